//! Takes chains out of the layers, the best first.
//!
//! A best-first search whose estimate is the least product of weights that leads from a node to the end: Hart, Nilsson
//! and Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths", 1968. The estimate never
//! exceeds what is still to come, so that chains come in the order of their products; where no walk meets an organisation
//! twice it is exact, and what is taken out is all that is looked at.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::layers::{Layers, NONE, times};
use crate::model::OrgKey;

/// The budget is spent.
#[derive(Debug)]
pub(super) struct Spent;

pub(super) struct Search<'l> {
    layers: &'l Layers,
    open: BinaryHeap<Part>,
}

/// The beginning of a chain.
#[derive(PartialEq, Eq)]
struct Part {
    /// The least product of a chain that begins so.
    estimate: u128,
    orgs: Vec<OrgKey>,
    /// The product so far, the last one left aside.
    spent: u128,
    last: usize,
}

impl Ord for Part {
    /// The better one is greater, as the heap gives the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |part: &Part| part.estimate;
        let better = key(other).cmp(&key(self));
        better.then_with(|| other.orgs.cmp(&self.orgs))
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'l> Search<'l> {
    pub(super) fn new(layers: &'l Layers) -> Self {
        let first = layers.node(0);
        let open = (first.best != NONE).then(|| Part {
            estimate: first.best,
            orgs: vec![first.org],
            spent: 1,
            last: 0,
        });
        Search {
            layers,
            open: open.into_iter().collect(),
        }
    }

    /// The next chain that meets nobody twice.
    pub(super) fn next(&mut self, budget: &mut usize) -> Result<Option<Vec<OrgKey>>, Spent> {
        while let Some(part) = self.open.pop() {
            let next = self.layers.next(part.last);
            if next.is_empty() {
                return Ok(Some(part.orgs));
            }
            // A part that is kept takes room too.
            *budget = budget
                .checked_sub(next.len() * part.orgs.len())
                .ok_or(Spent)?;
            let spent = times(part.spent, self.layers.node(part.last).weight);
            for &last in next {
                let node = self.layers.node(last);
                if node.best == NONE || part.orgs.contains(&node.org) {
                    continue;
                }
                let mut orgs = Vec::with_capacity(part.orgs.len() + 1);
                orgs.extend_from_slice(&part.orgs);
                orgs.push(node.org);
                self.open.push(Part {
                    estimate: times(spent, node.best),
                    orgs,
                    spent,
                    last,
                });
            }
        }
        Ok(None)
    }
}
