//! Sums of amounts, as exact and as open as their parts.

use std::fmt;

use super::{Currency, Decimal, Lang, Money, UNITS, in_words};

/// What amounts of one currency and purpose come to: their bounds summed, with exact decimals.
///
/// `Display` prints `USD 2.1bn`, `about USD 2.1bn` where a part is approximate, `at least USD 10bn` where one has no
/// upper bound, `at most CNY 2bn` where none has a lower one, and ranges as `USD 1bn..2bn`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    currency: Currency,
    min: Option<Decimal>,
    max: Option<Decimal>,
    approximate: bool,
}

impl Total {
    /// Nothing yet, in a currency.
    pub fn new(currency: Currency) -> Total {
        Total {
            currency,
            min: Some(Decimal::ZERO),
            max: Some(Decimal::ZERO),
            approximate: false,
        }
    }

    /// Adds an amount, the period over which it is spread left aside; one of another currency is not added.
    ///
    /// A bound that becomes larger than a [`Decimal`] is lost.
    pub fn add(&mut self, money: Money) {
        if money.currency() != self.currency {
            return;
        }
        let min = money.min().unwrap_or(Decimal::ZERO);
        self.min = self.min.and_then(|sum| sum.checked_add(min));
        self.max = self
            .max
            .zip(money.max())
            .and_then(|(sum, max)| sum.checked_add(max));
        self.approximate |= money.is_approximate();
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The least that it comes to, zero where nothing bounds it from below; `None` where that is too large a number.
    pub fn min(self) -> Option<Decimal> {
        self.min.map(plain)
    }

    /// The most that it comes to; `None` where nothing bounds it, or where that is too large a number.
    pub fn max(self) -> Option<Decimal> {
        self.max.map(plain)
    }

    /// Whether a part is approximate.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }
}

/// Without the zeros behind its last digit, as a sum has no printed precision; those that a unit stands for stay.
fn plain(sum: Decimal) -> Decimal {
    let whole = |power: &i8| sum >= Decimal::new(1, *power);
    let mut units = UNITS.iter().map(|(_, power)| *power);
    let most = units.find(whole).unwrap_or(0);
    let (mut mantissa, mut exponent) = (sum.mantissa(), sum.exponent());
    while mantissa % 10 == 0 && exponent < most {
        (mantissa, exponent) = (mantissa / 10, exponent + 1);
    }
    Decimal::new(mantissa, exponent)
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(min) = self.min() else {
            return write!(f, "{} (too much to be added up)", self.currency);
        };
        let max = self.max();
        let is_bound = min > Decimal::ZERO || max.is_none_or(|max| max == min);
        let ends = (is_bound.then_some(min), max);
        f.write_str(&in_words(self.currency, ends, self.approximate, Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(parts: &[&str]) -> String {
        let parts: Vec<Money> = parts.iter().map(|part| part.parse().unwrap()).collect();
        let mut total = Total::new(parts[0].currency());
        for part in parts {
            total.add(part);
        }
        total.to_string()
    }

    #[test]
    fn a_sum_is_exact_and_claims_no_precision() {
        assert_eq!(
            total(&["USD 1.8bn", "USD 200m", "USD 0.5m"]),
            "USD 2.0005bn"
        );
        assert_eq!(total(&["USD 1.8bn", "USD 200m"]), "USD 2bn");
        assert_eq!(total(&["USD 0.1", "USD 0.2"]), "USD 0.3");
    }

    #[test]
    fn bounds_are_summed_as_bounds() {
        assert_eq!(total(&[">=USD 10bn", "USD 100m"]), "at least USD 10.1bn");
        assert_eq!(total(&["<=CNY 2bn"]), "at most CNY 2bn");
        assert_eq!(total(&["<=CNY 2bn", "CNY 1bn"]), "CNY 1bn..3bn");
        assert_eq!(total(&["~USD 530m", "USD 1m"]), "about USD 531m");
        assert_eq!(total(&["~USD 530m", ">=USD 1m"]), "at least about USD 531m");
        assert_eq!(total(&[">=USD 1bn", "<=USD 1bn"]), "at least USD 1bn");
    }

    #[test]
    fn other_currencies_are_not_added() {
        assert_eq!(total(&["USD 1bn", "EUR 1bn"]), "USD 1bn");
    }

    #[test]
    fn what_is_too_large_to_add_says_so() {
        let most = "USD 999999999999999999tn";
        assert_eq!(total(&[most; 12]), "USD (too much to be added up)");
    }
}
