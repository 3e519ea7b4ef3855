//! Stakes: which share of an organisation somebody holds, in equity and in votes.
//!
//! A share is a level at a moment, not a flow. Chains of holdings are followed elsewhere; this only says how
//! small and how large a share may be, so that sums over it stay honest.

mod parse;

use std::fmt;

use super::{Decimal, bounds::Bounds};

pub use parse::{ShareError, ShareProblem};

/// A share in percent, from 0 to 100, exact or bounded.
///
/// `FromStr` reads a plain number, `~20` (about), `>50`, `>=50`, `<5` and `<=5`; it also takes the text of a
/// number as it stands in a file, so that `5.890` keeps its digits. Ranges are made by [`Share::range`].
/// `Display` prints the same forms, and a range as `20..30`, which is not read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Share(Bounds);

const HUNDRED: Decimal = Decimal::new(100, 0);

impl Share {
    /// An exact share.
    ///
    /// # Errors
    ///
    /// [`ShareProblem::UnderZero`], [`ShareProblem::OverHundred`].
    pub fn exactly(percent: Decimal) -> Result<Share, ShareProblem> {
        Share::checked(Bounds::Exactly(percent))
    }

    /// A share between two, both included.
    ///
    /// # Errors
    ///
    /// [`ShareProblem::MinOverMax`], [`ShareProblem::UnderZero`], [`ShareProblem::OverHundred`].
    pub fn range(min: Decimal, max: Decimal) -> Result<Share, ShareProblem> {
        Share::checked(Bounds::Between(min, max))
    }

    /// A share of at least that much: `{ min = 50 }` is `">=50"`.
    ///
    /// # Errors
    ///
    /// [`ShareProblem::UnderZero`], [`ShareProblem::OverHundred`].
    pub fn at_least(percent: Decimal) -> Result<Share, ShareProblem> {
        Share::checked(Bounds::AtLeast(percent))
    }

    /// A share of at most that much: `{ max = 5 }` is `"<=5"`.
    ///
    /// # Errors
    ///
    /// [`ShareProblem::UnderZero`], [`ShareProblem::OverHundred`].
    pub fn at_most(percent: Decimal) -> Result<Share, ShareProblem> {
        Share::checked(Bounds::AtMost(percent))
    }

    fn checked(bounds: Bounds) -> Result<Share, ShareProblem> {
        let printed = || [bounds.min(), bounds.max()].into_iter().flatten();
        // Nothing is above the whole or below nothing.
        let is_empty_above = matches!(bounds, Bounds::MoreThan(value) if value == HUNDRED);
        let is_empty_below = matches!(bounds, Bounds::LessThan(value) if value == Decimal::ZERO);
        if printed().any(Decimal::is_negative) || is_empty_below {
            Err(ShareProblem::UnderZero)
        } else if printed().any(|value| value > HUNDRED) || is_empty_above {
            Err(ShareProblem::OverHundred)
        } else if matches!(bounds, Bounds::Between(min, max) if min > max) {
            Err(ShareProblem::MinOverMax)
        } else {
            Ok(Share(bounds))
        }
    }

    /// The lower bound as printed; `None` if there is none. For an exact or approximate share, both are the share.
    pub fn min(self) -> Option<Decimal> {
        self.0.min()
    }

    /// The upper bound as printed; `None` if there is none.
    pub fn max(self) -> Option<Decimal> {
        self.0.max()
    }

    /// Both ends of a range; `None` if it is no range.
    pub fn range_ends(self) -> Option<(Decimal, Decimal)> {
        match self.0 {
            Bounds::Between(min, max) => Some((min, max)),
            _ => None,
        }
    }

    /// Whether it was written with `~`.
    pub fn is_approximate(self) -> bool {
        self.0.is_about()
    }

    /// Whether the share is certainly more than that many percent, as a majority is more than 50.
    pub fn exceeds(self, percent: Decimal) -> bool {
        let min = self.certain_minimum();
        min > percent || (min == percent && matches!(self.0, Bounds::MoreThan(_)))
    }

