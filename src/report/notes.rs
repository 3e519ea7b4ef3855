//! Footnotes: of a block, one a source, with labels that no other block uses.

use std::fmt::Write as _;

use super::markdown;
use crate::answer::{Grid, Line, SourceRef};

/// The sources that a block cites, in the order in which it does.
#[derive(Debug)]
pub(super) struct Notes<'b> {
    id: &'b str,
    /// Whether what is cited gets a mark.
    shown: bool,
    cited: Vec<SourceRef>,
}

impl<'b> Notes<'b> {
    pub(super) fn new(id: &'b str) -> Self {
        Notes {
            id,
            shown: true,
            cited: Vec::new(),
        }
    }

    /// The same without marks and notes.
    pub(super) fn hidden(self) -> Self {
        Notes {
            shown: false,
            ..self
        }
    }

    /// Cites a source: the mark to put behind what it bears out. A source is marked where it is named first: Pandoc makes a note
    /// of each mark, and the same note twice is one too many.
    pub(super) fn mark(&mut self, source: &SourceRef) -> String {
        if self.cited.contains(source) {
            return String::new();
        }
        self.cited.push(source.clone());
        if self.shown {
            format!("[^{}-{}]", self.id, self.cited.len())
        } else {
            String::new()
        }
    }

    /// The notes, to stand at the end of the block.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for (number, source) in (1..).zip(&self.cited).filter(|_| self.shown) {
            let _ = write!(
                out,
                "\n[^{}-{number}]: {}.\n",
                self.id,
                markdown::source(source)
            );
        }
        out
    }
}

/// The sources that the lines of a grid name, in their order.
pub(super) fn of_grid(grid: &Grid) -> Vec<SourceRef> {
    let mut notes = Notes::new("");
    let lines = grid.rows.iter().flatten().flatten();
    for source in lines.filter_map(Line::cited) {
        notes.mark(source);
    }
    notes.cited
}

/// Several sources under one mark: what bears out a whole sentence or picture.
pub(super) fn joint(id: &str, label: &str, cited: &[SourceRef]) -> (String, String) {
    if cited.is_empty() {
        return (String::new(), String::new());
    }
    let sources: Vec<String> = cited.iter().map(markdown::source).collect();
    let note = format!("\n[^{id}-1]: {label}{}.\n", sources.join("; "));
    (format!("[^{id}-1]"), note)
}
