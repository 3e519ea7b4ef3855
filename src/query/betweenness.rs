//! Who stands between the others.

mod count;

use crate::graph::Graph;
use crate::model::OrgKey;

use count::Count;

/// How much of what could pass from one organisation to another passes each, by the organisation's place in
/// [`Model::orgs`](crate::model::Model::orgs).
///
/// The betweenness of Freeman, "A Set of Measures of Centrality Based on Betweenness", 1977: over all pairs of other
/// organisations, the share of the shortest chains between the two that goes over this one. Every pair counts once,
/// links have no direction, several between the same two are one, and nothing is normalised: what networkx calls
/// `betweenness_centrality(normalized=False)`. The sums are put together in a fixed order, so that equal graphs give
/// equal numbers.
///
/// Computed as Brandes does, "A Faster Algorithm for Betweenness Centrality", 2001. Costs a breadth-first search from
/// every organisation: nothing for a hundred, about twenty seconds for 10,000 organisations with 50,000 ties.
///
/// ```
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let between = tieup::query::betweenness(&graph);
/// assert_eq!(between.len(), graph.model().orgs().len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn betweenness(graph: &Graph) -> Vec<f64> {
    brandes(graph, |_, _| true)
}

/// As [`betweenness`], but only pairs whose organisations stand in different blocs count: who brokers between the
/// blocs. One without a bloc may stand between, and is no end of a pair.
///
/// ```
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let brokers = tieup::query::brokers(&graph);
/// let vmware = graph.model().orgs().iter().position(|org| org.id() == "vmware");
/// assert!(brokers[vmware.expect("it is there")] > 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn brokers(graph: &Graph) -> Vec<f64> {
    let model = graph.model();
    let bloc = |org| {
        let bloc = model.bloc_of(org)?;
        model.blocs().iter().position(|one| one.id() == bloc.id())
    };
    let blocs: Vec<Option<usize>> = model.orgs().iter().map(bloc).collect();
    brandes(
        graph,
        |from, to| matches!((blocs[from], blocs[to]), (Some(a), Some(b)) if a != b),
    )
}

/// Brandes' algorithm, for the pairs that count.
fn brandes(graph: &Graph, counts: impl Fn(usize, usize) -> bool) -> Vec<f64> {
    let simple = Simple::new(graph);
    let mut passes = Passes::new(simple.len());
    for from in 0..simple.len() {
        passes.add(&simple, from, |to| counts(from, to));
    }
    // Each pair was met from both of its ends.
    passes.between.iter().map(|between| between / 2.0).collect()
}

/// What passes each organisation, and what is kept to add more; all by place.
struct Passes {
    between: Vec<f64>,
    chains: Vec<f64>,
    distance: Vec<u32>,
    /// For each, its own pair and what is behind it, by the chains that lead to it.
    each: Vec<f64>,
    order: Vec<u32>,
}

impl Passes {
    fn new(orgs: usize) -> Self {
        Passes {
            between: vec![0.0; orgs],
            chains: vec![0.0; orgs],
            distance: vec![u32::MAX; orgs],
            each: vec![0.0; orgs],
            order: Vec::with_capacity(orgs),
        }
    }

    /// Adds what passes each on the way from one to those that count.
    fn add(&mut self, simple: &Simple, from: usize, counts: impl Fn(usize) -> bool) {
        if simple.neighbours(from).is_empty() {
            return;
        }
        self.count_chains(simple, from);
        let most = |&at: &u32| self.chains[at as usize] > MOST_CHAINS;
        if self.order.iter().any(most) {
            beyond_floats(
                simple,
                &self.order,
                &self.distance,
                counts,
                &mut self.between,
            );
        } else {
            self.gather(simple, from, counts);
        }
        for &at in &self.order {
            let at = at as usize;
            (self.distance[at], self.chains[at]) = (u32::MAX, 0.0);
        }
    }

    /// Goes from one to all that it reaches, and counts the shortest chains to each.
    fn count_chains(&mut self, simple: &Simple, from: usize) {
        let Passes {
            chains,
            distance,
            order,
            ..
        } = self;
        order.clear();
        order.push(index(from));
        (distance[from], chains[from]) = (0, 1.0);
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            next += 1;
            let at = at as usize;
            for &org in simple.neighbours(at) {
                let to = org as usize;
                if distance[to] == u32::MAX {
                    distance[to] = distance[at] + 1;
                    order.push(org);
                }
                if distance[to] == distance[at] + 1 {
                    chains[to] += chains[at];
                }
            }
        }
    }

    /// What is behind each, gathered from those one further away: reading is cheaper than writing all over.
    fn gather(&mut self, simple: &Simple, from: usize, counts: impl Fn(usize) -> bool) {
        let Passes {
            between,
            chains,
            distance,
            each,
            order,
        } = self;
        for &at in order.iter().rev() {
            let at = at as usize;
            let further = distance[at] + 1;
            let behind: f64 = simple
                .neighbours(at)
                .iter()
                .map(|&org| org as usize)
                .map(|org| {
                    if distance[org] == further {
                        each[org]
                    } else {
                        0.0
                    }
                })
                .sum();
            let share = behind * chains[at];
            let own = if counts(at) { 1.0 } else { 0.0 };
            each[at] = (own + share) / chains[at];
            if at != from {
                between[at] += share;
            }
        }
    }
}

