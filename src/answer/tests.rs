use super::*;
use crate::compile::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::graph::Graph;
use crate::load::Loaded;
use crate::query::find_record;
use crate::select::Window;

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
    graph_of(GRAPH)
}

fn graph_of(text: &str) -> Graph {
    let mut files = Files::default();
    files.push(File::new("graph.toml", Syntax::Toml, text));
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
        "",
    )
}

fn shown(id: &str, format: Format) -> String {
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
PARTNER               TIE                   SAYS WHO
IBM                   Chips                 confirmed, contested
United States         IBM (provider) →      Wire 2014-08-24
                        Inspur (recipient)    (announced, via IBM)
                      in force: announced   日报 2014-09
                        2014-08-22
                      technology-
                        partnership
                        [tie.chips]

=HYPERLINK(\"x\")|<b>`  research              denied
  ␛[31m               Inspur —              日报 2014-09 (denied)
                        =HYPERLINK(\"x\")|<b
                        >`␛[31m
                      possibly in force,
                        no date is known
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
        shown("chips", Format::Table),
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

const CONTESTED: &str =
    "contested: dates.announced = 2014-09, where the record keeps 2014-08-22, by 日报 2014-09";

#[test]
fn what_is_contested_is_told_in_a_list_of_ties_and_in_the_dossier_of_each_party() {
    let screen = Screen::default();
    let list = render(&ties(&asked(), &graph()), Format::Table, screen, "");
    assert!(list.contains(CONTESTED), "{list}");
    let graph = graph();
    let record = find_record(&graph, "ibm").expect("a record");
    let answer = show(&asked(), &graph, &[record]);
    let page = render_dossiers(&answer, Format::Table, screen);
    assert!(page.contains(CONTESTED), "{page}");
    let json = render_dossiers(&answer, Format::Json, screen);
    assert!(json.contains("\"resolved\": \"a misprint\""), "{json}");
}

#[test]
fn a_dossier_has_the_ties_that_a_selection_keeps_and_says_how_many_more_there_are() {
    let graph = graph();
    let mut selection = crate::select::Selection::new();
    selection.add(&graph, "kind", "research").expect("it fits");
    let narrowed = selection.apply(&graph);
    let record = find_record(&narrowed, "inspur").expect("a record");
    let answer = show(&asked(), &narrowed, &[record]);
    let page = render_dossiers(&answer, Format::Table, Screen::default());
    assert!(
        page.contains("[tie.odd]") && !page.contains("[tie.chips]"),
        "{page}"
    );
    assert!(page.contains("1 more without the selection"), "{page}");
}

#[test]
fn a_source_is_shown_with_all_that_it_says() {
    let text = shown("daily", Format::Md);
    assert!(
        text.contains("- **Says:**\n  - Chips \\[tie.chips\\]\n"),
        "{text}"
    );
    assert!(text.contains("    - denied\n"), "{text}");
}

#[test]
fn a_dossier_in_csv_has_a_row_a_value_and_one_a_record_of_which_nothing_is_said() {
    let header = "record,title,source_id,publisher,published,modality,via,url,at,supports,field,value,agrees,kept,resolved,says,quote,note\n";
    let contested = "日报,2014-09,reported,,https://daily.example/,page 3,,dates.announced,2014-09,false,2014-08-22,a misprint,,,\n";
    assert_eq!(
        shown("chips", Format::Csv),
        format!(
            "{header}\
             tie.chips,Chips,wire,Wire,2014-08-24,announced,IBM,https://wire.example/,,,dates.announced,2014-08-22,true,,,,,\n\
             tie.chips,Chips,daily,{contested}"
        )
    );
    assert_eq!(
        shown("ibm", Format::Csv),
        format!("{header}org.ibm,IBM,,,,,,,,,,,,,,,,\n")
    );
    let daily = shown("daily", Format::Csv);
    assert!(
        daily.contains(&format!("tie.chips,Chips,daily,{contested}")),
        "{daily}"
    );
}

#[test]
fn a_timeline_tells_who_gives_each_date_below_its_year() {
    let answer = timeline(&asked(), &graph(), &Window::default());
    let screen = Screen {
        width: Some(66),
        ..Screen::default()
    };
    assert_eq!(
        render(&answer, Format::Table, screen, ""),
        "\
DATE        WHAT HAPPENED               SAYS WHO
2014
2014-08-22  IBM announces a technology  Wire 2014-08-24
              partnership with Inspur:    (announced, via IBM)
              Chips                     ≠ 日报 2014-09 says
            [tie.chips]                   2014-09
"
    );
    let md = render(&answer, Format::Md, screen, "");
    assert!(md.contains("| **2014**<br>2014-08-22 |"), "{md}");
    let csv = render(&answer, Format::Csv, screen, "");
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[2].contains(",2014-09,true,daily,"), "{csv}");
}

#[test]
fn a_step_after_the_day_is_due() {
    let text = GRAPH.replace(
        "dates.announced = \"2014-08-22\"\n",
        "dates.due = \"2016\"\n",
    );
    let answer = timeline(&asked(), &graph_of(&text), &Window::default());
    assert!(answer.rows.iter().all(|row| row.due), "{:?}", answer.rows);
}

#[test]
fn a_difference_has_a_sign_before_each_record_and_field_also_without_colours() {
    let before = graph();
    let after = GRAPH
        .replace("title = \"Chips\"", "title = \"More chips\"")
        .replace("hq = \"US\"\n", "")
        .replace("[org.odd]", "[org.new]\nname = \"New\"\n[org.odd]")
        .replace("at = \"page 3\"", "at = \"page 4\"");
    let after = graph_of(&after);
    let named = asked().graph;
    let answer = diff((&named, &before), (&named, &after), &Select::new());
    let screen = |color| Screen {
        width: Some(60),
        color,
        ..Screen::default()
    };
    assert_eq!(
        render(&answer, Format::Table, screen(false), ""),
        "\
~ org.ibm IBM
  - hq: US
+ org.new New
~ tie.chips More chips
  ~ title: Chips → More chips
  - evidence: 日报 2014-09, page 3; contested:
    dates.announced = 2014-09, where the record keeps
    2014-08-22; resolved: a misprint
  + evidence: 日报 2014-09, page 4; contested:
    dates.announced = 2014-09, where the record keeps
    2014-08-22; resolved: a misprint
"
    );
    assert!(render(&answer, Format::Table, screen(true), "").contains("\u{1b}[32m+\u{1b}"));
    let csv = render(&answer, Format::Csv, screen(false), "");
    assert!(csv.contains("changed,org.ibm,IBM,hq,US,\n"), "{csv}");
    assert!(csv.contains("added,org.new,New,name,,New\n"), "{csv}");
    let json = render(&answer, Format::Json, screen(false), "");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["rows"][2]["fields"][0]["after"], "More chips");
}

#[test]
fn what_became_of_ties_is_told_with_the_date_that_did_it() {
    let day = |year| Day::new(year, 1, 1).expect("a day");
    let answer = became(
        &asked().graph,
        &graph(),
        day(2014),
        day(2015),
        &Select::new(),
    );
    let screen = Screen {
        width: Some(80),
        ..Screen::default()
    };
    assert_eq!(
        render(&answer, Format::Table, screen, "").trim_start(),
        "\
TIE                      BECAME                     BY WHAT DATE, AND WHO
                                                         SAYS SO
+  Chips                    2014-01-01: nothing known  announced 2014-08-22
   IBM (provider) → Inspur  2015-01-01: in force       Wire 2014-08-24
     (recipient)                                         (announced, via IBM)
   technology-partnership                              ≠ 日报 2014-09 says
     [tie.chips]                                         2014-09
"
    );
    let csv = render(&answer, Format::Csv, screen, "");
    assert!(
        csv.lines()
            .nth(1)
            .is_some_and(|row| row.starts_with("begun,chips,")),
        "{csv}"
    );
}

#[test]
fn a_stake_from_before_a_planned_tie_says_so_and_a_remark_is_nobody_who_says_so() {
    let graph = graph_of(
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[source.wire]\n[source.daily]\n[tie.deal]\nkind = \"investment\"\n\
         parties.a = { role = \"investor\", was = 35, stake = 10 }\nparties.b = \"investee\"\ndates.announced = \"2014\"\n\
         evidence = [{ source = \"wire\" }, { source = \"daily\", supports = [], says = \"another matter\" }]\n",
    );
    let held = graph.find("B").expect("it is in the graph");
    let screen = Screen::default();
    let table = render(&owners(&asked(), &graph, held), Format::Table, screen, "");
    assert!(table.contains("35 %"), "{table}");
    assert!(table.contains("which is planned: 10 %"), "{table}");
    assert!(
        table.contains("wire") && !table.contains("daily"),
        "{table}"
    );
}
