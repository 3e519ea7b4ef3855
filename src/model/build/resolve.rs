//! Once all is read: sorts the records by id, replaces provisional keys by the final ones, and reports what is named
//! but never opened.

mod forget;
mod keys;
mod order;

use self::forget::forget_ties;
use self::keys::{Keys, NOWHERE, found, sort};

use super::super::context::Event;
use super::super::evidence::{Aside, Evidence, Source, Subjects, Via, Voice};
use super::super::given::{Given, GivenParty};
use super::super::key::{EvidenceKey, Origin, Record};
use super::super::org::Org;
use super::super::standing::standing;
use super::super::tie::{Party, Through, Tie, Topics};
use super::super::{EventKey, Model, OrgKey, SourceKey, TieKey, TopicKey};
use super::records::NO_RECORD;
use super::{At, Builder, Registry};
use crate::diag::{Diagnostic, Files, Level, Span, nearest};
use crate::raw::{Part, Section};

pub(super) fn resolve(mut builder: Builder<'_>) -> (Model, Vec<Diagnostic>) {
    let mut model = std::mem::take(&mut builder.model);
    let mut resolver = Resolver {
        keys: sort(&mut model, &builder),
        builder,
        comparisons: MOST_COMPARISONS,
    };
    for org in &mut model.orgs {
        resolver.org(org);
    }
    for tie in &mut model.ties {
        resolver.tie(tie);
    }
    for source in &mut model.sources {
        resolver.vias(&mut source.via);
    }
    for event in &mut model.events {
        resolver.event(event);
    }
    resolver.evidence(&mut model);
    resolver.blocs(&mut model);
    resolver.ranks(&mut model);
    let sound = model.ties.len() - resolver.builder.kindless.len();
    if sound < model.ties.len() {
        forget_ties(&mut model, sound);
    }
    let diagnostics = resolver.finish();
    sort_evidence(&mut model.evidence);
    hand_out_evidence(&mut model);
    let standings: Vec<_> = model.ties.iter().map(|tie| standing(&model, tie)).collect();
    for (tie, (standing, contested)) in model.ties.iter_mut().zip(standings) {
        tie.standing = standing;
        tie.contested = contested;
    }
    (model, diagnostics)
}

fn sort_evidence(rows: &mut [Evidence]) {
    // Moves each of these large rows once.
    rows.sort_by_cached_key(|row| (row.host, row.number));
    for (index, row) in rows.iter_mut().enumerate() {
        row.key = EvidenceKey::at(index);
    }
}

struct Resolver<'f> {
    builder: Builder<'f>,
    keys: Keys,
    /// How many ids may still be compared with unknown ones.
    comparisons: usize,
}

/// So many ids are compared in search of what was meant: a second or two, and more than a graph written by hand needs.
const MOST_COMPARISONS: usize = 2_000_000;

fn at_record(section: Section, id: &str, origin: Origin) -> At<'_> {
    At::record(section, id, origin.span())
}

