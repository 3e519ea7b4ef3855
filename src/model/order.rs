//! What the order of a tie's steps says of days that its dates leave open.

use super::date::Date;
use super::day::Day;
use super::words::DateKey;

/// What agrees on a tie.
pub(super) const AGREED: [DateKey; 2] = [DateKey::Announced, DateKey::Signed];

/// What tells of a tie before it starts.
const TOLD: [DateKey; 4] = [
    DateKey::Rumoured,
    DateKey::Announced,
    DateKey::Signed,
    DateKey::Approved,
];

/// What begins a tie: agreed on, or started.
pub(crate) const BEGINNINGS: [DateKey; 5] = [
    DateKey::Announced,
    DateKey::Signed,
    DateKey::Approved,
    DateKey::Closed,
    DateKey::From,
];

/// By what a tie had begun, if it ever did: what was observed, halted or over.
pub(crate) const BEGUN: [DateKey; 4] = [
    DateKey::Observed,
    DateKey::Suspended,
    DateKey::Until,
    DateKey::Ended,
];

/// What starts a tie of any kind.
pub(super) const STARTS: [DateKey; 2] = [DateKey::Closed, DateKey::From];

/// What halts or ends a tie, which had begun by then.
pub(super) const HALTS: [DateKey; 3] = [DateKey::Suspended, DateKey::Until, DateKey::Ended];

/// What drops a tie before it begins.
pub(crate) const DROPS: [DateKey; 3] = [DateKey::Withdrawn, DateKey::Refused, DateKey::Blocked];

impl DateKey {
    /// Whether it halts, ends or drops a tie.
    pub(crate) fn is_over(self) -> bool {
        HALTS.contains(&self) || self.drops()
    }

    /// Whether it drops a tie before it begins.
    pub fn drops(self) -> bool {
        DROPS.contains(&self)
    }

    /// Whether a tie had begun by it, and may have begun before: it was observed, halted or over.
    pub fn tells_begun(self) -> bool {
        BEGUN.contains(&self)
    }
}

/// The first and the last day on which a tie may have started, by each date that starts it: with `agreed`, those that agree on it, too.
pub(super) fn starts(
    dates: &[(DateKey, Date)],
    agreed: bool,
) -> impl Iterator<Item = (Option<Day>, Option<Day>)> {
    let starts = move |key: &DateKey| STARTS.contains(key) || (agreed && AGREED.contains(key));
    let kept = dates.iter().filter(move |(key, _)| starts(key));
    kept.map(move |&(key, date)| days_of(key, date, dates))
}

/// The dates of some keys.
fn of<'d>(dates: &'d [(DateKey, Date)], keys: &'d [DateKey]) -> impl Iterator<Item = Date> + 'd {
    let kept = dates.iter().filter(|(key, _)| keys.contains(key));
    kept.map(|(_, date)| *date)
}

/// The first and the last day on which a step may have been taken, of one tie's dates: by its own date, and not before the steps that go
/// before it, so that `../2020` ends nothing before it began. `None` where nothing bounds it.
pub(crate) fn days_of(
    key: DateKey,
    date: Date,
    dates: &[(DateKey, Date)],
) -> (Option<Day>, Option<Day>) {
    use DateKey::{Announced, Closed, From, Observed, Signed, Suspended};
    let earlier = match key {
        Closed | From => &AGREED[..],
        DateKey::Until | DateKey::Ended => &[Announced, Signed, Closed, From, Observed, Suspended],
        Suspended | DateKey::Withdrawn | DateKey::Refused | DateKey::Blocked => {
            &[Announced, Signed, Closed, From]
        }
        _ => &[],
    };
    let last = date.latest();
    // What was made public only afterwards was not later for it.
    let bounds = of(dates, earlier).filter_map(Date::earliest);
    let bound = bounds
        .filter(|&bound| last.is_none_or(|last| bound <= last))
        .max();
    (date.earliest().max(bound), last)
}

/// When a tie began, as its being seen, halted or over tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Begun {
    /// The first day on which it may have: that on which it was first told of, or was due. `None` where nothing bounds it.
    pub(crate) first: Option<Day>,
    /// Whether nothing bounds it although it is told when it was told of, or was due.
    pub(crate) is_open: bool,
    /// The day by which it had. `None` where nothing bounds it.
    pub(crate) last: Option<Day>,
}

/// When a tie began that was seen in force, halted or is over; `None` where it was none of these, or was dropped before it began.
pub(crate) fn begun(dates: &[(DateKey, Date)]) -> Option<Begun> {
    let is_dropped = of(dates, &DROPS).next().is_some();
    let signs = || of(dates, &HALTS).chain(of(dates, &[DateKey::Observed]));
    signs().next().filter(|_| !is_dropped)?;
    let last = signs().filter_map(Date::latest).min();
    let bounded = |day: &Day| last.is_none_or(|last| *day <= last);
    let told = of(dates, &TOLD).map(Date::earliest).min().flatten();
    let due = of(dates, &[DateKey::Due])
        .map(Date::earliest)
        .min()
        .flatten();
    let first = told.filter(bounded).max(due.filter(bounded));
    let mut plans = of(dates, &TOLD).chain(of(dates, &[DateKey::Due]));
    let is_open = first.is_none() && plans.any(|date| date.earliest().is_none());
    Some(Begun {
        first,
        is_open,
        last,
    })
}
