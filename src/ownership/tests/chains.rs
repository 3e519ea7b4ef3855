//! Stakes along chains and in circles.

use super::*;

#[test]
fn chains_multiply_and_add_up_and_intervals_stay_intervals() {
    let ties = holds("a", "b", "50")
        + &holds("b", "d", "40")
        + &holds("a", "c", "{ min = 20, max = 30 }")
        + &holds("c", "d", "50");
    assert_eq!(owners(&ties, "d"), ["a 30–35 %", "b 40 %", "c 50 %"]);
}

#[test]
fn a_circle_of_two_is_solved_exactly() {
    // y(a) = 0.6 + 0.2 y(b), with b's stake y(b) = 0.5 y(a) in what a and b hold: 0.6 / 0.9 and 0.3 / 0.9.
    let ties = holds("a", "d", "60")
        + &holds("a", "b", "20")
        + &holds("b", "a", "50")
        + &holds("c", "b", "30");
    assert_eq!(owners(&ties, "d"), ["a 66.67 %", "b 33.33 %", "c 10 %"]);
}

#[test]
fn what_an_organisation_owns_of_itself_through_others_lifts_its_owners_and_is_no_owner() {
    // a holds half of c, which holds 20 % of a: y(a) = 0.5 / 0.9.
    let ties = holds("a", "c", "50") + &holds("c", "a", "20");
    assert_eq!(owners(&ties, "c"), ["a 55.56 %"]);
}

#[test]
fn a_circle_that_owns_itself_wholly_is_cut_at_the_whole() {
    let ties = holds("a", "b", "100") + &holds("b", "a", "100") + &holds("a", "c", "50");
    assert_eq!(owners(&ties, "c"), ["a 100 %", "b 100 %"]);
}

#[test]
fn upper_ends_that_exceed_the_whole_are_cut() {
    let ties = "[tie.a-b]\nkind = \"ownership\"\nparties.a = \"holder\"\nparties.b = \"held\"\ndates.from = \"2010\"\n".to_owned()
        + "[tie.b-a]\nkind = \"ownership\"\nparties.b = \"holder\"\nparties.a = \"held\"\ndates.from = \"2010\"\n"
        + &holds("a", "c", "50");
    assert_eq!(owners(&ties, "c"), ["a ≥50 %", "b unknown"]);
}

#[test]
fn the_lower_end_counts_what_is_possibly_held_only_where_nothing_certain_is() {
    let possible =
        |ties: String| ties.replace("dates.from = \"2010\"", "dates.observed = \"2010\"");
    let ties = holds("a", "c", "30") + &holds("a", "b", "100") + &possible(holds("b", "c", "20"));
    assert_eq!(owners(&ties, "c"), ["a 30–50 %", "b 20 %?"]);
}

#[test]
fn what_is_held_from_a_circle_counts_with_all_that_runs_in_it() {
    let ties = "[tie.t]\nkind = \"ownership\"\nparties.a = { role = \"holder\", stake = 80 }\nparties.b = \"held\"\ndates.from = \"2010\"\n\
                [tie.u]\nkind = \"ownership\"\nparties.b = { role = \"holder\", stake = 50 }\nparties.c = { role = \"holder\", stake = 30 }\nparties.a = \"held\"\ndates.from = \"2010\"\n";
    assert_eq!(owners(ties, "b"), ["a 100 %", "c 40 %"]);
    assert_eq!(owners(ties, "a"), ["b 83.33 %", "c 50 %"]);
}
