//! Which record a person means.

use std::fmt;

use crate::diag::{excerpt, nearest};
use crate::graph::{Graph, NameError};
use crate::model::{Model, Record};

/// Why a text does not lead to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// There is no such record.
    Unknown {
        /// The text.
        name: String,
        /// The nearest records, each with its section: `tie.cisco-inspur`.
        near: Vec<String>,
    },
    /// Several records have the id, or several organisations the name.
    Ambiguous {
        /// The text.
        name: String,
        /// The records, each with its section.
        candidates: Vec<String>,
    },
    /// None has it, and the names of several organisations begin like that.
    Beginning {
        /// The text.
        name: String,
        /// The organisations, each with its section.
        candidates: Vec<String>,
    },
}

impl RecordError {
    /// What to do about it.
    pub fn help(&self) -> String {
        let list = |ids: &[String]| {
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
            ids.join(", ")
        };
        match self {
            RecordError::Unknown { near, .. } if near.is_empty() => {
                "`tieup orgs` and `tieup ties` list what there is".to_owned()
            }
            RecordError::Unknown { near, .. } => format!("did you mean {}?", list(near)),
            RecordError::Ambiguous { candidates, .. }
            | RecordError::Beginning { candidates, .. } => {
                format!("name one with its section: {}", list(candidates))
            }
        }
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::Unknown { name, .. } => {
                write!(f, "no record is called `{}`", excerpt(name))
            }
            RecordError::Ambiguous { name, candidates } => {
                let count = candidates.len();
                write!(f, "{count} records are called `{}`", excerpt(name))
            }
            RecordError::Beginning { name, candidates } => {
                let count = candidates.len();
                write!(
                    f,
                    "no record is called `{}`, and the names of {count} organisations begin like that",
                    excerpt(name)
                )
            }
        }
    }
}

impl std::error::Error for RecordError {}

/// The record that a person means: an id with its section (`tie.cisco-inspur`), a bare id, or an organisation's name.
///
/// An id goes before a name. Costs a few binary searches, for a name what [`Graph::find`] costs, and for one that is
/// unknown a comparison with every id and name.
///
/// # Errors
///
/// [`RecordError`], with the nearest records or those that are meant.
///
/// ```
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let record = tieup::query::find_record(&graph, "浪潮")?;
/// assert_eq!(graph.model().record_id(record), "org.inspur");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn find_record(graph: &Graph, name: &str) -> Result<Record, RecordError> {
    let model = graph.model();
    let sectioned = name.split_once('.');
    let found = match sectioned {
        Some((section, id)) if SECTIONS.contains(&section) => {
            by_id(model, id, |candidate| candidate == section)
        }
        _ => by_id(model, name, |_| true),
    };
    let labels = |records: &[Record]| records.iter().map(|&at| model.record_id(at)).collect();
    match found[..] {
        [record] => return Ok(record),
        [] => {}
        _ => {
            return Err(RecordError::Ambiguous {
                name: name.to_owned(),
                candidates: labels(&found),
            });
        }
    }
    match graph.find(name) {
        Ok(org) => Ok(Record::Org(org.key())),
        Err(NameError::Ambiguous { candidates, .. }) => Err(RecordError::Ambiguous {
            name: name.to_owned(),
            candidates: orgs(&candidates),
        }),
        Err(NameError::Beginning { candidates, .. }) => Err(RecordError::Beginning {
            name: name.to_owned(),
            candidates: orgs(&candidates),
        }),
        Err(NameError::Unknown { near, .. }) => Err(RecordError::Unknown {
            name: name.to_owned(),
            near: near_records(model, name, &near),
        }),
    }
}

fn orgs(candidates: &[(String, String)]) -> Vec<String> {
    let labels = candidates.iter().map(|(id, _)| format!("org.{id}"));
    labels.collect()
}

const SECTIONS: [&str; 4] = ["org", "tie", "source", "event"];

fn by_id(model: &Model, id: &str, wanted: impl Fn(&str) -> bool) -> Vec<Record> {
    let all = [
        ("org", model.org_by_id(id).map(|org| Record::Org(org.key()))),
        ("tie", model.tie_by_id(id).map(|tie| Record::Tie(tie.key()))),
        (
            "source",
            model.source_by_id(id).map(|at| Record::Source(at.key())),
        ),
        (
            "event",
            model.event_by_id(id).map(|at| Record::Event(at.key())),
        ),
    ];
    let wanted = all.into_iter().filter(|(section, _)| wanted(section));
    wanted.filter_map(|(_, record)| record).collect()
}

/// The three nearest: organisations by name, then other records by id.
fn near_records(model: &Model, name: &str, orgs: &[(String, String)]) -> Vec<String> {
    let (section, id) = match name.split_once('.') {
        Some((section, id)) if SECTIONS.contains(&section) => (Some(section), id),
        _ => (None, name),
    };
    let ties = model.ties().iter().map(|tie| ("tie", tie.id()));
    let sources = model.sources().iter().map(|source| ("source", source.id()));
    let events = model.events().iter().map(|event| ("event", event.id()));
    let all: Vec<(&str, &str)> = model
        .orgs()
        .iter()
        .map(|org| ("org", org.id()))
        .chain(ties)
        .chain(sources)
        .chain(events)
        .filter(|(candidate, _)| section.is_none_or(|section| section == *candidate))
        .collect();
    let mut near: Vec<String> = self::orgs(orgs);
    for id in nearest(id, all.iter().map(|(_, id)| *id), 3) {
        for (section, _) in all.iter().filter(|(_, candidate)| *candidate == id) {
            let label = format!("{section}.{id}");
            if !near.contains(&label) {
                near.push(label);
            }
        }
    }
    near.truncate(3);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Result<String, RecordError> {
        let graph = Graph::open("us-china-2015").expect("the built-in graph has no faults");
        find_record(&graph, name).map(|record| graph.model().record_id(record))
    }

    #[test]
    fn ids_with_and_without_section_and_names_lead_to_one_record() {
        assert_eq!(found("tie.cisco-inspur").as_deref(), Ok("tie.cisco-inspur"));
        assert_eq!(found("cisco-inspur").as_deref(), Ok("tie.cisco-inspur"));
        assert_eq!(found("Inspur Group").as_deref(), Ok("org.inspur"));
        assert_eq!(
            found("zdnet-korea-2015-11-06").as_deref(),
            Ok("source.zdnet-korea-2015-11-06")
        );
    }

    #[test]
    fn an_unknown_record_is_told_with_the_nearest() {
        let error = found("tie.cisco-inspurr").unwrap_err();
        assert!(
            error.help().contains("`tie.cisco-inspur`"),
            "{}",
            error.help()
        );
        assert_eq!(error.to_string(), "no record is called `tie.cisco-inspurr`");
    }
}
