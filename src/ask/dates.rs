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
}

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
    fn the_stretch_beside_a_date_is_as_long() {
        assert_eq!(beside("2014", -1).as_deref(), Some("2013"));
        assert_eq!(beside("2015-01", -1).as_deref(), Some("2014-12"));
        assert_eq!(beside("2015-12", 1).as_deref(), Some("2016-01"));
        assert_eq!(beside("2015-03-01", -1).as_deref(), Some("2015-02-28"));
    }
}
