//! Who owns and controls an organisation, and what one owns and controls, through whom.

mod chains;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::stakes::{holdings_above, holdings_below};
use super::ways::Ways;
use crate::graph::{Graph, Link};
use crate::model::{
    Contradiction, DateKey, Day, Family, Given, GivenParty, Model, Org, OrgKey, Phase, Standing,
    Start, Tie, TieKey,
};
use crate::ownership::{
    self, Control, Effective, Excess, ExcessShare, Holding, Interval, Otherwise, Ownership,
};
use chains::{Chains, OnChains, chains, on_chains, open, ties};

/// What stands between an owner and what it owns: the direct holding, the effective stake, control.
#[derive(Clone, Debug)]
pub struct Stakeholding<'g> {
    /// The other organisation: the owner, or what is owned.
    pub org: &'g Org,
    /// What is held directly.
    pub direct: Option<Holding<'g>>,
    /// Through whom it is held, where not only directly: those next to the owner, or to what is owned, by id. One from which the
    /// way leads only back through that is not among them: a loop adds to a stake, but nothing is held through it alone.
    pub through: Vec<&'g Org>,
    /// What is held of the equity, directly and through others; `None` where there is power only.
    pub effective: Option<Interval>,
    /// How the one controls the other.
    pub control: Option<Control>,
    /// Whether it is certain on the day that something is held, or that there is control.
    pub certain: bool,
    /// The ties that say so: of the direct holding, else of the way of control, else of a shortest chain of holdings; of
    /// a long one, not of all its steps.
    pub ties: Vec<TieKey>,
    /// What sources say otherwise of the direct holding: of the stake, or of whether it controls; and of the ties that this rests on, when
    /// they began or were over, where by that they would not be in force on the day.
    pub disputes: Vec<Contradiction<'g>>,
    /// The holdings that this one contradicts, as together they come to more than the whole: of an owner, those beside its own on the
    /// way to what is owned; of what is owned, those in it.
    pub excesses: Vec<Arc<Excess>>,
    /// The ties that are suspended on the day, certainly or possibly, among those that the holding, any chain of holdings to it and the
    /// way of control rest on: by key.
    pub suspended: Vec<Suspended>,
    /// The ties that lie only possibly in the time that a selection asked for, among the same: by key.
    pub open: Vec<TieKey>,
}

/// A tie that is suspended on the day, which a holding or control rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspended {
    /// The tie.
    pub tie: TieKey,
    /// Whether that is certain.
    pub certain: bool,
    /// Whether a stake rests on it, and not control alone.
    pub of_stake: bool,
}

impl Suspended {
    pub(crate) fn new(model: &Model, tie: TieKey, day: Day, of_stake: bool) -> Option<Suspended> {
        let suspended = model.suspension(model.tie(tie), day);
        suspended.is_possible().then_some(Suspended {
            tie,
            certain: suspended.is_certain(),
            of_stake,
        })
    }
}

/// All who own some of an organisation or control it on a day: direct owners first, then by stake, the largest first.
///
/// The ties of the graph are those that count, so that a selection may leave some out. What is held, by which ties and how
/// surely, is told at [`Ownership`]; effective stakes at [`Ownership::owners`], control at [`Ownership::controllers_of`].
/// Costs the ties of all that may be upstream, and what these three cost.
///
/// ```
/// use tieup::{Graph, model::Day, query};
///
/// let graph = Graph::open("us-china-2015")?;
/// let vmware = graph.find("VMware")?;
/// let day = Day::new(2016, 10, 1).expect("a day of the calendar");
/// let owners = query::owners(&graph, vmware.key(), day);
/// let names: Vec<&str> = owners.iter().map(|owner| owner.org.name()).collect();
/// assert_eq!(names, ["EMC", "Dell"]);
/// assert_eq!(owners[1].effective.map(|stake| stake.to_string()).as_deref(), Some("40.5–81 %"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn owners(graph: &Graph, org: OrgKey, day: Day) -> Vec<Stakeholding<'_>> {
    let ownership = holdings_above(graph, org, day);
    let orgs = graph.model().orgs().len();
    let outward = |at, next: &mut Vec<_>| {
        let row = ownership.holdings_in(at).iter();
        next.extend(row.map(|holding| (holding.holder(), holding)));
    };
    let found = Found {
        halts: on_chains(graph.model(), org, outward, |tie| {
            Suspended::new(graph.model(), tie, day, true)
        }),
        opens: on_chains(graph.model(), org, outward, |tie| open(graph, tie)),
        effective: ownership.owners(org),
        control: ownership
            .controllers_of(org)
            .into_iter()
            .map(|control| (control.controller, control))
            .collect(),
        next_to: &|found| {
            found.extend(ownership.holdings_in(org).iter().map(Holding::holder));
        },
        direct: &|other| ownership.holding(other, org).cloned(),
        next: &|other, next| next.extend(ownership.holdings_of(other).map(Holding::held)),
        ways: Ways::new(org, orgs, |at, next| {
            let holders = ownership.holdings_in(at).iter().map(Holding::holder);
            next.extend(holders.chain(ownership.whole_of(at)));
        }),
        chains: chains(org, orgs, outward),
        excesses: excesses(&ownership, |excess| {
            excess.shares().iter().map(ExcessShare::holder).collect()
        }),
    };
    found.rows(graph, day)
}

