//! Owners in short, as a dossier lists them.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::hit;
use crate::answer::excess::{ExcessRef, ExcessRow};
use crate::answer::grid::{Line, Tone};
use crate::answer::holding::{DisputeRow, IntervalRef, SuspendedRef, doubt, label};
use crate::answer::otherwise::OtherwiseRow;
use crate::answer::records::{Match, OrgRef, POSSIBLY_THEN};
use crate::graph::Graph;
use crate::model::{Day, OrgKey};
use crate::ownership::Holding;
use crate::query::{self, Stakeholding};

/// An owner in short, as a dossier lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnerRef {
    /// The owner.
    pub org: OrgRef,
    /// Whether it is certain on the day that it holds something, or controls.
    pub certain: bool,
    /// How surely the ties that this rests on lie in the time that was asked for, as in an answer to `owners`; absent where none was.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub hit: Option<Match>,
    /// Whether it holds something directly, and not only through others.
    pub direct: bool,
    /// What it holds of the equity, directly and through others; nothing where there is power only.
    pub effective: Option<IntervalRef>,
    /// Whether it controls, and whether that is certain; nothing where it doesn't.
    pub controls_certainly: Option<bool>,
    /// The stakes that ties tell beside what counts; absent where none does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<OtherwiseRow>,
    /// What sources say otherwise of what it holds directly, and of when the ties that this rests on began or were over; absent where none does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeRow>,
    /// The ties that this rests on and that are suspended on the day; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<SuspendedRef>,
    /// The holdings that contradict each other, its own among them, as they come to more than the whole; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceeds: Vec<ExcessRef>,
    #[serde(skip)]
    stake: String,
    /// By which suspended ties it controls, where it isn't by what it holds directly.
    #[serde(skip)]
    control_by: String,
}

impl OwnerRef {
    /// Those whom [`owners`] tells of an organisation, and the holdings that contradict each other. Costs what [`query::owners`] costs.
    pub(in crate::answer) fn all(
        graph: &Graph,
        org: OrgKey,
        day: Day,
    ) -> (Vec<OwnerRef>, Vec<ExcessRow>) {
        let found = query::owners(graph, org, day);
        let told = found.iter();
        let told = told.map(|found| OwnerRef::new(graph, found));
        (told.collect(), ExcessRow::all(graph.model(), &found))
    }

    /// How many owners a graph has beside some that are told, by those of its ties that a selection leaves out.
    pub(in crate::answer) fn left_out(
        told: &[OwnerRef],
        graph: &Graph,
        org: OrgKey,
        day: Day,
    ) -> usize {
        if !graph.is_narrowed() {
            return 0;
        }
        let whole = graph.whole();
        let all = query::owners(&whole, org, day);
        let told: BTreeSet<&str> = told.iter().map(|one| &*one.org.id).collect();
        let is_told = |row: &Stakeholding<'_>| told.contains(row.org.id());
        all.iter().filter(|row| !is_told(row)).count()
    }

    fn new(graph: &Graph, found: &Stakeholding<'_>) -> OwnerRef {
        let model = graph.model();
        let suspended = SuspendedRef::all(model, &found.suspended);
        let direct = found.direct.iter().flat_map(Holding::ties);
        let direct: Vec<&str> = direct.map(|&tie| model.tie(tie).id()).collect();
        let is_direct = |one: &&SuspendedRef| direct.contains(&&*one.tie);
        let effective = found.effective.map(IntervalRef::new);
        let through: Vec<&str> = found.through.iter().map(|org| org.name()).collect();
        let stake = match (&found.direct, &effective) {
            (Some(direct), _) => {
                let halted = suspended.iter().filter(is_direct);
                let halted = halted.max_by_key(|one| one.certain);
                let halted = halted.map(|one| format!(", {}", one.word()));
                label(direct) + doubt(direct.is_certain()) + &halted.unwrap_or_default()
            }
            (None, Some(effective)) => {
                let doubt = doubt(found.certain);
                let by = SuspendedRef::by(suspended.iter().filter(|one| one.of_stake));
                format!(
                    "{} through {}{doubt}{by}",
                    effective.label,
                    through.join(", ")
                )
            }
            (None, None) => "no stake told".to_owned(),
        };
        let steps = found.control.iter().flat_map(|control| &control.steps);
        let steps: Vec<&str> = steps
            .flat_map(|step| &step.ties)
            .map(|&tie| model.tie(tie).id())
            .collect();
        let of_control = suspended.iter().filter(|one| steps.contains(&&*one.tie));
        let control_by = SuspendedRef::by(of_control.filter(|one| !is_direct(one)));
        let direct = found.direct.as_ref();
        let disputes = found.disputes.iter();
        OwnerRef {
            org: OrgRef::new(found.org),
            certain: found.certain,
            hit: hit(graph, found),
            direct: direct.is_some(),
            effective,
            controls_certainly: found.control.as_ref().map(|control| control.certain),
            otherwise: direct.map_or_else(Vec::new, |direct| OtherwiseRow::all(model, direct)),
            disputes: disputes.map(|one| DisputeRow::new(model, one)).collect(),
            suspended,
            exceeds: ExcessRef::all(model, found),
            stake,
            control_by,
        }
    }

    /// `EMC (US): 81 % (97 % of votes), possibly; possibly controls`.
    pub(in crate::answer) fn line(&self) -> Line {
        let controls = match self.controls_certainly {
            Some(true) => "; controls",
            Some(false) => "; possibly controls",
            None => "",
        };
        let mut contested: Vec<String> = self.otherwise.iter().map(OtherwiseRow::text).collect();
        for dispute in self.disputes.iter().map(DisputeRow::short) {
            if !contested.contains(&dispute) {
                contested.push(dispute);
            }
        }
        contested.extend(self.exceeds.iter().map(|excess| excess.text.clone()));
        let contested = contested.iter().map(|text| format!(", contested: {text}"));
        let contested: String = contested.collect();
        let text = format!("{}: {}{contested}{controls}", self.org.label(), self.stake);
        let then = match self.hit {
            Some(Match::Possible) => POSSIBLY_THEN,
            _ => "",
        };
        let line = Line::plain(text)
            .and(&*self.control_by, Tone::Warning)
            .and(then, Tone::Faint);
        line.and(format!(" [org.{}]", self.org.id), Tone::Faint)
    }
}
