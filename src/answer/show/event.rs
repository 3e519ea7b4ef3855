//! The dossier of an event.

use schemars::JsonSchema;
use serde::Serialize;

use super::tie::joined;
use crate::answer::evidence::EvidenceRow;
use crate::answer::grid::{Line, Tone};
use crate::answer::page::Page;
use crate::answer::records::{DateRow, NameRow, RecordRef};
use crate::model::{EventKey, Model, Record};

/// All that is known of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventDossier {
    /// The curator's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The titles in other languages.
    pub titles: Vec<NameRow>,
    /// The dates.
    pub dates: Vec<DateRow>,
    /// The records that it concerns.
    pub about: Vec<RecordRef>,
    /// The topics.
    pub topics: Vec<String>,
    /// The curator's remark.
    pub note: Option<String>,
    /// Who says what about it.
    pub evidence: Vec<EvidenceRow>,
}

impl EventDossier {
    pub(super) fn new(model: &Model, key: EventKey) -> EventDossier {
        let event = model.event(key);
        EventDossier {
            id: event.id().to_owned(),
            title: event.title().to_owned(),
            titles: NameRow::all(event.titles()),
            dates: event
                .dates()
                .iter()
                .map(|(key, date)| DateRow::new(key.name(), *date))
                .collect(),
            about: event
                .about()
                .iter()
                .map(|&record| RecordRef::new(model, record))
                .collect(),
            topics: event
                .topics()
                .iter()
                .map(|&topic| model.topic(topic).id().to_owned())
                .collect(),
            note: event.note().map(str::to_owned),
            evidence: EvidenceRow::all(model, Record::Event(key)),
        }
    }

    pub(super) fn page(&self) -> Page {
        let mut page = Page {
            heading: Line::toned(&*self.title, Tone::Strong)
                .and(format!(" [event.{}]", self.id), Tone::Faint),
            entries: Vec::new(),
        };
        page.put("dates", DateRow::lines(&self.dates));
        page.put("about", self.about.iter().map(RecordRef::line));
        page.put_text("topics", joined(self.topics.iter().cloned()));
        page.put("titles", NameRow::lines(&self.titles));
        page.put_text("note", self.note.as_ref());
        page.put_nested("evidence", EvidenceRow::lines(&self.evidence));
        page
    }
}
