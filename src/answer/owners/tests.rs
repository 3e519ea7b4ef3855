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
