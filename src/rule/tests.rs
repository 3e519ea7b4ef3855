//! What holds for every rule, and the cases that the examples on the pages don't show.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::Compiled;
use crate::diag::{File, Syntax};
use crate::load::{Loaded, Location, MAX_FILE_SIZE};

fn found(text: &str) -> Vec<Diagnostic> {
    found_in(&[(0, text)])
}

/// What is found in texts, each of the graph of its number.
fn found_in(texts: &[(u32, &str)]) -> Vec<Diagnostic> {
    let mut loaded = Loaded::default();
    for (number, &(graph, text)) in texts.iter().enumerate() {
        let file = File::new(format!("{number}.toml"), Syntax::Toml, text);
        loaded.files.push(file.of_graph(graph));
    }
    Compiled::new(loaded).check()
}

/// The messages of one rule.
fn messages(rule: &str, text: &str) -> Vec<String> {
    let of_rule = |finding: &Diagnostic| finding.rule() == rule;
    let found = found(text).into_iter().filter(of_rule);
    found.map(|finding| finding.message().to_owned()).collect()
}

fn is_kebab_case(text: &str) -> bool {
    let word = |word: &str| {
        let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        !word.is_empty() && word.bytes().all(known)
    };
    text.split('-').all(word)
}

#[test]
fn names_are_kebab_case_and_sorted_without_repetition() {
    for rule in rules() {
        assert!(is_kebab_case(rule.name), "{}", rule.name);
    }
    for pair in rules().windows(2) {
        assert!(pair[0].name < pair[1].name, "{}", pair[1].name);
    }
}

#[test]
fn every_failing_example_has_its_fault_and_no_other() {
    for rule in rules() {
        let Some(example) = rule.example else {
            continue;
        };
        let found = found(example.fails);
        let has = found.iter().any(|finding| finding.rule() == rule.name);
        assert!(has, "{} finds nothing: {found:#?}", rule.name);
        for finding in found {
            let other = finding.rule() != rule.name && finding.level() == Level::Error;
            assert!(!other, "{} also finds {finding:#?}", rule.name);
        }
    }
}

#[test]
fn every_passing_example_is_free_of_errors_and_of_its_fault() {
    for rule in rules() {
        let Some(example) = rule.example else {
            continue;
        };
        for finding in found(example.passes) {
            let bad = finding.rule() == rule.name || finding.level() == Level::Error;
            assert!(!bad, "{} finds {finding:#?}", rule.name);
        }
    }
}

#[test]
fn every_finding_points_somewhere_and_is_a_lower_case_fragment() {
    for example in rules().iter().filter_map(|rule| rule.example) {
        for finding in found(example.fails) {
            let message = finding.message();
            assert!(finding.primary().is_some(), "{message}");
            assert!(!message.ends_with('.'), "{message}");
            assert!(!message.starts_with(char::is_uppercase), "{message}");
            for help in finding.helps() {
                assert!(help.text.starts_with(char::is_lowercase), "{}", help.text);
            }
        }
    }
}

#[test]
fn pages_are_whole_sentences() {
    for rule in rules() {
        assert!(!rule.what.ends_with('.'), "{}", rule.name);
        assert!(!rule.what.starts_with(char::is_uppercase), "{}", rule.name);
        assert!(rule.why.ends_with('.'), "{}", rule.name);
        assert!(rule.mend.ends_with('.'), "{}", rule.name);
    }
}

/// The kebab-case words in quotes in the code of a file, its tests left out.
fn quoted_names(path: &Path, names: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            quoted_names(&entry.unwrap().path(), names);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let quoted = code.split('"').skip(1).step_by(2);
        let is_name = |text: &&str| is_kebab_case(text) && text.contains('-') || *text == "syntax";
        names.extend(quoted.filter(is_name).map(str::to_owned));
    }
}

#[test]
fn the_rules_of_reading_are_those_that_its_code_names() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut names = Vec::new();
    for part in ["load.rs", "raw", "model/build"] {
        quoted_names(&source.join(part), &mut names);
    }
    names.sort();
    names.dedup();
    let of_reading = rules()
        .iter()
        .filter(|rule| matches!(rule.check, Check::Reading));
    let registered: Vec<&str> = of_reading.map(|rule| rule.name).collect();
    assert_eq!(names, registered);
}

/// An empty folder of that name for files that a test needs.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tieup-rule-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn found_at(folder: &Path) -> Vec<&'static str> {
    let found = Compiled::open(&[Location::Path(folder.to_owned())]).check();
    fs::remove_dir_all(folder).unwrap();
    found.iter().map(Diagnostic::rule).collect()
}

