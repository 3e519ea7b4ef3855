//! Dossiers: all that is known of a record, and who says so.

mod event;
mod org;
mod sheet;
mod source;
mod tie;

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::Sheet;
use super::page::Page;
use super::records::RecordRef;
use super::{Answer, Asked, Select};
use crate::graph::Graph;
use crate::model::Record;

pub use event::EventDossier;
pub use org::OrgDossier;
pub use source::{SourceDossier, StatementRow};
pub use tie::TieDossier;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShowQuery {
    /// `show`.
    pub command: &'static str,
    /// The records.
    pub records: Vec<RecordRef>,
    /// The day on which the status of ties is told.
    pub as_of: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// All that is known of a record. In JSON, `type` says of what sort it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Dossier {
    /// An organisation.
    Org(OrgDossier),
    /// A tie.
    Tie(TieDossier),
    /// A source.
    Source(SourceDossier),
    /// An event.
    Event(EventDossier),
}

/// Dossiers, in the order that was asked for.
pub type ShowAnswer = Answer<ShowQuery, Dossier>;

/// Tells all of some records; the graph as a whole has no dossier, and is left out. Of an organisation's ties and owners, those are
/// told that a selection has kept; a tie or source is told in full. Costs two passes over all ties an
/// organisation and what [`query::owners`](crate::query::owners) costs, and one over all evidence a source.
pub fn show(asked: &Asked, graph: &Graph, records: &[Record]) -> ShowAnswer {
    let model = graph.model();
    let dossier = |&record: &Record| match record {
        Record::Graph => None,
        Record::Org(key) => Some(Dossier::Org(OrgDossier::new(graph, key, asked.as_of))),
        Record::Tie(key) => Some(Dossier::Tie(TieDossier::new(graph, key, asked.as_of))),
        Record::Source(key) => Some(Dossier::Source(SourceDossier::new(model, key))),
        Record::Event(key) => Some(Dossier::Event(EventDossier::new(model, key))),
    };
    let name = |&record: &Record| RecordRef::new(model, record);
    Answer {
        graph: Some(asked.graph.clone()),
        query: ShowQuery {
            command: "show",
            records: records.iter().map(name).collect(),
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
        },
        rows: records.iter().filter_map(dossier).collect(),
    }
}

/// What is said of each record, for programs: a row a value that a source states, or a source that states none; one without a source
/// where nobody says anything.
pub(super) fn sheet(answer: &ShowAnswer) -> Sheet {
    sheet::sheet(answer)
}

impl Dossier {
    /// How much is told: of an organisation its ties, of a source what it says, of all else who says so.
    pub fn count(&self) -> (usize, &'static str) {
        match self {
            Dossier::Org(org) => (org.ties.len(), "tie"),
            Dossier::Source(source) => (source.statements.len(), "statement"),
            Dossier::Tie(tie) => (tie.evidence.len(), "statement"),
            Dossier::Event(event) => (event.evidence.len(), "statement"),
        }
    }

    /// The dossier laid out for reading.
    pub fn page(&self) -> Page {
        match self {
            Dossier::Org(org) => org.page(),
            Dossier::Tie(tie) => tie.page(),
            Dossier::Source(source) => source.page(),
            Dossier::Event(event) => event.page(),
        }
    }
}
