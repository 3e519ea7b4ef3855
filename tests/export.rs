//! What the exporters write: compared with files that a person can read, and read back by others.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tieup::diag::{File, Syntax};
use tieup::export::{ExportError, Figure, Format, Options, Theme};
use tieup::load::Loaded;
use tieup::model::{Day, Lang, Model};
use tieup::select::Selection;
use tieup::{Compiled, Graph};

fn compiled<'t>(files: impl IntoIterator<Item = (&'t str, Syntax, String)>) -> Model {
    let mut loaded = Loaded::default();
    for (name, syntax, text) in files {
        loaded.files.push(File::new(name, syntax, text));
    }
    let compiled = Compiled::new(loaded);
    let faults: Vec<_> = compiled
        .faults()
        .iter()
        .map(|fault| fault.message().to_owned())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    compiled.into_model().expect("there are no faults")
}

fn golden_path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

fn fixture(name: &str) -> Graph {
    let text = std::fs::read_to_string(golden_path(name)).expect("the fixture is there");
    Graph::new(compiled([(name, Syntax::Toml, text)]))
}

fn export(graph: &Graph, format: &str, options: &Options) -> String {
    let format = Format::by_name(format).expect("a format");
    let mut text = Vec::new();
    format
        .write(graph, options, &mut text)
        .expect("a vector takes all");
    String::from_utf8(text).expect("the output is UTF-8")
}

fn json(graph: &Graph) -> String {
    export(graph, "json", &Options::default())
}

fn read_back(text: &str) -> Model {
    compiled([("out.json", Syntax::Json, text.to_owned())])
}

/// A golden file, the format that wrote it, and the options.
fn cases() -> Vec<(&'static str, &'static str, Options)> {
    let plain = Options {
        plain: true,
        title: Some("A title".to_owned()),
        ..Options::default()
    };
    let as_of = Options {
        as_of: Day::new(2016, 6, 30),
        ..Options::default()
    };
    let korean = Options {
        lang: Some(Lang::Ko),
        theme: Theme::Dark,
        figure: Figure::Timeline,
        ..Options::default()
    };
    vec![
        ("alliance.svg", "svg", as_of.clone()),
        ("alliance.timeline.ko.svg", "svg", korean),
        ("alliance.dot", "dot", as_of.clone()),
        ("alliance.plain.dot", "dot", plain),
        ("alliance.json", "json", Options::default()),
        ("alliance.mmd", "mermaid", as_of),
    ]
}

/// The formats whose output is a text, and the same on every machine.
fn text_formats() -> impl Iterator<Item = &'static Format> {
    Format::all().filter(|format| format.name() != "png")
}

/// `UPDATE=1 cargo test --test export` writes the files anew.
#[test]
fn every_format_writes_what_its_golden_file_has() {
    let graph = fixture("alliance.toml");
    let mut covered = BTreeSet::new();
    for (name, format, options) in cases() {
        let text = export(&graph, format, &options);
        let path = golden_path(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).expect("the golden file can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, golden, "{name} has drifted");
        covered.insert(format);
    }
    // A page is too long to be read as a golden file: `src/explorer/tests.rs` and `.ci/explorer` say what it promises.
    let all: BTreeSet<_> = text_formats()
        .map(Format::name)
        .filter(|&name| name != "html")
        .collect();
    assert_eq!(covered, all, "a format has no golden case");
}

#[test]
fn json_reads_back_as_the_same_model_and_writes_the_same_bytes() {
    let builtin = Graph::open("us-china-2015").expect("it is built in");
    for graph in [
        builtin,
        fixture("everything.toml"),
        fixture("alliance.toml"),
    ] {
        let text = json(&graph);
        let model = read_back(&text);
        assert!(&model == graph.model(), "{text}");
        assert_eq!(json(&Graph::new(model)), text);
    }
}

#[test]
fn json_keeps_the_digits_that_were_printed() {
    let text = json(&fixture("everything.toml"));
    for written in [
        r#""stake": ">=50.10""#,
        r#""stake": 12.50"#,
        r#""min": 97.0"#,
        r#""max": 98.10"#,
        r#""offered": "USD 1.850bn""#,
        r#""min": "USD 0.5bn""#,
        r#""valuation": "USD 1.000000m""#,
    ] {
        assert!(text.contains(written), "{written} in {text}");
    }
}

#[test]
fn an_empty_graph_is_an_empty_document_and_an_empty_diagram() {
    let graph = Graph::new(Model::default());
    assert_eq!(json(&graph), "{}\n");
    assert!(read_back("{}") == Model::default());
    draw(&export(&graph, "dot", &Options::default()));
}

#[test]
fn the_order_and_the_names_of_files_leave_no_trace() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/us-china-2015");
    let mut texts: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| std::fs::read_to_string(path).expect("a text"))
        .collect();
    let outputs = |texts: &[String]| {
        let names = ["z", "a", "0", "graph", "m", "q"];
        let files = texts.iter().enumerate();
        let files = files.map(|(at, text)| (names[at % names.len()], Syntax::Toml, text.clone()));
        let graph = Graph::new(compiled(files));
        text_formats()
            .map(|format| export(&graph, format.name(), &Options::default()))
            .collect::<Vec<_>>()
    };
    texts.sort();
    let first = outputs(&texts);
    texts.reverse();
    assert_eq!(outputs(&texts), first);
    texts.rotate_left(5);
    assert_eq!(outputs(&texts), first);
}