/// All that an organisation owns some of or controls on a day, as [`owners`] tells it the other way.
///
/// Costs the ties of all that may be downstream, and what [`Ownership::owned`] and [`Ownership::controlled_by`] cost.
pub fn holdings(graph: &Graph, org: OrgKey, day: Day) -> Vec<Stakeholding<'_>> {
    let ownership = holdings_below(graph, org, day);
    let orgs = graph.model().orgs().len();
    let below = graph.ledger().below(org);
    let outward = |at, next: &mut Vec<_>| {
        let row = ownership.holdings_of(at);
        next.extend(row.map(|holding| (holding.held(), holding)));
    };
    let found = Found {
        halts: on_chains(graph.model(), org, outward, |tie| {
            Suspended::new(graph.model(), tie, day, true)
        }),
        opens: on_chains(graph.model(), org, outward, |tie| open(graph, tie)),
        effective: ownership.owned(org),
        control: ownership
            .controlled_by(org)
            .into_iter()
            .map(|control| (control.controlled, control))
            .collect(),
        next_to: &|found| found.extend(ownership.holdings_of(org).map(Holding::held)),
        direct: &|other| ownership.holding(org, other).cloned(),
        next: &|other, next| {
            next.extend(ownership.holdings_in(other).iter().map(Holding::holder));
        },
        ways: Ways::new(org, orgs, |at, next| {
            let held = ownership.holdings_of(at).map(Holding::held);
            next.extend(held.chain(ownership.parts_of(at)));
        }),
        chains: chains(org, orgs, outward),
        excesses: excesses(&ownership, |excess| {
            let shares = excess.shares().iter();
            let mut holders = shares.map(ExcessShare::holder);
            let is_below = holders.any(|holder| below.get(holder.index()) == Some(&true));
            is_below.then_some(excess.held()).into_iter().collect()
        }),
    };
    found.rows(graph, day)
}

/// The ties by which more or less of an organisation is to be held, or by it, that are planned on a day, by id: what comes of them is not
/// told by [`owners`] and [`holdings`]. Costs the ties at it.
pub fn planned_stakes(graph: &Graph, org: OrgKey, day: Day, side: Side) -> Vec<&Tie> {
    let model = graph.model();
    let ties = graph.ties_at(org).filter(|tie| {
        let is_of_side = match side {
            Side::Held => ownership::held(tie) == Some(org),
            Side::Holder => ownership::held(tie).is_some_and(|held| is_holding(tie, org, held)),
        };
        is_of_side
            && tie.standing() != Standing::Denied
            && model.status(tie, day).phase == Phase::Planned
    });
    ties.collect()
}

/// On which side of a holding an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is held.
    Held,
    /// It holds.
    Holder,
}

/// Whether one organisation may hold another by a tie.
fn is_holding(tie: &Tie, holder: OrgKey, held: OrgKey) -> bool {
    let is_held = ownership::held(tie) == Some(held);
    is_held && ownership::holders(tie, held).any(|(_, party)| party.org() == holder)
}

/// The graph of the links that some rows rest on: direct holdings, those on the way of control, and all between the organisations
/// that the rows name; and those by which ties that are [planned](planned_stakes) change who holds what. Costs a pass over the links.
pub fn stake_links(
    graph: &Graph,
    org: OrgKey,
    rows: &[Stakeholding<'_>],
    planned: &[&Tie],
    day: Day,
) -> Graph {
    let ownership = Ownership::new(graph.model(), graph.ties(), day);
    let mut named: Vec<OrgKey> = rows.iter().map(|row| row.org.key()).collect();
    named.push(org);
    named.sort_unstable();
    let counts = |holder: OrgKey, held: OrgKey, tie: TieKey| {
        let holding = ownership.holding(holder, held);
        holding.is_some_and(|holding| holding.ties().contains(&tie))
    };
    let is_named = |org: &Org| named.binary_search(&org.key()).is_ok();
    let is_planned = |link: &Link<'_>| {
        let key = link.tie().key();
        link.family() == Family::Ownership && planned.iter().any(|tie| tie.key() == key)
    };
    let told = graph.links().filter(|link| {
        let (from, to) = (link.from(), link.to());
        let is_held = || counts(from.key(), to.key(), link.tie().key());
        is_named(from) && is_named(to) && is_held() || is_planned(link)
    });
    graph.only(told).with_ledger_of(graph)
}

