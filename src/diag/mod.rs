//! What the compiler has to say about its input: diagnostics, and how they are printed.
//!
//! A [`Diagnostic`] names a rule, says in one message what is wrong, and points at places in [`Files`].
//! Who finds faults (the readers, the rules) and how many stop a run is decided elsewhere.
//!
//! [`sort`] puts findings into the order in which every [`Format`] prints them; [`Summary`] counts them.

mod counted;
mod excerpt;
mod files;
mod format;
pub mod github;
pub mod human;
pub mod json;
mod nearest;
mod order;
mod places;
pub mod sarif;
mod summary;
mod visible;

pub use counted::counted;
pub use files::{File, FileId, Files, Span, Syntax};
pub use format::{Format, Output, RuleDescription, UnknownFormat};
pub(crate) use nearest::is_han;
pub use nearest::nearest;
pub use order::sort;
pub use places::{Places, Position};
pub use summary::Summary;
pub use visible::{excerpt, excerpt_of_path, visible_line};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The graph is wrong: `check` fails. If it cannot even be read, nothing is answered or exported from it.
    Error,
    /// Probably a slip, or evidence that is missing: `check` fails.
    Warning,
    /// Worth knowing: `check` passes.
    Note,
}

/// A place with a few words on what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// A lower-case fragment, possibly empty.
    pub text: String,
}

/// A replacement of text that mends a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// Advice that starts with a verb, with the edit that follows it where one is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The advice.
    pub text: String,
    /// The edit.
    pub edit: Option<Edit>,
}

/// One finding: a rule, a message, where it is wrong and where it is because of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    rule: &'static str,
    level: Level,
    message: String,
    primary: Option<Label>,
    secondary: Vec<Label>,
    notes: Vec<String>,
    helps: Vec<Help>,
}

impl Diagnostic {
    /// A finding of the rule with that kebab-case name; `message` is a lower-case sentence without a final stop.
    pub fn new(rule: &'static str, level: Level, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            level,
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// Sets the place that is wrong.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds a place that is the reason.
    #[must_use]
    pub fn because(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(Help {
            text: text.into(),
            edit: None,
        });
        self
    }

    /// Adds advice with the edit that follows it.
    #[must_use]
    pub fn mend(
        mut self,
        text: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        self.helps.push(Help {
            text: text.into(),
            edit: Some(Edit {
                span,
                replacement: replacement.into(),
            }),
        });
        self
    }

    /// Adds advice to a finding that is already reported.
    pub(crate) fn add_help(&mut self, text: impl Into<String>) {
        self.helps.push(Help {
            text: text.into(),
            edit: None,
        });
    }

    /// Adds a place that is the reason to a finding that is already reported.
    pub(crate) fn add_because(&mut self, span: Span, text: impl Into<String>) {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
    }

    /// Adds advice with the edit that follows it to a finding that is already reported.
    pub(crate) fn add_mend(
        &mut self,
        text: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) {
        self.helps.push(Help {
            text: text.into(),
            edit: Some(Edit {
                span,
                replacement: replacement.into(),
            }),
        });
    }

    /// Moves the place that is wrong, to point closer.
    pub(crate) fn set_place(&mut self, span: Span) {
        if let Some(primary) = &mut self.primary {
            primary.span = span;
        }
    }

    /// The same finding at another level.
    #[must_use]
    pub fn with_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The rule's kebab-case name.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// How much it weighs.
    pub fn level(&self) -> Level {
        self.level
    }

    /// What is wrong, understandable alone.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it is wrong; a finding about a whole file or folder may have no place.
    pub fn primary(&self) -> Option<&Label> {
        self.primary.as_ref()
    }

    /// Where it is wrong because of.
    pub fn secondary(&self) -> &[Label] {
        &self.secondary
    }

    /// Remarks.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Advice.
    pub fn helps(&self) -> &[Help] {
        &self.helps
    }
}
