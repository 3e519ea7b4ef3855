//! What ties say of who holds whom, laid out once: a question about any day goes through it in the order of memory.
//!
//! Nearly all ties have begun on one day that is known, and nothing tells of their end. What these say from that day on stands in
//! the ledger as it is; of all others, and of days before, it only knows which tie to ask.

use crate::model::{
    Date, DateKey, Day, Model, OrgKey, Party, Standing, Start, Tie, TieKey, days_of,
};

use super::Rule;
use super::claim::{Claim, Figure, Moment, Speaker, collect, held, holders};
use super::interval::Interval;
use super::rows::Rows;

/// What some ties say of who holds whom, whatever the day.
#[derive(Debug)]
pub(crate) struct Ledger {
    /// For each organisation what is said of who holds it, by tie.
    said: Rows<Entry>,
    /// For each organisation who holds it by any of the ties, ever.
    holders: Rows<OrgKey>,
    /// For each organisation what it holds by any of the ties, ever.
    held: Rows<OrgKey>,
    /// The whole and its administrative part, in order.
    parts: Box<[(OrgKey, OrgKey)]>,
    /// The administrative part and its whole, in order.
    wholes: Box<[(OrgKey, OrgKey)]>,
}

/// What a tie says of one holder from a day on.
#[derive(Clone, Copy, Debug)]
struct Entry {
    tie: TieKey,
    holder: OrgKey,
    /// When the tie came about. From the last day on it says what stands here; before, it is asked itself.
    since: Moment,
    /// The place of the holder among the parties.
    party: u32,
    has_stake: bool,
    power_only: bool,
    controls: Option<(bool, Rule)>,
    equity: Interval,
}

impl Ledger {
    /// Costs a pass over the ties and the organisations.
    pub(crate) fn new<'m>(model: &'m Model, ties: impl Iterator<Item = &'m Tie>) -> Ledger {
        let mut said: Vec<(u32, Entry)> = Vec::new();
        let mut pairs: Vec<(OrgKey, OrgKey)> = Vec::new();
        for tie in ties {
            let Some(held) = held(tie).filter(|_| tie.standing() != Standing::Denied) else {
                continue;
            };
            let before = said.len();
            let is_complete = Entry::add(model, tie, held, &mut said);
            if !is_complete {
                said.truncate(before);
                said.push((held.0, Entry::to_be_asked(tie, held)));
            }
            pairs.extend(holders(tie, held).map(|(_, party)| (party.org(), held)));
        }
        let orgs = model.orgs();
        let parts = orgs.iter();
        let parts = parts.filter_map(|org| Some((org.part_of()?, org.key())));
        let mut parts: Box<[(OrgKey, OrgKey)]> = parts.collect();
        let turned = parts.iter().map(|&(whole, part)| (part, whole));
        let mut wholes: Box<[(OrgKey, OrgKey)]> = turned.collect();
        parts.sort_unstable();
        wholes.sort_unstable();
        Ledger {
            said: Rows::new(orgs.len(), said.iter().copied()),
            holders: Rows::new(
                orgs.len(),
                pairs.iter().map(|&(holder, held)| (held.0, holder)),
            ),
            held: Rows::new(
                orgs.len(),
                pairs.iter().map(|&(holder, held)| (holder.0, held)),
            ),
            parts,
            wholes,
        }
    }

    /// The whole and its administrative part, in order.
    pub(super) fn parts(&self) -> &[(OrgKey, OrgKey)] {
        &self.parts
    }

    /// The administrative part and its whole, in order.
    pub(super) fn wholes(&self) -> &[(OrgKey, OrgKey)] {
        &self.wholes
    }

    /// Adds what is said on a day of who holds an organisation.
    pub(super) fn collect<'m>(
        &self,
        model: &'m Model,
        held: OrgKey,
        day: Day,
        claims: &mut Vec<Claim<'m>>,
    ) {
        let mut asked = None;
        for entry in self.said.row(held.0) {
            if entry.since.last <= day.since_epoch() {
                claims.push(entry.claim(model, held));
            } else if asked.replace(entry.tie) != Some(entry.tie) {
                collect(model, model.tie(entry.tie), day, claims);
            }
        }
    }

    /// Which organisations may ever have held one, or have it as a part, directly or through others; itself among them.
    pub(crate) fn above(&self, org: OrgKey) -> Vec<bool> {
        self.met(org, &self.holders, &self.wholes)
    }

    /// Which organisations one may ever have held, or has as parts, directly or through others; itself among them.
    pub(crate) fn below(&self, org: OrgKey) -> Vec<bool> {
        self.met(org, &self.held, &self.parts)
    }

    fn met(&self, org: OrgKey, next: &Rows<OrgKey>, beside: &[(OrgKey, OrgKey)]) -> Vec<bool> {
        let mut met = vec![false; self.said.len()];
        met[org.index()] = true;
        let mut open = vec![org];
        while let Some(at) = open.pop() {
            let first = beside.partition_point(|(of, _)| *of < at);
            let parts = beside[first..].iter().take_while(|(of, _)| *of == at);
            for &other in next.row(at.0).iter().chain(parts.map(|(_, other)| other)) {
                if !std::mem::replace(&mut met[other.index()], true) {
                    open.push(other);
                }
            }
        }
        met
    }
}

