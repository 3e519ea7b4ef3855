//! When a tie began: derived from its dates, and as uncertain as they are.

use std::fmt;

use super::day::Day;
use super::order::{begun, starts};
use super::status::starts_when_agreed;
use super::{Model, Tie};

/// The years in which a tie may have begun, in the order of time.
///
/// `Display` prints `2014`, `2014 or 2015`, `2012 to 2016`, `by 2015`, `2014 or later`, `not begun`, `unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Began {
    /// In one of the years from the first to the last; nothing bounds it where one is not known, but one is.
    In {
        /// The last year that it may be, else the first one; what ties are sorted by.
        sorted: i32,
        /// The first.
        first: Option<i32>,
        /// The last.
        last: Option<i32>,
    },
    /// Nothing says that it had begun: it was planned or was dropped.
    Not,
    /// No date tells.
    Unknown,
}

impl Began {
    /// Between two days, seen from one: what can't have begun by then has not.
    fn within(first: Option<Day>, last: Option<Day>, seen: Day) -> Began {
        if first.is_some_and(|first| first > seen) {
            return Began::Not;
        }
        let (first, last) = (first.map(Day::year), last.map(Day::year));
        match last.or(first) {
            Some(sorted) => Began::In {
                sorted,
                first,
                last,
            },
            None => Began::Unknown,
        }
    }

    /// As EDTF: `2014`, `2014/2015`, `../2015`, `2014/..`; `not-begun` and `unknown` stay words.
    pub fn key(self) -> String {
        match self {
            Began::In { first, last, .. } if first == last => year(first),
            Began::In { first, last, .. } => format!("{}/{}", year(first), year(last)),
            Began::Not => "not-begun".to_owned(),
            Began::Unknown => "unknown".to_owned(),
        }
    }
}

fn year(year: Option<i32>) -> String {
    year.map_or_else(|| "..".to_owned(), |year| format!("{year:04}"))
}

impl fmt::Display for Began {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Began::In {
                first: Some(first),
                last: Some(last),
                ..
            } => match last - first {
                0 => write!(f, "{first}"),
                1 => write!(f, "{first} or {last}"),
                _ => write!(f, "{first} to {last}"),
            },
            Began::In {
                last: Some(last), ..
            } => write!(f, "by {last}"),
            Began::In { sorted, .. } => write!(f, "{sorted} or later"),
            Began::Not => f.write_str("not begun"),
            Began::Unknown => f.write_str("unknown"),
        }
    }
}

impl Model {
    /// When a tie began: with the first of the dates that start its kind, by the rules of [`Model::status`].
    ///
    /// Where none is known, what was `observed`, `suspended` or has ended had begun by then, and not before it was first told of, or was
    /// `due`. What was withdrawn, refused or blocked never began; what began only after `day` had not by then.
    pub fn began(&self, tie: &Tie, day: Day) -> Began {
        let dates = self.dates_of(tie);
        if dates.is_empty() {
            return Began::Unknown;
        }
        if dates.iter().any(|(key, _)| key.drops()) {
            return Began::Not;
        }
        let sign = begun(dates);
        let starts: Vec<_> = starts(dates, starts_when_agreed(tie, dates)).collect();
        if !starts.is_empty() {
            // What has no earliest day may be the first of all, what has no latest one bounds nothing.
            let first = starts.iter().map(|(first, _)| *first).min().flatten();
            let last = starts.iter().filter_map(|(_, last)| *last).min();
            let seen = sign.and_then(|sign| sign.last);
            let seen = seen.filter(|seen| first.is_none_or(|first| first <= *seen));
            let last = last.into_iter().chain(seen).min();
            return Began::within(first, last, day);
        }
        sign.map_or(Began::Not, |begun| {
            Began::within(begun.first, begun.last, day)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Day;
    use crate::query::tests::of_text;

    fn began(kind: &str, dates: &str) -> String {
        began_by(kind, dates, Day::LAST)
    }

    fn began_by(kind: &str, dates: &str, day: Day) -> String {
        let [first, second] = match kind {
            "investment" => ["investor", "investee"],
            _ => ["partner", "partner"],
        };
        let graph = of_text(&format!(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"{kind}\"\n\
             parties = {{ a = \"{first}\", b = \"{second}\" }}\ndates = {{ {dates} }}\n"
        ));
        let began = graph.model().began(&graph.model().ties()[0], day);
        format!("{began} ({})", began.key())
    }

    #[test]
    fn a_tie_begins_with_the_first_date_that_starts_its_kind() {
        let dates = "announced = \"2014-11\", closed = \"2015-02\"";
        assert_eq!(began("research", dates), "2014 (2014)");
        assert_eq!(began("investment", dates), "2015 (2015)");
        let dates = "announced = \"2014-11\", closed = \"../2015-02\"";
        assert_eq!(began("investment", dates), "2014 or 2015 (2014/2015)");
    }

    #[test]
    fn what_began_later_had_not_begun_by_a_day() {
        let by = |month, day| {
            let dates = "announced = \"2014-11\", closed = \"2015-02\"";
            began_by("investment", dates, Day::new(2015, month, day).unwrap())
        };
        assert_eq!(by(1, 31), "not begun (not-begun)");
        assert_eq!(by(2, 1), "2015 (2015)");
    }

    #[test]
    fn a_day_of_agreement_after_that_of_closing_bounds_nothing() {
        let dates = "announced = \"2016\", closed = \"2015\"";
        assert_eq!(began("investment", dates), "2015 (2015)");
    }

    #[test]
    fn a_date_that_spans_two_years_is_shown_as_such() {
        let of = |date: &str| began("research", &format!("announced = \"{date}\""));
        assert_eq!(of("2014-12/2015-01"), "2014 or 2015 (2014/2015)");
        assert_eq!(of("2014-24"), "2014 or 2015 (2014/2015)");
        assert_eq!(of("201X"), "2010 to 2019 (2010/2019)");
        assert_eq!(of("../2015-03"), "by 2015 (../2015)");
        assert_eq!(of("2015-03/.."), "2015 or later (2015/..)");
    }

    #[test]
    fn what_was_only_observed_had_begun_by_then() {
        assert_eq!(
            began("research", "observed = [\"2015-10-13\", \"2014-07\"]"),
            "by 2014 (../2014)"
        );
    }

    #[test]
    fn what_was_seen_halted_or_ended_had_begun_between_its_announcement_and_then() {
        let dates = "announced = \"2001-06-11\", suspended = \"2002-12\", ended = \"../2004-01\"";
        assert_eq!(began("investment", dates), "2001 or 2002 (2001/2002)");
        assert_eq!(began("investment", "ended = \"2016\""), "by 2016 (../2016)");
        let seen = "announced = \"2015-09\", observed = \"2017-12-04\"";
        assert_eq!(began("investment", seen), "2015 to 2017 (2015/2017)");
    }

    #[test]
    fn what_is_planned_or_was_dropped_has_not_begun() {
        assert_eq!(
            began("investment", "announced = \"2015\""),
            "not begun (not-begun)"
        );
        assert_eq!(
            began("research", "announced = \"2015\", withdrawn = \"2016\""),
            "not begun (not-begun)"
        );
        assert_eq!(began("research", ""), "unknown (unknown)");
    }
}
