//! What is wrong with a report, before it is known as which file of a run.

use std::ops::Range;

use crate::diag::{Diagnostic, FileId, Level, Span};

/// A fault of one document.
#[derive(Clone, Debug)]
pub(super) struct Fault(Box<Told>);

#[derive(Clone, Debug)]
struct Told {
    rule: &'static str,
    span: Range<usize>,
    message: String,
    because: Vec<(Range<usize>, String)>,
    help: Option<String>,
    mend: Option<(Range<usize>, String)>,
}

impl Fault {
    pub(super) fn new(rule: &'static str, span: Range<usize>, message: impl Into<String>) -> Fault {
        Fault(Box::new(Told {
            rule,
            span,
            message: message.into(),
            because: Vec::new(),
            help: None,
            mend: None,
        }))
    }

    pub(super) fn because(mut self, span: Range<usize>, text: impl Into<String>) -> Fault {
        self.0.because.push((span, text.into()));
        self
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Fault {
        self.0.help = Some(text.into());
        self
    }

    pub(super) fn mend(
        mut self,
        text: impl Into<String>,
        span: Range<usize>,
        replacement: impl Into<String>,
    ) -> Fault {
        self.0.help = Some(text.into());
        self.0.mend = Some((span, replacement.into()));
        self
    }

    pub(super) fn into_diagnostic(self, file: FileId) -> Diagnostic {
        let told = *self.0;
        let place = |range: Range<usize>| {
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            Span {
                file,
                start: byte(range.start),
                end: byte(range.end),
            }
        };
        let mut diagnostic =
            Diagnostic::new(told.rule, Level::Error, told.message).at(place(told.span), "");
        for (span, text) in told.because {
            diagnostic = diagnostic.because(place(span), text);
        }
        match (told.help, told.mend) {
            (Some(help), Some((span, text))) => diagnostic.mend(help, place(span), text),
            (Some(help), None) => diagnostic.help(help),
            (None, _) => diagnostic,
        }
    }
}
