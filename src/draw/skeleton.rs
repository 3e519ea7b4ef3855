//! The net of orgs alone: links as edges from column to column, through passing points where they pass one.
//!
//! Labels do not matter to crossings: whatever order two columns have, the labels between them can be put so that no line crosses another
//! more often than it must. So the search for good orders is done here, where there is least to order.

use super::columns::Ranks;
use super::net::{Chain, HIGH, Kind, LOW, Net};
use super::parts::Parts;

/// Builds the net of the first so many lines for a division into layers. Vertices are in the order of the nodes, those that pass after them.
pub(super) fn skeleton(parts: &Parts, ranks: &Ranks, lines: usize) -> Net {
    let mut net = Net::with_layers(ranks.layers);
    let mut vertex = vec![usize::MAX; parts.nodes.len()];
    for node in parts.linked() {
        vertex[node] = net.add(Kind::Org(node), ranks.layer[node], parts.nodes[node].seed);
    }
    let sides = turn_sides(parts, ranks);
    for (number, line) in parts.lines.iter().enumerate().take(lines) {
        let (from, to) = (ranks.layer[line.from], ranks.layer[line.to]);
        let is_against = from > to;
        let (low, high) = if is_against {
            (line.to, line.from)
        } else {
            (line.from, line.to)
        };
        let mut vertices = vec![vertex[low]];
        let mut turn = None;
        if from == to {
            net.turn(vertex[low], vertex[high], sides[from]);
            turn = Some((0, sides[from]));
        } else {
            for layer in from.min(to) + 1..from.max(to) {
                vertices.push(net.add(Kind::Pass(number), layer, line.seed));
            }
        }
        vertices.push(vertex[high]);
        if turn.is_none() {
            for pair in vertices.windows(2) {
                net.join(pair[0], pair[1]);
            }
        }
        net.chains.push(Chain {
            line: number,
            vertices,
            turn,
            is_against,
        });
    }
    net
}

/// On which side the turns of each layer are: the outer one of the first and the last, else where fewer lines leave.
fn turn_sides(parts: &Parts, ranks: &Ranks) -> Vec<usize> {
    let mut leaving = vec![[0usize; 2]; ranks.layers];
    for line in &parts.lines {
        let (a, b) = (ranks.layer[line.from], ranks.layer[line.to]);
        let (low, high) = (a.min(b), a.max(b));
        if low < high {
            leaving[low..high]
                .iter_mut()
                .for_each(|layer| layer[HIGH] += 1);
            leaving[low + 1..=high]
                .iter_mut()
                .for_each(|layer| layer[LOW] += 1);
        }
    }
    leaving
        .iter()
        .map(|[low, high]| if low <= high { LOW } else { HIGH })
        .collect()
}

/// Sorts the layers by connected component, the largest first, so that no line of one crosses another's.
pub(super) fn part_components(parts: &Parts, net: &mut Net) {
    let mut root: Vec<usize> = (0..parts.nodes.len()).collect();
    for chain in &net.chains {
        let line = &parts.lines[chain.line];
        let (a, b) = (find(&mut root, line.from), find(&mut root, line.to));
        root[a.max(b)] = a.min(b);
    }
    let mut size = vec![0usize; parts.nodes.len()];
    for node in parts.linked() {
        size[find(&mut root, node)] += 1;
    }
    for layer in 0..net.layers.len() {
        let mut order = net.layers[layer].clone();
        order.sort_by_cached_key(|&vertex| {
            let node = match net.kinds[vertex] {
                Kind::Org(node) => node,
                Kind::Label(line) | Kind::Pass(line) => parts.lines[line].from,
            };
            let root = find(&mut root, node);
            (std::cmp::Reverse(size[root]), root)
        });
        net.set_layer(layer, order);
    }
}

/// The node that stands for the set of a node.
pub(super) fn find(root: &mut [usize], mut node: usize) -> usize {
    while root[node] != node {
        root[node] = root[root[node]];
        node = root[node];
    }
    node
}
