//! What is wrong with a text that should be an amount of money.

use std::{borrow::Cow, ops::Range};

use super::Currency;
use crate::model::decimal::DecimalProblem;

/// Why a text is not an amount of money, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct MoneyError {
    /// The bytes of the text that are wrong; they begin and end between characters.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub problem: MoneyProblem,
}

/// What is wrong with an amount of money. `Display` says it in a lower-case fragment.
///
/// A fault in a period is a [`PeriodProblem`](crate::model::PeriodProblem), as periods are written apart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyProblem {
    /// No currency stands before the number; `$` and `€` don't count, as several countries share a sign.
    #[error("an amount without a currency")]
    NoCurrency,
    /// What stands in the currency's place is no code of ISO 4217.
    #[error("`{code}` is not a currency of ISO 4217")]
    UnknownCurrency {
        /// What stands there.
        code: String,
    },
    /// The number is below zero.
    #[error("an amount below zero")]
    Negative,
    /// The number cannot be read.
    #[error("{0}")]
    BadNumber(DecimalProblem),
    /// What follows the number is no unit.
    #[error("`{unit}` is not a unit of amounts")]
    BadUnit {
        /// What stands there.
        unit: String,
    },
    /// Blanks are missing or stand elsewhere than between currency and number.
    #[error("an amount has one blank, after the currency")]
    Spacing,
    /// It starts with `>` or `<`; an amount has no next one, so the limit itself is always taken in.
    #[error("amounts are bounded by `>=` or `<=`")]
    StrictBound,
    /// It is a range in one text.
    #[error("a range of amounts in one text")]
    InlineRange,
    /// The bounds of a range have different currencies.
    #[error("a range from {min} to {max}")]
    TwoCurrencies {
        /// The currency of the lower bound.
        min: Currency,
        /// The currency of the upper bound.
        max: Currency,
    },
    /// The lower bound of a range is above the upper.
    #[error("the minimum is above the maximum")]
    MinOverMax,
    /// A bound of a range is not one exact amount.
    #[error("a bound that is itself bounded, approximate or spread over a period")]
    BoundNotPlain,
}

impl MoneyProblem {
    /// What to write instead; begins with a verb.
    pub fn help(&self) -> Cow<'static, str> {
        match self {
            MoneyProblem::NoCurrency => {
                "write the ISO 4217 code of the currency first: `USD 100m`".into()
            }
            MoneyProblem::UnknownCurrency { code } => match meant_currency(code) {
                Some(meant) => format!("write `{meant}`").into(),
                None => "write a code of three capitals, as in `USD 100m`".into(),
            },
            MoneyProblem::Negative => {
                "write the amount without a sign, and say by role or purpose who pays".into()
            }
            MoneyProblem::BadNumber(problem) => problem.help().into(),
            MoneyProblem::BadUnit { unit } => match meant_unit(unit) {
                Some(meant) => format!("write `{meant}` directly after the number").into(),
                None => "write `k`, `m`, `bn` (a thousand million) or `tn` directly after the number, or nothing".into(),
            },
            MoneyProblem::Spacing => "write it with one blank, after the currency: `~USD 530m`".into(),
            MoneyProblem::StrictBound => "write `>=USD 10bn` or `<=USD 10bn`".into(),
            MoneyProblem::InlineRange => {
                "write `{ min = \"USD 1bn\", max = \"USD 2bn\" }`".into()
            }
            MoneyProblem::TwoCurrencies { .. } => "write both bounds in the currency of the source".into(),
            MoneyProblem::MinOverMax => "write the smaller amount as `min`".into(),
            MoneyProblem::BoundNotPlain => {
                "write plain amounts as `min` and `max`, and `over` beside them".into()
            }
        }
    }
}

/// The code behind another spelling, where only one can be meant.
fn meant_currency(code: &str) -> Option<Currency> {
    let capitals = code.to_uppercase();
    let meant = match capitals.as_str() {
        "US$" => "USD",
        "HK$" => "HKD",
        "NT$" | "NTD" => "TWD",
        "RMB" | "YUAN" => "CNY",
        "EURO" | "EUROS" => "EUR",
        "YEN" => "JPY",
        other => other,
    };
    Currency::new(meant)
}

/// The unit behind another spelling, in English.
fn meant_unit(unit: &str) -> Option<&'static str> {
    match unit.trim().to_lowercase().as_str() {
        "k" | "thousand" => Some("k"),
        "m" | "mn" | "mln" | "mio" | "million" | "millions" => Some("m"),
        "b" | "bn" | "bln" | "billion" | "billions" => Some("bn"),
        "tn" | "trn" | "trillion" | "trillions" => Some("tn"),
        _ => None,
    }
}
