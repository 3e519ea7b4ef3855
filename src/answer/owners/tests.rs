//! What answers about owners look like.

use super::*;
use crate::answer::{Format, Screen, Select, render};
use crate::query::tests::of_text;

#[test]
fn a_figure_of_a_planned_tie_that_a_started_one_contradicts_stands_beside_it_as_contested() {
    let graph = of_text(
        "[org.a]\nname = \"A\"\n[org.c]\nname = \"C\"\n[source.s]\npublisher = \"Wire\"\n\
         [tie.held]\nkind = \"ownership\"\nparties.a = { role = \"holder\", stake = 3 }\nparties.c = \"held\"\n\
         dates.from = \"2010\"\n\
         [tie.deal]\nkind = \"investment\"\nparties.a = { role = \"investor\", was = 5, stake = 20 }\n\
         parties.c = \"investee\"\ndates.announced = \"2018\"\n\
         evidence = [{ source = \"s\", gives = { parties.a.was = 5 } }]\n",
    );
    let day = Day::new(2019, 1, 1).expect("a day of the calendar");
    let c = graph.find("C").expect("it is in the graph").key();
    let found = query::owners(&graph, c, day);
    let row = OwnerRow::new(&graph, &found[0], day);
    let lines: Vec<String> = row.stake_lines("c").iter().map(Line::text).collect();
    assert_eq!(
        lines,
        ["3 %", "[tie.held]", "contested: 5 %, by Wire [tie.deal]"]
    );
    assert_eq!(
        row.values().last().map(String::as_str),
        Some("5 % before tie.deal")
    );
    let short = OwnerRef::all(&graph, c, day).0[0].line().text();
    assert_eq!(short, "A: 3 %, contested: 5 % before tie.deal [org.a]");
}

#[test]
fn who_owns_through_others_is_told_with_the_sources_of_each_step() {
    let tie = |id: &str, holder: &str, held: &str| {
        format!(
            "[tie.{id}]\nkind = \"ownership\"\nparties.{holder} = {{ role = \"holder\", stake = 40 }}\n\
             parties.{held} = \"held\"\ndates.from = \"2010\"\nevidence = [{{ source = \"of-{id}\" }}, {{ source = \"both\" }}]\n\
             [source.of-{id}]\npublisher = \"{id}\"\n"
        )
    };
    let orgs = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n[source.both]\npublisher = \"Both\"\n";
    let graph = of_text(&format!(
        "{orgs}{}{}",
        tie("one", "a", "b"),
        tie("two", "b", "c")
    ));
    let day = Day::new(2020, 1, 1).expect("a day of the calendar");
    let c = graph.find("C").expect("it is in the graph").key();
    let found = query::owners(&graph, c, day);
    let row = OwnerRow::new(&graph, &found[1], day);
    assert!(row.direct.is_none());
    let sources: Vec<&str> = row.sources.iter().map(|said| &*said.source.id).collect();
    assert_eq!(sources, ["of-one", "both", "of-two"]);
    assert_eq!(row.says_lines().len(), 3);
}

#[test]
fn what_is_held_through_a_tie_that_lies_only_possibly_in_the_time_is_marked() {
    let tie = |id: &str, holder: &str, held: &str| {
        format!(
            "[tie.{id}]\nkind = \"ownership\"\nparties.{holder} = {{ role = \"holder\", stake = 80 }}\n\
             parties.{held} = \"held\"\ndates.from = \"2014\"\n"
        )
    };
    let graph = of_text(&format!(
        "{ORGS}{}{}",
        tie("one", "a", "b"),
        tie("two", "b", "c")
    ));
    let told = |since: &str| {
        let mut selection = crate::select::Selection::new();
        selection.add(&graph, "since", since).expect("it fits");
        let graph = selection.apply(&graph);
        let day = Day::new(2020, 1, 1).expect("a day of the calendar");
        let c = graph.find("C").expect("it is in the graph").key();
        let found = query::owners(&graph, c, day);
        let row = OwnerRow::new(&graph, &found[1], day);
        let control = row.control.as_ref().map(ControlRow::lines);
        let lines = [row.stake_lines("c"), control.unwrap_or_default()].concat();
        let lines: Vec<String> = lines.iter().map(Line::text).collect();
        let short = OwnerRef::all(&graph, c, day).0[1].line().text();
        (row.hit, lines, short)
    };
    let (hit, lines, short) = told("2014-03");
    assert_eq!(hit, Some(Match::Possible));
    assert_eq!(
        lines,
        [
            "64 % through B (possibly then)",
            "yes",
            "A → B: majority, 80 % [tie.one] (possibly then)",
            "B → C: majority, 80 % [tie.two] (possibly then)",
        ]
    );
    assert_eq!(short, "A: 64 % through B; controls (possibly then) [org.a]");
    let (hit, lines, _) = told("2014");
    assert_eq!(hit, Some(Match::Certain));
    assert!(
        lines.iter().all(|line| !line.contains("possibly")),
        "{lines:?}"
    );
}

