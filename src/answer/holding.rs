//! What is held, how it is controlled, and what is contested of it, as rows.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Cell, Line, Tone};
use super::otherwise::OtherwiseRow;
use super::party::StakeRef;
use super::records::OrgRef;
use super::tie::TieRow;
use crate::graph::Graph;
use crate::model::{Contradiction, Day, Evidence, Model, Phase, Standing, Tie};
use crate::ownership::{Control, ControlStep, Holding, Interval};

/// What one organisation holds of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HoldingRow {
    /// The stake in the record's own words, where one tie tells it.
    pub stake: Option<StakeRef>,
    /// The share of the equity.
    pub equity: IntervalRef,
    /// The share of the votes, where told.
    pub votes: Option<IntervalRef>,
    /// Whether some tie tells the size; else it is bounded by what others hold at most.
    pub told: bool,
    /// Whether it is certainly held on the day.
    pub certain: bool,
    /// The ties that say so.
    pub ties: Vec<TieRow>,
    /// The stakes that ties tell beside what counts; absent where none does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<OtherwiseRow>,
    #[serde(skip)]
    pub(super) label: String,
    /// The id of the holder.
    #[serde(skip)]
    holder: String,
}

/// A share between two percentages. Numbers are decimals, and so strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IntervalRef {
    /// The least that it may be.
    pub min: String,
    /// The most that it may be.
    pub max: String,
    /// The share for a reader: `40.5–81 %`, `>50 %`, `unknown`.
    pub label: String,
}

/// How one organisation controls another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ControlRow {
    /// Whether it is certain on the day.
    pub certain: bool,
    /// The rule by which the last step is control: `stated`, `control-tie`, `sole-acquirer`, `part-of`, `majority`.
    pub rule: String,
    /// The way from the one to the other; of a long one, the last steps.
    pub steps: Vec<ControlStepRow>,
    /// Whether there are more steps, before those that are told.
    pub shortened: bool,
}

/// Why an organisation on the way is controlled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ControlStepRow {
    /// Through whom: one, or several whose votes come together.
    pub through: Vec<OrgRef>,
    /// The organisation.
    pub org: OrgRef,
    /// The rule.
    pub rule: String,
    /// For a majority, the votes that come together.
    pub votes: Option<IntervalRef>,
    /// The ids of the ties that say so; none for an administrative part.
    pub ties: Vec<String>,
    #[serde(skip)]
    meaning: &'static str,
}

/// A value that a source gives and the record does not keep, or that it denies the tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DisputeRow {
    /// The id of the tie.
    pub tie: String,
    /// The field: `parties.emc.stake`.
    pub field: String,
    /// What the source gives.
    pub value: String,
    /// What the record keeps.
    pub kept: Option<String>,
    /// Why the record keeps that.
    pub resolved: Option<String>,
    /// Who says it.
    #[serde(flatten)]
    pub said_by: SaidBy,
}

pub(super) fn doubt(certain: bool) -> &'static str {
    if certain { "" } else { ", possibly" }
}

/// What is held directly: `81 % (97 % of votes)`, `unknown, ≤7 %`; `≤70 %` where a figure is told that no longer fits; `no share told` where
/// only power is.
pub(super) fn label(holding: &Holding<'_>) -> String {
    let equity = holding.equity();
    let is_told = holding.is_told() || !holding.otherwise().is_empty();
    match (holding.stake(), holding.votes()) {
        _ if holding.is_power_only() => "no share told".to_owned(),
        (Some(stake), _) => stake.label(),
        (None, Some(votes)) => format!("{equity} ({votes} of votes)"),
        (None, None) if !is_told && !equity.is_unknown() => format!("unknown, {equity}"),
        (None, None) => equity.to_string(),
    }
}

impl HoldingRow {
    /// `before that tie, which is planned: ~80 % then`; nothing of a tie that has come about.
    pub(super) fn planned_line(&self, tie: &TieRow) -> Option<Line> {
        if tie.tie.status != Phase::Planned.name() {
            return None;
        }
        let mut parties = tie.parties.iter();
        let party = parties.find(|party| party.org.id == self.holder);
        let then = party.and_then(|party| party.stake.as_ref());
        let then = then.map_or_else(String::new, |stake| format!(": {} then", stake.label));
        let text = format!("before that tie, which is planned{then}");
        Some(Line::toned(text, Tone::Warning))
    }

    pub(super) fn new(graph: &Graph, holding: &Holding<'_>, day: Day) -> HoldingRow {
        let model = graph.model();
        let equity = IntervalRef::new(holding.equity());
        let votes = holding.votes().map(IntervalRef::new);
        let ties = holding.ties().iter().map(|&tie| model.tie(tie));
        HoldingRow {
            stake: holding.stake().map(StakeRef::new),
            equity,
            votes,
            told: holding.is_told(),
            certain: holding.is_certain(),
            ties: ties.map(|tie| TieRow::new(graph, tie, day)).collect(),
            otherwise: OtherwiseRow::all(model, holding),
            label: label(holding),
            holder: model.org(holding.holder()).id().to_owned(),
        }
    }
}

