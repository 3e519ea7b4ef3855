//! Answers in JSON, as programs read them: each is what the published schema says.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Questions that every command must be among, on the larger graph.
const QUESTIONS: &[&[&str]] = &[
    &["diff", "us-china-2015"],
    &["diff", "--from", "2015-11-06", "--to", "2016"],
    &["graphs"],
    &["holdings", "Tsinghua Unigroup"],
    &["orgs"],
    &["orgs", "--country", "TW"],
    &["orgs", "--org-kind", "company,venture"],
    &["owners", "H3C", "--as-of", "2016-06"],
    &["owners", "H3C", "--holder", "HPE", "--as-of", "2016-06"],
    &["partners", "Inspur", "--as-of", "2015-11"],
    &["partners", "Inspur", "--group"],
    &[
        "show",
        "hp-foxconn",
        "浪潮",
        "zdnet-korea-2015-11-06",
        "snowden-leak",
    ],
    &["path", "Inspur", "Intel", "--max", "5"],
    &["stats"],
    &["stats", "--by", "amount"],
    &["ties", "--org", "Cisco"],
    &["timeline", "--org", "Cisco", "--as-of", "2015-11-06"],
    &["views"],
];

fn answer(question: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(question)
        .args(["--format", "json", "--graph", "us-china-tech"])
        .env("SOURCE_DATE_EPOCH", "1446768000")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() < Some(2), "{question:?}: {errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The published schema, which lets fields be that later versions may add, as one that knows no others.
fn strict() -> Value {
    let mut schema = tieup::answer::json_schema().to_value();
    let mut parts = BTreeSet::new();
    extended(&schema, &mut parts);
    close(&mut schema);
    for part in parts {
        let part = schema.pointer_mut(part.trim_start_matches('#')).unwrap();
        part["unevaluatedProperties"] = Value::Bool(true);
    }
    schema
}

/// The definitions to which another adds properties of its own.
fn extended(schema: &Value, into: &mut BTreeSet<String>) {
    if let (Some(part), Some(_)) = (schema["$ref"].as_str(), schema.get("properties")) {
        into.insert(part.to_owned());
    }
    match schema {
        Value::Object(fields) => fields.values().for_each(|field| extended(field, into)),
        Value::Array(items) => items.iter().for_each(|item| extended(item, into)),
        _ => {}
    }
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            if fields.contains_key("type") && fields.contains_key("properties") {
                fields.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn every_answer_is_what_the_schema_says_and_no_more() {
    let schema = jsonschema::draft202012::new(&strict()).unwrap();
    let mut asked = BTreeSet::new();
    for question in QUESTIONS {
        let answer = answer(question);
        asked.insert(answer["query"]["command"].as_str().unwrap().to_owned());
        let faults: Vec<String> = schema
            .iter_errors(&answer)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{question:?}: {faults:#?}");
        assert_ne!(answer["rows"], Value::Array(Vec::new()), "{question:?}");
    }
    let known: BTreeSet<String> = tieup::answer::commands().map(str::to_owned).collect();
    assert_eq!(asked, known);
}

#[test]
fn the_findings_of_check_are_what_the_schema_says() {
    let schema = jsonschema::draft202012::new(&strict()).unwrap();
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/faulty.toml");
    std::fs::write(file, "[org.a]\nnam = \"A\"\n[tie.t]\nkind = \"suply\"\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(["check", file, "--format", "json"])
        .output()
        .unwrap();
    let mut findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_ne!(findings["diagnostics"], Value::Array(Vec::new()));
    let faults: Vec<String> = schema
        .iter_errors(&findings)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    findings["diagnostics"][0]["message"] = Value::Null;
    assert!(!schema.is_valid(&findings));
}

#[test]
fn an_answer_with_another_shape_is_not_valid() {
    let schema = jsonschema::draft202012::new(&strict()).unwrap();
    let mut answer = answer(&["ties", "--org", "Cisco"]);
    assert!(schema.is_valid(&answer));
    let mut more = answer.clone();
    more["rows"][0]["more"] = Value::Bool(true);
    assert!(!schema.is_valid(&more));
    answer["rows"][0]["parties"][0]["org"]["name"] = Value::Null;
    assert!(!schema.is_valid(&answer));
}
