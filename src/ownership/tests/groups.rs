//! Which group an organisation counts with.

use super::*;

#[test]
fn a_group_ends_below_the_state_and_takes_in_majorities_that_it_has_together() {
    let ties = "[tie.rule]\nkind = \"control\"\nparties.state = \"controller\"\nparties.a = \"controlled\"\n".to_owned()
        + &holds("a", "b", "60")
        + &holds("b", "d", "30")
        + &holds("a", "d", "25")
        + &holds("e", "d", "45");
    let model = model(&ties);
    let ownership = on(&model, "2020-01-01");
    let groups = Groups::new(&ownership, model.ties().iter(), day("2020-01-01"));
    let head = |id: &str| model.org(groups.head(key(&model, id)).org).id();
    assert_eq!(["a", "b", "d", "e"].map(head), ["a", "a", "a", "e"]);
}

#[test]
fn a_group_that_grows_upwards_joins_all_that_it_comes_to_hold() {
    // Each is held by the two that come after it, so that the last to be looked at joins first.
    let mut ties = String::new();
    let name = |at: usize| format!("{}", (b'a' + u8::try_from(at).unwrap()) as char);
    for at in 0..6 {
        ties += &holds(&name(at + 1), &name(at), "30");
        ties += &holds(&name(at + 2).replace('h', "g"), &name(at), "25")
            .replace("[tie.g-f]", "[tie.g-f2]");
    }
    ties = ties.replace(&holds("g", "f", "30"), &holds("g", "f", "60"));
    ties = ties.replace(
        &holds("g", "f", "25").replace("[tie.g-f]", "[tie.g-f2]"),
        &holds("h", "f", "25"),
    );
    let model = model(&ties);
    let ownership = on(&model, "2020-01-01");
    let groups = Groups::new(&ownership, model.ties().iter(), day("2020-01-01"));
    let head = |id: &str| model.org(groups.head(key(&model, id)).org).id();
    assert_eq!(
        ["a", "b", "c", "d", "e", "f", "h"].map(head),
        ["g", "g", "g", "g", "g", "g", "h"]
    );
}

#[test]
fn a_predecessor_counts_with_its_successor_and_what_was_split_off_with_the_whole() {
    let succession = |id: &str, before: &str, after: &str, more: &str| {
        format!(
            "[tie.{id}]\nkind = \"succession\"\nparties.{before} = {more}\nparties.{after} = \"successor\"\n\
             dates.closed = \"2015-11-01\"\n"
        )
    };
    let ties = succession("rename", "a", "b", "\"predecessor\"")
        + &succession(
            "split",
            "c",
            "d",
            "{ role = [\"predecessor\", \"successor\"] }",
        );
    let model = model(&ties);
    let head = |id: &str, text: &str| {
        let ownership = on(&model, text);
        let groups = Groups::new(&ownership, model.ties().iter(), day(text));
        model.org(groups.head(key(&model, id)).org).id().to_owned()
    };
    assert_eq!(head("a", "2015-10-31"), "a");
    assert_eq!(head("a", "2015-11-01"), "b");
    assert_eq!(head("d", "2015-11-01"), "c");
}

#[test]
fn those_who_certainly_count_with_each_other_have_a_majority_whoever_is_possibly_above_them() {
    let ties = holds("b", "c", "60")
        + &holds("c", "d", "30")
        + &holds("b", "d", "25")
        + &holds("a", "b", "60").replace("dates.from = \"2010\"", "dates.observed = \"2012\"");
    let model = model(&ties);
    let ownership = on(&model, "2020-01-01");
    let groups = Groups::new(&ownership, model.ties().iter(), day("2020-01-01"));
    let told = |id: &str| {
        let head = groups.head(key(&model, id));
        let sure = groups.sure_head(key(&model, id));
        (model.org(head.org).id(), head.certain, model.org(sure).id())
    };
    assert_eq!(["b", "c", "d"].map(told), [("a", false, "b"); 3]);
}
