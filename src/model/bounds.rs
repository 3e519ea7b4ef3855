//! What is known of a quantity: the arithmetic that amounts of money and shares have in common.

use super::decimal::{Decimal, Wide};

/// A quantity that is zero or more, as closely as a source states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bounds {
    Exactly(Decimal),
    About(Decimal),
    AtLeast(Decimal),
    MoreThan(Decimal),
    AtMost(Decimal),
    LessThan(Decimal),
    /// The first is not above the second.
    Between(Decimal, Decimal),
}

/// How far off an approximate value may be, in hundredths of it.
const ABOUT: i128 = 5;

impl Bounds {
    /// The lower bound as printed.
    pub(super) fn min(self) -> Option<Decimal> {
        match self {
            Bounds::Exactly(value) | Bounds::About(value) => Some(value),
            Bounds::AtLeast(min) | Bounds::MoreThan(min) | Bounds::Between(min, _) => Some(min),
            Bounds::AtMost(_) | Bounds::LessThan(_) => None,
        }
    }

    /// The upper bound as printed.
    pub(super) fn max(self) -> Option<Decimal> {
        match self {
            Bounds::Exactly(value) | Bounds::About(value) => Some(value),
            Bounds::AtMost(max) | Bounds::LessThan(max) | Bounds::Between(_, max) => Some(max),
            Bounds::AtLeast(_) | Bounds::MoreThan(_) => None,
        }
    }

    pub(super) fn is_about(self) -> bool {
        matches!(self, Bounds::About(_))
    }

    /// Whether the record's quantity agrees with this one, which a source gives. The rule is told at
    /// [`Money::agrees_with`](super::Money::agrees_with).
    pub(super) fn agrees_with(self, record: Bounds) -> bool {
        let (given_min, given_max) = self.tolerated();
        let (min, max) = record.meant();
        let reaches = max.is_none_or(|max| given_min.is_none_or(|bound| max >= bound));
        let is_low_enough = min.is_none_or(|min| given_max.is_none_or(|bound| min <= bound));
        match self {
            _ if record.is_about() => reaches && is_low_enough,
            Bounds::AtLeast(_) | Bounds::MoreThan(_) => {
                min.is_some_and(|min| given_min.is_none_or(|bound| min >= bound))
            }
            Bounds::AtMost(_) | Bounds::LessThan(_) => {
                max.is_some_and(|max| given_max.is_none_or(|bound| max <= bound))
            }
            _ => reaches && is_low_enough,
        }
    }

    /// The bounds that it means: as printed, an approximate one widened.
    fn meant(self) -> (Option<Wide>, Option<Wide>) {
        match self {
            Bounds::About(value) => {
                let value = Wide::of(value);
                (
                    Some(value.percent(100 - ABOUT)),
                    Some(value.percent(100 + ABOUT)),
                )
            }
            _ => (self.min().map(Wide::of), self.max().map(Wide::of)),
        }
    }

    /// The bounds that it means when the source may have rounded them: by half a unit of the last printed digit.
    fn tolerated(self) -> (Option<Wide>, Option<Wide>) {
        let (meant_min, meant_max) = self.meant();
        let min = self.min().map(|min| Wide::of(min).half_unit(-1));
        let max = self.max().map(|max| Wide::of(max).half_unit(1));
        (
            meant_min.zip(min).map(|(a, b)| a.min(b)),
            meant_max.zip(max).map(|(a, b)| a.max(b)),
        )
    }
}
