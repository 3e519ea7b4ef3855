//! Who owns and controls an organisation, what one owns and controls, and who says so.

mod layout;
mod short;

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::excess::{ExcessRef, ExcessRow};
use super::grid::{Cell, Grid, Line, Tone};
use super::holding::{ControlRow, DisputeRow, HoldingRow, IntervalRef, SuspendedRef, doubt};
use super::otherwise::OtherwiseRow;
use super::records::{CountryRef, Match, OrgRef, POSSIBLY_THEN};
use super::tie::TieRow;
use super::{Asked, GraphRef, Layout, Select};
use crate::graph::Graph;
use crate::model::{Day, EvidenceKey, Org, Tie};
use crate::query::{self, Side, Stakeholding};

pub use short::OwnerRef;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnersQuery {
    /// `owners` or `holdings`.
    pub command: &'static str,
    /// Whose owners, or whose holdings.
    pub org: OrgRef,
    /// The day on which it is told who owns and controls what.
    pub as_of: String,
    /// Whom alone it was asked of; absent where it was asked of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<OrgRef>,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// An owner, or what is owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnerRow {
    /// The owner, or what is owned.
    pub org: OrgRef,
    /// Whether it is certain on the day that something is held, or that there is control.
    pub certain: bool,
    /// How surely the ties lie in the time that `since`, `until` or `step` asked for: `possible` where one does only possibly, among those that
    /// the holding, any chain of holdings to it and the way of control rest on. Absent where no time was asked for.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub hit: Option<Match>,
    /// What is held directly.
    pub direct: Option<HoldingRow>,
    /// Through whom it is held, where not only directly: those next to the owner, or to what is owned.
    pub through: Vec<OrgRef>,
    /// What is held of the equity, directly and through others; nothing where there is power only.
    pub effective: Option<IntervalRef>,
    /// Control of the one over the other, and by which rules.
    pub control: Option<ControlRow>,
    /// Who says so: of the direct holding, else of the steps of the way of control, else of those of a shortest chain; each
    /// once in each modality.
    pub sources: Vec<SaidBy>,
    /// What sources say otherwise of the direct holding; and of the ties that this rests on, when they began or were over, where by that
    /// they would not be in force on the day.
    pub disputes: Vec<DisputeRow>,
    /// The ties that are suspended on the day, among those that the holding, any chain of holdings to it and the way of control rest on;
    /// absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<SuspendedRef>,
    /// The holdings that contradict each other, as they come to more than the whole: of an owner, its own among them; of what is
    /// owned, those in it. Absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceeds: Vec<ExcessRef>,
    #[serde(skip)]
    country: Option<CountryRef>,
    /// The ids of the ties that do so only possibly.
    #[serde(skip)]
    open: Vec<String>,
}

/// The owners of an organisation, or its holdings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OwnersAnswer {
    /// The graph that was asked.
    pub graph: GraphRef,
    /// The question, as it was understood.
    pub query: OwnersQuery,
    /// Who owns, or what is owned: direct ones first, then by stake, the largest first.
    pub rows: Vec<OwnerRow>,
    /// The holdings that contradict each other, as they come to more than the whole: those that rows name; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<ExcessRow>,
    /// The ties that are planned on the day, by which more or less is to be held of the organisation, or by it; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<TieRow>,
}

/// Tells the owners of an organisation. Costs what [`query::owners`] costs, and the evidence of the direct ties.
pub fn owners(asked: &Asked, graph: &Graph, org: &Org) -> OwnersAnswer {
    let found = query::owners(graph, org.key(), asked.as_of);
    answer(asked, graph, ("owners", org, Side::Held), &found)
}

/// Tells what an organisation owns and controls. Costs what [`query::holdings`] costs, and the evidence of the direct ties.
pub fn holdings(asked: &Asked, graph: &Graph, org: &Org) -> OwnersAnswer {
    let found = query::holdings(graph, org.key(), asked.as_of);
    answer(asked, graph, ("holdings", org, Side::Holder), &found)
}

