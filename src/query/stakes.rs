//! The holdings around one organisation, which a question about it rests on.

use crate::graph::Graph;
use crate::model::{Day, OrgKey, Party};
use crate::ownership::{Ownership, is_held, is_holding};

/// The holdings upstream of an organisation: all that its owners, and who controls it, rest on.
///
/// Costs the ties at it and at all that may ever have held it, directly or through others, and a pass over the organisations and ties.
pub fn holdings_above(graph: &Graph, org: OrgKey, day: Day) -> Ownership<'_> {
    let model = graph.model();
    gathered(graph, org, day, [is_held, is_holding], &|at, next| {
        next.extend(model.org(at).part_of());
    })
}

/// The holdings downstream of an organisation: all that its own, and whom it controls, rest on.
///
/// Costs the ties at it and at all that it may ever have held, directly or through others, and a pass over the organisations and ties.
pub fn holdings_below(graph: &Graph, org: OrgKey, day: Day) -> Ownership<'_> {
    let orgs = graph.model().orgs();
    let mut parts: Vec<(OrgKey, OrgKey)> = orgs
        .iter()
        .filter_map(|org| Some((org.part_of()?, org.key())))
        .collect();
    parts.sort_unstable();
    gathered(graph, org, day, [is_holding, is_held], &|whole, next| {
        let first = parts.partition_point(|(of, _)| *of < whole);
        let row = parts[first..].iter().take_while(|(of, _)| *of == whole);
        next.extend(row.map(|(_, part)| *part));
    })
}

/// The holdings in the organisations that are met on the way from one: from a party of one sort to those of another in its
/// ties, and to its parts or whole.
fn gathered<'g>(
    graph: &'g Graph,
    start: OrgKey,
    day: Day,
    [leads_on, is_led_to]: [fn(&Party) -> bool; 2],
    add_parts: &dyn Fn(OrgKey, &mut Vec<OrgKey>),
) -> Ownership<'g> {
    let model = graph.model();
    let mut met = vec![false; model.orgs().len()];
    let mut counts = vec![false; model.ties().len()];
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut met[at.index()], true) {
            continue;
        }
        add_parts(at, &mut open);
        for tie in graph.ties_at(at) {
            let Some(party) = tie.party(at) else { continue };
            counts[tie.key().index()] |= is_held(party);
            if leads_on(party) {
                let next = tie.parties().iter().filter(|party| is_led_to(party));
                open.extend(next.map(Party::org));
            }
        }
    }
    let ties = model.ties().iter();
    Ownership::new(model, ties.filter(|tie| counts[tie.key().index()]), day)
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
