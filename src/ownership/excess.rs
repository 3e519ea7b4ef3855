//! Holdings that contradict each other: what several hold of one organisation comes to more than the whole.

use std::cmp::Reverse;
use std::fmt;

use crate::model::{Decimal, OrgKey, TieKey};

use super::Holding;
use super::interval::Interval;

/// What a stake is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Right {
    /// The equity.
    Equity,
    /// The votes, where told.
    Votes,
}

impl Right {
    /// Both of them.
    pub const ALL: [Right; 2] = [Right::Equity, Right::Votes];

    /// The word for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Right::Equity => "equity",
            Right::Votes => "votes",
        }
    }

    /// The share that a holding has of it, unless it may be none.
    fn some(self, holding: &Holding<'_>) -> Option<Interval> {
        let share = match self {
            Right::Equity => Some(holding.equity()),
            Right::Votes => holding.votes(),
        };
        share.filter(|share| share.least() > 0)
    }
}

/// Holdings in one organisation on a day that can't all be so: even at least, they come to more than the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    held: OrgKey,
    right: Right,
    shares: Vec<ExcessShare>,
    sum: Sum,
}

/// One of the shares that together come to more than the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcessShare {
    holder: OrgKey,
    interval: Interval,
    ties: Box<[TieKey]>,
}

/// A sum of shares, which may be more than the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum(Interval);

impl Excess {
    /// The contradictions among the holdings in one organisation: at most one of each right. Costs a pass over them.
    pub(super) fn among<'a, 'm: 'a>(
        holdings: impl Iterator<Item = &'a Holding<'m>> + Clone,
    ) -> impl Iterator<Item = Excess> {
        Right::ALL.into_iter().filter_map(move |right| {
            let some = |holding| Some((holding, right.some(holding)?));
            let shares = holdings.clone().filter_map(some);
            let sum = shares
                .clone()
                .fold(Interval::NOTHING, |sum, (_, share)| sum.plus(share));
            if !Interval::is_beyond_whole(sum.least()) {
                return None;
            }
            let held = shares.clone().next()?.0.held();
            let shares = shares.map(|(holding, interval)| ExcessShare {
                holder: holding.holder(),
                interval,
                ties: holding.ties().into(),
            });
            let mut shares: Vec<_> = shares.collect();
            shares.sort_by_key(|share| (Reverse(share.interval.order()), share.holder));
            Some(Excess {
                held,
                right,
                shares,
                sum: Sum(sum),
            })
        })
    }

    /// What is held.
    pub fn held(&self) -> OrgKey {
        self.held
    }

    /// What the shares are of.
    pub fn right(&self) -> Right {
        self.right
    }

    /// Who holds how much: the largest share first, then by key. Each by itself may be so.
    pub fn shares(&self) -> &[ExcessShare] {
        &self.shares
    }

    /// Whether a holding in the same organisation is one of them.
    pub(super) fn is_of(&self, holding: &Holding<'_>) -> bool {
        self.right.some(holding).is_some()
    }

    /// What the shares add up to.
    pub fn sum(&self) -> Sum {
        self.sum
    }
}

impl ExcessShare {
    /// Who holds it.
    pub fn holder(&self) -> OrgKey {
        self.holder
    }

    /// How much.
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The ties that say so.
    pub fn ties(&self) -> &[TieKey] {
        &self.ties
    }
}

impl Sum {
    /// The least that the shares add up to, in percent: more than 100.
    pub fn min(self) -> Decimal {
        self.0.ends().0
    }

    /// Whether they add up to just that, and not to more.
    pub fn is_exact(self) -> bool {
        self.0.at_least() == self.0
    }
}

/// `200 %`, `at least 110 %`.
impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sum(sum) = self;
        let least = sum.at_least();
        if self.is_exact() {
            write!(f, "{sum}")
        } else {
            write!(f, "at least {least}")
        }
    }
}
