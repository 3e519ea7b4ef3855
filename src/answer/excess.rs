//! Holdings that contradict each other, as rows.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Line, Tone};
use super::holding::IntervalRef;
use super::otherwise::giving;
use super::records::OrgRef;
use super::sentence::listed;
use crate::model::Model;
use crate::ownership::{Excess, ExcessShare, Right};

/// Holdings in one organisation that can't all be so: they come to more than the whole. None of them is certain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExcessRow {
    /// What is held.
    pub held: OrgRef,
    /// What the shares are of: `equity`, or `votes` where these are told.
    pub of: String,
    /// What they add up to at least, in percent. A decimal, and so a string.
    pub sum: String,
    /// What they add up to, for a reader: `200 %`, `at least 110 %`.
    pub label: String,
    /// The shares, the largest first.
    pub shares: Vec<ExcessShareRow>,
}

/// One of the shares that together come to more than the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExcessShareRow {
    /// Who holds it.
    pub holder: OrgRef,
    /// How much.
    pub share: IntervalRef,
    /// The ids of the ties that say so.
    pub ties: Vec<String>,
    /// Who gives it; who says anything of the ties where nobody gives the figure.
    pub sources: Vec<SaidBy>,
}

impl ExcessRow {
    pub(super) fn new(model: &Model, excess: &Excess) -> ExcessRow {
        let share = |share: &ExcessShare| ExcessShareRow::new(model, share);
        ExcessRow {
            held: OrgRef::new(model.org(excess.held())),
            of: excess.right().name().to_owned(),
            sum: excess.sum().min().to_string(),
            label: excess.sum().to_string(),
            shares: excess.shares().iter().map(share).collect(),
        }
    }

    /// The contradictions of some rows, each once.
    pub(super) fn once<'a>(all: impl Iterator<Item = &'a ExcessRow>) -> Vec<&'a ExcessRow> {
        let mut once: Vec<&ExcessRow> = Vec::new();
        for row in all {
            if !once
                .iter()
                .any(|other| (&other.held, &other.of) == (&row.held, &row.of))
            {
                once.push(row);
            }
        }
        once
    }

    fn of_votes(&self) -> &'static str {
        if self.of == Right::Votes.name() {
            " of votes"
        } else {
            ""
        }
    }

    /// `adds up to 200 % with B`, of the holding of one organisation; `shares in it add up to 200 %` of what is held.
    pub(super) fn text(&self, org: &str) -> String {
        let (label, of_votes) = (&self.label, self.of_votes());
        if self.held.id == org {
            return format!("shares in it add up to {label}{of_votes}");
        }
        let others = self.shares.iter().filter(|share| share.holder.id != org);
        let others: Vec<&str> = others.map(|share| &*share.holder.name).collect();
        format!("adds up to {label}{of_votes} with {}", listed(&others))
    }

    /// The same as a line, which tells in what where that is not the organisation that is asked about.
    pub(super) fn short_line(&self, org: &str, asked: &str) -> Line {
        let within = if [org, asked].contains(&&*self.held.id) {
            String::new()
        } else {
            format!(" in {}", self.held.name)
        };
        Line::toned("contested: ", Tone::Warning).and(self.text(org) + &within, Tone::Plain)
    }

    /// `contested: A 100 %, by Reuters [tie.a], and B 100 % [tie.b] add up to 200 % of C`.
    pub(super) fn line(&self) -> Line {
        let mut line = Line::toned("contested: ", Tone::Warning);
        for (at, share) in self.shares.iter().enumerate() {
            let joint = match at {
                0 => "",
                _ if at + 1 == self.shares.len() => " and ",
                _ => ", ",
            };
            let (name, label) = (&share.holder.name, &share.share.label);
            let by = SaidBy::by(&share.sources);
            line = line.and(format!("{joint}{name} {label}{by}"), Tone::Plain);
            for tie in &share.ties {
                line = line.and(format!(" [tie.{tie}]"), Tone::Faint);
            }
        }
        let of = if self.of == Right::Votes.name() {
            "of the votes in"
        } else {
            "of"
        };
        let (label, held) = (&self.label, &self.held.name);
        line.and(format!(" add up to {label} {of} {held}"), Tone::Plain)
    }
}

impl ExcessShareRow {
    fn new(model: &Model, share: &ExcessShare) -> ExcessShareRow {
        let ties = || share.ties().iter().map(|&tie| model.tie(tie));
        let holder = share.holder();
        let mut evidence: Vec<_> = ties()
            .flat_map(|tie| [false, true].map(|was| giving(model, tie, holder, was)))
            .flatten()
            .collect();
        if evidence.is_empty() {
            evidence = ties().flat_map(|tie| tie.evidence()).copied().collect();
        }
        ExcessShareRow {
            holder: OrgRef::new(model.org(holder)),
            share: IntervalRef::new(share.interval()),
            ties: ties().map(|tie| tie.id().to_owned()).collect(),
            sources: SaidBy::all(model, &evidence),
        }
    }
}
