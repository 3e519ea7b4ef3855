//! What must hold of any text whatever. The fuzz targets try it on texts that they make up, `tests/hostile.rs` on those
//! that are kept.

use std::ops::Range;

use tieup::Compiled;
use tieup::diag::{Diagnostic, File, Files, Format, Output, Span, Syntax};
use tieup::load::Loaded;
use tieup::model::{Date, Decimal, Money, Period, Share};

/// A document is read and checked, and what is found can be printed in every format and points into the text.
pub fn document(syntax: Syntax, text: &str) {
    let mut files = Files::default();
    files.push(File::new("graph", syntax, text));
    let compiled = Compiled::new(Loaded {
        files,
        ..Loaded::default()
    });
    let found = compiled.check();
    for diagnostic in &found {
        for span in spans(diagnostic) {
            part(text, span.start as usize..span.end as usize);
        }
    }
    for format in Format::ALL {
        let printed = format.render(&found, compiled.files(), Output::default());
        if matches!(format, Format::Json | Format::Sarif) {
            let read = serde_json::from_str::<serde_json::Value>(&printed);
            read.expect("what is printed as JSON is JSON");
        }
    }
}

fn spans(diagnostic: &Diagnostic) -> Vec<Span> {
    let labels = diagnostic
        .primary()
        .into_iter()
        .chain(diagnostic.secondary());
    let edits = diagnostic
        .helps()
        .iter()
        .filter_map(|help| help.edit.as_ref());
    let mut spans: Vec<Span> = labels.map(|label| label.span).collect();
    spans.extend(edits.map(|edit| edit.span));
    spans
}

/// The part of a text that is pointed at: whole characters, inside the text.
fn part(text: &str, at: Range<usize>) -> &str {
    text.get(at.clone())
        .unwrap_or_else(|| panic!("{at:?} is no part of {text:?}"))
}

/// A date reads back as it is printed, agrees with itself, and its days are in order; what is none is explained.
/// Two dates on two lines are compared in every way.
pub fn dates(text: &str) {
    let (first, second) = text.split_once('\n').unwrap_or((text, "2015-11-06"));
    let date = match first.parse::<Date>() {
        Ok(date) => date,
        Err(error) => {
            part(first, error.at.clone());
            error.to_string();
            error.help();
            if let Some(meant) = error.problem.meant() {
                assert_eq!(meant.to_string().parse(), Ok(meant));
            }
            return;
        }
    };
    assert_eq!(date.to_string().parse(), Ok(date), "{first}");
    assert!(date.within(date), "{first}");
    date.years_label();
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
        assert!(earliest <= latest, "{first}");
    }
    if let Ok(other) = second.parse::<Date>() {
        date.before(other);
        date.within(other);
        if let Some(day) = other.day() {
            date.starts_by(day);
            date.covers(day);
        }
    }
}

/// An amount, a share, a number or a period reads back as it is printed, and agrees with itself.
pub fn amounts(text: &str) {
    match text.parse::<Money>() {
        Ok(money) => {
            assert_eq!(money.to_string().parse(), Ok(money), "{text}");
            assert!(money.agrees_with(money), "{text}");
        }
        Err(error) => {
            part(text, error.at);
            error.problem.to_string();
            error.problem.help();
        }
    }
    match text.parse::<Share>() {
        Ok(share) => {
            assert_eq!(share.to_string().parse(), Ok(share), "{text}");
            assert!(share.agrees_with(share), "{text}");
            assert!(
                share.certain_minimum() <= share.possible_maximum(),
                "{text}"
            );
            share.label();
        }
        Err(error) => {
            part(text, error.at);
            error.problem.to_string();
            error.problem.help();
        }
    }
    match text.parse::<Decimal>() {
        Ok(number) => assert_eq!(number.to_string().parse(), Ok(number), "{text}"),
        Err(error) => {
            part(text, error.at);
            error.problem.help();
        }
    }
    match text.parse::<Period>() {
        Ok(period) => assert_eq!(period.to_string().parse(), Ok(period), "{text}"),
        Err(error) => {
            part(text, error.at);
            error.problem.help();
        }
    }
}
