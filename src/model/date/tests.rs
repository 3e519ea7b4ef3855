use super::*;

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn day(text: &str) -> Day {
    date(text).day().expect("one day")
}

fn bounds(text: &str) -> String {
    let print = |day: Option<Day>| day.map_or(String::from("*"), |day| day.to_string());
    format!(
        "{} {}",
        print(date(text).earliest()),
        print(date(text).latest())
    )
}

fn problem(text: &str) -> DateProblem {
    text.parse::<Date>().expect_err(text).problem
}

fn help(text: &str) -> String {
    problem(text).help().into_owned()
}

const FORMS: [(&str, &str); 31] = [
    ("2014-05-06", "2014-05-06 2014-05-06"),
    ("2014-05", "2014-05-01 2014-05-31"),
    ("2014", "2014-01-01 2014-12-31"),
    ("201X", "2010-01-01 2019-12-31"),
    ("20XX", "2000-01-01 2099-12-31"),
    ("2014-XX", "2014-01-01 2014-12-31"),
    ("2014-XX-XX", "2014-01-01 2014-12-31"),
    ("2012-02-XX", "2012-02-01 2012-02-29"),
    ("2014-21", "2014-03-01 2014-05-31"),
    ("2014-22", "2014-06-01 2014-08-31"),
    ("2014-24", "2014-12-01 2015-02-28"),
    ("2014-33", "2014-01-01 2014-03-31"),
    ("2014-36", "2014-10-01 2014-12-31"),
    ("2014-41", "2014-07-01 2014-12-31"),
    ("2014~", "2013-01-01 2015-12-31"),
    ("2014-01?", "2013-12-01 2014-02-28"),
    ("2014-01-01%", "2013-12-31 2014-01-02"),
    ("201X~", "2000-01-01 2029-12-31"),
    ("2014-33~", "2013-10-01 2014-06-30"),
    ("2014-05-XX~", "2014-04-01 2014-06-30"),
    ("2012/2014-05", "2012-01-01 2014-05-31"),
    ("2014/2014", "2014-01-01 2014-12-31"),
    ("2012~/2014-05-06?", "2011-01-01 2014-05-07"),
    ("../2014-11-06", "* 2014-11-06"),
    ("2014/..", "2014-01-01 *"),
    ("/2014", "* 2014-12-31"),
    ("2014/", "2014-01-01 *"),
    ("0000", "0000-01-01 0000-12-31"),
    ("-0044-03-15", "-0044-03-15 -0044-03-15"),
    ("-0044/-0043", "-0044-01-01 -0043-12-31"),
    ("9999~", "9998-01-01 10000-12-31"),
];

