//! Dates as people write them: `2015`, `2015-11`, `November 2015`, `6 Nov 2015`, `2015년 11월`, `2015年11月6日`, `today`.

use super::text::Text;
use crate::model::{Date, Day};

/// A month's name, or a day or year told from today, folded: `None` for a name that is not in the tables.
pub(super) struct Calendar {
    /// Names of months, with their numbers.
    pub(super) months: Vec<(Vec<char>, u8)>,
    /// Words such as `today` and `last year`.
    pub(super) relative: Vec<(Vec<char>, Relative)>,
    pub(super) today: Day,
}

/// A date told from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    Today,
    /// The year so many years from this one.
    Year(i32),
}

impl Calendar {
    /// The longest date here: where it ends, and in ISO 8601.
    pub(super) fn at(&self, text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
        if !text.is_boundary(pos) {
            return None;
        }
        let found = [
            year_first(text, pos),
            self.day_first(text, pos),
            self.month_first(text, pos),
            self.relative(text, pos),
            year_before(text, pos),
            self.year_behind(text, pos),
        ];
        let (end, date) = found.into_iter().flatten().max_by_key(|found| found.0)?;
        let valid = text.is_boundary(end) && date.parse::<Date>().is_ok();
        valid.then_some((end, date))
    }

    fn relative(&self, text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
        let found = self
            .relative
            .iter()
            .filter_map(|(word, relative)| Some((text.word(word, pos)?, *relative)));
        let (end, relative) = found.max_by_key(|found| found.0)?;
        let date = match relative {
            Relative::Today => self.today.to_string(),
            Relative::Year(years) => format!("{:04}", self.today.year() + years),
        };
        Some((end, date))
    }

    fn month(&self, text: &Text<'_>, pos: usize) -> Option<(usize, u8)> {
        let found = self
            .months
            .iter()
            .filter_map(|(word, month)| Some((text.word(word, pos)?, *month)));
        found.max_by_key(|found| found.0)
    }

    fn month_first(&self, text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
        let (end, month) = self.month(text, pos)?;
        let end = text.skip(end);
        let with_day = || {
            let (end, day) = ordinal(text, end)?;
            let (end, year) = number(text, text.skip(end), 4)?;
            Some((end, format!("{year:04}-{month:02}-{day:02}")))
        };
        let Some((year_end, year)) = number(text, end, 4) else {
            return with_day();
        };
        Some((year_end, format!("{year:04}-{month:02}")))
    }

    fn day_first(&self, text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
        let (end, day) = ordinal(text, pos)?;
        let (end, month) = self.month(text, text.skip(end))?;
        let (end, year) = number(text, text.skip(end), 4)?;
        Some((end, format!("{year:04}-{month:02}-{day:02}")))
    }

    /// `22 September` in `22 September and 1 October 2015`: the year is that of the date joined to it.
    fn year_behind(&self, text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
        let day_first = || {
            let (end, day) = ordinal(text, pos)?;
            let (end, month) = self.month(text, text.skip(end))?;
            Some((end, month, Some(day)))
        };
        let month_first = || {
            let (end, month) = self.month(text, pos)?;
            Some(match ordinal(text, text.skip(end)) {
                Some((end, day)) => (end, month, Some(day)),
                None => (end, month, None),
            })
        };
        let (end, month, day) = day_first().or_else(month_first)?;
        let joined = text.skip(end);
        let behind = |word: &&str| text.word(&word.chars().collect::<Vec<_>>(), joined);
        let other = text.skip(JOINING.iter().find_map(behind)?);
        let end_of = ["the_end_of", "end_of"].iter();
        let other = end_of
            .filter_map(|word| text.word(&word.chars().collect::<Vec<_>>(), other))
            .max()
            .map_or(other, |end| text.skip(end));
        let (_, other) = self
            .day_first(text, other)
            .or_else(|| self.month_first(text, other))?;
        let year = other.get(..4)?;
        Some(match day {
            Some(day) => (end, format!("{year}-{month:02}-{day:02}")),
            None => (end, format!("{year}-{month:02}")),
        })
    }
}

/// What joins two dates of one year.
const JOINING: [&str; 5] = ["and", "to", "until", "till", "through"];

