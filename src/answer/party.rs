//! How rows tell of the parties of a tie.

use schemars::JsonSchema;
use serde::Serialize;

use super::records::OrgRef;
use crate::graph::Graph;
use crate::model::{Certainty, Contribution, LinkRule, Model, Party, Share, Stake, Through, Tie};

/// A party of a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartyRow {
    /// The organisation.
    pub org: OrgRef,
    /// Its roles.
    pub roles: Vec<String>,
    /// What it holds once the tie is done.
    pub stake: Option<StakeRef>,
    /// What it held before.
    pub was: Option<StakeRef>,
    /// Whether it has control; nothing where nothing is said.
    pub controls: Option<bool>,
    /// What it contributes.
    pub puts: Option<String>,
    /// The subsidiary that acts for it.
    pub through: Option<String>,
    /// Since when it is a party, where later than the tie (EDTF).
    pub from: Option<String>,
    /// Until when it is a party, where earlier than the tie (EDTF).
    pub until: Option<String>,
    /// Whether it is only possible that it is a party on the day that the selection asks for; absent where that is certain, or no day is asked for.
    #[serde(skip_serializing_if = "is_no")]
    pub possibly: bool,
    /// The curator's remark.
    pub note: Option<String>,
}

/// A stake, in percent, as the format writes it: `49`, `~20`, `>=50`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StakeRef {
    /// Of equity.
    pub equity: Option<String>,
    /// Of votes, where they are told apart.
    pub votes: Option<String>,
    #[serde(skip)]
    pub(super) label: String,
}

impl PartyRow {
    /// Tells of a party.
    pub fn new(model: &Model, party: &Party) -> PartyRow {
        PartyRow {
            org: OrgRef::new(model.org(party.org())),
            roles: party.roles().iter().map(|role| role.to_string()).collect(),
            stake: party.stake().map(StakeRef::new),
            was: party.was().map(StakeRef::new),
            controls: party.controls(),
            puts: party.puts().map(|puts| match puts {
                Contribution::Money(money) => money.to_string(),
                Contribution::Text(text) => text.to_string(),
            }),
            through: party.through().map(|through| match through {
                Through::Org(org) => model.org(*org).name().to_owned(),
                Through::Text(name) => name.to_string(),
            }),
            from: party.from().map(|date| date.to_string()),
            until: party.until().map(|date| date.to_string()),
            possibly: false,
            note: party.note().map(str::to_owned),
        }
    }

    /// Tells of a party, and whether it is certain that it is there on the day that a selection asked for.
    pub fn of(graph: &Graph, party: &Party) -> PartyRow {
        let is_open = |day| party.presence(day) == Certainty::Possibly;
        PartyRow {
            possibly: graph.day().is_some_and(is_open),
            ..PartyRow::new(graph.model(), party)
        }
    }

    /// What is to be said of it beside its name and roles: `49 %, controls`.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        remarks.extend(self.stake.as_ref().map(|stake| stake.label.clone()));
        remarks.extend(self.was.as_ref().map(|was| format!("was {}", was.label)));
        match self.controls {
            Some(true) => remarks.push("controls".to_owned()),
            Some(false) => remarks.push("does not control".to_owned()),
            None => {}
        }
        remarks.extend(self.possibly.then(|| "possibly there".to_owned()));
        remarks.extend(self.from.as_ref().map(|date| format!("from {date}")));
        remarks.extend(self.until.as_ref().map(|date| format!("until {date}")));
        remarks
    }
}

impl StakeRef {
    /// Tells a stake.
    pub fn new(stake: &Stake) -> StakeRef {
        let text = |share: Share| share.to_string();
        StakeRef {
            equity: stake.equity().map(text),
            votes: stake.votes().map(text),
            label: stake.label(),
        }
    }
}

/// The parties in one line, as the tie's links go: `Cisco (49 %) — Inspur (51 %)`, `IBM (provider) → Inspur (recipient)`.
pub(super) fn summary(model: &Model, tie: &Tie) -> String {
    let parties: Vec<&Party> = tie.parties().iter().collect();
    in_line(tie, &parties, |party| PartyRow::new(model, party))
}

/// The same of those parties that may be there on the day that a selection asked for.
pub(super) fn summary_in(graph: &Graph, tie: &Tie) -> String {
    let parties: Vec<&Party> = graph.parties(tie).collect();
    in_line(tie, &parties, |party| PartyRow::of(graph, party))
}

fn in_line(tie: &Tie, there: &[&Party], row: impl Fn(&Party) -> PartyRow) -> String {
    let label = |party: &Party, with_role: bool| {
        let row = row(party);
        let roles = row.roles.iter().filter(|_| with_role).cloned();
        let remarks: Vec<String> = roles.chain(row.remarks()).collect();
        if remarks.is_empty() {
            row.org.name
        } else {
            format!("{} ({})", row.org.name, remarks.join(", "))
        }
    };
    let parties = |fits: &dyn Fn(&Party) -> bool, with_role| -> Vec<String> {
        let fitting = there.iter().filter(|party| fits(party));
        fitting.map(|party| label(party, with_role)).collect()
    };
    let has = |role| move |party: &Party| party.roles().has(role);
    let rules = tie.shape().links.iter();
    let rule = rules
        .filter(|rule| fills(tie, **rule))
        .find(|rule| joins(there, **rule));
    let Some(rule) = rule else {
        return parties(&|_| true, true).join(", ");
    };
    let among = rule.from == rule.to;
    let line = if among {
        parties(&has(rule.from), false).join(" — ")
    } else {
        let from = parties(&has(rule.from), true).join(", ");
        let arrow = if rule.directed { "→" } else { "—" };
        let to = |party: &Party| party.roles().has(rule.to) && !party.roles().has(rule.from);
        format!("{from} {arrow} {}", parties(&to, true).join(", "))
    };
    let rest = |party: &Party| !party.roles().has(rule.from) && !party.roles().has(rule.to);
    let rest = parties(&rest, true);
    if rest.is_empty() {
        line
    } else {
        format!("{line}; {}", rest.join(", "))
    }
}

/// Whether there is one of some parties at each end of a link.
fn joins(parties: &[&Party], rule: LinkRule) -> bool {
    let count = |role| {
        let parties = parties.iter();
        parties.filter(|party| party.roles().has(role)).count()
    };
    let needed = if rule.from == rule.to { 2 } else { 1 };
    count(rule.from) >= needed && count(rule.to) >= needed
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_no(possibly: &bool) -> bool {
    !possibly
}

/// Whether a tie has parties at both ends of a link.
pub(super) fn fills(tie: &Tie, rule: LinkRule) -> bool {
    let parties: Vec<&Party> = tie.parties().iter().collect();
    joins(&parties, rule) && !rule.is_replaced(tie)
}
