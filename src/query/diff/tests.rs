use super::*;
use crate::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::export::{Format, Options};
use crate::load::Loaded;
use crate::select::Selection;

fn graph_of(texts: &[(&str, Syntax)]) -> Graph {
    let mut files = Files::default();
    for (number, (text, syntax)) in texts.iter().enumerate() {
        files.push(File::new(format!("{number}"), *syntax, *text));
    }
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    let model = Compiled::new(loaded).into_model();
    Graph::new(model.expect("a graph without faults"))
}

fn graph(text: &str) -> Graph {
    graph_of(&[(text, Syntax::Toml)])
}

const GRAPH: &str = "
[graph]
title = \"Trial\"
topics = [\"servers\", \"cloud\"]
[org.a]
name = \"A\"
hq = \"US\"
[org.b]
name = \"B\"
[tie.t]
kind = \"joint-venture\"
parties.a = { role = \"partner\", stake = 49 }
parties.b = \"partner\"
dates.announced = \"2015-09\"
amounts.capital = \"USD 100m\"
topics = [\"servers\"]
evidence = [
  { source = \"wire\", at = \"p. 1\", gives = { dates.announced = \"2015-09\", parties.a.stake = 49 } },
  { source = \"daily\", says = \"so\" },
]
[source.wire]
publisher = \"Wire\"
[source.daily]
publisher = \"Daily\"
[event.law]
title = \"A law\"
dates.announced = \"2014\"
[view.all]
title = \"All\"
[bloc.us]
label = \"United States\"
countries = [\"US\"]
";

/// The differences, a line a field or piece of evidence.
fn told(before: &Graph, after: &Graph) -> Vec<String> {
    let mut lines = Vec::new();
    for change in diff(before, after) {
        let name = format!("{}.{}", change.section, change.id);
        if change.change != Change::Changed {
            lines.push(format!("{} {name}", change.change.name()));
            continue;
        }
        for field in &change.fields {
            let value = |value: &Option<FieldValue>| {
                value.as_ref().map_or("-".to_owned(), ToString::to_string)
            };
            let (old, new) = (value(&field.before), value(&field.after));
            lines.push(format!("{name} {}: {old} → {new}", field.path));
        }
        for (sign, model, pieces) in [
            ("-", before.model(), &change.lost),
            ("+", after.model(), &change.gained),
        ] {
            lines.extend(pieces.iter().map(|piece| match piece.voice() {
                Voice::Source(source) => format!("{name} {sign} {}", model.source(source).id()),
                Voice::Curator => format!("{name} {sign} curator"),
            }));
        }
    }
    lines
}

fn edited(edits: &[(&str, &str)]) -> Vec<String> {
    let mut text = GRAPH.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    told(&graph(GRAPH), &graph(&text))
}

#[test]
fn fields_differ_in_the_words_of_the_format() {
    assert_eq!(
        edited(&[("stake = 49 }\n", "stake = 50.10 }\n")]),
        ["tie.t parties.a.stake: 49 → 50.10"]
    );
    assert_eq!(
        edited(&[(
            "capital = \"USD 100m\"",
            "capital = { min = \"USD 90m\", max = \"USD 110m\" }"
        )]),
        ["tie.t amounts.capital: USD 100m → { min = USD 90m, max = USD 110m }"]
    );
    assert_eq!(
        edited(&[(
            "[\"servers\"]\nevidence",
            "[\"cloud\", \"servers\"]\nevidence"
        )]),
        ["tie.t topics: [servers] → [cloud, servers]"]
    );
    assert_eq!(
        edited(&[(
            "parties.b = \"partner\"",
            "parties.b = { role = \"partner\", controls = true }"
        )]),
        ["tie.t parties.b.controls: - → true"]
    );
    assert_eq!(edited(&[("hq = \"US\"\n", "")]), ["org.a hq: US → -"]);
}

#[test]
fn records_of_all_sections_are_told() {
    let edits = [
        ("\"Trial\"", "\"Other\""),
        (
            "topics = [\"servers\", \"cloud\"]",
            "topics = [\"servers\", \"networks\"]",
        ),
        ("United States", "US"),
        ("title = \"A law\"", "title = \"The law\""),
        ("title = \"All\"", "title = \"Everything\""),
        ("publisher = \"Wire\"", "publisher = \"The Wire\""),
        (
            "[org.b]\nname = \"B\"",
            "[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"",
        ),
    ];
    assert_eq!(
        edited(&edits),
        [
            "graph. title: Trial → Other",
            "removed topic.cloud",
            "added topic.networks",
            "bloc.us label: United States → US",
            "added org.c",
            "event.law title: A law → The law",
            "source.wire publisher: Wire → The Wire",
            "view.all title: All → Everything",
        ]
    );
}

#[test]
fn evidence_is_lost_and_gained_piece_by_piece_wherever_it_stands_in_its_list() {
    let more = "evidence = [\n  { source = \"daily\", says = \"no\" },";
    assert_eq!(edited(&[("evidence = [", more)]), ["tie.t + daily"]);
    assert_eq!(
        edited(&[("at = \"p. 1\"", "at = \"p. 2\"")]),
        ["tie.t - wire", "tie.t + wire"]
    );
    let twice = "{ source = \"daily\", says = \"so\" },\n  { source = \"daily\", says = \"so\" },";
    assert_eq!(
        edited(&[("{ source = \"daily\", says = \"so\" },", twice)]),
        ["tie.t + daily"]
    );
}

#[test]
fn evidence_may_move_under_its_source() {
    assert!(
        edited(&[
            ("  { source = \"daily\", says = \"so\" },\n", ""),
            (
                "publisher = \"Daily\"",
                "publisher = \"Daily\"\nevidence = [{ on = \"tie.t\", says = \"so\" }]"
            ),
        ])
        .is_empty()
    );
}

#[test]
fn files_order_and_syntax_make_no_difference() {
    let mut parts: Vec<String> = Vec::new();
    for line in GRAPH.lines() {
        if line.starts_with('[') {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            *part += line;
            *part += "\n";
        }
    }
    let shuffled: Vec<(&str, Syntax)> = parts
        .iter()
        .rev()
        .map(|part| (&**part, Syntax::Toml))
        .collect();
    assert!(told(&graph(GRAPH), &graph_of(&shuffled)).is_empty());
    let turned = "gives = { parties.a.stake = 49, dates.announced = \"2015-09\" }";
    assert!(
        edited(&[(
            "gives = { dates.announced = \"2015-09\", parties.a.stake = 49 }",
            turned
        )])
        .is_empty()
    );
}

#[test]
fn a_graph_and_its_export_do_not_differ() {
    for name in crate::load::builtin() {
        let graph = Graph::open(name).expect("the built-in graphs have no faults");
        let mut json = Vec::new();
        let format = Format::by_name("json").expect("there is JSON");
        format
            .write(&graph, &Options::default(), &mut json)
            .expect("memory takes it");
        let json = String::from_utf8(json).expect("JSON is UTF-8");
        let again = graph_of(&[(&json, Syntax::Json)]);
        assert_eq!(told(&graph, &again), [""; 0], "{name}");
    }
}

#[test]
fn a_selection_compares_what_either_graph_keeps() {
    let other = GRAPH
        .replace(
            "topics = [\"servers\"]\nevidence",
            "topics = [\"cloud\"]\nevidence",
        )
        .replace("name = \"B\"", "name = \"BB\"");
    let narrowed = |text: &str| {
        let graph = graph(text);
        let mut selection = Selection::new();
        selection
            .add(&graph, "topic", "cloud")
            .expect("it is a topic");
        selection.apply(&graph)
    };
    assert_eq!(
        told(&narrowed(GRAPH), &narrowed(&other)),
        ["org.b name: B → BB", "tie.t topics: [servers] → [cloud]",]
    );
}

#[test]
fn a_selection_does_not_change_what_an_event_is_about() {
    let ties = "[graph]
topics = [\"cloud\"]
[org.a]
name = \"A\"
[org.b]
name = \"B\"
[org.c]
name = \"C\"
[tie.t1]
kind = \"research\"
parties = { a = \"partner\", b = \"partner\" }
topics = [\"cloud\"]
[tie.t2]
kind = \"research\"
parties = { a = \"partner\", c = \"partner\" }
[event.e]
title = \"E\"
about = [\"a\", \"c\"]
topics = [\"cloud\"]
";
    let gains = "c = \"partner\" }\n";
    let after = ties.replace(gains, &format!("{gains}topics = [\"cloud\"]\n"));
    let narrowed = |text: &str| {
        let graph = graph(text);
        let mut selection = Selection::new();
        selection.add(&graph, "topic", "cloud").unwrap();
        selection.apply(&graph)
    };
    assert_eq!(
        told(&narrowed(ties), &narrowed(&after)),
        told(&graph(ties), &graph(&after))
    );
}
