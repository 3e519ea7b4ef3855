//! What a rule sees, and how it reports.

use std::collections::HashSet;

use super::{CheckOf, Rule};
use crate::diag::{Diagnostic, Files, Level, Span};
use crate::model::{Bloc, Evidence, Given, Model, Origin, Record, TopicKey, View};
use crate::raw::{Locator, Part, Section, Step};

/// The model that is checked, and the findings so far.
pub(crate) struct Context<'m> {
    files: &'m Files,
    model: &'m Model,
    locator: Locator<'m>,
    rule: Option<&'static Rule>,
    faulty: HashSet<Record>,
    complete: bool,
    found: Vec<Diagnostic>,
}

impl<'m> Context<'m> {
    /// `faults` are those that reading found.
    pub(super) fn new(files: &'m Files, model: &'m Model, faults: &[Diagnostic]) -> Self {
        Context {
            files,
            model,
            locator: Locator::default(),
            rule: None,
            faulty: faulty(model, faults),
            complete: faults.is_empty(),
            found: Vec::new(),
        }
    }

    pub(super) fn enter(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// Lets several rules look at one record.
    pub(super) fn take_turns<T>(&mut self, checks: &[(&'static Rule, CheckOf<T>)], record: &'m T) {
        for (rule, check) in checks {
            self.enter(rule);
            check(self, record);
        }
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.found
    }

    /// The model.
    pub(crate) fn model(&self) -> &'m Model {
        self.model
    }

    /// Whether something of a record could not be read, and may be missing from the model: that is reported already.
    pub(crate) fn is_faulty(&self, record: Record) -> bool {
        !self.faulty.is_empty() && self.faulty.contains(&record)
    }

    /// Whether all that is written could be read. Only then can be told what nothing names.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether a record is of the graph that was asked for, and not of one that it includes.
    pub(crate) fn is_own(&self, origin: Origin) -> bool {
        self.files.get(origin.file).graph() == 0
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

    /// Where a text stands in a list of a record; where it is not found so, the list.
    pub(crate) fn listed_place(&mut self, record: Record, path: &[Step], text: &str) -> Span {
        let (section, id, origin) = self.origin(record);
        self.listed((section, id, origin), path, text)
    }

    /// Where a bloc names a country.
    pub(crate) fn country_place(&mut self, bloc: &'m Bloc, code: &str) -> Span {
        let record = (Section::Bloc, bloc.id(), bloc.origin().span());
        self.listed(record, &[Step::from("countries")], code)
    }

    /// Where a view gives a word to a flag; where it is not found so, the flag.
    pub(crate) fn view_place(&mut self, view: &'m View, flag: &str, word: &str) -> Span {
        let record = (Section::View, view.id(), view.origin().span());
        let path = [Step::from("select"), Step::from(flag)];
        self.listed(record, &path, word)
    }

    /// Where the graph that was asked for declares a topic; `None` if another graph does.
    pub(crate) fn topic_place(&mut self, topic: TopicKey) -> Option<Span> {
        let word = self.model.topic(topic).id();
        let table = self.place(
            Record::Graph,
            &[Step::from("topics"), Step::from(word)],
            Part::Key,
        );
        if self.text(table) == word {
            return Some(table);
        }
        let place = self.listed_place(Record::Graph, &[Step::from("topics")], word);
        (self.text(place) == word).then_some(place)
    }

    fn listed(&mut self, record: (Section, &'m str, Span), path: &[Step], text: &str) -> Span {
        let places = self.locator.locate_values(self.files, record, path);
        let found = places.into_iter().find(|&place| self.text(place) == text);
        found.unwrap_or_else(|| self.locator.locate(self.files, record, path, Part::Value))
    }

    /// What stands at a place, without quotes.
    fn text(&self, place: Span) -> &'m str {
        let text = self.files.get(place.file).text();
        text.get(place.start as usize..place.end as usize)
            .unwrap_or_default()
            .trim_matches(['"', '\''])
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
        (section, id, origin.map_or_else(Files::start, Origin::span))
    }
}

/// The records in which faults stand: for each, the one that is opened last before it in its file.
fn faulty(model: &Model, faults: &[Diagnostic]) -> HashSet<Record> {
    let places = faults.iter().filter_map(|fault| fault.primary());
    let places: Vec<Span> = places.map(|label| label.span).collect();
    if places.is_empty() {
        return HashSet::new();
    }
    let graph = model.origin().map(|origin| (origin, Record::Graph));
    let orgs = model.orgs().iter();
    let ties = model.ties().iter();
    let events = model.events().iter();
    let sources = model.sources().iter();
    let mut opened: Vec<(Origin, Record)> = graph
        .into_iter()
        .chain(orgs.map(|org| (org.origin(), Record::Org(org.key()))))
        .chain(ties.map(|tie| (tie.origin(), Record::Tie(tie.key()))))
        .chain(events.map(|event| (event.origin(), Record::Event(event.key()))))
        .chain(sources.map(|source| (source.origin(), Record::Source(source.key()))))
        .collect();
    opened.sort_unstable_by_key(|(origin, _)| (origin.file, origin.start));
    let holder = |place: Span| {
        let after = opened.partition_point(|(origin, _)| {
            (origin.file, origin.start) <= (place.file, place.start)
        });
        let (origin, record) = opened.get(after.checked_sub(1)?)?;
        (origin.file == place.file).then_some(*record)
    };
    places.into_iter().filter_map(holder).collect()
}
