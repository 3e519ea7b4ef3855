//! Amounts of money as sources print them: a currency, an exact decimal or bounds, and perhaps a period.
//!
//! No rates of exchange, no inflation: amounts of two currencies are never compared.

mod parse;
mod problem;
mod total;

use std::fmt;

use super::{Decimal, Labels, Lang, Period, bounds::Bounds};

pub use problem::{MoneyError, MoneyProblem};
pub use total::Total;

/// A currency by its ISO 4217 code, such as `USD`.
///
/// Taken are the codes of the standard's list one; not the codes `XXX` for no currency and `XTS` for tests.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency of that code, in capitals; `None` if the standard has none.
    pub fn new(code: &str) -> Option<Currency> {
        let bytes = code.as_bytes().try_into().ok()?;
        let known = iso_currency::Currency::from_code(code).is_some();
        (known && !matches!(code, "XXX" | "XTS")).then_some(Currency(bytes))
    }

    /// The code, in capitals.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({self})")
    }
}

/// An amount of money that is zero or more, exact or bounded, in one payment or spread over a period.
///
/// `FromStr` reads `USD 2.1bn`, `~USD 530m` (about), `>=USD 10bn` (at least) and `<=USD 10bn` (at most): code, one
/// blank, the number, and directly after it no unit, or `k`, `m`, `bn` (10^9) or `tn` (10^12). Ranges and
/// periods are put together with [`Money::range`], [`Money::at_least`], [`Money::at_most`] and [`Money::with_over`].
///
/// `Display` prints the same forms. The unit is the largest one of which it is at least one whole, among those that
/// show exactly the digits that were written: `USD 1850m` prints as `USD 1.850bn`, but `USD 0.5bn` stays, as `500m`
/// would claim two digits more. A range prints as `USD 1bn..2bn`, a period as ` over P5Y` behind it; both are for
/// people, and not read back.
///
/// Equality goes by value: `USD 1bn` equals `USD 1000m`, though what agrees with them differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    currency: Currency,
    bounds: Bounds,
    over: Option<Period>,
}

impl Money {
    /// An amount between two plain ones of the same currency, both included.
    ///
    /// # Errors
    ///
    /// [`MoneyProblem::TwoCurrencies`], [`MoneyProblem::MinOverMax`], and [`MoneyProblem::BoundNotPlain`] if either is
    /// itself approximate, a bound, a range or spread over a period.
    pub fn range(min: Money, max: Money) -> Result<Money, MoneyProblem> {
        let (low, high) = (min.plain()?, max.plain()?);
        if min.currency != max.currency {
            return Err(MoneyProblem::TwoCurrencies {
                min: min.currency,
                max: max.currency,
            });
        }
        if low > high {
            return Err(MoneyProblem::MinOverMax);
        }
        Ok(Money {
            bounds: Bounds::Between(low, high),
            ..min
        })
    }

    /// An amount of at least a plain one: `{ min = "USD 1bn" }` is `">=USD 1bn"`.
    ///
    /// # Errors
    ///
    /// [`MoneyProblem::BoundNotPlain`], as for [`Money::range`].
    pub fn at_least(min: Money) -> Result<Money, MoneyProblem> {
        let bounds = Bounds::AtLeast(min.plain()?);
        Ok(Money { bounds, ..min })
    }

    /// An amount of at most a plain one: `{ max = "USD 1bn" }` is `"<=USD 1bn"`.
    ///
    /// # Errors
    ///
    /// [`MoneyProblem::BoundNotPlain`], as for [`Money::range`].
    pub fn at_most(max: Money) -> Result<Money, MoneyProblem> {
        let bounds = Bounds::AtMost(max.plain()?);
        Ok(Money { bounds, ..max })
    }

    fn plain(self) -> Result<Decimal, MoneyProblem> {
        match (self.bounds, self.over) {
            (Bounds::Exactly(value), None) => Ok(value),
            _ => Err(MoneyProblem::BoundNotPlain),
        }
    }

    /// The same amount, spread over that long.
    #[must_use]
    pub fn with_over(self, over: Period) -> Money {
        let over = Some(over);
        Money { over, ..self }
    }

    /// The same amount in one payment.
    #[must_use]
    pub fn without_over(self) -> Money {
        Money { over: None, ..self }
    }

