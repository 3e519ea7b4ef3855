//! Projects ties onto links, by the rules of their kinds.

use petgraph::graph::{DiGraph, NodeIndex};

use super::LinkKey;
use crate::model::{Date, LinkRule, Model, OrgKey, Party, Tie};

/// The links of all ties, in the order of the ties, of the rules and of the parties.
pub(super) fn links(model: &Model) -> DiGraph<OrgKey, LinkKey> {
    let mut links = DiGraph::with_capacity(model.orgs().len(), model.ties().len());
    for org in model.orgs() {
        links.add_node(org.key());
    }
    for tie in model.ties() {
        for (number, rule) in tie.shape().links.iter().enumerate() {
            let key = LinkKey {
                tie: tie.key(),
                rule: u8::try_from(number).expect("a kind has few rules"),
            };
            project(tie, rule, |from, to| {
                links.add_edge(node(from), node(to), key);
            });
        }
    }
    links
}

pub(super) fn node(org: OrgKey) -> NodeIndex {
    NodeIndex::new(org.index())
}

fn project(tie: &Tie, rule: &LinkRule, mut link: impl FnMut(OrgKey, OrgKey)) {
    let in_role = |role| {
        tie.parties()
            .iter()
            .filter(move |party| party.roles().has(role))
    };
    if rule.is_replaced(tie) {
        return;
    }
    for from in in_role(rule.from) {
        for to in in_role(rule.to) {
            let twice = rule.from == rule.to && from.org() >= to.org();
            if from.org() != to.org() && !twice && !follow_each_other(from, to) {
                let (from, to) = (from.org(), to.org());
                let swap = !rule.directed && to < from;
                if swap { link(to, from) } else { link(from, to) }
            }
        }
    }
}

/// Whether one party has certainly left when the other comes: a firm and its successor in the same tie.
fn follow_each_other(a: &Party, b: &Party) -> bool {
    let before = |left: &Party, came: &Party| {
        let left = left.until().and_then(Date::latest);
        let came = came.from().and_then(Date::earliest);
        left.zip(came).is_some_and(|(left, came)| left <= came)
    };
    before(a, b) || before(b, a)
}

#[cfg(test)]
mod tests {
    use crate::Graph;

    #[test]
    fn a_firm_and_its_successor_in_a_tie_are_not_linked_by_it() {
        let graph = Graph::open("us-china-2015").unwrap();
        let ends = |tie: &str| -> Vec<(String, String)> {
            let links = graph.links().filter(|link| link.tie().id() == tie);
            links
                .map(|link| (link.from().id().to_owned(), link.to().id().to_owned()))
                .collect()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            ends("hp-foxconn"),
            [pair("foxconn", "hp"), pair("foxconn", "hpe")]
        );
    }
}
