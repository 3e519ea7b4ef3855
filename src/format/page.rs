//! The lines of a TOML file as they come out: comments, empty lines, ends of lines.

use super::comments::Note;

/// What stands between a value and the comment after it.
const BEFORE_COMMENT: &str = "    ";

/// A field with its comments.
#[derive(Debug)]
pub(super) struct Line<'s> {
    pub(super) lead: Vec<&'s str>,
    pub(super) text: String,
    pub(super) trailing: Option<&'s str>,
}

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    fn push(&mut self, text: &str, comment: Option<&str>) {
        self.text.push_str(text);
        if let Some(comment) = comment {
            self.text.push_str(BEFORE_COMMENT);
            self.text.push_str(comment);
        }
        self.text.push('\n');
    }

    /// A field.
    pub(super) fn line(&mut self, line: &Line<'_>) {
        for comment in &line.lead {
            self.push(comment, None);
        }
        self.push(&line.text, line.trailing);
    }

    /// Comments on lines of their own.
    pub(super) fn notes(&mut self, indent: &str, notes: &[Note<'_>]) {
        for note in notes {
            match note {
                Note::Comment(comment) => self.push(&format!("{indent}{comment}"), None),
                Note::Blank => self.blank(),
            }
        }
    }

    /// One empty line, unless there is one or nothing stands before it.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A header with the comments before it.
    pub(super) fn header(&mut self, lead: &[Note<'_>], name: &str, comment: Option<&str>) {
        self.blank();
        self.notes("", lead);
        self.push(&format!("[{name}]"), comment);
    }

    /// The comments at the end.
    pub(super) fn end(&mut self, notes: &[Note<'_>]) {
        if notes.iter().any(|note| note.comment().is_some()) {
            self.blank();
            self.notes("", notes);
        }
    }

    /// The whole text: nothing, or lines of which the last one is not empty.
    pub(super) fn into_text(mut self) -> String {
        let end = self.text.trim_end_matches('\n').len();
        self.text.truncate(end);
        if end > 0 {
            self.text.push('\n');
        }
        self.text
    }
}
