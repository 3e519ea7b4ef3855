//! Days of the proleptic Gregorian calendar, as ISO 8601-1:2019 counts them. Knows nothing of uncertainty.

use std::fmt;

/// One calendar day, held as the number of days since 1970-01-01.
///
/// Days order by time. Year 0 is the year before year 1, as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The last day that can be written, 9999-12-31.
    pub const LAST: Day = Day(2_932_896);

    /// The day of that year, month (1–12) and day of the month; `None` if the calendar has no such day, or the year
    /// has more than four digits.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let real = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=month_length(year, month)).contains(&day);
        real.then(|| Day(days_from_civil(year, i32::from(month), i32::from(day))))
    }

    /// The first day of the month that lies `months` months after January of `year`; negative months go back.
    ///
    /// Callers keep the year within a few centuries of four digits, far from where `i32` ends.
    pub(super) fn month_start(year: i32, months: i32) -> Day {
        let (year, month) = (year + months.div_euclid(12), months.rem_euclid(12) + 1);
        Day(days_from_civil(year, month, 1))
    }

    /// The day that many days later, or earlier where negative; stays at the last day there is.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The number of days since 1970-01-01; negative before it.
    pub fn since_epoch(self) -> i32 {
        self.0
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// The year, the month (1–12) and the day of the month (1–31).
    ///
    /// Follows `civil_from_days` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    pub fn civil(self) -> (i32, u8, u8) {
        // In i64, so that the shift of the epoch cannot overflow.
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let narrow = |n: i64| u8::try_from(n).unwrap_or(1);
        (i32::try_from(year).unwrap_or(0), narrow(month), narrow(day))
    }
}

/// Prints `YYYY-MM-DD`, with a sign before a negative year.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write_year(f, year)?;
        write!(f, "-{month:02}-{day:02}")
    }
}

/// Writes a year with at least four digits, and its sign before them.
pub(super) fn write_year(f: &mut fmt::Formatter<'_>, year: i32) -> fmt::Result {
    let sign = if year < 0 { "-" } else { "" };
    write!(f, "{sign}{:04}", year.unsigned_abs())
}

/// How many days a month has; 0 for a month that there is not.
pub(super) fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Follows `days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_digit_years_follows_the_one_before() {
        let mut expected = Day::new(-9999, 1, 1).expect("valid");
        for year in -9999..=9999 {
            for month in 1..=12 {
                for day in 1..=month_length(year, month) {
                    let today = Day::new(year, month, day).expect("valid");
                    assert_eq!(today, expected);
                    assert_eq!(today.civil(), (year, month, day));
                    expected = today.plus(1);
                }
            }
        }
    }

    #[test]
    fn the_epoch_is_day_zero() {
        assert_eq!(Day::new(1970, 1, 1).expect("valid").since_epoch(), 0);
        assert_eq!(Day::new(2000, 3, 1).expect("valid").since_epoch(), 11_017);
    }

    #[test]
    fn days_that_the_calendar_lacks_are_refused() {
        for (y, m, d) in [
            (2015, 2, 29),
            (1900, 2, 29),
            (2015, 0, 1),
            (2015, 13, 1),
            (2015, 4, 31),
            (2015, 1, 0),
            (10_000, 1, 1),
        ] {
            assert_eq!(Day::new(y, m, d), None);
        }
        assert!(Day::new(2000, 2, 29).is_some());
    }

    #[test]
    fn months_count_across_years() {
        assert_eq!(Day::month_start(2014, 12).to_string(), "2015-01-01");
        assert_eq!(Day::month_start(2014, -1).to_string(), "2013-12-01");
        assert_eq!(Day::month_start(-44, 2).to_string(), "-0044-03-01");
    }

    #[test]
    fn the_ends_of_the_range_do_not_panic() {
        for days in [i32::MIN, i32::MAX] {
            let day = Day(days);
            assert!(!day.to_string().is_empty());
            assert_eq!(day.plus(days), day);
        }
    }

    #[test]
    fn the_last_day_is_the_last_that_four_digits_write() {
        assert_eq!(Day::LAST.to_string(), "9999-12-31");
    }
}
