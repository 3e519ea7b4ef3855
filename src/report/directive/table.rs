//! `table`: the answer to any question, as a table whose sources are footnotes.

use super::{Directive, Written};
use crate::report::ask::ASK;
use crate::report::fault::Fault;
use crate::report::markdown;
use crate::report::notes::{self, Notes};
use crate::report::question::Question;
use crate::report::request::Request;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "table",
    what: "the answer to a question, as a table",
    options: |request| {
        let own = [ASK, "query", "caption", "notes"].into_iter();
        let question = Question::asked(request).ok();
        own.chain(question.into_iter().flat_map(Question::options))
            .collect()
    },
    selects: true,
    last: false,
    write: |request| tabulate(request, Question::asked(request)?),
};

/// The answer to a question as a table, with its caption and its footnotes.
pub(super) fn tabulate(request: &Request<'_>, question: &Question) -> Result<Written, Fault> {
    let grid = (question.rows)(request)?;
    let notes = Notes::new(request.id());
    let mut notes = if request.notes()? {
        notes
    } else {
        notes.hidden()
    };
    let table = markdown::table(&grid, &mut notes);
    let mut text = if table.is_empty() {
        match request.selected(question.subjects) {
            Some(flags) => format!("None in this selection ({flags}).\n"),
            None => "None in this graph.\n".to_owned(),
        }
    } else {
        table
    };
    if let Some(caption) = request.text("caption") {
        text.push_str("\nTable: ");
        text.push_str(&markdown::escape(caption));
        text.push('\n');
    }
    if !grid.rows.is_empty()
        && let Some(day) = request.as_of(question.subjects)?
    {
        text.extend(["\n", &day, "\n"]);
    }
    text.push_str(&notes.text());
    Ok(Written {
        text: text.trim_end().to_owned(),
        picture: None,
        cited: notes::of_grid(&grid),
    })
}