#[test]
fn an_empty_folder_is_unreadable_file() {
    assert_eq!(found_at(&folder("empty")), ["unreadable-file"]);
}

#[test]
fn a_latin_1_file_is_not_utf8() {
    let folder = folder("latin");
    fs::write(
        folder.join("a.toml"),
        b"[org.soge]\nname = \"Soci\xe9t\xe9\"\n",
    )
    .unwrap();
    assert_eq!(found_at(&folder), ["not-utf8"]);
}

#[test]
fn a_file_over_the_limit_is_file_too_large() {
    let folder = folder("large");
    let file = fs::File::create(folder.join("a.toml")).unwrap();
    file.set_len(MAX_FILE_SIZE + 1).unwrap();
    assert_eq!(found_at(&folder), ["file-too-large"]);
}

#[test]
fn a_folder_that_includes_itself_is_include_cycle() {
    let folder = folder("cycle");
    fs::write(folder.join("graph.toml"), "[graph]\ninclude = [\".\"]\n").unwrap();
    assert_eq!(found_at(&folder), ["include-cycle"]);
}

#[test]
fn rules_of_files_are_those_without_example() {
    let files = rules().iter().filter(|rule| rule.example.is_none());
    let names: Vec<&str> = files.map(|rule| rule.name).collect();
    let expected = [
        "file-too-large",
        "include-cycle",
        "not-utf8",
        "unreadable-file",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_graph_sets_the_levels_of_rules() {
    let level = |level: &str| {
        let text =
            format!("[graph]\nrules = {{ unused-org = \"{level}\" }}\n[org.a]\nname = \"A\"");
        let found = found(&text);
        let of_rule = found.iter().find(|finding| finding.rule() == "unused-org");
        of_rule.map(Diagnostic::level)
    };
    assert_eq!(level("error"), Some(Level::Error));
    assert_eq!(level("warning"), Some(Level::Warning));
    assert_eq!(level("note"), Some(Level::Note));
    assert_eq!(level("off"), None);
}

#[test]
fn a_fault_that_is_met_while_reading_stays_an_error() {
    let text = "[graph]\nrules = { syntax = \"off\", bad-date = \"error\" }\n[org.a]\nname = \n";
    let found = found(text);
    let rules: Vec<_> = found.iter().map(|one| (one.rule(), one.level())).collect();
    assert!(rules.contains(&("syntax", Level::Error)), "{rules:?}");
    let expected = ["the level of the rule `syntax` cannot be lowered"];
    assert_eq!(messages("unknown-rule", text), expected);
    let mut loaded = Loaded::default();
    loaded.files.push(File::new("0.toml", Syntax::Toml, text));
    assert!(Compiled::new(loaded).into_model().is_err());
}

#[test]
fn a_topic_is_found_in_a_long_list_of_json() {
    let topics: Vec<String> = (0..400).map(|number| format!("\"t{number}\"")).collect();
    let text = format!("{{\"graph\": {{\"topics\": [{}]}}}}", topics.join(", "));
    let mut loaded = Loaded::default();
    loaded
        .files
        .push(File::new("0.json", Syntax::Json, text.clone()));
    let found = Compiled::new(loaded).check();
    let places = found.iter().filter_map(Diagnostic::primary);
    let told: Vec<&str> = places
        .map(|label| &text[label.span.start as usize..label.span.end as usize])
        .collect();
    assert_eq!(told, topics);
}

#[test]
fn an_unknown_level_leaves_the_rule_at_its_own() {
    let found = found("[graph]\nrules = { unused-org = \"of\" }\n[org.a]\nname = \"A\"");
    let rules: Vec<_> = found.iter().map(|one| (one.rule(), one.level())).collect();
    let expected = [
        ("unknown-rule", Level::Warning),
        ("unused-org", Level::Warning),
    ];
    assert_eq!(rules, expected);
}

#[test]
fn the_pages_are_in_the_docs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, index()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == index(),
        "docs/rules.md is stale: run the tests with UPDATE=1"
    );
}

#[test]
fn a_page_holds_the_text_and_both_examples() {
    let page = rule("unknown-org").unwrap().page();
    assert_eq!(
        page,
        "## unknown-org\n\nLevel: error\n\nAn organisation is named that nothing opens.\n\n\
         A misspelt id would make a second organisation out of one, without its ties.\n\n\
         To mend it: correct the id, or open the organisation with `[org.ID]` and a `name`.\n\n\
         Fails:\n\n```toml\n[org.cisco]\nname = \"Cisco\"\npart_of = \"ciscoo\"\n```\n\n\
         Passes:\n\n```toml\n[org.cisco]\nname = \"Cisco\"\n```\n"
    );
}

