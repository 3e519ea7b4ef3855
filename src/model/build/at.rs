//! Where the builder is: a record, and the steps from it to a value. Nothing is copied until a fault is reported.

use crate::diag::{Files, Span};
use crate::raw::{Locator, Part, Section, Step};

/// A place in a record, as a chain of steps that lives on the stack.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    section: Section,
    id: &'a str,
    origin: Span,
    last: Option<Link<'a>>,
}

#[derive(Clone, Copy)]
struct Link<'a> {
    before: &'a At<'a>,
    step: Borrowed<'a>,
}

#[derive(Clone, Copy)]
enum Borrowed<'a> {
    Key(&'a str),
    Number(usize),
}

impl<'a> At<'a> {
    /// The record itself.
    pub(super) fn record(section: Section, id: &'a str, origin: Span) -> Self {
        At {
            section,
            id,
            origin,
            last: None,
        }
    }

    /// The value under a key.
    pub(super) fn key(&'a self, key: &'a str) -> At<'a> {
        At {
            last: Some(Link {
                before: self,
                step: Borrowed::Key(key),
            }),
            ..*self
        }
    }

    /// The value of that number in a list.
    pub(super) fn number(&'a self, number: usize) -> At<'a> {
        At {
            last: Some(Link {
                before: self,
                step: Borrowed::Number(number),
            }),
            ..*self
        }
    }

    pub(super) fn locate<'f>(
        &self,
        locator: &mut Locator<'f>,
        files: &'f Files,
        part: Part,
    ) -> Span {
        let mut path = Vec::new();
        let mut at = self.last;
        while let Some(link) = at {
            path.push(match link.step {
                Borrowed::Key(key) => Step::Key(key.into()),
                Borrowed::Number(number) => Step::Number(number),
            });
            at = link.before.last;
        }
        path.reverse();
        locator.locate(files, (self.section, self.id, self.origin), &path, part)
    }
}
