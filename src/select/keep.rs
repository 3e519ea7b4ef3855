//! What a selection keeps.

use std::collections::{BTreeMap, BTreeSet};

use super::control::has_part;
use super::role::Part;
use super::window::may_lie;
use super::words::Stage;
use super::{Place, Power, Selection};
use crate::graph::{Graph, Link};
use crate::model::{
    BEGINNINGS, Date, DateKey, Day, Model, Org, OrgKey, Party, Phase, Record, SourceKey, Tie,
    TieKey, Voice, days_of,
};
use crate::ownership::Ownership;

/// Who is under whose control, for those whose control is asked for.
#[derive(Debug, Default)]
pub(super) struct Controlled(BTreeMap<Power, BTreeSet<OrgKey>>);

impl Controlled {
    pub(super) fn has(&self, power: Power, org: OrgKey) -> bool {
        self.0.get(&power).is_some_and(|orgs| orgs.contains(&org))
    }
}

impl Selection {
    /// The graph with what the selection keeps. Costs a pass over the ties, their evidence and the links; with `under`,
    /// what [`Ownership`] costs too.
    ///
    /// With `between`, a tie counts by its links. Events are kept that are on the `topic` and told of by the `source`, and
    /// where there is any other flag, are about a tie that is kept or a party of one; with `org`, about one asked for.
    #[must_use]
    pub fn apply(&self, graph: &Graph) -> Graph {
        let narrowed = self.apply_to_ties(graph).on(self.day());
        let narrowed = match self.under(graph, &narrowed) {
            Some(under) => narrowed.with_under(under),
            None => narrowed,
        };
        let narrowed = if self.asks_for_time() {
            narrowed.timed(&|tie| self.hit(graph.model(), tie))
        } else {
            narrowed
        };
        let events = self.events(graph, &narrowed);
        narrowed.with_events(&events).focused(&self.orgs)
    }

    /// The day on which who controls whom is told.
    pub(super) fn power_day(&self, graph: &Graph) -> Day {
        let day = self.day_in(graph).or(self.at).or(self.today);
        day.unwrap_or(Day::LAST)
    }

    /// The day that is asked for, else that on which the graph is looked at already.
    fn day_in(&self, graph: &Graph) -> Option<Day> {
        self.day().or(graph.day())
    }

    pub(super) fn apply_to_ties(&self, graph: &Graph) -> Graph {
        let near = self.near(graph);
        let controlled = self.controlled(graph);
        let is_under = |party: &Party| {
            let mut powers = self.under.iter();
            powers.any(|power| controlled.has(*power, party.org()))
        };
        let has_party = |tie: &Tie| {
            self.parties(graph, tie)
                .any(|party| is_under(party) && has_part(tie, party))
        };
        let keep = |tie: &Tie| {
            near.as_ref().is_none_or(|near| near.contains(&tie.key()))
                && (self.under.is_empty() || has_party(tie))
                && self.keeps(graph, tie)
                && self.has_roles(graph, tie, &controlled)
        };
        let joins = |link: Link<'_>| self.joins(graph, link);
        let narrowed = graph.narrowed(&keep, &joins);
        if self.between.is_empty() {
            return narrowed;
        }
        let linked: BTreeSet<TieKey> = narrowed.links().map(|link| link.tie().key()).collect();
        narrowed.narrowed(&|tie| linked.contains(&tie.key()), &|_| true)
    }

    /// The organisations that `org` names, and those that lie less than `hops` links from them.
    pub(super) fn reached(&self, graph: &Graph) -> BTreeSet<OrgKey> {
        let hops = self.hops.unwrap_or(1).min(graph.model().orgs().len());
        let mut reached: BTreeSet<OrgKey> = self.orgs.iter().copied().collect();
        let mut ring: Vec<OrgKey> = self.orgs.clone();
        for _ in 1..hops {
            let mut next = Vec::new();
            for &org in &ring {
                // What was over, or had not begun, leads nowhere.
                let links = graph
                    .links_at(org)
                    .filter(|link| self.in_phase(graph, link.tie()) && self.is_there(graph, *link));
                next.extend(
                    links
                        .map(|link| link.other(org).key())
                        .filter(|other| reached.insert(*other)),
                );
            }
            if next.is_empty() {
                break;
            }
            ring = next;
        }
        reached
    }

    /// The ties within the hops of the organisations asked for; `None` where none is.
    fn near(&self, graph: &Graph) -> Option<BTreeSet<TieKey>> {
        if self.orgs.is_empty() {
            return None;
        }
        let reached = self.reached(graph);
        let hops = self.hops.unwrap_or(1);
        // A tie without a link has parties all the same. Without a hop, both ends must be asked for.
        let needed = if hops == 0 { 2 } else { 1 };
        let near = |tie: &&Tie| {
            let parties = self
                .parties(graph, tie)
                .filter(|party| reached.contains(&party.org()));
            parties.take(needed).count() == needed
        };
        Some(graph.ties().filter(near).map(Tie::key).collect())
    }

    /// Whether what it keeps depends on a day, unless `as-of` names it: it asks how ties stand, or who controls whom.
    pub(super) fn asks_for_day(&self) -> bool {
        self.asks_for_status() || self.powers().next().is_some()
    }

    /// Those whose control is asked for, of any party or of one with a role.
    pub(super) fn powers(&self) -> impl Iterator<Item = Power> {
        let of_roles = self.roles.iter().flat_map(Part::powers);
        self.under.iter().copied().chain(of_roles)
    }

