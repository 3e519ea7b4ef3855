//! How surely a tie lies in the time that a selection asked for.

/// How surely a tie that a selection kept lies in the time that this asked for: whether its dates prove it, or only leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    certain: bool,
    /// The places, among the tie's dates, of those that leave it open; of a tie with very many dates, of the first of these.
    dates: u64,
    /// Whether when it began was asked for, and not when it took a step.
    of_beginning: bool,
}

impl Hit {
    /// What its dates prove.
    pub(crate) const CERTAIN: Hit = Hit {
        certain: true,
        dates: 0,
        of_beginning: false,
    };

    /// What the dates at these places leave open.
    pub(crate) fn possible(dates: impl IntoIterator<Item = usize>, of_beginning: bool) -> Hit {
        let bit = |at: usize| u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at));
        let bits = dates.into_iter().filter_map(bit);
        Hit {
            certain: false,
            dates: bits.fold(0, |all, bit| all | bit),
            of_beginning,
        }
    }

    /// Whether its dates prove that it lies in the time asked for.
    pub fn is_certain(self) -> bool {
        self.certain
    }

    /// Whether the date at a place, among those of [`Model::dates_of`](crate::model::Model::dates_of), is one that leaves it open.
    pub fn is_open_by(self, at: usize) -> bool {
        u32::try_from(at)
            .is_ok_and(|at| self.dates.checked_shr(at).is_some_and(|rest| rest & 1 == 1))
    }

    /// Whether it was asked when the tie began, and not when it took a step.
    pub fn is_of_beginning(self) -> bool {
        self.of_beginning
    }

    /// What two selections, one after the other, are answered: the less sure of both.
    #[must_use]
    pub(crate) fn and(self, other: Hit) -> Hit {
        Hit {
            certain: self.certain && other.certain,
            dates: self.dates | other.dates,
            of_beginning: self.of_beginning || other.of_beginning,
        }
    }
}
