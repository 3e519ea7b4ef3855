//! The order of the vertices in their layers, with few crossings.
//!
//! Barycentre sweeps (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures", 1981), then
//! sifting (Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing minimization", 1999), which tries each
//! vertex at each place of its layer, and among those with equally few crossings keeps the one nearest to the order of keys; from several starts, the first of which is the given order and so keeps a picture stable
//! when little changes; in the others, each vertex has a random place that depends on its key alone.

use super::crossing::{count, inversions};
use super::net::{HIGH, Kind, LOW, Net};
use super::seed;

/// How many pairs of orgs out of order weigh as much as a turn longer by a place.
const TURN: i64 = 4;

/// How much is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// Orders to start from.
    pub(super) starts: usize,
    /// Barycentre sweeps from each.
    pub(super) sweeps: usize,
    /// Rounds of sifting at most.
    pub(super) rounds: usize,
    /// How many places far a vertex is tried from its own.
    pub(super) reach: usize,
}

/// Orders each layer. Of equally good orders the one found first stays. Returns the crossings left.
pub(super) fn order(net: &mut Net, effort: Effort) -> u64 {
    let mut best = (count(net), disorder(net));
    let mut kept = net.layers.clone();
    let given = net.layers.clone();
    for start in 0..effort.starts {
        restore(net, &given);
        if start > 0 {
            for layer in 0..net.layers.len() {
                scatter(net, layer, start);
            }
        }
        sweep(net, effort.sweeps, start % 2 == 1);
        sift(net, effort.rounds, effort.reach, &[]);
        let found = (count(net), disorder(net));
        if found < best {
            best = found;
            kept.clone_from(&net.layers);
        }
    }
    restore(net, &kept);
    best.0
}

/// Puts a layer into an order between that of the keys and, in later starts, chance.
#[expect(
    clippy::cast_precision_loss,
    reason = "places are small, and of chance the upper bits do"
)]
fn scatter(net: &mut Net, layer: usize, start: usize) {
    let size = net.layers[layer].len() as f64;
    let strength = [0.25, 0.5, 1.0, 4.0][start % 4] * size;
    let chance =
        |vertex: usize| (seed::mix(net.seeds[vertex], start) >> 40) as f64 / (1u64 << 24) as f64;
    let mut keyed: Vec<(f64, usize)> = net.layers[layer]
        .iter()
        .enumerate()
        .map(|(at, &vertex)| (at as f64 + strength * chance(vertex), vertex))
        .collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    net.set_layer(layer, keyed.into_iter().map(|(_, vertex)| vertex).collect());
}

fn restore(net: &mut Net, layers: &[Vec<usize>]) {
    for (layer, order) in layers.iter().enumerate() {
        net.set_layer(layer, order.clone());
    }
}

/// Sorts layer after layer by the mean place of the neighbours, there and back, and keeps the best.
fn sweep(net: &mut Net, sweeps: usize, is_backward_first: bool) {
    let layers = net.layers.len();
    let mut best = count(net);
    let mut kept = net.layers.clone();
    for turn in 0..sweeps {
        let is_backward = (turn % 2 == 1) != is_backward_first;
        for step in 0..layers {
            let layer = if is_backward { layers - 1 - step } else { step };
            // The last sweeps look to both sides.
            let weight = if turn + 2 >= sweeps { 1.0 } else { 0.0 };
            let weights = if is_backward {
                [weight, 1.0]
            } else {
                [1.0, weight]
            };
            sort_by_mean(net, layer, weights);
        }
        let crossings = count(net);
        if crossings < best {
            best = crossings;
            kept.clone_from(&net.layers);
        }
    }
    restore(net, &kept);
}

