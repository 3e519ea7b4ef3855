//! Shares as intervals, exact enough to tell half from more than half.

use std::fmt;

use crate::model::{Certainty, Decimal, Share};

/// How many units make the whole: a unit is a billionth of a percent.
const WHOLE: i64 = 100 * PERCENT;
const PERCENT: i64 = 1_000_000_000;
const HALF: i64 = WHOLE / 2;

/// A share of something that lies between two percentages, both included.
///
/// The ends are whole billionths of a percent, so that sums are exact where the sources' numbers are. *More than* 50 is held as
/// the next unit above 50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    min: i64,
    max: i64,
}

impl Interval {
    /// From nothing to all: the share of which nothing is known.
    pub const UNKNOWN: Interval = Interval { min: 0, max: WHOLE };

    /// No share at all.
    pub const NOTHING: Interval = Interval { min: 0, max: 0 };

    /// The share of one who bought control, where no figure is told: more than half.
    pub(super) const MOST: Interval = Interval {
        min: HALF + 1,
        max: WHOLE,
    };

    /// The interval that a stated share allows.
    pub fn of(share: Share) -> Interval {
        let least = share.certain_minimum();
        let min = units(least, false) + i64::from(share.exceeds(least));
        let max = units(share.possible_maximum(), true);
        Interval {
            min: min.min(max),
            max,
        }
    }

    /// From two fractions of one, which may be a hair off; what is beyond the whole is cut.
    pub(super) fn of_fractions(min: f64, max: f64) -> Interval {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "it is clamped to the whole"
        )]
        let [min, max] = [min, max].map(|end| (end.clamp(0.0, 1.0) * WHOLE as f64).round() as i64);
        Interval {
            min: min.min(max),
            max,
        }
    }

    /// The lower end, in percent.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    pub fn min(self) -> f64 {
        self.min as f64 / PERCENT as f64
    }

    /// The upper end, in percent.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    pub fn max(self) -> f64 {
        self.max as f64 / PERCENT as f64
    }

    /// The ends in percent, to a millionth.
    pub fn ends(self) -> (Decimal, Decimal) {
        let decimal = |units: i64| {
            let (mut units, mut exponent) = ((units + 500) / 1000, -6);
            while exponent < 0 && units % 10 == 0 {
                (units, exponent) = (units / 10, exponent + 1);
            }
            Decimal::new(units, exponent)
        };
        (decimal(self.min), decimal(self.max))
    }

    /// What intervals are sorted by: the lower end, then the upper one.
    pub(crate) fn order(self) -> (i64, i64) {
        (self.min, self.max)
    }

    /// The ends as fractions of one.
    pub(super) fn fractions(self) -> (f64, f64) {
        (self.min() / 100.0, self.max() / 100.0)
    }

    /// Whether it says nothing: from nothing to all.
    pub fn is_unknown(self) -> bool {
        self == Interval::UNKNOWN
    }

    /// Whether a sum of [`least`](Self::least) ends is more than the whole.
    pub(super) fn is_beyond_whole(sum: i64) -> bool {
        sum > WHOLE
    }

    /// Whether such a sum is the whole.
    pub(super) fn is_whole(sum: i64) -> bool {
        sum == WHOLE
    }

    /// Whether it is no share at all.
    pub fn is_nothing(self) -> bool {
        self.max == 0
    }

    /// Whether it is more than half.
    pub fn is_majority(self) -> Certainty {
        if self.min > HALF {
            Certainty::Certainly
        } else if self.max > HALF {
            Certainty::Possibly
        } else {
            Certainty::No
        }
    }

    /// The sum; it may exceed the whole.
    #[must_use]
    pub(super) fn plus(self, other: Interval) -> Interval {
        Interval {
            min: self.min.saturating_add(other.min),
            max: self.max.saturating_add(other.max),
        }
    }

    /// The same, cut at the whole.
    #[must_use]
    pub(super) fn within_whole(self) -> Interval {
        Interval {
            min: self.min.min(WHOLE),
            max: self.max.min(WHOLE),
        }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub(super) fn hull(self, other: Interval) -> Interval {
        Interval {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }

    /// Whether another interval lies within it.
    pub(super) fn holds(self, other: Interval) -> bool {
        self.min <= other.min && other.max <= self.max
    }

    /// From nothing to the same upper end.
    #[must_use]
    pub(super) fn at_most(self) -> Interval {
        Interval { min: 0, ..self }
    }

    /// Its lower end alone.
    #[must_use]
    pub(super) fn at_least(self) -> Interval {
        Interval {
            max: self.min,
            ..self
        }
    }

    /// The same, but not above what others leave who hold at least so many units together; the lower end stays.
    #[must_use]
    pub(super) fn at_most_rest(self, others: i64) -> Interval {
        let rest = WHOLE.saturating_sub(others).max(self.min);
        Interval {
            min: self.min,
            max: self.max.min(rest),
        }
    }

    /// The lower end, in units.
    pub(super) fn least(self) -> i64 {
        self.min
    }
}

/// A share in units, rounded to whole ones.
fn units(percent: Decimal, up: bool) -> i64 {
    let power = i32::from(percent.exponent()) + 9;
    let mantissa = i128::from(percent.mantissa());
    let factor = |power: i32| 10_i128.checked_pow(power.unsigned_abs());
    let units = if power >= 0 {
        factor(power).and_then(|factor| mantissa.checked_mul(factor))
    } else {
        let divisor = factor(power).unwrap_or(i128::MAX);
        let odd = i128::from(up && mantissa % divisor != 0);
        Some(mantissa / divisor + odd)
    };
    // A share is between 0 and 100.
    let units = units.and_then(|units| i64::try_from(units).ok());
    units.unwrap_or(WHOLE).clamp(0, WHOLE)
}

/// `51 %`, `40.5–81 %`, `≤38.25 %`, `>50 %`, and `unknown` for all from nothing to the whole; at most two decimals.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Interval { min, max } = *self;
        if self.is_unknown() {
            f.write_str("unknown")
        } else if Percent(min).to_string() == Percent(max).to_string() {
            write!(f, "{} %", Percent(max))
        } else if min == 0 {
            write!(f, "≤{} %", Percent(max))
        } else if max == WHOLE && min == HALF + 1 {
            f.write_str(">50 %")
        } else if max == WHOLE {
            write!(f, "≥{} %", Percent(min))
        } else {
            write!(f, "{}–{} %", Percent(min), Percent(max))
        }
    }
}

