//! What a chain passes or keeps out of, and the words for it.

use crate::diag::{excerpt, nearest};
use crate::graph::{Graph, NameError};
use crate::model::{Family, Kind, Model, OrgKey, OrgKind};

/// What a chain is to pass, or to keep out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Ties of a kind.
    Kind(Kind),
    /// Ties whose links belong to a family.
    Family(Family),
    /// Organisations of a kind.
    OrgKind(OrgKind),
    /// An organisation.
    Org(OrgKey),
}

/// A word that stands for no kind, family, kind of organisation or organisation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WayError {
    /// Nothing is called so.
    #[error(
        "`{}` is no kind or family of ties, no kind of organisation and no organisation",
        excerpt(word)
    )]
    Unknown {
        /// The word.
        word: String,
        /// What may be meant.
        near: Vec<String>,
    },
    /// No organisation is, or several are, where one is meant.
    #[error(transparent)]
    Name(NameError),
}

impl WayError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            WayError::Unknown { near, .. } if near.is_empty() => format!(
                "the kinds are {}; the families {}; the kinds of organisations {}",
                Kind::all().map(Kind::name).collect::<Vec<_>>().join(", "),
                Family::NAMES.join(", "),
                OrgKind::NAMES.join(", "),
            ),
            WayError::Unknown { near, .. } => {
                let near: Vec<String> = near.iter().map(|word| format!("`{word}`")).collect();
                format!("did you mean {}?", near.join(" or "))
            }
            WayError::Name(error) => error.help(),
        }
    }
}

impl Way {
    /// What a person means by a word: a family of ties, a kind of ties, a kind of organisation, else an organisation
    /// by any of its names. A family goes before the kind of the same name, as it holds it.
    ///
    /// `kind.ownership`, `family.control`, `org-kind.fund` and `org.fund` leave no doubt.
    ///
    /// # Errors
    ///
    /// [`WayError`], with the nearest words.
    pub fn find(graph: &Graph, word: &str) -> Result<Way, WayError> {
        let family = |word: &str| word.parse().map(Way::Family).ok();
        let kind = |word: &str| word.parse().map(Way::Kind).ok();
        let org_kind = |word: &str| word.parse().map(Way::OrgKind).ok();
        let known = match word.split_once('.') {
            Some(("family", name)) => family(name),
            Some(("kind", name)) => kind(name),
            Some(("org-kind", name)) => org_kind(name),
            Some(("org", name)) => {
                let org = graph.find(name).map_err(WayError::Name)?;
                Some(Way::Org(org.key()))
            }
            _ => family(word)
                .or_else(|| kind(word))
                .or_else(|| org_kind(word)),
        };
        if let Some(known) = known {
            return Ok(known);
        }
        match graph.find(word) {
            Ok(org) => Ok(Way::Org(org.key())),
            Err(NameError::Unknown { near, .. }) => Err(unknown(word, near)),
            Err(error) => Err(WayError::Name(error)),
        }
    }

    /// What it is called.
    pub fn label(self, model: &Model) -> &str {
        match self {
            Way::Kind(kind) => kind.name(),
            Way::Family(family) => family.name(),
            Way::OrgKind(kind) => kind.name(),
            Way::Org(org) => model.org(org).name(),
        }
    }
}

fn unknown(word: &str, orgs: Vec<(String, String)>) -> WayError {
    let kinds = Kind::all().map(Kind::name);
    let words = kinds
        .chain(Family::NAMES.iter().copied())
        .chain(OrgKind::NAMES.iter().copied());
    let mut near: Vec<String> = nearest(word, words, 2)
        .into_iter()
        .map(str::to_owned)
        .collect();
    near.extend(orgs.into_iter().map(|(_, name)| name));
    near.dedup();
    near.truncate(3);
    WayError::Unknown {
        word: word.to_owned(),
        near,
    }
}
