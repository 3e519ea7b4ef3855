//! Finds organisations by their names.

use std::collections::HashMap;
use std::fmt;

use crate::diag::nearest;
use crate::model::{Model, Org, OrgKey, OrgKind, fold};

/// Folded names, each with the organisations that bear it.
#[derive(Debug)]
pub(super) struct NameIndex(HashMap<String, Vec<OrgKey>>);

/// Why a name does not lead to an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nobody bears it.
    Unknown {
        /// The name.
        name: String,
        /// The organisations with the nearest names: id, and the name that is near.
        near: Vec<(String, String)>,
    },
    /// Several bear it.
    Ambiguous {
        /// The name.
        name: String,
        /// Those that bear it: id and name.
        candidates: Vec<(String, String)>,
    },
}

impl NameError {
    /// What to do about it.
    pub fn help(&self) -> String {
        let list = |orgs: &[(String, String)]| {
            orgs.iter()
                .map(|(id, name)| format!("`{name}` ({id})"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match self {
            NameError::Unknown { near, .. } if near.is_empty() => {
                "`tieup orgs` lists all organisations".to_owned()
            }
            NameError::Unknown { near, .. } => format!("did you mean {}?", list(near)),
            NameError::Ambiguous { candidates, .. } => {
                format!("name one by its id: {}", list(candidates))
            }
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameError::Unknown { name, .. } => write!(f, "no organisation is called `{name}`"),
            NameError::Ambiguous { name, candidates } => {
                write!(f, "{} organisations are called `{name}`", candidates.len())
            }
        }
    }
}

impl std::error::Error for NameError {}

fn names(org: &Org) -> impl Iterator<Item = &str> {
    [org.id(), org.name()]
        .into_iter()
        .chain(org.names().iter().map(|(_, name)| name))
}

/// Classes ("major state firms") are not found by name.
fn has_names(org: &&Org) -> bool {
    org.kind() != OrgKind::Class
}

impl NameIndex {
    pub(super) fn new(model: &Model) -> Self {
        let mut index: HashMap<String, Vec<OrgKey>> = HashMap::new();
        for org in model.orgs().iter().filter(has_names) {
            for name in names(org) {
                let bearers = index.entry(fold(name)).or_default();
                if bearers.last() != Some(&org.key()) {
                    bearers.push(org.key());
                }
            }
        }
        NameIndex(index)
    }

    pub(super) fn bearers(&self, name: &str) -> &[OrgKey] {
        self.0.get(&fold(name)).map_or(&[], |bearers| bearers)
    }

    pub(super) fn find<'m>(&self, model: &'m Model, name: &str) -> Result<&'m Org, NameError> {
        let label = |org: &Org| (org.id().to_owned(), org.name().to_owned());
        match self.bearers(name) {
            [only] => Ok(model.org(*only)),
            [] => Err(NameError::Unknown {
                name: name.to_owned(),
                near: near(model, name),
            }),
            several => Err(NameError::Ambiguous {
                name: name.to_owned(),
                candidates: several.iter().map(|&key| label(model.org(key))).collect(),
            }),
        }
    }
}

/// The three organisations with the nearest names. Costs a comparison with every name.
fn near(model: &Model, name: &str) -> Vec<(String, String)> {
    let all: Vec<(&str, &Org)> = model
        .orgs()
        .iter()
        .filter(has_names)
        .flat_map(|org| names(org).map(move |name| (name, org)))
        .collect();
    let mut found: Vec<(String, String)> = Vec::new();
    for near in nearest(name, all.iter().map(|(name, _)| *name), 12) {
        let bearers = all.iter().filter(|(name, _)| *name == near);
        for (_, org) in bearers {
            if found.len() < 3 && !found.iter().any(|(id, _)| id == org.id()) {
                found.push((org.id().to_owned(), org.name().to_owned()));
            }
        }
    }
    found
}
