//! The full net: the skeleton with layers of labels between its columns.
//!
//! Each link's words are a vertex of their own in one gap between two columns. A gap with many has several layers of labels, so that it is
//! not much higher than the columns beside it.

use super::net::{Chain, HIGH, Kind, LOW, Net};
use super::parts::{Flow, Parts};
use super::scene::Style;

/// The full net, and which of its layers are columns of orgs.
#[derive(Clone, Debug)]
pub(super) struct Full {
    pub(super) net: Net,
    /// By column: its layer.
    pub(super) columns: Vec<usize>,
}

/// A line in a gap, where it comes from at each side.
#[derive(Clone, Copy, Debug)]
struct Crosser {
    chain: usize,
    is_label: bool,
    /// For a turn: at which end of its chain.
    turn: Option<Turned>,
    key: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turned {
    /// The gap's side that it starts and ends on.
    side: usize,
    is_last: bool,
}

/// Builds the full net from an ordered skeleton.
pub(super) fn expand(parts: &Parts, skeleton: &Net, heights: &[f64], style: &Style) -> Full {
    let gaps = choose_gaps(parts, skeleton, heights, style);
    let mut full = Full { net: Net::default(), columns: Vec::new() };
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
                let is_here = crosser.is_label && match crosser.turn {
                    Some(_) => true,
                    None => { labels += 1; (labels - 1) % gaps.layers[gap] == sub }
                };
                let is_absent = crosser.turn.is_some_and(|turn| sub != if turn.side == HIGH { 0 } else { gaps.layers[gap] - 1 });
                if is_absent {
                    continue;
                }
                let line = skeleton.chains[crosser.chain].line;
                let vertex = net.add(if is_here { Kind::Label(line) } else { Kind::Pass(line) }, layer);
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
                let vertex = net.add(skeleton.kinds[old], layer);
                if let Kind::Pass(line) = skeleton.kinds[old] {
                    vertices[line].push(vertex);
                }
            }
        }
    }
    join(skeleton, net, vertices, &far_ends);
    full
}

/// Makes the chains, whose vertices between the ends are given.
fn join(skeleton: &Net, net: &mut Net, between: Vec<Vec<usize>>, far_ends: &[Vec<usize>]) {
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
        net.chains.push(Chain { line: chain.line, vertices, turn, is_against });
    }
}

/// A chain's first or last vertex; of a turn, the upper end is first.
fn upper(net: &Net, chain: &Chain, is_last: bool) -> usize {
    let (a, b) = (chain.vertices[0], chain.vertices[chain.vertices.len() - 1]);
    let is_swapped = chain.turn.is_some() && net.position[a] > net.position[b];
    if is_swapped == is_last { a } else { b }
}

/// Where labels go.
struct Gaps {
    /// By gap: how many layers of labels it has.
    layers: Vec<usize>,
    /// By chain: the gap of its label.
    of_chain: Vec<usize>,
}

/// Gives each label a gap: its only one, else the emptiest that already has labels.
fn choose_gaps(parts: &Parts, skeleton: &Net, heights: &[f64], style: &Style) -> Gaps {
    let count = skeleton.layers.len() + 1;
    let mut load = vec![0.0f64; count];
    let mut lines = vec![0.0f64; count];
    let mut is_needed = vec![false; count];
    let mut of_chain = vec![usize::MAX; skeleton.chains.len()];
    let size = |chain: &Chain| {
        let words = parts.lines[chain.line].words;
        if parts.flow == Flow::Right { words.1 + 5.0 } else { words.0 + 9.0 }
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
        for room in &mut lines[first..=last] {
            *room += style.pitch;
        }
        let has_words = parts.lines[chain.line].words.1 > 0.0;
        is_needed[first] |= chain.turn.is_some();
        if first == last && has_words {
            of_chain[number] = first;
            load[first] += size(chain);
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
        let best = (first..=last).min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(first);
        of_chain[number] = best;
        load[best] += size(chain);
        is_needed[best] = true;
    }
    let layers = (0..count)
        .map(|gap| if is_needed[gap] { layers_for(load[gap], lines[gap], tallest) } else { 0 })
        .collect();
    Gaps { layers, of_chain }
}

/// How many layers of labels keep a gap about as high as the columns: few, as each makes the picture wider.
fn layers_for(load: f64, lines: f64, tallest: f64) -> usize {
    let height = |layers: f64| load / layers + lines * (1.0 - 1.0 / layers);
    let mut layers = 1.0;
    let mut count = 1;
    while count < 6 && height(layers) > tallest * 1.3 && height(layers + 1.0) < height(layers) * 0.85 {
        layers += 1.0;
        count += 1;
    }
    count
}

/// What is in a gap, in order.
fn in_gap(skeleton: &Net, gap: usize, label_gap: &[usize]) -> Vec<Crosser> {
    let mut through = Vec::new();
    let mut turned = Vec::new();
    for (number, chain) in skeleton.chains.iter().enumerate() {
        let is_label = label_gap[number] == gap;
        if let Some((_, side)) = chain.turn {
            let layer = skeleton.layer[chain.vertices[0]];
            if layer + side == gap {
                for is_last in [false, true] {
                    let turn = Some(Turned { side, is_last });
                    let is_label = is_label && !is_last;
                    turned.push(Crosser { chain: number, is_label, turn, key: 0.0 });
                }
            }
            continue;
        }
        let start = skeleton.layer[chain.vertices[0]];
        let end = start + chain.vertices.len() - 1;
        if start < gap && gap <= end {
            let (low, high) = ends(skeleton, chain, gap);
            let key = part_of(skeleton, low) + part_of(skeleton, high);
            through.push(Crosser { chain: number, is_label, turn: None, key });
        }
    }
    through.sort_by(|a, b| a.key.total_cmp(&b.key));
    insert_turns(skeleton, gap, through, turned)
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
fn insert_turns(skeleton: &Net, gap: usize, through: Vec<Crosser>, turned: Vec<Crosser>) -> Vec<Crosser> {
    if turned.is_empty() {
        return through;
    }
    // Where a turn's end stands in its column: beyond the other lines of its org, and nested in the turns that lead farther.
    let key = |crosser: &Crosser, turn: Turned| {
        let chain = &skeleton.chains[crosser.chain];
        let place = |is_last| skeleton.position[upper(skeleton, chain, is_last)];
        let (own, other) = (place(turn.is_last), place(!turn.is_last));
        (own, usize::from(other > own), std::cmp::Reverse(other), crosser.chain)
    };
    let mut slots: Vec<(usize, usize, _, Crosser)> = Vec::new();
    for &crosser in &turned {
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
            if place(other) < own { wrong -= 1 } else { wrong += 1 }
            if wrong < best.0 {
                best = (wrong, at + 1);
            }
        }
        slots.push((best.1, turn.side, key, crosser));
    }
    slots.sort_by(|a, b| (a.0, std::cmp::Reverse(a.1), &a.2).cmp(&(b.0, std::cmp::Reverse(b.1), &b.2)));
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

/// The sides of a layer, for those who walk both.
pub(super) const SIDES: [usize; 2] = [LOW, HIGH];
