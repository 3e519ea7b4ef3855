//! Which division into columns, and which order of them, turns out best.

use std::collections::HashMap;

use super::blocs::bloc_order;
use super::columns::{Division, Ranks, Span, columns};
use super::crossing::count;
use super::net::{HIGH, Kind, LOW, Net};
use super::order::{Effort, order, sift};
use super::parts::Parts;
use super::place::room_for_ports;
use super::ranks::ranks;
use super::root::{order_as_given, order_by_root};
use super::scene::{Mode, Scene, Style};
use super::skeleton::{part_components, skeleton};

/// The number of lines up to which a picture is small.
const SMALL: usize = 60;

/// Divides the orgs into columns and orders them.
pub(super) fn choose(scene: &Scene, parts: &Parts, style: &Style) -> Option<(Ranks, Net)> {
    let linked = parts.linked().count();
    if linked == 0 {
        return None;
    }
    let effort = effort(parts.lines.len());
    let blocs = scene.blocs.len();
    let as_given = scene.mode == Mode::BlocsAsGiven;
    let order_of = bloc_order(parts, blocs, as_given);
    let has_blocs = scene.mode.has_blocs();
    if !has_blocs || order_of.len() < 2 {
        let mut ranks = ranks(parts);
        if let (true, [bloc]) = (has_blocs, &order_of[..])
            && *bloc < blocs
        {
            ranks.spans.push(Span {
                bloc: Some(*bloc),
                first: 0,
                last: ranks.layers - 1,
            });
        }
        let net = ordered(parts, &ranks, has_blocs, effort);
        return Some((ranks, net));
    }
    let mut best: Option<(f64, Ranks)> = None;
    for division in divisions(linked) {
        let ranks = columns(parts, blocs, &order_of, division);
        if best.as_ref().is_some_and(|best| best.1 == ranks) {
            continue;
        }
        let mut net = skeleton(parts, &ranks, parts.lines.len());
        let effort = Effort {
            starts: effort.starts.div_ceil(8),
            rounds: effort.rounds / 2,
            ..effort
        };
        let crossings = order(&mut net, effort);
        let cost = cost(parts, &ranks, &net, crossings, style);
        // The first division stays unless another is clearly better, so that small edits rarely change it.
        if best.as_ref().is_none_or(|best| cost < best.0 * 0.95) {
            best = Some((cost, ranks));
        }
    }
    let (_, ranks) = best?;
    let net = ordered(parts, &ranks, true, effort);
    Some((ranks, net))
}

/// The divisions into columns that are tried.
#[expect(clippy::cast_precision_loss, reason = "orgs are few")]
fn divisions(linked: usize) -> Vec<Division> {
    let rows = (linked as f64 * 4.5).sqrt().max(9.0);
    vec![
        Division { rows, spare: 1 },
        Division {
            rows: rows * 1.6,
            spare: 0,
        },
        Division {
            rows: rows * 1.6,
            spare: 1,
        },
        Division {
            rows: rows * 0.7,
            spare: 1,
        },
    ]
}

fn effort(lines: usize) -> Effort {
    let (starts, rounds, reach) = match lines {
        0..=60 => (120, 12, usize::MAX),
        61..=150 => (20, 12, usize::MAX),
        151..=400 => (4, 8, 120),
        401..=1000 => (2, 4, 60),
        _ => (1, 3, 40),
    };
    Effort {
        starts,
        sweeps: 8,
        rounds,
        reach,
    }
}

/// Orders the orgs of each column: as they are ranked, where pictures in blocs have ranks.
///
/// To add a tie should not turn the picture over. So small pictures without ranks are ordered by their main column. In others, the
/// search is done without the lines of the last keys (up to an eighth of them, by a number that rarely changes); those are put in
/// where they cross least. Only where a search with all lines finds clearly fewer crossings is its order taken.
fn ordered(parts: &Parts, ranks: &Ranks, has_blocs: bool, effort: Effort) -> Net {
    let mut net = skeleton(parts, ranks, parts.lines.len());
    if has_blocs && order_as_given(parts, &mut net, effort) {
        return net;
    }
    let is_small = !ranks.spans.is_empty() && parts.lines.len() <= SMALL;
    if is_small && order_by_root(parts, &mut net) {
        return net;
    }
    let mut free = net.clone();
    let least = order(&mut free, effort);
    let step = (parts.lines.len().next_power_of_two() / 8).max(1);
    let mut known = skeleton(parts, ranks, parts.lines.len() / step * step);
    order(&mut known, effort);
    part_components(parts, &mut known);
    adopt(&mut net, &known);
    sift(&mut net, effort.rounds, effort.reach, &[]);
    let crossings = count(&net);
    if least + least / 8 + 5 < crossings {
        net = free;
    }
    part_components(parts, &mut net);
    net
}

/// Orders a net as another that has a part of its lines; the vertices of the others go where their neighbours are.
#[expect(clippy::cast_precision_loss, reason = "places are small")]
fn adopt(net: &mut Net, known: &Net) {
    let places: HashMap<(Kind, usize), usize> = (0..known.kinds.len())
        .map(|vertex| {
            (
                (known.kinds[vertex], known.layer[vertex]),
                known.position[vertex],
            )
        })
        .collect();
    for layer in 0..net.layers.len() {
        let size = net.layers[layer].len() as f64;
        let share = |vertex: usize| {
            if let Some(&place) = places.get(&(net.kinds[vertex], layer)) {
                (place as f64 + 0.5) / known.layers[layer].len() as f64
            } else {
                let before = &net.near[LOW][vertex];
                let sum: f64 = before
                    .iter()
                    .map(|&other| {
                        (net.position[other] as f64 + 0.5)
                            / net.layers[net.layer[other]].len() as f64
                    })
                    .sum();
                if before.is_empty() {
                    net.position[vertex] as f64 / size
                } else {
                    sum / before.len() as f64
                }
            }
        };
        let mut keyed: Vec<(f64, usize)> = net.layers[layer]
            .iter()
            .map(|&vertex| (share(vertex), vertex))
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        net.set_layer(layer, keyed.into_iter().map(|(_, vertex)| vertex).collect());
    }
}

/// What an ordered skeleton costs: its crossings, and the room that it will take.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn cost(parts: &Parts, ranks: &Ranks, net: &Net, crossings: u64, style: &Style) -> f64 {
    let heights = heights(parts, net, style);
    let tall = heights.iter().copied().fold(0.0, f64::max);
    let words = parts
        .lines
        .iter()
        .map(|line| line.words.0)
        .fold(0.0, f64::max);
    let node = parts
        .nodes
        .iter()
        .map(|node| node.along)
        .fold(0.0, f64::max);
    let wide = (node + words + 3.0 * style.channel) * ranks.layers as f64;
    // How small it gets on a page, which is a little higher than wide.
    let size = wide.max(tall / 1.2);
    (crossings as f64 + 0.15 * parts.lines.len() as f64 + 3.0) * size
}

/// About how high each column is.
pub(super) fn heights(parts: &Parts, net: &Net, style: &Style) -> Vec<f64> {
    let of = |&vertex: &usize| match net.kinds[vertex] {
        Kind::Org(node) => {
            let lines = [LOW, HIGH]
                .map(|side| net.near[side][vertex].len() + net.turns[side][vertex].len());
            parts.nodes[node]
                .across
                .max(room_for_ports(lines[0].max(lines[1]), style))
                + style.gap
        }
        Kind::Label(_) | Kind::Pass(_) => style.pitch + 2.0,
    };
    net.layers
        .iter()
        .map(|layer| layer.iter().map(of).sum())
        .collect()
}