/// Exactly so many digits.
fn number(text: &Text<'_>, pos: usize, digits: usize) -> Option<(usize, u32)> {
    let mut value = 0;
    for at in pos..pos + digits {
        value = value * 10 + text.at(at)?.to_digit(10)?;
    }
    let more = text.at(pos + digits).is_some_and(|c| c.is_ascii_digit());
    (!more).then_some((pos + digits, value))
}

fn one_or_two(text: &Text<'_>, pos: usize) -> Option<(usize, u32)> {
    number(text, pos, 2).or_else(|| number(text, pos, 1))
}

/// `6`, `6th`, `1st`.
fn ordinal(text: &Text<'_>, pos: usize) -> Option<(usize, u32)> {
    let (end, day) = one_or_two(text, pos)?;
    let suffix = [['s', 't'], ['n', 'd'], ['r', 'd'], ['t', 'h']]
        .iter()
        .any(|[a, b]| text.at(end) == Some(*a) && text.at(end + 1) == Some(*b));
    Some((if suffix { end + 2 } else { end }, day))
}

fn year_first(text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
    let (end, year) = number(text, pos, 4)?;
    let date = format!("{year:04}");
    let named = text.skip_spaces(end);
    if matches!(text.at(named), Some('년' | '年')) {
        return Some(east_asian(text, named + 1, date));
    }
    for separator in ['-', '.', '/'] {
        let part = |end: usize| {
            let after = (text.at(end) == Some(separator)).then_some(end + 1)?;
            if separator == '-' {
                number(text, after, 2)
            } else {
                one_or_two(text, after)
            }
        };
        if let Some((end, month)) = part(end) {
            let month = format!("{date}-{month:02}");
            return Some(match part(end) {
                Some((end, day)) => (end, format!("{month}-{day:02}")),
                None => (end, month),
            });
        }
    }
    Some((end, date))
}

/// The month and day behind `년` or `年`.
fn east_asian(text: &Text<'_>, end: usize, year: String) -> (usize, String) {
    let part = |end: usize, names: &[char]| {
        let (after, value) = one_or_two(text, text.skip_spaces(end))?;
        let after = text.skip_spaces(after);
        names
            .contains(&text.at(after)?)
            .then_some((after + 1, value))
    };
    let Some((end, month)) = part(end, &['월', '月']) else {
        return (end, year);
    };
    let month = format!("{year}-{month:02}");
    match part(end, &['일', '日', '号']) {
        Some((end, day)) => (end, format!("{month}-{day:02}")),
        None => (end, month),
    }
}

/// `10월 1일` in `2015년 9월 22일과 10월 1일`: the year is the last one before it.
fn year_before(text: &Text<'_>, pos: usize) -> Option<(usize, String)> {
    let year = (0..pos).rev().find_map(|at| {
        let (end, year) = number(text, at, 4)?;
        let named = text.at(text.skip_spaces(end));
        matches!(named, Some('년' | '年')).then_some(year)
    })?;
    let (end, date) = east_asian(text, pos, format!("{year:04}"));
    (end > pos).then_some((end, date))
}

/// A part of a year or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    FirstHalf,
    SecondHalf,
    /// Three months of a year: 0, 1, 2 or 3.
    Quarter(u8),
    /// Ten days of a month, or what is left of it: 0, 1 or 2.
    Third(u8),
}

/// The first and the last month or day of a part of a year or month in ISO 8601; `None` where it has no such part.
pub(super) fn part(date: &str, part: Part) -> Option<(String, String)> {
    let last = date.parse::<Date>().ok()?.latest()?.civil().2;
    let between = |from: u8, to: u8| Some((format!("{date}-{from:02}"), format!("{date}-{to:02}")));
    match (date.len(), part) {
        (4, Part::FirstHalf) => between(1, 6),
        (4, Part::SecondHalf) => between(7, 12),
        (4, Part::Quarter(number)) => between(number * 3 + 1, number * 3 + 3),
        (7, Part::FirstHalf) => between(1, 15),
        (7, Part::SecondHalf) => between(16, last),
        (7, Part::Third(0)) => between(1, 10),
        (7, Part::Third(1)) => between(11, 20),
        (7, Part::Third(_)) => between(21, last),
        _ => None,
    }
}

/// The middle of a year or month: the last day of its sixth month, its fifteenth day.
pub(super) fn middle(date: &str) -> Option<String> {
    match date.len() {
        4 => Some(format!("{date}-06-30")),
        7 => Some(format!("{date}-15")),
        _ => None,
    }
}

