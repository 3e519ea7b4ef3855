//! `query=ties`: the ties that the selection keeps.

use super::Question;
use crate::answer::{self, Layout};

pub(super) static QUESTION: Question = Question {
    name: "ties",
    what: "the ties that the selection keeps",
    subjects: &[],
    options: &[],
    rows: |request| {
        let narrowed = request.narrow(&[])?;
        Ok(answer::ties(&narrowed.asked, narrowed.graph()).grid())
    },
    sentence: None,
};
