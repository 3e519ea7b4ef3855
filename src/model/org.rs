//! Organisations.

use super::country::Country;
use super::date::Date;
use super::identifier::Scheme;
use super::key::{EvidenceKey, OrgKey, Origin};
use super::language::Language;
use super::org_kind::OrgKind;
use super::text::Text;
use super::words::OrgDateKey;

/// An organisation: a company, a venture set up by others, a state body, an institute, a consortium, a fund.
#[derive(Clone, Debug, PartialEq)]
pub struct Org {
    pub(super) key: OrgKey,
    pub(super) id: Text,
    pub(super) name: Text,
    pub(super) kind: OrgKind,
    pub(super) hq: Option<Country>,
    pub(super) incorporated: Option<Country>,
    pub(super) names: Names,
    pub(super) ids: Box<[(Scheme, Box<str>)]>,
    pub(super) dates: Box<[(OrgDateKey, Date)]>,
    pub(super) unnamed: bool,
    pub(super) part_of: Option<OrgKey>,
    pub(super) rank: Option<u32>,
    pub(super) note: Option<Text>,
    pub(super) evidence: Box<[EvidenceKey]>,
    pub(super) origin: Opened,
}

/// Where a record was opened. It makes no difference to what the record says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened(pub(super) Origin);

impl PartialEq for Opened {
    fn eq(&self, _: &Opened) -> bool {
        true
    }
}

/// Texts by language, in the order of the tags; within a language the first one comes first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names(pub(super) Box<[(Language, Texts)]>);

/// The texts in one language, the usual one first.
pub(super) type Texts = Box<[Box<str>]>;

impl Names {
    /// All texts with their languages.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0
            .iter()
            .flat_map(|(language, texts)| texts.iter().map(move |text| (language, &**text)))
    }

    /// The texts in a language, the usual one first.
    pub fn languages(&self) -> impl Iterator<Item = (&Language, &[Box<str>])> {
        self.0.iter().map(|(language, texts)| (language, &**texts))
    }

    /// The first text whose tag is the given one or begins with it (`zh` finds `zh-Hans`).
    pub fn first(&self, tag: &str) -> Option<&str> {
        let fits = |language: &Language| {
            let rest = language.as_str().strip_prefix(tag);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.0
            .iter()
            .find(|(language, _)| fits(language))
            .and_then(|(_, texts)| texts.first())
            .map(|text| &**text)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Org {
    /// Its key in the model.
    pub fn key(&self) -> OrgKey {
        self.key
    }

    /// The id that the curator gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a diagram shows.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its name in a language (`ko`, `zh`, `en`), else the one that a diagram shows.
    pub fn name_in(&self, tag: &str) -> &str {
        self.names.first(tag).unwrap_or(&self.name)
    }

    /// What it is.
    pub fn kind(&self) -> OrgKind {
        self.kind
    }

    /// The country that it is run from.
    pub fn hq(&self) -> Option<Country> {
        self.hq
    }

    /// The country whose law it is set up under, where another.
    pub fn incorporated(&self) -> Option<Country> {
        self.incorporated
    }

    /// Its other names by language.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Its identifiers, by scheme.
    pub fn ids(&self) -> impl Iterator<Item = (Scheme, &str)> {
        self.ids.iter().map(|(scheme, id)| (*scheme, &**id))
    }

    /// When it was founded, listed, delisted, dissolved.
    pub fn dates(&self) -> &[(OrgDateKey, Date)] {
        &self.dates
    }

    /// Whether the source leaves it unnamed ("a subsidiary of CETC").
    pub fn is_unnamed(&self) -> bool {
        self.unnamed
    }

    /// What it is an administrative part of.
    pub fn part_of(&self) -> Option<OrgKey> {
        self.part_of
    }

    /// Its place among the organisations that the graph puts in order for pictures, from top to bottom.
    pub fn rank(&self) -> Option<usize> {
        self.rank.map(|rank| rank as usize)
    }

    /// The curator's remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The evidence about it: its own first, then that of the sources, by id.
    pub fn evidence(&self) -> &[EvidenceKey] {
        &self.evidence
    }

    pub(crate) fn origin(&self) -> Origin {
        self.origin.0
    }
}