/// Units as a percentage of at most two decimals.
struct Percent(i64);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 + PERCENT / 200) / (PERCENT / 100);
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        if hundredths == 0 && self.0 > 0 {
            f.write_str("<0.01")
        } else if rest == 0 {
            write!(f, "{whole}")
        } else if rest % 10 == 0 {
            write!(f, "{whole}.{}", rest / 10)
        } else {
            write!(f, "{whole}.{rest:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(share: &str) -> Interval {
        Interval::of(share.parse().expect("a share"))
    }

    #[test]
    fn more_than_half_is_told_from_half() {
        assert_eq!(of("50").is_majority(), Certainty::No);
        assert_eq!(of(">50").is_majority(), Certainty::Certainly);
        assert_eq!(of(">=50").is_majority(), Certainty::Possibly);
        assert_eq!(of("50.0000000001").is_majority(), Certainty::Possibly);
        let halves = of("30.3").plus(of("19.7"));
        assert_eq!(halves.is_majority(), Certainty::No);
    }

    #[test]
    fn labels_are_short() {
        let labels =
            ["51", "40.50", ">50", "<=38.25", ">=60", "~20"].map(|share| of(share).to_string());
        assert_eq!(
            labels,
            ["51 %", "40.5 %", ">50 %", "≤38.25 %", "≥60 %", "19–21 %"]
        );
        assert_eq!(Interval::UNKNOWN.to_string(), "unknown");
        assert_eq!(of("0.000001").to_string(), "<0.01 %");
    }

    #[test]
    fn ends_are_plain_numbers() {
        let (min, max) = of(">40.50").ends();
        assert_eq!([min.to_string(), max.to_string()], ["40.5", "100"]);
    }

    #[test]
    fn others_bound_the_upper_end_and_leave_the_lower_one() {
        let rest = |share: &str, others: &str| of(share).at_most_rest(of(others).least());
        assert_eq!(rest("<=60", "100"), Interval::NOTHING);
        assert_eq!(rest("<=60", "51"), of("<=49"));
        assert_eq!(rest("60", "51"), of("60"));
    }
}
