//! The words of flags: on the command line, in a view, in a marker of a report and in the library.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tieup::Graph;
use tieup::model::Day;
use tieup::select::Flags;

use super::{BUILT_IN, Given, block, bold, title};

/// What one may ask for, each flag in some of it.
const ASKED: [Given<'static>; 24] = [
    &[],
    &[("org", "Inspur")],
    &[("org", "cisco,인스퍼")],
    &[("org", "cisco"), ("org", "inspur"), ("hops", "0")],
    &[("org", "Inspur"), ("hops", "2"), ("family", "alliance")],
    &[("org", "hp"), ("as-of", "2015-10-31")],
    &[("org", "hp"), ("as-of", "2017")],
    &[("kind", "joint-venture, supply"), ("between", "us,cn")],
    &[("kind", "joint-venture"), ("kind", "licence")],
    &[("role", "us=acquirer"), ("role", "us=target")],
    &[("role", "acquirer,seller"), ("org", "dell")],
    &[
        ("topic", "servers"),
        ("since", "2014"),
        ("until", "2015-10"),
    ],
    &[("country", "CN"), ("standing", "contested")],
    &[("bloc", "us"), ("where", "cn")],
    &[("under", "state"), ("as-of", "2015-11")],
    &[("under", "emc"), ("in-force", "true")],
    &[("as-of", "2015-11-06"), ("in-force", "true")],
    &[("as-of", "2015"), ("status", "planned")],
    &[("status", "ended,dropped")],
    &[("status", "not-dropped"), ("family", "ownership")],
    &[("step", "closed"), ("since", "2016")],
    &[("step", "any"), ("until", "2014"), ("country", "us")],
    &[
        ("source", "zdnet-korea-2015-11-06"),
        ("standing", "reported,claimed"),
    ],
    &[
        ("org", "EMC"),
        ("hops", "3"),
        ("as-of", "2014-06"),
        ("kind", "technology-partnership"),
    ],
];

/// Flags that narrow the view `inspur-then`, some of which do not fit it.
const BESIDE_A_VIEW: [Given<'static>; 9] = [
    &[],
    &[("hops", "2")],
    &[("hops", "0")],
    &[("hops", "2"), ("kind", "supply")],
    &[("hops", "1"), ("org", "cisco")],
    &[("as-of", "2017")],
    &[("in-force", "true")],
    &[("status", "planned")],
    &[("since", "2016"), ("until", "2015")],
];

/// Flags that no graph takes.
const UNFIT: [Given<'static>; 8] = [
    &[("hops", "2")],
    &[("org", "nobody at all")],
    &[("kind", "venture")],
    &[("since", "2016"), ("until", "2014")],
    &[("as-of", "2015-13")],
    &[("between", "us")],
    &[("since", "2014"), ("since", "2015")],
    &[("view", "nothing-of-the-kind")],
];

/// A copy of the built-in graph in which everything that is asked for is a view, too.
fn graph_with_views(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let graph = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("graphs")
        .join(BUILT_IN);
    for file in fs::read_dir(graph).expect("the graph is a folder") {
        let file = file.expect("a file");
        fs::copy(file.path(), folder.join(file.file_name())).expect("copied");
    }
    let mut views = "[view.inspur-then]\ntitle = \"Inspur\"\nselect = { org = \"inspur\", as-of = \"2015-11-06\" }\n".to_owned();
    for (at, given) in ASKED.iter().enumerate() {
        let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (flag, word) in *given {
            words.entry(flag).or_default().push(word);
        }
        writeln!(views, "[view.asked-{at}]\ntitle = \"{at}\"").expect("a text takes all");
        for (flag, words) in words {
            writeln!(views, "select.{flag} = {words:?}").expect("a text takes all");
        }
    }
    fs::write(folder.join("asked.toml"), views).expect("written");
    folder
}

/// What was understood: the titles of the ties that are kept, or nothing where the words do not fit.
type Kept = Option<Vec<String>>;

fn by_command(folder: &Path, given: Given<'_>) -> Kept {
    // The day on which the library is asked as well.
    let today = i64::from(Day::LAST.since_epoch()) * 86_400;
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command.env("SOURCE_DATE_EPOCH", today.to_string());
    command.args(["ties", "--format", "json", "-g"]).arg(folder);
    for (flag, word) in given {
        command.arg(format!("--{flag}"));
        if *flag != "in-force" {
            command.arg(word);
        }
    }
    let output = command.output().expect("the program runs");
    if output.status.code() == Some(2) {
        return None;
    }
    let answer: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let rows = answer["rows"].as_array().expect("it has rows").iter();
    let title = |row: &Value| title(row["title"].as_str(), row["kind"].as_str().expect("a kind"));
    Some(rows.map(title).collect())
}

fn by_marker(graph: &Graph, given: Given<'_>) -> Kept {
    let asked = [&[("query", "ties")], given].concat();
    block(graph, "table", &asked).map(|page| bold(&page))
}

fn by_flags(graph: &Graph, given: Given<'_>) -> Kept {
    let mut flags = Flags::new();
    for (flag, word) in given {
        flags.add(flag, word);
    }
    let narrowing = flags.read(graph, Day::LAST).ok()?;
    let narrowed = narrowing.apply(graph);
    let ties = narrowed.as_ref().unwrap_or(graph).ties();
    Some(
        ties.map(|tie| title(tie.title(), tie.kind().name()))
            .collect(),
    )
}

#[test]
fn flags_mean_the_same_on_the_command_line_in_a_view_and_in_a_marker() {
    let folder = graph_with_views("selection-same");
    let graph = Graph::open(folder.to_str().expect("a plain name")).expect("it has no faults");
    let mut several = 0;
    for (at, given) in ASKED.iter().enumerate() {
        let kept = by_command(&folder, given);
        several += usize::from(kept.as_ref().is_some_and(|kept| !kept.is_empty()));
        let view = format!("asked-{at}");
        let view = [("view", &*view)];
        assert_eq!(by_marker(&graph, given), kept, "a marker with {given:?}");
        assert_eq!(by_command(&folder, &view), kept, "a view with {given:?}");
        assert_eq!(
            by_marker(&graph, &view),
            kept,
            "a marker of a view with {given:?}"
        );
        assert_eq!(by_flags(&graph, given), kept, "the library with {given:?}");
    }
    assert!(several > 16, "most of them keep something: {several}");
}

#[test]
fn flags_beside_a_view_mean_the_same_on_the_command_line_and_in_a_marker() {
    let folder = graph_with_views("selection-view");
    let graph = Graph::open(folder.to_str().expect("a plain name")).expect("it has no faults");
    let mut several = 0;
    for given in BESIDE_A_VIEW {
        let given = [&[("view", "inspur-then")], given].concat();
        let kept = by_command(&folder, &given);
        several += usize::from(kept.as_ref().is_some_and(|kept| !kept.is_empty()));
        assert_eq!(by_marker(&graph, &given), kept, "{given:?}");
        assert_eq!(by_flags(&graph, &given), kept, "{given:?}");
    }
    assert!(several > 4, "most of them keep something: {several}");
}

#[test]
fn what_the_command_line_refuses_a_marker_refuses_too() {
    let folder = graph_with_views("selection-unfit");
    let graph = Graph::open(folder.to_str().expect("a plain name")).expect("it has no faults");
    for given in UNFIT {
        assert_eq!(by_command(&folder, given), None, "{given:?}");
        assert_eq!(by_marker(&graph, given), None, "{given:?}");
        assert_eq!(by_flags(&graph, given), None, "{given:?}");
    }
}
