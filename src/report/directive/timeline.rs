//! `timeline`: what happened, in order, as a table whose sources are footnotes.

use super::{Directive, table};
use crate::report::question::Question;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "timeline",
    what: "what happened, in order",
    options: |_| vec!["caption", "notes"],
    selects: true,
    last: false,
    write: |request| table::tabulate(request, Question::timeline()),
};
