//! Which ties count on a day, and what they say.

use super::*;

const FOUNDED: &str = r#"
[tie.founded]
kind = "joint-venture"
parties.a = { role = "partner", stake = 51, controls = true }
parties.b = { role = "partner", stake = 49 }
parties.c = "vehicle"
dates.announced = "2003-03"
dates.closed = "2003-11"
"#;

const BOUGHT: &str = r#"
[tie.bought]
kind = "acquisition"
follows = "founded"
parties.b = { role = "acquirer", was = 49, stake = 100, controls = true }
parties.a = { role = "seller", was = 51, stake = 0 }
parties.c = "target"
"#;

#[test]
fn a_partners_stake_in_the_vehicle_is_a_holding_once_it_is_closed() {
    assert!(holdings(FOUNDED, "2003-06-01").is_empty());
    assert_eq!(holdings(FOUNDED, "2004-01-01"), ["a→c 51 %", "b→c 49 %"]);
    assert_eq!(holdings(FOUNDED, "2003-11-15"), ["a→c 51 %?", "b→c 49 %?"]);
}

#[test]
fn the_later_tie_wins_and_a_seller_keeps_what_it_says() {
    let ties = format!("{FOUNDED}{BOUGHT}dates.closed = \"2007-03-02\"\n");
    assert_eq!(holdings(&ties, "2007-03-01"), ["a→c 51 %", "b→c 49 %"]);
    assert_eq!(holdings(&ties, "2007-03-02"), ["b→c 100 %"]);
    let keeps = ties
        .replace("stake = 0", "stake = 10")
        .replace("stake = 100", "stake = 90");
    assert_eq!(holdings(&keeps, "2008-01-01"), ["a→c 10 %", "b→c 90 %"]);
}

#[test]
fn while_it_is_not_certain_that_a_tie_has_started_both_levels_are_possible() {
    let ties = format!("{FOUNDED}{BOUGHT}dates.closed = \"2007\"\n");
    assert_eq!(holdings(&ties, "2007-06-01"), ["a→c ≤51 %?", "b→c ≥49 %"]);
}

#[test]
fn a_deal_that_was_dropped_or_has_ended_counts_for_nothing() {
    let dropped =
        format!("{FOUNDED}{BOUGHT}dates.announced = \"2006\"\ndates.withdrawn = \"2007\"\n");
    assert_eq!(holdings(&dropped, "2008-01-01"), ["a→c 51 %", "b→c 49 %"]);
    let ended = format!("{FOUNDED}dates.ended = \"2007\"\n");
    assert!(holdings(&ended, "2008-01-01").is_empty());
}

#[test]
fn a_planned_deal_tells_what_is_held_before_it() {
    let ties = format!("{BOUGHT}dates.announced = \"2006-11-27\"\ndates.closed = \"2007-03-02\"\n")
        .replace("follows = \"founded\"\n", "");
    assert_eq!(holdings(&ties, "2007-01-01"), ["a→c 51 %", "b→c 49 %"]);
    assert!(holdings(&ties, "2006-01-01").is_empty());
    let due = format!("{ties}dates.due = \"2007-03\"\n");
    assert!(holdings(&due, "2006-01-01").is_empty());
}

/// That a holds some of c, and a deal that was announced in 2018 and closed in March of 2019.
fn before_a_deal(held: &str, was: &str) -> String {
    holds("a", "c", held).replace(", stake = unknown", "")
        + &format!(
            "[tie.deal]\nkind = \"investment\"\nparties.a = {{ role = \"investor\", was = {was}, stake = 20 }}\n\
             parties.c = \"investee\"\ndates.announced = \"2018\"\ndates.closed = \"2019-03\"\n"
        )
}

