//! What stands around the ties: events, blocs and views.

use super::country::Country;
use super::date::Date;
use super::key::{EventKey, EvidenceKey, Origin, Record, TopicKey};
use super::org::{Names, Opened, Texts};
use super::text::Text;
use super::tie::{Dates, Topics};
use super::words::DateKey;

/// Dated context that ties nobody: a law, a leak.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub(super) key: EventKey,
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) titles: Names,
    pub(super) dates: Dates,
    pub(super) about: Box<[Record]>,
    pub(super) topics: Topics,
    pub(super) note: Option<Text>,
    pub(super) evidence: Box<[EvidenceKey]>,
    pub(super) origin: Opened,
}

/// A named set of countries, by which a diagram is coloured and laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Bloc {
    pub(super) id: Box<str>,
    pub(super) label: Box<str>,
    pub(super) labels: Names,
    pub(super) countries: Box<[Country]>,
    pub(super) origin: Opened,
}

/// A named selection that is kept with the graph.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub(super) id: Box<str>,
    pub(super) title: Box<str>,
    pub(super) titles: Names,
    pub(super) select: Box<[(Box<str>, Texts)]>,
    pub(super) origin: Opened,
}

/// A word that ties and events may be sorted under.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    pub(super) id: Box<str>,
    pub(super) meaning: Option<Text>,
}

impl Event {
    /// Its key in the model.
    pub fn key(&self) -> EventKey {
        self.key
    }

    /// The id that the curator gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The titles in other languages.
    pub fn titles(&self) -> &Names {
        &self.titles
    }

    /// Its dates, by key.
    pub fn dates(&self) -> &[(DateKey, Date)] {
        &self.dates
    }

    /// The records that it concerns.
    pub fn about(&self) -> &[Record] {
        &self.about
    }

    /// Its topics.
    pub fn topics(&self) -> &[TopicKey] {
        &self.topics
    }

    /// The curator's remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The evidence about it.
    pub fn evidence(&self) -> &[EvidenceKey] {
        &self.evidence
    }

    pub(crate) fn origin(&self) -> Origin {
        self.origin.0
    }
}

impl Bloc {
    /// The id that the curator gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a diagram shows.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The labels in other languages.
    pub fn labels(&self) -> &Names {
        &self.labels
    }

    /// Its countries, by code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    pub(crate) fn origin(&self) -> Origin {
        self.origin.0
    }
}

impl View {
    /// The id that the curator gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The titles in other languages.
    pub fn titles(&self) -> &Names {
        &self.titles
    }

    /// The words of the selection flags, by flag.
    pub fn select(&self) -> impl Iterator<Item = (&str, &[Box<str>])> {
        self.select.iter().map(|(flag, words)| (&**flag, &**words))
    }
    pub(crate) fn origin(&self) -> Origin {
        self.origin.0
    }
}

impl Topic {
    /// The word.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it means, where the graph says so.
    pub fn meaning(&self) -> Option<&str> {
        self.meaning.as_deref()
    }
}