/// Adds what passes each on the way from the first of an order, where there are more chains than a float can count.
fn beyond_floats(
    simple: &Simple,
    order: &[u32],
    distance: &[u32],
    counts: impl Fn(usize) -> bool,
    between: &mut [f64],
) {
    let mut chains = vec![Count::NONE; simple.len()];
    let mut behind = vec![0.0_f64; simple.len()];
    let further = |at: usize| {
        let ends = simple.neighbours(at).iter().map(|&org| org as usize);
        ends.filter(move |&org| distance[org] == distance[at] + 1)
    };
    chains[order[0] as usize] = Count::ONE;
    for &at in order {
        let at = at as usize;
        for org in further(at) {
            chains[org] = chains[org].plus(chains[at]);
        }
    }
    for &at in order.iter().rev() {
        let at = at as usize;
        let shares = further(at).map(|org| {
            let own = if counts(org) { 1.0 } else { 0.0 };
            (own + behind[org]) * chains[at].over(chains[org])
        });
        behind[at] = shares.sum();
        if at != order[0] as usize {
            between[at] += behind[at];
        }
    }
}

/// The chains up to which their number and its inverse are floats of full precision.
const MOST_CHAINS: f64 = 1e300;

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a model holds fewer than 2^32 organisations")
}

/// The simple graph beneath: whom each organisation is linked with, once, by place.
pub(super) struct Simple {
    starts: Vec<usize>,
    ends: Vec<u32>,
}

impl Simple {
    /// Costs a pass over the links.
    pub(super) fn new(graph: &Graph) -> Self {
        let mut simple = Simple {
            starts: vec![0],
            ends: Vec::new(),
        };
        for org in graph.model().orgs() {
            let start = simple.ends.len();
            let row = graph.adjacency().neighbours(org.key());
            let ends = row.iter().map(|neighbour| index(neighbour.org.index()));
            simple.ends.extend(ends);
            simple.ends[start..].sort_unstable();
            let mut kept = start;
            for at in start..simple.ends.len() {
                if kept == start || simple.ends[kept - 1] != simple.ends[at] {
                    simple.ends[kept] = simple.ends[at];
                    kept += 1;
                }
            }
            simple.ends.truncate(kept);
            simple.starts.push(kept);
        }
        simple
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn neighbours(&self, org: usize) -> &[u32] {
        &self.ends[self.starts[org]..self.starts[org + 1]]
    }

    /// How many others an organisation is linked with.
    pub(super) fn degree(&self, org: OrgKey) -> usize {
        self.neighbours(org.index()).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::graph;

    fn all(graph: &Graph, values: &[f64]) -> Vec<(String, f64)> {
        let named = graph.model().orgs().iter().zip(values);
        named
            .filter(|(_, value)| **value > 0.0)
            .map(|(org, value)| (org.id().to_owned(), *value))
            .collect()
    }

    #[test]
    fn the_middle_of_a_line_stands_between_its_ends() {
        let graph = graph("a-b:supply b-c:supply c-d:supply");
        let between = betweenness(&graph);
        assert_eq!(
            all(&graph, &between),
            [("b".to_owned(), 2.0), ("c".to_owned(), 2.0)]
        );
    }

    #[test]
    fn several_ties_between_two_do_not_make_their_chain_count_more() {
        let graph = graph("a-b:supply a-b:research b-d:supply a-c:supply c-d:supply");
        let between = betweenness(&graph);
        let half = |id: &str| (id.to_owned(), 0.5);
        assert_eq!(
            all(&graph, &between),
            [half("a"), half("b"), half("c"), half("d")]
        );
    }

    #[test]
    fn more_chains_than_a_float_can_count_leave_every_score_a_number() {
        let diamonds = (0..1200).map(|at| {
            let next = at + 1;
            format!(
                "n{at}-b{at}:supply n{at}-c{at}:supply b{at}-n{next}:supply c{at}-n{next}:supply"
            )
        });
        let graph = graph(&diamonds.collect::<Vec<_>>().join(" "));
        let place = |id: &str| graph.find(id).unwrap().key().index();
        let simple = Simple::new(&graph);
        let mut passes = Passes::new(simple.len());
        // From one end alone, as all would take long.
        passes.add(&simple, place("n0"), |_| true);
        let behind = |id: &str| passes.between[place(id)];
        assert!((behind("n1") / (3.0 * 1199.0) - 1.0).abs() < 1e-12);
        assert!((behind("b0") - f64::midpoint(1.0, behind("n1"))).abs() < 1e-9);
        assert!((behind("n1199") - 3.0).abs() < 1e-12);
        assert!((behind("c1199") - 0.5).abs() < 1e-12);
    }

    #[test]
    fn only_pairs_of_different_blocs_make_a_broker() {
        // By the countries that the ids begin with.
        let graph = graph("us1-us2:supply us2-us3:supply us3-cn1:supply xx-us3:supply");
        let brokers = brokers(&graph);
        assert_eq!(
            all(&graph, &brokers),
            [("us2".to_owned(), 1.0), ("us3".to_owned(), 2.0)]
        );
    }
}
