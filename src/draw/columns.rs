//! Which column each org of a picture of blocs stands in.
//!
//! Blocs follow each other from left to right, each as one column or more. Which bloc stands where, and which of its
//! orgs in which of its columns, is searched for: a link is cheapest between neighbouring columns, dearer the more columns it passes,
//! dear inside one column, and a column too full is dear.

use super::parts::Parts;

/// Where the layers of a bloc are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// `None` for orgs in no bloc.
    pub(super) bloc: Option<usize>,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// The layer of each node, and where the blocs are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ranks {
    /// By node; without meaning for one that has no link.
    pub(super) layer: Vec<usize>,
    pub(super) layers: usize,
    pub(super) spans: Vec<Span>,
}

/// How a picture is divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Division {
    /// How many orgs a column should hold at most.
    pub(super) rows: f64,
    /// How many columns a bloc may have more than it needs for that.
    pub(super) spare: usize,
}

/// What a link inside a column costs, where one to the neighbouring column costs nothing and each column passed costs 1.
const ARC: f64 = 2.5;
/// How much of an org's room a line takes that passes a column.
const PASS: f64 = 0.2;
/// What the square of each org too many in a column costs.
const CROWD: f64 = 0.12;

/// The bloc of each node as a row of the order, none last.
pub(super) fn bloc_of(parts: &Parts, blocs: usize, node: usize) -> usize {
    parts.nodes[node].bloc.unwrap_or(blocs)
}

/// Puts each linked node into a column of its bloc.
pub(super) fn columns(parts: &Parts, blocs: usize, order: &[usize], division: Division) -> Ranks {
    let mut search = Search::new(parts, blocs, order, division);
    for _ in 0..8 {
        let mut gained = false;
        for node in parts.linked() {
            gained |= search.improve(node);
        }
        if !gained {
            break;
        }
    }
    search.finish()
}

struct Search<'p> {
    parts: &'p Parts,
    division: Division,
    blocs: usize,
    order: &'p [usize],
    /// By node: the first layer it may stand in and the one after the last.
    range: Vec<(usize, usize)>,
    lines: Vec<Vec<usize>>,
    layer: Vec<usize>,
    /// By layer: how many orgs' room is taken.
    load: Vec<f64>,
}

impl<'p> Search<'p> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of orgs, above 0"
    )]
    fn new(parts: &'p Parts, blocs: usize, order: &'p [usize], division: Division) -> Self {
        let mut members = vec![Vec::new(); blocs + 1];
        for node in parts.linked() {
            members[bloc_of(parts, blocs, node)].push(node);
        }
        let mut range = vec![(0, 0); parts.nodes.len()];
        let mut layer = vec![0; parts.nodes.len()];
        let mut first = 0;
        for (at, &bloc) in order.iter().enumerate() {
            let needed = (members[bloc].len() as f64 / division.rows).ceil().max(1.0) as usize;
            let end = first + needed + division.spare;
            // Where a bloc begins to fill: at its border to the others.
            let border = match at {
                0 => end - 1,
                _ if at + 1 == order.len() => first,
                _ => first.midpoint(end - 1),
            };
            for &node in &members[bloc] {
                range[node] = (first, end);
                layer[node] = border;
            }
            first = end;
        }
        let mut lines = vec![Vec::new(); parts.nodes.len()];
        for (at, line) in parts.lines.iter().enumerate() {
            lines[line.from].push(at);
            lines[line.to].push(at);
        }
        let mut search = Search {
            parts,
            division,
            blocs,
            order,
            range,
            lines,
            layer,
            load: vec![0.0; first.max(1)],
        };
        for node in parts.linked() {
            search.load[search.layer[node]] += 1.0;
        }
        for at in 0..parts.lines.len() {
            search.weigh(at, PASS);
        }
        search
    }

    /// Adds a line's room to the layers that it passes.
    fn weigh(&mut self, line: usize, room: f64) {
        let line = &self.parts.lines[line];
        let (a, b) = (self.layer[line.from], self.layer[line.to]);
        for layer in a.min(b) + 1..a.max(b) {
            self.load[layer] += room;
        }
    }

    /// Moves a node to the best of its columns. Whether that was another.
    fn improve(&mut self, node: usize) -> bool {
        let (first, end) = self.range[node];
        if end - first < 2 {
            return false;
        }
        let was = self.layer[node];
        let mut best = (f64::INFINITY, was);
        self.lift(node);
        // The present column first: it stays among equals.
        for layer in std::iter::once(was).chain(first..end) {
            self.layer[node] = layer;
            let cost = self.cost_at(node, layer);
            if cost < best.0 - 1e-6 {
                best = (cost, layer);
            }
        }
        self.layer[node] = best.1;
        self.settle(node);
        best.1 != was
    }

    fn lift(&mut self, node: usize) {
        self.load[self.layer[node]] -= 1.0;
        for at in 0..self.lines[node].len() {
            self.weigh(self.lines[node][at], -PASS);
        }
    }

    fn settle(&mut self, node: usize) {
        self.load[self.layer[node]] += 1.0;
        for at in 0..self.lines[node].len() {
            self.weigh(self.lines[node][at], PASS);
        }
    }

    /// What it costs that a lifted node stands in a layer.
    #[expect(clippy::cast_precision_loss, reason = "layers are few")]
    fn cost_at(&self, node: usize, layer: usize) -> f64 {
        let mut cost = 0.0;
        for &at in &self.lines[node] {
            let line = &self.parts.lines[at];
            let other = self.layer[if line.from == node {
                line.to
            } else {
                line.from
            }];
            let far = layer.abs_diff(other);
            let price = if far == 0 { ARC } else { far as f64 - 1.0 };
            cost += if line.vehicle { 3.0 * price } else { price };
            for passed in layer.min(other) + 1..layer.max(other) {
                cost += self.crowd(passed, PASS);
            }
        }
        cost + self.crowd(layer, 1.0)
    }

    /// What more in a layer costs.
    fn crowd(&self, layer: usize, more: f64) -> f64 {
        let over = |load: f64| (load - self.division.rows).max(0.0).powi(2) * CROWD;
        over(self.load[layer] + more) - over(self.load[layer])
    }

    /// Leaves out the layers that stayed empty.
    fn finish(self) -> Ranks {
        let mut used = vec![None; self.load.len()];
        for node in self.parts.linked() {
            used[self.layer[node]] = Some(());
        }
        let mut number = vec![0; used.len()];
        let mut layers = 0;
        for (layer, used) in used.iter().enumerate() {
            number[layer] = layers;
            layers += usize::from(used.is_some());
        }
        let layer: Vec<usize> = self.layer.iter().map(|&layer| number[layer]).collect();
        let mut spans = Vec::new();
        for &bloc in self.order {
            let own = |&node: &usize| bloc_of(self.parts, self.blocs, node) == bloc;
            let members = || self.parts.linked().filter(own).map(|node| layer[node]);
            if let (Some(first), Some(last)) = (members().min(), members().max()) {
                spans.push(Span {
                    bloc: Some(bloc).filter(|&bloc| bloc < self.blocs),
                    first,
                    last,
                });
            }
        }
        Ranks {
            layer,
            layers,
            spans,
        }
    }
}
