//! Reads amounts of money.

use std::{ops::Range, str::FromStr};

use super::{Bounds, Currency, Money, MoneyError, MoneyProblem, UNITS};
use crate::model::decimal::{Decimal, DecimalProblem};

/// Reads the text forms told at [`Money`].
impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (bounds, rest) = sign(text)?;
        let start = text.len() - rest.len();
        let (currency, rest) = currency(rest, start)?;
        let (value, unit) = number(text, text.len() - rest.len())?;
        Ok(Money {
            currency,
            bounds: bounds(scaled(text, value, unit)?),
            over: None,
        })
    }
}

type MakeBounds = fn(Decimal) -> Bounds;

fn error<T>(at: Range<usize>, problem: MoneyProblem) -> Result<T, MoneyError> {
    Err(MoneyError { at, problem })
}

/// What stands in front of the currency.
fn sign(text: &str) -> Result<(MakeBounds, &str), MoneyError> {
    const SIGNS: [(&str, MakeBounds); 3] = [
        (">=", Bounds::AtLeast),
        ("<=", Bounds::AtMost),
        ("~", Bounds::About),
    ];
    for (sign, bounds) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return Ok((bounds, rest));
        }
    }
    match text.as_bytes().first() {
        Some(b'<' | b'>') => error(0..1, MoneyProblem::StrictBound),
        _ => Ok((Bounds::Exactly, text)),
    }
}

/// The currency and the blank after it; `start` is where `text` stands in the whole.
fn currency(text: &str, start: usize) -> Result<(Currency, &str), MoneyError> {
    let ends_code = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-.,~<>=".contains(c);
    let (code, rest) = text.split_at(text.find(ends_code).unwrap_or(text.len()));
    let at = start..start + code.len();
    let Some(currency) = Currency::new(code) else {
        return match rest.chars().next() {
            _ if code.chars().any(char::is_alphabetic) => {
                let code = code.to_owned();
                error(at, MoneyProblem::UnknownCurrency { code })
            }
            Some(blank) if code.is_empty() && blank.is_whitespace() => {
                error(start..start + blank.len_utf8(), MoneyProblem::Spacing)
            }
            Some('-') => error(at.end..at.end + 1, MoneyProblem::Negative),
            _ => error(start..start + text.len(), MoneyProblem::NoCurrency),
        };
    };
    let blanks = rest.len() - rest.trim_start().len();
    let number = &rest[blanks..];
    if number.is_empty() {
        let at = start..start + text.len();
        return error(at, MoneyProblem::BadNumber(DecimalProblem::Empty));
    }
    if !rest.starts_with(' ') || blanks != 1 {
        // Without any blank, the letter and digit that should stand apart are pointed at.
        let at = if blanks == 0 {
            at
        } else {
            at.end..at.end + blanks
        };
        return error(at, MoneyProblem::Spacing);
    }
    Ok((currency, number))
}

/// The number at that place of the text, and what follows it.
fn number(text: &str, start: usize) -> Result<(Decimal, &str), MoneyError> {
    let rest = &text[start..];
    if rest.starts_with(['-', '−']) {
        return error(start..text.len(), MoneyProblem::Negative);
    }
    let is_part = |c: char| c.is_ascii_digit() || ".,_'’".contains(c);
    let digits = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let (number, unit) = rest.split_at(digits);
    let is_range = |text: &str| {
        let text = text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .trim_start();
        text.starts_with(['-', '–', '—']) || text.starts_with("to ")
    };
    if !number.is_empty() && (is_range(unit) || number.contains("..")) {
        return error(start..text.len(), MoneyProblem::InlineRange);
    }
    match number.parse() {
        Ok(value) => Ok((value, unit)),
        Err(_) if number.is_empty() => error(
            start..text.len(),
            MoneyProblem::BadNumber(DecimalProblem::NotANumber),
        ),
        Err(wrong) => error(
            start + wrong.at.start..start + wrong.at.end,
            MoneyProblem::BadNumber(wrong.problem),
        ),
    }
}

/// The value in the unit at the end of the text.
fn scaled(text: &str, value: Decimal, unit: &str) -> Result<Decimal, MoneyError> {
    let at = text.len() - unit.len()..text.len();
    let known = UNITS.iter().find(|(known, _)| *known == unit);
    let Some((_, power)) = known else {
        let unit = unit.to_owned();
        return error(at, MoneyProblem::BadUnit { unit });
    };
    match value.shifted(*power) {
        Some(value) => Ok(value),
        None => error(at, MoneyProblem::BadNumber(DecimalProblem::TooLong)),
    }
}
