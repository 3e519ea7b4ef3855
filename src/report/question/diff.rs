//! `query=diff from=2014 to=2016`: what became of the ties from one date to another.

use super::Question;
use crate::answer::{self, Layout};
use crate::diag::excerpt;
use crate::model::{Date, DateError, Day};
use crate::report::fault::Fault;
use crate::report::request::Request;
use crate::select::moment;

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
        let narrowed = request.narrow_on(QUESTION.subjects, &[from, to])?;
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
    let unfit = |help: String| {
        let message = format!("`{}` is no value for `{key}`", excerpt(text));
        request.fault(key, message, help)
    };
    let date: Date = text
        .parse()
        .map_err(|error: DateError| unfit(error.help().into_owned()))?;
    moment(date).map_err(unfit)
}
