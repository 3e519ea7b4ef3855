//! Three-valued answers: what can be said of values that are not fully known.

use std::ops::Not;

/// How sure a statement is, from refuted to proven.
///
/// The order is that of Kleene's strong three-valued logic, in which *and* is the minimum and *or* the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// It is false, whatever the unknown part turns out to be.
    No,
    /// It depends on what isn't known.
    Possibly,
    /// It is true, whatever the unknown part turns out to be.
    Certainly,
}

impl Certainty {
    /// Whether both statements hold: the less sure of the two.
    #[must_use]
    pub fn and(self, other: Certainty) -> Certainty {
        self.min(other)
    }

    /// Whether either statement holds: the surer of the two.
    #[must_use]
    pub fn or(self, other: Certainty) -> Certainty {
        self.max(other)
    }

    /// Whether it is proven.
    pub fn is_certain(self) -> bool {
        self == Certainty::Certainly
    }

    /// Whether it is not refuted.
    pub fn is_possible(self) -> bool {
        self != Certainty::No
    }

    /// The answer where `proven` and `refuted` were tested apart; neither leaves it open.
    pub(super) fn of(proven: bool, refuted: bool) -> Certainty {
        if proven {
            Certainty::Certainly
        } else if refuted {
            Certainty::No
        } else {
            Certainty::Possibly
        }
    }
}

/// What is fully known is certain or refuted.
impl From<bool> for Certainty {
    fn from(known: bool) -> Self {
        Certainty::of(known, !known)
    }
}

/// The statement's denial: what is possible stays possible.
impl Not for Certainty {
    type Output = Certainty;

    fn not(self) -> Certainty {
        match self {
            Certainty::No => Certainty::Certainly,
            Certainty::Possibly => Certainty::Possibly,
            Certainty::Certainly => Certainty::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Certainty::{Certainly, No, Possibly};

    #[test]
    fn and_takes_the_less_sure_and_or_the_surer() {
        assert_eq!(Possibly.and(No), No);
        assert_eq!(Possibly.and(Certainly), Possibly);
        assert_eq!(Possibly.or(Certainly), Certainly);
        assert_eq!(Possibly.or(No), Possibly);
    }

    #[test]
    fn the_denial_of_the_possible_is_possible() {
        assert_eq!(
            [No, Possibly, Certainly].map(|c| !c),
            [Certainly, Possibly, No]
        );
        assert_eq!(
            [No, Possibly, Certainly].map(|c| !!c),
            [No, Possibly, Certainly]
        );
    }
}
