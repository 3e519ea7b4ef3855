//! What one tie says of who holds what on a day.

use crate::model::{
    Certainty, DateKey, Day, Family, Model, OrgKey, Party, Phase, Role, Stake, Standing, Start,
    Status, Tie, TieKey, begun, days_of,
};

use super::Rule;
use super::interval::Interval;

/// The first and the last day on which something may have come about, as days since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) first: i32,
    pub(super) last: i32,
}

/// Where a record keeps a stake; read only where it is asked for, as it lies far from what is told of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure<'m> {
    pub(super) tie: &'m Tie,
    /// The place of the holder among the parties.
    pub(super) party: u32,
    /// Whether it is what was held before the tie.
    pub(super) was: bool,
}

impl<'m> Figure<'m> {
    pub(super) fn stake(self) -> Option<&'m Stake> {
        let party = self.tie.parties().get(self.party as usize)?;
        if self.was { party.was() } else { party.stake() }
    }
}

/// What a tie says that an organisation holds of another.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked of by itself")]
pub(super) struct Claim<'m> {
    pub(super) holder: OrgKey,
    pub(super) held: OrgKey,
    /// Whether it speaks of power only, and not of a stake.
    pub(super) power_only: bool,
    /// Whether its tie is planned only, so that it tells what was held before.
    pub(super) planned: bool,
    pub(super) tie: TieKey,
    /// When it came about, or was last seen to be so.
    pub(super) since: Moment,
    /// Whether that was certainly by the day.
    pub(super) settled: bool,
    /// Whether it is certainly so on the day, if it came about.
    pub(super) certain: bool,
    /// The stake as the record keeps it.
    pub(super) figure: Option<Figure<'m>>,
    pub(super) equity: Interval,
    pub(super) votes: Option<Interval>,
    pub(super) controls: Option<(bool, Rule)>,
}

const HELD: [Role; 5] = [
    Role::Held,
    Role::Investee,
    Role::Target,
    Role::Controlled,
    Role::Vehicle,
];

const HOLDING: [Role; 7] = [
    Role::Holder,
    Role::Investor,
    Role::Acquirer,
    Role::Buyer,
    Role::Seller,
    Role::Controller,
    Role::Partner,
];

/// Whether a party may be held by others in its tie.
fn is_held(party: &Party) -> bool {
    HELD.iter().any(|&role| party.roles().has(role))
}

/// Whether a party may hold, or have held, another in its tie.
fn is_holding(party: &Party) -> bool {
    HOLDING.iter().any(|&role| party.roles().has(role))
}

/// Who is held by others in a tie.
pub(crate) fn held(tie: &Tie) -> Option<OrgKey> {
    let held = tie.parties().iter().find(|party| is_held(party));
    held.map(Party::org)
}

/// Who may hold, or have held, what is held in a tie, each with its place among the parties.
pub(crate) fn holders(tie: &Tie, held: OrgKey) -> impl Iterator<Item = (u32, &Party)> {
    let parties = (0..).zip(tie.parties());
    parties.filter(move |(_, party)| is_holding(party) && party.org() != held)
}

/// Adds what a tie says on a day: the stakes once it is in force, those before while it is planned, and nothing where it has
/// ended, was dropped, or was not yet known. Nor does a tie say anything that its sources only deny.
pub(super) fn collect<'m>(model: &'m Model, tie: &'m Tie, day: Day, claims: &mut Vec<Claim<'m>>) {
    let Some(held) = held(tie) else {
        return;
    };
    if tie.standing() == Standing::Denied {
        return;
    }
    let status = model.status(tie, day);
    let before = match status.phase {
        Phase::InForce | Phase::Suspended => false,
        Phase::Planned => true,
        _ => return,
    };
    let Some(came) = came(model, tie, day, before) else {
        return;
    };
    let speaker = Speaker {
        tie,
        day,
        status,
        came,
    };
    for (at, party) in holders(tie, held) {
        let claim = if before {
            speaker.before(at, party, held)
        } else {
            speaker.after(at, party, held)
        };
        claims.extend(claim);
    }
}

/// When a tie came about (or was agreed, where that is what counts) or was last observed, and whether certainly by the day;
/// `None` where it has dates and none of these has come.
fn came(model: &Model, tie: &Tie, day: Day, agreed: bool) -> Option<(Moment, bool)> {
    let starts = |key: DateKey| match key {
        DateKey::Closed | DateKey::From | DateKey::Observed => true,
        DateKey::Announced | DateKey::Signed => agreed || tie.kind().row().start == Start::Agreed,
        DateKey::Rumoured | DateKey::Approved => agreed,
        _ => false,
    };
    let dates = model.dates_of(tie);
    let days = dates.iter().filter(|(key, _)| starts(*key));
    let days = days.map(|&(key, date)| days_of(key, date, dates));
    let come = days.filter(|(first, _)| first.is_none_or(|first| first <= day));
    let latest = come.map(|(first, last)| {
        let moment = Moment {
            first: first.map_or(i32::MIN, Day::since_epoch),
            last: last.unwrap_or(day).min(day).since_epoch(),
        };
        (last.is_some_and(|last| last <= day), moment)
    });
    let latest = latest.max().map(|(settled, moment)| (moment, settled));
    // What was seen, halted or ended later had begun, though no date tells when.
    let implied = || {
        let begun = begun(model.dates_of(tie)).filter(|_| !agreed)?;
        let moment = Moment {
            first: begun.first.map_or(i32::MIN, Day::since_epoch),
            last: begun.last.unwrap_or(day).min(day).since_epoch(),
        };
        Some((moment, begun.last.is_some_and(|last| last <= day)))
    };
    // All that has a date is later than what has none.
    let undated = Moment {
        first: i32::MIN,
        last: i32::MIN,
    };
    let is_undated = model.dates_of(tie).is_empty();
    let latest = latest.or_else(implied);
    latest.or(is_undated.then_some((undated, true)))
}

