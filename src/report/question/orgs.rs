//! `query=orgs`: the organisations of the ties that the selection keeps.

use super::Question;
use crate::answer::{self, Layout};

pub(super) static QUESTION: Question = Question {
    name: "orgs",
    what: "the organisations of the ties that the selection keeps",
    subjects: &[],
    options: &["hq"],
    rows: |request| {
        let hq = request.hq()?;
        let narrowed = request.narrow(&[])?;
        Ok(answer::orgs(&narrowed.asked, narrowed.graph(), &hq).grid())
    },
    sentence: None,
};
