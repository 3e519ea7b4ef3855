//! Where vertices stand across the flow.
//!
//! Each layer in turn is put where its links are shortest in squares, in its order and with its gaps (isotonic regression), the layers
//! beside it standing still; there and back until it settles. Lines that pass are kept straight by weight. At each side of an org, its
//! lines leave at ports in the order of where they lead, each as near as it may to its line's height.

use super::expand::{Full, SIDES};
use super::net::{HIGH, Kind, LOW, Net};
use super::parts::{Flow, Parts};
use super::pava;
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
/// From the line to the words on it.
pub(super) const LIFT: f64 = 3.0;

/// The size across that an org needs for its lines.
pub(super) fn room_for_ports(lines: usize, style: &Style) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "lines are few")]
    let lines = lines as f64;
    // Many lines stand closer than few.
    let pitch = if lines > 12.0 { style.pitch * (12.0 / lines).sqrt().max(0.5) } else { style.pitch };
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
    let ports = Ports::new(net);
    let shares = shares(parts, net);
    ports.spread(&shares, &mut placed, style);
    for sweeps in SWEEPS {
        let pulls = pulls(parts, net, &placed);
        for _ in 0..sweeps {
            for layer in (0..net.layers.len()).chain((0..net.layers.len()).rev()) {
                settle(net, layer, &pulls, &mut placed, style);
            }
        }
        ports.fit(net, parts.flow, &shares, &mut placed, style);
    }
    for _ in 0..2 {
        let pulls = pulls(parts, net, &placed);
        for layer in 0..net.layers.len() {
            snap(net, layer, &pulls, &mut placed, style);
        }
        ports.fit(net, parts.flow, &shares, &mut placed, style);
    }
    placed
}

fn sizes(parts: &Parts, net: &Net, style: &Style) -> Vec<f64> {
    let of = |vertex: usize| match net.kinds[vertex] {
        Kind::Org(node) => {
            let lines = net.near[LOW][vertex].len().max(net.near[HIGH][vertex].len());
            parts.nodes[node].across.max(room_for_ports(lines, style) / parts.nodes[node].port_share)
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
        (Kind::Label(_), Kind::Label(_)) => 3.0,
        _ => style.pitch - THREAD,
    };
    f64::midpoint(placed.across[a], placed.across[b]) + space
}

fn gaps(net: &Net, layer: usize, placed: &Placed, style: &Style) -> Vec<f64> {
    let order = &net.layers[layer];
    let between = order.windows(2).map(|pair| gap(net, placed, style, pair[0], pair[1]));
    std::iter::once(0.0).chain(between).take(order.len()).collect()
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
            pulls[a].push(Pull { other: b, weight, off });
            pulls[b].push(Pull { other: a, weight, off: -off });
        }
    }
    pulls
}

fn settle(net: &Net, layer: usize, pulls: &[Vec<Pull>], placed: &mut Placed, style: &Style) {
    let order = &net.layers[layer];
    let wish = |&vertex: &usize| {
        let (mut sum, mut mass) = (placed.middle[vertex] * 0.01, 0.01);
        for pull in &pulls[vertex] {
            sum += pull.weight * (placed.middle[pull.other] + pull.off);
            mass += pull.weight;
        }
        (sum / mass, mass)
    };
    let wishes: Vec<(f64, f64)> = order.iter().map(wish).collect();
    let places = pava::place(&wishes, &gaps(net, layer, placed, style), None);
    for (&vertex, place) in order.iter().zip(places) {
        placed.middle[vertex] = place;
    }
}

/// Moves each point of a line that is nearly level with a neighbour to its very height, where there is room.
fn snap(net: &Net, layer: usize, pulls: &[Vec<Pull>], placed: &mut Placed, style: &Style) {
    let order = &net.layers[layer];
    let gaps = gaps(net, layer, placed, style);
    for (at, &vertex) in order.iter().enumerate() {
        if matches!(net.kinds[vertex], Kind::Org(_)) {
            continue;
        }
        let low = if at == 0 { f64::NEG_INFINITY } else { placed.middle[order[at - 1]] + gaps[at] };
        let high = order.get(at + 1).map_or(f64::INFINITY, |&next| placed.middle[next] - gaps[at + 1]);
        let levels = pulls[vertex].iter().filter(|pull| pull.weight > 0.5).map(|pull| placed.middle[pull.other] + pull.off);
        let level = levels
            .filter(|level| (low..=high).contains(level) && (level - placed.middle[vertex]).abs() < SNAP)
            .min_by(|a, b| (a - placed.middle[vertex]).abs().total_cmp(&(b - placed.middle[vertex]).abs()));
        if let Some(level) = level {
            placed.middle[vertex] = level;
        }
    }
}

