//! The walks of one length between the ends, laid out hop by hop: every walk through the layers is one.

use std::ops::Range;

use super::terrain::{Passed, Terrain};
use crate::model::OrgKey;

/// An organisation after so many hops, and what was passed by then.
pub(super) struct Node {
    pub(super) org: OrgKey,
    passed: Passed,
    /// Where its steps into the next layer stand.
    steps: Range<usize>,
    /// How many organisations it is linked with; 1 at the ends, which do not count.
    pub(super) weight: u128,
    /// The least product of weights from here to the end; `NONE` where no walk gets there in time.
    pub(super) best: u128,
    /// How many walks lead from here to the end.
    walks: u64,
}

/// The product of weights where there is no walk.
pub(super) const NONE: u128 = u128::MAX;

pub(super) struct Layers {
    /// Layer after layer; the first is the beginning.
    nodes: Vec<Node>,
    /// Into `nodes`.
    steps: Vec<usize>,
}

/// Products never become `NONE`.
pub(super) fn times(a: u128, b: u128) -> u128 {
    a.saturating_mul(b).min(NONE - 1)
}

impl Layers {
    /// Lays out the walks of so many hops; `None` where that is more than the budget has.
    pub(super) fn lay(
        terrain: &Terrain<'_>,
        length: usize,
        marks: &mut Marks,
        budget: &mut usize,
    ) -> Option<Layers> {
        let mut layers = Layers {
            nodes: vec![node(terrain.from, 0)],
            steps: Vec::new(),
        };
        let mut layer = 0..1;
        for left in (0..length).rev() {
            if layer.is_empty() {
                break;
            }
            for at in layer.clone() {
                let cost = layers.step(terrain, at, left, layer.end, marks);
                *budget = budget.checked_sub(cost.max(1))?;
            }
            layer = layer.end..layers.nodes.len();
        }
        marks.used += layers.nodes.len();
        layers.rank(terrain);
        Some(layers)
    }

    /// Adds the steps from a node, after which so many hops are left. Tells the links looked at.
    fn step(
        &mut self,
        terrain: &Terrain<'_>,
        at: usize,
        left: usize,
        layer: usize,
        marks: &mut Marks,
    ) -> usize {
        let (org, passed) = (self.nodes[at].org, self.nodes[at].passed);
        let row = terrain.graph.adjacency().neighbours(org);
        let start = self.steps.len();
        let mut partners = 0;
        // Nodes are marked by their place and one, as nothing is marked with 0, and after all of shorter walks.
        let mark = marks.used + at + 1;
        let layer = marks.used + layer;
        for neighbour in row {
            let next = neighbour.org;
            partners += u128::from(marks.counted[next.index()] != mark);
            marks.counted[next.index()] = mark;
            let is_end = next == terrain.to;
            if next == terrain.from || is_end != (left == 0) || marks.taken[next.index()] == mark {
                continue;
            }
            let by_then = if is_end {
                passed
            } else {
                terrain.passing(passed, next)
            };
            let reaches = if is_end {
                passed == terrain.all_passed()
            } else {
                terrain.is_near(next, by_then, left) && terrain.admits(next)
            };
            if !reaches || !terrain.is_open(org, neighbour) {
                continue;
            }
            marks.taken[next.index()] = mark;
            let place = &mut marks.places[terrain.state(next, by_then)];
            if place.0 != layer {
                *place = (layer, self.nodes.len());
                self.nodes.push(node(next, by_then));
            }
            self.steps.push(place.1);
        }
        self.nodes[at].steps = start..self.steps.len();
        self.nodes[at].weight = if org == terrain.from { 1 } else { partners };
        row.len()
    }

    /// Finds out, from the end back, what each node leads to.
    fn rank(&mut self, terrain: &Terrain<'_>) {
        for at in (0..self.nodes.len()).rev() {
            let (best, walks) = if self.nodes[at].org == terrain.to {
                (1, 1)
            } else {
                let next = || self.next(at).iter().map(|&next| &self.nodes[next]);
                let best = next().map(|next| next.best).min().unwrap_or(NONE);
                let walks = next().fold(0_u64, |sum, next| sum.saturating_add(next.walks));
                (best, walks)
            };
            let node = &mut self.nodes[at];
            node.walks = walks;
            if best != NONE {
                node.best = times(best, node.weight);
            }
        }
    }

    pub(super) fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// The nodes that a node leads to.
    pub(super) fn next(&self, at: usize) -> &[usize] {
        &self.steps[self.nodes[at].steps.clone()]
    }

    /// How many walks there are from end to end.
    pub(super) fn walks(&self) -> u64 {
        self.nodes[0].walks
    }
}

/// What was met already, without clearing anything between two nodes, layers or lengths.
pub(super) struct Marks {
    /// How many nodes there were in the layers of shorter walks.
    used: usize,
    /// For each state the layer in which it was last met, by where that layer begins, and its node.
    places: Vec<(usize, usize)>,
    counted: Vec<usize>,
    taken: Vec<usize>,
}

impl Marks {
    pub(super) fn new(terrain: &Terrain<'_>) -> Marks {
        let orgs = terrain.graph.model().orgs().len();
        Marks {
            used: 0,
            places: vec![(0, 0); orgs * terrain.sets()],
            counted: vec![0; orgs],
            taken: vec![0; orgs],
        }
    }
}

fn node(org: OrgKey, passed: Passed) -> Node {
    Node {
        org,
        passed,
        steps: 0..0,
        weight: 1,
        best: NONE,
        walks: 0,
    }
}
