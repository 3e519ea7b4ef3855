//! Figures: how many ties of which kind, who has most, what the amounts come to.

use std::collections::{BTreeMap, BTreeSet};

use super::betweenness::Simple;
use super::components::kept;
use crate::graph::Graph;
use crate::model::{Bloc, Currency, Org, OrgKey, Party, Purpose, Tie, TieKey, Total, Voice};

/// How many records there are of each type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Organisations; of a graph that a selection narrowed, those with a tie.
    pub orgs: usize,
    /// Ties.
    pub ties: usize,
    /// Links that the ties make.
    pub links: usize,
    /// Sources; of a narrowed graph, those that tell of a tie.
    pub sources: usize,
    /// Events; of a narrowed graph, those about a tie or an organisation that it keeps.
    pub events: usize,
}

/// Counts the records. Costs a pass over the ties and their evidence.
pub fn totals(graph: &Graph) -> Totals {
    let model = graph.model();
    let kept = kept(graph);
    let mut sources = model.sources().len();
    if graph.is_narrowed() {
        let voices = graph.ties().flat_map(Tie::evidence);
        let voices = voices.filter_map(|&key| match model.evidence(key).voice() {
            Voice::Source(source) => Some(source),
            Voice::Curator => None,
        });
        sources = voices.collect::<BTreeSet<_>>().len();
    }
    Totals {
        orgs: kept.into_iter().filter(|kept| *kept).count(),
        ties: graph.ties().count(),
        links: graph.petgraph().edge_count(),
        sources,
        events: graph.events().count(),
    }
}

/// The ties that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<K> {
    /// What they have in common.
    pub key: K,
    /// How many there are.
    pub ties: usize,
    /// How many organisations are parties of them.
    pub orgs: usize,
}

/// Sorts the ties under what `key` tells of each, by key. Costs a pass over the parties.
///
/// ```
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let by_kind = tieup::query::tally(&graph, |tie| tie.kind());
/// assert_eq!(by_kind.iter().map(|tally| tally.ties).sum::<usize>(), graph.ties().count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tally<K: Ord>(graph: &Graph, key: impl Fn(&Tie) -> K) -> Vec<Tally<K>> {
    let mut tallies = Tallies::default();
    for tie in graph.ties() {
        let orgs = graph.parties(tie).map(Party::org);
        tallies.add(key(tie), tie.key(), orgs);
    }
    tallies.into_list()
}

struct Tallies<K>(BTreeMap<K, (BTreeSet<TieKey>, BTreeSet<OrgKey>)>);

impl<K> Default for Tallies<K> {
    fn default() -> Self {
        Tallies(BTreeMap::new())
    }
}

impl<K: Ord> Tallies<K> {
    fn add(&mut self, key: K, tie: TieKey, orgs: impl IntoIterator<Item = OrgKey>) {
        let (ties, known) = self.0.entry(key).or_default();
        ties.insert(tie);
        known.extend(orgs);
    }

    fn into_list(self) -> Vec<Tally<K>> {
        let tally = |(key, (ties, orgs)): (K, (BTreeSet<TieKey>, BTreeSet<OrgKey>))| Tally {
            key,
            ties: ties.len(),
            orgs: orgs.len(),
        };
        self.0.into_iter().map(tally).collect()
    }
}

/// What the links of a tie join.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Joined<'g> {
    /// Organisations of two blocs, or twice of the same. `None` is for those without a bloc.
    Blocs(Option<&'g Bloc>, Option<&'g Bloc>),
    /// The tie links nobody.
    Nobody,
}

/// The ties by the pairs of blocs that their links join, in the order of the blocs.
///
/// A tie of many parties may join several pairs, and is then counted in each. Costs a pass over the links.
pub fn bloc_pairs(graph: &Graph) -> Vec<Tally<Joined<'_>>> {
    let model = graph.model();
    let blocs = model.blocs();
    let place = |org: &Org| {
        let bloc = model.bloc_of(org);
        let place = bloc.and_then(|bloc| blocs.iter().position(|one| one.id() == bloc.id()));
        place.unwrap_or(blocs.len())
    };
    let mut tallies = Tallies::default();
    let mut linked = BTreeSet::new();
    for link in graph.links() {
        let (from, to) = (place(link.from()), place(link.to()));
        let ends = [link.from().key(), link.to().key()];
        tallies.add((from.min(to), from.max(to)), link.tie().key(), ends);
        linked.insert(link.tie().key());
    }
    let nobody = (usize::MAX, usize::MAX);
    for tie in graph.ties().filter(|tie| !linked.contains(&tie.key())) {
        let orgs = graph.parties(tie).map(Party::org);
        tallies.add(nobody, tie.key(), orgs);
    }
    let joined = |tally: Tally<(usize, usize)>| Tally {
        key: if tally.key == nobody {
            Joined::Nobody
        } else {
            Joined::Blocs(blocs.get(tally.key.0), blocs.get(tally.key.1))
        },
        ties: tally.ties,
        orgs: tally.orgs,
    };
    tallies.into_list().into_iter().map(joined).collect()
}