#[expect(clippy::cast_precision_loss, reason = "places are small")]
fn sort_by_mean(net: &mut Net, layer: usize, weights: [f64; 2]) {
    let size = net.layers[layer].len() as f64;
    let mut keyed: Vec<(f64, usize)> = Vec::with_capacity(net.layers[layer].len());
    for (at, &vertex) in net.layers[layer].iter().enumerate() {
        let (mut sum, mut mass) = (0.0, 0.0);
        for side in [LOW, HIGH] {
            let Some(beside) = net.beside(layer, side) else {
                continue;
            };
            let others = net.layers[beside].len() as f64;
            for &other in &net.near[side][vertex] {
                sum += weights[side] * (net.position[other] as f64 + 0.5) / others;
                mass += weights[side];
            }
            for &other in &net.turns[side][vertex] {
                sum += 0.5 * (net.position[other] as f64 + 0.5) / size;
                mass += 0.5;
            }
        }
        let mean = if mass > 0.0 {
            sum / mass
        } else {
            (at as f64 + 0.5) / size
        };
        keyed.push((mean, vertex));
    }
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    net.set_layer(layer, keyed.into_iter().map(|(_, vertex)| vertex).collect());
}

/// Moves each vertex to the best place of its layer, until no layer gets better; those in `still`, which is sorted, stay as they are.
pub(super) fn sift(net: &mut Net, rounds: usize, reach: usize, still: &[usize]) {
    let mut is_stale = vec![true; net.layers.len()];
    for round in 0..rounds {
        let mut gained = false;
        for step in 0..net.layers.len() {
            let layer = if round % 2 == 0 {
                step
            } else {
                net.layers.len() - 1 - step
            };
            if !std::mem::take(&mut is_stale[layer]) || still.binary_search(&layer).is_ok() {
                continue;
            }
            if sift_layer(net, layer, reach) {
                gained = true;
                is_stale[layer] = true;
                for side in [LOW, HIGH] {
                    if let Some(beside) = net.beside(layer, side) {
                        is_stale[beside] = true;
                    }
                }
            }
        }
        if !gained {
            break;
        }
    }
}

/// Moves each vertex of a layer to its best place. Whether crossings went away.
fn sift_layer(net: &mut Net, layer: usize, reach: usize) -> bool {
    let size = net.layers[layer].len();
    if size < 2 {
        return false;
    }
    let mut vertices = net.layers[layer].clone();
    vertices.retain(|&vertex| !net.held[vertex]);
    vertices.sort_by_key(|&vertex| {
        (
            std::cmp::Reverse(net.near[LOW][vertex].len() + net.near[HIGH][vertex].len()),
            vertex,
        )
    });
    let ends = Ends::new(net, layer);
    let mut gained = false;
    for vertex in vertices {
        let from = net.position[vertex];
        let (mut best, mut to) = ((0i64, 0i64), from);
        for direction in [LOW, HIGH] {
            let mut change = (0i64, 0i64);
            let mut at = from;
            for _ in 0..reach {
                let beyond = if direction == LOW {
                    at.checked_sub(1)
                } else {
                    Some(at + 1).filter(|&next| next < size)
                };
                let Some(beyond) = beyond else { break };
                at = beyond;
                let other = net.layers[layer][at];
                let step = swap(net, &ends, vertex, other);
                let sign = if direction == HIGH { 1 } else { -1 };
                change.0 += sign * step;
                change.1 += sign * unsort(net, vertex, other);
                if change < best {
                    best = change;
                    to = at;
                }
            }
        }
        if best < (0, 0) {
            gained = true;
            let mut order = std::mem::take(&mut net.layers[layer]);
            order.remove(from);
            order.insert(to, vertex);
            net.set_layer(layer, order);
        }
    }
    gained
}

/// What it means for looks when `moved` steps from just before `other` to behind it: turns longer or shorter by a place, and an org more or less
/// out of the order of keys.
fn unsort(net: &Net, moved: usize, other: usize) -> i64 {
    let (Kind::Org(first), Kind::Org(second)) = (net.kinds[moved], net.kinds[other]) else {
        return 0;
    };
    let at = net.position[other];
    let longer = |vertex: usize| {
        if net.position[vertex] < at {
            TURN
        } else {
            -TURN
        }
    };
    let mut change = if first < second { 1 } else { -1 };
    for side in [LOW, HIGH] {
        change += net.turns[side][moved]
            .iter()
            .filter(|&&end| end != other)
            .map(|&end| longer(end))
            .sum::<i64>();
        change -= net.turns[side][other]
            .iter()
            .filter(|&&end| end != moved)
            .map(|&end| longer(end))
            .sum::<i64>();
    }
    change
}

