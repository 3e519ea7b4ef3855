//! What is held, how it is controlled, and what is contested of it, as rows.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Cell, Line, Tone};
use super::otherwise::OtherwiseRow;
use super::party::StakeRef;
use super::records::{OrgRef, POSSIBLY_THEN};
use super::tie::TieRow;
use crate::graph::Graph;
use crate::model::{
    Contradiction, Day, Evidence, EvidenceKey, Model, OrgKey, Phase, Standing, Tie, TieKey,
};
use crate::ownership::{Control, ControlStep, Holding, Interval};
use crate::query::{Suspended, contested_times};

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
    /// Those of them that are suspended on the day; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<SuspendedRef>,
    #[serde(skip)]
    meaning: &'static str,
    /// The ids of the ties that lie only possibly in the time that was asked for.
    #[serde(skip)]
    open: Vec<String>,
}

/// A tie that is suspended on the day, which a holding or control rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuspendedRef {
    /// The id of the tie.
    pub tie: String,
    /// Whether it is certain that it is suspended.
    pub certain: bool,
    /// Whether a stake rests on it, and not control alone.
    #[serde(skip)]
    pub(super) of_stake: bool,
}

/// Who of a tie is under the control that was asked for, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnderRow {
    /// The party.
    pub org: OrgRef,
    /// Who controls it.
    pub by: OrgRef,
    /// The way.
    #[serde(flatten)]
    pub control: ControlRow,
    /// Who says so: of the ties on the way, each once in each modality.
    pub sources: Vec<SaidBy>,
    /// What sources say otherwise of when these ties began or were over; absent where none does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeRow>,
}

/// Of whom the graph has no owner, so that it is not known whether they are under the control that was asked for: ties are left out for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpenTopRef {
    /// The organisation.
    #[serde(flatten)]
    pub org: OrgRef,
    /// The parties that it controls, certainly or possibly, of those of these ties of which it is itself no party: by id; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<OrgRef>,
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

impl SuspendedRef {
    pub(super) fn all(model: &Model, found: &[Suspended]) -> Vec<SuspendedRef> {
        let one = |one: &Suspended| SuspendedRef {
            tie: model.tie(one.tie).id().to_owned(),
            certain: one.certain,
            of_stake: one.of_stake,
        };
        found.iter().map(one).collect()
    }

    /// `suspended`, `possibly suspended`.
    pub(super) fn word(&self) -> &'static str {
        suspended(self.certain)
    }

    /// `tie.deal`, `tie.deal (possibly)`: under a head that says what of.
    pub(super) fn value(&self) -> String {
        let perhaps = if self.certain { "" } else { " (possibly)" };
        format!("tie.{}{perhaps}", self.tie)
    }

    /// `, by tie.deal (suspended)` behind what rests on some ties; nothing where none of these is.
    pub(super) fn by<'s>(all: impl Iterator<Item = &'s SuspendedRef>) -> String {
        let each: Vec<String> = all
            .map(|one| format!("tie.{} ({})", one.tie, one.word()))
            .collect();
        if each.is_empty() {
            String::new()
        } else {
            format!(", by {}", each.join(" and "))
        }
    }
}

/// `suspended`, `possibly suspended`.
pub(super) fn suspended(certain: bool) -> &'static str {
    if certain {
        "suspended"
    } else {
        "possibly suspended"
    }
}

impl ControlRow {
    pub(super) fn new(model: &Model, control: &Control, day: Day) -> ControlRow {
        let last = control.steps.last();
        ControlRow {
            certain: control.certain,
            rule: last.map_or_else(String::new, |step| step.rule.name().to_owned()),
            steps: control
                .steps
                .iter()
                .map(|step| ControlStepRow::new(model, step, day))
                .collect(),
            shortened: control.shortened,
        }
    }

    /// With a mark at the ties that lie only possibly in the time that was asked for.
    pub(super) fn marked(mut self, open: &[String]) -> ControlRow {
        for step in &mut self.steps {
            step.open = open.to_vec();
        }
        self
    }

    /// Whether the way rests on a tie that lies only possibly in the time that was asked for.
    pub(crate) fn is_open(&self) -> bool {
        let is_open = |step: &ControlStepRow| step.ties.iter().any(|tie| step.open.contains(tie));
        self.steps.iter().any(is_open)
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
    pub(super) fn new(model: &Model, step: &ControlStep, day: Day) -> ControlStepRow {
        let suspended = step.ties.iter();
        let suspended = suspended.filter_map(|&tie| Suspended::new(model, tie, day, false));
        let suspended: Vec<Suspended> = suspended.collect();
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
            suspended: SuspendedRef::all(model, &suspended),
            meaning: step.rule.meaning(),
            open: Vec::new(),
        }
    }

    /// `Dell → EMC: stated control [tie.dell-emc]`.
    pub(super) fn line(&self) -> Line {
        let through: Vec<&str> = self.through.iter().map(|org| &*org.name).collect();
        let votes = self
            .votes
            .as_ref()
            .map(|votes| format!(", {}", votes.label));
        let text = format!(
            "{} → {}: {}{}",
            through.join(" and "),
            self.org.name,
            self.meaning,
            votes.unwrap_or_default()
        );
        self.tied(Line::plain(text))
    }

