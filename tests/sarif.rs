//! The SARIF output is read back with the schema that OASIS published.

use serde_json::{Value, json};
use tieup::diag::{Diagnostic, File, Files, Format, Level, Output, RuleDescription, Span, Syntax};

const SCHEMA: &str = include_str!("schemas/sarif-2.1.0.json");

const RULES: &[RuleDescription] = &[
    RuleDescription {
        name: "unused-org",
        level: Level::Warning,
        summary: "An org that is in no tie.",
        help: "# unused-org\n\nDelete it, or `{ }`.",
    },
    RuleDescription {
        name: "unknown-org",
        level: Level::Error,
        summary: "A tie names an org that nobody declares.",
        help: "Declare it.",
    },
];

fn log() -> Value {
    let mut files = Files::default();
    let ties = files.push(File::new(
        "graphs/미국/ties 1.toml",
        Syntax::Toml,
        "[tie.수곤]\nx = 1\n",
    ));
    let orgs = files.push(File::new("graphs/orgs.json", Syntax::Json, "{}"));
    let span = |file, start, end| Span { file, start, end };
    let found = [
        Diagnostic::new("unknown-org", Level::Error, "no org has the id `inspurr`")
            .at(span(ties, 5, 11), "in {braces}")
            .because(span(orgs, 0, 2), "orgs are declared here")
            .because(span(ties, 17, 99), "")
            .note("a remark")
            .mend("write `inspur`", span(ties, 5, 11), "inspur"),
        Diagnostic::new("unlisted-rule", Level::Note, "no place and no description"),
    ];
    let output = Output {
        rules: RULES,
        ..Output::default()
    };
    let text = Format::Sarif.render(&found, &files, output);
    serde_json::from_str(&text).expect("the log is JSON")
}

#[test]
fn log_is_valid_by_the_published_schema() {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    // As published, the pattern of language tags has an unmatched `]`, which no strict regex engine takes.
    for holder in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][holder]["properties"]["language"];
        let pattern = language
            .as_object_mut()
            .and_then(|language| language.remove("pattern"));
        assert!(pattern.is_some(), "the pattern is no longer in {holder}");
    }
    let validator = jsonschema::validator_for(&schema).expect("the schema is valid");
    let log = log();
    let faults: Vec<_> = validator
        .iter_errors(&log)
        .map(|fault| fault.to_string())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    let mut wrong = log;
    wrong["runs"][0]["results"][0]["level"] = json!("fatal");
    assert!(!validator.is_valid(&wrong), "the schema is not applied");
}

#[test]
fn results_point_at_their_rules() {
    let log = log();
    let run = &log["runs"][0];
    let (found, unlisted) = (&run["results"][0], &run["results"][1]);
    assert_eq!(found["ruleIndex"], 1);
    assert_eq!(run["tool"]["driver"]["rules"][1]["id"], found["ruleId"]);
    assert_eq!(
        run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"],
        "warning"
    );
    assert_eq!(unlisted.get("ruleIndex"), None);
    assert_eq!(unlisted.get("locations"), None);
}

#[test]
fn places_and_fixes_are_kept() {
    let log = log();
    let found = &log["runs"][0]["results"][0];
    let place = &found["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "graphs/%EB%AF%B8%EA%B5%AD/ties%201.toml"
    );
    assert_eq!(found["relatedLocations"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        found["fixes"][0]["artifactChanges"][0]["replacements"][0],
        json!({
            "deletedRegion": {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 8},
            "insertedContent": {"text": "inspur"},
        })
    );
}