/// How far from the order of keys the orgs are, in pairs.
fn disorder(net: &Net) -> u64 {
    let mut pairs = 0;
    for order in &net.layers {
        for (at, &vertex) in order.iter().enumerate() {
            let Kind::Org(node) = net.kinds[vertex] else {
                continue;
            };
            pairs += order[at + 1..]
                .iter()
                .filter(|&&other| matches!(net.kinds[other], Kind::Org(other) if other < node))
                .count() as u64;
            for side in [LOW, HIGH] {
                let ends = net.turns[side][vertex].iter().map(|&end| net.position[end]);
                pairs += ends
                    .map(|end| end.saturating_sub(at) as u64 * TURN.unsigned_abs())
                    .sum::<u64>();
            }
        }
    }
    pairs
}

/// The sorted places of each vertex's neighbours.
struct Ends {
    lists: [Vec<Vec<u32>>; 2],
    index: Vec<usize>,
}

impl Ends {
    fn new(net: &Net, layer: usize) -> Self {
        let mut index = vec![usize::MAX; net.kinds.len()];
        for (at, &vertex) in net.layers[layer].iter().enumerate() {
            index[vertex] = at;
        }
        let lists = [LOW, HIGH].map(|side| {
            let of = |&vertex: &usize| {
                let mut ends: Vec<u32> = net.near[side][vertex]
                    .iter()
                    .map(|&other| u32::try_from(net.position[other]).unwrap_or(u32::MAX))
                    .collect();
                ends.sort_unstable();
                ends
            };
            net.layers[layer].iter().map(of).collect()
        });
        Ends { lists, index }
    }

    fn of(&self, side: usize, vertex: usize) -> &[u32] {
        &self.lists[side][self.index[vertex]]
    }
}

/// What crossings change when `moved`, which stands just before `other`, steps behind it.
fn swap(net: &Net, ends: &Ends, moved: usize, other: usize) -> i64 {
    let mut change = 0;
    for side in [LOW, HIGH] {
        let (a, b) = (ends.of(side, moved), ends.of(side, other));
        if !a.is_empty() && !b.is_empty() {
            change += inversions(b, a) - inversions(a, b);
        }
        if !net.turns[side][moved].is_empty() || !net.turns[side][other].is_empty() {
            change += swap_turns(
                net,
                side,
                (moved, a.len()),
                (other, b.len()),
                net.position[other],
            );
        }
    }
    change
}

/// The part of turns in the change when `moved` steps from just before `other` to just behind it, which stands at `at`.
fn swap_turns(
    net: &Net,
    side: usize,
    moved: (usize, usize),
    other: (usize, usize),
    at: usize,
) -> i64 {
    let (moved, moved_edges) = moved;
    let (other, other_edges) = other;
    let sign = |vertex: usize| if net.position[vertex] < at { 1i64 } else { -1 };
    let edges = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut change = 0;
    for &w in &net.turns[side][moved] {
        if w != other {
            change += edges(other_edges) * sign(w);
        }
    }
    for &x in &net.turns[side][other] {
        if x != moved {
            change -= edges(moved_edges) * sign(x);
        }
    }
    for &w in net.turns[side][moved].iter().filter(|&&w| w != other) {
        for &x in net.turns[side][other]
            .iter()
            .filter(|&&x| x != moved && x != w)
        {
            let is_first = net.position[w] < net.position[x];
            change += match (sign(w), sign(x)) {
                (1, -1) => 1,
                (-1, 1) => -1,
                _ if is_first => -1,
                _ => 1,
            };
        }
    }
    change
}
