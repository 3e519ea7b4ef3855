//! Which ways lead from one organisation to others, and which of these only lead back.

use std::collections::BTreeMap;

use petgraph::algo::dominators::{Dominators, simple_fast};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::OrgKey;

/// The ways from one organisation to all that it leads to.
pub(super) struct Ways {
    numbers: BTreeMap<OrgKey, NodeIndex>,
    /// For each, those through which every way to it leads.
    dominators: Dominators<NodeIndex>,
}

impl Ways {
    /// Costs a pass over all that is led to, and its dominators (Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", 2001).
    pub(super) fn new(start: OrgKey, leads_to: impl Fn(OrgKey) -> Vec<OrgKey>) -> Self {
        let mut graph = DiGraph::<OrgKey, ()>::new();
        let root = graph.add_node(start);
        let mut numbers = BTreeMap::from([(start, root)]);
        let mut open = vec![(start, root)];
        while let Some((at, from)) = open.pop() {
            for next in leads_to(at) {
                let to = *numbers.entry(next).or_insert_with(|| {
                    let to = graph.add_node(next);
                    open.push((next, to));
                    to
                });
                graph.add_edge(from, to, ());
            }
        }
        Ways {
            numbers,
            dominators: simple_fast(&graph, root),
        }
    }

    /// Leaves out those of an organisation's neighbours to which no way leads but through it.
    pub(super) fn drop_loops(&self, org: OrgKey, neighbours: &mut Vec<OrgKey>) {
        let Some(&through) = self.numbers.get(&org) else {
            return;
        };
        let leads_back = |at: &OrgKey| {
            let node = self.numbers.get(at);
            let above = node.and_then(|&node| self.dominators.strict_dominators(node));
            above.is_some_and(|mut above| above.any(|other| other == through))
        };
        neighbours.retain(|at| !leads_back(at));
    }
}
