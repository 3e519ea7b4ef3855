//! Holdings that contradict each other, as rows.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Line, Tone};
use super::holding::IntervalRef;
use super::otherwise::giving;
use super::records::OrgRef;
use super::sentence::listed;
use crate::model::{Model, OrgKey, Tie};
use crate::ownership::{Excess, ExcessShare, Right};
use crate::query::Stakeholding;

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

/// That a holding is one of some that can't all be so, or that such holdings are in what is owned; the answer tells them in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExcessRef {
    /// What is held.
    pub held: OrgRef,
    /// What the shares are of: `equity`, or `votes` where these are told.
    pub of: String,
    /// What they add up to, for a reader: `200 %`, `at least 110 %`.
    pub label: String,
    /// The same in words: `adds up to 200 % with B`.
    pub text: String,
}

impl ExcessRef {
    /// What contradicts what in a row.
    pub(super) fn all(model: &Model, found: &Stakeholding<'_>) -> Vec<ExcessRef> {
        let excesses = found.excesses.iter();
        excesses
            .map(|excess| ExcessRef::new(model, excess, found.org.key()))
            .collect()
    }

    fn new(model: &Model, excess: &Excess, org: OrgKey) -> ExcessRef {
        let label = excess.sum().to_string();
        let of_votes = match excess.right() {
            Right::Equity => "",
            Right::Votes => " of votes",
        };
        let text = if excess.held() == org {
            format!("shares in it add up to {label}{of_votes}")
        } else {
            let others = excess.shares().iter().map(ExcessShare::holder);
            let others = others.filter(|&holder| holder != org);
            let others: Vec<&str> = others.map(|org| model.org(org).name()).collect();
            format!("adds up to {label}{of_votes} with {}", listed(&others))
        };
        ExcessRef {
            held: OrgRef::new(model.org(excess.held())),
            of: excess.right().name().to_owned(),
            label,
            text,
        }
    }

    /// The same as a line about an organisation, which tells in what where that is not the one that is asked about.
    pub(super) fn line(&self, org: &str, asked: &str) -> Line {
        let within = if [org, asked].contains(&&*self.held.id) {
            String::new()
        } else {
            format!(" in {}", self.held.name)
        };
        Line::toned("contested: ", Tone::Warning).and(format!("{}{within}", self.text), Tone::Plain)
    }

    /// Whether a contradiction is this one.
    pub(super) fn is(&self, row: &ExcessRow) -> bool {
        (&self.held, &self.of) == (&row.held, &row.of)
    }
}

/// More shares than this are counted in a line.
const TOLD: usize = 8;

impl ExcessRow {
    /// The contradictions that rows are told with, each once, in the order of the ids of what is held.
    pub(super) fn all(model: &Model, found: &[Stakeholding<'_>]) -> Vec<ExcessRow> {
        let all = found.iter().flat_map(|row| &row.excesses);
        let all = all.map(|excess| ((excess.held(), excess.right()), excess));
        let once: BTreeMap<_, _> = all.collect();
        once.into_values()
            .map(|excess| ExcessRow::new(model, excess))
            .collect()
    }

    fn new(model: &Model, excess: &Excess) -> ExcessRow {
        let share = |share: &ExcessShare| ExcessShareRow::new(model, share);
        ExcessRow {
            held: OrgRef::new(model.org(excess.held())),
            of: excess.right().name().to_owned(),
            sum: excess.sum().min().to_string(),
            label: excess.sum().to_string(),
            shares: excess.shares().iter().map(share).collect(),
        }
    }

    /// `A 100 % + B 100 % = 200 %`.
    pub(crate) fn figures(&self) -> Line {
        let told = self.shares.iter().take(TOLD);
        let told = told.map(|share| format!("{} {}", share.holder.name, share.share.label));
        let mut told: Vec<String> = told.collect();
        told.extend((self.shares.len() > TOLD).then(|| "\u{2026}".to_owned()));
        let of = if self.of == Right::Votes.name() {
            " of votes"
        } else {
            ""
        };
        let is = if self.label.starts_with("at least") {
            "\u{2265}"
        } else {
            "="
        };
        Line::plain(format!("{} {is} {} %{of}", told.join(" + "), self.sum))
    }

    /// `contested: A 100 %, by Reuters [tie.a], and B 100 % [tie.b] add up to 200 % of C`.
    pub(super) fn line(&self) -> Line {
        let mut line = Line::toned("contested: ", Tone::Warning);
        let others = self.shares.len().saturating_sub(TOLD);
        let told = &self.shares[..self.shares.len() - others];
        // After who says so, a comma.
        let mut comma = "";
        for (at, share) in told.iter().enumerate() {
            let joint = match at {
                0 => "",
                _ if at + 1 == self.shares.len() => " and ",
                _ => " ",
            };
            if at > 0 && joint == " " {
                comma = ",";
            }
            let (name, label) = (&share.holder.name, &share.share.label);
            let by = SaidBy::by(&share.sources);
            line = line.and(format!("{comma}{joint}{name} {label}{by}"), Tone::Plain);
            for tie in &share.ties {
                line = line.and(format!(" [tie.{tie}]"), Tone::Faint);
            }
            comma = if by.is_empty() { "" } else { "," };
        }
        let others = match others {
            0 => String::new(),
            1 => format!("{comma} and another"),
            others => format!("{comma} and {others} others"),
        };
        let of = if self.of == Right::Votes.name() {
            "of the votes in"
        } else {
            "of"
        };
        let comma = if others.is_empty() { comma } else { "" };
        let (label, held) = (&self.label, &self.held.name);
        line.and(
            format!("{others}{comma} add up to {label} {of} {held}"),
            Tone::Plain,
        )
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
            evidence = ties().flat_map(Tie::evidence).copied().collect();
        }
        ExcessShareRow {
            holder: OrgRef::new(model.org(holder)),
            share: IntervalRef::new(share.interval()),
            ties: ties().map(|tie| tie.id().to_owned()).collect(),
            sources: SaidBy::all(model, &evidence),
        }
    }
}
