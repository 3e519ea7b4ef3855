//! What holdings leave each other, and which contradict each other.

use super::*;

#[test]
fn a_size_that_nobody_states_is_what_the_others_leave() {
    let ties = r#"
[tie.t]
kind = "joint-venture"
parties.a = { role = "partner", stake = 93, controls = true }
parties.b = "partner"
parties.c = "vehicle"
dates.from = "2014"
"#;
    assert_eq!(holdings(ties, "2016-01-01"), ["a→c 93 %", "b→c ≤7 %"]);
}

#[test]
fn an_older_stake_for_which_a_later_one_leaves_no_room_only_fits_into_the_rest() {
    let ties = holds("a", "c", "60") + &holds("b", "c", "51").replace("2010", "2015");
    assert_eq!(holdings(&ties, "2016-01-01"), ["a→c ≤49 %?", "b→c 51 %"]);
    assert_eq!(otherwise(&ties), ["60 % a-c"]);
    let ties = holds("a", "c", "30") + &holds("b", "c", "100").replace("2010", "2015");
    assert_eq!(holdings(&ties, "2016-01-01"), ["b→c 100 %"]);
}

#[test]
fn holdings_that_come_to_more_than_the_whole_are_not_certain() {
    let tie = |id: char, from: &str| {
        format!(
            "[tie.t{id}]\nkind = \"ownership\"\nparties.{id} = {{ role = \"holder\", stake = 60 }}\nparties.c = \"held\"\n\
             dates.from = \"{from}\"\n"
        )
    };
    let both = tie('a', "2010-01-01") + &tie('b', "2010-01-01");
    assert_eq!(holdings(&both, "2012-01-01"), ["a→c 60 %?", "b→c 60 %?"]);
}

/// `c equity 120 %: a 60 %, b 60 %`, each contradiction.
fn excesses(ties: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2020-01-01");
    let id = |org| model.org(org).id();
    let told = ownership.excesses().iter().map(|excess| {
        let shares = excess.shares().iter();
        let shares: Vec<String> = shares
            .map(|share| format!("{} {}", id(share.holder()), share.interval()))
            .collect();
        let (held, right) = (id(excess.held()), excess.right().name());
        format!("{held} {right} {}: {}", excess.sum(), shares.join(", "))
    });
    told.collect()
}

#[test]
fn shares_that_come_to_more_than_the_whole_are_told_to_contradict_each_other() {
    let both = holds("a", "c", "90") + &holds("b", "c", "45");
    assert_eq!(excesses(&both), ["c equity 135 %: a 90 %, b 45 %"]);
    assert_eq!(holdings(&both, "2020-01-01"), ["a→c 90 %?", "b→c 45 %?"]);
    assert_eq!(controllers(&both, "c"), ["a?: a majority c"]);
    let fit = holds("a", "c", "55") + &holds("b", "c", "45");
    assert!(excesses(&fit).is_empty());
    let ranges = holds("a", "c", "\">=90\"") + &holds("b", "c", "{ min = 40, max = 60 }");
    assert_eq!(
        excesses(&ranges),
        ["c equity at least 130 %: a ≥90 %, b 40–60 %"]
    );
}

#[test]
fn votes_and_equity_are_added_up_by_themselves() {
    let votes = holds("a", "c", "{ equity = 20, votes = 60 }")
        + &holds("b", "c", "{ equity = 30, votes = 70 }");
    assert_eq!(excesses(&votes), ["c votes 130 %: b 70 %, a 60 %"]);
    assert_eq!(
        controllers(&votes, "c"),
        ["a?: a majority c", "b?: b majority c"]
    );
    let mixed = holds("a", "c", "{ equity = 20, votes = 60 }") + &holds("b", "c", "60");
    assert!(excesses(&mixed).is_empty());
}

#[test]
fn a_later_observation_leaves_an_older_stake_no_room_but_does_not_end_it_for_certain() {
    let ties = holds("a", "c", "100")
        + &holds("b", "c", "100").replace("dates.from = \"2010\"", "dates.observed = \"2018\"");
    assert_eq!(
        holdings(&ties, "2020-01-01"),
        ["a→c unknown?", "b→c 100 %?"]
    );
    assert_eq!(otherwise(&ties), ["100 % a-c"]);
    assert_eq!(controllers(&ties, "c"), ["b?: b majority c"]);
    assert!(excesses(&ties).is_empty());
    assert_eq!(holdings(&ties, "2017-01-01"), ["a→c 100 %"]);
}

#[test]
fn a_size_that_nobody_states_is_bounded_by_earlier_ties_too() {
    let unknown = |ties: String| ties.replace(", stake = x", "");
    let ties = holds("a", "c", "60") + &unknown(holds("b", "c", "x")).replace("2010", "2015");
    assert_eq!(holdings(&ties, "2016-01-01"), ["a→c 60 %", "b→c ≤40 %"]);
    // What is said to be held in another tie is not nothing.
    let ties = holds("a", "c", "100") + &unknown(holds("b", "c", "x")).replace("2010", "2015");
    assert_eq!(holdings(&ties, "2016-01-01"), ["a→c 100 %", "b→c unknown"]);
}

#[test]
fn those_that_contradict_each_other_leave_others_what_they_say() {
    let later = |ties: String| ties.replace("2010", "2015");
    let ties = holds("a", "c", "30") + &later(holds("b", "c", "60") + &holds("d", "c", "60"));
    assert_eq!(
        holdings(&ties, "2020-01-01"),
        ["a→c ≤30 %?", "b→c 60 %?", "d→c 60 %?"]
    );
}

#[test]
fn power_alone_is_not_bounded_by_shares() {
    let ties = "[tie.rule]\nkind = \"control\"\nparties.a = \"controller\"\nparties.c = \"controlled\"\ndates.from = \"2010\"\n"
        .to_owned()
        + &holds("b", "c", "100").replace("2010", "2015");
    assert_eq!(holdings(&ties, "2020-01-01"), ["a→c unknown", "b→c 100 %"]);
    assert_eq!(
        controllers(&ties, "c"),
        ["a: a control-tie c", "b: b majority c"]
    );
}
