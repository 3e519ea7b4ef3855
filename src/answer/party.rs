//! How rows tell of the parties of a tie.

use schemars::JsonSchema;
use serde::Serialize;

use super::records::OrgRef;
use crate::model::{Contribution, LinkRule, Model, Party, Role, Share, Stake, Through, Tie};

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
            note: party.note().map(str::to_owned),
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
    let label = |party: &Party, with_role: bool| {
        let row = PartyRow::new(model, party);
        let roles = row.roles.iter().filter(|_| with_role).cloned();
        let remarks: Vec<String> = roles.chain(row.remarks()).collect();
        if remarks.is_empty() {
            row.org.name
        } else {
            format!("{} ({})", row.org.name, remarks.join(", "))
        }
    };
    let parties = |fits: &dyn Fn(&Party) -> bool, with_role| -> Vec<String> {
        let fitting = tie.parties().iter().filter(|party| fits(party));
        fitting.map(|party| label(party, with_role)).collect()
    };
    let has = |role| move |party: &Party| party.roles().has(role);
    let rule = tie.shape().links.iter().find(|rule| fills(tie, **rule));
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

/// Whether a tie has parties at both ends of a link.
pub(super) fn fills(tie: &Tie, rule: LinkRule) -> bool {
    let count = |role: Role| {
        let parties = tie.parties().iter();
        parties.filter(|party| party.roles().has(role)).count()
    };
    let needed = if rule.from == rule.to { 2 } else { 1 };
    count(rule.from) >= needed
        && count(rule.to) >= needed
        && rule.unless.is_none_or(|role| count(role) == 0)
}
