//! The few lines, and of long lines the few characters, that a printed diagnostic shows of a file.
//!
//! The renderer walks over whatever text it is given many times; an excerpt keeps that small
//! however large the file is, and maps the file's bytes to its own. What is marked in it is `human`'s business.

use std::collections::BTreeMap;
use std::ops::Range;

use super::visible::{CUT, cells, stand_in};
use super::{FileId, Places};

/// How many lines after a marked one the renderer may show unmarked.
const AFTER: usize = 5;

/// Successive lines of a file, cut to a width; those that cannot be seen are left empty.
#[derive(Debug)]
pub(super) struct Excerpt {
    first_line: usize,
    text: String,
    rows: Vec<Row>,
}

/// Where a line of the excerpt comes from.
#[derive(Debug)]
struct Row {
    /// The first byte of the line in the file.
    line_start: usize,
    /// The part of the file's bytes that is shown.
    shown: Range<usize>,
    /// The row's own bytes in the excerpt.
    start: usize,
    end: usize,
}

impl Excerpt {
    /// Takes the lines in which the ranges start and end, and what is between them; lines of more cells than `width` are cut.
    pub(super) fn new(
        places: &mut Places,
        file: FileId,
        ranges: &[Range<usize>],
        width: usize,
    ) -> Self {
        let text = places.files().get(file).text();
        let wanted = wanted(places, file, ranges);
        let first_line = wanted.keys().next().copied().unwrap_or(1);
        let last_line = wanted.keys().next_back().copied().unwrap_or(1);
        let mut excerpt = Excerpt {
            first_line,
            text: String::new(),
            rows: Vec::new(),
        };
        for line in first_line..=last_line {
            let start = places.line_start(file, line);
            let near = line.saturating_sub(AFTER)..=line + 1;
            let shown = match wanted.get(&line) {
                Some(range) => window(text, start, range.clone(), width),
                None if wanted.range(near).next().is_some() => {
                    window(text, start, start..start, width)
                }
                None => start..start,
            };
            excerpt.push(text, start, shown);
        }
        excerpt
    }

    /// The number of its first line.
    pub(super) fn first_line(&self) -> usize {
        self.first_line
    }

    /// The bytes of the excerpt that show those of the file; what was cut off lies where the cut is.
    pub(super) fn map(&self, file_text: &str, bytes: &Range<usize>) -> Range<usize> {
        let start = self.offset(file_text, bytes.start);
        start..self.offset(file_text, bytes.end).max(start)
    }

    /// The text, for the renderer, which would not know of an empty last line.
    pub(super) fn into_text(mut self) -> String {
        if self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text
    }

    fn push(&mut self, text: &str, line_start: usize, shown: Range<usize>) {
        if !self.rows.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        if shown.start > line_start {
            self.text.push(CUT);
        }
        self.text.extend(text[shown.clone()].chars().map(stand_in));
        if !shown.is_empty() && !at_line_end(&text[shown.end..]) {
            self.text.push(CUT);
        }
        self.rows.push(Row {
            line_start,
            shown,
            start,
            end: self.text.len(),
        });
    }

    fn offset(&self, text: &str, byte: usize) -> usize {
        let after = self.rows.partition_point(|row| row.line_start <= byte);
        let Some(row) = self.rows.get(after.saturating_sub(1)) else {
            return 0;
        };
        if byte < row.shown.start {
            return row.start;
        }
        let cut = if row.shown.start > row.line_start {
            CUT.len_utf8()
        } else {
            0
        };
        let before = &text[row.shown.start..byte.min(row.shown.end)];
        let shown: usize = before.chars().map(|c| stand_in(c).len_utf8()).sum();
        if byte > row.shown.end {
            return row.end;
        }
        row.start + cut + shown
    }
}

/// The lines in which the ranges start and end, each with the bytes that should be seen of it.
fn wanted(
    places: &mut Places,
    file: FileId,
    ranges: &[Range<usize>],
) -> BTreeMap<usize, Range<usize>> {
    let mut wanted: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    let mut want = |line: usize, bytes: Range<usize>| {
        let seen = wanted.entry(line).or_insert(bytes.clone());
        *seen = seen.start.min(bytes.start)..seen.end.max(bytes.end);
    };
    for range in ranges {
        let first = places.line(file, range.start);
        let last = places.line(file, range.end);
        if first == last {
            want(first, range.clone());
        } else {
            want(first, range.start..range.start);
            want(last, range.end..range.end);
        }
    }
    wanted
}