    /// The plain amounts at both ends of a range; `None` if it is no range.
    pub fn range_ends(self) -> Option<(Money, Money)> {
        let plain = |value| Money {
            currency: self.currency,
            bounds: Bounds::Exactly(value),
            over: None,
        };
        match self.bounds {
            Bounds::Between(min, max) => Some((plain(min), plain(max))),
            _ => None,
        }
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The smallest amount that it can be, as printed; `None` if nothing bounds it from below.
    ///
    /// For an exact or approximate amount, both bounds are the amount.
    pub fn min(self) -> Option<Decimal> {
        self.bounds.min()
    }

    /// The largest amount that it can be, as printed; `None` if nothing bounds it from above.
    pub fn max(self) -> Option<Decimal> {
        self.bounds.max()
    }

    /// Whether it was written with `~`.
    pub fn is_approximate(self) -> bool {
        self.bounds.is_about()
    }

    /// How long it is spread over, where told.
    pub fn over(self) -> Option<Period> {
        self.over
    }

    /// Whether `record` agrees with this amount, which a source gives.
    ///
    /// - The source may have rounded: each number that it prints stands for all within half a unit of its last printed
    ///   digit. The unit of `USD 2.1bn` is USD 0.1bn, that of `USD 100m` is USD 1m. The record's numbers stand
    ///   for themselves, so that a coarse record does not agree with a precise source.
    /// - `~` on either side widens a value to 5 % below and above it.
    /// - An exact or approximate amount and a range agree with any record that can have a value in common with them.
    /// - A limit must hold for all of the record: against `>=USD 10bn`, the record's minimum must be that or more.
    ///   Only an approximate record need but reach it.
    /// - Amounts of two currencies never agree. Periods of different length disagree; a period that only one gives
    ///   doesn't.
    pub fn agrees_with(self, record: Money) -> bool {
        let over = self.over.zip(record.over);
        self.currency == record.currency
            && over.is_none_or(|(given, kept)| given.same_length(kept))
            && self.bounds.agrees_with(record.bounds)
    }
}

/// The words for powers of ten, the largest first; also what the parser knows.
const UNITS: [(&str, i8); 5] = [("tn", 12), ("bn", 9), ("m", 6), ("k", 3), ("", 0)];

/// An amount without its currency.
struct InUnits(Decimal);

impl fmt::Display for InUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let printable = || {
            UNITS
                .iter()
                .filter(|(_, power)| *power >= self.0.exponent())
        };
        let whole = |power: i8| self.0 >= Decimal::new(1, power);
        let unit = printable()
            .find(|(_, power)| whole(*power))
            .or_else(|| printable().next_back());
        let (unit, power) = unit.unwrap_or(&UNITS[0]);
        match self.0.shifted(-power) {
            Some(number) => write!(f, "{number}{unit}"),
            None => self.0.fmt(f),
        }
    }
}

/// Between two ends, `None` where one is open, as people write it: the one way for single amounts and for sums.
fn in_words(
    currency: Currency,
    ends: (Option<Decimal>, Option<Decimal>),
    is_about: bool,
    lang: Lang,
) -> String {
    const ABOUT: Labels = labels("about {}", "약 {}", "约{}");
    const AT_LEAST: Labels = labels("at least {}", "{} 이상", "至少{}");
    const AT_MOST: Labels = labels("at most {}", "{} 이하", "至多{}");
    let put = |around: Labels, amount: String| around.in_lang(lang).replace("{}", &amount);
    let about = |amount: String| {
        if is_about { put(ABOUT, amount) } else { amount }
    };
    let plain = |amount: Decimal| about(format!("{currency} {}", InUnits(amount)));
    match ends {
        (Some(min), None) => put(AT_LEAST, plain(min)),
        (None, Some(max)) => put(AT_MOST, plain(max)),
        (Some(min), Some(max)) if min == max => plain(min),
        (Some(min), Some(max)) => about(format!("{currency} {}..{}", InUnits(min), InUnits(max))),
        (None, None) => currency.to_string(),
    }
}

const fn labels(en: &'static str, ko: &'static str, zh: &'static str) -> Labels {
    Labels { en, ko, zh }
}

impl Money {
    /// The amount as people write it: `about USD 530m`, `at least USD 10bn`, `at most CNY 2bn`, `USD 1bn..2bn over 5 years`. [`Total`] writes sums so.
    pub fn words(self, lang: Lang) -> String {
        let ends = (self.min(), self.max());
        let words = in_words(self.currency, ends, self.is_approximate(), lang);
        match self.over {
            Some(over) => {
                const OVER: Labels = labels("{} over {over}", "{} ({over})", "{}（{over}）");
                let over = over.words(lang);
                OVER.in_lang(lang)
                    .replace("{over}", &over)
                    .replace("{}", &words)
            }
            None => words,
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = self.currency;
        match self.bounds {
            Bounds::Exactly(value) => write!(f, "{currency} {}", InUnits(value)),
            Bounds::About(value) => write!(f, "~{currency} {}", InUnits(value)),
            Bounds::AtLeast(min) | Bounds::MoreThan(min) => {
                write!(f, ">={currency} {}", InUnits(min))
            }
            Bounds::AtMost(max) | Bounds::LessThan(max) => {
                write!(f, "<={currency} {}", InUnits(max))
            }
            Bounds::Between(min, max) => {
                write!(f, "{currency} {}..{}", InUnits(min), InUnits(max))
            }
        }?;
        match self.over {
            Some(over) => write!(f, " over {over}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
