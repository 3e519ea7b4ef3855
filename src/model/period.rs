//! Lengths of time in calendar units: `P5Y`.

use std::{fmt, ops::Range, str::FromStr};

use super::Lang;

/// A length of time in years, months and days, as ISO 8601-1:2019 writes it: `P5Y`, `P18M`, `P1Y6M`, `P90D`.
///
/// At least one of the three is above zero. `Display` prints the parts that are. Years and months are
/// convertible, days are not: see [`Period::same_length`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    years: u16,
    months: u16,
    days: u16,
}

/// Why a text is not a period, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct PeriodError {
    /// The bytes of the text that are wrong; they begin and end between characters.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub problem: PeriodProblem,
}

/// What is wrong with a text that should be a period. `Display` says it in a lower-case fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodProblem {
    /// It isn't `P` and whole numbers of years, months and days in that order.
    #[error("not a period of years, months and days (ISO 8601)")]
    NotAPeriod,
    /// A number is above 65535.
    #[error("a period that is too long")]
    TooLong,
    /// It has no length.
    #[error("a period without length")]
    Zero,
}

impl PeriodProblem {
    /// What to write instead; begins with a verb.
    pub fn help(self) -> &'static str {
        "write `P5Y` for five years, `P18M` for eighteen months, `P90D` for ninety days"
    }
}

impl Period {
    /// The period as people write it: `5 years`, `1 year and 6 months`.
    pub fn words(self, lang: Lang) -> String {
        let units = [
            (self.years, "year", "년", "年"),
            (self.months, "month", "개월", "个月"),
            (self.days, "day", "일", "天"),
        ];
        let units = units.into_iter().filter(|(count, ..)| *count > 0);
        let words = units.map(|(count, en, ko, zh)| match lang {
            Lang::En if count == 1 => format!("1 {en}"),
            Lang::En => format!("{count} {en}s"),
            Lang::Ko => format!("{count}{ko}"),
            Lang::Zh => format!("{count}{zh}"),
        });
        let words: Vec<String> = words.collect();
        words.join(match lang {
            Lang::En => " and ",
            Lang::Ko => " ",
            Lang::Zh => "",
        })
    }

    /// The number of years written.
    pub fn years(self) -> u16 {
        self.years
    }

    /// The number of months written, beside the years.
    pub fn months(self) -> u16 {
        self.months
    }

    /// The number of days written.
    pub fn days(self) -> u16 {
        self.days
    }

    /// Whether both are equally long, a year being twelve months: `P1Y` is `P12M`.
    pub fn same_length(self, other: Period) -> bool {
        let length = |p: Period| (u32::from(p.years) * 12 + u32::from(p.months), p.days);
        length(self) == length(other)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let whole = 0..text.len();
        let error = |at, problem| Err(PeriodError { at, problem });
        let Some(mut rest) = text.strip_prefix('P').filter(|rest| !rest.is_empty()) else {
            return error(whole, PeriodProblem::NotAPeriod);
        };
        let mut parts = [0_u16; 3];
        let mut units = "YMD".chars().zip(&mut parts);
        while !rest.is_empty() {
            let at = text.len() - rest.len();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, tail) = rest.split_at(digits);
            let unit = tail.chars().next();
            // Goes forward only, so that a unit out of order or twice finds none left.
            let Some((_, part)) = units.find(|(known, _)| Some(*known) == unit && digits > 0)
            else {
                return error(at..text.len(), PeriodProblem::NotAPeriod);
            };
            let Ok(number) = number.parse() else {
                return error(at..at + digits, PeriodProblem::TooLong);
            };
            *part = number;
            rest = tail.get(1..).unwrap_or_default();
        }
        let [years, months, days] = parts;
        if parts == [0; 3] {
            return error(whole, PeriodProblem::Zero);
        }
        Ok(Period {
            years,
            months,
            days,
        })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (number, unit) in [(self.years, 'Y'), (self.months, 'M'), (self.days, 'D')] {
            if number > 0 {
                write!(f, "{number}{unit}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_prints_as_written() {
        for text in ["P5Y", "P18M", "P1Y6M", "P90D", "P1Y2M3D", "P1Y3D"] {
            assert_eq!(text.parse::<Period>().expect("valid").to_string(), text);
        }
    }

    #[test]
    fn twelve_months_are_as_long_as_a_year() {
        let period = |text: &str| text.parse::<Period>().expect("valid");
        assert!(period("P1Y").same_length(period("P12M")));
        assert!(!period("P1Y").same_length(period("P365D")));
    }

    #[test]
    fn what_is_no_period_says_where() {
        use PeriodProblem::{NotAPeriod, TooLong, Zero};
        for (text, at, problem) in [
            ("", 0..0, NotAPeriod),
            ("P", 0..1, NotAPeriod),
            ("5Y", 0..2, NotAPeriod),
            ("5 years", 0..7, NotAPeriod),
            ("P5", 1..2, NotAPeriod),
            ("PY", 1..2, NotAPeriod),
            ("P2W", 1..3, NotAPeriod),
            ("P1M1Y", 3..5, NotAPeriod),
            ("P1Y1Y", 3..5, NotAPeriod),
            ("P5é", 1..4, NotAPeriod),
            ("P99999Y", 1..6, TooLong),
            ("P0Y", 0..3, Zero),
        ] {
            let error = text.parse::<Period>().expect_err(text);
            assert_eq!(error, PeriodError { at, problem }, "{text}");
        }
    }
}
