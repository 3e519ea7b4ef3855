//! An order of small pictures that a small edit changes little.
//!
//! One column is put in order, that with most lines; every other vertex stands at the mean of its neighbours, as points on springs do
//! whose ends are held (Tutte, "How to draw a graph", 1963). A line more moves its own ends and what hangs on them, and nothing else, as long as
//! the column keeps its order. That is the one with the fewest crossings, where an inversion of the order of keys counts half a crossing: it
//! takes more than one crossing to turn it over.
//!
//! Where somebody has put the orgs in order, all of these are held, and that is their order.

use super::crossing::count;
use super::net::{HIGH, Kind, LOW, Net};
use super::order::{Effort, sift};
use super::parts::Parts;
use super::skeleton::find;

/// What a crossing weighs, where two orgs out of the order of keys weigh 1.
const CROSSING: u64 = 2;
/// What a neighbour farther from the column weighs, where one on the way to it weighs 1.
const BEYOND: f64 = 0.3;
/// How often places are evened out there and back: more changes no order.
const PASSES: usize = 10;
/// A column of more orgs has too many orders to search.
const FEW: usize = 14;
/// How many orgs side by side are moved together at most.
const BLOCK: usize = 3;

/// A net whose layers are in the order of keys, about to be ordered.
struct Springs<'n> {
    net: &'n mut Net,
    root: usize,
    /// The orgs whose places are held, in groups that are each in order.
    held: Vec<Vec<usize>>,
    /// How far below the group before each group starts, in heights of one.
    apart: f64,
    /// By vertex: its place.
    place: Vec<f64>,
}

/// Puts the orgs that have a rank in that order in each layer, and everything else where its lines cross least. Whether any has one: else
/// nothing is done.
pub(super) fn order_as_given(parts: &Parts, net: &mut Net, effort: Effort) -> bool {
    let rank = |vertex: usize| match net.kinds[vertex] {
        Kind::Org(node) => parts.nodes[node].rank,
        Kind::Label(_) | Kind::Pass(_) => None,
    };
    let of_layer = |layer: &Vec<usize>| {
        let ranked = layer
            .iter()
            .filter_map(|&vertex| Some((rank(vertex)?, vertex)));
        let mut ranked: Vec<(usize, usize)> = ranked.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, vertex)| vertex).collect()
    };
    let held: Vec<Vec<usize>> = net.layers.iter().map(of_layer).collect();
    if held.iter().all(Vec::is_empty) {
        return false;
    }
    let root = fullest(net, |_| true);
    Springs::new(net, root, held, 0.0).settle();
    sift(net, effort.rounds, effort.reach, &[]);
    true
}

/// Orders each layer of a small net. Whether it was small enough: else nothing is done.
pub(super) fn order_by_root(parts: &Parts, net: &mut Net) -> bool {
    let root = fullest(net, |_| true);
    let held = groups(parts, net, root);
    if held.iter().any(|group| group.len() > FEW) {
        return false;
    }
    let mut springs = Springs::new(net, root, held, 1.0);
    for group in 0..springs.held.len() {
        springs.search(group);
    }
    springs.settle();
    true
}

/// The layer whose wanted orgs have most lines, the first of several.
fn fullest(net: &Net, is_wanted: impl Fn(usize) -> bool) -> usize {
    let lines = |layer: usize| -> usize {
        let orgs = orgs(net, layer).filter(|&vertex| is_wanted(vertex));
        orgs.map(|vertex| net.near[LOW][vertex].len() + net.near[HIGH][vertex].len() + 1)
            .sum()
    };
    let layers = 0..net.layers.len();
    layers
        .max_by_key(|&layer| (lines(layer), std::cmp::Reverse(layer)))
        .unwrap_or(0)
}

fn orgs(net: &Net, layer: usize) -> impl Iterator<Item = usize> + '_ {
    let is_org = |&vertex: &usize| matches!(net.kinds[vertex], Kind::Org(_));
    net.layers[layer].iter().copied().filter(is_org)
}

