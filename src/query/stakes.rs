//! The holdings around one organisation, which a question about it rests on.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::{Day, OrgKey, Tie, TieKey};
use crate::ownership::{Ownership, is_held, is_holding};

/// The holdings upstream of an organisation: all that its owners, and who controls it, rest on.
///
/// Costs the ties at it and at all that may ever have held it, directly or through others.
pub fn holdings_above<'g>(graph: &'g Graph, org: OrgKey, day: Day) -> Ownership<'g> {
    let above = |tie: &'g Tie, at: OrgKey| {
        let parties = tie.parties().iter();
        let held = tie.party(at).is_some_and(is_held);
        parties
            .filter(move |party| held && is_holding(party))
            .map(crate::model::Party::org)
            .collect()
    };
    let model = graph.model();
    gathered(graph, org, day, &above, &|at| {
        model.org(at).part_of().into_iter().collect()
    })
}

/// The holdings downstream of an organisation: all that its own, and whom it controls, rest on.
///
/// Costs the ties at it and at all that it may ever have held, directly or through others, and a pass over the organisations.
pub fn holdings_below<'g>(graph: &'g Graph, org: OrgKey, day: Day) -> Ownership<'g> {
    let below = |tie: &'g Tie, at: OrgKey| {
        let parties = tie.parties().iter();
        let holds = tie.party(at).is_some_and(is_holding);
        parties
            .filter(move |party| holds && is_held(party))
            .map(crate::model::Party::org)
            .collect()
    };
    let orgs = graph.model().orgs();
    let mut parts: Vec<(OrgKey, OrgKey)> = orgs
        .iter()
        .filter_map(|org| Some((org.part_of()?, org.key())))
        .collect();
    parts.sort_unstable();
    let parts_of = |whole: OrgKey| {
        let first = parts.partition_point(|(of, _)| *of < whole);
        let row = parts[first..].iter().take_while(|(of, _)| *of == whole);
        row.map(|(_, part)| *part).collect()
    };
    gathered(graph, org, day, &below, &parts_of)
}

/// The holdings by all ties at the organisations that are met on the way from one, where it leads by its ties and by its parts.
fn gathered<'g>(
    graph: &'g Graph,
    start: OrgKey,
    day: Day,
    by_tie: &dyn Fn(&'g Tie, OrgKey) -> Vec<OrgKey>,
    by_part: &dyn Fn(OrgKey) -> Vec<OrgKey>,
) -> Ownership<'g> {
    let mut met = BTreeSet::from([start]);
    let mut ties: BTreeSet<TieKey> = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        let mut next = by_part(at);
        for tie in graph.ties_at(at) {
            ties.insert(tie.key());
            next.extend(by_tie(tie, at));
        }
        open.extend(next.into_iter().filter(|org| met.insert(*org)));
    }
    let model = graph.model();
    Ownership::new(model, ties.into_iter().map(|tie| model.tie(tie)), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_around_an_organisation_says_of_it_what_all_ties_say() {
        for name in ["us-china-2015", "us-china-tech"] {
            let graph = Graph::open(name).expect("a built-in graph");
            for day in [(2006, 6, 30), (2015, 11, 6), (2024, 12, 31)] {
                let day = Day::new(day.0, day.1, day.2).expect("a day of the calendar");
                let whole = Ownership::new(graph.model(), graph.ties(), day);
                for org in graph.model().orgs().iter().map(crate::model::Org::key) {
                    let above = holdings_above(&graph, org, day);
                    assert_eq!(above.owners(org), whole.owners(org));
                    assert_eq!(above.controllers_of(org), whole.controllers_of(org));
                    let below = holdings_below(&graph, org, day);
                    assert_eq!(below.owned(org), whole.owned(org));
                    assert_eq!(below.controlled_by(org), whole.controlled_by(org));
                }
            }
        }
    }
}