#[test]
fn what_a_planned_deal_says_otherwise_of_the_time_before_it_stands_beside_what_is_held() {
    let ties_of = |ties: &str| -> Vec<String> {
        let model = model(ties);
        let ownership = on(&model, "2019-02-01");
        let ties = ownership.holdings()[0].ties().iter();
        ties.map(|&tie| model.tie(tie).id().to_owned()).collect()
    };
    let other = before_a_deal("3", "5");
    assert_eq!(holdings(&other, "2019-02-01"), ["a→c 3 %"]);
    assert_eq!(ties_of(&other), ["a-c"]);
    assert_eq!(otherwise(&other), ["5 % deal"]);
    assert_eq!(holdings(&other, "2019-04-01"), ["a→c 20 %"]);
    assert_eq!(otherwise(&before_a_deal("0", "5")), ["5 % deal"]);
    let same = before_a_deal("5", "5");
    assert_eq!(otherwise(&same), [""; 0]);
    assert_eq!(holdings(&same, "2019-02-01"), ["a→c 5 %"]);
    assert_eq!(ties_of(&same), ["a-c"]);
    let exact = before_a_deal("unknown", "5");
    assert_eq!(holdings(&exact, "2019-02-01"), ["a→c 5 %"]);
    assert_eq!(ties_of(&exact), ["a-c", "deal"]);
}

#[test]
fn where_no_tie_that_started_gives_a_figure_what_a_planned_deal_says_of_the_time_before_it_counts()
{
    let alone = before_a_deal("3", "5").replace("dates.from = \"2010\"", "dates.from = \"2030\"");
    assert_eq!(holdings(&alone, "2019-02-01"), ["a→c 5 %"]);
    let control = "[tie.c]\nkind = \"acquisition\"\nparties = { a = \"acquirer\", c = \"target\" }\ndates.closed = \"2010\"\n";
    let control = before_a_deal("3", "40")
        .replace("dates.from = \"2010\"", "dates.from = \"2030\"")
        + control;
    assert_eq!(holdings(&control, "2019-02-01"), ["a→c 40 %"]);
}

#[test]
fn where_it_is_not_certain_that_a_tie_has_started_a_planned_deals_other_figure_is_as_possible() {
    let doubtful =
        before_a_deal("3", "5").replace("dates.from = \"2010\"", "dates.from = \"2018/2019\"");
    assert_eq!(holdings(&doubtful, "2019-02-01"), ["a→c 3–5 %?"]);
    assert_eq!(otherwise(&doubtful), ["3 % a-c", "5 % deal"]);
}

#[test]
fn a_tie_that_is_only_denied_gives_neither_a_stake_nor_control() {
    let source = "[source.s]\npublisher = \"S\"\n";
    let tie = |modality: &str| {
        format!(
            "[tie.t]\nkind = \"control\"\nparties = {{ a = \"controller\", c = \"controlled\" }}\ndates.from = \"2010\"\n\
             evidence = [{{ source = \"s\", modality = \"{modality}\", gives = {{ dates.from = \"2010\" }} }}]\n{source}"
        )
    };
    assert_eq!(controllers(&tie("reported"), "c"), ["a: a control-tie c"]);
    assert!(controllers(&tie("denied"), "c").is_empty());
}

#[test]
fn a_party_that_left_holds_nothing_and_one_that_came_sells_something() {
    let ties = r#"
[tie.t]
kind = "acquisition"
parties.a = { role = "acquirer", stake = 51, controls = true }
parties.b = { role = "seller", was = 100, stake = 0, until = "2015-11-01" }
parties.d = { role = "seller", stake = 49, from = "2015-11-01" }
parties.c = "target"
dates.announced = "2015-05-21"
dates.closed = "2016-05-01"
"#;
    assert_eq!(holdings(ties, "2015-10-01"), ["b→c 100 %"]);
    assert_eq!(holdings(ties, "2015-12-01"), ["d→c unknown"]);
    assert_eq!(holdings(ties, "2016-06-01"), ["a→c 51 %", "d→c 49 %"]);
}

#[test]
fn what_has_left_its_tie_is_held_no_more_and_what_has_not_come_not_yet() {
    let founded = |dates: &str| {
        FOUNDED.replace(
            "parties.c = \"vehicle\"",
            &format!("parties.c = {{ role = \"vehicle\", {dates} }}"),
        )
    };
    let left = founded("until = \"2015\"");
    assert_eq!(holdings(&left, "2014-12-31"), ["a→c 51 %", "b→c 49 %"]);
    assert_eq!(holdings(&left, "2015-06-01"), ["a→c 51 %?", "b→c 49 %?"]);
    assert!(holdings(&left, "2015-12-31").is_empty());
    let came = founded("from = \"2015\"");
    assert!(holdings(&came, "2014-12-31").is_empty());
    assert_eq!(holdings(&came, "2015-06-01"), ["a→c 51 %?", "b→c 49 %?"]);
    assert_eq!(holdings(&came, "2015-12-31"), ["a→c 51 %", "b→c 49 %"]);
}

