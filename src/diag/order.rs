//! The one order in which findings are printed, whoever found them first.

use std::cmp::Ordering;

use super::{Diagnostic, Files, Help, Label, Span};

/// Sorts by file name, position, rule and message, those without a place first, and drops exact repetitions.
///
/// The order depends on nothing but what the diagnostics say: neither on the order of finding nor on that of the files.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, files: &Files) {
    diagnostics.sort_by(|a, b| compare(a, b, files));
    diagnostics.dedup();
}

fn compare(a: &Diagnostic, b: &Diagnostic, files: &Files) -> Ordering {
    let span = |label: &Label| place(label.span, files);
    let label = |label: &'_ Label| (place(label.span, files), label.text.clone());
    let help = |help: &Help| {
        let edit = help.edit.as_ref();
        let edit = edit.map(|edit| (place(edit.span, files), edit.replacement.clone()));
        (help.text.clone(), edit)
    };
    a.primary
        .as_ref()
        .map(span)
        .cmp(&b.primary.as_ref().map(span))
        .then_with(|| a.rule.cmp(b.rule))
        .then_with(|| a.message.cmp(&b.message))
        // From here on only so that equal findings come to stand side by side.
        .then_with(|| a.level.cmp(&b.level))
        .then_with(|| a.primary.iter().map(label).cmp(b.primary.iter().map(label)))
        .then_with(|| {
            a.secondary
                .iter()
                .map(label)
                .cmp(b.secondary.iter().map(label))
        })
        .then_with(|| a.notes.cmp(&b.notes))
        .then_with(|| a.helps.iter().map(help).cmp(b.helps.iter().map(help)))
}

fn place(span: Span, files: &Files) -> (&str, u32, u32) {
    (files.get(span.file).name(), span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{File, Level, Syntax};

    #[test]
    fn order_is_by_file_name_then_position_then_rule_then_message() {
        let mut files = Files::default();
        let b = files.push(File::new("b.toml", Syntax::Toml, "xxxx"));
        let a = files.push(File::new("a.toml", Syntax::Toml, "xxxx"));
        let finding = |rule, message: &str| Diagnostic::new(rule, Level::Error, message);
        let span = |file, start| Span {
            file,
            start,
            end: 4,
        };
        let sorted = vec![
            finding("no-place", "whole graph"),
            finding("a-rule", "one").at(span(a, 1), ""),
            finding("a-rule", "two").at(span(a, 1), ""),
            finding("b-rule", "one").at(span(a, 1), ""),
            finding("a-rule", "one").at(span(a, 2), ""),
            finding("a-rule", "one").at(span(b, 0), ""),
        ];
        let mut shuffled: Vec<_> = sorted.iter().rev().cloned().collect();
        sort(&mut shuffled, &files);
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn only_exact_repetitions_are_dropped() {
        let files = Files::default();
        let plain = Diagnostic::new("a-rule", Level::Error, "one");
        let noted = plain.clone().note("n");
        let mut all = vec![plain.clone(), noted.clone(), plain.clone(), noted.clone()];
        sort(&mut all, &files);
        assert_eq!(all, [plain, noted]);
    }
}