    /// The share that is held in any case, in percent; for an approximate one, 95 % of it.
    pub fn certain_minimum(self) -> Decimal {
        match self.0 {
            // Too many digits to multiply: nothing is certain then.
            Bounds::About(value) => hundredths(value, 95).unwrap_or(Decimal::ZERO),
            _ => self.min().unwrap_or(Decimal::ZERO),
        }
    }

    /// The share that is held at most, in percent; for an approximate one, 105 % of it, but never above 100.
    pub fn possible_maximum(self) -> Decimal {
        match self.0 {
            Bounds::About(value) => hundredths(value, 105).map_or(HUNDRED, |max| max.min(HUNDRED)),
            _ => self.max().unwrap_or(HUNDRED),
        }
    }

    /// Whether `record` agrees with this share, which a source gives: the rule of
    /// [`Money::agrees_with`](super::Money::agrees_with). So `81` agrees with a record of 81.4, `~80` with 81.
    pub fn agrees_with(self, record: Share) -> bool {
        self.0.agrees_with(record.0)
    }

    /// The share for a diagram: `49 %`, `~20 %`, `>50 %`, `20–30 %`.
    pub fn label(self) -> String {
        match self.0 {
            Bounds::Between(min, max) => format!("{min}–{max} %"),
            Bounds::AtLeast(min) => format!("≥{min} %"),
            Bounds::AtMost(max) => format!("≤{max} %"),
            _ => format!("{self} %"),
        }
    }
}

fn hundredths(value: Decimal, count: i64) -> Option<Decimal> {
    value.times(count)?.shifted(-2)
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Bounds::Exactly(value) => value.fmt(f),
            Bounds::About(value) => write!(f, "~{value}"),
            Bounds::AtLeast(min) => write!(f, ">={min}"),
            Bounds::MoreThan(min) => write!(f, ">{min}"),
            Bounds::AtMost(max) => write!(f, "<={max}"),
            Bounds::LessThan(max) => write!(f, "<{max}"),
            Bounds::Between(min, max) => write!(f, "{min}..{max}"),
        }
    }
}

/// What a party holds: a share of the equity, of the votes, or of both. At least one is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stake {
    equity: Option<Share>,
    votes: Option<Share>,
}

impl Stake {
    /// A stake of which equity and votes are told apart; `None` if neither is told.
    pub fn new(equity: Option<Share>, votes: Option<Share>) -> Option<Stake> {
        let stake = Stake { equity, votes };
        (equity.is_some() || votes.is_some()).then_some(stake)
    }

    /// A stake of which only the equity is told, as a bare number tells it.
    pub fn of_equity(equity: Share) -> Stake {
        Stake {
            equity: Some(equity),
            votes: None,
        }
    }

    /// The share of the equity, where told.
    pub fn equity(self) -> Option<Share> {
        self.equity
    }

    /// The share of the votes, where told. It is not taken from the equity.
    pub fn votes(self) -> Option<Share> {
        self.votes
    }

    /// Whether `record` agrees with this stake, which a source gives: whatever the source tells, of equity and of
    /// votes, the record tells too, and agrees with it. What only the record tells is for another source to back.
    pub fn agrees_with(self, record: Stake) -> bool {
        let agree = |given: Option<Share>, kept: Option<Share>| {
            given.is_none_or(|given| kept.is_some_and(|kept| given.agrees_with(kept)))
        };
        agree(self.equity, record.equity) && agree(self.votes, record.votes)
    }

    /// The stake for a diagram: `81 %`, `81 % (97 % of votes)`, `97 % of votes`.
    pub fn label(self) -> String {
        let votes = self
            .votes
            .map(|votes| format!("{} of votes", votes.label()));
        match (self.equity.map(Share::label), votes) {
            (Some(equity), Some(votes)) => format!("{equity} ({votes})"),
            (equity, votes) => equity.or(votes).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests;
