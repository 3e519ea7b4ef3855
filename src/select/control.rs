//! Control that is asked for: by which way those under it are, and of whom that can't be known.

use std::collections::{BTreeMap, BTreeSet};

use super::keep::Controlled;
use super::role::Part;
use super::{Power, Selection};
use crate::graph::{Graph, OpenTop, Under};
use crate::model::{Country, Model, Org, OrgKey, OrgKind, Party, Tie, TieKey};
use crate::ownership::{Control, Holding, Ownership};

impl Selection {
    /// What is known of the control that is asked for, of the ties that are kept of a graph and of those that are left out for it alone;
    /// `None` where none is asked for.
    pub(super) fn under(&self, graph: &Graph, kept: &Graph) -> Option<Under> {
        self.powers().next()?;
        let model = graph.model();
        let ownership = Ownership::new(model, model.ties().iter(), self.power_day(graph));
        Some(Under {
            ways: self.ways(graph, kept, &ownership),
            open: self.open_tops(graph, kept, &ownership),
        })
    }

    /// For each tie that is kept who of it is under the control that is asked for, and how.
    fn ways(
        &self,
        graph: &Graph,
        kept: &Graph,
        ownership: &Ownership<'_>,
    ) -> BTreeMap<TieKey, Vec<Control>> {
        let powers: BTreeSet<Power> = self.powers().collect();
        let model = graph.model();
        let found = powers.into_iter().map(|power| {
            let mut best: BTreeMap<OrgKey, Control> = BTreeMap::new();
            for holder in power.holders(model) {
                for control in ownership.controlled_by(holder) {
                    let rank = |control: &Control| (!control.certain, control.steps.len());
                    match best.get(&control.controlled) {
                        Some(known) if rank(known) <= rank(&control) => {}
                        _ => {
                            best.insert(control.controlled, control);
                        }
                    }
                }
            }
            (power, best)
        });
        let found: BTreeMap<Power, BTreeMap<OrgKey, Control>> = found.collect();
        let of_tie = |tie: &Tie| {
            let mut ways: Vec<Control> = Vec::new();
            for (org, powers) in self.asked_under(graph, tie) {
                let told = powers
                    .iter()
                    .filter_map(|power| found.get(power)?.get(&org));
                for way in told {
                    if !ways.contains(way) {
                        ways.push(way.clone());
                    }
                }
            }
            // What the tie itself makes of another party tells nothing where one is under that control without it.
            let is_by_itself = |way: &Control| {
                let mut steps = way.steps.iter();
                steps.any(|step| step.ties.contains(&tie.key()))
            };
            if !ways.iter().all(is_by_itself) {
                ways.retain(|way| !is_by_itself(way));
            }
            (tie.key(), ways)
        };
        kept.ties().map(of_tie).collect()
    }

    /// Of whom in a tie control is asked, each with whose: of any party, or of those with a role.
    fn asked_under(&self, graph: &Graph, tie: &Tie) -> Vec<(OrgKey, Vec<Power>)> {
        let mut asked: Vec<(OrgKey, Vec<Power>)> = Vec::new();
        if !self.under.is_empty() {
            let parties = self
                .parties(graph, tie)
                .filter(|party| has_part(tie, party));
            asked.extend(parties.map(|party| (party.org(), self.under.clone())));
        }
        let nobody = Controlled::default();
        for part in &self.roles {
            let powers: Vec<Power> = part.powers().collect();
            if powers.is_empty() {
                continue;
            }
            let open = part.clone().without_powers();
            let having = self.having(&open, graph, tie, &nobody);
            asked.extend(having.map(|org| (org, powers.clone())));
        }
        asked
    }

    /// Those of whom the graph has no owner, who stand at the head of all control over parties of ties that are left out only as these are not
    /// under the control that is asked for. First come those from where there is somebody who has such control, and of these who stands above
    /// others; states and people, which have no owner, are not among them.
    fn open_tops(&self, graph: &Graph, kept: &Graph, ownership: &Ownership<'_>) -> Vec<OpenTop> {
        let model = graph.model();
        let others = Selection {
            under: Vec::new(),
            roles: (self.roles.iter().cloned())
                .map(Part::without_powers)
                .collect(),
            ..self.clone()
        };
        let left = others.apply_to_ties(graph);
        let lost = left.ties().filter(|tie| !kept.keeps(tie));
        let mut known: BTreeMap<OrgKey, Vec<OrgKey>> = BTreeMap::new();
        let mut tops: BTreeMap<OrgKey, BTreeSet<OrgKey>> = BTreeMap::new();
        for tie in lost {
            let asked = self.asked_under(graph, tie).into_iter();
            let parties: BTreeSet<OrgKey> = asked.map(|(org, _)| org).collect();
            for &party in &parties {
                let found = known.entry(party);
                for &top in found
                    .or_insert_with(|| unowned_above(ownership, party))
                    .iter()
                {
                    let above = tops.entry(top).or_default();
                    above.extend((!parties.contains(&top)).then_some(party));
                }
            }
        }
        let near: BTreeSet<Country> = self
            .powers()
            .flat_map(|power| power.places(model, ownership))
            .collect();
        let mut tops: Vec<OpenTop> = tops
            .into_iter()
            .map(|(org, above)| OpenTop {
                org,
                above: above.into_iter().collect(),
            })
            .collect();
        let is_near = |top: &OpenTop| {
            let hq = model.org(top.org).hq();
            hq.is_some_and(|hq| near.contains(&hq))
        };
        tops.sort_by_key(|top| (!is_near(top), top.above.is_empty(), top.org));
        tops
    }
}

/// Whether a party has a part in a tie: who only has to allow a deal, or may forbid it, has none.
pub(super) fn has_part(tie: &Tie, party: &Party) -> bool {
    use crate::model::Role::Authority;
    let mut roles = party.roles().iter();
    tie.shape().takes(Authority) || roles.any(|role| role != Authority)
}

/// Those without an owner in the graph from whom control, certain or possible, leads down to an organisation; itself where nobody controls it.
fn unowned_above(ownership: &Ownership<'_>, org: OrgKey) -> Vec<OrgKey> {
    let model = ownership.model();
    let mut seen = BTreeSet::from([org]);
    let mut open = vec![org];
    let mut tops = Vec::new();
    while let Some(at) = open.pop() {
        let holdings = ownership.holdings_in(at);
        let powers = holdings.iter().filter(|one| one.power().is_some());
        let above = powers.map(Holding::holder).chain(ownership.whole_of(at));
        let mut is_controlled = false;
        for org in above {
            is_controlled = true;
            if seen.insert(org) {
                open.push(org);
            }
        }
        let ownable = !matches!(model.org(at).kind(), OrgKind::Government | OrgKind::Person);
        if ownable && !is_controlled && holdings.is_empty() {
            tops.push(at);
        }
    }
    tops
}

impl Power {
    /// Those who have it.
    pub(super) fn holders(self, model: &Model) -> Vec<OrgKey> {
        match self {
            Power::Org(org) => vec![org],
            Power::State => {
                let orgs = model.orgs().iter();
                let governments = orgs.filter(|org| org.kind() == OrgKind::Government);
                governments.map(Org::key).collect()
            }
        }
    }

    /// Where those are run from who have it over anybody.
    fn places(self, model: &Model, ownership: &Ownership<'_>) -> Vec<Country> {
        let holders = self.holders(model).into_iter();
        let has_any = |org: &OrgKey| ownership.under(*org).next().is_some();
        let holders = holders.filter(has_any);
        holders.filter_map(|org| model.org(org).hq()).collect()
    }
}
