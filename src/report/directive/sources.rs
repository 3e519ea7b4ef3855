//! `sources`: the bibliography of what the document embeds.

use std::fmt::Write as _;

use super::{Directive, Written};
use crate::answer::SourceRef;
use crate::report::fault::Fault;
use crate::report::markdown;
use crate::report::request::Request;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "sources",
    what: "the sources of all other blocks",
    options: |_| Vec::new(),
    selects: false,
    last: true,
    write,
};

fn write(request: &Request<'_>) -> Result<Written, Fault> {
    let mut cited: Vec<&SourceRef> = request.cited.iter().collect();
    if cited.is_empty() {
        let message = "no other block of this document has a source";
        return Err(request.refusal(
            message,
            "add a `figure`, a `table` or an `answer`, or take this block out",
        ));
    }
    let name = |source: &SourceRef| {
        let publisher = source.publisher.as_ref().unwrap_or(&source.id);
        (source.id == "curator", publisher.to_lowercase())
    };
    cited.sort_by(|a, b| {
        let by_date = || (&a.published, &a.id).cmp(&(&b.published, &b.id));
        name(a).cmp(&name(b)).then_with(by_date)
    });
    cited.dedup();
    let mut text = String::new();
    for source in cited {
        let _ = writeln!(text, "- {}", markdown::source(source));
    }
    Ok(Written {
        text: text.trim_end().to_owned(),
        picture: None,
        cited: Vec::new(),
    })
}