struct Found<'a, 'g> {
    effective: Vec<Effective>,
    control: BTreeMap<OrgKey, Control>,
    /// Adds those of which something is said directly, be it power only.
    next_to: &'a dyn Fn(&mut Vec<OrgKey>),
    direct: &'a dyn Fn(OrgKey) -> Option<Holding<'g>>,
    /// Adds who is next to one, on the way to the organisation that is asked about.
    next: &'a dyn Fn(OrgKey, &mut Vec<OrgKey>),
    ways: Ways,
    chains: Chains<'a, 'g>,
    /// The suspended ties on the chains to each.
    halts: OnChains<Suspended>,
    /// The ties on them that lie only possibly in the time that was asked for.
    opens: OnChains<TieKey>,
    /// The contradictions that rows are told with.
    excesses: BTreeMap<OrgKey, Vec<Arc<Excess>>>,
}

/// The contradictions among holdings, each with those rows that `rows` names.
fn excesses(
    ownership: &Ownership<'_>,
    rows: impl Fn(&Excess) -> Vec<OrgKey>,
) -> BTreeMap<OrgKey, Vec<Arc<Excess>>> {
    let mut told: BTreeMap<OrgKey, Vec<Arc<Excess>>> = BTreeMap::new();
    for excess in ownership.excesses() {
        let all = Arc::new(excess.clone());
        for org in rows(excess) {
            told.entry(org).or_default().push(Arc::clone(&all));
        }
    }
    told
}

impl<'g> Found<'_, 'g> {
    fn rows(mut self, graph: &'g Graph, day: Day) -> Vec<Stakeholding<'g>> {
        let orgs = self.in_order();
        let mut control = std::mem::take(&mut self.control);
        let mut excesses = std::mem::take(&mut self.excesses);
        let mut is_between = vec![false; graph.model().orgs().len()];
        for org in &orgs {
            is_between[org.index()] = true;
        }
        let mut next = Vec::new();
        let mut through = |org: OrgKey| -> Vec<&'g Org> {
            next.clear();
            (self.next)(org, &mut next);
            next.retain(|org| is_between[org.index()]);
            self.ways.drop_loops(org, &mut next);
            next.sort_unstable();
            let through = next.iter();
            through.map(|&org| graph.model().org(org)).collect()
        };
        // A selection of a day leaves out what comes later.
        let whole = graph.day().map(|_| graph.whole());
        let around = whole.as_ref().unwrap_or(graph);
        let row = |org: OrgKey| {
            let effective = self.effective(org);
            let control = control.remove(&org);
            let direct = (self.direct)(org);
            let direct =
                direct.map(|holding| beside_next(graph.model(), around, (holding, org), day));
            let is_controlled = control.as_ref().is_some_and(|control| control.certain);
            let ties = ties(org, direct.as_ref(), control.as_ref(), &self.chains);
            let of_control = control.iter().flat_map(|control| &control.steps);
            let of_control = of_control.flat_map(|step| &step.ties).copied();
            let of_direct = direct.iter().flat_map(Holding::ties).copied();
            let beside: Vec<TieKey> = of_control.clone().chain(of_direct).collect();
            let disputes = direct.as_ref().map(|holding| disputes(graph, holding, day));
            let mut disputes = disputes.unwrap_or_default();
            let all: BTreeSet<TieKey> = ties.iter().copied().chain(of_control).collect();
            let of_times = |&tie| contested_times(graph.model(), tie, day);
            disputes.extend(all.iter().flat_map(of_times));
            Stakeholding {
                org: graph.model().org(org),
                through: through(org),
                ties,
                effective: effective.map(|effective| effective.equity),
                certain: is_controlled
                    || direct.as_ref().is_some_and(Holding::is_certain)
                    || effective.is_some_and(|effective| effective.certain),
                direct,
                control,
                disputes,
                suspended: self.suspended(graph, day, org, &beside),
                open: self.open(graph, org, &beside),
                excesses: excesses.remove(&org).unwrap_or_default(),
            }
        };
        orgs.into_iter().map(row).collect()
    }

    /// All of whom something is told: those next to the one that is asked about first, then by stake, the largest first.
    fn in_order(&self) -> Vec<OrgKey> {
        let mut orgs = Vec::new();
        (self.next_to)(&mut orgs);
        let mut next_to = orgs.clone();
        next_to.sort_unstable();
        orgs.extend(self.effective.iter().map(|effective| effective.org));
        orgs.extend(self.control.keys());
        orgs.sort_unstable();
        orgs.dedup();
        orgs.sort_by_cached_key(|&org| {
            let order = self.effective(org);
            let order = order.map_or((0, 0), |effective| effective.equity.order());
            (next_to.binary_search(&org).is_err(), Reverse(order), org)
        });
        orgs
    }

    fn effective(&self, org: OrgKey) -> Option<Effective> {
        let place = self
            .effective
            .binary_search_by_key(&org, |effective| effective.org);
        place.ok().map(|at| self.effective[at])
    }

    /// The suspended ties on the chains to one, and those of the ties beside.
    fn suspended(&self, graph: &Graph, day: Day, org: OrgKey, beside: &[TieKey]) -> Vec<Suspended> {
        let mut suspended = self.halts.get(&org).cloned().unwrap_or_default();
        for &tie in beside {
            if suspended.iter().all(|one| one.tie != tie) {
                suspended.extend(Suspended::new(graph.model(), tie, day, false));
            }
        }
        suspended.sort_by_key(|one| one.tie);
        suspended
    }

    /// The ties on the chains to one, and those of the ties beside, that lie only possibly in the time that was asked for.
    fn open(&self, graph: &Graph, org: OrgKey, beside: &[TieKey]) -> Vec<TieKey> {
        let on_chains = self.opens.get(&org).into_iter().flatten().copied();
        let beside = beside.iter().filter_map(|&tie| open(graph, tie));
        let all: BTreeSet<TieKey> = on_chains.chain(beside).collect();
        all.into_iter().collect()
    }
}