/// Where lines leave the orgs: by side of an org, its lines in order.
struct Ports {
    sides: Vec<(usize, Vec<Port>)>,
}

#[derive(Clone, Copy, Debug)]
struct Port {
    chain: usize,
    is_last: bool,
    /// The vertex beside the org.
    next: usize,
}

impl Ports {
    fn new(net: &Net) -> Self {
        let mut by_side = [vec![Vec::new(); net.kinds.len()], vec![Vec::new(); net.kinds.len()]];
        for (chain, ends) in net.chains.iter().enumerate() {
            let count = ends.vertices.len();
            for (is_last, org, next) in [(false, 0, 1), (true, count - 1, count - 2)] {
                let (org, next) = (ends.vertices[org], ends.vertices[next]);
                let side = if net.layer[next] < net.layer[org] { LOW } else { HIGH };
                by_side[side][org].push(Port { chain, is_last, next });
            }
        }
        let mut sides = Vec::new();
        for side in SIDES {
            for (org, ports) in by_side[side].iter_mut().enumerate() {
                if !ports.is_empty() {
                    ports.sort_by_key(|port| (net.position[port.next], port.chain));
                    sides.push((org, std::mem::take(ports)));
                }
            }
        }
        Ports { sides }
    }

    /// Spreads the ports of each side evenly.
    #[expect(clippy::cast_precision_loss, reason = "ports are few")]
    fn spread(&self, shares: &[f64], placed: &mut Placed, style: &Style) {
        for (org, ports) in &self.sides {
            let (pitch, _) = pitch(placed.across[*org] * shares[*org], ports.len(), style);
            for (at, port) in ports.iter().enumerate() {
                placed.ports[port.chain][usize::from(port.is_last)] = (at as f64 - (ports.len() - 1) as f64 / 2.0) * pitch;
            }
        }
    }

    /// Moves the ports of each side as near as they may to the heights of what they lead to.
    fn fit(&self, net: &Net, flow: Flow, shares: &[f64], placed: &mut Placed, style: &Style) {
        for (org, ports) in &self.sides {
            let (pitch, far) = pitch(placed.across[*org] * shares[*org], ports.len(), style);
            let wish = |port: &Port| {
                let off = match net.kinds[port.next] {
                    Kind::Label(_) => line_of_label(flow, placed.across[port.next]),
                    Kind::Pass(_) => 0.0,
                    Kind::Org(_) => {
                        let other = placed.ports[port.chain][usize::from(!port.is_last)];
                        // Two orgs side by side: half the way to a level line.
                        let own = placed.ports[port.chain][usize::from(port.is_last)];
                        let level = placed.middle[port.next] + other - placed.middle[*org];
                        return (f64::midpoint(own, level), 1.0);
                    }
                };
                (placed.middle[port.next] + off - placed.middle[*org], 1.0)
            };
            let wishes: Vec<(f64, f64)> = ports.iter().map(wish).collect();
            let places = pava::place(&wishes, &vec![pitch; ports.len()], Some((-far, far)));
            for (port, place) in ports.iter().zip(places) {
                placed.ports[port.chain][usize::from(port.is_last)] = place;
            }
        }
    }
}

/// The distance of ports on a side, and how far from its middle they may be.
#[expect(clippy::cast_precision_loss, reason = "ports are few")]
fn pitch(across: f64, ports: usize, style: &Style) -> (f64, f64) {
    let far = (across / 2.0 - 5.0).max(0.0);
    let room = if ports > 1 { 2.0 * far / (ports - 1) as f64 } else { f64::INFINITY };
    (room.min(style.pitch), far)
}
