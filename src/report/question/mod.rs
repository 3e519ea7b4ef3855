//! What a `table` or an `answer` may ask: one file here is one question.
//!
//! A question is a [`Question`] row: its name, whom it asks about, and what its answer is as rows and as a sentence. To add one
//! is to add a file with its row and to name it below.

mod holders;
mod moment;

use super::fault::Fault;
use super::language::Tongue;
use super::request::Request;
use crate::answer::{Grid, SourceRef};
use crate::diag::nearest;

macro_rules! questions {
    ($($file:ident,)+) => {
        $(mod $file;)+

        /// Every question, by name.
        static QUESTIONS: &[&Question] = &[$(&$file::QUESTION),+];
    };
}

questions! {
    diff,
    holdings,
    orgs,
    owners,
    partners,
    path,
    show,
    stats,
    ties,
    timeline,
}

/// Tells an answer in a sentence.
type Tell = fn(&Request<'_>, Tongue) -> Result<Sentence, Fault>;

/// A question.
pub(super) struct Question {
    /// The value of `query`.
    pub(super) name: &'static str,
    /// What it tells, as a lower-case fragment.
    pub(super) what: &'static str,
    /// The options that say whom it asks about: they are no flags of the selection here.
    pub(super) subjects: &'static [&'static str],
    /// Further options.
    pub(super) options: &'static [&'static str],
    /// The answer for eyes.
    pub(super) rows: fn(&Request<'_>) -> Result<Grid, Fault>,
    /// The answer in a sentence, where it is one.
    pub(super) sentence: Option<Tell>,
}

/// A sentence in Markdown, and the sources that bear it out.
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) cited: Vec<SourceRef>,
}

/// The question of a block that asks none.
const USUAL: &str = "partners";

impl Question {
    /// All of them, by name.
    pub(super) fn all() -> impl Iterator<Item = &'static Question> {
        QUESTIONS.iter().copied()
    }

    /// The question that a block asks.
    pub(super) fn asked(request: &Request<'_>) -> Result<&'static Question, Fault> {
        let name = request.text("query").unwrap_or(USUAL);
        Question::all()
            .find(|question| question.name == name)
            .ok_or_else(|| {
                let names = || Question::all().map(|question| question.name);
                let near = nearest(name, names(), 1).pop();
                let help = near.map_or_else(
                    || format!("use one of {}", names().collect::<Vec<_>>().join(", ")),
                    |near| format!("write `{near}`"),
                );
                request.fault("query", format!("there is no question `{name}`"), help)
            })
    }

    /// What the directive of that name asks.
    pub(super) fn timeline() -> &'static Question {
        &timeline::QUESTION
    }

    /// The options that it takes.
    pub(super) fn options(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.subjects.iter().chain(self.options).copied()
    }
}