/// The holding beside what the next tie says that was held before it. Costs the ties of the one of both that is told of.
fn beside_next<'g>(
    model: &'g Model,
    around: &Graph,
    (holding, org): (Holding<'g>, OrgKey),
    day: Day,
) -> Holding<'g> {
    let next = around.ties_at(org).filter_map(|tie| {
        let is_of_both = is_holding(tie, holding.holder(), holding.held());
        let counts = is_of_both && tie.standing() != Standing::Denied;
        if !counts || model.status(tie, day).phase != Phase::Unknown {
            return None;
        }
        let starts = model
            .dates_of(tie)
            .iter()
            .filter(|(key, _)| matches!(key, DateKey::Closed | DateKey::From));
        let starts = starts.map(|(_, date)| date.earliest()).min()??;
        let is_to_come = starts > day && model.status(tie, starts).phase != Phase::Dropped;
        is_to_come.then_some((starts, tie))
    });
    match next.min_by_key(|(starts, tie)| (*starts, tie.key())) {
        Some((_, next)) => holding.before(model.tie(next.key())),
        None => holding,
    }
}

/// What the evidence of a holding's ties gives of its stake that the record does not keep.
fn disputes<'g>(graph: &'g Graph, holding: &Holding<'g>, day: Day) -> Vec<Contradiction<'g>> {
    let model = graph.model();
    let mut ties = holding.ties().to_vec();
    let otherwise = holding.otherwise().iter().map(Otherwise::tie);
    ties.extend(otherwise.filter(|tie| !holding.ties().contains(tie)));
    let ties = ties.into_iter().map(|key| model.tie(key));
    let disputes = ties.flat_map(|tie| {
        let phase = model.status(tie, day).phase;
        let planned = matches!(phase, Phase::Planned | Phase::Unknown);
        let all = model.contradictions(tie);
        all.filter(move |one| is_of(one.given, holding.holder(), planned))
    });
    disputes.collect()
}

/// What the evidence of a tie in force gives of when it began or was over by which it would not be in force on a day, certainly or possibly.
pub(crate) fn contested_times(
    model: &Model,
    tie: TieKey,
    day: Day,
) -> impl Iterator<Item = Contradiction<'_>> {
    let tie = model.tie(tie);
    let all = tie.is_contested().then(|| model.contradictions(tie));
    let is_agreed = tie.kind().row().start == Start::Agreed;
    let otherwise = move |given: &Given| match given {
        Given::Date(DateKey::From | DateKey::Closed, date)
        | Given::Party(_, GivenParty::From(date)) => !date.starts_by(day).is_certain(),
        Given::Date(DateKey::Announced | DateKey::Signed, date) if is_agreed => {
            !date.starts_by(day).is_certain()
        }
        Given::Date(key, date) if key.is_over() => date.starts_by(day).is_possible(),
        Given::Party(_, GivenParty::Until(date)) => date.starts_by(day).is_possible(),
        _ => false,
    };
    all.into_iter()
        .flatten()
        .filter(move |one| otherwise(one.given))
}

/// Whether a given value is of what an organisation holds; while the tie is planned, that is what it held before.
fn is_of(given: &Given, holder: OrgKey, planned: bool) -> bool {
    let Given::Party(org, given) = given else {
        return false;
    };
    let counts = match given {
        GivenParty::Was(_) => planned,
        GivenParty::Stake(_) | GivenParty::Controls(_) => !planned,
        _ => false,
    };
    counts && *org == holder
}

#[cfg(test)]
mod tests;
