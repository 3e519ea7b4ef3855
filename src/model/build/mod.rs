//! From raw records to the model: every value is read, every name resolved, and every fault reported.
//!
//! Files are gone through once. Records that name others before these are opened get provisional keys, by the order in
//! which names are first met; when all is read, records are sorted by id and every key is replaced ([`resolve`]).

mod at;
mod evidence;
mod records;
mod resolve;
mod values;

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

use self::at::At;
use super::{Date, Model, OrgKey, Text, TieKey};
use crate::diag::{Diagnostic, Files, Level, Span};
use crate::raw::{self, Locator, Part, RawRecord, Section};

/// Builds the model of some files. What has a fault is left out of the model and told in the diagnostics.
pub(crate) fn build(files: &Files) -> (Model, Vec<Diagnostic>) {
    let none = Arc::default();
    let mut builder = Builder {
        files,
        text: &none,
        locator: Locator::default(),
        diagnostics: Vec::new(),
        model: Model::default(),
        orgs: Registry::default(),
        ties: Registry::default(),
        sources: Registry::default(),
        events: Registry::default(),
        topics: Registry::default(),
        blocs: Registry::default(),
        views: Registry::default(),
        kindless: HashSet::new(),
        bloc_order: Vec::new(),
        org_order: Vec::new(),
        graphs: Vec::new(),
    };
    let mut diagnostics = Vec::new();
    for (id, file) in files.iter() {
        builder.text = file.shared_text();
        raw::read(id, file, &mut diagnostics, &mut |record, found| {
            builder.record(record, found);
        });
    }
    builder.diagnostics.append(&mut diagnostics);
    resolve::resolve(builder)
}

/// The ids of one section: first met, and opened where.
#[derive(Default)]
struct Registry {
    ids: IndexMap<Text, Option<Span>, RandomState>,
}

impl Registry {
    /// The provisional key of an id that stands in a text.
    fn refer(&mut self, text: &Arc<String>, id: &str) -> u32 {
        let index = match self.ids.get_index_of(id) {
            Some(index) => index,
            None => self.ids.insert_full(Text::new(id, text), None).0,
        };
        u32::try_from(index).expect("fewer than 2^32 ids")
    }

    /// Notes that an id is opened; where it was opened before, that place.
    fn open(&mut self, text: &Arc<String>, id: &str, span: Span) -> Result<u32, Span> {
        let key = self.refer(text, id);
        let (_, opened) = self
            .ids
            .get_index_mut(key as usize)
            .expect("just referred to");
        if let Some(first) = opened {
            return Err(*first);
        }
        *opened = Some(span);
        Ok(key)
    }

    fn id(&self, key: u32) -> &str {
        self.ids.get_index(key as usize).map_or("", |(id, _)| id)
    }

    fn is_open(&self, id: &str) -> bool {
        self.ids.get(id).is_some_and(Option::is_some)
    }

    /// The ids that are opened.
    fn opened(&self) -> impl Iterator<Item = &str> {
        self.ids
            .iter()
            .filter(|(_, opened)| opened.is_some())
            .map(|(id, _)| &**id)
    }
}

struct Builder<'f> {
    files: &'f Files,
    /// The text of the file that is being read.
    text: &'f Arc<String>,
    locator: Locator<'f>,
    diagnostics: Vec<Diagnostic>,
    /// With provisional keys until all is read.
    model: Model,
    orgs: Registry,
    ties: Registry,
    sources: Registry,
    events: Registry,
    topics: Registry,
    blocs: Registry,
    views: Registry,
    /// Ties whose kind is missing or unknown.
    kindless: HashSet<TieKey>,
    /// The order of the blocs that a graph asks for, with the place that does.
    bloc_order: Vec<(String, Span)>,
    /// The order of the organisations that the graph asks for.
    org_order: Vec<OrgKey>,
    /// The graphs (a folder with what it includes is several) whose `[graph]` was met, and where.
    graphs: Vec<(u32, Span)>,
}

impl Builder<'_> {
    fn record(&mut self, record: &RawRecord<'_>, found: &mut Vec<Diagnostic>) {
        let at = At::record(record.section, record.id, record.origin);
        if record.section == Section::Graph {
            if let Some(graph) = record.decode(found) {
                self.graph(record, &at, &graph);
            }
            return;
        }
        if !is_id(record.id) {
            self.bad_id(record);
        }
        let registry = match record.section {
            Section::Bloc => &mut self.blocs,
            Section::Org => &mut self.orgs,
            Section::Tie => &mut self.ties,
            Section::Source => &mut self.sources,
            Section::Event => &mut self.events,
            Section::View | Section::Graph => &mut self.views,
        };
        let key = match registry.open(self.text, record.id, record.id_span) {
            Ok(key) => key,
            Err(first) => {
                let message = format!("`{}.{}` is opened twice", record.section.name(), record.id);
                let diagnostic = Diagnostic::new("duplicate-id", Level::Error, message)
                    .at(record.id_span, "opened again")
                    .because(first, "opened here");
                self.diagnostics.push(diagnostic);
                return;
            }
        };
        macro_rules! build {
            ($read:ident $(, $key:expr)?) => {
                if let Some(raw) = record.decode(found) {
                    self.$read(record, &at, $($key,)? &raw);
                }
            };
        }
        match record.section {
            Section::Bloc => build!(bloc),
            Section::Org => build!(org, key),
            Section::Tie => build!(tie, key),
            Section::Source => build!(source, key),
            Section::Event => build!(event, key),
            Section::View | Section::Graph => build!(view),
        }
    }

    fn bad_id(&mut self, record: &RawRecord<'_>) {
        let mended = mended_id(record.id);
        let message = format!(
            "`{}` is not an id: ids are words of `a-z` and `0-9`, joined by `-`",
            record.id
        );
        let diagnostic = Diagnostic::new("bad-id", Level::Error, message).at(record.id_span, "");
        self.diagnostics.push(match mended {
            Some(mended) => {
                diagnostic.help(format!("write `{mended}`, here and wherever it is named"))
            }
            None => diagnostic.help("choose an id such as `cisco-inspur`"),
        });
    }

    /// The place of a value.
    fn span(&mut self, at: &At<'_>, part: Part) -> Span {
        at.locate(&mut self.locator, self.files, part)
    }

    /// Reports a fault at a value.
    fn fault(
        &mut self,
        rule: &'static str,
        at: &At<'_>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.fault_at(rule, at, Part::Value, message)
    }

    fn fault_at(
        &mut self,
        rule: &'static str,
        at: &At<'_>,
        part: Part,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let span = self.span(at, part);
        self.diagnostics
            .push(Diagnostic::new(rule, Level::Error, message).at(span, ""));
        self.diagnostics.last_mut().expect("just pushed")
    }
}

/// Whether a text is an id: `[a-z0-9]` words joined by `-`.
fn is_id(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('-').all(word)
}

/// The id that a curator probably meant.
fn mended_id(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    (!words.is_empty() && text.is_ascii()).then(|| words.join("-"))
}

#[cfg(test)]
mod tests;
