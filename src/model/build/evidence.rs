//! Reads evidence, under a record or under a source, with the partial record that it gives.

use super::super::evidence::{Aside, Evidence, Subjects, Via, Voice};
use super::super::given::{Given, GivenParty};
use super::super::key::{
    EVENT_FIELDS, EvidenceKey, ORG_FIELDS, OrgKey, Record, SourceKey, TIE_FIELDS, TieKey, TopicKey,
};
use super::super::tie::Through;
use super::super::words::{Modality, OrgDateKey};
use super::records::{NO_RECORD, texts};
use super::{At, Builder};
use crate::raw::Part;
use crate::raw::record as raw;

/// The reserved source: the curator's own inference.
const CURATOR: &str = "curator";

/// What a piece of evidence is about, as far as it decides which fields `gives` may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Org,
    Tie,
    Event,
    Other,
}

impl About {
    fn of(record: Record) -> About {
        match record {
            Record::Org(_) => About::Org,
            Record::Tie(_) => About::Tie,
            Record::Event(_) => About::Event,
            Record::Graph | Record::Source(_) => About::Other,
        }
    }

    fn noun(self) -> &'static str {
        match self {
            About::Org => "an organisation",
            About::Tie => "a tie",
            About::Event => "an event",
            About::Other => "the graph",
        }
    }

    fn fields(self) -> &'static [&'static str] {
        match self {
            About::Org => ORG_FIELDS,
            About::Tie => TIE_FIELDS,
            About::Event => EVENT_FIELDS,
            About::Other => &[],
        }
    }
}

/// The records of a list of names, without the names of none.
fn named(records: &[Record]) -> impl Iterator<Item = Record> {
    records
        .iter()
        .copied()
        .filter(|&record| record != NO_RECORD)
}