/// Names that try to be more than names, each in every field that a diagram shows.
const HOSTILE: [&str; 9] = [
    r#"a"]; evil [label="x"#,
    r"ends in \",
    r"\N \G \E \T \l \n",
    "<b>bold</b> <img src=x>",
    "--> </TABLE>> ]]>",
    "&lt; &amp;amp; &#x41; &nbsp;",
    "two\nlines\u{0}\u{8}\u{1b}[31m\u{ffff}",
    "\u{202e}turned\u{2066}",
    "浪潮 인스퍼 🦀",
];

fn hostile() -> Graph {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let mut orgs = Vec::new();
    let mut ties = Vec::new();
    for (at, name) in HOSTILE.iter().enumerate() {
        let name = quoted(name);
        let hq = if at % 2 == 0 { "US" } else { "CN" };
        orgs.push(format!(
            r#""o{at}": {{ "name": {name}, "hq": "{hq}", "names": {{ "en": {name} }} }}"#
        ));
        ties.push(format!(
            r#""t{at}": {{ "kind": "research", "title": {name}, "parties": {{ "o{at}": "partner", "o{}": "partner" }},
            "evidence": [{{ "source": "s{at}", "via": [{name}] }}] }}"#,
            (at + 1) % HOSTILE.len()
        ));
    }
    let sources = HOSTILE.iter().enumerate().map(|(at, name)| {
        format!(
            r#""s{at}": {{ "publisher": {}, "url": "https://example.com/?a=1&lt;=2&b=%22" }}"#,
            quoted(name)
        )
    });
    let sources: Vec<_> = sources.collect();
    let all = quoted(&HOSTILE.join(" "));
    let text = format!(
        r#"{{ "graph": {{ "title": {all} }}, "bloc": {{ "us": {{ "label": {all}, "countries": ["US"] }} }},
        "org": {{ {} }}, "tie": {{ {} }}, "source": {{ {} }} }}"#,
        orgs.join(", "),
        ties.join(", "),
        sources.join(", "),
    );
    Graph::new(compiled([("hostile.json", Syntax::Json, text)]))
}

#[test]
fn hostile_names_survive_json() {
    let graph = hostile();
    assert!(&read_back(&json(&graph)) == graph.model());
}

#[test]
fn hostile_names_add_no_line_to_a_diagram() {
    let graph = hostile();
    let text = export(&graph, "dot", &Options::default());
    let edges = text
        .lines()
        .filter(|line| line.starts_with("  \"o") && line.contains(" -> "));
    assert_eq!(edges.count(), HOSTILE.len());
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    let Some(svg) = draw(&text) else { return };
    assert!(
        svg.contains(r"\N \G \E \T \l \n"),
        "escapes are shown, not obeyed"
    );
    assert!(svg.contains("&lt;b&gt;bold&lt;/b&gt;"));
    assert!(!svg.contains("evil]"));
    assert_eq!(svg.matches("class=\"node\"").count(), HOSTILE.len());
    assert_eq!(svg.matches("class=\"edge\"").count(), HOSTILE.len());
    draw(&export(
        &graph,
        "dot",
        &Options {
            plain: true,
            ..Options::default()
        },
    ));
}

