//! Diagnostics as SARIF 2.1.0, for code scanning and editors.
//!
//! The standard is <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>; section numbers below are its.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::json::level;
use super::{Diagnostic, Edit, Files, Label, Places, RuleDescription, Span};

/// The published schema of what [`render`] prints.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Prints a log of one run, indented, with a line break at the end.
///
/// `rules` become the tool's rules, in their order; a finding of another rule has its name and no index.
/// Relative file names become relative URIs: it is the reader who knows from where.
///
/// # Panics
///
/// Never: the log has nothing that JSON cannot hold.
pub fn render(diagnostics: &[Diagnostic], files: &Files, rules: &[RuleDescription]) -> String {
    let mut places = Places::new(files);
    let numbers: HashMap<&str, usize> = rules.iter().map(|rule| rule.name).zip(0..).collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| result(diagnostic, numbers.get(diagnostic.rule), &mut places))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules.iter().map(rule).collect::<Vec<_>>(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("a value is JSON") + "\n"
}

fn rule(rule: &RuleDescription) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": text(rule.summary) },
        "fullDescription": { "text": text(rule.summary) },
        "help": { "text": text(rule.help), "markdown": rule.help },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

fn result(diagnostic: &Diagnostic, number: Option<&usize>, places: &mut Places) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level(diagnostic.level),
        "message": { "text": text(&message(diagnostic)) },
    });
    if let Some(number) = number {
        result["ruleIndex"] = json!(number);
    }
    if let Some(label) = &diagnostic.primary {
        result["locations"] = json!([location(label, places)]);
    }
    if !diagnostic.secondary.is_empty() {
        let labels = diagnostic.secondary.iter().enumerate();
        let related = labels.map(|(id, label)| {
            let mut related = location(label, places);
            related["id"] = json!(id);
            related
        });
        result["relatedLocations"] = related.collect();
    }
    let edits = diagnostic.helps.iter();
    let edits = edits.filter_map(|help| Some((help.text.as_str(), help.edit.as_ref()?)));
    let fixes: Vec<Value> = edits
        .map(|(advice, edit)| fix(advice, edit, places))
        .collect();
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    result
}

/// The message with all that SARIF has no place for.
fn message(diagnostic: &Diagnostic) -> String {
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        let _ = write!(message, "\nnote: {note}");
    }
    for help in &diagnostic.helps {
        let _ = write!(message, "\nhelp: {}", help.text);
    }
    message
}

fn location(label: &Label, places: &mut Places) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(label.span, places),
            "region": region(label.span, places),
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": text(&label.text) });
    }
    location
}

fn fix(advice: &str, edit: &Edit, places: &mut Places) -> Value {
    json!({
        "description": { "text": text(advice) },
        "artifactChanges": [{
            "artifactLocation": artifact(edit.span, places),
            "replacements": [{
                "deletedRegion": region(edit.span, places),
                "insertedContent": { "text": edit.replacement },
            }],
        }],
    })
}

fn artifact(span: Span, places: &Places) -> Value {
    let name = places.files().get(span.file).name();
    json!({ "uri": uri(name, cfg!(windows)) })
}

fn region(span: Span, places: &mut Places) -> Value {
    let (start, end) = places.range(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a URI reference (RFC 3986): whatever is not plainly part of a path is percent-encoded.
fn uri(path: &str, windows: bool) -> String {
    let path = if windows {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let drive = windows && path.as_bytes().get(1) == Some(&b':');
    let mut uri = String::with_capacity(path.len());
    if drive {
        uri.push_str("file:///");
    } else if path.starts_with('/') {
        uri.push_str("file://");
    }
    for (at, byte) in path.bytes().enumerate() {
        let plain = matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/');
        if plain || (drive && at == 1) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A plain text message: braces would begin a placeholder (§3.11.5), `](` a link (§3.11.6).
fn text(plain: &str) -> String {
    plain
        .replace('{', "{{")
        .replace('}', "}}")
        .replace("](", "\\](")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{File, Level, Syntax};

    #[test]
    fn uris_are_percent_encoded_with_forward_slashes() {
        assert_eq!(uri("graphs/a b.toml", false), "graphs/a%20b.toml");
        assert_eq!(uri("수.toml", false), "%EC%88%98.toml");
        assert_eq!(uri("a:b%?#.toml", false), "a%3Ab%25%3F%23.toml");
        assert_eq!(uri("/x/a.toml", false), "file:///x/a.toml");
        assert_eq!(uri("x\\a.toml", true), "x/a.toml");
        assert_eq!(uri("C:\\x\\a.toml", true), "file:///C:/x/a.toml");
    }

    #[test]
    fn text_has_neither_placeholders_nor_links() {
        assert_eq!(text("{ a = [1](2) }"), "{{ a = [1\\](2) }}");
    }

    #[test]
    fn columns_count_code_points() {
        let mut files = Files::default();
        let file = files.push(File::new("a.toml", Syntax::Toml, "수곤 = 1"));
        let span = Span {
            file,
            start: 3,
            end: 6,
        };
        let found = [Diagnostic::new("a-rule", Level::Error, "wrong").at(span, "")];
        let log: Value = serde_json::from_str(&render(&found, &files, &[])).unwrap();
        assert_eq!(
            log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"],
            json!({"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3})
        );
    }
}
