//! `query=holdings`: what an organisation owns and controls.

use super::{Question, holders};
use crate::answer;

pub(super) static QUESTION: Question = Question {
    name: "holdings",
    what: "what an organisation owns and controls",
    subjects: &["org"],
    options: &[],
    rows: |request| holders::rows(request, answer::holdings),
    sentence: Some(|request, tongue| holders::sentence(request, tongue, answer::holdings)),
};
