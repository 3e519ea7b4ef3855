//! Where vertices stand across the flow.
//!
//! Each layer in turn is put where its links are shortest in squares, in its order and with its gaps (isotonic regression), the layers
//! beside it standing still; there and back until it settles. Lines that pass are kept straight by weight. At each side of an org, its
//! lines leave at ports in the order of where they lead, each as near as it may to its line's height.

use super::along::height;
use super::expand::Full;
use super::net::{HIGH, Kind, LOW, Net};
use super::parts::{Flow, Parts};
use super::pava;
use super::ports::Ports;
use super::scene::Style;

/// Where each vertex of a full net stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// By vertex: its middle.
    pub(super) middle: Vec<f64>,
    /// By vertex: its size across.
    pub(super) across: Vec<f64>,
    /// By chain: how far from the middle of its first and of its last org it leaves them.
    pub(super) ports: Vec<[f64; 2]>,
}

/// How often layers are put in place there and back, before and after the ports.
const SWEEPS: [usize; 3] = [12, 6, 3];
/// How strongly an org is drawn to where it stands when its column is stacked around the middle, where a line draws it with 1: what
/// hangs on it then follows a new line less far.
const HOME: f64 = 0.5;
/// How far from the height of a neighbour a point of a line snaps to it.
const SNAP: f64 = 9.0;

/// An edge as its end sees it.
#[derive(Clone, Copy, Debug)]
struct Pull {
    other: usize,
    weight: f64,
    /// How much higher the other end's line is than its middle, less the same of the own.
    off: f64,
}

/// Room that a line takes where it passes.
const THREAD: f64 = 2.0;
/// The least width of a turn.
const HAIRPIN: f64 = 9.0;
/// From the line to the words on it.
pub(super) const LIFT: f64 = 3.0;

/// The size across that an org needs for its lines.
pub(super) fn room_for_ports(lines: usize, style: &Style) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "lines are few")]
    let lines = lines as f64;
    // Many lines stand closer than few.
    let pitch = if lines > 12.0 {
        style.pitch * (12.0 / lines).sqrt().max(0.5)
    } else {
        style.pitch
    };
    lines * pitch + 4.0
}

/// Puts the vertices of a net in place.
pub(super) fn place(parts: &Parts, full: &Full, style: &Style) -> Placed {
    let net = &full.net;
    let mut placed = Placed {
        middle: vec![0.0; net.kinds.len()],
        across: sizes(parts, net, style),
        ports: vec![[0.0; 2]; net.chains.len()],
    };
    stack(net, &mut placed, style);
    let homes = placed.middle.clone();
    let sides = Ports::new(net);
    let shares = shares(parts, net);
    sides.spread(&shares, &mut placed, style);
    for sweeps in SWEEPS {
        let pulls = pulls(parts, net, &placed);
        for _ in 0..sweeps {
            for layer in (0..net.layers.len()).chain((0..net.layers.len()).rev()) {
                let order = net.layers[layer].iter();
                let wishes: Vec<(f64, f64)> = order
                    .map(|&vertex| wish(parts, net, &pulls, &homes, &placed, vertex))
                    .collect();
                settle(net, layer, &wishes, &mut placed, style);
            }
        }
        sides.fit(net, parts.flow, &shares, &mut placed, style);
    }
    for _ in 0..3 {
        for chain in 0..net.chains.len() {
            straighten(parts, net, chain, &mut placed, style);
        }
        let pulls = pulls(parts, net, &placed);
        for layer in 0..net.layers.len() {
            snap(net, layer, &pulls, &mut placed, style);
        }
        sides.fit(net, parts.flow, &shares, &mut placed, style);
    }
    placed
}

fn sizes(parts: &Parts, net: &Net, style: &Style) -> Vec<f64> {
    let of = |vertex: usize| match net.kinds[vertex] {
        Kind::Org(node) => {
            let lines = net.near[LOW][vertex]
                .len()
                .max(net.near[HIGH][vertex].len());
            parts.nodes[node]
                .across
                .max(room_for_ports(lines, style) / parts.nodes[node].port_share)
        }
        Kind::Label(line) => match parts.flow {
            Flow::Right => parts.lines[line].words.1 + LIFT,
            Flow::Down => parts.lines[line].words.0 + LIFT + 3.0,
        },
        Kind::Pass(_) => THREAD,
    };
    (0..net.kinds.len()).map(of).collect()
}

