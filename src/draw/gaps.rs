//! What is in the gaps between columns: which labels, which lines, in which order.

use super::net::{Chain, HIGH, Net};
use super::parts::{Flow, Parts};
use super::scene::Style;

/// A line in a gap, where it comes from at each side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crosser {
    pub(super) chain: usize,
    pub(super) is_label: bool,
    /// For a turn: at which end of its chain.
    pub(super) turn: Option<Turned>,
    key: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turned {
    /// The gap's side that it starts and ends on.
    pub(super) side: usize,
    pub(super) is_last: bool,
}

/// Where labels go.
pub(super) struct Gaps {
    /// By gap: how many layers of labels it has.
    pub(super) layers: Vec<usize>,
    /// By chain: the gap of its label.
    pub(super) of_chain: Vec<usize>,
}

/// Gives each label a gap: its only one, else the emptiest that already has labels.
pub(super) fn choose_gaps(parts: &Parts, skeleton: &Net, heights: &[f64], style: &Style) -> Gaps {
    let count = skeleton.layers.len() + 1;
    let mut load = vec![0.0f64; count];
    let mut lines = vec![0.0f64; count];
    let mut is_needed = vec![false; count];
    let mut of_chain = vec![usize::MAX; skeleton.chains.len()];
    let room = |chain: &Chain| {
        let words = parts.lines[chain.line].words;
        if parts.flow == Flow::Right {
            words.1 + 5.0
        } else {
            words.0 + 9.0
        }
    };
    let span = |chain: &Chain| {
        let (first, last) = (chain.vertices[0], chain.vertices[chain.vertices.len() - 1]);
        match chain.turn {
            Some((_, side)) => (skeleton.layer[first] + side, skeleton.layer[first] + side),
            None => (skeleton.layer[first] + 1, skeleton.layer[last]),
        }
    };
    for (number, chain) in skeleton.chains.iter().enumerate() {
        let (first, last) = span(chain);
        for thread in &mut lines[first..=last] {
            *thread += style.pitch;
        }
        let has_words = parts.lines[chain.line].words.1 > 0.0;
        is_needed[first] |= chain.turn.is_some();
        if first == last && has_words {
            of_chain[number] = first;
            load[first] += room(chain);
            is_needed[first] = true;
        }
    }
    let tallest = heights.iter().copied().fold(0.0, f64::max).max(120.0);
    for (number, chain) in skeleton.chains.iter().enumerate() {
        let (first, last) = span(chain);
        if first == last || parts.lines[chain.line].words.1 <= 0.0 {
            continue;
        }
        let cost = |gap: usize| load[gap] + if is_needed[gap] { 0.0 } else { tallest };
        let best = (first..=last)
            .min_by(|&a, &b| cost(a).total_cmp(&cost(b)))
            .unwrap_or(first);
        of_chain[number] = best;
        load[best] += room(chain);
        is_needed[best] = true;
    }
    let layers = (0..count)
        .map(|gap| {
            if is_needed[gap] {
                layers_for(load[gap], lines[gap], tallest)
            } else {
                0
            }
        })
        .collect();
    Gaps { layers, of_chain }
}

/// How many layers of labels keep a gap about as high as the columns: few, as each makes the picture wider.
fn layers_for(load: f64, lines: f64, tallest: f64) -> usize {
    let height = |layers: f64| load / layers + lines * (1.0 - 1.0 / layers);
    let mut layers = 1.0;
    let mut count = 1;
    while count < 6
        && height(layers) > tallest * 1.3
        && height(layers + 1.0) < height(layers) * 0.85
    {
        layers += 1.0;
        count += 1;
    }
    count
}

