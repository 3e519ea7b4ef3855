//! `query=orgs`: the organisations of the ties that the selection keeps.

use super::Question;
use crate::answer::{self, Layout};

pub(super) static QUESTION: Question = Question {
    name: "orgs",
    what: "the organisations of the ties that the selection keeps",
    subjects: &[],
    options: &["hq", "org-kind"],
    rows: |request| {
        let which = request.which()?;
        let narrowed = request.narrow(&[])?;
        Ok(answer::orgs(&narrowed.asked, narrowed.graph(), &which).grid())
    },
    sentence: None,
};
