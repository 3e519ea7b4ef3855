//! Records as the page has them: an organisation, a tie, a source, a piece of evidence.

use serde::Serialize;

use super::{Places, Said};
use crate::answer::{EvidenceRow, PartyRow};
use crate::explorer::life::{self, Stretch};
use crate::explorer::names;
use crate::graph::{Graph, Hit, Link};
use crate::model::{EvidenceKey, Lang, Model, OrgKey, Party, Record, Source, Tie, Voice};

/// Whether it need not be written down.
fn empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn no(word: &bool) -> bool {
    !word
}

/// An organisation.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OrgFact<'g> {
    id: &'g str,
    name: Said,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bloc: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Said>,
    /// The country's code in small letters, where countries stand for blocs.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// All names with their languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<(String, &'g str)>,
    /// Folded names, to be searched.
    pub(super) forms: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dates: Vec<(&'static str, String)>,
    /// Identifiers with the page about each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ids: Vec<(&'static str, &'g str, Option<String>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'g str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

impl<'g> OrgFact<'g> {
    pub(super) fn new(model: &'g Model, places: &Places, key: OrgKey) -> Self {
        let org = model.org(key);
        let bloc = model.bloc_of(org).map(crate::model::Bloc::id);
        let place = |id| model.blocs().iter().position(|bloc| bloc.id() == id);
        OrgFact {
            id: org.id(),
            name: Said::name(org.name(), org.names()),
            kind: org.kind().name(),
            bloc: bloc.and_then(place),
            country: org
                .hq()
                .map(|country| Said::new(|lang: Lang| country.name_in(lang.name()).to_owned())),
            code: org
                .hq()
                .filter(|_| model.blocs().is_empty())
                .map(|country| country.code().to_lowercase()),
            names: org
                .names()
                .iter()
                .map(|(lang, name)| (lang.to_string(), name))
                .collect(),
            forms: names::forms(org),
            dates: org
                .dates()
                .iter()
                .map(|(key, date)| (key.name(), date.to_string()))
                .collect(),
            ids: org
                .ids()
                .map(|(scheme, id)| (scheme.name(), id, scheme.link(id)))
                .collect(),
            part_of: org
                .part_of()
                .and_then(|whole| places.orgs.get(&whole).copied()),
            note: org.note(),
            evidence: evidence(model, places, org.evidence(), Record::Org(key)),
        }
    }
}

/// A tie.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TieFact<'g> {
    id: &'g str,
    /// Its place in the model, by which pictures name it.
    place: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Said>,
    standing: &'static str,
    #[serde(skip_serializing_if = "no")]
    contested: bool,
    /// Whether it lies only possibly in the time that a selection asked for.
    #[serde(skip_serializing_if = "no")]
    open: bool,
    parties: Vec<PartyFact<'g>>,
    /// The parties that each link joins, by their places among the parties, and whether it has a direction.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<(usize, usize, u8)>,
    pub(super) life: Vec<Stretch>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dates: Vec<(&'static str, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amounts: Vec<(&'static str, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<Said>,
    #[serde(skip_serializing_if = "empty")]
    products: &'g [Box<str>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<usize>,
    /// The ties that it is a part of or follows, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'g str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    follows: Vec<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'g str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

impl<'g> TieFact<'g> {
    /// Of a graph that a selection narrowed to a day, with the parties that may be there on it.
    pub(super) fn new(graph: &'g Graph, places: &Places, tie: &'g Tie, links: &[Link<'_>]) -> Self {
        let model = graph.model();
        let parties: Vec<&Party> = graph.parties(tie).collect();
        let place = |org| parties.iter().position(|party| party.org() == org);
        let country = |country: &crate::model::Country| {
            Said::new(|lang| country.name_in(lang.name()).to_owned())
        };
        TieFact {
            id: tie.id(),
            place: tie.key().index(),
            kind: tie.kind().name(),
            title: tie.title().map(|title| Said::name(title, tie.titles())),
            standing: tie.standing().name(),
            contested: tie.is_contested(),
            open: !graph.hit(tie).is_none_or(Hit::is_certain),
            links: links
                .iter()
                .filter_map(|link| {
                    Some((
                        place(link.from().key())?,
                        place(link.to().key())?,
                        u8::from(link.is_directed()),
                    ))
                })
                .collect(),
            parties: parties
                .iter()
                .map(|party| PartyFact::new(model, places, party))
                .collect(),
            life: life::stretches(model, tie),
            dates: model
                .dates_of(tie)
                .iter()
                .map(|(key, date)| (key.name(), date.to_string()))
                .collect(),
            amounts: tie
                .amounts()
                .iter()
                .map(|(purpose, money)| (purpose.name(), money.to_string()))
                .collect(),
            places: tie.places().iter().map(country).collect(),
            products: tie.products(),
            topics: model
                .topics_of(tie)
                .iter()
                .map(|topic| topic.index())
                .collect(),
            part_of: tie.part_of().map(|whole| model.tie(whole).id()),
            follows: tie
                .follows()
                .iter()
                .map(|&earlier| model.tie(earlier).id())
                .collect(),
            note: tie.note(),
            evidence: evidence(model, places, tie.evidence(), Record::Tie(tie.key())),
        }
    }
}

/// A party of a tie.
#[derive(Debug, Serialize)]
struct PartyFact<'g> {
    org: usize,
    roles: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    controls: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    puts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'g str>,
    /// The days on which it may be there, and on which it certainly is.
    #[serde(skip_serializing_if = "Option::is_none")]
    there: Option<life::Presence>,
}

impl<'g> PartyFact<'g> {
    fn new(model: &Model, places: &Places, party: &'g Party) -> Self {
        let row = PartyRow::new(model, party);
        PartyFact {
            org: places
                .orgs
                .get(&party.org())
                .copied()
                .expect("the parties of ties are told of"),
            roles: party.roles().iter().map(crate::model::Role::name).collect(),
            stake: party.stake().map(|stake| stake.label()),
            was: party.was().map(|stake| stake.label()),
            controls: party.controls(),
            puts: row.puts,
            through: row.through,
            from: row.from,
            until: row.until,
            note: party.note(),
            there: life::presence(party),
        }
    }
}

/// A source.
#[derive(Debug, Serialize)]
pub(super) struct SourceFact<'g> {
    id: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// Only `http` and `https`: the model holds no other address.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived: Option<&'g str>,
}

impl<'g> SourceFact<'g> {
    pub(super) fn new(source: &'g Source) -> Self {
        SourceFact {
            id: source.id(),
            publisher: source.publisher(),
            author: source.author(),
            published: source.published().map(|date| date.to_string()),
            title: source
                .title()
                .map(|title| Said::name(title, source.titles())),
            lang: source.language().map(ToString::to_string),
            url: source.url(),
            archived: source.archived(),
        }
    }
}

/// What a source says of a record.
#[derive(Debug, Serialize)]
struct Evidence {
    /// The place of the source; none for the curator.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<usize>,
    modality: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supports: Option<Vec<String>>,
    /// Field and value; where the record keeps another value, that or nothing too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gives: Vec<GivenFact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A value that a source gives: what the record keeps stands third where it is another.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum GivenFact {
    Agrees(String, String),
    Differs(String, String, Option<String>),
}

fn evidence(model: &Model, places: &Places, keys: &[EvidenceKey], about: Record) -> Vec<Evidence> {
    let fact = |&key: &EvidenceKey| {
        let evidence = model.evidence(key);
        let row = EvidenceRow::new(model, evidence, about);
        let gives = row.gives.into_iter().map(|given| {
            if given.agrees {
                GivenFact::Agrees(given.field, given.value)
            } else {
                GivenFact::Differs(given.field, given.value, given.kept)
            }
        });
        Evidence {
            source: match evidence.voice() {
                Voice::Source(source) => places.sources.get(&source).copied(),
                Voice::Curator => None,
            },
            modality: row.said_by.modality,
            via: row.said_by.via.into_iter().map(|via| via.name).collect(),
            at: row.said_by.at,
            supports: row.supports,
            gives: gives.collect(),
            resolved: row.resolved,
            says: row.says,
            quote: row.quote,
            note: row.note,
        }
    };
    keys.iter().map(fact).collect()
}
