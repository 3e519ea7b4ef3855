//! Reads the records, with names still unresolved.

use super::super::context::{Bloc, Event, Topic, View};
use super::super::evidence::Source;
use super::super::key::{EventKey, OrgKey, Origin, Record, SourceKey, TieKey, TopicKey};
use super::super::kind::Kind;
use super::super::org::{Opened, Org};
use super::super::org_kind::OrgKind;
use super::super::text::Text;
use super::super::tie::{Party, PartyDetails, Roles, Through, Tie, TieDetails, Topics};
use super::super::words::{Modality, OrgDateKey, Role, Standing};
use super::{At, Builder, Diagnostic, Level};
use crate::raw::record as raw;
use crate::raw::{Part, RawRecord};

/// Stands for a name of no record until all is read: its fault is told.
pub(super) const NO_RECORD: Record = Record::Org(OrgKey(u32::MAX));

fn opened(record: &RawRecord<'_>) -> Opened {
    Opened(Origin {
        file: record.origin.file,
        start: record.origin.start,
        end: record.origin.end,
    })
}

pub(super) fn texts(raw: &[&str]) -> Box<[Box<str>]> {
    raw.iter().map(|text| (*text).into()).collect()
}

impl Builder<'_> {
    pub(super) fn graph(&mut self, record: &RawRecord<'_>, at: &At<'_>, raw: &raw::Graph<'_>) {
        let graph = self.files.get(record.origin.file).graph();
        if let Some((_, first)) = self.graphs.iter().find(|(met, _)| *met == graph) {
            let diagnostic =
                Diagnostic::new("duplicate-id", Level::Error, "`graph` is opened twice")
                    .at(record.id_span, "opened again")
                    .because(*first, "opened here");
            self.diagnostics.push(diagnostic);
            return;
        }
        self.graphs.push((graph, record.id_span));
        let titles = self.titles(at, &raw.titles);
        let asked_for = graph == 0;
        if asked_for {
            self.model.origin = Some(opened(record));
            self.model.title = self.text(raw.title);
            self.model.titles = titles;
            self.model.note = self.text(raw.note);
            self.model.rules = raw
                .rules
                .0
                .iter()
                .map(|(rule, level)| ((*rule).into(), (*level).into()))
                .collect();
            // That of an included graph would leave the organisations of this one at its end.
            let order = raw.order.iter();
            self.org_order = order
                .map(|id| OrgKey(self.orgs.refer(self.text, id)))
                .collect();
        }
        if asked_for || self.bloc_order.is_empty() {
            let list = at.key("blocs");
            self.bloc_order.clear();
            for (number, bloc) in raw.blocs.iter().enumerate() {
                let span = self.span(&list.number(number), Part::Value);
                self.bloc_order.push(((*bloc).to_owned(), span));
            }
        }
        let list = at.key("topics");
        match &raw.topics {
            raw::Topics::List(words) => {
                for (number, word) in words.iter().enumerate() {
                    self.topic(&list.number(number), Part::Value, word, None);
                }
            }
            raw::Topics::Table(words) => {
                for (word, meaning) in &words.0 {
                    self.topic(&list.key(word), Part::Key, word, Some(meaning));
                }
            }
        }
        // What sources say about an included graph as a whole is not about this one.
        if asked_for {
            self.evidence_of(Record::Graph, at, &raw.evidence);
        }
    }

    fn topic(&mut self, at: &At<'_>, part: Part, word: &str, meaning: Option<&str>) {
        let span = self.span(at, part);
        match self.topics.open(self.text, word, span) {
            Ok(_) => self.model.topics.push(Topic {
                id: word.into(),
                meaning: self.text(meaning.filter(|meaning| !meaning.is_empty())),
            }),
            // A graph may name again a topic of a graph that it includes.
            Err(first)
                if self.files.get(first.file).graph() != self.files.get(span.file).graph() => {}
            Err(first) => {
                let diagnostic = Diagnostic::new(
                    "duplicate-id",
                    Level::Error,
                    format!("the topic `{word}` is declared twice"),
                );
                self.diagnostics.push(
                    diagnostic
                        .at(span, "declared again")
                        .because(first, "declared here"),
                );
            }
        }
    }

    pub(super) fn bloc(&mut self, record: &RawRecord<'_>, at: &At<'_>, raw: &raw::Bloc<'_>) {
        let labels = self.names(
            &at.key("labels"),
            raw.labels.0.iter().map(|(tag, label)| (*tag, vec![*label])),
        );
        let countries = self.countries(&at.key("countries"), &raw.countries);
        self.model.blocs.push(Bloc {
            id: record.id.into(),
            label: raw.label.unwrap_or(record.id).into(),
            labels,
            countries,
            origin: opened(record),
        });
    }

    pub(super) fn view(&mut self, record: &RawRecord<'_>, at: &At<'_>, raw: &raw::View<'_>) {
        let titles = self.titles(at, &raw.titles);
        let mut select: Vec<_> = raw
            .select
            .0
            .iter()
            .map(|(flag, words)| ((*flag).into(), texts(&words.0)))
            .collect();
        select.sort();
        let title = self
            .required(record, at, "title", raw.title)
            .unwrap_or(record.id);
        self.model.views.push(View {
            id: record.id.into(),
            title: title.into(),
            titles,
            select: select.into_boxed_slice(),
            origin: opened(record),
        });
    }

    pub(super) fn text(&self, words: Option<&str>) -> Option<Text> {
        words.map(|words| Text::new(words, self.text))
    }

    /// Reports a field that must be there and isn't, or is empty.
    fn required<'t>(
        &mut self,
        record: &RawRecord<'_>,
        at: &At<'_>,
        name: &str,
        value: Option<&'t str>,
    ) -> Option<&'t str> {
        let is_empty = value.is_some_and(|text| text.trim().is_empty());
        if is_empty {
            let message = format!("the `{name}` of this record is empty");
            self.fault("missing-field", &at.key(name), message)
                .add_help(format!("write a {name}"));
        } else if value.is_none() && !record.mentions(name) {
            let message = format!("this record has no `{name}`");
            self.fault_at("missing-field", at, Part::Key, message)
                .add_help(format!("add `{name} = \"…\"`"));
        }
        value.filter(|_| !is_empty)
    }

    pub(super) fn org(
        &mut self,
        record: &RawRecord<'_>,
        at: &At<'_>,
        key: u32,
        raw: &raw::Org<'_>,
    ) {
        let name = self
            .required(record, at, "name", raw.name)
            .unwrap_or(record.id);
        let kind = raw
            .kind
            .and_then(|kind| self.org_kind(&at.key("kind"), kind));
        let names = raw
            .names
            .0
            .iter()
            .map(|(tag, names)| (*tag, names.as_slice().to_vec()));
        let org = Org {
            key: OrgKey(key),
            id: Text::new(record.id, self.text),
            name: Text::new(name, self.text),
            kind: kind.unwrap_or_default(),
            hq: raw
                .hq
                .and_then(|country| self.country(&at.key("hq"), country)),
            incorporated: raw
                .incorporated
                .and_then(|country| self.country(&at.key("incorporated"), country)),
            names: self.names(&at.key("names"), names),
            ids: self.identifiers(at, &raw.ids),
            dates: self.org_dates(at, &raw.dates),
            unnamed: raw.unnamed.unwrap_or(false),
            part_of: raw
                .part_of
                .map(|whole| OrgKey(self.orgs.refer(self.text, whole))),
            rank: None,
            note: self.text(raw.note),
            evidence: Box::default(),
            origin: opened(record),
        };
        self.model.orgs.push(org);
        self.evidence_of(Record::Org(OrgKey(key)), at, &raw.evidence);
    }

    fn org_dates(
        &mut self,
        at: &At<'_>,
        raw: &raw::Map<'_, &str>,
    ) -> Box<[(OrgDateKey, super::Date)]> {
        let at = at.key("dates");
        let mut dates = Vec::new();
        for (name, date) in &raw.0 {
            let at = at.key(name);
            let Some(key) = self.word("unknown-field", &at, Part::Key, name, || {
                OrgDateKey::NAMES.to_vec()
            }) else {
                continue;
            };
            dates.extend(self.date(&at, date).map(|date| (key, date)));
        }
        dates.sort_by_key(|(key, _)| *key);
        dates.into_boxed_slice()
    }

    pub(super) fn kind(&mut self, at: &At<'_>, kind: &str) -> Option<Kind> {
        self.word("unknown-kind", at, Part::Value, kind, || {
            Kind::all().map(Kind::name).collect()
        })
    }

    pub(super) fn org_kind(&mut self, at: &At<'_>, kind: &str) -> Option<OrgKind> {
        self.word("unknown-kind", at, Part::Value, kind, || {
            OrgKind::all().map(OrgKind::name).collect()
        })
    }

    pub(super) fn tie(
        &mut self,
        record: &RawRecord<'_>,
        at: &At<'_>,
        key: u32,
        raw: &raw::Tie<'_>,
    ) {
        let kind = self
            .required(record, at, "kind", raw.kind)
            .and_then(|kind| self.kind(&at.key("kind"), kind));
        let mut parties = Vec::with_capacity(raw.parties.0.len());
        let list = at.key("parties");
        for (org, party) in &raw.parties.0 {
            parties.push(self.party(&list.key(org), org, party));
        }
        let details = TieDetails {
            titles: self.titles(at, &raw.titles),
            places: self.countries(&at.key("where"), &raw.r#where),
            products: texts(&raw.products),
            follows: raw
                .follows
                .as_slice()
                .iter()
                .map(|tie| TieKey(self.ties.refer(self.text, tie)))
                .collect(),
            note: self.text(raw.note),
        };
        let tie = Tie {
            key: TieKey(key),
            id: Text::new(record.id, self.text),
            // A tie without a known kind is reported, and left out when all is read.
            kind: kind.unwrap_or_else(|| Kind::all().next().expect("the table of kinds has rows")),
            standing: Standing::Unsupported,
            contested: false,
            title: self.text(raw.title),
            parties: parties.into_boxed_slice(),
            dates: self.dates(at, &raw.dates),
            amounts: self.amounts(at, &raw.amounts),
            topics: self.topics_named(&raw.topics),
            part_of: raw
                .part_of
                .filter(|whole| !whole.is_empty())
                .map(|whole| TieKey(self.ties.refer(self.text, whole))),
            details: (details != TieDetails::default()).then(|| Box::new(details)),
            evidence: Box::default(),
            origin: opened(record),
        };
        self.model.ties.push(tie);
        if kind.is_none() {
            self.kindless.insert(TieKey(key));
        }
        self.evidence_of(Record::Tie(TieKey(key)), at, &raw.evidence);
    }

    pub(super) fn topics_named(&mut self, words: &[&str]) -> Topics {
        words
            .iter()
            .map(|word| TopicKey(self.topics.refer(self.text, word)))
            .collect()
    }

    pub(super) fn roles(&mut self, at: &At<'_>, words: &[&str]) -> Roles {
        let mut roles = Roles::default();
        for (number, word) in words.iter().enumerate() {
            if let Some(role) = self.word::<Role>(
                "unknown-role",
                &at.number(number),
                Part::Value,
                word,
                || Role::NAMES.to_vec(),
            ) {
                roles = roles.with(role);
            }
        }
        roles
    }

    fn party(&mut self, at: &At<'_>, org: &str, raw: &raw::Party<'_>) -> Party {
        let org = OrgKey(self.orgs.refer(self.text, org));
        let full = match raw {
            raw::Party::Role(role) => {
                let roles = self.roles(at, &[role]);
                return Party {
                    org,
                    roles,
                    stake: None,
                    details: None,
                };
            }
            raw::Party::Full(full) => full,
        };
        if full.role.as_slice().is_empty() {
            self.fault_at("missing-field", at, Part::Key, "this party has no `role`")
                .add_help("add `role = \"…\"`");
        }
        let details = PartyDetails {
            controls: full.controls,
            was: full
                .was
                .as_ref()
                .and_then(|stake| self.stake(&at.key("was"), stake)),
            puts: full
                .puts
                .as_ref()
                .and_then(|puts| self.contribution(&at.key("puts"), puts)),
            through: full.through.map(|through| Through::Text(through.into())),
            from: full.from.and_then(|date| self.date(&at.key("from"), date)),
            until: full
                .until
                .and_then(|date| self.date(&at.key("until"), date)),
            note: self.text(full.note),
        };
        Party {
            org,
            roles: self.roles(&at.key("role"), full.role.as_slice()),
            stake: full
                .stake
                .as_ref()
                .and_then(|stake| self.stake(&at.key("stake"), stake))
                .map(Box::new),
            details: (details != PartyDetails::default()).then(|| Box::new(details)),
        }
    }

    pub(super) fn source(
        &mut self,
        record: &RawRecord<'_>,
        at: &At<'_>,
        key: u32,
        raw: &raw::Source<'_>,
    ) {
        let source = Source {
            key: SourceKey(key),
            id: Text::new(record.id, self.text),
            title: self.text(raw.title),
            titles: self.titles(at, &raw.titles),
            publisher: self.text(raw.publisher),
            author: self.text(raw.author),
            published: raw
                .published
                .and_then(|date| self.date(&at.key("published"), date)),
            accessed: raw
                .accessed
                .and_then(|date| self.date(&at.key("accessed"), date)),
            language: raw
                .lang
                .and_then(|tag| self.language(&at.key("lang"), Part::Value, tag)),
            url: self.url(&at.key("url"), raw.url),
            archived: self.url(&at.key("archived"), raw.archived),
            text: self.text(raw.text),
            modality: self.modality(at, raw.modality),
            via: Self::via(raw.via.as_slice()),
            note: self.text(raw.note),
            evidence: Box::default(),
            origin: opened(record),
        };
        self.model.sources.push(source);
        self.evidence_of(Record::Source(SourceKey(key)), at, &raw.evidence);
    }

    pub(super) fn modality(&mut self, at: &At<'_>, raw: Option<&str>) -> Option<Modality> {
        self.word(
            "unknown-modality",
            &at.key("modality"),
            Part::Value,
            raw?,
            || Modality::NAMES.to_vec(),
        )
    }

    pub(super) fn event(
        &mut self,
        record: &RawRecord<'_>,
        at: &At<'_>,
        key: u32,
        raw: &raw::Event<'_>,
    ) {
        let about = at.key("about");
        let about = self.records(&about, raw.about.as_slice());
        let title = self
            .required(record, at, "title", raw.title)
            .unwrap_or(record.id);
        let event = Event {
            key: EventKey(key),
            id: Text::new(record.id, self.text),
            title: Text::new(title, self.text),
            titles: self.titles(at, &raw.titles),
            dates: self.dates(at, &raw.dates),
            about,
            topics: self.topics_named(&raw.topics),
            note: self.text(raw.note),
            evidence: Box::default(),
            origin: opened(record),
        };
        self.model.events.push(event);
        self.evidence_of(Record::Event(EventKey(key)), at, &raw.evidence);
    }

    /// Records named as evidence and events name them: `tie.…`, `org.…`, `event.…`, `graph`, or the id of an
    /// organisation alone. Other names are [`NO_RECORD`], so that each record keeps its number in the list.
    pub(super) fn records(&mut self, at: &At<'_>, names: &[&str]) -> Box<[Record]> {
        let mut records = Vec::with_capacity(names.len());
        for (number, name) in names.iter().enumerate() {
            let record = match name.split_once('.') {
                None if *name == "graph" => Record::Graph,
                None => Record::Org(OrgKey(self.orgs.refer(self.text, name))),
                Some(("org", id)) => Record::Org(OrgKey(self.orgs.refer(self.text, id))),
                Some(("tie", id)) => Record::Tie(TieKey(self.ties.refer(self.text, id))),
                Some(("event", id)) => Record::Event(EventKey(self.events.refer(self.text, id))),
                Some((section, _)) => {
                    let names = ["tie", "org", "event", "graph"];
                    let message = format!("there is no section `{section}` to name a record of");
                    let help = format!("begin with one of {}", crate::raw::list(&names));
                    self.fault("unknown-record", &at.number(number), message)
                        .add_help(help);
                    NO_RECORD
                }
            };
            records.push(record);
        }
        records.into_boxed_slice()
    }
}
