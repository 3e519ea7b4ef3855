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
fn what_became_of_ties_is_counted_as_what_it_is_and_how_much_is_only_possible() {
    let tie = |id: &str, dates: &str| {
        format!(
            "[tie.{id}]\nkind = \"acquisition\"\nparties = {{ a = \"acquirer\", b = \"target\" }}\ndates = {{ {dates} }}\n"
        )
    };
    let graph = graph_of(&format!(
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n{}{}{}{}{}",
        tie("begun", "closed = \"2015\""),
        tie("maybe", "closed = \"2015-06/2016\""),
        tie("plan", "announced = \"2015\""),
        tie("rumour", "rumoured = \"2015\""),
        tie("bid", "announced = \"2015-02\", withdrawn = \"2015-03\""),
    ));
    let day = |year| Day::new(year, 12, 31).expect("a day");
    let told = |graph: &Graph| became(&asked().graph, graph, day(2014), day(2015), &Select::new());
    let answer = told(&graph);
    assert_eq!(
        answer.count(),
        "from 2014-12-31 to 2015-12-31: 2 ties begun (1 only possibly), 2 newly planned (1 only possibly), 0 gone, 0 changed, 1 came and went"
    );
    let csv = render(&answer, Format::Csv, Screen::default(), "");
    let rows: Vec<&str> = csv.lines().filter(|row| row.contains(",bid,")).collect();
    assert!(rows[0].starts_with("came-and-went,bid,"), "{csv}");
    let table = render(&answer, Format::Table, Screen::default(), "");
    assert!(table.contains("±"), "{table}");
}

