use super::*;
use crate::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::load::Loaded;
use crate::select::Selection;

const ORGS: &str = "
[source.wire]
[source.daily]
[org.a]
name = \"A\"
[org.b]
name = \"B\"
[org.c]
name = \"C\"
";

fn graph(text: &str) -> Graph {
    let mut files = Files::default();
    files.push(File::new("t.toml", Syntax::Toml, format!("{ORGS}{text}")));
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    let model = Compiled::new(loaded).into_model();
    Graph::new(model.expect("a graph without faults"))
}

fn tie(id: &str, lines: &str) -> String {
    format!(
        "[tie.{id}]\nkind = \"technology-partnership\"\nparties.a = \"partner\"\nparties.b = \"partner\"\n{lines}\n"
    )
}

fn told(graph: &Graph, flags: &[(&str, &str)]) -> Vec<String> {
    let mut selection = Selection::new();
    for (flag, value) in flags {
        selection.add(graph, flag, value).expect("the flag fits");
    }
    let (wanted, window) = Selection::of_steps(&[selection]);
    let narrowed = wanted[0].apply(graph);
    let graph = if wanted[0].is_empty() {
        graph
    } else {
        &narrowed
    };
    let line = |step: &Step<'_>| {
        let record = graph.model().record_id(step.what.record());
        format!("{} {record} {}", step.date, step.what.name())
    };
    timeline(graph, &window).iter().map(line).collect()
}

fn said(graph: &Graph, step: usize) -> Vec<(String, Fit)> {
    let steps = timeline(graph, &Window::default());
    let said = steps[step].said.iter();
    said.map(|said| (said.date.to_string(), said.fit)).collect()
}

#[test]
fn steps_stand_by_earliest_then_latest_day_then_id_and_no_date_is_rounded() {
    let graph = graph(
        &[
            tie("y", "dates.announced = \"2015\""),
            tie("d", "dates.announced = \"2015-01-01\""),
            tie("m", "dates.announced = \"2015-01\""),
            tie("c", "dates.announced = \"2015-01-01\""),
            tie("by", "dates.announced = \"../2014-12-31\""),
            tie("early", "dates.announced = \"2014\""),
        ]
        .concat(),
    );
    assert_eq!(
        told(&graph, &[]),
        [
            "2014 tie.early announced",
            "../2014-12-31 tie.by announced",
            "2015-01-01 tie.c announced",
            "2015-01-01 tie.d announced",
            "2015-01 tie.m announced",
            "2015 tie.y announced",
        ]
    );
}