#[test]
fn every_form_has_its_bounds_and_prints_as_written() {
    for (text, expected) in FORMS {
        assert_eq!(bounds(text), expected, "{text}");
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn every_day_month_and_part_of_a_leap_year_parses_as_printed() {
    for month in 0..100u8 {
        let text = format!("2016-{month:02}");
        let known = (1..=12).contains(&month) || part_months(month).is_some();
        assert_eq!(text.parse::<Date>().is_ok(), known, "{text}");
        for mark in ["", "~", "?", "%"] {
            for n in 0..100u8 {
                let text = format!("2016-{month:02}-{n:02}{mark}");
                let parsed = text.parse::<Date>();
                assert_eq!(parsed.is_ok(), Day::new(2016, month, n).is_some(), "{text}");
                if let Ok(date) = parsed {
                    assert_eq!(date.to_string(), text);
                }
            }
        }
    }
}

#[test]
fn open_and_unknown_ends_are_kept_apart() {
    assert_ne!(date("../2014"), date("/2014"));
    assert_ne!(date("2014/.."), date("2014/"));
}

#[test]
fn a_date_is_small() {
    assert!(size_of::<Date>() <= 24, "{}", size_of::<Date>());
    assert!(size_of::<Option<Date>>() <= 24);
}

#[test]
fn a_partial_date_is_never_rounded_to_a_day() {
    for text in [
        "2014-05",
        "2014",
        "2014-05-XX",
        "2014-05-06~",
        "2014-05-06/2014-05-07",
        "/2014-05-06",
    ] {
        assert_eq!(date(text).day(), None, "{text}");
        assert_eq!(
            date(text).covers(day("2014-05-06")),
            Certainty::Possibly,
            "{text}"
        );
    }
    assert_eq!(
        date("2014-05-06").covers(day("2014-05-06")),
        Certainty::Certainly
    );
    assert_eq!(date("2014-05-06").covers(day("2014-05-07")), Certainty::No);
    assert_eq!(date("2014/").covers(day("2013-12-31")), Certainty::No);
}

#[test]
fn before_is_certain_only_where_no_day_is_shared() {
    use Certainty::{Certainly, No, Possibly};
    for (a, b, expected) in [
        ("2013", "2014", Certainly),
        ("2014", "2014", Possibly),
        ("2014", "2013", No),
        ("2014-05-06", "2014-05-06", No),
        ("2014-05-06", "2014-05-07", Certainly),
        ("2014-05-06", "2014-05", Possibly),
        ("2014-05-31", "2014-05", No),
        ("2013~", "2014", Possibly),
        ("../2014", "2015", Certainly),
        ("2015", "../2014", No),
        ("2014/..", "2015", Possibly),
        ("2014/..", "2013", No),
        ("../2014", "../2015", Possibly),
    ] {
        assert_eq!(date(a).before(date(b)), expected, "{a} before {b}");
    }
}

#[test]
fn before_never_holds_both_ways() {
    for (a, _) in FORMS {
        for (b, _) in FORMS {
            let both = date(a).before(date(b)).and(date(b).before(date(a)));
            assert_ne!(both, Certainty::Certainly, "{a} {b}");
        }
    }
}

#[test]
fn it_has_started_by_a_day_that_is_not_before_its_latest() {
    assert_eq!(
        date("2014-05").starts_by(day("2014-05-31")),
        Certainty::Certainly
    );
    assert_eq!(
        date("2014-05").starts_by(day("2014-05-30")),
        Certainty::Possibly
    );
    assert_eq!(date("2014-05").starts_by(day("2014-04-30")), Certainty::No);
    assert_eq!(
        date("../2014-05").starts_by(day("2010-01-01")),
        Certainty::Possibly
    );
    assert_eq!(
        date("2014/..").starts_by(day("2030-01-01")),
        Certainty::Possibly
    );
}

#[test]
fn a_date_agrees_with_a_vaguer_source_and_not_with_a_closer_one() {
    for (inner, outer, expected) in [
        ("2014-05-06", "2014-05", true),
        ("2014-05", "2014-05-06", false),
        ("2014", "2014~", true),
        ("2014~", "2014", false),
        ("2014-11-06", "../2014-11-06", true),
        ("2014-11-07", "../2014-11-06", false),
        ("../2014", "2013/2014", false),
        ("2014/", "2013/..", true),
    ] {
        assert_eq!(
            date(inner).within(date(outer)),
            expected,
            "{inner} in {outer}"
        );
    }
}

#[test]
fn a_label_shows_the_years_and_the_doubt_about_them() {
    for (text, label) in [
        ("2015-09-23", "2015"),
        ("2012/2016-05", "2012–2016"),
        ("2015-01/2015-04", "2015"),
        ("2014~", "~2014"),
        ("2014?", "2014?"),
        ("2014%", "~2014?"),
        ("2016-04-13~", "2016"),
        ("2016-01~", "~2016"),
        ("../2014-11-06", "–2014"),
        ("/2014", "–2014"),
        ("2014/..", "2014–"),
        ("201X", "2010s"),
        ("20XX", "2000–2099"),
        ("2014-24", "2014–2015"),
        ("2012~/2016", "~2012–2016"),
    ] {
        assert_eq!(date(text).years_label(), label, "{text}");
    }
}

#[test]
fn other_notations_are_told_what_to_write() {
    for (text, meant) in [
        ("06.11.2015", "2015-11-06"),
        ("2015/11/06", "2015-11-06"),
        ("2015.11.6", "2015-11-06"),
        ("2015-9-23", "2015-09-23"),
        ("2015-9", "2015-09"),
        ("20151106", "2015-11-06"),
        ("23/09/2015", "2015-09-23"),
        ("09/23/2015", "2015-09-23"),
        ("Nov 2015", "2015-11"),
        ("november, 2015", "2015-11"),
        ("6 Nov 2015", "2015-11-06"),
        ("November 6th, 2015", "2015-11-06"),
        ("2015年11月6日", "2015-11-06"),
        ("Q3 2015", "2015-35"),
        ("2015Q3", "2015-35"),
        ("2015-H1", "2015-40"),
        ("autumn 2015", "2015-23"),
        ("2010s", "201X"),
        ("2012-2016", "2012/2016"),
        ("2012–2016", "2012/2016"),
        ("~2014", "2014~"),
        ("ca. 2014-05", "2014-05~"),
        (" 2014", "2014"),
        ("2015-09-23T10:00:00Z", "2015-09-23"),
    ] {
        assert_eq!(help(text), format!("write `{meant}`"), "{text}");
        assert_eq!(problem(text).meant(), Some(date(meant)));
    }
    assert_eq!(
        help("06/11/2015"),
        "write `2015-11-06` or `2015-06-11`, whichever is meant"
    );
    assert_eq!(problem("06/11/2015").meant(), None);
}

#[test]
fn a_wrong_part_is_pointed_at() {
    for (text, at, message) in [
        ("2015-13", 5..7, "there is no month 13"),
        ("2015-00-01", 5..7, "there is no month 00"),
        (
            "2015-02-30",
            8..10,
            "there is no day 30 in a month of 28 days",
        ),
        ("2014/2015-13", 10..12, "there is no month 13"),
        ("-0044-13", 6..8, "there is no month 13"),
        (
            "2015-02/2015-02-29",
            16..18,
            "there is no day 29 in a month of 28 days",
        ),
        ("2016/2014", 0..9, "the interval ends before it starts"),
        ("../..", 0..5, "an interval without bounds says nothing"),
        ("/", 0..1, "an interval without bounds says nothing"),
        ("2XXX", 0..4, "an unspecified digit in the wrong place"),
        (
            "2014-XX-05",
            0..10,
            "an unspecified digit in the wrong place",
        ),
        ("-001X", 0..5, "an unspecified digit in the wrong place"),
        (
            "Y17000",
            0..6,
            "years of more than four digits are not supported",
        ),
        ("", 0..0, "the date is empty"),
        ("-0000", 0..5, "not a date of EDTF (ISO 8601-2)"),
        ("2014/2015/2016", 5..14, "not a date of EDTF (ISO 8601-2)"),
        ("soon", 0..4, "not a date of EDTF (ISO 8601-2)"),
    ] {
        let error = text.parse::<Date>().expect_err(text);
        assert_eq!(
            (error.at.clone(), error.to_string()),
            (at, message.into()),
            "{text}"
        );
    }
}

#[test]
fn an_interval_turned_round_is_offered_the_other_way() {
    assert_eq!(
        help("2016/2014"),
        "mend the wrong end, or write `2014/2016` if they changed places"
    );
    assert_eq!(date("2014-06/2014").to_string(), "2014-06/2014");
}

#[test]
fn no_text_panics_and_every_error_points_between_characters() {
    let pieces = [
        "2014", "-", "/", "..", "X", "~", "é", "年", "🦀", "T", ":", " ", "0s", "Q3", "13", "%",
        "May", ".",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                for d in pieces {
                    let text = [a, b, c, d].concat();
                    match text.parse::<Date>() {
                        Ok(date) => assert_eq!(date.to_string(), text),
                        Err(error) => {
                            assert!(text.get(error.at.clone()).is_some(), "{text}");
                            let help = error.help();
                            assert!(help.starts_with("write ") || help.starts_with("mend "));
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn words_say_as_much_as_the_text() {
    for (text, words) in [
        ("2015-09-23", "23 September 2015"),
        ("2015-09", "September 2015"),
        ("2015", "2015"),
        ("201X", "the 2010s"),
        ("20XX", "the years 2000 to 2099"),
        ("2014-23", "autumn 2014"),
        ("2014-34", "the second quarter of 2014"),
        ("2014-XX", "some month of 2014"),
        ("2014-05-XX", "some day of May 2014"),
        ("2014~", "about 2014"),
        ("2014-05%", "perhaps about May 2014"),
        ("2017/2017-10-23", "between 2017 and 23 October 2017"),
        ("../2014", "2014 or earlier"),
        ("2014/", "2014 or later"),
    ] {
        assert_eq!(date(text).words(), words, "{text}");
    }
}
