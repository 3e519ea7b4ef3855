//! The JSON Schema that editors complete from fits what the program reads and writes.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use serde_json::{Value, json};
use tieup::Graph;
use tieup::export::{Format, Options};

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&tieup::json_schema().to_value()).unwrap()
}

#[test]
fn the_built_in_graphs_are_valid() {
    let schema = validator();
    for name in tieup::load::builtin() {
        let graph = Graph::open(name).unwrap();
        let mut text = Vec::new();
        let json = Format::by_name("json").unwrap();
        json.write(&graph, &Options::default(), &mut text).unwrap();
        let document: Value = serde_json::from_slice(&text).unwrap();
        let faults: Vec<String> = schema
            .iter_errors(&document)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn words_that_the_reader_does_not_know_are_not_valid() {
    let schema = validator();
    for wrong in [
        json!({ "tie": { "a": { "kind": "nope" } } }),
        json!({ "tie": { "a": { "dates": { "announcd": "2015" } } } }),
        json!({ "tie": { "a": { "parties": { "x": { "role": "boss" } } } } }),
        json!({ "org": { "a": { "nam": "A" } } }),
        json!({ "orgs": {} }),
    ] {
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
    assert!(schema.is_valid(
        &json!({ "tie": { "a": { "kind": "supply", "dates": { "announced": "2015" } } } })
    ));
}
