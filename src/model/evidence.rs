//! Sources, and what each of them says about which record.

use super::date::Date;
use super::given::Given;
use super::key::{EvidenceKey, OrgKey, Origin, Record, SourceKey};
use super::language::Language;
use super::org::{Names, Opened};
use super::text::Text;
use super::words::Modality;

/// A document: who published it, when, where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub(super) key: SourceKey,
    pub(super) id: Text,
    pub(super) title: Option<Text>,
    pub(super) titles: Names,
    pub(super) publisher: Option<Text>,
    pub(super) author: Option<Text>,
    pub(super) published: Option<Date>,
    pub(super) accessed: Option<Date>,
    pub(super) language: Option<Language>,
    pub(super) url: Option<Box<str>>,
    pub(super) archived: Option<Box<str>>,
    pub(super) text: Option<Text>,
    pub(super) modality: Option<Modality>,
    pub(super) via: Box<[Via]>,
    pub(super) note: Option<Text>,
    pub(super) evidence: Box<[EvidenceKey]>,
    pub(super) origin: Opened,
}

/// Somebody through whom a source knows what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// A declared organisation.
    Org(OrgKey),
    /// A declared source.
    Source(SourceKey),
    /// A name.
    Text(Box<str>),
}

/// Who says it: a source, or the curator's own inference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// A document.
    Source(SourceKey),
    /// The reserved source `curator`.
    Curator,
}

/// What one source says about one record, or about several in the same words.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub(super) key: EvidenceKey,
    /// The record under which it is written, and its place in that list.
    pub(super) host: Record,
    pub(super) number: u32,
    pub(super) voice: Voice,
    pub(super) modality: Option<Modality>,
    pub(super) on: Subjects,
    pub(super) gives: Box<[Given]>,
    pub(super) asides: Box<[Aside]>,
}

/// The records that a piece of evidence is about: one, nearly always.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subjects {
    One(Record),
    Several(Box<[Record]>),
}

/// What evidence may have beside, each once at most: in a large graph most rows have one or two of these.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Aside {
    At(Text),
    Via(Box<[Via]>),
    Supports(Box<[Box<str>]>),
    Resolved(Text),
    Says(Text),
    Quote(Text),
    Note(Text),
}

impl Source {
    /// Its key in the model.
    pub fn key(&self) -> SourceKey {
        self.key
    }

    /// The id that the curator gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title in its own language.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The title in other languages.
    pub fn titles(&self) -> &Names {
        &self.titles
    }

    /// Who published it.
    pub fn publisher(&self) -> Option<&str> {
        self.publisher.as_deref()
    }

    /// Who wrote it.
    pub fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// When it was published.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// When the curator read it.
    pub fn accessed(&self) -> Option<Date> {
        self.accessed
    }

    /// The language that it is written in.
    pub fn language(&self) -> Option<&Language> {
        self.language.as_ref()
    }

    /// Where it is.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Where a copy of it is kept.
    pub fn archived(&self) -> Option<&str> {
        self.archived.as_deref()
    }

    /// The path of a kept copy of its text, from the folder of the file that opens the source.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// How it says what it says, unless the evidence says otherwise.
    pub fn modality(&self) -> Option<Modality> {
        self.modality
    }

    /// Through whom it knows, nearest first.
    pub fn via(&self) -> &[Via] {
        &self.via
    }

    /// The curator's remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The evidence that is written under it, in reading order.
    pub fn evidence(&self) -> &[EvidenceKey] {
        &self.evidence
    }

    /// What to call it in a list: the publisher, or the id.
    pub fn label(&self) -> &str {
        self.publisher().unwrap_or(&self.id)
    }

    pub(crate) fn origin(&self) -> Origin {
        self.origin.0
    }
}

impl Evidence {
    /// Its key in the model.
    pub fn key(&self) -> EvidenceKey {
        self.key
    }

    /// The record that it is written under.
    pub fn host(&self) -> Record {
        self.host
    }

    /// Its place in the list under its host, from 0.
    pub fn number(&self) -> usize {
        self.number as usize
    }

    /// Who says it.
    pub fn voice(&self) -> Voice {
        self.voice
    }

    /// The records that it is about.
    pub fn subjects(&self) -> &[Record] {
        match &self.on {
            Subjects::One(record) => std::slice::from_ref(record),
            Subjects::Several(records) => records,
        }
    }

    /// Where in the source.
    pub fn at(&self) -> Option<&str> {
        self.aside(|aside| match aside {
            Aside::At(at) => Some(&**at),
            _ => None,
        })
    }

    /// The modality as it is written here; see [`Model::modality`](super::Model::modality) for the one that holds.
    pub fn own_modality(&self) -> Option<Modality> {
        self.modality
    }

    /// Through whom, as it is written here; see [`Model::via`](super::Model::via) for what holds.
    pub fn own_via(&self) -> Option<&[Via]> {
        self.aside(|aside| match aside {
            Aside::Via(via) => Some(&**via),
            _ => None,
        })
    }

    /// The fields that it vouches for by being there; `None` for the kind and the parties.
    pub fn supports(&self) -> Option<&[Box<str>]> {
        self.aside(|aside| match aside {
            Aside::Supports(fields) => Some(&**fields),
            _ => None,
        })
    }

    /// Whether it backs nothing: it gives no value, and says that it supports none.
    pub fn is_remark(&self) -> bool {
        self.gives().is_empty() && self.supports().is_some_and(<[_]>::is_empty)
    }

    /// Whether it vouches for a field, or for a part or the whole of it.
    pub fn vouches_for(&self, field: &str) -> bool {
        let fits = |supported: &str| {
            supported == field
                || field
                    .strip_prefix(supported)
                    .is_some_and(|rest| rest.starts_with('.'))
                || supported
                    .strip_prefix(field)
                    .is_some_and(|rest| rest.starts_with('.'))
        };
        match self.supports() {
            None => fits("kind") || fits("parties"),
            Some(fields) => fields.iter().any(|supported| fits(supported)),
        }
    }

    fn aside<'e, T: ?Sized>(&'e self, take: impl Fn(&'e Aside) -> Option<&'e T>) -> Option<&'e T> {
        self.asides.iter().find_map(take)
    }

    /// The values that the source states.
    pub fn gives(&self) -> &[Given] {
        &self.gives
    }

    /// Why the record keeps another value.
    pub fn resolved(&self) -> Option<&str> {
        self.aside(|aside| match aside {
            Aside::Resolved(words) => Some(&**words),
            _ => None,
        })
    }

    /// What it says, in the curator's words.
    pub fn says(&self) -> Option<&str> {
        self.aside(|aside| match aside {
            Aside::Says(words) => Some(&**words),
            _ => None,
        })
    }

    /// A few words of the original.
    pub fn quote(&self) -> Option<&str> {
        self.aside(|aside| match aside {
            Aside::Quote(words) => Some(&**words),
            _ => None,
        })
    }

    /// The curator's remark.
    pub fn note(&self) -> Option<&str> {
        self.aside(|aside| match aside {
            Aside::Note(words) => Some(&**words),
            _ => None,
        })
    }
}
