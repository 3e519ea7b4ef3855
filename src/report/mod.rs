//! Reports: Markdown documents whose figures, tables, answers and footnotes are kept up to date.
//!
//! Between two HTML comments tieup writes what the first asks for; [`embed`] does that to documents. Everything is pure: texts
//! go in, texts and the pictures that belong beside them come out, and who reads and writes files is decided elsewhere.
//!
//! What may be asked for is a directive (`directive/`, one file each), and of a table or a sentence also a question
//! (`question/`, one file each).

mod alt;
mod ask;
mod block;
mod directive;
mod embed;
mod fault;
mod html;
mod language;
mod markdown;
mod marker;
pub mod mdbook;
mod notes;
mod question;
mod request;
mod scan;
mod template;

pub use embed::{Beside, Document, EDITED, Embedded, How, Page, Picture, embed};
pub use html::page as html;
pub use template::{Template, TemplateError};

/// The words after `tieup` in a marker, each with what it writes.
pub fn directives() -> impl Iterator<Item = (&'static str, &'static str)> {
    directive::Directive::all().map(|directive| (directive.name, directive.what))
}

/// The values of `query`, each with what it tells.
pub fn questions() -> impl Iterator<Item = (&'static str, &'static str)> {
    question::Question::all().map(|question| (question.name, question.what))
}
