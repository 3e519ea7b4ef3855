//! Dates in English words, as uncertain as they are.

use super::{Date, End, Form, Mark, Point, Shape};
use crate::model::day::write_year;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

struct Year(i32);

impl std::fmt::Display for Year {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_year(f, self.0)
    }
}

impl Date {
    /// The date in English words: `23 September 2015`, `autumn 2014`, `about 2012`, `between 2017 and 23 October 2017`,
    /// `2014 or earlier`.
    ///
    /// It says no more and no less than the text in the format.
    pub fn words(self) -> String {
        match self.0 {
            Form::One(point) => point.words(),
            Form::Interval(End::At(start), End::At(end)) => {
                format!("between {} and {}", start.words(), end.words())
            }
            Form::Interval(End::At(start), _) => format!("{} or later", start.words()),
            Form::Interval(_, End::At(end)) => format!("{} or earlier", end.words()),
            // The parser reads no interval without an end.
            Form::Interval(_, _) => "some day".to_owned(),
        }
    }

    /// Whether it is a plain day, month or year, which needs no words.
    pub fn is_plain(self) -> bool {
        let plain = |shape| matches!(shape, Shape::Year | Shape::Month(_) | Shape::Day(..));
        matches!(self.0, Form::One(point) if point.mark == Mark::None && plain(point.shape))
    }
}

impl Point {
    fn words(self) -> String {
        let text = self.plain_words();
        match self.mark {
            Mark::None => text,
            Mark::Approximate => format!("about {text}"),
            Mark::Uncertain => format!("perhaps {text}"),
            Mark::Both => format!("perhaps about {text}"),
        }
    }

    fn plain_words(self) -> String {
        let number = i32::from(self.year);
        let year = Year(number);
        let month = |month: u8| MONTHS[usize::from(month - 1) % MONTHS.len()];
        match self.shape {
            Shape::Century => format!("the years {year} to {}", Year(number + 99)),
            Shape::Decade => format!("the {year}s"),
            Shape::Year => year.to_string(),
            Shape::UnknownMonth => format!("some month of {year}"),
            Shape::UnknownMonthAndDay => format!("some day of {year}"),
            Shape::Part(code) => format!("{} {year}", part(code)),
            Shape::Month(at) => format!("{} {year}", month(at)),
            Shape::UnknownDay(at) => format!("some day of {} {year}", month(at)),
            Shape::Day(at, day) => format!("{day} {} {year}", month(at)),
        }
    }
}

/// The name of a season, quarter or half by its code: ISO 8601-2:2019, 4.8 "sub-year groupings".
fn part(code: u8) -> &'static str {
    match code {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        24 => "winter",
        33 => "the first quarter of",
        34 => "the second quarter of",
        35 => "the third quarter of",
        36 => "the fourth quarter of",
        40 => "the first half of",
        41 => "the second half of",
        _ => "a part of",
    }
}
