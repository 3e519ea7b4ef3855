//! What a rule sees, and how it reports.

use super::Rule;
use crate::diag::{Diagnostic, Files, Level, Span};
use crate::model::{Evidence, Given, Model, Origin, Record};
use crate::raw::{Locator, Part, Section, Step};

/// The model that is checked, and the findings so far.
pub(crate) struct Context<'m> {
    files: &'m Files,
    model: &'m Model,
    locator: Locator<'m>,
    rule: Option<&'static Rule>,
    found: Vec<Diagnostic>,
}

impl<'m> Context<'m> {
    pub(super) fn new(files: &'m Files, model: &'m Model) -> Self {
        Context {
            files,
            model,
            locator: Locator::default(),
            rule: None,
            found: Vec::new(),
        }
    }

    pub(super) fn enter(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.found
    }

    /// The model.
    pub(crate) fn model(&self) -> &'m Model {
        self.model
    }

    /// Reports a finding of the rule that runs: `message` at a place.
    pub(crate) fn report(
        &mut self,
        message: impl Into<String>,
        place: Span,
        label: impl Into<String>,
    ) -> &mut Diagnostic {
        let (name, level) = self
            .rule
            .map_or(("", Level::Error), |rule| (rule.name, rule.level));
        self.found
            .push(Diagnostic::new(name, level, message).at(place, label));
        self.found.last_mut().expect("just pushed")
    }

    /// Where a record is opened: its id.
    pub(crate) fn opening(&mut self, record: Record) -> Span {
        self.place(record, &[], Part::Key)
    }

    /// Where a value of a record stands, or its key; where there is none, the nearest thing around it.
    pub(crate) fn place(&mut self, record: Record, path: &[Step], part: Part) -> Span {
        let (section, id, origin) = self.origin(record);
        self.locator
            .locate(self.files, (section, id, origin), path, part)
    }

    /// Where a piece of evidence stands, or a value in it.
    pub(crate) fn evidence_place(
        &mut self,
        evidence: &Evidence,
        path: &[Step],
        part: Part,
    ) -> Span {
        let mut full = vec![Step::from("evidence"), Step::from(evidence.number())];
        full.extend_from_slice(path);
        self.place(evidence.host(), &full, part)
    }

    /// Where a value that evidence gives stands.
    pub(crate) fn given_place(&mut self, evidence: &Evidence, given: &Given) -> Span {
        let mut path = vec![Step::from("gives")];
        path.extend(given.path(self.model).iter().map(|key| Step::from(&**key)));
        self.evidence_place(evidence, &path, Part::Value)
    }

    fn origin(&self, record: Record) -> (Section, &'m str, Span) {
        let model = self.model;
        let (section, id, origin) = match record {
            Record::Graph => (Section::Graph, "", model.origin()),
            Record::Org(key) => (
                Section::Org,
                model.org(key).id(),
                Some(model.org(key).origin()),
            ),
            Record::Tie(key) => (
                Section::Tie,
                model.tie(key).id(),
                Some(model.tie(key).origin()),
            ),
            Record::Event(key) => (
                Section::Event,
                model.event(key).id(),
                Some(model.event(key).origin()),
            ),
            Record::Source(key) => (
                Section::Source,
                model.source(key).id(),
                Some(model.source(key).origin()),
            ),
        };
        (
            section,
            id,
            origin.map_or_else(|| self.files.start(), Origin::span),
        )
    }
}