/// How well an organisation is connected.
#[derive(Clone, Copy, Debug)]
pub struct Degree<'g> {
    /// The organisation.
    pub org: &'g Org,
    /// How many others it is linked with, by ties of any family.
    pub linked: usize,
    /// How many ties it is a party of.
    pub ties: usize,
}

/// The organisations by the number of others that they are linked with, then of ties, then by id. Those without ties
/// are left out. Costs a pass over the links.
pub fn degrees(graph: &Graph) -> Vec<Degree<'_>> {
    let simple = Simple::new(graph);
    let mut ties = vec![0; graph.model().orgs().len()];
    for party in graph.ties().flat_map(|tie| graph.parties(tie)) {
        ties[party.org().index()] += 1;
    }
    let degree = |org| Degree {
        org,
        linked: simple.degree(Org::key(org)),
        ties: ties[org.key().index()],
    };
    let all = graph.model().orgs().iter().map(degree);
    let mut degrees: Vec<Degree<'_>> = all.filter(|degree| degree.ties > 0).collect();
    degrees.sort_by_key(|degree| std::cmp::Reverse((degree.linked, degree.ties)));
    degrees
}

/// What the amounts of ties come to, in one currency and for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountTotal {
    /// What they are.
    pub purpose: Purpose,
    /// The sum.
    pub total: Total,
    /// The ties that are in it, by id.
    pub ties: Vec<TieKey>,
    /// How many organisations are parties of those.
    pub orgs: usize,
    /// How many ties are not in it, as they are parts of a tie whose amount for the same purpose is, in whatever currency
    /// theirs are.
    pub parts: usize,
}

/// Adds amounts up, by purpose and currency, and nothing across either.
///
/// A part of a tie is not counted where the whole, or what that is a part of, is kept and has an amount for the same
/// purpose, in whatever currency: that of the whole holds it. Amounts of what was dropped or is denied count like all
/// others, so narrow the graph first. Costs a pass over the ties.
pub fn amounts(graph: &Graph) -> Vec<AmountTotal> {
    let kept: BTreeSet<TieKey> = graph.ties().map(Tie::key).collect();
    let mut totals: BTreeMap<(Purpose, Currency), Total> = BTreeMap::new();
    let mut parts: BTreeMap<(Purpose, Currency), BTreeSet<TieKey>> = BTreeMap::new();
    let mut summed: BTreeMap<(Purpose, Currency), BTreeSet<TieKey>> = BTreeMap::new();
    let mut tallies = Tallies::default();
    for tie in graph.ties() {
        for &(purpose, money) in tie.amounts() {
            if let Some(currency) = currency_of_whole(graph, &kept, tie, purpose) {
                parts
                    .entry((purpose, currency))
                    .or_default()
                    .insert(tie.key());
                continue;
            }
            let key = (purpose, money.currency());
            let empty = || Total::new(money.currency());
            totals.entry(key).or_insert_with(empty).add(money);
            summed.entry(key).or_default().insert(tie.key());
            let orgs = graph.parties(tie).map(Party::org);
            tallies.add(key, tie.key(), orgs);
        }
    }
    let total = |tally: Tally<(Purpose, Currency)>| AmountTotal {
        purpose: tally.key.0,
        total: totals[&tally.key],
        ties: summed[&tally.key].iter().copied().collect(),
        orgs: tally.orgs,
        parts: parts.get(&tally.key).map_or(0, BTreeSet::len),
    };
    tallies.into_list().into_iter().map(total).collect()
}