impl Resolver<'_> {
    /// Forgets the names, whose memory the rest can use.
    fn finish(self) -> Vec<Diagnostic> {
        self.builder.diagnostics
    }

    /// Reports a name that nothing opens. Records that are opened, but have a fault of their own, are passed over.
    fn unknown(&mut self, section: &'static str, key: u32, at: &At<'_>, part: Part) {
        let registry: &Registry = match section {
            "org" => &self.builder.orgs,
            "tie" => &self.builder.ties,
            "source" => &self.builder.sources,
            "event" => &self.builder.events,
            _ => &self.builder.topics,
        };
        let id = registry.id(key).to_owned();
        if registry.is_open(&id) {
            return;
        }
        let left = self.comparisons.checked_sub(registry.ids.len());
        let near = left.and_then(|_| nearest(&id, registry.opened(), 1).pop());
        let near = near.map(str::to_owned);
        self.comparisons = left.unwrap_or(0);
        let (rule, noun, open) = match section {
            "org" => (
                "unknown-org",
                "organisation",
                format!("open it with `[org.{id}]` and a `name`"),
            ),
            "tie" => ("unknown-tie", "tie", format!("open it with `[tie.{id}]`")),
            "source" => (
                "unknown-source",
                "source",
                format!("open it with `[source.{id}]`, a `publisher` and a `url`"),
            ),
            "event" => (
                "unknown-event",
                "event",
                format!("open it with `[event.{id}]` and a `title`"),
            ),
            _ => (
                "unknown-topic",
                "topic",
                format!("declare `{id}` in `topics` of `[graph]`"),
            ),
        };
        let span = self.builder.span(at, part);
        let diagnostic =
            Diagnostic::new(rule, Level::Error, format!("there is no {noun} `{id}`")).at(span, "");
        self.builder.diagnostics.push(match near {
            Some(near) => {
                let old = self.builder.files.get(span.file).text();
                let old = old
                    .get(span.start as usize..span.end as usize)
                    .unwrap_or_default();
                let help = format!("write `{near}`");
                match with_name(old, &id, &near) {
                    Some(new) => diagnostic.mend(help, span, new),
                    None => diagnostic.help(help),
                }
            }
            None => diagnostic.help(open),
        });
    }

    fn org_key(&mut self, key: OrgKey, at: &At<'_>, part: Part) -> Option<OrgKey> {
        let found = self.keys.orgs[key.index()];
        if found == NOWHERE {
            self.unknown("org", key.0, at, part);
        }
        (found != NOWHERE).then_some(OrgKey(found))
    }

    /// The organisation of a party, whose id is the key at which it stands.
    fn party_key(&mut self, key: OrgKey, parties: &At<'_>) -> Option<OrgKey> {
        let found = found(&self.keys.orgs, key.index());
        if found.is_none() {
            let id = self.builder.orgs.id(key.0).to_owned();
            self.unknown("org", key.0, &parties.key(&id), Part::Key);
        }
        found.map(OrgKey)
    }

    fn tie_key(&mut self, key: TieKey, at: &At<'_>) -> Option<TieKey> {
        let found = self.keys.ties[key.index()];
        if found == NOWHERE {
            self.unknown("tie", key.0, at, Part::Value);
        }
        (found != NOWHERE).then_some(TieKey(found))
    }

    fn source_key(&mut self, key: SourceKey, at: &At<'_>) -> Option<SourceKey> {
        let found = self.keys.sources[key.index()];
        if found == NOWHERE {
            self.unknown("source", key.0, at, Part::Value);
        }
        (found != NOWHERE).then_some(SourceKey(found))
    }

    fn event_key(&mut self, key: EventKey, at: &At<'_>) -> Option<EventKey> {
        let found = self.keys.events[key.index()];
        if found == NOWHERE {
            self.unknown("event", key.0, at, Part::Value);
        }
        (found != NOWHERE).then_some(EventKey(found))
    }

    fn topic_key(&mut self, key: TopicKey, at: &At<'_>) -> Option<TopicKey> {
        let found = self.keys.topics[key.index()];
        if found == NOWHERE {
            self.unknown("topic", key.0, at, Part::Value);
        }
        (found != NOWHERE).then_some(TopicKey(found))
    }

    fn record(&mut self, record: Record, at: &At<'_>) -> Option<Record> {
        match record {
            NO_RECORD => None,
            Record::Graph => Some(Record::Graph),
            Record::Org(key) => self.org_key(key, at, Part::Value).map(Record::Org),
            Record::Tie(key) => self.tie_key(key, at).map(Record::Tie),
            Record::Event(key) => self.event_key(key, at).map(Record::Event),
            Record::Source(key) => self.source_key(key, at).map(Record::Source),
        }
    }

    fn topics(&mut self, topics: &mut Topics, at: &At<'_>) {
        let at = at.key("topics");
        let mut found: Topics = std::mem::take(topics)
            .into_iter()
            .enumerate()
            .filter_map(|(number, topic)| self.topic_key(topic, &at.number(number)))
            .collect();
        found.sort_unstable();
        found.dedup();
        *topics = found;
    }

    /// Names that are ids become keys.
    fn vias(&self, vias: &mut [Via]) {
        for via in vias {
            if let Via::Text(name) = via {
                if let Some(org) = self.declared(&self.builder.orgs, &self.keys.orgs, name) {
                    *via = Via::Org(OrgKey(org));
                } else if let Some(source) =
                    self.declared(&self.builder.sources, &self.keys.sources, name)
                {
                    *via = Via::Source(SourceKey(source));
                }
            }
        }
    }

    #[expect(clippy::unused_self, reason = "beside its callers")]
    fn declared(&self, registry: &Registry, keys: &[u32], id: &str) -> Option<u32> {
        let provisional = registry.ids.get_index_of(id)?;
        Some(keys[provisional]).filter(|&key| key != NOWHERE)
    }

    fn through(&self, through: &mut Through) {
        if let Through::Text(name) = through
            && let Some(org) = self.declared(&self.builder.orgs, &self.keys.orgs, name)
        {
            *through = Through::Org(OrgKey(org));
        }
    }

    fn org(&mut self, org: &mut Org) {
        let at = at_record(Section::Org, &org.id, org.origin.0);
        org.part_of = org
            .part_of
            .and_then(|whole| self.org_key(whole, &at.key("part_of"), Part::Value));
    }

    fn tie(&mut self, tie: &mut Tie) {
        let at = at_record(Section::Tie, &tie.id, tie.origin.0);
        let list = at.key("parties");
        let mut parties = std::mem::take(&mut tie.parties).into_vec();
        parties.retain_mut(|party| {
            let Some(key) = self.party_key(party.org, &list) else {
                return false;
            };
            party.org = key;
            if let Some(through) = party
                .details
                .as_mut()
                .and_then(|details| details.through.as_mut())
            {
                self.through(through);
            }
            true
        });
        self.topics(&mut tie.topics, &at);
        tie.part_of = tie
            .part_of
            .and_then(|whole| self.tie_key(whole, &at.key("part_of")));
        if let Some(details) = &mut tie.details {
            let list = at.key("follows");
            let mut follows = Vec::with_capacity(details.follows.len());
            for (number, &earlier) in details.follows.iter().enumerate() {
                follows.extend(self.tie_key(earlier, &list.number(number)));
            }
            follows.sort_unstable();
            details.follows = follows.into_boxed_slice();
        }
        tie.parties = parties.into_boxed_slice();
        let shape = tie.shape();
        let rank = |party: &Party| {
            shape
                .roles
                .iter()
                .position(|count| party.roles().has(count.role))
        };
        let rank = |party: &Party| rank(party).unwrap_or(usize::MAX);
        tie.parties.sort_by_key(|party| (rank(party), party.org));
    }

    fn event(&mut self, event: &mut Event) {
        let at = at_record(Section::Event, &event.id, event.origin.0);
        let list = at.key("about");
        let mut about = Vec::with_capacity(event.about.len());
        for (number, &record) in event.about.iter().enumerate() {
            about.extend(self.record(record, &list.number(number)));
        }
        event.about = about.into_boxed_slice();
        self.topics(&mut event.topics, &at);
    }

    fn evidence(&mut self, model: &mut Model) {
        let mut rows = std::mem::take(&mut model.evidence);
        // Hosts have their final keys in the records; a host that was left out takes its evidence with it.
        rows.retain_mut(|row| {
            let host =
                match row.host {
                    Record::Graph => Some(Record::Graph),
                    Record::Org(key) => {
                        found(&self.keys.orgs, key.index()).map(|key| Record::Org(OrgKey(key)))
                    }
                    Record::Tie(key) => {
                        found(&self.keys.ties, key.index()).map(|key| Record::Tie(TieKey(key)))
                    }
                    Record::Event(key) => found(&self.keys.events, key.index())
                        .map(|key| Record::Event(EventKey(key))),
                    Record::Source(key) => found(&self.keys.sources, key.index())
                        .map(|key| Record::Source(SourceKey(key))),
                };
            host.inspect(|&host| row.host = host).is_some()
        });
        rows.retain_mut(|row| self.evidence_row(model, row));
        model.evidence = rows;
    }

    fn evidence_row(&mut self, model: &Model, row: &mut Evidence) -> bool {
        let (section, id, origin) = host_place(model, row.host);
        let record = At::record(section, id, origin);
        let list = record.key("evidence");
        let at = list.number(row.number as usize);
        let mut sound = true;
        match (row.host, row.voice) {
            (Record::Source(source), _) => {
                row.voice = Voice::Source(source);
                let on = at.key("on");
                let mut records = Vec::new();
                for (number, &record) in row.subjects().iter().enumerate() {
                    records.extend(self.record(record, &on.number(number)));
                }
                sound = !records.is_empty();
                row.on = match records[..] {
                    [only] => Subjects::One(only),
                    _ => Subjects::Several(records.into_boxed_slice()),
                };
            }
            (host, voice) => {
                row.on = Subjects::One(host);
                if let Voice::Source(source) = voice {
                    let source = self.source_key(source, &at.key("source"));
                    sound = source.is_some();
                    row.voice = source.map_or(voice, Voice::Source);
                }
            }
        }
        for aside in &mut row.asides {
            if let Aside::Via(via) = aside {
                self.vias(via);
            }
        }
        let at = at.key("gives");
        let mut gives = std::mem::take(&mut row.gives).into_vec();
        gives.retain_mut(|given| self.given(given, &at));
        row.gives = gives.into_boxed_slice();
        sound
    }

    fn given(&mut self, given: &mut Given, at: &At<'_>) -> bool {
        match given {
            Given::Party(org, party) => {
                let Some(key) = self.party_key(*org, &at.key("parties")) else {
                    return false;
                };
                *org = key;
                if let GivenParty::Through(through) = party {
                    self.through(through);
                }
            }
            Given::Topic(topic) => match self.topic_key(*topic, &at.key("topics")) {
                Some(key) => *topic = key,
                None => return false,
            },
            Given::PartOf(Some(whole)) => match self.tie_key(*whole, &at.key("part_of")) {
                Some(key) => *whole = key,
                None => return false,
            },
            Given::Follows(earlier) => match self.tie_key(*earlier, &at.key("follows")) {
                Some(key) => *earlier = key,
                None => return false,
            },
            Given::About(record) => match self.record(*record, &at.key("about")) {
                Some(found) => *record = found,
                None => return false,
            },
            Given::OrgPartOf(Some(whole)) => {
                match self.org_key(*whole, &at.key("part_of"), Part::Value) {
                    Some(key) => *whole = key,
                    None => return false,
                }
            }
            _ => {}
        }
        true
    }
}

