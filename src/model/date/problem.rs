//! What is wrong with a text that should be a date, and what was probably meant.

use std::{borrow::Cow, fmt, ops::Range};

use super::{Date, parse::strictly};

/// Why a text is not a date, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The bytes of the text that are wrong; they begin and end between characters.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub problem: DateProblem,
}

/// What is wrong with a text that should be a date. `Display` says it in a lower-case fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateProblem {
    /// There is nothing.
    Empty,
    /// It is no form of EDTF, nor another notation that is recognised.
    NotADate,
    /// It is a date in another notation, such as `06.11.2015` or `Nov 2015`.
    OtherNotation {
        /// The same date in EDTF.
        meant: Date,
    },
    /// It is a date in another notation that can be read in two ways, such as `06/11/2015`.
    AmbiguousNotation {
        /// With the day first.
        day_first: Date,
        /// With the month first.
        month_first: Date,
    },
    /// The two digits after the year are no month, season, quarter or half.
    NoSuchMonth {
        /// The digits.
        found: u8,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The digits.
        found: u8,
        /// The last day of the month.
        last: u8,
    },
    /// An `X` stands where level 1 allows none: before a digit, or in all of the year.
    Unspecified,
    /// The year has more than four digits (`Y170000002`).
    LongYear,
    /// The interval is bounded on neither side.
    NoEnd,
    /// The interval ends before it starts.
    Reversed {
        /// The interval turned round.
        meant: Date,
    },
}

impl DateError {
    pub(super) fn new(at: Range<usize>, problem: DateProblem) -> Self {
        DateError { at, problem }
    }

    /// What to write instead; begins with a verb.
    pub fn help(&self) -> Cow<'static, str> {
        self.problem.help()
    }
}

impl DateProblem {
    /// What to write instead; begins with a verb.
    pub fn help(self) -> Cow<'static, str> {
        match self {
            DateProblem::OtherNotation { meant } => format!("write `{meant}`").into(),
            DateProblem::AmbiguousNotation {
                day_first,
                month_first,
            } => format!("write `{day_first}` or `{month_first}`, whichever is meant").into(),
            DateProblem::NoSuchMonth { .. } => {
                "write a month from `01` to `12`, a season from `21` to `24`, or a quarter from `33` to `36`".into()
            }
            DateProblem::NoSuchDay { last, .. } => {
                format!("write a day from `01` to `{last}`, or leave it out").into()
            }
            DateProblem::Unspecified => {
                "write `X` for the last digits only: `201X`, `20XX`, `2014-XX`, `2014-05-XX`".into()
            }
            DateProblem::LongYear => "write a year of four digits".into(),
            DateProblem::NoEnd => "write at least one end, as in `../2014` or `2014/..`".into(),
            DateProblem::Reversed { meant } => {
                format!("mend the wrong end, or write `{meant}` if they changed places").into()
            }
            DateProblem::Empty | DateProblem::NotADate => {
                "write as much as is known, year first: `2015-09-23`, `2015-09`, `2015`, `2015~` or `2014/2016`".into()
            }
        }
    }

    /// The date that was meant, where that is beyond doubt, so that an edit can replace the text by it.
    pub fn meant(self) -> Option<Date> {
        match self {
            DateProblem::OtherNotation { meant } => Some(meant),
            _ => None,
        }
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateProblem::Empty => f.write_str("the date is empty"),
            DateProblem::NotADate => f.write_str("not a date of EDTF (ISO 8601-2)"),
            DateProblem::OtherNotation { .. } => {
                f.write_str("dates are written as in ISO 8601, year first")
            }
            DateProblem::AmbiguousNotation { .. } => {
                f.write_str("this date can be read in two ways")
            }
            DateProblem::NoSuchMonth { found } => write!(f, "there is no month {found:02}"),
            DateProblem::NoSuchDay { found, last } => {
                write!(f, "there is no day {found:02} in a month of {last} days")
            }
            DateProblem::Unspecified => f.write_str("an unspecified digit in the wrong place"),
            DateProblem::LongYear => {
                f.write_str("years of more than four digits are not supported")
            }
            DateProblem::NoEnd => f.write_str("an interval without bounds says nothing"),
            DateProblem::Reversed { .. } => f.write_str("the interval ends before it starts"),
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for DateError {}

/// Recognises the notations that people use for dates in place of EDTF; `None` leaves the parser's own error.
#[cold]
pub(super) fn explain(text: &str) -> Option<DateError> {
    let problem = other_notation(text)?;
    Some(DateError::new(0..text.len(), problem))
}

fn other_notation(text: &str) -> Option<DateProblem> {
    // Longer texts are no dates, and need not be searched.
    if text.len() > 64 {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if let Some(meant) = blanks_or_time(text).or_else(|| mark_in_front(text, &words)) {
        return Some(DateProblem::OtherNotation { meant });
    }
    if let [a, b, year] = words[..]
        && is_year(year)
        && month_by_name(a).or(month_by_name(b)).is_none()
    {
        return year_last(text, a, b, year);
    }
    let meant = match words[..] {
        [year, month, day] if is_year(year) => named(year, month, day),
        [a, b, year] if is_year(year) => named(year, a, b).or_else(|| named(year, b, a)),
        [a, b] if is_year(a) && is_year(b) => strictly(&format!("{a}/{b}")).ok(),
        [year, part] | [part, year] if is_year(year) => {
            let code = month_by_name(part).or_else(|| part_by_name(part));
            code.or_else(|| number(part))
                .and_then(|code| date(&format!("{year}-{code:02}")))
        }
        [only] => run_together(only),
        _ => None,
    }?;
    Some(DateProblem::OtherNotation { meant })
}

/// `06.11.2015`, `11/06/2015`: with points the day is first by convention; otherwise only a number above 12 tells.
fn year_last(text: &str, a: &str, b: &str, year: &str) -> Option<DateProblem> {
    let day_first = named(year, b, a);
    let month_first = named(year, a, b).filter(|_| !text.contains('.'));
    match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Some(DateProblem::AmbiguousNotation {
                day_first,
                month_first,
            })
        }
        (Some(meant), _) | (None, Some(meant)) => Some(DateProblem::OtherNotation { meant }),
        (None, None) => None,
    }
}