    /// The line with the ties that say so, and which of them are suspended.
    pub(super) fn tied(&self, line: Line) -> Line {
        self.ties.iter().fold(line, |line, tie| {
            let then = if self.open.contains(tie) {
                POSSIBLY_THEN
            } else {
                ""
            };
            let line = line.and(format!(" [tie.{tie}]{then}"), Tone::Faint);
            match self.suspended.iter().find(|one| one.tie == *tie) {
                Some(one) => line.and(format!(" ({})", one.word()), Tone::Warning),
                None => line,
            }
        })
    }

    /// The way in one value.
    pub(super) fn text(&self) -> String {
        let through: Vec<&str> = self.through.iter().map(|org| &*org.id).collect();
        format!("{} > {} ({})", through.join(" + "), self.org.id, self.rule)
    }
}

impl UnderRow {
    pub(super) fn new(model: &Model, control: &Control, day: Day) -> UnderRow {
        let steps = control.steps.iter();
        let mut ties: Vec<TieKey> = Vec::new();
        for &tie in steps.flat_map(|step| &step.ties) {
            if !ties.contains(&tie) {
                ties.push(tie);
            }
        }
        let evidence = ties.iter().flat_map(|&tie| model.tie(tie).evidence());
        let evidence: Vec<EvidenceKey> = evidence.copied().collect();
        let disputes = ties.iter();
        let disputes = disputes.flat_map(|&tie| contested_times(model, tie, day));
        UnderRow {
            org: OrgRef::new(model.org(control.controlled)),
            by: OrgRef::new(model.org(control.controller)),
            control: ControlRow::new(model, control, day),
            sources: SaidBy::all(model, &evidence),
            disputes: disputes.map(|one| DisputeRow::new(model, &one)).collect(),
        }
    }

    /// `Sugon under Chinese government, through Chinese Academy of Sciences [tie.cas-sugon]`.
    pub(super) fn line(&self) -> Line {
        let perhaps = if self.control.certain {
            ""
        } else {
            " possibly"
        };
        let line = Line::plain(format!("{}{perhaps} under {}", self.org.name, self.by.name));
        let steps = &self.control.steps;
        let between = steps.iter().map(|step| &step.org);
        let between = between.filter(|org| org.id != self.org.id);
        let mut between: Vec<&str> = between.map(|org| &*org.name).collect();
        if self.control.shortened {
            between.insert(0, "…");
        }
        let through = if between.is_empty() {
            String::new()
        } else {
            format!(", through {}", between.join(", "))
        };
        let line = line.and(through, Tone::Plain);
        steps.iter().fold(line, |line, step| step.tied(line))
    }

    /// Who says so of some, each once, and what they say otherwise.
    pub(super) fn says(all: &[UnderRow]) -> Cell {
        let mut sources: Vec<SaidBy> = Vec::new();
        for said in all.iter().flat_map(|under| &under.sources) {
            if !sources.contains(said) {
                sources.push(said.clone());
            }
        }
        let says = SaidBy::lines(&sources).into_iter();
        let mut says: Cell = says
            .map(|line| line.after_toned("control: ", Tone::Faint))
            .collect();
        for dispute in all.iter().flat_map(|under| &under.disputes) {
            let line = dispute.line();
            if !says.contains(&line) {
                says.push(line);
            }
        }
        says
    }

    /// `sugon under prc-government: prc-government > cas (part-of), cas > sugon (control-tie)`.
    pub(super) fn value(&self) -> String {
        let perhaps = if self.control.certain {
            ""
        } else {
            " possibly"
        };
        let steps = self.control.steps.iter().map(ControlStepRow::text);
        let steps: Vec<String> = steps.collect();
        let steps = steps.join(", ");
        format!("{}{perhaps} under {}: {steps}", self.org.id, self.by.id)
    }
}

impl OpenTopRef {
    pub(super) fn all(graph: &Graph) -> Vec<OpenTopRef> {
        let named = |&org: &OrgKey| OrgRef::new(graph.model().org(org));
        let tops = graph.open_tops().iter();
        tops.map(|top| OpenTopRef {
            org: named(&top.org),
            above: top.above.iter().map(named).collect(),
        })
        .collect()
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

    /// `83 %`, `controls = true`, `until 2014`.
    pub(super) fn short(&self) -> String {
        let value = &self.value;
        let of_party = self.field.strip_prefix("parties.");
        match (
            self.field.strip_prefix("dates."),
            of_party.and_then(|of| of.split_once('.')),
        ) {
            (Some(date), _) => format!("{date} {value}"),
            (None, Some((org, date @ ("from" | "until")))) => format!("{org} {date} {value}"),
            (None, Some((_, "controls"))) => format!("controls = {value}"),
            _ => value.clone(),
        }
    }

    /// Whether it is of when a tie, or a party's part in it, began or was over.
    fn is_of_time(&self) -> bool {
        let of_party = [".from", ".until"]
            .iter()
            .any(|end| self.field.ends_with(end));
        self.field.starts_with("dates.") || of_party
    }

    /// `contested: 83 %, by ZDNet Korea 2015-11-06`; of a date, `contested: until 2014, by … [tie.cas-sugon]`.
    pub(super) fn line(&self) -> Line {
        let line = self.said_by.line();
        let line = line.after(format!("{}, by ", self.short()));
        let line = line.after_toned("contested: ", Tone::Warning);
        if self.is_of_time() {
            line.and(format!(" [tie.{}]", self.tie), Tone::Faint)
        } else {
            line
        }
    }
}
