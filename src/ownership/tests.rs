//! The facts of ownership, each with a small model.

use std::fmt::Write as _;

use super::*;
use crate::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::load::Loaded;

/// A model of the companies `a` to `h`, the government `state`, and some ties.
fn model(ties: &str) -> Model {
    let mut text = String::from("[org.state]\nname = \"State\"\nkind = \"government\"\n");
    for org in "abcdefgh".chars() {
        let _ = write!(text, "[org.{org}]\nname = \"Firm {org}\"\n");
    }
    text += ties;
    let mut files = Files::default();
    files.push(File::new("t.toml", Syntax::Toml, text));
    let compiled = Compiled::new(Loaded {
        files,
        ..Loaded::default()
    });
    assert!(compiled.faults().is_empty(), "{:?}", compiled.faults());
    compiled.into_model().unwrap()
}

fn day(text: &str) -> Day {
    text.parse::<crate::model::Date>().unwrap().day().unwrap()
}

fn on<'m>(model: &'m Model, text: &str) -> Ownership<'m> {
    Ownership::new(model, model.ties().iter(), day(text))
}

fn key(model: &Model, id: &str) -> OrgKey {
    model.org_by_id(id).unwrap().key()
}

/// `a→b 49 %`, each in its order, with `?` behind what is only possibly held.
fn told(ownership: &Ownership<'_>) -> Vec<String> {
    let id = |org| ownership.model().org(org).id();
    let holdings = ownership.holdings().iter();
    holdings
        .map(|holding| {
            let votes = holding.votes().map(|votes| format!(", {votes} of votes"));
            let mark = if holding.is_certain() { "" } else { "?" };
            format!(
                "{}→{} {}{}{mark}",
                id(holding.holder()),
                id(holding.held()),
                holding.equity(),
                votes.unwrap_or_default()
            )
        })
        .collect()
}

fn holdings(ties: &str, text: &str) -> Vec<String> {
    told(&on(&model(ties), text))
}

/// `a 45 %`, each owner of an organisation.
fn owners(ties: &str, org: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2020-01-01");
    let owners = ownership.owners(key(&model, org));
    owners
        .iter()
        .map(|owner| {
            let mark = if owner.certain { "" } else { "?" };
            format!("{} {}{mark}", model.org(owner.org).id(), owner.equity)
        })
        .collect()
}

/// `a: b stated, c majority of b`, each controller of an organisation with its way.
fn controllers(ties: &str, org: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2020-01-01");
    let id = |org: OrgKey| model.org(org).id();
    let controllers = ownership.controllers_of(key(&model, org));
    controllers
        .iter()
        .map(|control| {
            let steps: Vec<String> = control
                .steps
                .iter()
                .map(|step| {
                    let through: Vec<&str> = step.through.iter().map(|&org| id(org)).collect();
                    format!(
                        "{} {} {}",
                        through.join("+"),
                        step.rule.name(),
                        id(step.org)
                    )
                })
                .collect();
            let mark = if control.certain { "" } else { "?" };
            format!("{}{mark}: {}", id(control.controller), steps.join(", "))
        })
        .collect()
}

/// A holding since 2010.
fn holds(holder: &str, held: &str, stake: &str) -> String {
    format!(
        "[tie.{holder}-{held}]\nkind = \"ownership\"\nparties.{holder} = {{ role = \"holder\", stake = {stake} }}\n\
         parties.{held} = \"held\"\ndates.from = \"2010\"\n"
    )
}

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

/// What ties say otherwise of the first holding, and which.
fn otherwise(ties: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2019-02-01");
    let otherwise = ownership.holdings()[0].otherwise().iter();
    otherwise
        .filter_map(|one| {
            Some(format!(
                "{} {}",
                one.stake()?.label(),
                model.tie(one.tie()).id()
            ))
        })
        .collect()
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

#[test]
fn what_is_held_from_a_circle_counts_with_all_that_runs_in_it() {
    let ties = "[tie.t]\nkind = \"ownership\"\nparties.a = { role = \"holder\", stake = 80 }\nparties.b = \"held\"\ndates.from = \"2010\"\n\
                [tie.u]\nkind = \"ownership\"\nparties.b = { role = \"holder\", stake = 50 }\nparties.c = { role = \"holder\", stake = 30 }\nparties.a = \"held\"\ndates.from = \"2010\"\n";
    assert_eq!(owners(ties, "b"), ["a 100 %", "c 40 %"]);
    assert_eq!(owners(ties, "a"), ["b 83.33 %", "c 50 %"]);
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