impl Builder<'_> {
    /// Reads the evidence that stands under a record.
    pub(super) fn evidence_of(&mut self, host: Record, at: &At<'_>, rows: &[raw::Evidence<'_>]) {
        let at = at.key("evidence");
        for (number, row) in rows.iter().enumerate() {
            let at = at.number(number);
            let Some((voice, on)) = self.voice_and_subjects(host, &at, row) else {
                continue;
            };
            let kind = named(&on).next().map_or(About::Other, About::of);
            if named(&on).any(|record| About::of(record) != kind) && row.gives.is_some() {
                self.fault(
                    "wrong-type",
                    &at.key("on"),
                    "`gives` wants records of one type in `on`",
                )
                .add_help("write a row for each type");
            }
            let modality = self.modality(&at, row.modality);
            if voice == Voice::Curator
                && modality.is_some_and(|modality| modality != Modality::Inferred)
            {
                self.fault(
                    "curator-asserts",
                    &at.key("modality"),
                    "the curator can only infer",
                )
                .add_help("write `modality = \"inferred\"`, or name the source that says so");
            }
            let gives = row
                .gives
                .as_deref()
                .map(|gives| self.gives(&at.key("gives"), kind, gives))
                .unwrap_or_default();
            let evidence = Evidence {
                key: EvidenceKey::at(self.model.evidence.len()),
                host,
                number: u32::try_from(number).unwrap_or(u32::MAX),
                voice,
                modality,
                on: match &on[..] {
                    [only] => Subjects::One(*only),
                    _ => Subjects::Several(on),
                },
                gives,
                asides: self.asides(row),
            };
            self.model.evidence.push(evidence);
        }
    }

    fn asides(&mut self, row: &raw::Evidence<'_>) -> Box<[Aside]> {
        let via = row.via.as_ref().map(|via| Self::via(via.as_slice()));
        let supports = row.supports.as_ref().map(|fields| texts(fields));
        let asides = [
            self.text(row.at).map(Aside::At),
            via.map(Aside::Via),
            supports.map(Aside::Supports),
            self.text(row.resolved).map(Aside::Resolved),
            self.text(row.says).map(Aside::Says),
            self.text(row.quote).map(Aside::Quote),
            self.text(row.note).map(Aside::Note),
        ];
        asides.into_iter().flatten().collect()
    }

    fn voice_and_subjects(
        &mut self,
        host: Record,
        at: &At<'_>,
        row: &raw::Evidence<'_>,
    ) -> Option<(Voice, Box<[Record]>)> {
        if let Record::Source(source) = host {
            if row.source.is_some() {
                self.fault_at(
                    "unknown-field",
                    &at.key("source"),
                    Part::Key,
                    "under a source, the source is known",
                )
                .add_help("remove `source`");
            }
            let on = self.records(&at.key("on"), row.on.as_slice());
            if on.is_empty() && row.on.as_slice().is_empty() {
                self.fault(
                    "missing-field",
                    at,
                    "this evidence does not say what it is about",
                )
                .add_help("add `on = \"tie.…\"`");
            }
            let some = named(&on).next().is_some();
            return some.then_some((Voice::Source(source), on));
        }
        if !row.on.as_slice().is_empty() {
            self.fault_at(
                "unknown-field",
                &at.key("on"),
                Part::Key,
                "under a record, what the evidence is about is known",
            )
            .add_help("remove `on`, or move the row under its source");
        }
        match row.source {
            Some(CURATOR) => Some((Voice::Curator, Box::new([host]))),
            Some(source) => Some((
                Voice::Source(SourceKey(self.sources.refer(self.text, source))),
                Box::new([host]),
            )),
            None => {
                self.fault(
                    "missing-field",
                    at,
                    "this evidence does not say where it is from",
                )
                .add_help("add `source = \"…\"`");
                None
            }
        }
    }

    /// Names until all ids are known.
    pub(super) fn via(names: &[&str]) -> Box<[Via]> {
        names.iter().map(|name| Via::Text((*name).into())).collect()
    }

    fn gives(&mut self, at: &At<'_>, about: About, raw: &raw::Gives<'_>) -> Box<[Given]> {
        self.misplaced_fields(at, about, raw);
        let mut given = Vec::new();
        match about {
            About::Org => self.gives_of_org(at, raw, &mut given),
            About::Tie => self.gives_of_tie(at, raw, &mut given),
            About::Event => {
                let about = self.records(&at.key("about"), raw.about.as_slice());
                given.extend(named(&about).map(Given::About));
            }
            About::Other => {}
        }
        if matches!(about, About::Tie | About::Event) {
            given.extend(
                self.dates(at, &raw.dates)
                    .iter()
                    .map(|&(key, date)| Given::Date(key, date)),
            );
            given.extend(
                raw.topics
                    .iter()
                    .map(|topic| Given::Topic(TopicKey(self.topics.refer(self.text, topic)))),
            );
        }
        given.into_boxed_slice()
    }

    /// Reports the fields that records of this type don't have.
    fn misplaced_fields(&mut self, at: &At<'_>, about: About, raw: &raw::Gives<'_>) {
        let present = [
            ("name", raw.name.is_some()),
            ("kind", raw.kind.is_some()),
            ("hq", raw.hq.is_some()),
            ("incorporated", raw.incorporated.is_some()),
            ("names", !raw.names.0.is_empty()),
            ("ids", !raw.ids.0.is_empty()),
            ("dates", !raw.dates.0.is_empty()),
            ("parties", !raw.parties.0.is_empty()),
            ("amounts", !raw.amounts.0.is_empty()),
            ("where", !raw.r#where.is_empty()),
            ("products", !raw.products.is_empty()),
            ("topics", !raw.topics.is_empty()),
            ("part_of", raw.part_of.is_some()),
            ("follows", !raw.follows.as_slice().is_empty()),
            ("about", !raw.about.as_slice().is_empty()),
        ];
        for (field, _) in present
            .into_iter()
            .filter(|(field, there)| *there && !about.fields().contains(field))
        {
            let message = format!("{} has no field `{field}`", about.noun());
            let fault = self.fault_at("unknown-field", &at.key(field), Part::Key, message);
            if !about.fields().is_empty() {
                fault.add_help(format!("use one of {}", crate::raw::list(about.fields())));
            }
        }
    }

    fn gives_of_tie(&mut self, at: &At<'_>, raw: &raw::Gives<'_>, given: &mut Vec<Given>) {
        if let Some(kind) = raw.kind {
            given.extend(self.kind(&at.key("kind"), kind).map(Given::Kind));
        }
        let list = at.key("parties");
        for (org, party) in &raw.parties.0 {
            let key = OrgKey(self.orgs.refer(self.text, org));
            self.given_party(&list.key(org), key, party, given);
        }
        let amounts = self.amounts(at, &raw.amounts);
        given.extend(
            amounts
                .iter()
                .map(|&(purpose, money)| Given::Amount(purpose, Box::new(money))),
        );
        given.extend(
            self.countries(&at.key("where"), &raw.r#where)
                .iter()
                .map(|&country| Given::Place(country)),
        );
        given.extend(
            raw.products
                .iter()
                .map(|product| Given::Product((*product).into())),
        );
        if let Some(whole) = raw.part_of {
            given.push(Given::PartOf(
                (!whole.is_empty()).then(|| TieKey(self.ties.refer(self.text, whole))),
            ));
        }
        given.extend(
            raw.follows
                .as_slice()
                .iter()
                .map(|tie| Given::Follows(TieKey(self.ties.refer(self.text, tie)))),
        );
    }

    fn given_party(
        &mut self,
        at: &At<'_>,
        org: OrgKey,
        raw: &raw::Party<'_>,
        given: &mut Vec<Given>,
    ) {
        let mut give = |party: GivenParty| given.push(Given::Party(org, party));
        let full = match raw {
            raw::Party::Role(role) => {
                let roles = self.roles(at, &[role]);
                if !roles.is_empty() {
                    give(GivenParty::Roles(roles));
                }
                return;
            }
            raw::Party::Full(full) => full,
        };
        let roles = self.roles(&at.key("role"), full.role.as_slice());
        if !roles.is_empty() {
            give(GivenParty::Roles(roles));
        }
        if let Some(stake) = full
            .stake
            .as_ref()
            .and_then(|stake| self.stake(&at.key("stake"), stake))
        {
            give(GivenParty::Stake(Box::new(stake)));
        }
        if let Some(stake) = full
            .was
            .as_ref()
            .and_then(|stake| self.stake(&at.key("was"), stake))
        {
            give(GivenParty::Was(Box::new(stake)));
        }
        if let Some(controls) = full.controls {
            give(GivenParty::Controls(controls));
        }
        if let Some(puts) = full
            .puts
            .as_ref()
            .and_then(|puts| self.contribution(&at.key("puts"), puts))
        {
            give(GivenParty::Puts(Box::new(puts)));
        }
        if let Some(through) = full.through {
            give(GivenParty::Through(Box::new(Through::Text(through.into()))));
        }
        if let Some(date) = full.from.and_then(|date| self.date(&at.key("from"), date)) {
            give(GivenParty::From(date));
        }
        if let Some(date) = full
            .until
            .and_then(|date| self.date(&at.key("until"), date))
        {
            give(GivenParty::Until(date));
        }
    }

    fn gives_of_org(&mut self, at: &At<'_>, raw: &raw::Gives<'_>, given: &mut Vec<Given>) {
        given.extend(raw.name.map(|name| Given::Name(None, name.into())));
        if let Some(kind) = raw.kind {
            given.extend(self.org_kind(&at.key("kind"), kind).map(Given::OrgKind));
        }
        given.extend(
            raw.hq
                .and_then(|country| self.country(&at.key("hq"), country))
                .map(Given::Headquarters),
        );
        let incorporated = raw
            .incorporated
            .and_then(|country| self.country(&at.key("incorporated"), country));
        given.extend(incorporated.map(Given::Incorporated));
        let names = raw
            .names
            .0
            .iter()
            .map(|(tag, names)| (*tag, names.as_slice().to_vec()));
        for (language, name) in self.names(&at.key("names"), names).iter() {
            given.push(Given::Name(Some(Box::new(language.clone())), name.into()));
        }
        given.extend(
            self.identifiers(at, &raw.ids)
                .into_iter()
                .map(|(scheme, id)| Given::Identifier(scheme, id)),
        );
        let list = at.key("dates");
        for (name, dates) in &raw.dates.0 {
            let at = list.key(name);
            let Some(key) = self.word("unknown-field", &at, Part::Key, name, || {
                OrgDateKey::NAMES.to_vec()
            }) else {
                continue;
            };
            for (number, date) in dates.as_slice().iter().enumerate() {
                given.extend(
                    self.date(&at.number(number), date)
                        .map(|date| Given::OrgDate(key, date)),
                );
            }
        }
        if let Some(whole) = raw.part_of {
            given.push(Given::OrgPartOf(
                (!whole.is_empty()).then(|| OrgKey(self.orgs.refer(self.text, whole))),
            ));
        }
    }
}
