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