/// What stands at the place of an id, with another id in it; `None` where the id is written with escapes.
fn with_name(old: &str, id: &str, new: &str) -> Option<String> {
    // Before the id may stand its section, and an organisation may be called `org`.
    let at = old.rfind(id)?;
    Some(format!("{}{new}{}", &old[..at], &old[at + id.len()..]))
}

/// Where the record is written under which evidence stands.
fn host_place(model: &Model, host: Record) -> (Section, &str, Span) {
    fn place(section: Section, id: &str, origin: Origin) -> (Section, &str, Span) {
        (section, id, origin.span())
    }
    match host {
        Record::Graph => {
            let span = model.origin().map_or_else(Files::start, Origin::span);
            (Section::Graph, "", span)
        }
        Record::Org(key) => {
            let Org { id, origin, .. } = model.org(key);
            place(Section::Org, id, origin.0)
        }
        Record::Tie(key) => {
            let Tie { id, origin, .. } = model.tie(key);
            place(Section::Tie, id, origin.0)
        }
        Record::Event(key) => {
            let Event { id, origin, .. } = model.event(key);
            place(Section::Event, id, origin.0)
        }
        Record::Source(key) => {
            let Source { id, origin, .. } = model.source(key);
            place(Section::Source, id, origin.0)
        }
    }
}

/// Gives each record the keys of the evidence about it: its own rows first, then those of the sources, by id.
fn hand_out_evidence(model: &mut Model) {
    let mut pairs: Vec<(Record, EvidenceKey)> = Vec::with_capacity(model.evidence.len());
    for row in &model.evidence {
        pairs.extend(row.subjects().iter().map(|&subject| (subject, row.key)));
        if let Record::Source(_) = row.host {
            pairs.push((row.host, row.key));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    for group in pairs.chunk_by(|(a, _), (b, _)| a == b) {
        let keys: Box<[EvidenceKey]> = group.iter().map(|(_, key)| *key).collect();
        match group[0].0 {
            Record::Graph => model.about_graph = keys,
            Record::Org(key) => model.orgs[key.index()].evidence = keys,
            Record::Tie(key) => model.ties[key.index()].evidence = keys,
            Record::Event(key) => model.events[key.index()].evidence = keys,
            Record::Source(key) => model.sources[key.index()].evidence = keys,
        }
    }
}