const ORGS: &str = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n[source.s]\npublisher = \"Wire\"\n";

/// A holding of `a` or `b` in `c`.
fn held(id: &str, holder: &str, stake: &str, from: &str) -> String {
    format!(
        "[tie.{id}]\nkind = \"ownership\"\nparties.{holder} = {{ role = \"holder\", stake = {stake} }}\n\
         parties.c = \"held\"\ndates.from = \"{from}\"\n"
    )
}

/// A plan of `a` to hold 20 % of `c`.
fn planned(was: &str) -> String {
    format!(
        "[tie.deal]\nkind = \"investment\"\nparties.a = {{ role = \"investor\", was = {was}, stake = 20 }}\n\
         parties.c = \"investee\"\ndates.announced = \"2018\"\n"
    )
}

/// A value that the source gives.
fn gives(value: &str) -> String {
    format!("evidence = [{{ source = \"s\", gives = {{ {value} }} }}]\n")
}

fn answer_of(graph: &Graph, day: (i32, u8, u8)) -> OwnersAnswer {
    let asked = Asked {
        graph: GraphRef {
            name: "t".to_owned(),
            title: None,
        },
        as_of: Day::new(day.0, day.1, day.2).expect("a day of the calendar"),
        select: Select::new(),
    };
    owners(&asked, graph, graph.find("C").expect("it is in the graph"))
}

