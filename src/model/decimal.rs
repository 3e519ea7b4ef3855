//! Exact decimal numbers that remember which digits were printed.

mod wide;

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Range,
    str::FromStr,
};

pub(super) use wide::Wide;

/// An exact decimal number together with its printed precision: `2.10` equals `2.1` but prints as `2.10`.
///
/// Its *unit* is the place of its last printed digit: 0.01 for `2.10`, a million for the `100` of `USD 100m`.
/// `Eq`, `Ord` and `Hash` go by value; [`Decimal::same_digits`] tells the two apart.
///
/// `FromStr` reads a minus sign, digits, and after a point more digits: at most 18 in all, no exponent, no separators.
/// `Display` prints the number in full, with zeros down to the ones where its unit is larger than one; so
/// only those may lose the unit on their way through text.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    mantissa: i64,
    /// The unit's power of ten.
    exponent: i8,
}

/// Why a text is not a decimal number, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct DecimalError {
    /// The bytes of the text that are wrong; they begin and end between characters.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub problem: DecimalProblem,
}

/// What is wrong with a text that should be a decimal number. `Display` says it in a lower-case fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecimalProblem {
    /// There are no digits at all.
    #[error("there is no number")]
    Empty,
    /// A comma, underscore, apostrophe or blank stands between the digits.
    #[error("a separator between digits")]
    Separator,
    /// The point has no digit before or after it, or is the second one.
    #[error("a decimal point without digits around it")]
    BarePoint,
    /// It is in scientific notation.
    #[error("a number with an exponent")]
    Exponent,
    /// Something else stands among the digits.
    #[error("not a plain decimal number")]
    NotANumber,
    /// It has more digits than can be held.
    #[error("a number of more than 18 digits")]
    TooLong,
}

impl DecimalProblem {
    /// What to write instead; begins with a verb.
    pub fn help(self) -> &'static str {
        match self {
            DecimalProblem::Empty | DecimalProblem::NotANumber => {
                "write a plain decimal number, such as `100` or `5.89`"
            }
            DecimalProblem::Separator => {
                "write the digits without separators, and decimals after a point: `1000`, `5.89`"
            }
            DecimalProblem::BarePoint => {
                "write one point at most, with digits on both sides of it: `0.5`"
            }
            DecimalProblem::Exponent => "write the number out, without an exponent",
            DecimalProblem::TooLong => "write fewer digits",
        }
    }
}