const PARTIES: &str = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n\
    [source.s]\npublisher = \"S\"\npublished = \"2015-11-06\"\nlang = \"en\"\n";

/// A tie between `a` and `b` with more lines.
fn tie(lines: &str) -> String {
    format!("{PARTIES}[tie.t]\n{lines}")
}

#[test]
fn a_party_that_could_not_be_read_is_not_missing_too() {
    let text = tie(
        "kind = \"supply\"\nparties.a = \"supplier\"\nparties.bb = \"customer\"\n\
        evidence = [{ source = \"s\" }]",
    );
    let found = found(&text);
    let errors = found.iter().filter(|one| one.level() == Level::Error);
    let rules: Vec<_> = errors.map(Diagnostic::rule).collect();
    assert_eq!(rules, ["unknown-org"]);
}

#[test]
fn a_pledge_may_be_made_to_a_country() {
    let lines = "kind = \"commitment\"\nparties.a = \"investor\"\n";
    assert_eq!(messages("missing-role", &tie(lines)).len(), 1);
    let placed = format!("{lines}where = [\"CN\"]\n");
    assert!(messages("missing-role", &tie(&placed)).is_empty());
}

#[test]
fn the_shape_that_fits_best_says_what_is_missing() {
    let text = tie("kind = \"technology-partnership\"\nparties.a = \"provider\"\n");
    let expected = ["the tie `t` has no party with the role `recipient`"];
    assert_eq!(messages("missing-role", &text), expected);
    assert!(messages("misplaced-role", &text).is_empty());
}

#[test]
fn an_authority_may_stand_in_any_tie() {
    let text = tie(
        "kind = \"supply\"\nparties.a = \"supplier\"\nparties.b = \"customer\"\n\
        parties.c = \"authority\"",
    );
    assert!(messages("misplaced-role", &text).is_empty());
}

#[test]
fn a_cross_licence_ties_nobody_to_itself() {
    let text = tie(
        "kind = \"licence\"\nparties.a = { role = [\"licensor\", \"licensee\"] }\n\
        parties.b = { role = [\"licensor\", \"licensee\"] }",
    );
    assert!(messages("self-tie", &text).is_empty());
}

#[test]
fn a_tie_may_be_made_public_after_it_ended() {
    let text = tie(
        "kind = \"research\"\ndates.from = \"2010\"\ndates.ended = \"2012\"\n\
        dates.announced = \"2013\"",
    );
    assert!(messages("ended-before-started", &text).is_empty());
}

#[test]
fn dates_that_may_be_in_order_are_left_alone() {
    let text = tie("kind = \"research\"\ndates.from = \"2015-09\"\ndates.ended = \"2015\"");
    assert!(messages("ended-before-started", &text).is_empty());
}

#[test]
fn an_organisation_and_a_party_end_after_they_start() {
    let text = tie("kind = \"research\"\n\
        parties.a = { role = \"partner\", from = \"2015\", until = \"2014\" }\n\
        [org.d]\nname = \"D\"\ndates = { founded = \"2001\", dissolved = \"2000\" }");
    let expected = [
        "`a` is a party of `t` until `2014`, before `2015`",
        "`org.d` has `dissolved` on `2000`, before `founded` on `2001`",
    ];
    assert_eq!(messages("ended-before-started", &text), expected);
}

#[test]
fn bounds_and_approximations_count_by_what_is_certain() {
    let stakes = |a: &str, b: &str| {
        let text = tie(&format!(
            "kind = \"joint-venture\"\nparties.a = {{ role = \"partner\", stake = {a} }}\n\
             parties.b = {{ role = \"partner\", stake = {b} }}"
        ));
        messages("stakes-over-100", &text).len()
    };
    assert_eq!(stakes("\"~52\"", "50"), 0);
    assert_eq!(stakes("\"<=60\"", "60"), 0);
    assert_eq!(stakes("\">=60\"", "60"), 1);
    assert_eq!(stakes("{ votes = 60 }", "{ equity = 60 }"), 0);
    assert_eq!(stakes("{ votes = 60 }", "{ votes = 60 }"), 1);
}