/// By vertex: which part of its sides has ports.
fn shares(parts: &Parts, net: &Net) -> Vec<f64> {
    let of = |kind: &Kind| match *kind {
        Kind::Org(node) => parts.nodes[node].port_share,
        Kind::Label(_) | Kind::Pass(_) => 1.0,
    };
    net.kinds.iter().map(of).collect()
}

/// How far a label's line lies from its middle.
pub(super) fn line_of_label(flow: Flow, across: f64) -> f64 {
    match flow {
        Flow::Right => across / 2.0 - 1.0,
        Flow::Down => 1.0 - across / 2.0,
    }
}

/// The least distance between the middles of two neighbours in a layer.
fn gap(net: &Net, placed: &Placed, style: &Style, a: usize, b: usize) -> f64 {
    let space = match (net.kinds[a], net.kinds[b]) {
        (Kind::Org(_), Kind::Org(_)) => style.gap,
        (Kind::Org(_), _) | (_, Kind::Org(_)) => style.gap * 0.75,
        // The two ends of one turn.
        _ if net.turns.iter().any(|turns| turns[a].contains(&b)) => HAIRPIN,
        (Kind::Label(_), Kind::Label(_)) => 3.0,
        _ => style.pitch - THREAD,
    };
    f64::midpoint(placed.across[a], placed.across[b]) + space
}

fn gaps(net: &Net, layer: usize, placed: &Placed, style: &Style) -> Vec<f64> {
    let order = &net.layers[layer];
    let between = order
        .windows(2)
        .map(|pair| gap(net, placed, style, pair[0], pair[1]));
    std::iter::once(0.0)
        .chain(between)
        .take(order.len())
        .collect()
}

/// Stacks each layer closely around the middle.
fn stack(net: &Net, placed: &mut Placed, style: &Style) {
    for (layer, order) in net.layers.iter().enumerate() {
        let gaps = gaps(net, layer, placed, style);
        let mut at = -gaps.iter().sum::<f64>() / 2.0;
        for (&vertex, gap) in order.iter().zip(gaps) {
            at += gap;
            placed.middle[vertex] = at;
        }
    }
}

fn pulls(parts: &Parts, net: &Net, placed: &Placed) -> Vec<Vec<Pull>> {
    let mut pulls = vec![Vec::new(); net.kinds.len()];
    for (number, chain) in net.chains.iter().enumerate() {
        let last = chain.vertices.len() - 1;
        let off = |at: usize| match net.kinds[chain.vertices[at]] {
            Kind::Org(_) => placed.ports[number][usize::from(at == last)],
            Kind::Label(_) => line_of_label(parts.flow, placed.across[chain.vertices[at]]),
            Kind::Pass(_) => 0.0,
        };
        for at in 0..last {
            let (a, b) = (chain.vertices[at], chain.vertices[at + 1]);
            let is_org = |vertex: usize| matches!(net.kinds[vertex], Kind::Org(_));
            let weight = match (is_org(a), is_org(b)) {
                _ if chain.turn.is_some_and(|(place, _)| place == at) => 0.05,
                (false, false) => 5.0,
                _ if chain.turn.is_some() => 2.0,
                _ => 1.0,
            };
            let off = off(at + 1) - off(at);
            pulls[a].push(Pull {
                other: b,
                weight,
                off,
            });
            pulls[b].push(Pull {
                other: a,
                weight,
                off: -off,
            });
        }
    }
    pulls
}

/// Where a vertex would stand if it had its layer to itself, and how much that weighs.
fn wish(
    parts: &Parts,
    net: &Net,
    pulls: &[Vec<Pull>],
    homes: &[f64],
    placed: &Placed,
    vertex: usize,
) -> (f64, f64) {
    let is_homely = parts.flow == Flow::Right && matches!(net.kinds[vertex], Kind::Org(_));
    let home = if is_homely { HOME } else { 0.0 };
    let mut sum = placed.middle[vertex] * 0.01 + homes[vertex] * home;
    let mut mass = 0.01 + home;
    for pull in &pulls[vertex] {
        sum += pull.weight * (placed.middle[pull.other] + pull.off);
        mass += pull.weight;
    }
    (sum / mass, mass)
}

