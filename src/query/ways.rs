//! Which ways lead from one organisation to others, and which of these only lead back.

use std::collections::{BTreeMap, VecDeque};

use crate::model::OrgKey;

/// The shortest ways from one organisation to all that it leads to.
pub(super) struct Ways<'a> {
    start: OrgKey,
    /// For each that is led to: the one before it, and how many steps it is away.
    before: BTreeMap<OrgKey, (OrgKey, usize)>,
    leads_to: Box<dyn Fn(OrgKey) -> Vec<OrgKey> + 'a>,
}

impl<'a> Ways<'a> {
    /// Costs a pass over all that is led to.
    pub(super) fn new(start: OrgKey, leads_to: impl Fn(OrgKey) -> Vec<OrgKey> + 'a) -> Self {
        let before = walk(start, None, &leads_to);
        Ways {
            start,
            before,
            leads_to: Box::new(leads_to),
        }
    }

    /// Leaves out those of an organisation's neighbours to which no way leads but through it.
    ///
    /// Costs nothing but the steps between where none of them is farther away than itself, or is on a way of its own; else a pass over all
    /// that is led to.
    pub(super) fn drop_loops(&self, org: OrgKey, neighbours: &mut Vec<OrgKey>) {
        if neighbours.iter().all(|&at| !self.is_behind(at, org)) {
            return;
        }
        let without = walk(self.start, Some(org), &self.leads_to);
        neighbours.retain(|at| {
            let is_led_to = self.before.contains_key(at);
            !is_led_to || *at == self.start || without.contains_key(at)
        });
    }

    /// Whether the shortest way to one leads through another.
    fn is_behind(&self, mut at: OrgKey, other: OrgKey) -> bool {
        let steps = |org| self.before.get(&org).map_or(0, |(_, steps)| *steps);
        while steps(at) > steps(other) {
            at = self.before[&at].0;
            if at == other {
                return true;
            }
        }
        false
    }
}

fn walk(
    start: OrgKey,
    but: Option<OrgKey>,
    leads_to: &dyn Fn(OrgKey) -> Vec<OrgKey>,
) -> BTreeMap<OrgKey, (OrgKey, usize)> {
    let mut before = BTreeMap::new();
    let mut open = VecDeque::from([(start, 0)]);
    while let Some((at, steps)) = open.pop_front() {
        for next in leads_to(at) {
            if next != start && Some(next) != but && !before.contains_key(&next) {
                before.insert(next, (at, steps + 1));
                open.push_back((next, steps + 1));
            }
        }
    }
    before
}