impl IntervalRef {
    /// Tells a share.
    pub fn new(interval: Interval) -> IntervalRef {
        let (min, max) = interval.ends();
        IntervalRef {
            min: min.to_string(),
            max: max.to_string(),
            label: interval.to_string(),
        }
    }
}

impl ControlRow {
    pub(super) fn new(model: &Model, control: &Control) -> ControlRow {
        let last = control.steps.last();
        ControlRow {
            certain: control.certain,
            rule: last.map_or_else(String::new, |step| step.rule.name().to_owned()),
            steps: control
                .steps
                .iter()
                .map(|step| ControlStepRow::new(model, step))
                .collect(),
            shortened: control.shortened,
        }
    }

    pub(super) fn lines(&self) -> Cell {
        let head = if self.certain { "yes" } else { "possibly" };
        let mut lines = vec![Line::toned(head, Tone::Strong)];
        let more = || Line::toned("… (more steps above)", Tone::Faint);
        lines.extend(self.shortened.then(more));
        lines.extend(self.steps.iter().map(ControlStepRow::line));
        lines
    }
}

impl ControlStepRow {
    pub(super) fn new(model: &Model, step: &ControlStep) -> ControlStepRow {
        ControlStepRow {
            through: step
                .through
                .iter()
                .map(|&org| OrgRef::new(model.org(org)))
                .collect(),
            org: OrgRef::new(model.org(step.org)),
            rule: step.rule.name().to_owned(),
            votes: step.votes.map(IntervalRef::new),
            ties: step
                .ties
                .iter()
                .map(|&tie| model.tie(tie).id().to_owned())
                .collect(),
            meaning: step.rule.meaning(),
        }
    }

    /// `Dell → EMC: stated control [tie.dell-emc]`.
    pub(super) fn line(&self) -> Line {
        let through: Vec<&str> = self.through.iter().map(|org| &*org.name).collect();
        let votes = self
            .votes
            .as_ref()
            .map(|votes| format!(", {}", votes.label));
        let ties: Vec<String> = self
            .ties
            .iter()
            .map(|tie| format!(" [tie.{tie}]"))
            .collect();
        let text = format!(
            "{} → {}: {}{}",
            through.join(" and "),
            self.org.name,
            self.meaning,
            votes.unwrap_or_default()
        );
        Line::plain(text).and(ties.concat(), Tone::Faint)
    }

    /// The way in one value.
    pub(super) fn text(&self) -> String {
        let through: Vec<&str> = self.through.iter().map(|org| &*org.id).collect();
        format!("{} > {} ({})", through.join(" + "), self.org.id, self.rule)
    }
}

impl DisputeRow {
    pub(super) fn new(model: &Model, dispute: &Contradiction<'_>) -> DisputeRow {
        DisputeRow {
            tie: dispute.tie.id().to_owned(),
            field: dispute.given.path(model).join("."),
            value: dispute.given.text(model),
            kept: dispute.kept.clone(),
            resolved: dispute.evidence.resolved().map(str::to_owned),
            said_by: SaidBy::new(model, dispute.evidence),
        }
    }

    /// What makes a tie contested: what sources give otherwise, then those that deny it. Nothing where it is not.
    pub(super) fn of_tie(model: &Model, tie: &Tie) -> Vec<DisputeRow> {
        if !tie.is_contested() {
            return Vec::new();
        }
        let given = model.contradictions(tie);
        let given = given.map(|one| DisputeRow::new(model, &one));
        let denied = model.denials(tie);
        let denied = denied.map(|evidence| DisputeRow::denial(model, tie, evidence));
        let denied = denied.filter(|_| tie.standing() != Standing::Denied);
        given.chain(denied).collect()
    }

    /// That a source denies the tie as a whole.
    fn denial(model: &Model, tie: &Tie, evidence: &Evidence) -> DisputeRow {
        DisputeRow {
            tie: tie.id().to_owned(),
            field: "kind".to_owned(),
            value: "denied".to_owned(),
            kept: Some(tie.kind().to_string()),
            resolved: evidence.resolved().map(str::to_owned),
            said_by: SaidBy::new(model, evidence),
        }
    }

    /// `contested: parties.emc.stake = 83 %, where the record keeps 81 %, by ZDNet Korea 2015-11-06`.
    pub(super) fn whole_line(&self) -> Line {
        let kept = self.kept.as_deref().unwrap_or("none");
        let text = format!(
            "{} = {}, where the record keeps {kept}, by ",
            self.field, self.value
        );
        let by = self.said_by.line().after(text);
        by.after_toned("contested: ", Tone::Warning)
    }

    /// `83 %`, `controls = true`.
    pub(super) fn short(&self) -> String {
        let what = if self.field.ends_with(".controls") {
            "controls = "
        } else {
            ""
        };
        format!("{what}{}", self.value)
    }

    /// `contested: 83 %, by ZDNet Korea 2015-11-06`.
    pub(super) fn line(&self) -> Line {
        let said = self.said_by.line();
        Line::toned("contested: ", Tone::Warning)
            .and(format!("{}, by {}", self.short(), said.text()), Tone::Plain)
    }
}