fn settle(net: &Net, layer: usize, wishes: &[(f64, f64)], placed: &mut Placed, style: &Style) {
    let order = &net.layers[layer];
    let middles = pava::place(wishes, &gaps(net, layer, placed, style), None);
    for (&vertex, place) in order.iter().zip(middles) {
        placed.middle[vertex] = place;
    }
}

/// Brings the points of a line between its orgs, or as many in a row as may be, to one height.
fn straighten(parts: &Parts, net: &Net, chain: usize, placed: &mut Placed, style: &Style) {
    let way = &net.chains[chain];
    let last = way.vertices.len() - 1;
    if way.turn.is_some() || last < 3 {
        return;
    }
    let off = |placed: &Placed, at: usize| {
        height(parts, net, placed, chain, at) - placed.middle[way.vertices[at]]
    };
    let ends = [0, last].map(|at| height(parts, net, placed, chain, at));
    let mut at = 1;
    while at < last {
        // The longest run from here with a height that all of it may have.
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        let (mut end, mut sum) = (at, 0.0);
        while end < last {
            let room = free(net, placed, style, way.vertices[end]);
            let line = off(placed, end);
            let (down, up) = (low.max(room.0 + line), high.min(room.1 + line));
            if down > up {
                break;
            }
            (low, high) = (down, up);
            sum += height(parts, net, placed, chain, end);
            end += 1;
        }
        if end == at {
            at += 1;
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "lines pass few layers")]
        let mean = sum / (end - at) as f64;
        // Level with an org, if that is near, else in the middle of where it was.
        let near = ends.into_iter().filter(|level| (level - mean).abs() < SNAP);
        let level = near
            .min_by(|a, b| (a - mean).abs().total_cmp(&(b - mean).abs()))
            .unwrap_or(mean)
            .clamp(low, high);
        for point in at..end {
            placed.middle[way.vertices[point]] = level - off(placed, point);
        }
        at = end;
    }
}

/// Between which heights a vertex may stand while its neighbours stay.
fn free(net: &Net, placed: &Placed, style: &Style, vertex: usize) -> (f64, f64) {
    let order = &net.layers[net.layer[vertex]];
    let at = net.position[vertex];
    let before = at.checked_sub(1).map(|before| order[before]);
    let low = before.map_or(f64::NEG_INFINITY, |other| {
        placed.middle[other] + gap(net, placed, style, other, vertex)
    });
    let high = order.get(at + 1).map_or(f64::INFINITY, |&other| {
        placed.middle[other] - gap(net, placed, style, vertex, other)
    });
    // Rounding may leave a neighbour a trifle too near.
    (
        low.min(placed.middle[vertex]),
        high.max(placed.middle[vertex]),
    )
}

/// Moves each point of a line that is nearly level with a neighbour to its very height, where there is room.
fn snap(net: &Net, layer: usize, pulls: &[Vec<Pull>], placed: &mut Placed, style: &Style) {
    let order = &net.layers[layer];
    let gaps = gaps(net, layer, placed, style);
    for (at, &vertex) in order.iter().enumerate() {
        if matches!(net.kinds[vertex], Kind::Org(_)) {
            continue;
        }
        let low = if at == 0 {
            f64::NEG_INFINITY
        } else {
            placed.middle[order[at - 1]] + gaps[at]
        };
        let high = order
            .get(at + 1)
            .map_or(f64::INFINITY, |&next| placed.middle[next] - gaps[at + 1]);
        let levels = pulls[vertex]
            .iter()
            .filter(|pull| pull.weight > 0.5)
            .map(|pull| placed.middle[pull.other] + pull.off);
        let level = levels
            .filter(|level| {
                (low..=high).contains(level) && (level - placed.middle[vertex]).abs() < SNAP
            })
            .min_by(|a, b| {
                (a - placed.middle[vertex])
                    .abs()
                    .total_cmp(&(b - placed.middle[vertex]).abs())
            });
        if let Some(level) = level {
            placed.middle[vertex] = level;
        }
    }
}