    /// Who is under the control that is asked for. Who controls whom is told by all ties, whatever else narrows the graph.
    fn controlled(&self, graph: &Graph) -> Controlled {
        let powers: BTreeSet<Power> = self.powers().collect();
        if powers.is_empty() {
            return Controlled::default();
        }
        let model = graph.model();
        let ownership = Ownership::new(model, model.ties().iter(), self.power_day(graph));
        let under = |power: Power| -> BTreeSet<OrgKey> {
            let orgs = power.holders(model).into_iter();
            orgs.flat_map(|org| ownership.under(org)).collect()
        };
        let each = powers.into_iter().map(|power| (power, under(power)));
        Controlled(each.collect())
    }

    /// Who is under the control that `under` asks for, of `orgs` and those of `org`: all ties of theirs have such a party.
    pub fn under_itself(&self, graph: &Graph, orgs: &[OrgKey]) -> Vec<OrgKey> {
        let controlled = self.controlled(graph);
        let is_under = |org: &OrgKey| {
            let mut powers = self.under.iter();
            powers.any(|power| controlled.has(*power, *org))
        };
        let asked = self.orgs.iter().chain(orgs);
        asked.copied().filter(is_under).collect()
    }

    fn keeps(&self, graph: &Graph, tie: &Tie) -> bool {
        fn any<T>(wanted: &[T], fits: impl FnMut(&T) -> bool) -> bool {
            wanted.is_empty() || wanted.iter().any(fits)
        }
        let model = graph.model();
        let party_in = |side: &Place| {
            self.parties(graph, tie)
                .any(|party| side.has(model, model.org(party.org())))
        };
        let told_by = |source: &SourceKey| {
            let tells = |&key: &_| model.evidence(key).voice() == Voice::Source(*source);
            model
                .evidence_about(Record::Tie(tie.key()))
                .iter()
                .any(tells)
        };
        any(&self.kinds, |kind| tie.kind() == *kind)
            && self.is_held_in(graph, tie)
            && any(&self.families, |family| tie.kind().family() == *family)
            && any(&self.topics, |topic| model.topics_of(tie).contains(topic))
            && any(&self.countries, party_in)
            && any(&self.blocs, party_in)
            && any(&self.standings, |standing| standing.is_of(tie))
            && any(&self.sources, told_by)
            && self.in_window(model, tie)
            && self.in_phase(graph, tie)
    }

    fn in_window(&self, model: &Model, tie: &Tie) -> bool {
        if !self.steps.is_empty() {
            return self.took_step(model, tie);
        }
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let since = self.since.and_then(Date::earliest);
        let until = self.until.and_then(Date::latest);
        let dates = model.dates_of(tie);
        let is_before = |date: Date| {
            date.latest()
                .zip(since)
                .is_some_and(|(latest, since)| latest < since)
        };
        let mut begun = dates.iter().filter(|(key, _)| key.tells_begun());
        if begun.any(|(_, date)| is_before(*date)) {
            return false;
        }
        let begins = |key: &DateKey| BEGINNINGS.contains(key);
        let told = dates.iter().any(|(key, _)| begins(key));
        let mut counted = dates.iter().filter(|(key, _)| !told || begins(key));
        counted.any(|&(key, date)| may_lie(days_of(key, date, dates), since, until))
    }

    fn in_phase(&self, graph: &Graph, tie: &Tie) -> bool {
        let model = graph.model();
        let day = self.day_in(graph).unwrap_or(Day::LAST);
        let stands = |stage: &Stage| stage.is_of(model, tie, day);
        let as_asked = self.stages.is_empty() || self.stages.iter().any(stands);
        // What an earlier selection kept on its day stays, whatever it is on that day.
        let known = match self.day().map(|day| model.status(tie, day).phase) {
            None | Some(Phase::InForce) => true,
            Some(Phase::Planned | Phase::Suspended) => !self.in_force,
            Some(Phase::Unknown | Phase::Ended | Phase::Dropped) => {
                !self.in_force && self.stages.iter().any(|stage| stage.is_gone())
            }
        };
        as_asked && known
    }

    fn joins(&self, graph: &Graph, link: Link<'_>) -> bool {
        let model = graph.model();
        let sides = |org: &Org| {
            let sides = self.between.iter().enumerate();
            let on = sides.filter(|(_, side)| side.has(model, org));
            on.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let across = || {
            let (from, to) = (sides(link.from()), sides(link.to()));
            let other = |from: &usize| to.iter().any(|to| to != from);
            from.iter().any(other)
        };
        (self.between.is_empty() || across()) && self.is_there(graph, link)
    }

    /// Whether both ends may be parties of a link's tie on the day that is asked for.
    fn is_there(&self, graph: &Graph, link: Link<'_>) -> bool {
        let ends = [link.from(), link.to()];
        ends.iter().all(|end| {
            self.parties(graph, link.tie())
                .any(|party| party.org() == end.key())
        })
    }

    /// The parties of a tie: where a day is asked for, or the graph is looked at on one, those that may be there on it.
    pub(super) fn parties<'t>(
        &self,
        graph: &Graph,
        tie: &'t Tie,
    ) -> impl Iterator<Item = &'t Party> + use<'t> {
        let day = self.day_in(graph);
        let parties = tie.parties().iter();
        parties.filter(move |party| day.is_none_or(|day| party.is_there(day)))
    }
}
