//! Decimals with more room, for the bounds that tolerance computes.

use std::cmp::Ordering;

use super::Decimal;

/// A bound computed from a decimal, with room for the digits that computing adds. Ordered by value.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Wide {
    mantissa: i128,
    exponent: i32,
}

impl Wide {
    pub(in crate::model) fn of(decimal: Decimal) -> Wide {
        Wide {
            mantissa: i128::from(decimal.mantissa),
            exponent: i32::from(decimal.exponent),
        }
    }

    /// This and so many halves of its unit.
    pub(in crate::model) fn half_unit(self, halves: i128) -> Wide {
        Wide {
            mantissa: self.mantissa * 10 + halves * 5,
            exponent: self.exponent - 1,
        }
    }

    /// So many hundredths of this.
    pub(in crate::model) fn percent(self, hundredths: i128) -> Wide {
        Wide {
            mantissa: self.mantissa * hundredths,
            exponent: self.exponent - 2,
        }
    }
}

impl PartialEq for Wide {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Wide {}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.mantissa.signum().cmp(&other.mantissa.signum());
        if signs.is_ne() || self.mantissa == 0 {
            return signs;
        }
        // The power of ten of the first digit decides; only where it is equal are the digits compared, and then
        // the exponents differ by no more digits than a mantissa has, so that aligning them cannot overflow.
        let magnitude = |wide: &Wide| {
            i64::from(wide.exponent) + i64::from(wide.mantissa.unsigned_abs().ilog10())
        };
        let order = magnitude(self).cmp(&magnitude(other)).then_with(|| {
            let aligned = |wide: &Wide, unit: i32| {
                wide.mantissa.unsigned_abs() * 10_u128.pow(wide.exponent.abs_diff(unit))
            };
            let unit = self.exponent.min(other.exponent);
            aligned(self, unit).cmp(&aligned(other, unit))
        });
        if self.mantissa < 0 {
            order.reverse()
        } else {
            order
        }
    }
}