/// What contradicts what: the ties, the day, and the figures to be shown.
type Case = (&'static str, String, (i32, u8, u8), &'static [&'static str]);

const NOW: (i32, u8, u8) = (2020, 1, 1);

/// A holding of `a` since one day.
fn day(stake: &str, id: &str) -> String {
    held(id, "a", stake, "2010-03-01")
}

fn of_several_ties() -> Vec<Case> {
    let next = "[tie.next]\nkind = \"investment\"\nparties.a = { role = \"investor\", was = 50, stake = 60 }\n\
                parties.c = \"investee\"\ndates.closed = \"2015\"\n";
    vec![
        (
            "an older stake for which a later one leaves no room",
            held("x", "a", "100", "2010") + &held("y", "b", "30", "2011"),
            NOW,
            &["\u{2264}70 %", "100 %"],
        ),
        (
            "two ties of one day",
            day("40", "x") + &day("60", "y"),
            NOW,
            &["40 %", "60 %"],
        ),
        (
            "three ties of one day",
            day("40", "x") + &day("50", "y") + &day("60", "z"),
            NOW,
            &["40 %", "50 %", "60 %"],
        ),
        (
            "ties of which it is not certain which is later",
            held("x", "a", "40", "2010") + &held("y", "a", "60", "2010-06"),
            NOW,
            &["40 %", "60 %"],
        ),
        (
            "a stake and what the next tie says",
            held("x", "a", "40", "2010") + next,
            (2012, 1, 1),
            &["40 %", "50 %"],
        ),
    ]
}

fn of_several_holders() -> Vec<Case> {
    let seen = "[tie.y]\nkind = \"ownership\"\nparties.b = { role = \"holder\", stake = 100 }\n\
                parties.c = \"held\"\ndates.observed = \"2018\"\n";
    vec![
        (
            "two who hold all",
            held("x", "a", "100", "2010") + &held("y", "b", "100", "2010"),
            NOW,
            &["100 %", "200 %"],
        ),
        (
            "two who hold too much",
            held("x", "a", "90", "2010") + &held("y", "b", "45", "2010-06"),
            NOW,
            &["90 %", "135 %"],
        ),
        (
            "two who have too many votes",
            held("x", "a", "{ equity = 20, votes = 60 }", "2010")
                + &held("y", "b", "{ equity = 30, votes = 70 }", "2010"),
            NOW,
            &["60 % of votes", "130 %"],
        ),
        (
            "an older stake and a later one that was seen once",
            held("x", "a", "100", "2010") + seen,
            NOW,
            &["100 %"],
        ),
    ]
}

fn of_votes_and_sides() -> Vec<Case> {
    let seller = "[tie.sale]\nkind = \"acquisition\"\nparties.b = { role = \"acquirer\", stake = 60 }\n\
                  parties.a = { role = \"seller\", stake = 30 }\nparties.c = \"target\"\ndates.closed = \"2010-03-01\"\n";
    vec![
        (
            "equity and votes",
            held("x", "a", "{ equity = 40, votes = 60 }", "2010"),
            NOW,
            &["40 %", "60 % of votes"],
        ),
        (
            "votes by two ties of one day",
            day("{ equity = 40, votes = 60 }", "x") + &day("{ equity = 40, votes = 45 }", "y"),
            NOW,
            &["60 % of votes", "45 % of votes"],
        ),
        (
            "the seller's figure and the holder's own",
            day("20", "x") + seller,
            NOW,
            &["20 %", "30 %"],
        ),
    ]
}

fn of_plans_and_sources() -> Vec<Case> {
    vec![
        (
            "a stake and what a plan says was held before it",
            held("x", "a", "3", "2010") + &planned("5"),
            NOW,
            &["3 %", "5 %"],
        ),
        (
            "a stake that may not have come about and what a plan says",
            held("x", "a", "3", "2018/2019") + &planned("5"),
            (2019, 2, 1),
            &["3 %", "5 %"],
        ),
        (
            "the record and a source",
            held("x", "a", "40", "2010") + &gives("parties.a.stake = 45"),
            NOW,
            &["40 %", "45 %"],
        ),
        (
            "a plan and its source",
            planned("5") + &gives("parties.a.was = 7"),
            NOW,
            &["5 %", "7 %"],
        ),
        (
            "a stake, a plan and its source",
            held("x", "a", "3", "2010") + &planned("5") + &gives("parties.a.was = 7"),
            NOW,
            &["3 %", "5 %", "7 %"],
        ),
    ]
}

/// The values of a row, without the marks around them.
fn values(row: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut is_quoted = false;
    for c in row.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.push(String::new()),
            _ => values.last_mut().expect("there is one").push(c),
        }
    }
    values
}

/// The numbers that stand as ends of what `a` holds, or open one of the values that contradict it.
fn numbers_of_a(csv: &str) -> Vec<String> {
    let mut rows = csv.lines().map(values);
    let header = rows.next().expect("a header");
    let place = |name| header.iter().position(|column| column == name);
    let [org, contested] =
        ["org_id", "contested_values"].map(|name| place(name).expect("a column"));
    let row = rows.find(|row| row[org] == "a").expect("a row of it");
    let ends = ["equity_min", "equity_max", "votes_min", "votes_max"];
    let ends = ends.map(|name| row[place(name).expect("a column")].as_str());
    let contested = row[contested].split("; ");
    let opening = contested.filter_map(|value| {
        let value = value.strip_prefix("adds up to ").unwrap_or(value);
        value.split(' ').next()
    });
    ends.into_iter().chain(opening).map(str::to_owned).collect()
}

