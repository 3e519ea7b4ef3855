//! `query=owners`: who owns and controls an organisation.

use super::{Question, holders};
use crate::answer;

pub(super) static QUESTION: Question = Question {
    name: "owners",
    what: "who owns and controls an organisation",
    subjects: &["org"],
    options: &["holder"],
    rows: |request| holders::rows(request, answer::owners),
    sentence: Some(|request, tongue| holders::sentence(request, tongue, answer::owners)),
};