#[test]
fn hostile_names_are_text_in_every_picture() {
    let graph = hostile();
    for &figure in Figure::ALL {
        let options = Options {
            figure,
            ..Options::default()
        };
        let format = Format::by_name("svg").expect("a format");
        let mut text = Vec::new();
        match format.write(&graph, &options, &mut text) {
            Err(ExportError::Nothing(Figure::Ownership | Figure::Timeline)) => continue,
            written => written.expect("a vector takes all"),
        }
        let text = String::from_utf8(text).expect("the output is UTF-8");
        let document = roxmltree::Document::parse(&text).expect("it is XML");
        for element in document.descendants().filter(roxmltree::Node::is_element) {
            let name = element.tag_name().name();
            assert!(!matches!(name, "b" | "img" | "script" | "TABLE"), "{name}");
        }
        let shown: Vec<_> = document
            .descendants()
            .filter_map(|node| node.text())
            .collect();
        assert!(
            shown.iter().any(|text| text.contains("<b>bold</b>")),
            "{text}"
        );
        assert!(
            shown.iter().any(|text| text.contains("&lt; &amp;amp;")),
            "{text}"
        );
    }
}

/// The SVG that Graphviz makes of a diagram, without a word of complaint; `None` where Graphviz is not installed.
#[expect(clippy::print_stderr, reason = "a test that is skipped should say so")]
fn draw(diagram: &str) -> Option<String> {
    let mut dot = match Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
    {
        Ok(dot) => dot,
        Err(error) => {
            eprintln!("skipped: `dot` can't be run: {error}");
            return None;
        }
    };
    let mut input = dot.stdin.take().expect("it is piped");
    input
        .write_all(diagram.as_bytes())
        .expect("dot reads its input");
    drop(input);
    let output = dot.wait_with_output().expect("dot ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{diagram}");
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).expect("an SVG is UTF-8"))
}

#[test]
fn graphviz_draws_the_built_in_graph_without_complaint() {
    let graph = Graph::open("us-china-2015").expect("it is built in");
    let svg = draw(&export(&graph, "dot", &Options::default()));
    if let Some(svg) = svg {
        for firm in [
            "VMware",
            "Sugon",
            "IBM",
            "HP",
            "Cisco",
            "Inspur",
            "Microsoft",
            "CETC",
            "EMC",
            "Foxconn",
        ] {
            assert!(svg.contains(&format!(">{firm}</text>")), "{firm}");
        }
    }
    let plain = Options {
        plain: true,
        ..Options::default()
    };
    draw(&export(&graph, "dot", &plain));
}

#[test]
fn graphviz_draws_a_large_graph_as_an_overview_without_complaint() {
    let orgs: Vec<_> = (0..80)
        .map(|at| {
            format!(
                r#""o{at}": {{ "name": "Firm {at}", "hq": "{}" }}"#,
                ["US", "CN", "KR"][at % 3]
            )
        })
        .collect();
    let ties: Vec<_> = (0..200)
        .map(|at| {
            let (a, b) = (at % 80, (at * 7 + 1) % 80);
            let b = if a == b { (b + 1) % 80 } else { b };
            format!(r#""t{at}": {{ "kind": "supply", "parties": {{ "o{a}": "supplier", "o{b}": "customer" }} }}"#)
        })
        .collect();
    let text = format!(
        r#"{{ "bloc": {{ "us": {{ "countries": ["US"] }}, "cn": {{ "countries": ["CN"] }} }},
        "org": {{ {} }}, "tie": {{ {} }} }}"#,
        orgs.join(", "),
        ties.join(", ")
    );
    let graph = Graph::new(compiled([("large.json", Syntax::Json, text)]));
    let text = export(&graph, "dot", &Options::default());
    assert!(text.contains("layout=fdp"));
    draw(&text);
}

#[test]
fn what_a_view_leaves_is_a_document_without_faults_that_keeps_the_same_ties() {
    for name in tieup::load::builtin() {
        let graph = Graph::open(name).expect("a built-in graph");
        for view in graph.model().views() {
            let selection = Selection::of_view(&graph, view).expect("it fits");
            let narrowed = selection.apply(&graph);
            let whole = Graph::new(read_back(&json(&narrowed)));
            let ties = |graph: &Graph| -> Vec<(String, String, String)> {
                let model = graph.model();
                let facts = |tie: &tieup::model::Tie| {
                    let dates = format!("{:?}", model.dates_of(tie));
                    (tie.id().to_owned(), tie.standing().to_string(), dates)
                };
                graph.ties().map(facts).collect()
            };
            assert_eq!(ties(&whole), ties(&narrowed), "{name}: {}", view.id());
        }
    }
}
