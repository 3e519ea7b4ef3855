//! Who controls whom, and on which way.

use super::*;

#[test]
fn a_majority_through_two_subsidiaries_is_control() {
    let ties = holds("a", "b", "60")
        + &holds("a", "c", "70")
        + &holds("b", "d", "30")
        + &holds("c", "d", "25");
    assert_eq!(
        controllers(&ties, "d"),
        ["a: a majority b, a majority c, b+c majority d"]
    );
}

#[test]
fn a_share_that_may_be_more_than_half_is_possible_control_and_an_unknown_one_is_none() {
    assert_eq!(
        controllers(&holds("a", "c", "\"~50\""), "c"),
        ["a?: a majority c"]
    );
    assert!(controllers(&holds("a", "c", "50"), "c").is_empty());
    let unknown = holds("a", "c", "50").replace(", stake = 50", "");
    assert!(controllers(&unknown, "c").is_empty());
}

#[test]
fn control_that_is_denied_is_none_whatever_is_held() {
    let ties = holds("a", "c", "80, controls = false");
    assert!(controllers(&ties, "c").is_empty());
    assert_eq!(owners(&ties, "c"), ["a 80 %"]);
}

#[test]
fn stated_control_needs_no_share_and_runs_through_administrative_parts() {
    let ties =
        holds("b", "c", "20, controls = true").replace("[tie.", "[org.h2]\nname = \"Part\"\n[tie.");
    let ties = ties.replace(
        "[org.h2]\nname = \"Part\"\n",
        "[org.part]\nname = \"Part\"\npart_of = \"a\"\n",
    );
    let ties = ties.replace("parties.b", "parties.part");
    assert_eq!(
        controllers(&ties, "c"),
        ["a: a part-of part, part stated c", "part: part stated c"]
    );
}

#[test]
fn who_acquires_alone_controls_until_another_does() {
    let bought = |by: &str, day: &str| {
        format!(
            "[tie.by-{by}]\nkind = \"acquisition\"\nparties.{by} = \"acquirer\"\nparties.c = \"target\"\n\
             dates.closed = \"{day}\"\n"
        )
    };
    let once = bought("a", "2010-01-01");
    assert_eq!(controllers(&once, "c"), ["a: a sole-acquirer c"]);
    let twice = once + &bought("b", "2015-01-01");
    assert_eq!(controllers(&twice, "c"), ["b: b sole-acquirer c"]);
}

#[test]
fn those_who_control_one_another_do_not_run_for_ever() {
    let ties = holds("a", "b", "60") + &holds("b", "a", "60") + &holds("b", "c", "60");
    assert_eq!(
        controllers(&ties, "c"),
        ["a: a majority b, b majority c", "b: b majority c"]
    );
}

#[test]
fn of_a_long_way_the_steps_nearest_to_the_end_are_told() {
    let mut toml = String::new();
    for at in 0..41 {
        let _ = writeln!(toml, "[org.x{at:02}]\nname = \"X{at}\"");
    }
    for at in 0..40 {
        toml += &holds(&format!("x{at:02}"), &format!("x{:02}", at + 1), "100");
    }
    let model = model(&toml);
    let ownership = on(&model, "2020-01-01");
    let [first, last] = ["x00", "x40"].map(|id| key(&model, id));
    let control = ownership.control_of(first, last).unwrap();
    assert!(control.certain && control.shortened);
    assert_eq!(control.steps.len(), MOST_STEPS);
    assert_eq!(control.steps.last().unwrap().org, last);
    assert_eq!(ownership.under(first).count(), 40);
}

/// Holdings among organisations that look random and are the same every time, by Knuth's multiplier for 64 bits.
fn random(seed: u64) -> String {
    let mut seed = seed;
    let mut below = |end: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % end
    };
    let orgs: Vec<char> = "abcdefgh".chars().collect();
    let mut ties = String::new();
    for (at, held) in orgs.iter().enumerate() {
        let mut holders: Vec<char> = orgs.clone();
        holders.remove(at);
        for _ in 0..=below(3) {
            let place = usize::try_from(below(holders.len() as u64)).unwrap();
            let holder = holders.remove(place);
            let stake = match below(6) {
                0 => "{ min = 40, max = 60 }".to_owned(),
                1 => "5, controls = true".to_owned(),
                2 => "60".to_owned(),
                _ => (15 + below(20)).to_string(),
            };
            let date = if below(4) == 0 { "observed" } else { "from" };
            let tie = holds(&holder.to_string(), &held.to_string(), &stake);
            ties += &tie.replace("from =", &format!("{date} ="));
        }
    }
    ties
}

#[test]
fn who_controls_is_found_alike_from_above_and_from_below() {
    let (mut several, mut doubtful) = (0, 0);
    for seed in 0..300 {
        let ties = random(seed);
        let model = model(&ties);
        let ownership = on(&model, "2020-01-01");
        let orgs = || model.orgs().iter().map(crate::model::Org::key);
        for org in orgs() {
            let from_below = ownership.controllers_of(org);
            let from_above: Vec<Control> = orgs()
                .filter_map(|above| ownership.control_of(above, org))
                .collect();
            assert_eq!(from_below, from_above, "{ties}");
            several += usize::from(from_below.iter().any(|one| one.steps.len() > 2));
            doubtful += usize::from(from_below.iter().any(|one| !one.certain));
        }
    }
    assert!(several > 100 && doubtful > 100, "{several}, {doubtful}");
}

#[test]
fn a_chain_of_ten_thousand_majorities_is_gone_through_in_no_depth() {
    let mut toml = String::new();
    for at in 0..10_000 {
        let _ = writeln!(toml, "[org.x{at:05}]\nname = \"X{at}\"");
    }
    for at in 1..10_000 {
        toml += &holds(&format!("x{:05}", at - 1), &format!("x{at:05}"), "100");
    }
    let model = model(&toml);
    let ownership = on(&model, "2020-01-01");
    let [first, last] = ["x00000", "x09999"].map(|id| key(&model, id));
    let controllers = ownership.controllers_of(last);
    assert_eq!(controllers.len(), 9_999);
    assert_eq!(controllers[0], ownership.control_of(first, last).unwrap());
    assert_eq!(ownership.owners(last).len(), 9_999);
    assert_eq!(ownership.controlled_by(first).len(), 9_999);
}