#[test]
fn between_two_days_how_ties_stood_is_asked_of_either() {
    let graph = graph_of(
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"supply\"\n\
         parties = { a = \"supplier\", b = \"customer\" }\ndates = { announced = \"2012\", ended = \"2015\" }\n",
    );
    let day = |year| Day::new(year, 12, 31).expect("a day");
    let days = [day(2014), day(2016)];
    let told = |flags: &[(&str, &str)]| -> Vec<String> {
        let mut given = crate::select::Flags::new();
        for (flag, word) in flags {
            given.add(flag, word);
        }
        let narrowing = given.read(&graph, day(2020)).expect("they fit");
        let narrowed = narrowing.apply_on(&graph, &days).expect("flags are given");
        let answer = became(&asked().graph, &narrowed, days[0], days[1], &Select::new());
        answer.rows.into_iter().map(|row| row.change).collect()
    };
    assert_eq!(told(&[("in-force", "true")]), ["gone"]);
    assert_eq!(told(&[("status", "ended")]), ["gone"]);
    assert_eq!(told(&[("in-force", "true"), ("as-of", "2016")]), [""; 0]);
    assert_eq!(told(&[("status", "planned")]), [""; 0]);
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

/// Top possibly controls Mid, which certainly controls Low; Low supplies Other.
fn possible_group() -> Graph {
    graph_of(
        "[org.top]\nname = \"Top\"\n[org.mid]\nname = \"Mid\"\n[org.low]\nname = \"Low\"\n[org.other]\nname = \"Other\"\n\
         [tie.a]\nkind = \"control\"\nparties = { top = \"controller\", mid = \"controlled\" }\n\
         dates.observed = \"2012\"\n\
         [tie.b]\nkind = \"control\"\nparties = { mid = \"controller\", low = \"controlled\" }\n\
         dates.from = \"2010\"\n\
         [tie.c]\nkind = \"supply\"\nparties = { low = \"supplier\", other = \"customer\" }\n\
         dates.announced = \"2011\"\n",
    )
}

#[test]
fn a_group_is_that_of_whom_its_parties_certainly_count_with() {
    let graph = possible_group();
    let told = |of: &str, format: Format| {
        let org = graph.find(of).expect("it is in the graph");
        let answer = group_partners(&asked(), &graph, org);
        render(&answer, format, Screen::default(), "")
    };
    let table = told("other", Format::Table);
    for line in ["Mid", "with Low", "possibly counts with Top"] {
        let mut first = table.lines().map(|row| row.split("  ").next());
        assert!(first.any(|cell| cell == Some(line)), "{line}:\n{table}");
    }
    assert!(told("other", Format::Md).contains("**possibly counts with Top**"));
    let csv = told("other", Format::Csv);
    assert!(csv.contains("mid,Mid,,true,top,low,other,,,c,"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&told("other", Format::Json)).expect("JSON");
    assert_eq!(json["rows"][0]["partner"]["id"], "mid");
    assert_eq!(json["rows"][0]["possibly_with"]["id"], "top");
    assert_eq!(json["rows"][0]["members"][0]["id"], "low");
}

#[test]
fn who_only_possibly_counts_with_who_is_asked_about_is_told_with_whom_it_certainly_does() {
    let graph = possible_group();
    let top = graph.find("top").expect("it is in the graph");
    let answer = group_partners(&asked(), &graph, top);
    let table = render(&answer, Format::Table, Screen::default(), "");
    assert!(table.contains("through Low with Mid, possibly"), "{table}");
    let csv = render(&answer, Format::Csv, Screen::default(), "");
    assert!(csv.contains("other,Other,,false,,,,low,,c,"), "{csv}");
    let low = graph.find("low").expect("it is in the graph");
    let json = render(
        &group_partners(&asked(), &graph, low),
        Format::Json,
        Screen::default(),
        "",
    );
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let group = &json["query"]["group"];
    assert_eq!(group["head"]["id"], "mid");
    assert_eq!(group["possibly_with"]["id"], "top");
    assert_eq!(json["rows"][0]["certain"], true);
}

#[test]
fn who_counts_with_a_group_by_a_suspended_tie_is_marked() {
    let graph = graph_of(
        "[org.top]\nname = \"Top\"\n[org.low]\nname = \"Low\"\n[org.other]\nname = \"Other\"\n\
         [tie.a]\nkind = \"control\"\nparties = { top = \"controller\", low = \"controlled\" }\n\
         dates = { from = \"2010\", suspended = \"2013\" }\n\
         [tie.b]\nkind = \"supply\"\nparties = { low = \"supplier\", other = \"customer\" }\n\
         dates.announced = \"2011\"\n",
    );
    let told = |of: &str, format: Format| {
        let org = graph.find(of).expect("it is in the graph");
        let answer = group_partners(&asked(), &graph, org);
        render(&answer, format, Screen::default(), "")
    };
    let through = "through Low, by a tie that is suspended";
    assert!(told("top", Format::Table).contains(through));
    let with = "with Low, by a tie that is suspended";
    assert!(told("other", Format::Table).contains(with));
    assert!(!told("low", Format::Table).contains("suspended"));
    let json: serde_json::Value = serde_json::from_str(&told("top", Format::Json)).expect("JSON");
    assert_eq!(json["rows"][0]["suspended"][0]["id"], "low");
    assert_eq!(json["query"]["group"]["suspended"][0]["certain"], true);
    assert!(told("top", Format::Csv).contains(",low,,low,b,"));
}

/// A ministry owns a fund, which possibly controls a firm; that has a venture with one firm from abroad, and another firm, under a university
/// without an owner, has one too.
fn state_graph() -> Graph {
    let org = |id: &str, name: &str, hq: &str, kind: &str| {
        format!("[org.{id}]\nname = \"{name}\"\nhq = \"{hq}\"\nkind = \"{kind}\"\n")
    };
    let control = |id: &str, above: &str, below: &str, dates: &str| {
        format!(
            "[tie.{id}]\nkind = \"control\"\nparties = {{ {above} = \"controller\", {below} = \"controlled\" }}\n\
             dates = {{ {dates} }}\nevidence = [{{ source = \"of-{id}\" }}]\n\
             [source.of-{id}]\npublisher = \"Paper of {id}\"\n"
        )
    };
    let venture = |id: &str, one: &str, other: &str| {
        format!(
            "[tie.{id}]\nkind = \"joint-venture\"\nparties = {{ {one} = \"partner\", {other} = \"partner\" }}\n\
             dates.announced = \"2015\"\nevidence = [{{ source = \"news\" }}]\n"
        )
    };
    let parts = [
        org("gov", "Ministry", "CN", "government"),
        org("fund", "Fund", "CN", "fund"),
        org("firm", "Firm", "CN", "company"),
        org("school", "School", "CN", "institute"),
        org("spin", "Spin", "CN", "company"),
        org("alone", "Alone", "CN", "company"),
        org("abroad", "Abroad", "US", "company"),
        control("one", "gov", "fund", "from = \"2010\""),
        control("two", "fund", "firm", "observed = \"2012\""),
        control("three", "school", "spin", "from = \"2010\""),
        venture("kept", "firm", "abroad"),
        venture("lost", "spin", "abroad"),
        venture("lone", "alone", "abroad"),
        "[source.news]\npublisher = \"News\"\n".to_owned(),
    ];
    graph_of(&parts.concat())
}

#[test]
fn a_tie_of_one_under_the_control_asked_for_tells_who_that_is_by_which_way_and_who_says_so() {
    let graph = state_graph();
    for (flag, word) in [("under", "state"), ("role", "state=partner")] {
        let mut selection = crate::select::Selection::new();
        selection.add(&graph, flag, word).expect("it fits");
        selection
            .add(&graph, "kind", "joint-venture")
            .expect("it fits");
        let narrowed = selection.on(asked().as_of).apply(&graph);
        let answer = ties(&asked(), &narrowed);
        let shown = |format, cite| {
            let screen = Screen {
                cite,
                ..Screen::default()
            };
            render(&answer, format, screen, "")
        };
        let table = shown(Format::Table, true);
        let way = "Firm possibly under Ministry, through Fund [tie.one] [tie.two]";
        assert!(table.contains(way), "{table}");
        assert!(table.contains("control: Paper of one [2]"), "{table}");
        assert!(table.contains("control: Paper of two [3]"), "{table}");
        assert_eq!(answer.rows.len(), 1);
        let csv = shown(Format::Csv, false);
        let value = "firm possibly under gov: gov > fund (control-tie), fund > firm (control-tie)";
        assert!(csv.contains(value), "{csv}");
        assert!(csv.contains("of-one; of-two"), "{csv}");
        let json: serde_json::Value =
            serde_json::from_str(&shown(Format::Json, false)).expect("JSON");
        let under = &json["rows"][0]["under"][0];
        assert_eq!(under["org"]["id"], "firm");
        assert_eq!(under["by"]["id"], "gov");
        assert_eq!(under["certain"], false);
        assert_eq!(under["sources"][1]["source"]["id"], "of-two");
        let unowned = &json["query"]["unowned"];
        let ids: Vec<&str> = (0..3).filter_map(|at| unowned[at]["id"].as_str()).collect();
        assert_eq!(ids, ["school", "alone", "abroad"]);
        assert_eq!(unowned[0]["above"][0]["id"], "spin");
    }
    let all = ties(&asked(), &graph);
    let json = render(&all, Format::Json, Screen::default(), "");
    assert!(!json.contains("\"under\"") && !json.contains("unowned"));
}
