//! The holdings around one organisation, which a question about it rests on.

use crate::graph::Graph;
use crate::model::{Day, OrgKey};
use crate::ownership::Ownership;

/// The holdings upstream of an organisation: all that its owners, and who controls it, rest on.
///
/// Costs what ties say of it and of all that may ever have held it, directly or through others; the first call lays out what all say.
pub fn holdings_above(graph: &Graph, org: OrgKey, day: Day) -> Ownership<'_> {
    let ledger = graph.ledger();
    Ownership::of(graph.model(), ledger, day, Some(&ledger.above(org)))
}

/// The holdings downstream of an organisation: all that its own, and whom it controls, rest on.
///
/// Costs what ties say of it and of all that it may ever have held, directly or through others; the first call lays out what all say.
pub fn holdings_below(graph: &Graph, org: OrgKey, day: Day) -> Ownership<'_> {
    let ledger = graph.ledger();
    Ownership::of(graph.model(), ledger, day, Some(&ledger.below(org)))
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