/// The most digits that `FromStr` takes; any number of that many fits the mantissa.
const DIGITS: usize = 18;

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal::new(0, 0);

    /// `mantissa` × 10^`exponent`, of which the mantissa's digits count as printed.
    pub const fn new(mantissa: i64, exponent: i8) -> Decimal {
        Decimal { mantissa, exponent }
    }

    /// The printed digits as a whole number, in units of the last one.
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// The power of ten of the last printed digit.
    pub fn exponent(self) -> i8 {
        self.exponent
    }

    /// The same digits, worth 10^`power` times as much; `None` beyond what the exponent holds.
    pub fn shifted(self, power: i8) -> Option<Decimal> {
        let exponent = self.exponent.checked_add(power)?;
        Some(Decimal { exponent, ..self })
    }

    /// The product with a whole number, in the same unit; `None` if it doesn't fit.
    pub(super) fn times(self, factor: i64) -> Option<Decimal> {
        let mantissa = self.mantissa.checked_mul(factor)?;
        Some(Decimal { mantissa, ..self })
    }

    /// The sum, in the smaller of the two units; `None` if it doesn't fit.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let sum = self
            .in_units_of(exponent)?
            .checked_add(other.in_units_of(exponent)?)?;
        Some(Decimal::new(sum, exponent))
    }

    /// The difference, in the smaller of the two units; `None` if it doesn't fit.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let rest = self
            .in_units_of(exponent)?
            .checked_sub(other.in_units_of(exponent)?)?;
        Some(Decimal::new(rest, exponent))
    }

    /// The mantissa for a smaller unit.
    fn in_units_of(self, exponent: i8) -> Option<i64> {
        if self.mantissa == 0 {
            return Some(0);
        }
        let power = i32::from(self.exponent) - i32::from(exponent);
        self.mantissa
            .checked_mul(10_i64.checked_pow(u32::try_from(power).ok()?)?)
    }

    /// Whether it is below zero; a written `-0` is not.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether both have the same value and the same unit, and so print alike.
    pub fn same_digits(self, other: Decimal) -> bool {
        (self.mantissa, self.exponent) == (other.mantissa, other.exponent)
    }

    /// Whether this lies within half a unit of `given`'s last printed digit, both ends included: whether a source
    /// that rounds in either direction may print this as `given`.
    pub fn agrees_at(self, given: Decimal) -> bool {
        let value = Wide::of(self);
        value >= Wide::of(given).half_unit(-1) && value <= Wide::of(given).half_unit(1)
    }

    /// The nearest floating-point number, for drawing and for formats that have no other.
    pub fn to_f64(self) -> f64 {
        // The standard library rounds a text correctly, which a product with a power of ten would not.
        let text = format!("{}e{}", self.mantissa, self.exponent);
        text.parse().unwrap_or(f64::NAN)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Decimal::new(whole, 0)
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let bytes = text.as_bytes();
        let negative = bytes.first() == Some(&b'-');
        let (mut mantissa, mut digits, mut point) = (0_i64, 0, None);
        for (at, &byte) in bytes.iter().enumerate().skip(usize::from(negative)) {
            match byte {
                b'0'..=b'9' => {
                    // Zeros in front of a number take no room in it.
                    digits += usize::from(mantissa != 0 || byte != b'0' || point.is_some());
                    if digits > DIGITS {
                        return Err(problem(0..text.len(), DecimalProblem::TooLong));
                    }
                    mantissa = mantissa * 10 + i64::from(byte - b'0');
                }
                b'.' if point.is_none() && at > usize::from(negative) => point = Some(at),
                _ => return Err(misread(text, at)),
            }
        }
        let decimals = point.map_or(0, |point| bytes.len() - point - 1);
        if bytes.len() == usize::from(negative) {
            Err(problem(0..text.len(), DecimalProblem::Empty))
        } else if let (Some(point), 0) = (point, decimals) {
            Err(problem(point..point + 1, DecimalProblem::BarePoint))
        } else {
            // No more than `DIGITS`, as all of them were counted.
            let exponent = i8::try_from(decimals).map_or(0, |decimals| -decimals);
            Ok(Decimal::new(
                if negative { -mantissa } else { mantissa },
                exponent,
            ))
        }
    }
}

fn problem(at: Range<usize>, problem: DecimalProblem) -> DecimalError {
    DecimalError { at, problem }
}

/// Says why a number cannot go on at that byte, where a character begins.
fn misread(text: &str, at: usize) -> DecimalError {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let mut following = rest.chars();
    let found = following.next().unwrap_or_default();
    let follows_digit = before.ends_with(|c: char| c.is_ascii_digit());
    let precedes_digit = following.next().is_some_and(|c| c.is_ascii_digit());
    let kind = match found {
        '.' => DecimalProblem::BarePoint,
        ',' | '_' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' if follows_digit && precedes_digit => {
            DecimalProblem::Separator
        }
        'e' | 'E' if follows_digit => DecimalProblem::Exponent,
        _ => DecimalProblem::NotANumber,
    };
    problem(at..at + found.len_utf8().min(rest.len()), kind)
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.exponent == other.exponent {
            self.mantissa.cmp(&other.mantissa)
        } else {
            Wide::of(*self).cmp(&Wide::of(*other))
        }
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (mut mantissa, mut exponent) = (self.mantissa, i32::from(self.exponent));
        while mantissa != 0 && mantissa % 10 == 0 {
            (mantissa, exponent) = (mantissa / 10, exponent + 1);
        }
        (mantissa, if mantissa == 0 { 0 } else { exponent }).hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        let Ok(zeros) = usize::try_from(self.exponent) else {
            let decimals = usize::from(self.exponent.unsigned_abs());
            let digits = format!("{digits:0width$}", width = decimals + 1);
            let (whole, fraction) = digits.split_at(digits.len() - decimals);
            return write!(f, "{sign}{whole}.{fraction}");
        };
        let zeros = if digits == 0 { 0 } else { zeros };
        write!(f, "{sign}{digits}{:0<zeros$}", "")
    }
}

#[cfg(test)]
mod tests;
