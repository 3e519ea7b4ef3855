//! Numbers of chains that no float can hold.

/// A count of any size, as precise as a float.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Count {
    /// Below the step; 1 or more where the power is not 0.
    mantissa: f64,
    /// How many times the step it is to be multiplied with.
    power: i32,
}

/// The bits of a step.
const BITS: i32 = 512;

impl Count {
    pub(super) const NONE: Count = Count {
        mantissa: 0.0,
        power: 0,
    };

    pub(super) const ONE: Count = Count {
        mantissa: 1.0,
        power: 0,
    };

    pub(super) fn plus(self, other: Count) -> Count {
        let (large, small) = if self.power >= other.power {
            (self, other)
        } else {
            (other, self)
        };
        let sum = large.mantissa + small.mantissa * steps(small.power - large.power);
        let (mantissa, power) = if sum < steps(1) {
            (sum, large.power)
        } else {
            (sum * steps(-1), large.power + 1)
        };
        Count { mantissa, power }
    }

    /// What part of a count that is at least as large this is.
    pub(super) fn over(self, other: Count) -> f64 {
        self.mantissa / other.mantissa * steps(self.power - other.power)
    }
}

/// A step to some power; nothing where a float can't be so small.
fn steps(power: i32) -> f64 {
    2.0_f64.powi(BITS.saturating_mul(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_and_divide_beyond_what_floats_hold() {
        let mut count = Count::ONE;
        for _ in 0..3000 {
            count = count.plus(count);
        }
        let more = count.plus(count).plus(count);
        assert!((count.over(more) - 1.0 / 3.0).abs() < 1e-15);
        assert!((more.over(more) - 1.0).abs() < 1e-15);
        assert!(Count::ONE.over(count) <= 0.0);
        assert_eq!(count.plus(Count::ONE), count);
    }
}
