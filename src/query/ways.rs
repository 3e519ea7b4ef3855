//! Which ways lead from one organisation to others, and which of these only lead back.
//!
//! The dominators are found here, and not by petgraph's `simple_fast`, as that needs a graph to be built for each question: among 20,000
//! organisations with 60,000 steps between them it took 91 ms in all, and this takes 18 ms.

use crate::model::OrgKey;
use crate::ownership::Rows;

/// The ways from one organisation to all that it leads to.
pub(super) struct Ways {
    /// For each organisation its place, and the place behind the last of those to which all ways lead through it; all have their places
    /// right after it. Both are 0 where no way leads.
    spans: Vec<(u32, u32)>,
}

impl Ways {
    /// The ways among `orgs` organisations; `leads_to` adds those that one leads to.
    ///
    /// Costs a pass over all that is led to, and its dominators (Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", 2001).
    pub(super) fn new(
        start: OrgKey,
        orgs: usize,
        leads_to: impl Fn(OrgKey, &mut Vec<OrgKey>),
    ) -> Self {
        let walk = Walk::new(start, orgs, leads_to);
        let above = walk.dominators();
        let mut sizes = vec![1_u32; above.len()];
        // Whoever dominates another was met before it, and so left after it; the start, which is left last, stands above itself.
        let start = above.len() - 1;
        for (at, &above) in above[..start].iter().enumerate() {
            sizes[above as usize] += sizes[at];
        }
        let mut next = vec![0_u32; above.len()];
        let mut spans = vec![(0, 0); orgs];
        for (at, &above) in above.iter().enumerate().rev() {
            let place = next[above as usize];
            next[above as usize] += sizes[at];
            next[at] = place + 1;
            spans[walk.left[at].index()] = (place, place + sizes[at]);
        }
        Ways { spans }
    }

    /// Leaves out those of an organisation's neighbours to which no way leads but through it.
    pub(super) fn drop_loops(&self, org: OrgKey, neighbours: &mut Vec<OrgKey>) {
        let (place, end) = self.spans[org.index()];
        let leads_back = |at: &OrgKey| (place + 1..end).contains(&self.spans[at.index()].0);
        neighbours.retain(|at| !leads_back(at));
    }
}

/// A walk in depth over all that is led to.
struct Walk {
    /// The organisations in the order in which they are left, the start last.
    left: Vec<OrgKey>,
    /// For each of them who leads to it, by place among those that are left.
    from: Rows<u32>,
}

const UNMET: u32 = u32::MAX;

impl Walk {
    fn new(start: OrgKey, orgs: usize, leads_to: impl Fn(OrgKey, &mut Vec<OrgKey>)) -> Walk {
        let mut places = vec![UNMET; orgs];
        let mut met = vec![false; orgs];
        let (mut left, mut rows, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        let mut open: Vec<(OrgKey, usize, usize)> = Vec::new();
        let mut enter = |at: OrgKey, steps: &mut Vec<OrgKey>| {
            let new = !std::mem::replace(&mut met[at.index()], true);
            new.then(|| {
                let first = steps.len();
                leads_to(at, steps);
                (at, first, steps.len())
            })
        };
        open.extend(enter(start, &mut steps));
        rows.extend(open.last().copied());
        while let Some((at, step, end)) = open.last_mut() {
            if step < end {
                let next = steps[*step];
                *step += 1;
                if let Some(row) = enter(next, &mut steps) {
                    rows.push(row);
                    open.push(row);
                }
            } else {
                places[at.index()] = number(left.len());
                left.push(*at);
                open.pop();
            }
        }
        let all = rows.iter().flat_map(|&(from, first, end)| {
            let to = steps[first..end].iter();
            to.map(move |to| (from, *to))
        });
        let place = |org: OrgKey| places[org.index()];
        let from = all.map(|(from, to)| (place(to), place(from)));
        let from = Rows::new(left.len(), from);
        Walk { left, from }
    }

    /// For each the nearest through which every way to it leads; the start for itself.
    fn dominators(&self) -> Vec<u32> {
        let mut above = vec![UNMET; self.left.len()];
        let start = self.left.len() - 1;
        above[start] = number(start);
        let mut changes = true;
        while changes {
            changes = false;
            for at in (0..start).rev() {
                let from = self.from.row(number(at));
                let known = from.iter().filter(|&&from| above[from as usize] != UNMET);
                let nearest = known.copied().reduce(|a, b| meet(&above, a, b));
                let nearest = nearest.unwrap_or(UNMET);
                changes |= above[at] != nearest;
                above[at] = nearest;
            }
        }
        above
    }
}

/// The nearest that dominates both.
fn meet(above: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        while a < b {
            a = above[a as usize];
        }
        while b < a {
            b = above[b as usize];
        }
    }
    a
}

