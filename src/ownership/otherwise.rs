//! Figures that stand beside the one that counts.

use crate::model::{Stake, TieKey};

use super::claim::{Claim, Figure};

/// A stake that a tie tells, beside what counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Otherwise<'m> {
    pub(super) figure: Figure<'m>,
    pub(super) why: Why,
}

/// Why a stake that is told is not the one that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// A tie that is planned says that so much was held before it, where one that came about says otherwise.
    Planned,
    /// Ties that came later for certain leave no room for it, and nothing tells how much of it is left.
    NoRoom,
    /// Of several ties that say otherwise it is not certain which is the latest: any of them may be right.
    AnyOf,
    /// A tie that comes later says that so much was held before it.
    Later,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 4] = [Why::Planned, Why::NoRoom, Why::AnyOf, Why::Later];

    /// The word for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Why::Planned => "before-planned",
            Why::NoRoom => "no-room",
            Why::AnyOf => "any-of",
            Why::Later => "before-later",
        }
    }
}

impl<'m> Otherwise<'m> {
    /// Why it is not what counts.
    pub fn why(&self) -> Why {
        self.why
    }

    /// The tie that tells it.
    pub fn tie(&self) -> TieKey {
        self.figure.tie.key()
    }

    /// The stake as the record keeps it.
    pub fn stake(&self) -> Option<&'m Stake> {
        self.figure.stake()
    }

    /// Whether the tie says that it was held before it, and not once it was done.
    pub fn was(&self) -> bool {
        self.figure.was
    }

    /// The figures of some claims.
    pub(super) fn of<'a>(
        claims: impl Iterator<Item = &'a Claim<'m>>,
        why: Why,
    ) -> impl Iterator<Item = Otherwise<'m>>
    where
        'm: 'a,
    {
        claims.filter_map(move |claim| {
            let figure = claim.figure?;
            Some(Otherwise { figure, why })
        })
    }
}
