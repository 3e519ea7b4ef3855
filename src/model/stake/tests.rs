use super::*;
use crate::model::DecimalProblem;

fn dec(text: &str) -> Decimal {
    text.parse().expect("valid")
}

fn share(text: &str) -> Share {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn range(min: &str, max: &str) -> Share {
    Share::range(dec(min), dec(max)).expect("valid")
}

#[test]
fn a_share_prints_as_written_and_has_a_label() {
    for (text, label) in [
        ("49", "49 %"),
        ("5.890", "5.890 %"),
        ("~20", "~20 %"),
        (">50", ">50 %"),
        (">=50", "≥50 %"),
        ("<5", "<5 %"),
        ("<=5", "≤5 %"),
        ("0", "0 %"),
        ("100", "100 %"),
    ] {
        assert_eq!(share(text).to_string(), text);
        assert_eq!(share(text).label(), label);
    }
    assert_eq!(range("20", "30").to_string(), "20..30");
    assert_eq!(range("20", "30").label(), "20–30 %");
}

#[test]
fn what_is_wrong_is_told_apart_and_pointed_at() {
    use ShareProblem::{InlineRange, NotANumber, OverHundred, PercentSign, UnderZero};
    for (text, at, problem) in [
        ("100.01", 0..6, OverHundred),
        (">100", 0..4, OverHundred),
        ("-1", 0..2, UnderZero),
        ("<0", 0..2, UnderZero),
        ("", 0..0, NotANumber(DecimalProblem::Empty)),
        ("~", 1..1, NotANumber(DecimalProblem::Empty)),
        ("half", 0..1, NotANumber(DecimalProblem::NotANumber)),
        ("~5,5", 2..3, NotANumber(DecimalProblem::Separator)),
        ("절반", 0..3, NotANumber(DecimalProblem::NotANumber)),
        ("20%", 0..3, PercentSign),
        ("~20 %", 1..5, PercentSign),
        ("20-30", 0..5, InlineRange),
        ("20–30", 0..7, InlineRange),
        ("20..30", 0..6, InlineRange),
    ] {
        let error = text.parse::<Share>().expect_err(text);
        assert_eq!(error, ShareError { at, problem }, "{text}");
        assert!(problem.help().starts_with("write "));
    }
    assert_eq!(
        Share::range(dec("30"), dec("20")),
        Err(ShareProblem::MinOverMax)
    );
    assert_eq!(
        Share::range(dec("30"), dec("120")),
        Err(ShareProblem::OverHundred)
    );
    assert_eq!(
        Share::exactly(Decimal::new(1, 100)),
        Err(ShareProblem::OverHundred)
    );
}

#[test]
fn sums_can_rely_on_the_minimum_and_the_maximum() {
    for (given, min, max) in [
        (share("49"), "49", "49"),
        (share("~20"), "19", "21"),
        (share("~99"), "94.05", "100"),
        (share(">50"), "50", "100"),
        (share("<5"), "0", "5"),
        (range("20", "30"), "20", "30"),
        (share("~0.12345678901234567"), "0", "0.13"),
    ] {
        assert!(given.certain_minimum() >= dec(min), "{given}");
        assert!(given.possible_maximum() <= dec(max), "{given}");
    }
    assert_eq!(share("~20").certain_minimum(), dec("19"));
    assert_eq!(share("<5").certain_minimum(), Decimal::ZERO);
}

#[test]
fn too_many_digits_to_widen_leave_the_share_open() {
    let long = share("~9.99999999999999999");
    assert_eq!(long.certain_minimum(), Decimal::ZERO);
    assert_eq!(long.possible_maximum(), HUNDRED);
}

#[test]
fn more_than_half_is_a_majority_and_half_is_not() {
    let half = dec("50");
    assert!(share(">50").exceeds(half));
    assert!(share("50.1").exceeds(half));
    assert!(!share(">=50").exceeds(half));
    assert!(!share("50").exceeds(half));
    assert!(!share("~51").exceeds(half));
    assert!(!share("<60").exceeds(half));
}

#[test]
fn a_share_agrees_as_money_does() {
    for (given, record, expected) in [
        ("49", "49", true),
        ("49", "49.4", true),
        ("49", "50", false),
        ("49.4", "49", false),
        ("~80", "81", true),
        ("83", "81", false),
        (">50", "51", true),
        (">50", "49", false),
        ("<5", "4.9", true),
        ("<5", "~20", false),
    ] {
        assert_eq!(
            share(given).agrees_with(share(record)),
            expected,
            "{given}: {record}"
        );
    }
    assert!(share("25").agrees_with(range("20", "30")));
}

#[test]
fn a_stake_agrees_where_the_record_tells_all_that_is_given() {
    let stake = |equity: &str, votes: &str| {
        Stake::new(Some(share(equity)), Some(share(votes))).expect("valid")
    };
    let equity = Stake::of_equity(share("81"));
    assert!(equity.agrees_with(stake("81", "97")));
    assert!(!equity.agrees_with(stake("83", "97")));
    assert!(!stake("81", "97").agrees_with(stake("81", "90")));
    let votes = Stake::new(None, Some(share("97"))).expect("valid");
    assert!(votes.agrees_with(stake("81", "97")));
    assert!(!votes.agrees_with(equity));
}

#[test]
fn a_stake_tells_equity_or_votes() {
    assert_eq!(Stake::new(None, None), None);
    assert_eq!(Stake::of_equity(share("81")).label(), "81 %");
    assert_eq!(
        Stake::new(Some(share("81")), Some(share("97")))
            .expect("valid")
            .label(),
        "81 % (97 % of votes)"
    );
    assert_eq!(
        Stake::new(None, Some(share("97"))).expect("valid").label(),
        "97 % of votes"
    );
}

#[test]
fn a_stake_is_small() {
    assert!(size_of::<Stake>() <= 80, "{}", size_of::<Stake>());
    assert!(size_of::<Option<Stake>>() <= 80);
}
