//! Which labels of a diagnostic are shown together: one excerpt holds those that are near each other.

use std::ops::Range;

use annotate_snippets::AnnotationKind;

use crate::diag::{Diagnostic, FileId, Label, Places};

/// Labels further apart, in lines, are shown as two places.
const GAP: usize = 100;
/// Spans of more lines are marked by their first line only.
const TALLEST: usize = 100;
/// Of a diagnostic with more labels, only so many are shown.
const MOST: usize = 24;

/// A label ready to be drawn.
pub(super) struct Mark<'a> {
    pub(super) kind: AnnotationKind,
    pub(super) label: &'a Label,
    pub(super) bytes: Range<usize>,
    lines: Range<usize>,
}

/// The labels by the place where they are shown, the primary one's first, and how many are not shown.
pub(super) fn marks<'a>(
    diagnostic: &'a Diagnostic,
    places: &mut Places,
    width: usize,
) -> (Vec<Vec<Mark<'a>>>, usize) {
    let primary = diagnostic.primary().into_iter();
    let labels = primary.map(|label| (AnnotationKind::Primary, label)).chain(
        diagnostic
            .secondary()
            .iter()
            .map(|label| (AnnotationKind::Context, label)),
    );
    let hidden = labels.clone().count().saturating_sub(MOST);

    let mut files: Vec<(FileId, Vec<Mark>)> = Vec::new();
    for (kind, label) in labels.take(MOST) {
        let mark = mark(kind, label, places);
        let file = label.span.file;
        match files.iter_mut().find(|(id, _)| *id == file) {
            Some((_, marks)) => marks.push(mark),
            None => files.push((file, vec![mark])),
        }
    }

    let mut shown: Vec<Vec<Mark>> = Vec::new();
    for (_, mut marks) in files {
        marks.sort_by_key(|mark| (mark.bytes.start, mark.bytes.end));
        let from = shown.len();
        for mark in marks {
            match shown[from..].last_mut() {
                Some(near) if fits(near, &mark, width) => near.push(mark),
                _ => shown.push(vec![mark]),
            }
        }
    }
    let is_primary = |mark: &Mark| mark.kind == AnnotationKind::Primary;
    if let Some(at) = shown.iter().position(|marks| marks.iter().any(is_primary)) {
        shown[..=at].rotate_right(1);
    }
    (shown, hidden)
}

fn mark<'a>(kind: AnnotationKind, label: &'a Label, places: &mut Places) -> Mark<'a> {
    let file = label.span.file;
    let text = places.files().get(file).text();
    let mut bytes = places.clamp(label.span);
    // A span that ends with its line must not reach onto the next one.
    let trimmed = text[bytes.clone()].trim_end_matches(['\r', '\n']);
    bytes.end = bytes.start + trimmed.len();
    let mut lines = places.line(file, bytes.start)..places.line(file, bytes.end);
    if lines.end - lines.start > TALLEST {
        let first = text[bytes.clone()].lines().next();
        bytes.end = bytes.start + first.map_or(0, str::len);
        lines.end = lines.start;
    }
    Mark {
        kind,
        label,
        bytes,
        lines,
    }
}

/// Whether one excerpt can show the mark with those before it.
fn fits(near: &[Mark], mark: &Mark, width: usize) -> bool {
    let last = near.iter().map(|mark| mark.lines.end).max().unwrap_or(0);
    let mut same_line = near
        .iter()
        .filter(|other| other.lines.start == mark.lines.start);
    mark.lines.start <= last.saturating_add(GAP)
        && same_line.all(|other| mark.bytes.start - other.bytes.start <= width / 2)
}