/// The currency of the amount for a purpose of the largest kept whole that a tie is a part of, near or far; `None`
/// where there is none.
fn currency_of_whole(
    graph: &Graph,
    kept: &BTreeSet<TieKey>,
    tie: &Tie,
    purpose: Purpose,
) -> Option<Currency> {
    let wholes = graph.model().wholes(tie);
    let wholes = wholes.filter(|whole| whole.key() != tie.key() && kept.contains(&whole.key()));
    let amount = |whole: &Tie| {
        let mut amounts = whole.amounts().iter();
        let found = amounts.find(|(one, _)| *one == purpose);
        found.map(|(_, money)| money.currency())
    };
    wholes.filter_map(amount).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::{graph, of_text};
    use crate::select::Selection;

    #[test]
    fn ties_are_counted_by_what_they_have_in_common() {
        let graph = graph("a-b:supply b-c:supply a-b:research");
        let by_kind = tally(&graph, |tie| tie.kind().name());
        let supply = by_kind.iter().find(|tally| tally.key == "supply").unwrap();
        assert_eq!((by_kind.len(), supply.ties, supply.orgs), (2, 2, 3));
    }

    #[test]
    fn ties_are_counted_by_the_blocs_that_they_join() {
        let graph = graph("us1-cn1:supply cn2-us2:supply us1-us2:research us1-x:supply");
        let found: Vec<(String, usize)> = bloc_pairs(&graph)
            .iter()
            .map(|tally| {
                let Joined::Blocs(a, b) = tally.key else {
                    panic!("all of them link somebody")
                };
                let ids = [a, b].map(|bloc| bloc.map_or("-", Bloc::id));
                (ids.join(" "), tally.ties)
            })
            .collect();
        let sorted: BTreeMap<String, usize> = found.into_iter().collect();
        let expected = [("cn us", 2), ("us -", 1), ("us us", 1)];
        assert_eq!(
            sorted,
            expected.map(|(pair, ties)| (pair.to_owned(), ties)).into()
        );
    }

    #[test]
    fn the_best_connected_have_most_others_and_not_most_ties() {
        let graph = graph("a-b:supply a-b:research a-b:licence c-d:supply c-e:supply f");
        let ids: Vec<&str> = degrees(&graph).iter().map(|d| d.org.id()).collect();
        assert_eq!(ids, ["c", "a", "b", "d", "e"]);
    }

    #[test]
    fn a_selection_counts_what_it_keeps() {
        let graph = graph("a-b:supply c-d:research e");
        let mut selection = Selection::new();
        selection.add(&graph, "kind", "supply").unwrap();
        let totals = totals(&selection.apply(&graph));
        assert_eq!((totals.orgs, totals.ties, totals.links), (2, 1, 1));
    }

    const PARTS: &str = r#"
[org.a]
name = "A"
[org.b]
name = "B"
[tie.whole]
kind = "commitment"
parties = { a = "investor", b = "counterpart" }
amounts.committed = ">=USD 10bn"
[tie.part]
kind = "joint-venture"
parties = { a = "partner", b = "partner" }
part_of = "whole"
amounts = { committed = "USD 100m", capital = "USD 20m" }
[tie.part-of-part]
kind = "research"
parties = { a = "partner", b = "partner" }
part_of = "part"
amounts.committed = "CNY 1m"
[tie.other]
kind = "research"
parties = { a = "partner", b = "partner" }
amounts.committed = "CNY 2m"
"#;

    fn told(graph: &Graph) -> Vec<(String, usize, usize)> {
        let told = |one: &AmountTotal| {
            (
                format!("{} {}", one.purpose, one.total),
                one.ties.len(),
                one.parts,
            )
        };
        amounts(graph).iter().map(told).collect()
    }

    #[test]
    fn a_package_and_its_parts_count_once_and_currencies_stay_apart() {
        assert_eq!(
            told(&of_text(PARTS)),
            [
                ("capital USD 20m".to_owned(), 1, 0),
                ("committed CNY 2m".to_owned(), 1, 0),
                ("committed at least USD 10bn".to_owned(), 1, 2),
            ]
        );
    }

    #[test]
    fn a_part_in_a_currency_that_nothing_else_is_in_is_told_with_its_whole() {
        let alone = PARTS.replace("CNY 2m", "USD 2m");
        let told = told(&of_text(&alone));
        assert_eq!(
            told[1..],
            [("committed at least USD 10.002bn".to_owned(), 2, 2)]
        );
    }

    #[test]
    fn a_part_counts_where_the_whole_is_left_out() {
        let graph = of_text(PARTS);
        let mut selection = Selection::new();
        selection.add(&graph, "kind", "joint-venture").unwrap();
        assert_eq!(
            told(&selection.apply(&graph)),
            [
                ("capital USD 20m".to_owned(), 1, 0),
                ("committed USD 100m".to_owned(), 1, 0),
            ]
        );
    }
}
