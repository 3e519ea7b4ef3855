use super::*;
use std::hash::DefaultHasher;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[test]
fn a_number_prints_the_digits_it_was_read_with() {
    for text in [
        "0",
        "-1",
        "5.89",
        "2.10",
        "0.05",
        "-0.5",
        "0.00",
        "100",
        "999999999999999999",
    ] {
        assert_eq!(dec(text).to_string(), text);
    }
    assert_eq!(dec("007").to_string(), "7");
    assert_eq!(dec("-0").to_string(), "0");
    assert_eq!(Decimal::new(100, 6).to_string(), "100000000");
    assert_eq!(Decimal::new(0, 6).to_string(), "0");
}

#[test]
fn equality_goes_by_value_and_same_digits_by_print() {
    let hash = |d: Decimal| {
        let mut state = DefaultHasher::new();
        d.hash(&mut state);
        state.finish()
    };
    for (a, b) in [
        (dec("2.10"), dec("2.1")),
        (Decimal::new(1, 9), Decimal::new(1000, 6)),
        (dec("0.0"), dec("0")),
    ] {
        assert_eq!(a, b);
        assert_eq!(hash(a), hash(b));
        assert!(!a.same_digits(b));
    }
}

#[test]
fn order_holds_across_any_exponents() {
    let ascending = [
        Decimal::new(i64::MIN, 127),
        dec("-2"),
        dec("-1.99"),
        Decimal::new(-1, -128),
        Decimal::ZERO,
        Decimal::new(1, -128),
        dec("1.99"),
        dec("2"),
        dec("2.0000001"),
        Decimal::new(2, 1),
        Decimal::new(i64::MAX, -1),
        Decimal::new(i64::MAX, 0),
        Decimal::new(1, 127),
        Decimal::new(i64::MAX, 127),
    ];
    for (i, a) in ascending.iter().enumerate() {
        for (j, b) in ascending.iter().enumerate() {
            assert_eq!(a.cmp(b), i.cmp(&j), "{a} {b}");
        }
    }
}

#[test]
fn sums_are_exact_or_none() {
    let sum = dec("0.1").checked_add(dec("0.20")).expect("valid");
    assert_eq!(sum.to_string(), "0.30");
    assert_eq!(dec("100").checked_sub(dec("49.5")), Some(dec("50.5")));
    assert_eq!(Decimal::new(i64::MAX, 0).checked_add(dec("1")), None);
    assert_eq!(Decimal::new(1, 127).checked_add(dec("1")), None);
    assert_eq!(Decimal::new(0, 127).checked_sub(dec("1")), Some(dec("-1")));
    assert_eq!(dec("1").shifted(i8::MAX).and_then(|d| d.shifted(1)), None);
}

#[test]
fn a_value_agrees_where_it_rounds_to_the_given_digits() {
    for (value, given, expected) in [
        ("2.1", "2.1", true),
        ("2.14", "2.1", true),
        ("2.05", "2.1", true),
        ("2.15", "2.1", true),
        ("2.16", "2.1", false),
        ("2.1", "2.14", false),
        ("2.1", "2.10", true),
        ("81", "83", false),
        ("-0.4", "0", true),
    ] {
        assert_eq!(
            dec(value).agrees_at(dec(given)),
            expected,
            "{value} at {given}"
        );
    }
    assert!(dec("3775000000").agrees_at(Decimal::new(378, 7)));
    assert!(Decimal::new(i64::MAX, 127).agrees_at(Decimal::new(i64::MAX, 127)));
    assert!(Decimal::new(i64::MIN, -128).agrees_at(Decimal::new(i64::MIN, -128)));
}

#[test]
fn what_is_no_plain_decimal_says_why_and_where() {
    use DecimalProblem::{BarePoint, Empty, Exponent, NotANumber, Separator, TooLong};
    for (text, at, problem) in [
        ("", 0..0, Empty),
        ("-", 0..1, Empty),
        ("1_000", 1..2, Separator),
        ("1,000", 1..2, Separator),
        ("1\u{202f}000", 1..4, Separator),
        ("5.", 1..2, BarePoint),
        (".5", 0..1, BarePoint),
        ("-.5", 1..2, BarePoint),
        ("1.2.3", 3..4, BarePoint),
        ("1e5", 1..2, Exponent),
        ("+1", 0..1, NotANumber),
        ("12é", 2..4, NotANumber),
        ("é", 0..2, NotANumber),
        ("--1", 1..2, NotANumber),
        ("1234567890123456789", 0..19, TooLong),
        ("0.0000000000000000000", 0..21, TooLong),
    ] {
        let error = text.parse::<Decimal>().expect_err(text);
        assert_eq!(error, DecimalError { at, problem }, "{text}");
        assert!(error.problem.help().starts_with("write "));
    }
}

#[test]
fn a_float_is_the_nearest_one() {
    assert_eq!(dec("5.89").to_f64().to_bits(), 5.89_f64.to_bits());
    assert!((Decimal::new(1, 127).to_f64() - 1e127).abs() < 1e111);
}