/// The same stretch of time just before (`-1`) or after (`1`) a year, month or day in ISO 8601.
pub(super) fn beside(date: &str, step: i32) -> Option<String> {
    let mut parts = date.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let Some(month) = parts.next() else {
        return Some(format!("{:04}", year + step));
    };
    let month: u8 = month.parse().ok()?;
    if let Some(day) = parts.next() {
        let day = Day::new(year, month, day.parse().ok()?)?;
        return Some(day.plus(step).to_string());
    }
    let months = year * 12 + i32::from(month) - 1 + step;
    Some(format!(
        "{:04}-{:02}",
        months.div_euclid(12),
        months.rem_euclid(12) + 1
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::text::folded;

    fn read(typed: &str) -> Option<String> {
        let calendar = Calendar {
            months: vec![(folded("november"), 11), (folded("nov"), 11)],
            relative: vec![
                (folded("today"), Relative::Today),
                (folded("last_year"), Relative::Year(-1)),
            ],
            today: Day::new(2016, 2, 29).expect("valid"),
        };
        calendar.at(&Text::new(typed), 0).map(|found| found.1)
    }

    #[test]
    fn dates_are_read_as_three_languages_write_them() {
        for (typed, date) in [
            ("2015", "2015"),
            ("2015-11", "2015-11"),
            ("2015-11-06", "2015-11-06"),
            ("2015.11.6.", "2015-11-06"),
            ("November 2015", "2015-11"),
            ("Nov. 2015?", "2015-11"),
            ("November 6th, 2015", "2015-11-06"),
            ("6 November 2015", "2015-11-06"),
            ("2015년", "2015"),
            ("2015년 11월부터", "2015-11"),
            ("2015년 11월 6일에", "2015-11-06"),
            ("2015年11月以来", "2015-11"),
            ("２０１５年", "2015"),
            ("today", "2016-02-29"),
            ("last year", "2015"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(date), "{typed}");
        }
    }

    #[test]
    fn no_day_is_made_up() {
        for typed in [
            "November",
            "15",
            "20155",
            "2015-13",
            "2015-02-30",
            "2015th",
            "6 2015",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_date_joined_to_another_has_its_year() {
        let calendar = Calendar {
            months: vec![(folded("september"), 9), (folded("october"), 10)],
            relative: Vec::new(),
            today: Day::new(2016, 2, 29).expect("valid"),
        };
        for (typed, pos, date) in [
            ("22 September and 1 October 2015", 0, Some("2015-09-22")),
            ("September 22 to October 1, 2015", 0, Some("2015-09-22")),
            ("September until October 2015", 0, Some("2015-09")),
            ("22 September or 1 October 2015", 0, None),
            ("2015년 9월 22일과 10월 1일", 14, Some("2015-10-01")),
            ("2019年6月至12月", 8, Some("2019-12")),
            ("9월 22일", 0, None),
        ] {
            let found = calendar.at(&Text::new(typed), pos).map(|found| found.1);
            assert_eq!(found.as_deref(), date, "{typed}");
        }
    }

    #[test]
    fn years_and_months_have_halves_and_months_have_thirds() {
        let of = |date, which| part(date, which).map(|(from, to)| format!("{from}/{to}"));
        for (date, which, found) in [
            ("2019", Part::SecondHalf, Some("2019-07/2019-12")),
            ("2015", Part::Quarter(2), Some("2015-07/2015-09")),
            ("2015-10", Part::Quarter(2), None),
            ("2016-02", Part::SecondHalf, Some("2016-02-16/2016-02-29")),
            ("2015-10", Part::FirstHalf, Some("2015-10-01/2015-10-15")),
            ("2015-10", Part::Third(2), Some("2015-10-21/2015-10-31")),
            ("2015", Part::Third(0), None),
            ("2015-10-06", Part::FirstHalf, None),
        ] {
            assert_eq!(of(date, which).as_deref(), found, "{date}");
        }
        assert_eq!(middle("2016-02").as_deref(), Some("2016-02-15"));
    }

    #[test]
    fn the_stretch_beside_a_date_is_as_long() {
        assert_eq!(beside("2014", -1).as_deref(), Some("2013"));
        assert_eq!(beside("2015-01", -1).as_deref(), Some("2014-12"));
        assert_eq!(beside("2015-12", 1).as_deref(), Some("2016-01"));
        assert_eq!(beside("2015-03-01", -1).as_deref(), Some("2015-02-28"));
    }
}