#[test]
fn an_observation_is_backed_by_one_that_overlaps() {
    let observed = |kept: &str, given: &str| {
        let text = tie(&format!(
            "kind = \"research\"\ndates.observed = {kept}\n\
             evidence = [{{ source = \"s\", gives = {{ dates.observed = \"{given}\" }} }}]"
        ));
        messages("unbacked-value", &text).len()
    };
    assert_eq!(observed("\"2014-05\"", "2014"), 0);
    assert_eq!(observed("\"2014\"", "2014-05"), 0);
    assert_eq!(observed("[\"2013\", \"2014\"]", "2014-05"), 1);
}

#[test]
fn equity_and_votes_are_backed_one_by_one() {
    let unbacked = |gives: &[&str]| {
        let row = |stake: &&str| {
            format!("{{ source = \"s\", gives = {{ parties.a = {{ stake = {stake} }} }} }}")
        };
        let rows: Vec<String> = gives.iter().map(row).collect();
        let text = tie(&format!(
            "kind = \"ownership\"\nparties.b = \"held\"\n\
             parties.a = {{ role = \"holder\", stake = {{ equity = 81, votes = 97 }} }}\n\
             evidence = [{}]",
            rows.join(", ")
        ));
        messages("unbacked-value", &text).len()
    };
    assert_eq!(unbacked(&["{ equity = 81, votes = 97 }"]), 0);
    assert_eq!(unbacked(&["81", "{ votes = 97 }"]), 0);
    assert_eq!(unbacked(&["81"]), 1);
    assert_eq!(unbacked(&["{ votes = 97 }"]), 1);
}

#[test]
fn an_inference_backs_a_value_and_an_opinion_does_not() {
    let backed = |modality: &str| {
        let text = tie(&format!(
            "kind = \"research\"\ndates.announced = \"2014\"\nevidence = [{{ source = \"s\", \
             modality = \"{modality}\", gives = {{ dates.announced = \"2014\" }} }}]"
        ));
        messages("unbacked-value", &text).is_empty()
    };
    assert!(backed("inferred") && backed("rumoured"));
    assert!(!backed("opinion") && !backed("denied") && !backed("silent"));
}

#[test]
fn a_contradiction_points_at_both_values() {
    let text = tie("kind = \"research\"\ndates.announced = \"2014-05-01\"\n\
        evidence = [{ source = \"s\", gives = { dates.announced = \"2014-06\" } }]");
    let found = found(&text);
    let of_rule = |one: &&Diagnostic| one.rule() == "unresolved-contradiction";
    let finding = found.iter().find(of_rule).unwrap();
    let at = |label: &crate::diag::Label| &text[label.span.start as usize..label.span.end as usize];
    assert_eq!(finding.primary().map(at), Some("\"2014-06\""));
    assert_eq!(at(&finding.secondary()[0]), "\"2014-05-01\"");
    assert_eq!(finding.secondary()[0].text, "the record keeps `2014-05-01`");
}

#[test]
fn a_denial_may_be_resolved_without_a_value() {
    let text = tie("kind = \"research\"\n\
        evidence = [{ source = \"s\", modality = \"denied\", resolved = \"later admitted\" }]");
    assert!(messages("needless-resolution", &text).is_empty());
}

#[test]
fn a_day_is_allowed_for_time_zones() {
    let announced = |day: &str| {
        let text = tie(&format!(
            "kind = \"research\"\ndates.announced = \"{day}\"\n\
             evidence = [{{ source = \"s\", gives = {{ dates.announced = \"{day}\" }} }}]"
        ));
        messages("dated-after-publication", &text).len()
    };
    assert_eq!(announced("2015-11-07"), 0);
    assert_eq!(announced("2015-11-08"), 1);
    assert_eq!(announced("2015"), 0);
}

#[test]
fn unnamed_organisations_and_classes_may_share_a_name() {
    let text = "[org.a]\nname = \"A subsidiary\"\nunnamed = true\n[org.b]\nname = \"A subsidiary\"\n\
        [org.c]\nname = \"A subsidiary\"\nkind = \"class\"";
    assert!(messages("shared-name", text).is_empty());
}

#[test]
fn two_organisations_with_several_names_in_common_are_one_finding() {
    let text = "[org.a]\nname = \"Lenovo\"\nnames.zh-Hans = [\"联想集团\"]\n\
        [org.b]\nname = \"Legend\"\nnames = { en = [\"LENOVO Inc.\"], zh-Hant = [\"聯想集團\"] }";
    let found = found(text);
    let shared: Vec<_> = found
        .iter()
        .filter(|one| one.rule() == "shared-name")
        .collect();
    assert_eq!(shared.len(), 1);
    let label = shared[0].primary().unwrap();
    let span = label.span.start as usize..label.span.end as usize;
    assert_eq!(&text[span], "\"LENOVO Inc.\"");
}

