//! `query=diff from=2014 to=2016`: what became of the ties from one date to another.

use super::Question;
use crate::answer::{self, Layout};
use crate::model::{Date, DateError, Day};
use crate::report::fault::Fault;
use crate::report::request::Request;

pub(super) static QUESTION: Question = Question {
    name: "diff",
    what: "which ties began, changed and went from one date to another",
    subjects: &["from", "to"],
    options: &[],
    rows: |request| {
        let [from, to] = [day(request, "from")?, day(request, "to")?];
        if to < from {
            return Err(request.fault(
                "to",
                format!("{to} comes before {from}"),
                "give the earlier date to `from`",
            ));
        }
        let narrowed = request.narrow(QUESTION.subjects)?;
        let asked = &narrowed.asked;
        Ok(answer::became(&asked.graph, narrowed.graph(), from, to, &asked.select).grid())
    },
    sentence: None,
};

fn day(request: &Request<'_>, key: &str) -> Result<Day, Fault> {
    let text = request.text(key).ok_or_else(|| {
        request.refusal(
            format!("`diff` compares two dates, and `{key}` is missing"),
            format!("add `{key}=…`"),
        )
    })?;
    let date: Date = text.parse().map_err(|error: DateError| {
        request.fault(
            key,
            format!("`{text}` is no value for `{key}`"),
            error.help().into_owned(),
        )
    })?;
    let day = date.latest().or(date.earliest());
    day.ok_or_else(|| {
        request.fault(
            key,
            format!("`{text}` names no day"),
            "write a date as in `2015-11`",
        )
    })
}