/// One who tells what a tie says on a day.
pub(super) struct Speaker<'m> {
    tie: &'m Tie,
    day: Day,
    status: Status,
    came: (Moment, bool),
}

impl<'m> Speaker<'m> {
    /// Of a tie that is certainly in force since then.
    pub(super) fn in_force(tie: &'m Tie, since: Moment) -> Speaker<'m> {
        Speaker {
            tie,
            day: Day::LAST,
            status: Status {
                phase: Phase::InForce,
                certain: true,
            },
            came: (since, true),
        }
    }

    /// What a party holds while the tie is in force.
    pub(super) fn after(&self, at: u32, party: &'m Party, held: OrgKey) -> Option<Claim<'m>> {
        let left = self.has_left(party).or(self.has_held_left(held));
        let mut claim = self.claim(party, held, left)?;
        if left.is_certain() {
            return Some(Claim {
                equity: Interval::NOTHING,
                ..claim
            });
        }
        claim.controls = self.controls(party);
        if let Some(stake) = party.stake() {
            claim.tell(self.figure(at, false), stake);
        } else if self.has_sold_all(party) {
            claim.equity = Interval::NOTHING;
        } else if self.tie.kind().family() == Family::Control {
            claim.power_only = true;
        } else if party.roles().has(Role::Acquirer) && matches!(claim.controls, Some((true, _))) {
            claim.equity = Interval::MOST;
        }
        Some(claim)
    }

    /// What a party holds while the tie is planned: what it held before, which of a seller is something at least. A plan that is about what is held
    /// no more tells nothing.
    fn before(&self, at: u32, party: &'m Party, held: OrgKey) -> Option<Claim<'m>> {
        let left = self.has_left(party);
        let held_left = self.has_held_left(held);
        if held_left.is_certain() {
            return None;
        }
        let mut claim = self.claim(party, held, left.or(held_left))?;
        if left.is_certain() {
            claim.equity = Interval::NOTHING;
        } else if let Some(was) = party.was() {
            claim.tell(self.figure(at, true), was);
        } else if !party.roles().has(Role::Seller) {
            return None;
        }
        Some(claim)
    }

    /// A claim of a size that is not known; `None` where the party, or what is held, has not come yet.
    fn claim(&self, party: &Party, held: OrgKey, left: Certainty) -> Option<Claim<'m>> {
        let came = self.has_come(party);
        let came = came.and(self.party(held).map_or(came, |held| self.has_come(held)));
        let (since, settled) = self.came;
        came.is_possible().then(|| Claim {
            holder: party.org(),
            held,
            power_only: false,
            planned: self.status.phase == Phase::Planned,
            tie: self.tie.key(),
            since,
            settled: settled && came.is_certain(),
            certain: self.status.certain && came.is_certain() && left != Certainty::Possibly,
            figure: None,
            equity: Interval::UNKNOWN,
            votes: None,
            controls: None,
        })
    }

    fn figure(&self, party: u32, was: bool) -> Figure<'m> {
        Figure {
            tie: self.tie,
            party,
            was,
        }
    }

    fn party(&self, org: OrgKey) -> Option<&'m Party> {
        let mut parties = self.tie.parties().iter();
        parties.find(|party| party.org() == org)
    }

    fn has_come(&self, party: &Party) -> Certainty {
        let from = party.from().map(|date| date.starts_by(self.day));
        from.unwrap_or(Certainty::Certainly)
    }

    fn has_held_left(&self, held: OrgKey) -> Certainty {
        let held = self.party(held);
        held.map_or(Certainty::No, |held| self.has_left(held))
    }

    fn has_left(&self, party: &Party) -> Certainty {
        let until = party.until().map(|date| date.starts_by(self.day));
        until.unwrap_or(Certainty::No)
    }

    /// Whether a party that sells, and of which no stake is told, has sold all: so where control is bought.
    fn has_sold_all(&self, party: &Party) -> bool {
        let sells = party.roles().has(Role::Seller) && !party.roles().has(Role::Acquirer);
        sells && self.parties_in(Role::Acquirer) > 0
    }

    /// What is said of whether a party decides alone, beside the figures.
    fn controls(&self, party: &Party) -> Option<(bool, Rule)> {
        let sole = |role| party.roles().has(role) && self.parties_in(role) == 1;
        if let Some(controls) = party.controls() {
            Some((controls, Rule::Stated))
        } else if party.stake().is_some() {
            None
        } else if sole(Role::Controller) {
            Some((true, Rule::Controller))
        } else if sole(Role::Acquirer) {
            Some((true, Rule::SoleAcquirer))
        } else {
            None
        }
    }

    fn parties_in(&self, role: Role) -> usize {
        let parties = self.tie.parties().iter();
        parties.filter(|party| party.roles().has(role)).count()
    }
}

impl<'m> Claim<'m> {
    /// Takes the figures of a stake.
    fn tell(&mut self, figure: Figure<'m>, stake: &Stake) {
        self.figure = Some(figure);
        self.equity = stake.equity().map_or(Interval::UNKNOWN, Interval::of);
        self.votes = stake.votes().map(Interval::of);
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.equity.is_nothing() && self.votes.is_none_or(Interval::is_nothing)
    }
}