#[test]
fn of_figures_that_contradict_each_other_both_are_shown_in_every_format() {
    let cases = [
        of_several_ties(),
        of_several_holders(),
        of_votes_and_sides(),
        of_plans_and_sources(),
    ]
    .concat();
    for (case, ties, day, figures) in cases {
        let graph = of_text(&(ORGS.to_owned() + &ties));
        let answer = answer_of(&graph, day);
        let mut shown: Vec<String> = [Format::Table, Format::Md]
            .map(|format| render(&answer, format, Screen::default(), ""))
            .into();
        let day = Day::new(day.0, day.1, day.2).expect("a day of the calendar");
        let c = graph.find("C").expect("it is in the graph").key();
        let short: Vec<String> = OwnerRef::all(&graph, c, day)
            .0
            .iter()
            .map(|owner| owner.line().text())
            .collect();
        shown.push(short.join("\n"));
        for figure in figures {
            for text in &shown {
                assert!(text.contains(figure), "{case}: {figure} is not in\n{text}");
            }
        }
        let [csv, json] = [Format::Csv, Format::Json]
            .map(|format| render(&answer, format, Screen::default(), ""));
        for figure in figures {
            let number = figure.trim_start_matches('\u{2264}').split(' ').next();
            let number = number.expect("a number");
            let told = numbers_of_a(&csv);
            assert!(
                told.iter().any(|told| told == number),
                "{case}: {number} is not in {told:?} of\n{csv}"
            );
            let is_in_json = [*figure, number]
                .iter()
                .any(|value| json.contains(&format!("\"{value}\"")));
            assert!(is_in_json, "{case}: {number} is not in\n{json}");
        }
    }
}

#[test]
fn a_sale_that_is_planned_is_told_in_every_format_though_no_figure_is() {
    let sale = "[tie.sale]\nkind = \"acquisition\"\nparties.b = \"acquirer\"\nparties.a = \"seller\"\n\
                parties.c = \"target\"\ndates.announced = \"2018\"\n";
    let graph = of_text(&format!("{ORGS}{}{sale}", held("x", "a", "98", "2010")));
    let answer = answer_of(&graph, (2019, 1, 1));
    assert_eq!(answer.rows.len(), 1);
    for format in Format::ALL {
        let text = render(&answer, format, Screen::default(), "");
        assert!(text.contains("sale"), "{format:?}: {text}");
        assert!(text.contains("planned"), "{format:?}: {text}");
    }
    let text = render(&answer, Format::Table, Screen::default(), "");
    assert!(
        text.ends_with("\n\nplanned: announced 2018: acquisition: B (acquirer) \u{2192} C (target); A (seller) [tie.sale]\n"),
        "{text}"
    );
    // Nobody is known to hold it, and what is planned is told all the same.
    let graph = of_text(&format!("{ORGS}{sale}").replace("parties.a = \"seller\"\n", ""));
    let answer = answer_of(&graph, (2019, 1, 1));
    assert!(answer.is_empty());
    let text = render(&answer, Format::Table, Screen::default(), "");
    assert!(text.starts_with("planned: announced 2018: "), "{text}");
    // Once it is done, or before it is known, nothing is planned.
    assert!(answer_of(&graph, (2017, 1, 1)).planned.is_empty());
}

#[test]
fn holdings_that_come_to_more_than_the_whole_are_told_with_who_says_so() {
    let ties = held("x", "a", "100", "2010")
        + &gives("parties.a.stake = 100")
        + &held("y", "b", "100", "2010");
    let graph = of_text(&(ORGS.to_owned() + &ties));
    let answer = answer_of(&graph, NOW);
    let table = render(&answer, Format::Table, Screen::default(), "");
    let line = "contested: A 100 %, by Wire [tie.x], and B 100 % [tie.y] add up to 200 % of C\n";
    assert!(table.ends_with(line), "{table}");
    assert!(
        table.contains("contested: adds up to 200 % with B"),
        "{table}"
    );
    let asked = Asked {
        graph: answer.graph.clone(),
        as_of: Day::new(NOW.0, NOW.1, NOW.2).expect("a day of the calendar"),
        select: Select::new(),
    };
    let of_a = holdings(&asked, &graph, graph.find("A").expect("it is in the graph"));
    let table = render(&of_a, Format::Table, Screen::default(), "");
    assert!(table.contains("shares in it add up to 200 %"), "{table}");
    assert!(table.ends_with(line), "{table}");
}

/// A owns half of B by a tie that was suspended, B most of C; D has power over A.
fn halted(suspended: &str) -> Graph {
    of_text(&format!(
        "{ORGS}[org.d]\nname = \"D\"\n\
         [tie.high]\nkind = \"ownership\"\nparties.a = {{ role = \"holder\", stake = 60 }}\nparties.b = \"held\"\n\
         dates = {{ from = \"2010\", suspended = \"{suspended}\" }}\n\
         [tie.low]\nkind = \"ownership\"\nparties.b = {{ role = \"holder\", stake = 80 }}\nparties.c = \"held\"\n\
         dates.from = \"2010\"\n\
         [tie.power]\nkind = \"control\"\nparties = {{ d = \"controller\", a = \"controlled\" }}\n\
         dates.from = \"2010\"\n"
    ))
}