/// What to show of the line that starts at `start`: all of it if it fits, else `width` cells around `around`.
fn window(text: &str, start: usize, around: Range<usize>, width: usize) -> Range<usize> {
    let whole = forward(text, start, width);
    if at_line_end(&text[whole.0..]) {
        return start..whole.0;
    }
    let start_of_window = around.start.max(start);
    let width = width.saturating_sub(2); // the two marks of the cut
    // A third of the line, and what the marked text leaves free, stands before it.
    let (_, used) = forward(text, start_of_window, width - width / 3);
    let (from, led) = backward(text, start, start_of_window, width - used);
    let (to, _) = forward(text, start_of_window, width - led);
    from..to
}

/// The byte at most `width` cells on in the same line, and the cells up to it.
fn forward(text: &str, start: usize, width: usize) -> (usize, usize) {
    let mut used = 0;
    for (at, c) in text[start..].char_indices() {
        let next = used + cost(c);
        if next > width || at_line_end(&text[start + at..]) {
            return (start + at, used);
        }
        used = next;
    }
    (text.len(), used)
}

/// The byte at most `width` cells before `end`, not before `start`, and the cells between.
fn backward(text: &str, start: usize, end: usize, width: usize) -> (usize, usize) {
    let mut used = 0;
    for (at, c) in text[start..end].char_indices().rev() {
        let next = used + cost(c);
        if next > width {
            return (start + at + c.len_utf8(), used);
        }
        used = next;
    }
    (start, used)
}

/// Cells, but never none: a line of a million combining marks must be cut as well.
fn cost(c: char) -> usize {
    cells(c).max(1)
}

fn at_line_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('\n') || rest.starts_with("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{File, Files, Syntax};

    fn excerpt(text: &str, spans: &[(usize, usize)], width: usize) -> (String, Vec<Range<usize>>) {
        let ranges: Vec<_> = spans.iter().map(|&(start, end)| start..end).collect();
        let mut files = Files::default();
        let file = files.push(File::new("a.toml", Syntax::Toml, text));
        let mut places = Places::new(&files);
        let excerpt = Excerpt::new(&mut places, file, &ranges, width);
        let mapped = ranges
            .iter()
            .map(|range| excerpt.map(text, range))
            .collect();
        (excerpt.into_text(), mapped)
    }

    #[test]
    fn long_line_is_cut_on_both_sides_of_the_span() {
        let text = "수".repeat(50) + "XY" + &"곤".repeat(50);
        let (shown, at) = excerpt(&text, &[(150, 152)], 20);
        assert_eq!(shown, "…수수수XY곤곤곤곤곤…");
        assert_eq!(&shown[at[0].clone()], "XY");
    }

    #[test]
    fn window_reaches_back_where_the_line_ends_soon() {
        let (shown, at) = excerpt("0123456789abcdefghijXY", &[(20, 22)], 12);
        assert_eq!(shown, "…cdefghijXY");
        assert_eq!(&shown[at[0].clone()], "XY");
    }

    #[test]
    fn span_wider_than_the_window_ends_at_the_cut() {
        let (shown, at) = excerpt(&"0123456789".repeat(3), &[(2, 28)], 12);
        assert_eq!(shown, "0123456789…");
        assert_eq!(at[0].end, shown.len());
    }

    #[test]
    fn lines_that_cannot_be_seen_are_empty() {
        let text = "ab\r\n".repeat(30);
        let (shown, at) = excerpt(&text, &[(0, 1), (116, 118)], 80);
        let full: Vec<_> = shown.lines().map(|line| !line.is_empty()).collect();
        assert_eq!(full.iter().filter(|&&full| full).count(), 1 + AFTER + 1 + 1);
        assert_eq!(&shown[at[1].clone()], "ab");
    }

    #[test]
    fn control_characters_keep_their_place() {
        let (shown, at) = excerpt("a\u{1b}\u{202e}b = c\n", &[(5, 6)], 80);
        assert_eq!(shown, "a␛\u{fffd}b = c");
        assert_eq!(&shown[at[0].clone()], "b");
    }
}