/// The orgs of the column, then for each component that has none there those of its own fullest layer.
fn groups(parts: &Parts, net: &Net, root: usize) -> Vec<Vec<usize>> {
    let mut component: Vec<usize> = (0..parts.nodes.len()).collect();
    for chain in &net.chains {
        let line = &parts.lines[chain.line];
        let (a, b) = (
            find(&mut component, line.from),
            find(&mut component, line.to),
        );
        component[a.max(b)] = a.min(b);
    }
    let mut of = |vertex: usize| match net.kinds[vertex] {
        Kind::Org(node) => find(&mut component, node),
        Kind::Label(line) | Kind::Pass(line) => find(&mut component, parts.lines[line].from),
    };
    let of: Vec<usize> = (0..net.kinds.len()).map(&mut of).collect();
    let mut groups = vec![orgs(net, root).collect::<Vec<_>>()];
    let mut seen: Vec<usize> = groups[0].iter().map(|&vertex| of[vertex]).collect();
    for vertex in 0..net.kinds.len() {
        if !seen.contains(&of[vertex]) {
            seen.push(of[vertex]);
            let own = |other: usize| of[other] == of[vertex];
            let layer = fullest(net, own);
            groups.push(orgs(net, layer).filter(|&other| own(other)).collect());
        }
    }
    groups
}

impl<'n> Springs<'n> {
    fn new(net: &'n mut Net, root: usize, held: Vec<Vec<usize>>, apart: f64) -> Self {
        for &vertex in held.iter().flatten() {
            net.held[vertex] = true;
        }
        Springs {
            place: vec![0.5; net.kinds.len()],
            net,
            root,
            held,
            apart,
        }
    }

    /// Finds the best order of a group: by moving up to three orgs at a time, perhaps turned round, as long as something is gained.
    fn search(&mut self, group: usize) {
        let count = self.held[group].len();
        let mut best = self.settle();
        loop {
            let mut found = (best, self.held[group].clone());
            for length in 1..=BLOCK.min(count / 2) {
                for (from, to) in (0..=count - length)
                    .flat_map(|from| (0..=count - length).map(move |to| (from, to)))
                    .filter(|(from, to)| from != to)
                {
                    for is_turned in [false, true] {
                        if is_turned && length == 1 {
                            continue;
                        }
                        let kept = self.held[group].clone();
                        let mut block: Vec<usize> =
                            self.held[group].drain(from..from + length).collect();
                        if is_turned {
                            block.reverse();
                        }
                        self.held[group].splice(to..to, block);
                        let cost = self.settle();
                        if cost < found.0 {
                            found = (cost, self.held[group].clone());
                        }
                        self.held[group] = kept;
                    }
                }
            }
            if found.0 == best {
                return;
            }
            (best, self.held[group]) = found;
        }
    }

    /// Puts everything where its springs pull it, and the layers in that order. Returns what the order costs.
    #[expect(clippy::cast_precision_loss, reason = "places are small")]
    fn settle(&mut self) -> u64 {
        self.place.fill(0.5);
        let mut inverted = 0;
        for (number, group) in self.held.iter().enumerate() {
            for (at, &vertex) in group.iter().enumerate() {
                let within = (at as f64 + 0.5) / group.len() as f64;
                self.place[vertex] = number as f64 * self.apart + within;
                inverted += group[..at].iter().filter(|&&other| other > vertex).count() as u64;
            }
        }
        let layers = self.net.layers.len();
        for _ in 0..PASSES {
            for layer in (0..layers).chain((0..layers).rev()) {
                self.even_out(layer);
            }
        }
        for layer in 0..layers {
            let mut order = self.net.layers[layer].clone();
            // Rounded, so that those pulled alike are in the order of keys.
            #[expect(clippy::cast_possible_truncation, reason = "places are small")]
            order.sort_by_key(|&vertex| ((self.place[vertex] * 1e6).round() as i64, vertex));
            self.net.set_layer(layer, order);
        }
        count(self.net) * CROSSING + inverted
    }

    fn even_out(&mut self, layer: usize) {
        for &vertex in &self.net.layers[layer] {
            if self.net.held[vertex] {
                continue;
            }
            let (mut sum, mut mass) = (0.0, 0.0);
            for side in [LOW, HIGH] {
                for &other in &self.net.near[side][vertex] {
                    let far = self.net.layer[other].abs_diff(self.root);
                    let leads_on = layer != self.root && far > layer.abs_diff(self.root);
                    let weight = if leads_on { BEYOND } else { 1.0 };
                    sum += weight * self.place[other];
                    mass += weight;
                }
                for &other in &self.net.turns[side][vertex] {
                    sum += BEYOND * self.place[other];
                    mass += BEYOND;
                }
            }
            if mass > 0.0 {
                self.place[vertex] = sum / mass;
            }
        }
    }
}