fn answer(
    asked: &Asked,
    graph: &Graph,
    (command, org, side): (&'static str, &Org, Side),
    found: &[Stakeholding<'_>],
) -> OwnersAnswer {
    let row = |found| OwnerRow::new(graph, found, asked.as_of);
    let planned = query::planned_stakes(graph, org.key(), asked.as_of, side);
    let planned = planned.into_iter();
    OwnersAnswer {
        graph: asked.graph.clone(),
        query: OwnersQuery {
            command,
            org: OrgRef::new(org),
            as_of: asked.as_of.to_string(),
            holder: None,
            select: asked.select.clone(),
        },
        rows: found.iter().map(row).collect(),
        contradictions: ExcessRow::all(graph.model(), found),
        planned: planned
            .map(|tie| TieRow::new(graph, tie, asked.as_of))
            .collect(),
    }
}

/// `planned: VMware deal: Dell (acquirer) → EMC; announced 2015-10-12, by Reuters 2015-10-12 [tie.dell-emc]`.
fn planned_line(tie: &TieRow) -> Line {
    let by = SaidBy::by(&tie.sources);
    Line::toned(format!("{}: ", tie.tie.status_line().text()), Tone::Warning)
        .and(
            format!("{}: {}{by}", tie.tie.label(), tie.summary),
            Tone::Plain,
        )
        .and(format!(" [tie.{}]", tie.tie.id), Tone::Faint)
}

impl OwnersAnswer {
    /// The rows, and below them, as rows too, what [`remarks`](Layout::remarks) tells: for documents, which have nothing beside a table.
    pub(crate) fn whole_grid(&self) -> Grid {
        let mut grid = self.grid();
        let head = |word: &str| vec![Line::toned(word, Tone::Strong)];
        let contradictions = self.contradictions.iter().map(|row| {
            let mut says: Vec<Line> = Vec::new();
            for line in row
                .shares
                .iter()
                .flat_map(|share| SaidBy::lines(&share.sources))
            {
                if !says.contains(&line) {
                    says.push(line);
                }
            }
            vec![head("contested"), vec![row.figures()], Vec::new(), says]
        });
        let planned = self.planned.iter().map(|tie| {
            let [what, says] = tie.cells();
            vec![head("planned"), what, Vec::new(), says]
        });
        grid.rows.extend(contradictions.chain(planned));
        grid
    }

    /// ` (1 only possibly)` behind rows that are counted, where some are not certain on the day, or lie only possibly in the time that was asked
    /// for; else nothing.
    pub fn only_possibly(&self) -> String {
        match self.rows.iter().filter(|row| !row.is_sure()).count() {
            0 => String::new(),
            open => format!(" ({open} only possibly)"),
        }
    }

    /// The same, of one holder alone: what it holds itself and through others, and whether it controls.
    #[must_use]
    pub fn of_holder(mut self, holder: &Org) -> OwnersAnswer {
        self.rows.retain(|row| row.org.id == holder.id());
        let exceeds = || self.rows.iter().flat_map(|row| &row.exceeds);
        self.contradictions
            .retain(|row| exceeds().any(|one| one.is(row)));
        let has_holder = |tie: &TieRow| tie.parties.iter().any(|party| party.org.id == holder.id());
        self.planned.retain(has_holder);
        self.query.holder = Some(OrgRef::new(holder));
        self
    }
}

/// How surely the ties that something rests on lie in the time that a selection asked for, where it did.
fn hit(graph: &Graph, found: &Stakeholding<'_>) -> Option<Match> {
    let is_certain = found.open.is_empty();
    graph.is_timed().then(|| Match::new(is_certain))
}

impl OwnerRow {
    pub(super) fn new(graph: &Graph, found: &Stakeholding<'_>, day: Day) -> OwnerRow {
        let model = graph.model();
        let direct = found.direct.as_ref();
        let control = found.control.as_ref();
        let disputes = found.disputes.iter();
        let ties = found.ties.iter().map(|&tie| model.tie(tie));
        let evidence: Vec<EvidenceKey> = ties.flat_map(Tie::evidence).copied().collect();
        let open = found.open.iter().map(|&tie| model.tie(tie).id().to_owned());
        let open: Vec<String> = open.collect();
        OwnerRow {
            hit: hit(graph, found),
            sources: SaidBy::all(model, &evidence),
            org: OrgRef::new(found.org),
            certain: found.certain,
            direct: direct.map(|holding| HoldingRow::new(graph, holding, day)),
            through: found.through.iter().map(|org| OrgRef::new(org)).collect(),
            effective: found.effective.map(IntervalRef::new),
            control: control.map(|control| ControlRow::new(model, control, day).marked(&open)),
            disputes: disputes
                .map(|dispute| DisputeRow::new(model, dispute))
                .collect(),
            suspended: SuspendedRef::all(model, &found.suspended),
            exceeds: ExcessRef::all(model, found),
            country: found.org.hq().map(CountryRef::new),
            open,
        }
    }

    /// `81 % (97 % of votes), possibly`, and below it what it comes to with what is held through others.
    fn stake_lines(&self, asked: &str) -> Cell {
        let mut lines = Vec::new();
        if let Some(direct) = &self.direct {
            lines.push(
                Line::toned(&*direct.label, Tone::Strong).and(doubt(direct.certain), Tone::Plain),
            );
            for tie in &direct.ties {
                let then = if tie.tie.is_open() { POSSIBLY_THEN } else { "" };
                let halted = if tie.tie.is_suspended() {
                    format!(" ({})", tie.tie.status_label())
                } else {
                    String::new()
                };
                let told = Line::toned(format!("[tie.{}]{then}", tie.tie.id), Tone::Faint);
                lines.push(told.and(halted, Tone::Warning));
                lines.extend(direct.planned_line(tie));
            }
            lines.extend(direct.otherwise.iter().map(OtherwiseRow::line));
        }
        if let Some(effective) = &self.effective {
            let same = self
                .direct
                .as_ref()
                .is_some_and(|direct| direct.equity == *effective);
            if !same {
                let mark = if self.direct.is_some() {
                    ""
                } else {
                    doubt(self.certain)
                };
                let name: Vec<&str> = self.through.iter().map(|org| &*org.name).collect();
                let label = match (self.direct.is_some(), name.is_empty()) {
                    (true, false) => format!("with {}: {}", name.join(", "), effective.label),
                    (false, false) => format!("{} through {}", effective.label, name.join(", ")),
                    (_, true) => format!("effectively {}", effective.label),
                };
                let halted = SuspendedRef::by(self.through_suspended());
                let then = if self.is_open_through() {
                    POSSIBLY_THEN
                } else {
                    ""
                };
                lines.push(
                    Line::plain(label)
                        .and(mark, Tone::Plain)
                        .and(halted, Tone::Warning)
                        .and(then, Tone::Faint),
                );
            }
        }
        lines.extend(self.disputes.iter().map(DisputeRow::line));
        let exceeds = self.exceeds.iter();
        lines.extend(exceeds.map(|excess| excess.line(&self.org.id, asked)));
        lines
    }

    /// Whether another tie than those of the direct holding lies only possibly in the time that was asked for.
    fn is_open_through(&self) -> bool {
        let direct = || self.direct.iter().flat_map(|direct| &direct.ties);
        let mut open = self.open.iter();
        open.any(|tie| direct().all(|direct| direct.tie.id != *tie))
    }

    /// Whether it is certain that something is held on the day, or that there is control, by ties that certainly lie in the time that was asked for.
    pub(crate) fn is_sure(&self) -> bool {
        self.certain && self.hit != Some(Match::Possible)
    }

    /// The suspended ties that the stake through others rests on.
    fn through_suspended(&self) -> impl Iterator<Item = &SuspendedRef> {
        let is_direct = |tie: &str| {
            let mut ties = self.direct.iter().flat_map(|direct| &direct.ties);
            ties.any(|direct| direct.tie.id == tie)
        };
        let all = self.suspended.iter();
        all.filter(move |one| one.of_stake && !is_direct(&one.tie))
    }

    /// Whether the direct holding, or the way of control, rests on a suspended tie; whether that is certain of one.
    pub(crate) fn is_halted(&self) -> Option<bool> {
        let steps = self.control.iter().flat_map(|control| &control.steps);
        let of_control = steps.flat_map(|step| &step.suspended);
        let direct = self.direct.iter().flat_map(|direct| &direct.ties);
        let direct = direct.filter_map(|tie| {
            let mut suspended = self.suspended.iter();
            suspended.find(|one| one.tie == tie.tie.id)
        });
        direct.chain(of_control).map(|one| one.certain).max()
    }

    /// Who says so: the standing and the sources of the direct ties, else the sources of the way.
    fn says_lines(&self) -> Cell {
        if self.direct.is_none() {
            return SaidBy::lines(&self.sources);
        }
        let ties = self.direct.iter().flat_map(|direct| &direct.ties);
        ties.flat_map(|tie| {
            let [_, says] = tie.cells();
            says
        })
        .collect()
    }
}

#[cfg(test)]
mod tests;
