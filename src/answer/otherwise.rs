//! Figures of a holding that stand beside the one that counts.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::evidence::SaidBy;
use super::grid::{Line, Tone};
use super::party::StakeRef;
use crate::model::{Began, Day, EvidenceKey, Given, GivenParty, Model, OrgKey, Tie};
use crate::ownership::{Holding, Otherwise, Why};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn name<S: Serializer>(why: &Why, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(why.name())
}

/// A stake that a tie tells beside what counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OtherwiseRow {
    /// The id of the tie.
    pub tie: String,
    /// The stake.
    pub stake: StakeRef,
    /// Whether it is what the tie says was held before it, and not once it was done.
    pub was: bool,
    /// Why it does not count by itself: `before-planned`, held before a tie that is planned, where one that has come about says
    /// otherwise; `no-room`, ties that came later leave none for it; `any-of`, it is not certain which of several ties is the latest;
    /// `before-later`, held before a tie that comes later.
    #[serde(serialize_with = "name")]
    #[schemars(with = "String")]
    pub why: Why,
    /// Who gives it.
    pub sources: Vec<SaidBy>,
    /// When the tie began, in years: ` of 2010`, ` seen by 2010`.
    #[serde(skip)]
    began: String,
}

/// The evidence of a tie that gives what an organisation holds by it, or held before it.
pub(super) fn giving(model: &Model, tie: &Tie, holder: OrgKey, was: bool) -> Vec<EvidenceKey> {
    let gives = |given: &Given| match given {
        Given::Party(org, GivenParty::Was(_)) => was && *org == holder,
        Given::Party(org, GivenParty::Stake(_)) => !was && *org == holder,
        _ => false,
    };
    let gives = |key: &&EvidenceKey| model.evidence(**key).gives().iter().any(gives);
    tie.evidence().iter().filter(gives).copied().collect()
}

/// When a tie began, behind what is told of it.
fn when(began: Began) -> String {
    match began {
        Began::Unknown => ", undated".to_owned(),
        Began::In {
            first: None,
            last: Some(_),
            ..
        } => format!(" seen {began}"),
        _ => format!(" of {began}"),
    }
}

impl OtherwiseRow {
    pub(super) fn all(model: &Model, holding: &Holding<'_>) -> Vec<OtherwiseRow> {
        let row = |one: &Otherwise<'_>| {
            let tie = model.tie(one.tie());
            let evidence = giving(model, tie, holding.holder(), one.was());
            Some(OtherwiseRow {
                tie: tie.id().to_owned(),
                stake: StakeRef::new(one.stake()?),
                was: one.was(),
                why: one.why(),
                sources: SaidBy::all(model, &evidence),
                began: when(model.began(tie, Day::LAST)),
            })
        };
        holding.otherwise().iter().filter_map(row).collect()
    }

    /// `100 % by tie.alpha of 2010`, `5 % before tie.deal`.
    pub(super) fn text(&self) -> String {
        let by = if self.was { "before" } else { "by" };
        let began = match self.why {
            Why::Planned => String::new(),
            Why::NoRoom | Why::AnyOf | Why::Later => self.began.clone(),
        };
        format!("{} {by} tie.{}{began}", self.stake.label, self.tie)
    }

    /// `contested: 100 % of 2010, for which later ties leave no room, by Reuters 2010-03-01 [tie.alpha]`.
    pub(super) fn line(&self) -> Line {
        let began = &self.began;
        let what = match self.why {
            Why::Planned => String::new(),
            Why::NoRoom => format!("{began}, for which later ties leave no room"),
            Why::AnyOf => format!("{began}, one of several that may be the latest"),
            Why::Later => format!(" before a tie{began}, the next that is told"),
        };
        let by = SaidBy::by(&self.sources);
        Line::toned("contested: ", Tone::Warning)
            .and(format!("{}{what}{by}", self.stake.label), Tone::Plain)
            .and(format!(" [tie.{}]", self.tie), Tone::Faint)
    }
}
