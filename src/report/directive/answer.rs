//! `answer`: one sentence, with its sources in a footnote.

use super::{Directive, Written};
use crate::report::ask::ASK;
use crate::report::fault::Fault;
use crate::report::notes;
use crate::report::question::Question;
use crate::report::request::Request;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "answer",
    what: "the answer to a question, as a sentence",
    options: |request| {
        let own = [ASK, "query", "lang", "notes"].into_iter();
        let question = Question::asked(request).ok();
        own.chain(question.into_iter().flat_map(Question::options))
            .collect()
    },
    selects: true,
    last: false,
    write,
};

fn write(request: &Request<'_>) -> Result<Written, Fault> {
    let question = Question::asked(request)?;
    let tongue = request.tongue()?;
    let Some(sentence) = question.sentence else {
        let message = format!("the answer to `{}` is no sentence", question.name);
        return Err(request.fault("query", message, "write `table` instead of `answer`"));
    };
    let said = sentence(request, tongue)?;
    let (mark, note) = if request.notes()? {
        notes::joint(request.id(), "", &said.cited)
    } else {
        Default::default()
    };
    let text = format!("{}{mark}\n{note}", said.text);
    Ok(Written {
        text: text.trim_end().to_owned(),
        picture: None,
        cited: said.cited,
    })
}
