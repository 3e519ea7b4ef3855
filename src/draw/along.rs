//! Where layers stand along the flow, and the lanes in which turns lead around.

use super::expand::{Full, SIDES};
use super::net::{HIGH, Kind, LOW, Net};
use super::parts::{Flow, Parts};
use super::place::Placed;
use super::scene::Style;

/// A layer's stretch along the flow, with the lanes at its sides.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stretch {
    pub(super) start: f64,
    pub(super) end: f64,
    /// How far the lanes reach beyond the start and the end.
    pub(super) lanes: [f64; 2],
}

/// Where everything stands along the flow.
#[derive(Clone, Debug)]
pub(super) struct Along {
    pub(super) layers: Vec<Stretch>,
    /// By chain: how far from its layer its turn is, where it has one.
    pub(super) turns: Vec<f64>,
}

/// The first lane's distance from its layer, in pitches.
const FIRST: f64 = 1.6;
/// How much wider a channel gets for each pixel that its lines climb in the mean, and by how much at most. One steep line more hardly counts,
/// so that it does not move all that stands beyond.
const SLOPE: (f64, f64) = (0.2, 80.0);

/// Puts the layers one after another, each as wide as its widest, the channels between as wide as their lines climb.
/// `least` are least widths of columns.
pub(super) fn along(
    parts: &Parts,
    full: &Full,
    placed: &Placed,
    least: &[f64],
    style: &Style,
) -> Along {
    let net = &full.net;
    let (turns, lanes) = lanes(net, placed, style);
    let climbs = climbs(parts, net, placed);
    let mut layers = vec![Stretch::default(); net.layers.len()];
    let mut at = 0.0;
    for layer in 0..net.layers.len() {
        let mut size = thickness(parts, net, layer);
        if let Ok(column) = full.columns.binary_search(&layer) {
            size = size.max(least[column]);
        }
        let mut reach = [0.0; 2];
        for side in SIDES {
            if lanes[side][layer] > 0 {
                #[expect(clippy::cast_precision_loss, reason = "lanes are few")]
                let beyond = (lanes[side][layer] - 1) as f64;
                reach[side] = (FIRST + beyond) * style.pitch + 2.0;
            }
        }
        at += reach[LOW];
        layers[layer] = Stretch {
            start: at,
            end: at + size,
            lanes: reach,
        };
        at += size + reach[HIGH];
        if let Some(climbs) = climbs.get(layer) {
            let arrows = [layer, layer + 1]
                .iter()
                .filter(|layer| full.columns.binary_search(layer).is_ok())
                .count();
            #[expect(clippy::cast_precision_loss, reason = "two at most")]
            let stubs = arrows as f64 * style.arrow;
            at += (style.channel * 0.7).min(6.0 + climbs.most * 1.5)
                + (climbs.mean() * SLOPE.0).min(SLOPE.1)
                + stubs;
        }
    }
    Along { layers, turns }
}

fn thickness(parts: &Parts, net: &Net, layer: usize) -> f64 {
    let of = |&vertex: &usize| match net.kinds[vertex] {
        Kind::Org(node) => parts.nodes[node].along,
        Kind::Label(line) if parts.flow == Flow::Right => parts.lines[line].words.0 + 4.0,
        Kind::Label(line) => parts.lines[line].words.1,
        Kind::Pass(_) => 0.0,
    };
    net.layers[layer].iter().map(of).fold(0.0, f64::max)
}

/// How far the lines of a channel climb.
#[derive(Clone, Copy, Debug, Default)]
struct Climbs {
    most: f64,
    sum: f64,
    count: u32,
}

impl Climbs {
    fn mean(&self) -> f64 {
        self.sum / f64::from(self.count.max(1))
    }
}

fn climbs(parts: &Parts, net: &Net, placed: &Placed) -> Vec<Climbs> {
    let mut climbs = vec![Climbs::default(); net.layers.len().saturating_sub(1)];
    for (number, chain) in net.chains.iter().enumerate() {
        for at in 1..chain.vertices.len() {
            let (a, b) = (
                net.layer[chain.vertices[at - 1]],
                net.layer[chain.vertices[at]],
            );
            if a != b {
                let climb = height(parts, net, placed, number, at)
                    - height(parts, net, placed, number, at - 1);
                let channel = &mut climbs[a.min(b)];
                channel.most = channel.most.max(climb.abs());
                // Whole numbers, whose sum is the same in whatever order.
                channel.sum += climb.abs().round();
                channel.count += 1;
            }
        }
    }
    climbs
}

/// Where across the flow a chain's line is at one of its vertices.
pub(super) fn height(parts: &Parts, net: &Net, placed: &Placed, chain: usize, at: usize) -> f64 {
    let vertices = &net.chains[chain].vertices;
    let vertex = vertices[at];
    placed.middle[vertex]
        + match net.kinds[vertex] {
            Kind::Org(_) => placed.ports[chain][usize::from(at > 0)],
            Kind::Label(_) => super::place::line_of_label(parts.flow, placed.across[vertex]),
            Kind::Pass(_) => 0.0,
        }
}

/// The lane of each turn: inner ones first, each beyond those that it overlaps. Returns how far from its layer each turn
/// is, and how many lanes there are by side and layer.
fn lanes(net: &Net, placed: &Placed, style: &Style) -> (Vec<f64>, [Vec<usize>; 2]) {
    let mut turns: Vec<(f64, usize, usize, usize, f64, f64)> = Vec::new();
    for (number, chain) in net.chains.iter().enumerate() {
        if let Some((at, side)) = chain.turn {
            let ends = [
                placed.middle[chain.vertices[at]],
                placed.middle[chain.vertices[at + 1]],
            ];
            let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            turns.push((
                high - low,
                number,
                net.layer[chain.vertices[at]],
                side,
                low,
                high,
            ));
        }
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut reach = vec![0.0; net.chains.len()];
    let mut count = [vec![0; net.layers.len()], vec![0; net.layers.len()]];
    let mut given: Vec<(usize, usize, f64, f64, usize)> = Vec::new();
    for (_, chain, layer, side, low, high) in turns {
        let inner = given.iter().filter(|other| {
            other.0 == layer && other.1 == side && other.2 < high + 4.0 && low < other.3 + 4.0
        });
        let lane = inner.map(|other| other.4 + 1).max().unwrap_or(0);
        given.push((layer, side, low, high, lane));
        #[expect(clippy::cast_precision_loss, reason = "lanes are few")]
        let far = lane as f64;
        reach[chain] = (FIRST + far) * style.pitch;
        count[side][layer] = count[side][layer].max(lane + 1);
    }
    (reach, count)
}