#[test]
fn what_rests_on_a_suspended_tie_says_so_wherever_that_stands_on_the_way() {
    let graph = halted("2014");
    let day = Day::new(2015, 12, 31).expect("a day of the calendar");
    let key = |id: &str| graph.find(id).expect("it is in the graph").key();
    let short = |id: &str| -> Vec<String> {
        let rows = OwnerRef::all(&graph, key(id), day).0;
        rows.iter().map(|row| row.line().text()).collect()
    };
    assert_eq!(
        short("b"),
        [
            "A: 60 %, suspended; controls [org.a]",
            "D: no stake told; controls, by tie.high (suspended) [org.d]"
        ]
    );
    assert_eq!(
        short("c"),
        [
            "B: 80 %; controls [org.b]",
            "A: 48 % through B, by tie.high (suspended); controls, by tie.high (suspended) [org.a]",
            "D: no stake told; controls, by tie.high (suspended) [org.d]"
        ]
    );
    let answer = answer_of(&graph, (2015, 12, 31));
    let table = render(&answer, Format::Table, Screen::default(), "");
    for words in [
        "48 % through B, by tie.high (suspended)",
        "A → B: majority, 60 % [tie.high] (suspended)",
    ] {
        assert!(table.contains(words), "{words}:\n{table}");
    }
    let of = |org: &str| {
        let row = answer.rows.iter().find(|row| row.org.id == org);
        let suspended = &row.expect("an owner").suspended;
        let ties: Vec<&str> = suspended.iter().map(|one| &*one.tie).collect();
        ties.join(" ")
    };
    assert_eq!([of("a"), of("b"), of("d")], ["high", "", "high"]);
    let csv = render(&answer, Format::Csv, Screen::default(), "");
    assert!(csv.contains(",tie.high,"), "{csv}");
}

#[test]
fn what_rests_on_a_tie_that_is_possibly_suspended_says_that() {
    let graph = halted("2015");
    let table = render(
        &answer_of(&graph, (2015, 6, 1)),
        Format::Table,
        Screen::default(),
        "",
    );
    for words in [
        "by tie.high (possibly suspended)",
        "[tie.high] (possibly suspended)",
    ] {
        assert!(table.contains(words), "{words}:\n{table}");
    }
    let before = render(
        &answer_of(&graph, (2014, 6, 1)),
        Format::Table,
        Screen::default(),
        "",
    );
    assert!(!before.contains("suspended"), "{before}");
}

#[test]
fn who_gives_another_end_of_control_is_told_once_that_may_have_come() {
    let control = |given: &str| {
        of_text(&format!(
            "{ORGS}[tie.t]\nkind = \"control\"\nparties = {{ b = \"controller\", c = \"controlled\" }}\n\
             dates = {{ from = \"2010-01\", observed = \"2017\" }}\n\
             evidence = [{{ source = \"s\", gives = {{ {given} }} }}]\n\
             [tie.u]\nkind = \"control\"\nparties = {{ a = \"controller\", b = \"controlled\" }}\n\
             dates.from = \"2009\"\n"
        ))
    };
    let contested = |given: &str, day: (i32, u8, u8)| -> Vec<String> {
        let rows = answer_of(&control(given), day).rows.into_iter();
        rows.map(|row| {
            let all: Vec<String> = row.disputes.iter().map(|one| one.line().text()).collect();
            format!("{}: {}", row.org.id, all.join("; "))
        })
        .collect()
    };
    let told =
        |what: &str| ["b", "a"].map(|org| format!("{org}: contested: {what}, by Wire [tie.t]"));
    let none = ["b: ", "a: "].map(str::to_owned);
    let until = "dates.until = \"2014\"";
    assert_eq!(contested(until, (2015, 11, 6)), told("until 2014"));
    assert_eq!(contested(until, (2014, 3, 1)), told("until 2014"));
    assert_eq!(contested(until, (2013, 12, 31)), none);
    let from = "dates.from = \"2012\"";
    assert_eq!(contested(from, (2011, 1, 1)), told("from 2012"));
    assert_eq!(contested(from, (2013, 1, 1)), none);
}
