//! What the deed that is told says of those who are named: a body has members, a target refuses, a purchase is made when it closes.

use super::question::{Ask, Question, Unfit};
use super::sides::{SALES, Side};
use super::unfit::unfit;
use crate::graph::Graph;
use crate::model::{Date, Kind, Org, OrgKey, OrgKind, Role, Tie};
use crate::ownership::{Holding, Ownership};

impl Question {
    /// `Memberships of the OpenPOWER Foundation` are those in it, where it is a member of nothing.
    pub(super) fn settle_bodies(&mut self, graph: &Graph) {
        if !matches!(self.kinds[..], [kind] if kind.name() == "membership") {
            return;
        }
        let is = |org: OrgKey, role: Role| {
            let party = |tie: &Tie| tie.party(org).is_some_and(|party| party.roles().has(role));
            graph.ties().any(party)
        };
        let open = |side: Side| matches!(side, Side::Own | Side::Of);
        for (org, side) in self.sided.iter_mut().filter(|(_, side)| open(*side)) {
            if is(*org, Role::Body) && !is(*org, Role::Member) {
                *side = Side::Object;
            }
        }
    }

    /// On which side the one is by whom ties were stopped or approved, as far as that was read; anybody may end one.
    pub(super) fn stopping_side(&self) -> Option<Side> {
        let approved = self.steps.contains(&"approved");
        if approved || self.statuses.contains("blocked") {
            return Some(Side::Authority);
        }
        self.statuses.contains("refused").then_some(Side::Object)
    }

    /// Who refuses a deal is asked for its own: its target.
    pub(super) fn settle_refusers(&mut self) {
        let refuses = self.sided.iter().any(|(_, side)| *side == Side::Object);
        if refuses && self.statuses.iter().eq([&"refused"]) && self.kinds.is_empty() {
            let kinds = ["acquisition", "investment"];
            self.kinds = Kind::all()
                .filter(|kind| kinds.contains(&kind.name()))
                .collect();
        }
    }

    /// What was bought `by 2015` had been closed then, and not only announced.
    pub(super) fn settle_closings(&mut self) {
        let sales = self.kinds.iter().all(|kind| SALES.contains(&kind.name()));
        let deed = self.done && sales && !self.kinds.is_empty() && !self.tried;
        let by = self.still && self.until.is_some() && self.since.is_none();
        if deed && by && self.statuses.is_empty() && self.steps.is_empty() {
            self.steps.push("closed");
        }
    }

    /// `holdings` lists government bodies among the firms. `commands` are what it would be of both.
    pub(super) fn refuse_bodies(
        &self,
        graph: &Graph,
        commands: &[Vec<String>],
    ) -> Result<(), Unfit> {
        let (Ask::Holdings, true, [holder]) = (self.ask, self.firms, &self.orgs[..]) else {
            return Ok(());
        };
        let model = graph.model();
        let dates = [
            &self.as_of,
            &self.within.as_ref().map(|within| within.1.clone()),
        ];
        let date = dates.into_iter().flatten().next();
        let day = date.and_then(|date| date.parse().ok());
        let day = day.and_then(Date::latest).unwrap_or(self.today);
        let ownership = Ownership::new(model, model.ties().iter(), day);
        let held = ownership.holdings_of(*holder).map(Holding::held);
        let mut held = ownership.under(*holder).chain(held);
        let is_firm = |org: &Org| matches!(org.kind(), OrgKind::Company | OrgKind::Venture);
        let Some(body) = held.find(|org| org != holder && !is_firm(model.org(*org))) else {
            return Ok(());
        };
        let near = commands.first().map(|words| words.join(" "));
        unfit(
            format!(
                "no command tells the companies from all else that {} holds or controls, such as {}",
                model.org(*holder).name(),
                model.org(body).name()
            ),
            format!(
                "`tieup {}` lists all of it, companies and others",
                near.unwrap_or_default()
            ),
        )
    }
}