/// What is in a gap, in order.
pub(super) fn in_gap(skeleton: &Net, gap: usize, label_gap: &[usize]) -> Vec<Crosser> {
    let mut through = Vec::new();
    let mut turned = Vec::new();
    for (number, way) in skeleton.chains.iter().enumerate() {
        let is_label = label_gap[number] == gap;
        if let Some((_, side)) = way.turn {
            let layer = skeleton.layer[way.vertices[0]];
            if layer + side == gap {
                for is_last in [false, true] {
                    let turn = Some(Turned { side, is_last });
                    let is_label = is_label && !is_last;
                    turned.push(Crosser {
                        chain: number,
                        is_label,
                        turn,
                        key: 0.0,
                    });
                }
            }
            continue;
        }
        let start = skeleton.layer[way.vertices[0]];
        let end = start + way.vertices.len() - 1;
        if start < gap && gap <= end {
            let (low, high) = ends(skeleton, way, gap);
            let key = part_of(skeleton, low) + part_of(skeleton, high);
            through.push(Crosser {
                chain: number,
                is_label,
                turn: None,
                key,
            });
        }
    }
    through.sort_by(|a, b| a.key.total_cmp(&b.key));
    insert_turns(skeleton, gap, through, &turned)
}

/// The vertices of a chain before and after a gap.
fn ends(skeleton: &Net, chain: &Chain, gap: usize) -> (usize, usize) {
    let at = gap - skeleton.layer[chain.vertices[0]];
    (chain.vertices[at - 1], chain.vertices[at])
}

#[expect(clippy::cast_precision_loss, reason = "places are small")]
fn part_of(net: &Net, vertex: usize) -> f64 {
    (net.position[vertex] as f64 + 0.5) / net.layers[net.layer[vertex]].len() as f64
}

/// Puts the ends of turns among the lines that pass, where they cross fewest of them.
fn insert_turns(
    skeleton: &Net,
    gap: usize,
    through: Vec<Crosser>,
    turned: &[Crosser],
) -> Vec<Crosser> {
    if turned.is_empty() {
        return through;
    }
    // Where a turn's end stands in its column: beyond the other lines of its org, and nested in the turns that lead farther.
    let key = |crosser: &Crosser, turn: Turned| {
        let chain = &skeleton.chains[crosser.chain];
        let place = |is_last| skeleton.position[upper(skeleton, chain, is_last)];
        let (own, other) = (place(turn.is_last), place(!turn.is_last));
        (
            own,
            usize::from(other > own),
            std::cmp::Reverse(other),
            crosser.chain,
        )
    };
    let mut slots: Vec<(usize, usize, _, Crosser)> = Vec::new();
    for &crosser in turned {
        let Some(turn) = crosser.turn else { continue };
        let key = key(&crosser, turn);
        // In half places, so that the turns of an org are before or behind its lines.
        let own = 2 * key.0 + 2 * key.1;
        let place = |other: &Crosser| {
            let (low, high) = ends(skeleton, &skeleton.chains[other.chain], gap);
            2 * skeleton.position[if turn.side == HIGH { low } else { high }] + 1
        };
        let mut wrong = through.iter().filter(|other| place(other) < own).count();
        let mut best = (wrong, 0);
        for (at, other) in through.iter().enumerate() {
            if place(other) < own {
                wrong -= 1;
            } else {
                wrong += 1;
            }
            if wrong < best.0 {
                best = (wrong, at + 1);
            }
        }
        slots.push((best.1, turn.side, key, crosser));
    }
    slots.sort_by(|a, b| {
        (a.0, std::cmp::Reverse(a.1), &a.2).cmp(&(b.0, std::cmp::Reverse(b.1), &b.2))
    });
    let mut order = Vec::with_capacity(through.len() + slots.len());
    let mut rest = slots.into_iter().peekable();
    for at in 0..=through.len() {
        while let Some((_, _, _, crosser)) = rest.next_if(|slot| slot.0 == at) {
            order.push(crosser);
        }
        order.extend(through.get(at));
    }
    order
}

/// A chain's first or last vertex; of a turn, the upper end is first.
pub(super) fn upper(net: &Net, chain: &Chain, is_last: bool) -> usize {
    let (a, b) = (chain.vertices[0], chain.vertices[chain.vertices.len() - 1]);
    let is_swapped = chain.turn.is_some() && net.position[a] > net.position[b];
    if is_swapped == is_last { a } else { b }
}
