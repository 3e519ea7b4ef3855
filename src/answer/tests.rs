use super::*;
use crate::compile::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::graph::Graph;
use crate::load::Loaded;
use crate::query::find_record;

const GRAPH: &str = r#"
[graph]
title = "Trial"
[org.ibm]
name = "IBM"
hq = "US"
[org.inspur]
name = "Inspur"
hq = "CN"
names.zh-Hans = "浪潮"
[org.odd]
name = "=HYPERLINK(\"x\")|<b>`\u001b[31m"
[tie.chips]
kind = "technology-partnership"
title = "Chips"
parties.ibm = "provider"
parties.inspur = "recipient"
dates.announced = "2014-08-22"
evidence = [
  { source = "wire", via = ["ibm"], modality = "announced", gives = { dates.announced = "2014-08-22" } },
  { source = "daily", at = "page 3", gives = { dates.announced = "2014-09" }, resolved = "a misprint" },
]
[tie.odd]
kind = "research"
parties.odd = "partner"
parties.inspur = "partner"
evidence = [{ source = "daily", modality = "denied" }]
[source.wire]
publisher = "Wire"
published = "2014-08-24"
url = "https://wire.example/"
lang = "en"
[source.daily]
publisher = "日报"
published = "2014-09"
url = "https://daily.example/"
lang = "zh"
"#;

fn graph() -> Graph {
    let mut files = Files::default();
    files.push(File::new("graph.toml", Syntax::Toml, GRAPH));
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    let model = Compiled::new(loaded).into_model();
    Graph::new(model.expect("a graph without faults"))
}

fn asked() -> Asked {
    Asked {
        graph: GraphRef {
            name: "trial".to_owned(),
            title: Some("Trial".to_owned()),
        },
        as_of: Day::new(2015, 11, 6).expect("a day"),
        select: crate::answer::Select::new(),
    }
}

fn partners_of_inspur(format: Format, width: Option<usize>) -> String {
    let graph = graph();
    let org = graph.find("浪潮").expect("a name");
    let answer = partners(&asked(), &graph, org);
    render(
        &answer,
        format,
        Screen {
            width,
            ..Screen::default()
        },
    )
}

fn shown(id: &str, format: Format) -> Option<String> {
    let graph = graph();
    let record = find_record(&graph, id).expect("a record");
    let answer = show(&asked(), &graph, &[record]);
    let screen = Screen {
        width: Some(60),
        ..Screen::default()
    };
    render_dossiers(&answer, format, screen)
}

#[test]
fn every_format_is_found_by_its_name() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    let unknown = "xml".parse::<Format>().unwrap_err();
    assert_eq!(unknown.to_string(), "no format of answers is called `xml`");
}

#[test]
fn partners_are_told_with_their_ties_and_who_says_so() {
    assert_eq!(
        partners_of_inspur(Format::Table, Some(66)),
        "\
PARTNER                TIE                    SAYS WHO
IBM                    Chips                  confirmed, contested
United States          IBM (provider) →       Wire 2014-08-24
                         Inspur (recipient)     (announced, via
                       in force: announced      IBM)
                         2014-08-22           日报 2014-09
                       technology-
                         partnership
                         [tie.chips]

=HYPERLINK(\"x\")|<b>`␛  research               denied
  [31m                 Inspur —               日报 2014-09
                         =HYPERLINK(\"x\")|<b>    (denied)
                         `␛[31m
                       possibly in force, no
                         date is known
                       research [tie.odd]
"
    );
}

#[test]
fn no_name_is_obeyed_in_csv_or_markdown() {
    let csv = partners_of_inspur(Format::Csv, None);
    let row = csv.lines().nth(3).expect("a row a tie and source");
    assert!(
        row.starts_with("odd,\"'=HYPERLINK(\"\"x\"\")|<b>`\u{fffd}[31m\",,odd,research,"),
        "{row}"
    );
    let md = partners_of_inspur(Format::Md, None);
    let row = md.lines().nth(3).expect("a row a tie");
    assert!(
        row.starts_with("| **=HYPERLINK(\"x\")\\|&lt;b&gt;\\`␛\\[31m** |"),
        "{row}"
    );
}

#[test]
fn a_json_row_has_its_fields_in_order() {
    let json = partners_of_inspur(Format::Json, None);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["query"]["as_of"], "2015-11-06");
    let mut from = 0;
    for field in [
        "graph",
        "query",
        "rows",
        "partner",
        "ties",
        "id",
        "kind",
        "title",
        "status",
        "standing",
        "contested",
        "dates",
        "parties",
        "sources",
        "publisher",
        "published",
        "url",
    ] {
        let at = json[from..].find(&format!("\"{field}\":"));
        from += at.unwrap_or_else(|| panic!("`{field}` is missing or too early in {json}"));
    }
    assert!(json.is_ascii() || !json.contains('\u{1b}'));
}

#[test]
fn a_dossier_tells_what_each_source_gives_and_how_a_contradiction_was_settled() {
    assert_eq!(
        shown("chips", Format::Table).expect("a text"),
        "\
Chips [tie.chips]

  kind      technology-partnership (alliance)
  parties   IBM (US): provider [org.ibm]
            Inspur (CN): recipient [org.inspur]
  dates     announced 2014-08-22
  status    in force on 2015-11-06
  standing  confirmed, contested
  evidence  Wire 2014-08-24 (announced, via IBM)
              [source.wire]
              gives: dates.announced = 2014-08-22
            日报 2014-09, page 3 [source.daily]
              contested: dates.announced = 2014-09, where
                the record keeps 2014-08-22
              resolved: a misprint
"
    );
}

#[test]
fn a_source_is_shown_with_all_that_it_says() {
    let text = shown("daily", Format::Md).expect("a text");
    assert!(
        text.contains("- **Says:**\n  - Chips \\[tie.chips\\]\n"),
        "{text}"
    );
    assert!(text.contains("    - denied\n"), "{text}");
}

#[test]
fn a_dossier_does_not_fit_into_csv() {
    assert_eq!(shown("ibm", Format::Csv), None);
}