#[test]
fn dates_of_ties_parties_organisations_and_events_are_steps() {
    let graph = graph(
        "[tie.t]
kind = \"joint-venture\"
parties.a = { role = \"partner\", until = \"2015-11-01\" }
parties.b = { role = \"partner\", from = \"2015-11-01\" }
parties.c = \"vehicle\"
dates = { announced = \"2014\", closed = \"2015-02\", ended = \"2017\" }
[event.law]
title = \"A law\"
dates.announced = \"2016\"
[org.d]
name = \"D\"
dates = { founded = \"1999\", listed = \"2001-02-03\" }
",
    );
    assert_eq!(
        told(&graph, &[]),
        [
            "1999 org.d founded",
            "2001-02-03 org.d listed",
            "2014 tie.t announced",
            "2015-02 tie.t closed",
            "2015-11-01 tie.t joins",
            "2015-11-01 tie.t leaves",
            "2016 event.law announced",
            "2017 tie.t ended",
        ]
    );
}

#[test]
fn a_part_without_dates_is_told_only_where_its_whole_is_not() {
    let graph = graph(
        &[
            tie("whole", "dates.announced = \"2015\""),
            tie("part", "part_of = \"whole\"").replace("parties.b", "parties.c"),
        ]
        .concat(),
    );
    assert_eq!(told(&graph, &[]), ["2015 tie.whole announced"]);
    assert_eq!(told(&graph, &[("org", "C")]), ["2015 tie.part announced"]);
}

#[test]
fn a_window_keeps_steps_and_not_ties() {
    let lines = "dates = { announced = \"2013\", observed = \"2015\", ended = \"2016-05\" }";
    let graph = graph(&tie("t", lines));
    let window = &[("since", "2014"), ("until", "2016-01")];
    assert_eq!(told(&graph, window), ["2015 tie.t observed"]);
}

#[test]
fn as_of_a_day_there_is_what_was_dated_by_then_and_what_was_due() {
    let graph = graph(
        &[
            tie(
                "a",
                "dates = { announced = \"2015\", due = \"2017\", closed = \"2018\" }",
            ),
            tie("b", "dates = { announced = \"2016\", due = \"2017\" }"),
            tie("over", "dates = { announced = \"2010\", ended = \"2011\" }"),
        ]
        .concat(),
    );
    assert_eq!(
        told(&graph, &[("as-of", "2015-06")]),
        [
            "2010 tie.over announced",
            "2011 tie.over ended",
            "2015 tie.a announced",
            "2017 tie.a due",
        ]
    );
}

#[test]
fn an_organisation_whose_ties_are_all_left_out_has_no_dates_of_its_own_to_tell() {
    let graph = graph(
        &(tie("t", "dates.announced = \"2015\"")
            + "[org.d]\nname = \"D\"\ndates.founded = \"1999\"\n[org.e]\nname = \"E\"\ndates.founded = \"2001\"\n")
        .replace("parties.b", "parties.d"),
    );
    let both = ["1999 org.d founded", "2015 tie.t announced"];
    assert_eq!(
        told(&graph, &[("org", "D"), ("status", "not-dropped")]),
        both
    );
    assert_eq!(
        told(&graph, &[("org", "D"), ("status", "dropped")]),
        [""; 0]
    );
    assert_eq!(told(&graph, &[("org", "E")]), ["2001 org.e founded"]);
}

#[test]
fn the_dates_of_organisations_without_a_tie_that_is_kept_are_left_out_of_a_selection() {
    let text = tie("t", "dates.announced = \"2015\"")
        + "[org.d]\nname = \"D\"\ndates.founded = \"1999\"\n";
    let graph = graph(&text);
    assert_eq!(told(&graph, &[]).len(), 2);
    assert_eq!(told(&graph, &[("org", "A")]), ["2015 tie.t announced"]);
}

#[test]
fn those_who_give_the_very_date_come_before_vaguer_and_other_dates() {
    let graph = graph(&tie(
        "t",
        "dates.announced = \"2015-09-23\"
evidence = [
  { source = \"daily\", gives = { dates.announced = \"2015-09-24\" }, resolved = \"a day late\" },
  { source = \"daily\", gives = { dates.announced = \"2015-09\" } },
  { source = \"daily\", modality = \"opinion\", gives = { dates.announced = \"2016\" }, resolved = \"a guess\" },
  { source = \"wire\", gives = { dates.announced = \"2015-09-23\" } },
  { source = \"wire\" },
]",
    ));
    assert_eq!(
        said(&graph, 0),
        [
            ("2015-09-23".to_owned(), Fit::Same),
            ("2015-09".to_owned(), Fit::Vaguer),
            ("2015-09-24".to_owned(), Fit::Other),
        ]
    );
}

#[test]
fn one_of_several_dates_is_not_contested_by_those_who_give_another() {
    let graph = graph(&tie(
        "t",
        "dates.observed = [\"2014-07-15\", \"2015-10-13\"]
evidence = [
  { source = \"wire\", gives = { dates.observed = \"2014-07-15\" } },
  { source = \"daily\", gives = { dates.observed = \"2015-10\" } },
]",
    ));
    assert_eq!(said(&graph, 0), [("2014-07-15".to_owned(), Fit::Same)]);
    assert_eq!(said(&graph, 1), [("2015-10".to_owned(), Fit::Vaguer)]);
}

#[test]
fn a_step_asked_for_by_name_is_told_of_the_very_ties_that_are_kept_and_in_its_time() {
    let graph = crate::Graph::open("us-china-tech").expect("a built-in graph");
    let flags: [&[(&str, &str)]; 5] = [
        &[("step", "closed"), ("since", "2005"), ("until", "2010")],
        &[("step", "ended"), ("until", "2018")],
        &[("step", "due"), ("as-of", "2015")],
        &[
            ("step", "closed"),
            ("as-of", "2015-11-06"),
            ("kind", "acquisition"),
        ],
        &[
            ("step", "blocked"),
            ("step", "announced"),
            ("since", "2017"),
        ],
    ];
    for flags in flags {
        let mut selection = Selection::new();
        for (flag, value) in flags {
            selection.add(&graph, flag, value).expect("the flag fits");
        }
        let kept = selection.apply(&graph);
        let (wanted, window) = Selection::of_steps(&[selection]);
        let narrowed = wanted[0].apply(&graph);
        let steps = timeline(&narrowed, &window);
        let ties: Option<Vec<&str>> = steps
            .iter()
            .map(|step| step.what.tie().map(crate::model::Tie::id))
            .collect();
        let mut ties = ties.expect("no step is that of an event or an organisation");
        ties.sort_unstable();
        ties.dedup();
        let listed: Vec<&str> = kept.ties().map(crate::model::Tie::id).collect();
        assert_eq!(ties, listed, "{flags:?}");
        let words: Vec<&str> = flags.iter().map(|(_, word)| *word).collect();
        let asked = |step: &Step<'_>| match step.what.name() {
            "until" => words.contains(&"ended"),
            name => words.contains(&name),
        };
        assert!(steps.iter().all(asked), "{flags:?}");
    }
}

#[test]
fn a_step_without_a_first_day_came_after_those_that_go_before_it() {
    let graph = graph(&tie(
        "t",
        "dates = { announced = \"2017-02-10\", ended = \"../2020-05-26\" }",
    ));
    assert_eq!(told(&graph, &[("until", "2016")]), [""; 0]);
    assert_eq!(told(&graph, &[("as-of", "2016")]), [""; 0]);
    let both = ["2017-02-10 tie.t announced", "../2020-05-26 tie.t ended"];
    assert_eq!(told(&graph, &[("until", "2017")]), both);
}
