use super::*;
use crate::model::DecimalProblem;

fn money(text: &str) -> Money {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn error(text: &str) -> MoneyError {
    text.parse::<Money>().expect_err(text)
}

fn range(min: &str, max: &str) -> Money {
    Money::range(money(min), money(max)).expect("valid")
}

fn period(text: &str) -> Period {
    text.parse().expect("valid")
}

#[test]
fn the_canonical_text_keeps_every_printed_digit_and_adds_none() {
    for (text, canonical) in [
        ("USD 2.1bn", "USD 2.1bn"),
        (">=USD 10bn", ">=USD 10bn"),
        ("<=USD 10bn", "<=USD 10bn"),
        ("~USD 530m", "~USD 530m"),
        ("USD 77.42m", "USD 77.42m"),
        ("KRW 11tn", "KRW 11tn"),
        ("USD 500k", "USD 500k"),
        ("USD 1234567", "USD 1.234567m"),
        ("USD 1850m", "USD 1.850bn"),
        ("USD 0.5bn", "USD 0.5bn"),
        ("USD 0.50bn", "USD 0.50bn"),
        ("USD 0.500bn", "USD 500m"),
        ("USD 1000000", "USD 1.000000m"),
        ("USD 999", "USD 999"),
        ("USD 0", "USD 0"),
        ("USD 0m", "USD 0m"),
        ("USD 0.05", "USD 0.05"),
        ("USD 0.001k", "USD 1"),
        ("USD 20000tn", "USD 20000tn"),
    ] {
        assert_eq!(money(text).to_string(), canonical, "{text}");
        let (a, b) = (money(text), money(canonical));
        let digits = [(a.min(), b.min()), (a.max(), b.max())];
        let kept = digits
            .iter()
            .all(|(a, b)| a.zip(*b).is_none_or(|(a, b)| a.same_digits(b)));
        assert!(kept && a == b, "{text}");
    }
}

#[test]
fn an_amount_is_small() {
    assert!(size_of::<Money>() <= 56, "{}", size_of::<Money>());
    assert!(size_of::<Option<Money>>() <= 56);
}

#[test]
fn readers_are_told_bounds_in_words_of_their_language() {
    let told = |money: Money| [Lang::En, Lang::Ko, Lang::Zh].map(|lang| money.words(lang));
    assert_eq!(
        told(money(">=USD 10bn")),
        ["at least USD 10bn", "USD 10bn 이상", "至少USD 10bn"]
    );
    assert_eq!(
        told(money("<=CNY 2bn")),
        ["at most CNY 2bn", "CNY 2bn 이하", "至多CNY 2bn"]
    );
    assert_eq!(
        told(money("~USD 530m")),
        ["about USD 530m", "약 USD 530m", "约USD 530m"]
    );
    assert_eq!(
        told(money("USD 1bn").with_over(period("P5Y"))),
        ["USD 1bn over 5 years", "USD 1bn (5년)", "USD 1bn（5年）"]
    );
    let english = |money: Money| money.words(Lang::En);
    assert_eq!(english(range("USD 900m", "USD 1.1bn")), "USD 900m..1.1bn");
    assert_eq!(english(money("USD 1.850bn")), "USD 1.850bn");
    let mixed = money("USD 1bn").with_over(period("P1Y6M"));
    assert_eq!(english(mixed), "USD 1bn over 1 year and 6 months");
}

#[test]
fn ranges_and_periods_are_put_together_from_parts() {
    assert_eq!(
        range("USD 900m", "USD 1.1bn").to_string(),
        "USD 900m..1.1bn"
    );
    assert_eq!(
        money("USD 1bn").with_over(period("P5Y")).to_string(),
        "USD 1bn over P5Y"
    );
    assert_eq!(Money::at_least(money("USD 1bn")), Ok(money(">=USD 1bn")));
    assert_eq!(Money::at_most(money("USD 1bn")), Ok(money("<=USD 1bn")));
}

#[test]
fn a_range_needs_two_plain_amounts_of_one_currency_in_order() {
    let fails = |min, max| Money::range(min, max).expect_err("invalid");
    assert_eq!(
        fails(money("USD 2bn"), money("USD 1bn")),
        MoneyProblem::MinOverMax
    );
    assert!(matches!(
        fails(money("USD 1bn"), money("EUR 2bn")),
        MoneyProblem::TwoCurrencies { .. }
    ));
    assert_eq!(
        fails(money("~USD 1bn"), money("USD 2bn")),
        MoneyProblem::BoundNotPlain
    );
    assert_eq!(
        fails(money("USD 1bn").with_over(period("P1Y")), money("USD 2bn")),
        MoneyProblem::BoundNotPlain
    );
    assert_eq!(
        range("USD 1bn", "USD 1bn").min(),
        range("USD 1bn", "USD 1bn").max()
    );
}

#[test]
fn what_is_wrong_is_told_apart_and_pointed_at() {
    use MoneyProblem::{
        BadNumber, BadUnit, InlineRange, Negative, NoCurrency, Spacing, StrictBound,
        UnknownCurrency,
    };
    let unknown = |code: &str| UnknownCurrency { code: code.into() };
    let unit = |unit: &str| BadUnit { unit: unit.into() };
    for (text, at, problem) in [
        ("", 0..0, NoCurrency),
        ("100m", 0..4, NoCurrency),
        ("$100m", 0..5, NoCurrency),
        ("€ 5m", 0..6, NoCurrency),
        ("100m USD", 0..8, NoCurrency),
        ("~100m", 1..5, NoCurrency),
        ("USX 1bn", 0..3, unknown("USX")),
        ("XXX 1bn", 0..3, unknown("XXX")),
        ("usd 1bn", 0..3, unknown("usd")),
        (">=RMB 1bn", 2..5, unknown("RMB")),
        ("US$100m", 0..3, unknown("US$")),
        ("원 5", 0..3, unknown("원")),
        ("USD -5m", 4..7, Negative),
        ("-USD 5m", 0..1, Negative),
        ("USD", 0..3, BadNumber(DecimalProblem::Empty)),
        ("USD ", 0..4, BadNumber(DecimalProblem::Empty)),
        ("USD many", 4..8, BadNumber(DecimalProblem::NotANumber)),
        ("USD 1,000", 5..6, BadNumber(DecimalProblem::Separator)),
        ("USD .5bn", 4..5, BadNumber(DecimalProblem::BarePoint)),
        (
            "USD 1234567890123456789",
            4..23,
            BadNumber(DecimalProblem::TooLong),
        ),
        ("USD 5 bn", 5..8, unit(" bn")),
        ("USD 5million", 5..12, unit("million")),
        ("USD 5年", 5..8, unit("年")),
        ("USD5m", 0..3, Spacing),
        ("USD  5m", 3..5, Spacing),
        ("~ USD 5m", 1..2, Spacing),
        (" USD 5m", 0..1, Spacing),
        (">USD 5m", 0..1, StrictBound),
        ("USD 1-2bn", 4..9, InlineRange),
        ("USD 1bn–2bn", 4..13, InlineRange),
        ("USD 1bn to 2bn", 4..14, InlineRange),
        ("USD 1..2bn", 4..10, InlineRange),
    ] {
        let found = error(text);
        assert_eq!(found, MoneyError { at, problem }, "{text}");
        assert!(found.problem.help().starts_with("write "));
    }
}

#[test]
fn help_names_the_code_or_unit_that_was_meant() {
    assert_eq!(error("rmb 5m").problem.help(), "write `CNY`");
    assert_eq!(error("US$ 5m").problem.help(), "write `USD`");
    assert_eq!(error("usd 5m").problem.help(), "write `USD`");
    assert_eq!(
        error("USD 5 Million").problem.help(),
        "write `m` directly after the number"
    );
    assert_eq!(
        error("USD 5B").problem.help(),
        "write `bn` directly after the number"
    );
    assert_eq!(
        error("5m").problem.help(),
        "write the ISO 4217 code of the currency first: `USD 100m`"
    );
}

#[test]
fn a_record_agrees_at_the_precision_that_the_source_prints() {
    for (given, record, expected) in [
        ("USD 2.1bn", "USD 2.1bn", true),
        ("USD 2.1bn", "USD 2.05bn", true),
        ("USD 2.1bn", "USD 2.16bn", false),
        ("USD 3.78bn", "USD 3.775bn", true),
        ("USD 3.775bn", "USD 3.78bn", false),
        ("USD 100m", "USD 100.4m", true),
        ("USD 100m", "USD 101m", false),
        ("USD 1bn", "USD 1.4bn", true),
        ("USD 1000m", "USD 1.4bn", false),
        ("USD 100m", "EUR 100m", false),
        ("~USD 530m", "USD 550m", true),
        ("~USD 530m", "USD 560m", false),
        ("USD 530m", "~USD 550m", true),
        ("~USD 7bn", "USD 7.5bn", true),
        (">=USD 2.3bn", "USD 2.3bn", true),
        (">=USD 2.3bn", "USD 9bn", true),
        (">=USD 2.3bn", "USD 2.2bn", false),
        (">=USD 10bn", ">=USD 12bn", true),
        (">=USD 10bn", ">=USD 5bn", false),
        (">=USD 10bn", "<=USD 12bn", false),
        (">=USD 10bn", "~USD 10bn", true),
        ("<=USD 10bn", "<=USD 9bn", true),
        ("<=USD 10bn", ">=USD 9bn", false),
        ("USD 12bn", ">=USD 10bn", true),
        ("USD 9bn", ">=USD 10bn", false),
        ("USD 9bn", "<=USD 10bn", true),
    ] {
        assert_eq!(
            money(given).agrees_with(money(record)),
            expected,
            "{given}: {record}"
        );
    }
}

#[test]
fn ranges_agree_where_they_share_a_value() {
    let given = range("USD 1bn", "USD 2bn");
    assert!(given.agrees_with(money("USD 1.5bn")));
    assert!(given.agrees_with(range("USD 2bn", "USD 3bn")));
    assert!(!given.agrees_with(range("USD 3bn", "USD 4bn")));
    assert!(money("USD 1.5bn").agrees_with(given));
    assert!(!money(">=USD 2bn").agrees_with(given));
    assert!(given.agrees_with(money(">=USD 2bn")));
}

#[test]
fn periods_disagree_only_if_both_are_given() {
    let (five, sixty, one) = (period("P5Y"), period("P60M"), period("P1Y"));
    let amount = money("USD 1bn");
    assert!(amount.agrees_with(amount.with_over(five)));
    assert!(amount.with_over(five).agrees_with(amount));
    assert!(amount.with_over(five).agrees_with(amount.with_over(sixty)));
    assert!(!amount.with_over(five).agrees_with(amount.with_over(one)));
}

#[test]
fn no_text_panics_and_every_error_points_between_characters() {
    let pieces = [
        "USD",
        " ",
        "5",
        ".",
        "-",
        "–",
        "bn",
        "~",
        ">=",
        "é",
        "🦀",
        "원",
        "\u{a0}",
        ",",
        "999999999999999999",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                for d in pieces {
                    let text = [a, b, c, d].concat();
                    if let Err(error) = text.parse::<Money>() {
                        assert!(text.get(error.at.clone()).is_some(), "{text}");
                        assert!(!error.problem.help().is_empty() && !error.to_string().is_empty());
                    }
                }
            }
        }
    }
}

#[test]
fn a_currency_is_a_code_in_capitals() {
    assert_eq!(Currency::new("CNY").expect("valid").code(), "CNY");
    for code in ["cny", "원", "", "CNYX", "XTS"] {
        assert_eq!(Currency::new(code), None);
    }
}
