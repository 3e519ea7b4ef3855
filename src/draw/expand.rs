//! The full net: the skeleton with layers of labels between its columns.
//!
//! Each link's words are a vertex of their own in one gap between two columns. A gap with many has several layers of labels, so that it is
//! not much higher than the columns beside it.

use super::gaps::{Crosser, choose_gaps, in_gap, upper};
use super::net::{Chain, HIGH, Kind, LOW, Net};
use super::parts::Parts;
use super::scene::Style;

/// The full net, and which of its layers are columns of orgs.
#[derive(Clone, Debug)]
pub(super) struct Full {
    pub(super) net: Net,
    /// By column: its layer.
    pub(super) columns: Vec<usize>,
}

/// Builds the full net from an ordered skeleton.
pub(super) fn expand(parts: &Parts, skeleton: &Net, heights: &[f64], style: &Style) -> Full {
    let gaps = choose_gaps(parts, skeleton, heights, style);
    let mut full = Full {
        net: Net::default(),
        columns: Vec::new(),
    };
    let net = &mut full.net;
    let mut vertices: Vec<Vec<usize>> = vec![Vec::new(); skeleton.chains.len()];
    let mut far_ends: Vec<Vec<usize>> = vec![Vec::new(); skeleton.chains.len()];
    for gap in 0..=skeleton.layers.len() {
        let crossers = in_gap(skeleton, gap, &gaps.of_chain);
        for sub in 0..gaps.layers[gap] {
            net.layers.push(Vec::new());
            let layer = net.layers.len() - 1;
            let mut labels = 0;
            for crosser in &crossers {
                let count = gaps.layers[gap];
                let is_here = crosser.is_label
                    && (crosser.turn.is_some() || {
                        labels += 1;
                        (labels - 1) % count == sub
                    });
                if crosser
                    .turn
                    .is_some_and(|turn| sub != if turn.side == HIGH { 0 } else { count - 1 })
                {
                    continue;
                }
                let vertex = add(parts, skeleton, net, crosser, layer, is_here);
                match crosser.turn {
                    Some(turn) if turn.is_last => far_ends[crosser.chain].push(vertex),
                    _ => vertices[crosser.chain].push(vertex),
                }
            }
        }
        if gap < skeleton.layers.len() {
            net.layers.push(Vec::new());
            let layer = net.layers.len() - 1;
            full.columns.push(layer);
            for &old in &skeleton.layers[gap] {
                let vertex = net.add(skeleton.kinds[old], layer, skeleton.seeds[old]);
                if let Kind::Pass(line) = skeleton.kinds[old] {
                    vertices[line].push(vertex);
                }
            }
        }
    }
    join(skeleton, net, &vertices, &far_ends);
    full
}

/// Adds a line's point in a gap.
fn add(
    parts: &Parts,
    skeleton: &Net,
    net: &mut Net,
    crosser: &Crosser,
    layer: usize,
    is_label: bool,
) -> usize {
    let line = skeleton.chains[crosser.chain].line;
    let kind = if is_label {
        Kind::Label(line)
    } else {
        Kind::Pass(line)
    };
    net.add(kind, layer, parts.lines[line].seed)
}

/// Makes the chains, whose vertices between the ends are given.
fn join(skeleton: &Net, net: &mut Net, between: &[Vec<usize>], far_ends: &[Vec<usize>]) {
    let mut org = vec![usize::MAX; skeleton.kinds.len()];
    for (vertex, kind) in net.kinds.iter().enumerate() {
        if let Kind::Org(node) = *kind {
            if org.len() <= node {
                org.resize(node + 1, usize::MAX);
            }
            org[node] = vertex;
        }
    }
    let org_of = |old: usize| match skeleton.kinds[old] {
        Kind::Org(node) => org[node],
        Kind::Label(_) | Kind::Pass(_) => usize::MAX,
    };
    for (number, chain) in skeleton.chains.iter().enumerate() {
        let (first, last) = (upper(skeleton, chain, false), upper(skeleton, chain, true));
        let mut vertices = vec![org_of(first)];
        vertices.extend(&between[number]);
        let turn = chain.turn.map(|(_, side)| (vertices.len() - 1, side));
        vertices.extend(&far_ends[number]);
        vertices.push(org_of(last));
        for (at, pair) in vertices.windows(2).enumerate() {
            match turn {
                Some((place, side)) if place == at => net.turn(pair[0], pair[1], side),
                _ if net.layer[pair[0]] < net.layer[pair[1]] => net.join(pair[0], pair[1]),
                _ => net.join(pair[1], pair[0]),
            }
        }
        let is_against = chain.is_against != (chain.turn.is_some() && first != chain.vertices[0]);
        net.chains.push(Chain {
            line: chain.line,
            vertices,
            turn,
            is_against,
        });
    }
}

/// The sides of a layer, for those who walk both.
pub(super) const SIDES: [usize; 2] = [LOW, HIGH];
