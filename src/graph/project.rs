//! Projects ties onto links, by the rules of their kinds.

use petgraph::graph::{DiGraph, NodeIndex};

use super::LinkKey;
use crate::model::{LinkRule, Model, OrgKey, Tie};

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
            .map(|party| party.org())
    };
    if rule
        .unless
        .is_some_and(|role| in_role(role).next().is_some())
    {
        return;
    }
    for from in in_role(rule.from) {
        for to in in_role(rule.to) {
            let twice = rule.from == rule.to && from >= to;
            if from != to && !twice {
                link(from, to);
            }
        }
    }
}
