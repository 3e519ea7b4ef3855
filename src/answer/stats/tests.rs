use super::*;
use crate::answer::{Format, Screen, render};
use crate::model::Day;
use crate::query::tests::{graph, of_text};

fn asked() -> Asked {
    Asked {
        graph: GraphRef {
            name: "trial".to_owned(),
            title: None,
        },
        as_of: Day::new(2015, 11, 6).expect("a day"),
        select: Select::new(),
    }
}

fn shown(words: &str, by: Option<By>, format: Format) -> String {
    let answer = stats(&asked(), &graph(words), by, &Which::default());
    render(&answer, format, Screen::default(), "")
}

#[test]
fn every_breakdown_is_found_by_its_name() {
    for by in By::ALL {
        assert_eq!(by.name().parse(), Ok(by));
    }
    assert!("colour".parse::<By>().is_err());
}

#[test]
fn a_breakdown_has_the_whole_first() {
    assert_eq!(
        shown(
            "us1-cn1:supply us1-us2:supply cn1-x:research y",
            Some(By::Bloc),
            Format::Table
        ),
        "\
BLOCS         TIES  ORGS  MORE
all              3     5  3 links, 0 sources, 0 events
cn – us          1     2
cn – no bloc     1     2
within us        1     2
"
    );
}

#[test]
fn components_tell_who_stands_alone() {
    assert_eq!(
        shown(
            "a-b:supply b-c:supply d-e:supply f",
            Some(By::Component),
            Format::Csv
        ),
        "\
by,key,label,ties,orgs,links,sources,events,score,purpose,currency,min,max,approximate,parts,summed,members
total,all,all,3,6,3,0,0,,,,,,,,,
component,1,1,2,3,,,,,,,,,,,,a; b; c
component,2,2,1,2,,,,,,,,,,,,d; e
component,alone,linked with nobody,0,1,,,,,,,,,,,,f
"
    );
}

#[test]
fn the_overview_says_what_it_leaves_out_and_where_it_is() {
    let words: Vec<String> = (0..8).map(|at| format!("us{at}-cn{at}:supply")).collect();
    let text = shown(&words.join(" "), None, Format::Table);
    assert!(text.contains("11 more: --by degree\n"), "{text}");
    assert!(text.lines().count() < 60, "{text}");
    let answer = stats(&asked(), &graph(&words.join(" ")), None, &Which::default());
    assert_eq!(answer.left_out["degree"], 11);
}

#[test]
fn json_rows_all_have_the_same_fields() {
    let json = shown("us1-cn1:supply us1-us2:supply", None, Format::Json);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let keys =
        |row: &serde_json::Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let rows = value["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| keys(row) == keys(&rows[0])), "{json}");
}

#[test]
fn brokers_stand_between_blocs() {
    let text = shown(
        "us1-us2:supply us2-cn1:supply",
        Some(By::Broker),
        Format::Table,
    );
    assert!(text.contains("US2     2            2  1.0\n"), "{text}");
}

#[test]
fn of_the_years_the_overview_keeps_the_latest() {
    let tie = |year: i32| {
        format!(
            "[tie.y{year}]\nkind = \"research\"\nparties = {{ a = \"partner\", b = \"partner\" }}\n\
             dates.announced = \"{year}\"\n"
        )
    };
    let text = (1990..2010).map(tie).collect::<Vec<_>>().concat();
    let graph = of_text(&format!(
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n{text}"
    ));
    let answer = stats(&asked(), &graph, None, &Which::default());
    let years = answer.rows.iter().filter(|row| row.by == "year");
    let years: Vec<&str> = years.map(|row| &*row.key).collect();
    assert_eq!((years[0], years[9]), ("2000", "2009"));
    assert_eq!(answer.left_out["year"], 10);
}

#[test]
fn of_the_organisations_only_those_are_told_that_are_wanted_with_their_figures_among_all() {
    let graph = graph("us1-cn1:supply us1-cn2:supply us2-cn1:supply us1-us2:supply");
    let which = Which {
        hq: vec!["CN".parse().expect("a country")],
        ..Which::default()
    };
    let answer = stats(&asked(), &graph, Some(By::Degree), &which);
    let rows = answer.rows.iter().filter(|row| row.by == "degree");
    let rows: Vec<(&str, usize)> = rows.map(|row| (&*row.key, row.orgs)).collect();
    assert_eq!(rows, [("cn1", 2), ("cn2", 1)]);
    assert_eq!(answer.rows[0].ties, 4);
    assert_eq!(answer.query.hq, ["CN"]);
    let by_kind = |which| stats(&asked(), &graph, Some(By::Kind), which).rows;
    assert_eq!(by_kind(&which), by_kind(&Which::default()));
}

#[test]
fn one_of_something_is_told_in_the_singular() {
    let told = shown("us1-cn1:supply", Some(By::Bloc), Format::Table);
    assert!(told.contains("1 link, 0 sources, 0 events"), "{told}");
}