#[test]
fn what_an_included_graph_opens_may_be_unused() {
    let library = "[graph]\ntopics = [\"cloud\"]\n[org.a]\nname = \"A\"\n\
        [source.s]\npublisher = \"S\"\npublished = \"2014\"\nlang = \"en\"\nurl = \"https://s.org/\"";
    let rules = |graph: u32| {
        let found = found_in(&[(0, "[graph]\ntitle = \"T\"\n"), (graph, library)]);
        found.iter().map(Diagnostic::rule).collect::<Vec<_>>()
    };
    assert!(rules(1).is_empty(), "{:?}", rules(1));
}

#[test]
fn a_whole_is_used_where_its_part_is() {
    let text = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\npart_of = \"a\"\n\
        [org.c]\nname = \"C\"\npart_of = \"a\"\n[event.e]\ntitle = \"E\"\nabout = [\"b\"]";
    let expected = ["nothing names the organisation `c`"];
    assert_eq!(messages("unused-org", text), expected);
}

/// Ownership ties, each as holder, held and more lines.
fn holdings(ties: &[(&str, &str, &str)]) -> String {
    let mut text = PARTIES.to_owned();
    for (number, (holder, held, lines)) in ties.iter().enumerate() {
        let parties = format!(
            "parties.{holder} = {{ role = \"holder\", {lines} }}\nparties.{held} = \"held\""
        );
        let _ = write!(text, "[tie.t{number}]\nkind = \"ownership\"\n{parties}\n");
    }
    text
}

#[test]
fn a_circle_of_three_is_told_in_its_order() {
    let text = holdings(&[
        ("b", "c", "stake = 51"),
        ("c", "a", "controls = true"),
        ("a", "b", "stake = { votes = 90 }"),
    ]);
    let expected = ["organisations control one another in a circle: `a` → `b` → `c` → `a`"];
    assert_eq!(messages("ownership-cycle", &text), expected);
}

#[test]
fn a_holding_that_ended_or_shrank_closes_no_circle() {
    let a_b = ("a", "b", "stake = 100");
    let ended = holdings(&[a_b, ("b", "a", "stake = 100")]) + "dates.ended = \"2014\"\n";
    assert!(messages("ownership-cycle", &ended).is_empty());
    let back = "[tie.x]\nkind = \"ownership\"\nparties.a = { role = \"holder\", stake = 3 }\n\
        parties.b = \"held\"\ndates.from = \"2015\"\n";
    let shrank = holdings(&[a_b, ("b", "a", "stake = 100")]) + back;
    assert!(messages("ownership-cycle", &shrank).is_empty());
}

#[test]
fn a_purchase_that_is_only_announced_closes_no_circle() {
    let purchase = |date: &str| {
        holdings(&[("a", "b", "stake = 100")])
            + "[tie.x]\nkind = \"acquisition\"\nparties.b = \"acquirer\"\nparties.a = \"target\"\n"
            + date
    };
    let found = |date| messages("ownership-cycle", &purchase(date)).len();
    assert_eq!(found("dates.announced = \"2015\""), 0);
    assert_eq!(found("dates.closed = \"2015\""), 1);
}

#[test]
fn ties_may_not_follow_one_another_in_a_circle() {
    let text = "[tie.a]\nkind = \"research\"\nfollows = [\"b\"]\n\
        [tie.b]\nkind = \"research\"\nfollows = [\"a\"]\n";
    let expected = ["ties are steps of one another in a circle: `tie.a` → `tie.b` → `tie.a`"];
    assert_eq!(messages("part-of-cycle", text), expected);
}

#[test]
fn supports_may_name_a_field_of_a_party() {
    let supports = |field: &str| {
        let text = tie(&format!(
            "kind = \"research\"\nparties.a = \"partner\"\n\
             evidence = [{{ source = \"s\", supports = [\"{field}\"] }}]"
        ));
        messages("unknown-support", &text).len()
    };
    for field in [
        "kind",
        "parties.a",
        "parties.a.stake",
        "dates.closed",
        "amounts.paid",
    ] {
        assert_eq!(supports(field), 0, "{field}");
    }
    for field in [
        "knd",
        "parties.b",
        "parties.a.share",
        "dates.close",
        "hq",
        "kind.x",
    ] {
        assert_eq!(supports(field), 1, "{field}");
    }
}
