//! Dates as uncertain as their source: EDTF, level 1 with intervals (ISO 8601-2:2019, annex A; the Library of
//! Congress' "Extended Date/Time Format Specification", 2019). What the dates of a tie mean is decided elsewhere.
//!
//! Whatever its form, a [`Date`] stands for **one day** that is known no closer than the two bounds
//! [`Date::earliest`] and [`Date::latest`]; an interval too says "some day between". Nothing here ever picks a
//! day out of a longer stretch: comparisons answer with a [`Certainty`] instead.

mod parse;
mod problem;
mod words;

use std::fmt;

use super::{Certainty, Day, day::write_year};

pub use problem::{DateError, DateProblem};

/// A day, known as closely as its source tells.
///
/// | written | the day lies |
/// | --- | --- |
/// | `2014-05-06`, `2014-05`, `2014` | on that day, in that month, in that year |
/// | `201X`, `20XX` | in that decade, in that century |
/// | `2014-XX`, `2014-XX-XX`, `2014-05-XX` | as `2014`, `2014` and `2014-05`, but of day or month precision |
/// | `2014-21` … `2014-24` | in spring (March–May), summer, autumn, winter (December to the next February) |
/// | `2014-33` … `2014-36`, `2014-40`, `2014-41` | in that quarter, in that half of the year (level 2) |
/// | `2012/2014-05` | between the earliest day of the first and the latest of the second |
/// | `../2014`, `2014/..` | at the latest then, at the earliest then; `/2014` and `2014/` mean the same here |
///
/// The standard leaves open which months a season has; these are the meteorological ones of the northern half.
///
/// Each point may end in `~` (approximate), `?` (uncertain) or `%` (both). The standard doesn't say how far off such a
/// date may be. **Here, any of them widens the point by one unit of its own precision at both ends**: `2014~` runs
/// from 2013-01-01 to 2015-12-31, `2014-05-06?` from the 5th to the 7th of May.
///
/// Years have four digits, with `-` before the year 0. Equality is that of the text: `2014` and `2014-XX` differ.
/// `Display` prints the canonical text, which parses to the same date. Parsing allocates nothing unless it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date(Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    One(Point),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum End {
    At(Point),
    /// Written `..`.
    Open,
    /// Written as nothing.
    Unknown,
}

