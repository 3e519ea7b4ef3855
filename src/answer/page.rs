//! Dossiers: a heading, and entries with labels.

use super::Screen;
use super::cite::Cited;
use super::grid::{Line, Outline, Tone};
use super::paint::paint;
use super::text::{Span, cells, wrap};

/// A record laid out for reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is called.
    pub heading: Line,
    /// What is known of it.
    pub entries: Vec<Entry>,
}

/// A labelled part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A word or two, in lower case.
    pub label: &'static str,
    /// The lines, each with how deep it stands below the label.
    pub lines: Vec<(usize, Line)>,
}

impl Page {
    /// Adds an entry; one without lines is left out.
    pub(super) fn put(&mut self, label: &'static str, lines: impl IntoIterator<Item = Line>) {
        self.put_nested(label, lines.into_iter().map(|line| (0, line)));
    }

    /// Adds an entry whose lines stand at several depths.
    pub(super) fn put_nested(
        &mut self,
        label: &'static str,
        lines: impl IntoIterator<Item = (usize, Line)>,
    ) {
        let lines: Vec<_> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.entries.push(Entry { label, lines });
        }
    }

    /// Adds an entry of one plain line, where there is a text.
    pub(super) fn put_text(&mut self, label: &'static str, text: Option<impl Into<String>>) {
        self.put(label, text.map(Line::plain));
    }
}

/// Prints pages, a blank line between two.
pub(super) fn render(pages: impl Iterator<Item = Page>, screen: Screen) -> String {
    let mut out = String::new();
    for (at, page) in pages.enumerate() {
        if at > 0 {
            out.push('\n');
        }
        write_lines(&mut out, 0, wrap(&page.heading, screen.width), screen.color);
        out.push('\n');
        let labels = page.entries.iter().map(|entry| cells(entry.label));
        let margin = labels.max().unwrap_or(0) + 4;
        for entry in &page.entries {
            write_entry(&mut out, entry, margin, screen);
        }
    }
    out
}

/// Prints the sources that were cited, each with its number and its address.
pub(super) fn sources(cited: &Cited, screen: Screen) -> String {
    let mut out = String::new();
    for (number, line) in cited.lines() {
        let number = format!("[{number}] ");
        let line = match line.link() {
            Some((_, page)) => line.clone().and(format!(" {page}"), Tone::Faint),
            None => line,
        };
        let margin = cells(&number);
        let width = screen
            .width
            .map(|width| width.saturating_sub(margin).max(20));
        paint(&mut out, &number, Tone::Faint, screen.color);
        for (at, spans) in wrap(&line, width).into_iter().enumerate() {
            let indent = if at == 0 { 0 } else { margin };
            write_lines(&mut out, indent, vec![spans], screen.color);
        }
    }
    out
}

/// Prints an outline, each level two cells in.
pub(super) fn outline(outline: &Outline, screen: Screen) -> String {
    let mut out = String::new();
    for (depth, line) in outline {
        let indent = 2 * depth;
        let width = screen
            .width
            .map(|width| width.saturating_sub(indent).max(20));
        write_lines(&mut out, indent, wrap(line, width), screen.color);
    }
    out
}

fn write_entry(out: &mut String, entry: &Entry, margin: usize, screen: Screen) {
    let mut first = true;
    for (depth, line) in &entry.lines {
        let indent = margin + 2 * depth;
        let width = screen
            .width
            .map(|width| width.saturating_sub(indent).max(20));
        for spans in wrap(line, width) {
            let label = if first { entry.label } else { "" };
            if first {
                out.push_str("  ");
                paint(out, label, Tone::Faint, screen.color);
            }
            let before = if first { 2 + cells(label) } else { 0 };
            write_lines(out, indent - before, vec![spans], screen.color);
            first = false;
        }
    }
}

fn write_lines(out: &mut String, indent: usize, lines: Vec<Vec<Span>>, color: bool) {
    for line in lines {
        out.extend(std::iter::repeat_n(' ', indent));
        for (text, tone) in line {
            paint(out, &text, tone, color);
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_in_one_column_and_lines_below_each_other() {
        let mut page = Page {
            heading: Line::plain("IBM"),
            entries: Vec::new(),
        };
        page.put_text("kind", Some("company"));
        page.put_text("note", None::<&str>);
        page.put_nested(
            "evidence",
            [(0, Line::plain("Reuters")), (1, Line::plain("says: so"))],
        );
        let shown = render([page].into_iter(), Screen::default());
        assert_eq!(
            shown,
            "IBM\n\n  kind      company\n  evidence  Reuters\n              says: so\n"
        );
    }
}
