//! What reading reports of single values, and where.

use super::*;
use crate::diag::{File, Syntax};
use crate::model::Org;

/// The files of one text, with the model and the faults.
fn built(syntax: Syntax, text: &str) -> (Model, Vec<Diagnostic>) {
    let mut files = Files::default();
    files.push(File::new("a".to_owned(), syntax, text));
    build(&files)
}

/// The rules of the faults in a text, with what stands where each points.
fn faults(syntax: Syntax, text: &str) -> Vec<(&'static str, &str)> {
    let (_, found) = built(syntax, text);
    let told = found.iter().map(|fault| {
        let span = fault.primary().expect("every fault has a place").span;
        (fault.rule(), &text[span.start as usize..span.end as usize])
    });
    told.collect()
}

/// A text after the one mend that it is given.
fn mended(syntax: Syntax, text: &str) -> String {
    let (_, found) = built(syntax, text);
    let mut edits = found.iter().flat_map(Diagnostic::helps);
    let edit = edits.find_map(|help| help.edit.as_ref()).expect("a mend");
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    format!("{}{}{}", &text[..start], edit.replacement, &text[end..])
}

#[test]
fn mends_of_json_keys_stay_within_the_quotes() {
    for (text, expected) in [
        (r#"{"orgs": {}}"#, r#"{"org": {}}"#),
        (
            r#"{"org": {"a": {"name": "A", "nots": "x"}}}"#,
            r#"{"org": {"a": {"name": "A", "note": "x"}}}"#,
        ),
        (
            r#"{"org": {"a": {"name": "A", "names": {"zh_Hans": "x"}}}}"#,
            r#"{"org": {"a": {"name": "A", "names": {"zh-Hans": "x"}}}}"#,
        ),
        (
            r#"{"org": {"cisco": {"name": "A"}}, "tie": {"t": {"kind": "research", "parties": {"ciscoo": "partner"}}}}"#,
            r#"{"org": {"cisco": {"name": "A"}}, "tie": {"t": {"kind": "research", "parties": {"cisco": "partner"}}}}"#,
        ),
    ] {
        assert_eq!(mended(Syntax::Json, text), expected);
    }
    let line = r#"{"type":"orgs","id":"a","name":"A"}"#;
    let expected = r#"{"type":"org","id":"a","name":"A"}"#;
    assert_eq!(mended(Syntax::JsonLines, line), expected);
}

#[test]
fn mends_of_quoted_toml_keys_leave_a_key() {
    let text = "[org.cisco]\nname = \"A\"\n[tie.t]\nkind = \"research\"\n";
    assert_eq!(
        mended(
            Syntax::Toml,
            &format!("{text}parties.\"ciscoo\" = \"partner\"")
        ),
        format!("{text}parties.\"cisco\" = \"partner\"")
    );
    assert_eq!(
        mended(Syntax::Toml, "[org.a]\nname = \"A\"\n\"nots\" = \"x\""),
        "[org.a]\nname = \"A\"\nnote = \"x\""
    );
}

#[test]
fn evidence_under_the_graph_is_pointed_at_in_json() {
    let text = r#"{"graph": {"evidence": [{"source": "s"}]}}"#;
    let expected = [("unknown-source", "\"s\"")];
    assert_eq!(faults(Syntax::Json, text), expected);
}

#[test]
fn an_id_that_is_also_a_section_is_mended_behind_it() {
    let text = "[org.orgs]\nname = \"A\"\n[event.e]\ntitle = \"E\"\nabout = \"org.org\"";
    let expected = text.replace("org.org\"", "org.orgs\"");
    assert_eq!(mended(Syntax::Toml, text), expected);
}

#[test]
fn names_of_no_record_do_not_move_those_behind_them() {
    let about = "about = [\"topic.x\", \"unopened\"]";
    let on = "evidence = [{ on = [\"topic.y\", \"unknown\"] }]";
    let text = format!("[event.e]\ntitle = \"E\"\n{about}\n[source.s]\n{on}");
    let expected = [
        ("unknown-record", "\"topic.x\""),
        ("unknown-record", "\"topic.y\""),
        ("unknown-org", "\"unopened\""),
        ("unknown-org", "\"unknown\""),
    ];
    let mut found = faults(Syntax::Toml, &text);
    found.sort_by_key(|(rule, _)| std::cmp::Reverse(*rule));
    assert_eq!(found, expected);
}

#[test]
fn an_event_may_be_on_several_days_and_announced_on_one() {
    let event = |date: &str| format!("[event.e]\ntitle = \"E\"\ndates.{date}");
    let (model, found) = built(
        Syntax::Toml,
        &event("on = [\"2015-09-23\", \"2015-09-25\"]"),
    );
    assert!(found.is_empty());
    assert_eq!(model.events()[0].dates().len(), 2);
    let text = event("announced = [\"2015-09-23\"]");
    assert_eq!(faults(Syntax::Toml, &text)[0].0, "wrong-type");
}

#[test]
fn an_empty_name_or_title_is_a_missing_one() {
    let text = "[org.a]\nname = \"\"\n[event.e]\ntitle = \" \"\n[view.v]\ntitle = \"\"";
    let expected = [
        ("missing-field", "\"\""),
        ("missing-field", "\" \""),
        ("missing-field", "\"\""),
    ];
    assert_eq!(faults(Syntax::Toml, text), expected);
}

#[test]
fn levels_of_rules_are_in_the_order_of_the_rules() {
    let text = r#"{"graph": {"rules": {"wrong-type": "off", "syntax": "off", "bad-id": "note"}}}"#;
    let (model, _) = built(Syntax::Json, text);
    let rules: Vec<&str> = model.rule_levels().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["bad-id", "syntax", "wrong-type"]);
}

#[test]
fn a_stake_is_a_range_or_told_apart() {
    let rules = |stake: &str| {
        let text = format!(
            "[org.a]\nname = \"A\"\n[tie.t]\nkind = \"ownership\"\n\
             parties.a = {{ role = \"holder\", stake = {stake} }}"
        );
        let found = faults(Syntax::Toml, &text);
        found.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>()
    };
    assert!(rules("{ min = 20, max = 30 }").is_empty());
    assert!(rules("{ equity = { min = 20 }, votes = 70 }").is_empty());
    for stake in [
        "{ min = 20, max = 30, votes = 70 }",
        "{ min = 20, equity = 30 }",
        "{ equity = {} }",
        "{}",
        "0x10",
    ] {
        assert_eq!(rules(stake), ["bad-stake"], "{stake}");
    }
}

#[test]
fn the_order_of_a_graph_ranks_organisations_and_names_each_once() {
    let text = "[graph]\norder = [\"b\", \"x\", \"a\", \"b\"]\n[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n";
    assert_eq!(
        faults(Syntax::Toml, text),
        [("unknown-org", "\"x\""), ("duplicate-id", "\"b\"")]
    );
    let (model, _) = built(Syntax::Toml, text);
    let ranks: Vec<Option<usize>> = model.orgs().iter().map(Org::rank).collect();
    assert_eq!(ranks, [Some(2), Some(0), None]);
}
