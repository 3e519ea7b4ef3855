//! Diagnostics as rustc prints them: for eyes, on a terminal. Programs read [`json`](super::json).
//!
//! The drawing is `annotate-snippets`'; this module chooses what it gets to see. It never gets a whole file,
//! only an excerpt for each place, and no text that a terminal could obey.

mod marks;

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Patch, Renderer, Snippet, renderer};

use self::marks::Mark;
use super::excerpt::Excerpt;
use super::visible::{PLACEHOLDER, visible, visible_line};
use super::{Diagnostic, Edit, FileId, Files, Level, Places, Summary, counted};

/// The width that rustc takes where there is no terminal.
const WIDTH: usize = 140;
/// No line is cut to less.
const LEAST_WIDTH: usize = 20;
/// Edits of more lines or bytes are not shown.
const LARGEST_EDIT: (usize, usize) = (24, 4000);

/// Prints the diagnostics in their order, a blank line after each.
///
/// `width` is the terminal's, in cells; lines that don't fit into it are cut around what is marked.
/// The time does not depend on the length of the texts, save that each is read once to count its lines.
pub fn render(
    diagnostics: &[Diagnostic],
    files: &Files,
    color: bool,
    width: Option<usize>,
) -> String {
    let mut page = Page {
        places: Places::new(files),
        renderer: renderer(color),
        width: width.unwrap_or(WIDTH),
        origins: Vec::new(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        page.write(diagnostic, &mut out);
        out.push_str("\n\n");
    }
    out
}

/// The last line of a run: `error: 3 errors, 1 warning`. Empty where nothing was found.
pub fn summary(summary: Summary, color: bool) -> String {
    let Some(worst) = summary.worst() else {
        return String::new();
    };
    let title = level(worst).primary_title(summary.to_string());
    renderer(color).render(&[Group::with_title(title)]) + "\n"
}

fn renderer(color: bool) -> Renderer {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    // Excerpts are cut already, by a rule that knows how much of a line there is.
    renderer
        .term_width(1 << 20)
        .decor_style(renderer::DecorStyle::Ascii)
}

fn level(level: Level) -> annotate_snippets::Level<'static> {
    match level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    }
}

struct Page<'a> {
    places: Places<'a>,
    renderer: Renderer,
    width: usize,
    /// What stands after the arrows of the diagnostic at hand. The renderer counts lines and columns
    /// in the excerpt, so it gets the number of an origin as a path, and the origin is put in afterwards.
    origins: Vec<String>,
}

impl<'a> Page<'a> {
    fn write(&mut self, diagnostic: &'a Diagnostic, out: &mut String) {
        self.origins.clear();
        let title = level(diagnostic.level)
            .primary_title(visible_line(&diagnostic.message))
            .id(diagnostic.rule);
        let mut group = Group::with_title(title);
        let (places, hidden) = marks::marks(diagnostic, &mut self.places, self.width);
        let home = places.first().map(|marks| marks[0].label.span.file);
        for marks in places {
            group = group.element(self.snippet(&marks));
        }
        if hidden > 0 {
            let are = if hidden == 1 { "is" } else { "are" };
            let more = format!("{} {are} not shown", counted(hidden, "more place"));
            group = group.element(annotate_snippets::Level::NOTE.message(more));
        }
        for note in &diagnostic.notes {
            group = group.element(annotate_snippets::Level::NOTE.message(visible(note)));
        }
        let mut patches = Vec::new();
        for help in &diagnostic.helps {
            let patch = help.edit.as_ref().and_then(|edit| self.patch(edit, home));
            let help = visible(&help.text);
            match patch {
                Some(patch) => {
                    patches.push(
                        annotate_snippets::Level::HELP
                            .secondary_title(help)
                            .element(patch),
                    );
                }
                None => group = group.element(annotate_snippets::Level::HELP.message(help)),
            }
        }
        patches.insert(0, group);
        put_origins(&self.renderer.render(&patches), &self.origins, out);
    }

    fn snippet(&mut self, marks: &[Mark<'a>]) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let primary = marks
            .iter()
            .find(|mark| mark.kind == AnnotationKind::Primary);
        let head = primary.unwrap_or(&marks[0]);
        let file = head.label.span.file;
        let origin = self.origin(file, head.bytes.start);
        let ranges: Vec<_> = marks.iter().map(|mark| mark.bytes.clone()).collect();
        let excerpt = self.excerpt(file, &ranges);
        let text = self.places.files().get(file).text();
        let annotations: Vec<_> = marks
            .iter()
            .map(|mark| {
                let annotation = mark.kind.span(excerpt.map(text, &mark.bytes));
                let label = visible_line(&mark.label.text);
                annotation.label(Some(label).filter(|label| !label.is_empty()))
            })
            .collect();
        let line = excerpt.first_line();
        Snippet::source(excerpt.into_text())
            .line_start(line)
            .path(origin)
            .annotations(annotations)
    }

    /// The edit drawn as a change of lines; `None` where that would fill the screen.
    fn patch(&mut self, edit: &Edit, home: Option<FileId>) -> Option<Snippet<'a, Patch<'a>>> {
        let file = edit.span.file;
        let bytes = self.places.clamp(edit.span);
        let (first, last) = (
            self.places.line(file, bytes.start),
            self.places.line(file, bytes.end),
        );
        let lines = (last - first).max(edit.replacement.lines().count());
        if lines > LARGEST_EDIT.0 || bytes.len().max(edit.replacement.len()) > LARGEST_EDIT.1 {
            return None;
        }
        let origin = match home {
            Some(home) if home == file => origin_path(0),
            _ => self.origin(file, bytes.start),
        };
        let ranges = [bytes];
        let excerpt = self.excerpt(file, &ranges);
        let text = self.places.files().get(file).text();
        let replacement = visible(&edit.replacement).into_owned();
        let patch = Patch::new(excerpt.map(text, &ranges[0]), replacement);
        let line = excerpt.first_line();
        Some(
            Snippet::source(excerpt.into_text())
                .line_start(line)
                .path(origin)
                .patch(patch),
        )
    }

    fn excerpt(&mut self, file: FileId, ranges: &[Range<usize>]) -> Excerpt {
        let last = ranges.iter().map(|range| range.end).max().unwrap_or(0);
        let digits = self.places.line(file, last).to_string().len();
        let left = self.width.saturating_sub(digits + " | ".len());
        Excerpt::new(&mut self.places, file, ranges, left.max(LEAST_WIDTH))
    }

    fn origin(&mut self, file: FileId, byte: usize) -> String {
        let at = self.places.position(file, byte);
        let name = visible_line(self.places.files().get(file).name());
        self.origins
            .push(format!("{name}:{}:{}", at.line, at.column));
        origin_path(self.origins.len() - 1)
    }
}

/// A path that no text contains, for the origin of that number.
fn origin_path(number: usize) -> String {
    format!("{PLACEHOLDER}{number}")
}

/// Copies what was drawn, with the true origins in place of `path:line:column`.
fn put_origins(drawn: &str, origins: &[String], out: &mut String) {
    let mut parts = drawn.split(PLACEHOLDER);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let number = part
            .split(':')
            .next()
            .and_then(|number| number.parse::<usize>().ok());
        let origin = number.and_then(|number| origins.get(number));
        let _ = write!(out, "{}{rest}", origin.map_or("", String::as_str));
    }
}

#[cfg(test)]
mod tests;
