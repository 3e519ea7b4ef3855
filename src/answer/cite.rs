//! Numbered sources: a mark after each line that names one, and the list below the answer.

use std::collections::BTreeMap;

use super::grid::{Grid, Line, Outline, Tone};
use super::page::Page;
use super::records::SourceRef;

/// The sources in the order in which they are met; the place of one, from 1, is its number.
#[derive(Debug, Default)]
pub(super) struct Cited {
    sources: Vec<SourceRef>,
    /// The place of each, by id.
    numbers: BTreeMap<String, usize>,
}

impl Cited {
    /// Marks the lines of a grid.
    pub(super) fn mark_grid(&mut self, grid: &mut Grid) {
        self.mark(grid.rows.iter_mut().flatten().flatten());
    }

    /// Marks the lines of an outline.
    pub(super) fn mark_outline(&mut self, outline: &mut Outline) {
        self.mark(outline.iter_mut().map(|(_, line)| line));
    }

    /// Marks the lines of a dossier.
    pub(super) fn mark_page(&mut self, page: &mut Page) {
        let entries = page.entries.iter_mut();
        self.mark(entries.flat_map(|entry| entry.lines.iter_mut().map(|(_, line)| line)));
    }

    fn mark<'l>(&mut self, lines: impl Iterator<Item = &'l mut Line>) {
        for line in lines {
            let Some(source) = line.cited() else {
                continue;
            };
            let at = *self.numbers.entry(source.id.clone()).or_insert_with(|| {
                self.sources.push(source.clone());
                self.sources.len() - 1
            });
            *line = std::mem::take(line).and(format!(" [{}]", at + 1), Tone::Faint);
        }
    }

    /// Nothing was marked.
    pub(super) fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The list: the number of each source, and what it is.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, Line)> {
        (1..).zip(self.sources.iter().map(SourceRef::reference))
    }
}

impl SourceRef {
    /// `ZDNet Korea, 2015-11-06: VM웨어도 미중IT 협력 대열에 조용히 합류`, leading to its page.
    fn reference(&self) -> Line {
        if self.is_curator() {
            return Line::plain("the curator's own inference");
        }
        let publisher = self.publisher.as_ref().unwrap_or(&self.id);
        let mut whose = publisher.clone();
        if let Some(published) = &self.published {
            whose.push_str(", ");
            whose.push_str(published);
        }
        match &self.title {
            Some(title) => {
                let line = Line::plain(title).leading_to(self.url.as_deref());
                line.after(whose + ": ")
            }
            None => Line::plain(whose).leading_to(self.url.as_deref()),
        }
    }
}