/// What stands on one side of the `/`, or alone. Only the parser makes one, from a date that the calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Point {
    /// The year, or the first year of the decade or century.
    year: i16,
    shape: Shape,
    mark: Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    Century,
    Decade,
    Year,
    UnknownMonth,
    UnknownMonthAndDay,
    /// A season, quarter or half, by its code in the standard.
    Part(u8),
    Month(u8),
    UnknownDay(u8),
    Day(u8, u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mark {
    None,
    Approximate,
    Uncertain,
    Both,
}

impl Date {
    /// The first day that it can be; `None` if nothing bounds it from below.
    pub fn earliest(self) -> Option<Day> {
        match self.0 {
            Form::One(point) => Some(point.bounds().0),
            Form::Interval(start, _) => start.point().map(|point| point.bounds().0),
        }
    }

    /// The last day that it can be; `None` if nothing bounds it from above.
    pub fn latest(self) -> Option<Day> {
        match self.0 {
            Form::One(point) => Some(point.bounds().1),
            Form::Interval(_, end) => end.point().map(|point| point.bounds().1),
        }
    }

    /// The same without signs of doubt: `2015` for `2015~`, `2015?` and `2015%`.
    #[must_use]
    pub fn unmarked(self) -> Date {
        let plain = |point| Point {
            mark: Mark::None,
            ..point
        };
        let end = |end| match end {
            End::At(point) => End::At(plain(point)),
            open => open,
        };
        Date(match self.0 {
            Form::One(point) => Form::One(plain(point)),
            Form::Interval(start, last) => Form::Interval(end(start), end(last)),
        })
    }

    /// The day, where only one is possible.
    pub fn day(self) -> Option<Day> {
        let earliest = self.earliest()?;
        (self.latest() == Some(earliest)).then_some(earliest)
    }

    /// Whether this day comes strictly before the other.
    ///
    /// Two partial dates of the same text are possibly, never certainly, apart.
    pub fn before(self, other: Date) -> Certainty {
        Certainty::of(
            precedes(self.latest(), other.earliest(), |a, b| a < b),
            precedes(other.latest(), self.earliest(), |a, b| a <= b),
        )
    }

    /// Whether it has come on or before `day`.
    pub fn starts_by(self, day: Day) -> Certainty {
        Certainty::of(
            self.latest().is_some_and(|latest| latest <= day),
            self.earliest().is_some_and(|earliest| earliest > day),
        )
    }

    /// Whether it is `day`: certain only where no other day is possible.
    pub fn covers(self, day: Day) -> Certainty {
        let outside = self.earliest().is_some_and(|earliest| day < earliest)
            || self.latest().is_some_and(|latest| day > latest);
        Certainty::of(self.day() == Some(day), outside)
    }

    /// Whether every day that this can be, `outer` can be too: the record's date agrees with its source's.
    pub fn within(self, outer: Date) -> bool {
        // Nearly all that are compared are the same, which needs no calendar.
        if self == outer {
            return true;
        }
        let from = outer
            .earliest()
            .is_none_or(|bound| self.earliest().is_some_and(|earliest| earliest >= bound));
        let until = outer
            .latest()
            .is_none_or(|bound| self.latest().is_some_and(|latest| latest <= bound));
        from && until
    }

    /// The years in few characters, for a diagram: `2015`, `2012–2016`, `2010s`, `~2014`, `2015?`, `–2014`, `2014–`.
    ///
    /// A mark is shown only where it leaves the year in doubt: `2016-04-13~` is plainly `2016`.
    pub fn years_label(self) -> String {
        match self.0 {
            Form::One(point) => point.years_label(),
            Form::Interval(End::At(start), End::At(end)) => {
                let (first, last) = (start.first_year_label(), end.last_year_label());
                if first == last {
                    first
                } else {
                    format!("{first}–{last}")
                }
            }
            Form::Interval(start, end) => {
                let first = start.point().map(Point::first_year_label);
                let last = end.point().map(Point::last_year_label);
                format!("{}–{}", first.unwrap_or_default(), last.unwrap_or_default())
            }
        }
    }
}

/// Whether both bounds are there and stand in that order.
fn precedes(a: Option<Day>, b: Option<Day>, order: fn(Day, Day) -> bool) -> bool {
    matches!((a, b), (Some(a), Some(b)) if order(a, b))
}

impl End {
    fn point(self) -> Option<Point> {
        match self {
            End::At(point) => Some(point),
            End::Open | End::Unknown => None,
        }
    }
}

impl Point {
    /// The first and last day as printed, the mark left aside.
    fn printed_bounds(self) -> (Day, Day) {
        self.bounds_widened_by(0)
    }

    fn bounds(self) -> (Day, Day) {
        self.bounds_widened_by(i32::from(self.mark != Mark::None))
    }

    /// The bounds with that many units of its own precision added at both ends.
    fn bounds_widened_by(self, units: i32) -> (Day, Day) {
        let year = i32::from(self.year);
        if let Shape::Day(month, day) = self.shape {
            let day = Day::month_start(year, i32::from(month) - 1).plus(i32::from(day) - 1);
            return (day.plus(-units), day.plus(units));
        }
        let (first, count) = self.shape.months();
        let start = Day::month_start(year, first - units * count);
        let next = Day::month_start(year, first + (1 + units) * count);
        (start, next.plus(-1))
    }

    /// The year with its mark, where the mark leaves the year in doubt.
    fn marked(self, years: String) -> String {
        let (start, end) = self.bounds();
        let (printed_start, printed_end) = self.printed_bounds();
        let plain = start.year() == printed_start.year() && end.year() == printed_end.year();
        match self.mark {
            _ if plain => years,
            Mark::None => years,
            Mark::Approximate => format!("~{years}"),
            Mark::Uncertain => format!("{years}?"),
            Mark::Both => format!("~{years}?"),
        }
    }

    fn years_label(self) -> String {
        let (start, end) = self.printed_bounds();
        let (first, last) = (start.year(), end.year());
        self.marked(match self.shape {
            Shape::Decade => format!("{first}s"),
            _ if first == last => first.to_string(),
            _ => format!("{first}–{last}"),
        })
    }

    fn first_year_label(self) -> String {
        self.marked(self.printed_bounds().0.year().to_string())
    }

    fn last_year_label(self) -> String {
        self.marked(self.printed_bounds().1.year().to_string())
    }
}

impl Shape {
    /// The first month, counted from January of its year, and the number of months; for a day, those of its month.
    fn months(self) -> (i32, i32) {
        match self {
            Shape::Century => (0, 1200),
            Shape::Decade => (0, 120),
            Shape::Year | Shape::UnknownMonth | Shape::UnknownMonthAndDay => (0, 12),
            Shape::Part(code) => part_months(code).unwrap_or((0, 12)),
            Shape::Month(month) | Shape::UnknownDay(month) | Shape::Day(month, _) => {
                (i32::from(month) - 1, 1)
            }
        }
    }
}

/// The first month, counted from January, and the number of months of a season, quarter or half.
///
/// The codes are those of ISO 8601-2:2019, 4.8 "sub-year groupings".
fn part_months(code: u8) -> Option<(i32, i32)> {
    match code {
        21..=24 => Some((2 + 3 * i32::from(code - 21), 3)),
        33..=36 => Some((3 * i32::from(code - 33), 3)),
        40..=41 => Some((6 * i32::from(code - 40), 6)),
        _ => None,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::One(point) => point.fmt(f),
            Form::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::At(point) => point.fmt(f),
            End::Open => f.write_str(".."),
            End::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape {
            // Unspecified digits stand in years after 0 only: see the parser.
            Shape::Century => write!(f, "{:02}XX", self.year / 100)?,
            Shape::Decade => write!(f, "{:03}X", self.year / 10)?,
            _ => write_year(f, i32::from(self.year))?,
        }
        match self.shape {
            Shape::Century | Shape::Decade | Shape::Year => {}
            Shape::UnknownMonth => f.write_str("-XX")?,
            Shape::UnknownMonthAndDay => f.write_str("-XX-XX")?,
            Shape::Part(n) | Shape::Month(n) => write!(f, "-{n:02}")?,
            Shape::UnknownDay(month) => write!(f, "-{month:02}-XX")?,
            Shape::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
        }
        f.write_str(match self.mark {
            Mark::None => "",
            Mark::Approximate => "~",
            Mark::Uncertain => "?",
            Mark::Both => "%",
        })
    }
}

#[cfg(test)]
mod tests;