impl Entry {
    /// Adds what a tie says once it has begun, and whether that is all there is to know of it.
    fn add(model: &Model, tie: &Tie, held: OrgKey, said: &mut Vec<(u32, Entry)>) -> bool {
        let Some(since) = began_for_good(model, tie) else {
            return false;
        };
        let speaker = Speaker::in_force(tie, since);
        let comes_or_leaves = |party: &Party| party.from().or(party.until()).is_some();
        let mut parties = tie.parties().iter();
        if parties.any(|party| party.org() == held && comes_or_leaves(party)) {
            return false;
        }
        for (at, party) in holders(tie, held) {
            if comes_or_leaves(party) {
                return false;
            }
            let Some(claim) = speaker.after(at, party, held) else {
                return false;
            };
            if claim.votes.is_some() {
                return false;
            }
            let entry = Entry {
                tie: tie.key(),
                holder: claim.holder,
                since,
                party: at,
                has_stake: claim.figure.is_some(),
                power_only: claim.power_only,
                controls: claim.controls,
                equity: claim.equity,
            };
            said.push((held.0, entry));
        }
        true
    }

    /// What stands for a tie of which more is to be known.
    fn to_be_asked(tie: &Tie, held: OrgKey) -> Entry {
        Entry {
            tie: tie.key(),
            holder: held,
            since: Moment {
                first: i32::MAX,
                last: i32::MAX,
            },
            party: 0,
            has_stake: false,
            power_only: false,
            controls: None,
            equity: Interval::UNKNOWN,
        }
    }

    fn claim<'m>(&self, model: &'m Model, held: OrgKey) -> Claim<'m> {
        Claim {
            holder: self.holder,
            held,
            power_only: self.power_only,
            planned: false,
            tie: self.tie,
            since: self.since,
            settled: true,
            certain: true,
            figure: self.has_stake.then(|| Figure {
                tie: model.tie(self.tie),
                party: self.party,
                was: false,
            }),
            equity: self.equity,
            votes: None,
            controls: self.controls,
        }
    }
}

/// When a tie came about from whose last possible day on it is certainly in force, by [`Model::status`]: where one date tells, and none
/// of its end. `None` of all others.
fn began_for_good(model: &Model, tie: &Tie) -> Option<Moment> {
    use DateKey::{Announced, Approved, Closed, Due, From, Rumoured, Signed};
    if tie.kind().row().start == Start::Agreed {
        return None;
    }
    let dates = model.dates_of(tie);
    let mut start: Option<(DateKey, Date)> = None;
    for &(key, date) in dates {
        match key {
            Closed | From if start.is_none() => start = Some((key, date)),
            Rumoured | Announced | Signed | Approved | Due => {}
            _ => return None,
        }
    }
    let (key, date) = start?;
    let (first, last) = days_of(key, date, dates);
    Some(Moment {
        first: first.map_or(i32::MIN, Day::since_epoch),
        last: last?.since_epoch(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::graph::Graph;
    use crate::load;

    /// The day before, the day of and the day after every bound of every date of some ties and their parties.
    fn days_about(model: &Model, ties: &[&Tie]) -> BTreeSet<Day> {
        let own = ties.iter().flat_map(|tie| model.dates_of(tie));
        let own = own.map(|(_, date)| *date);
        let parties = ties.iter().flat_map(|tie| tie.parties());
        let came_or_left = |party: &Party| [party.from(), party.until()].into_iter().flatten();
        let dates = own.chain(parties.flat_map(came_or_left));
        let bounds = dates.flat_map(|date| [date.earliest(), date.latest()]);
        bounds
            .flatten()
            .flat_map(|day| [day.plus(-1), day, day.plus(1)])
            .collect()
    }

    #[test]
    fn it_says_on_every_day_what_the_ties_say() {
        for name in load::builtin() {
            let graph = Graph::open(name).unwrap();
            let model = graph.model();
            let ledger = Ledger::new(model, model.ties().iter());
            let mut ties: BTreeMap<OrgKey, Vec<&Tie>> = BTreeMap::new();
            for tie in model.ties() {
                if let Some(held) = held(tie) {
                    ties.entry(held).or_default().push(tie);
                }
            }
            // How many entries there are of ties that have begun for good, and of others that are asked.
            let (mut plain, mut others) = (0, 0);
            for (held, ties) in ties {
                let row = ledger.said.row(held.0);
                let to_be_asked = row.iter().filter(|entry| entry.since.first == i32::MAX);
                let to_be_asked = to_be_asked.count();
                plain += row.len() - to_be_asked;
                others += to_be_asked;
                for day in days_about(model, &ties) {
                    let (mut laid_out, mut told) = (Vec::new(), Vec::new());
                    ledger.collect(model, held, day, &mut laid_out);
                    for tie in &ties {
                        collect(model, tie, day, &mut told);
                    }
                    for claims in [&mut laid_out, &mut told] {
                        claims.sort_by_key(|claim| (claim.holder, claim.tie));
                    }
                    let org = model.org(held).id();
                    assert_eq!(laid_out, told, "{name}: who holds {org} on {day}");
                }
            }
            assert!(plain > 0 && others > 0, "{name}: {plain} and {others}");
        }
    }
}
