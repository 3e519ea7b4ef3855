//! Diagnostics as one JSON document, for other tools. [`Document`] is its shape, and stable: fields may be added.
//!
//! ```json
//! {
//!   "diagnostics": [{
//!     "rule": "unknown-org", "level": "error", "message": "no org has the id `inspurr`",
//!     "primary": {
//!       "file": "graphs/x/ties.toml",
//!       "start": { "line": 12, "column": 9, "byte": 310 }, "end": { "line": 12, "column": 16, "byte": 317 },
//!       "text": "unknown"
//!     },
//!     "secondary": [], "notes": [],
//!     "helps": [{ "text": "write `inspur`", "edit": { "file": "…", "start": {}, "end": {}, "replacement": "inspur" } }]
//!   }],
//!   "summary": { "errors": 1, "warnings": 0, "notes": 0 }
//! }
//! ```

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnostic, Edit, Files, Help, Label, Level, Places, Span, Summary};

/// The findings of `check`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Findings")]
pub struct Document<'a> {
    /// The findings, in the order given.
    pub diagnostics: Vec<Finding<'a>>,
    /// How many there are.
    pub summary: Summary,
}

/// One diagnostic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding<'a> {
    /// The rule's kebab-case name.
    pub rule: &'a str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What is wrong.
    pub message: &'a str,
    /// Where it is wrong; `null` where no one place is.
    pub primary: Option<Place<'a>>,
    /// Where it is wrong because of.
    pub secondary: Vec<Place<'a>>,
    /// Remarks.
    pub notes: &'a [String],
    /// Advice.
    pub helps: Vec<Advice<'a>>,
}

/// A range of a file with a few words, possibly none.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place<'a> {
    /// The range.
    #[serde(flatten)]
    pub range: Range<'a>,
    /// What stands there.
    pub text: &'a str,
}

/// A range of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Range<'a> {
    /// The file's name as the user gave it.
    pub file: &'a str,
    /// The first character.
    pub start: Point,
    /// The character after the last one; equal to `start` where the range is empty.
    pub end: Point,
}

/// A point in a file.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Point {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode code points.
    pub column: usize,
    /// The byte in the UTF-8 text, from 0.
    pub byte: usize,
}

/// A piece of advice.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Advice<'a> {
    /// The advice.
    pub text: &'a str,
    /// The edit that follows it; `null` where none is safe.
    pub edit: Option<Replacement<'a>>,
}

/// Text that takes the place of a range.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Replacement<'a> {
    /// What is replaced; an empty range to insert.
    #[serde(flatten)]
    pub range: Range<'a>,
    /// The new text.
    pub replacement: &'a str,
}

/// Builds the document.
pub fn document<'a>(diagnostics: &'a [Diagnostic], files: &'a Files) -> Document<'a> {
    let mut places = Places::new(files);
    Document {
        diagnostics: diagnostics
            .iter()
            .map(|diagnostic| finding(diagnostic, &mut places))
            .collect(),
        summary: Summary::of(diagnostics),
    }
}

/// Prints the document, indented, with a line break at the end.
///
/// # Panics
///
/// Never: the document has nothing that JSON cannot hold.
pub fn render(diagnostics: &[Diagnostic], files: &Files) -> String {
    let document = document(diagnostics, files);
    serde_json::to_string_pretty(&document).expect("structs of strings and numbers are JSON") + "\n"
}

fn finding<'a>(diagnostic: &'a Diagnostic, places: &mut Places<'a>) -> Finding<'a> {
    Finding {
        rule: diagnostic.rule,
        level: level(diagnostic.level),
        message: &diagnostic.message,
        primary: diagnostic
            .primary
            .as_ref()
            .map(|label| place(label, places)),
        secondary: diagnostic
            .secondary
            .iter()
            .map(|label| place(label, places))
            .collect(),
        notes: &diagnostic.notes,
        helps: diagnostic
            .helps
            .iter()
            .map(|help| advice(help, places))
            .collect(),
    }
}

/// The word for a level, the same here and in SARIF.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn place<'a>(label: &'a Label, places: &mut Places<'a>) -> Place<'a> {
    Place {
        range: range(label.span, places),
        text: &label.text,
    }
}

fn advice<'a>(help: &'a Help, places: &mut Places<'a>) -> Advice<'a> {
    let edit = |edit: &'a Edit| Replacement {
        range: range(edit.span, places),
        replacement: &edit.replacement,
    };
    Advice {
        text: &help.text,
        edit: help.edit.as_ref().map(edit),
    }
}

fn range<'a>(span: Span, places: &mut Places<'a>) -> Range<'a> {
    let (start, end) = places.range(span);
    let point = |at: super::Position| Point {
        line: at.line,
        column: at.column,
        byte: at.byte,
    };
    Range {
        file: places.files().get(span.file).name(),
        start: point(start),
        end: point(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{File, Syntax};

    #[test]
    fn document_has_places_labels_and_edits() {
        let mut files = Files::default();
        let file = files.push(File::new("a.toml", Syntax::Toml, "수곤 = 1\nx"));
        let span = |start, end| Span { file, start, end };
        let found = [
            Diagnostic::new("a-rule", Level::Error, "wrong")
                .at(span(0, 6), "here")
                .because(span(11, 12), "")
                .note("n")
                .mend("write `y`", span(11, 11), "y")
                .help("think"),
            Diagnostic::new("b-rule", Level::Note, "no place"),
        ];
        let read: serde_json::Value = serde_json::from_str(&render(&found, &files)).unwrap();
        let point =
            |line, column, byte| serde_json::json!({"line": line, "column": column, "byte": byte});
        let expected = serde_json::json!({
            "diagnostics": [
                {
                    "rule": "a-rule", "level": "error", "message": "wrong",
                    "primary": {"file": "a.toml", "start": point(1, 1, 0), "end": point(1, 3, 6), "text": "here"},
                    "secondary": [
                        {"file": "a.toml", "start": point(2, 1, 11), "end": point(2, 2, 12), "text": ""},
                    ],
                    "notes": ["n"],
                    "helps": [
                        {"text": "write `y`", "edit": {
                            "file": "a.toml", "start": point(2, 1, 11), "end": point(2, 1, 11), "replacement": "y",
                        }},
                        {"text": "think", "edit": null},
                    ],
                },
                {
                    "rule": "b-rule", "level": "note", "message": "no place",
                    "primary": null, "secondary": [], "notes": [], "helps": [],
                },
            ],
            "summary": {"errors": 1, "warnings": 0, "notes": 1},
        });
        assert_eq!(read, expected);
    }
}