#[test]
fn a_plan_about_what_has_left_it_tells_nothing_of_what_was_held_before() {
    let planned = BOUGHT.replace("follows = \"founded\"\n", "").replace(
        "parties.c = \"target\"",
        "parties.c = { role = \"target\", until = \"2007\" }",
    ) + "dates.announced = \"2006\"\n";
    assert_eq!(holdings(&planned, "2006-12-31"), ["a→c 51 %", "b→c 49 %"]);
    assert_eq!(holdings(&planned, "2007-06-01"), ["a→c 51 %?", "b→c 49 %?"]);
    assert!(holdings(&planned, "2008-01-01").is_empty());
}

#[test]
fn who_sold_control_and_kept_nothing_that_is_told_holds_nothing() {
    let ties = r#"
[tie.t]
kind = "acquisition"
parties.a = "acquirer"
parties.b = "seller"
parties.c = "target"
dates.closed = "2015-05-21"
"#;
    assert_eq!(holdings(ties, "2016-01-01"), ["a→c >50 %"]);
}

#[test]
fn votes_stand_beside_the_equity_and_are_not_taken_from_it() {
    let ties = holds("a", "c", "{ equity = 40, votes = 60 }")
        + &holds("b", "c", "{ equity = 55, votes = 35 }");
    assert_eq!(
        holdings(&ties, "2016-01-01"),
        ["a→c 40 %, 60 % of votes", "b→c 55 %, 35 % of votes"]
    );
    assert_eq!(controllers(&ties, "c"), ["a: a majority c"]);
    assert_eq!(owners(&ties, "c"), ["a 40 %", "b 55 %"]);
}

#[test]
fn control_that_is_certain_does_not_make_a_doubtful_stake_certain() {
    let ties = holds("a", "b", "60").replace("dates.from = \"2010\"", "dates.observed = \"2012\"")
        + "[tie.rule]\nkind = \"control\"\nparties.a = \"controller\"\nparties.b = \"controlled\"\ndates.from = \"2010\"\n";
    assert_eq!(holdings(&ties, "2020-01-01"), ["a→b 60 %?"]);
    assert_eq!(owners(&ties, "b"), ["a 60 %?"]);
    assert_eq!(controllers(&ties, "b"), ["a: a control-tie b"]);
    // And the other way round.
    let ties = ties
        .replace("from = \"2010\"", "from = \"x\"")
        .replace("observed = \"2012\"", "from = \"2010\"");
    let ties = ties.replace("from = \"x\"", "observed = \"2012\"");
    assert_eq!(holdings(&ties, "2020-01-01"), ["a→b 60 %"]);
    assert_eq!(controllers(&ties, "b"), ["a: a majority b"]);
}

#[test]
fn of_two_stakes_of_which_one_is_right_the_equity_stands_for_the_votes_that_one_does_not_tell() {
    let plain = holds("a", "b", "60").replace("dates.from = \"2010\"\n", "");
    let with_votes = plain.replace("stake = 60", "stake = { equity = 30, votes = 40 }");
    for (first, second) in [("t1", "t2"), ("t3", "t2")] {
        let ties = plain.replace("[tie.a-b]", &format!("[tie.{first}]"))
            + &with_votes.replace("[tie.a-b]", &format!("[tie.{second}]"));
        assert_eq!(
            holdings(&ties, "2020-01-01"),
            ["a→b 30–60 %, 40–60 % of votes?"],
            "{first} {second}"
        );
        assert_eq!(controllers(&ties, "b"), ["a?: a majority b"]);
    }
}

#[test]
fn a_tie_that_was_last_observed_replaces_older_ones_and_is_possibly_in_force() {
    let ties = holds("a", "c", "5.89")
        + "[tie.later]\nkind = \"ownership\"\nparties.a = { role = \"holder\", stake = 12.8 }\nparties.c = \"held\"\n\
           dates.observed = \"2015-06-30\"\n";
    assert_eq!(holdings(&ties, "2014-01-01"), ["a→c 5.89 %"]);
    assert_eq!(holdings(&ties, "2016-01-01"), ["a→c 12.8 %?"]);
}
