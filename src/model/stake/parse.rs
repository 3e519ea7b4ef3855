//! Reads shares, and says what is wrong with those that are none.

use std::{ops::Range, str::FromStr};

use super::{Bounds, Share};
use crate::model::decimal::{Decimal, DecimalProblem};

/// Why a text is not a share, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct ShareError {
    /// The bytes of the text that are wrong; they begin and end between characters.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub problem: ShareProblem,
}

/// What is wrong with a share. `Display` says it in a lower-case fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShareProblem {
    /// It is more than the whole.
    #[error("a share above 100 percent")]
    OverHundred,
    /// It is less than nothing.
    #[error("a share below zero")]
    UnderZero,
    /// The lower bound of a range is above the upper.
    #[error("the minimum is above the maximum")]
    MinOverMax,
    /// The number cannot be read.
    #[error("{0}")]
    NotANumber(DecimalProblem),
    /// A percent sign follows the number.
    #[error("a share with a percent sign")]
    PercentSign,
    /// It is a range in one text.
    #[error("a range of shares in one text")]
    InlineRange,
}

impl ShareProblem {
    /// What to write instead; begins with a verb.
    pub fn help(self) -> &'static str {
        match self {
            ShareProblem::OverHundred | ShareProblem::UnderZero => {
                "write the percentage that the party holds, from 0 to 100"
            }
            ShareProblem::MinOverMax => "write the smaller percentage as `min`",
            ShareProblem::NotANumber(_) => {
                "write percent as a plain number: `49`, `5.89`, `\"~20\"`, `\">50\"`"
            }
            ShareProblem::PercentSign => "write the number alone: shares are in percent",
            ShareProblem::InlineRange => "write `{ min = 20, max = 30 }`",
        }
    }
}

/// Reads the text forms told at [`Share`].
impl FromStr for Share {
    type Err = ShareError;

    fn from_str(text: &str) -> Result<Self, ShareError> {
        let (bounds, number) = sign(text);
        let start = text.len() - number.len();
        let value: Decimal = number
            .parse()
            .map_err(|wrong: crate::model::DecimalError| {
                let problem = misread(number, wrong.problem);
                let at = match problem {
                    ShareProblem::NotANumber(_) => start + wrong.at.start..start + wrong.at.end,
                    _ => start..text.len(),
                };
                ShareError { at, problem }
            })?;
        Share::checked(bounds(value)).map_err(|problem| ShareError {
            at: 0..text.len(),
            problem,
        })
    }
}

type MakeBounds = fn(Decimal) -> Bounds;

fn sign(text: &str) -> (MakeBounds, &str) {
    // `>=` before `>`, which it begins with.
    const SIGNS: [(&str, MakeBounds); 5] = [
        (">=", Bounds::AtLeast),
        (">", Bounds::MoreThan),
        ("<=", Bounds::AtMost),
        ("<", Bounds::LessThan),
        ("~", Bounds::About),
    ];
    let found = SIGNS
        .iter()
        .find_map(|(sign, bounds)| Some((*bounds, text.strip_prefix(sign)?)));
    found.unwrap_or((Bounds::Exactly, text))
}

fn misread(number: &str, problem: DecimalProblem) -> ShareProblem {
    let is_number = |text: &str| text.trim().parse::<Decimal>().is_ok();
    let dotted = number.split_once("..");
    let range = dotted.or_else(|| number.split_once(['-', '–']));
    if range.is_some_and(|(min, max)| is_number(min) && is_number(max)) {
        ShareProblem::InlineRange
    } else if number.strip_suffix('%').is_some_and(is_number) {
        ShareProblem::PercentSign
    } else {
        ShareProblem::NotANumber(problem)
    }
}