/// ` 2015 `, `2015-09-23T10:00Z`.
fn blanks_or_time(text: &str) -> Option<Date> {
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        return date(trimmed);
    }
    let rest = text.get(10..)?;
    let is_time = rest.starts_with(['T', 't', ' ']) && rest.contains(':');
    text.get(..10).filter(|_| is_time).and_then(date)
}

/// `~2014`, `ca. 2014`.
fn mark_in_front(text: &str, words: &[&str]) -> Option<Date> {
    if let Some(mark @ ('~' | '?' | '%')) = text.chars().next() {
        return date(&format!("{}{mark}", text[1..].trim_start()));
    }
    let about = ["c", "ca", "circa", "about", "around"];
    let (first, rest) = words.split_first()?;
    let is_about = about.iter().any(|word| first.eq_ignore_ascii_case(word));
    date(&format!("{}~", rest.join("-"))).filter(|_| is_about)
}

/// `20151106`, `2010s`, `2015Q3`.
fn run_together(word: &str) -> Option<Date> {
    let (year, rest) = word.split_at_checked(4)?;
    if let (Some(decade), "s") = (year.strip_suffix('0'), rest) {
        return date(&format!("{decade}X"));
    }
    if let Some(code) = part_by_name(rest) {
        return date(&format!("{year}-{code}"));
    }
    let (month, day) = rest.split_at_checked(2)?;
    named(year, month, day)
}

/// The day of that year, of a month by number or name.
fn named(year: &str, month: &str, day: &str) -> Option<Date> {
    let month = month_by_name(month).or_else(|| number(month))?;
    date(&format!("{year}-{month:02}-{:02}", number(day)?))
}

fn date(text: &str) -> Option<Date> {
    strictly(text).ok()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// One or two digits, an English ordinal's ending aside.
fn number(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    let short = matches!(digits.len(), 1..=2) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| short)
}

fn month_by_name(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let months = (1..).zip(NAMES);
    let mut found = months.filter(|(_, name)| word.len() >= 3 && name.starts_with(&word));
    found.next().map(|(month, _)| month)
}

/// `Q3`, `H1`, `autumn` as the standard's codes.
fn part_by_name(word: &str) -> Option<u8> {
    const NAMES: [(&str, u8); 11] = [
        ("q1", 33),
        ("q2", 34),
        ("q3", 35),
        ("q4", 36),
        ("h1", 40),
        ("h2", 41),
        ("spring", 21),
        ("summer", 22),
        ("autumn", 23),
        ("fall", 23),
        ("winter", 24),
    ];
    let found = NAMES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word));
    found.map(|(_, code)| *code)
}