fn number(place: usize) -> u32 {
    u32::try_from(place).expect("a model holds fewer than 2^32 organisations")
}

#[cfg(test)]
mod tests {
    use petgraph::algo::dominators::{Dominators, simple_fast};
    use petgraph::graph::{DiGraph, NodeIndex};

    use super::*;

    /// Numbers that look random and are the same every time, by Knuth's multiplier for 64 bits.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: usize) -> usize {
            let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
            self.0 = next.wrapping_add(1);
            usize::try_from(self.0 >> 33).unwrap() % end
        }
    }

    /// Some organisations, and to whom each leads: to none, one or several, itself or the same one twice among them.
    fn random(dice: &mut Dice) -> Vec<Vec<OrgKey>> {
        let orgs = 2 + dice.below(30);
        let mut rows = vec![Vec::new(); orgs];
        for _ in 0..orgs + dice.below(orgs) {
            let (from, to) = (dice.below(orgs), dice.below(orgs));
            rows[from].push(OrgKey::at(to));
        }
        rows
    }

    fn node(org: OrgKey) -> NodeIndex {
        NodeIndex::new(org.index())
    }

    fn by_petgraph(rows: &[Vec<OrgKey>], start: OrgKey) -> Dominators<NodeIndex> {
        let mut graph = DiGraph::<(), ()>::new();
        for _ in rows {
            graph.add_node(());
        }
        for (from, row) in rows.iter().enumerate() {
            for &to in row {
                graph.add_edge(NodeIndex::new(from), node(to), ());
            }
        }
        simple_fast(&graph, node(start))
    }

    #[test]
    fn petgraph_finds_the_same_dominators() {
        let mut dice = Dice(9);
        // How many are led to through another than the start, and how many not at all.
        let (mut deep, mut unmet) = (0, 0);
        for number in 0..100 {
            let rows = random(&mut dice);
            let start = OrgKey::at(dice.below(rows.len()));
            let graph = format!("graph {number}: {rows:?} from {start:?}");
            let theirs = by_petgraph(&rows, start);
            let leads_to = |org: OrgKey, next: &mut Vec<OrgKey>| next.extend(&rows[org.index()]);

            let walk = Walk::new(start, rows.len(), leads_to);
            let mut own = vec![None; rows.len()];
            for (&org, above) in walk.left.iter().zip(walk.dominators()) {
                // The start stands above itself; for petgraph nobody does.
                own[org.index()] = (org != start).then(|| walk.left[above as usize]);
            }
            let orgs = || (0..rows.len()).map(OrgKey::at);
            let nearest = |org| theirs.immediate_dominator(node(org));
            let nearest = orgs().map(nearest);
            let nearest: Vec<_> = nearest
                .map(|at| at.map(|at| OrgKey::at(at.index())))
                .collect();
            assert_eq!(own, nearest, "{graph}");
            deep += own
                .iter()
                .flatten()
                .filter(|&&above| above != start)
                .count();
            unmet += rows.len() - walk.left.len();

            let ways = Ways::new(start, rows.len(), leads_to);
            for org in orgs() {
                let mut kept: Vec<OrgKey> = orgs().collect();
                ways.drop_loops(org, &mut kept);
                let is_behind = |at: OrgKey| {
                    let above = theirs.strict_dominators(node(at));
                    above.is_some_and(|mut above| above.any(|other| other == node(org)))
                };
                let others: Vec<OrgKey> = orgs().filter(|&at| !is_behind(at)).collect();
                assert_eq!(kept, others, "{graph} through {org:?}");
            }
        }
        assert!(deep > 200 && unmet > 200, "{deep} and {unmet}");
    }
}
