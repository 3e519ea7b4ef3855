//! What the page knows, as the JSON that its script reads.
//!
//! Records name each other by their place in these lists. A text in the languages of the program is a list of three, in the order of
//! [`Lang::ALL`], or one text where they are the same.

mod record;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::life::{self, Moment};
use super::{Options, names, words};
use crate::graph::{Graph, Link};
use crate::model::{Lang, Model, Names, OrgKey, SourceKey, Tie, TieKey, Voice};
use crate::picture::words as picture_words;

use record::{OrgFact, SourceFact, TieFact};

/// A text in each language; one, where they are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Said {
    Same(String),
    Each([String; 3]),
}

impl Said {
    /// From what it is in a language.
    pub(super) fn new(in_lang: impl Fn(Lang) -> String) -> Said {
        let each = [Lang::En, Lang::Ko, Lang::Zh].map(in_lang);
        if each[0] == each[1] && each[1] == each[2] {
            let [same, ..] = each;
            Said::Same(same)
        } else {
            Said::Each(each)
        }
    }

    /// A name in its usual form and in other languages.
    pub(super) fn name(usual: &str, names: &Names) -> Said {
        Said::new(|lang| picture_words::name(usual, names, lang).to_owned())
    }
}

/// A bloc.
#[derive(Debug, Serialize)]
struct BlocFact<'g> {
    id: &'g str,
    name: Said,
}

/// A topic.
#[derive(Debug, Serialize)]
struct TopicFact<'g> {
    id: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<&'g str>,
}

/// All that the script reads.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facts<'g> {
    lang: &'static str,
    title: Said,
    /// What is beside the graph's own words, by key.
    words: BTreeMap<String, Said>,
    /// The kinds of ties with their families.
    kinds: BTreeMap<&'static str, &'static str>,
    blocs: Vec<BlocFact<'g>>,
    topics: Vec<TopicFact<'g>>,
    sources: Vec<SourceFact<'g>>,
    orgs: Vec<OrgFact<'g>>,
    ties: Vec<TieFact<'g>>,
    /// Traditional characters with their simplified ones.
    han: String,
    moments: Vec<Moment>,
    /// The day that the graph was narrowed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<(String, i32)>,
    /// Whether the page opens on blocs, as the organisations are too many.
    crowded: bool,
}

/// Where records stand in the lists.
struct Places {
    orgs: BTreeMap<OrgKey, usize>,
    sources: BTreeMap<SourceKey, usize>,
}

impl<'g> Facts<'g> {
    /// Gathers them. Costs a pass over the ties and their evidence.
    pub(super) fn new(graph: &'g Graph, options: &Options<'_>, crowded: bool) -> Facts<'g> {
        let model = graph.model();
        let (orgs, sources) = kept(graph);
        let at = |(at, key): (usize, _)| (key, at);
        let places = Places {
            orgs: orgs.iter().copied().enumerate().map(at).collect(),
            sources: sources
                .iter()
                .enumerate()
                .map(|(at, key)| (*key, at))
                .collect(),
        };
        let mut links: BTreeMap<TieKey, Vec<Link<'_>>> = BTreeMap::new();
        for link in graph.links() {
            links.entry(link.tie().key()).or_default().push(link);
        }
        let links = |tie: &Tie| links.get(&tie.key()).map_or(&[][..], |links| links);
        let ties: Vec<TieFact<'g>> = graph
            .ties()
            .map(|tie| TieFact::new(graph, &places, tie, links(tie)))
            .collect();
        let orgs: Vec<OrgFact<'g>> = orgs
            .iter()
            .map(|&org| OrgFact::new(model, &places, org))
            .collect();
        let stretches = ties.iter().flat_map(|tie| &tie.life);
        let codes: BTreeSet<u16> = stretches.map(|stretch| stretch.1).collect();
        let mut words = words::all();
        words.extend(life::words(&codes));
        let forms = orgs.iter().flat_map(|org| &org.forms).map(String::as_str);
        Facts {
            lang: options.lang.unwrap_or(Lang::En).name(),
            title: title(model, options),
            words,
            kinds: graph
                .ties()
                .map(|tie| (tie.kind().name(), tie.kind().family().name()))
                .collect(),
            blocs: blocs(model),
            topics: topics(model),
            sources: sources
                .iter()
                .map(|&source| SourceFact::new(model.source(source)))
                .collect(),
            han: names::traditional(forms),
            orgs,
            ties,
            moments: if options.as_of.is_some() {
                Vec::new()
            } else {
                life::moments(graph)
            },
            as_of: options
                .as_of
                .map(|day| (day.to_string(), day.since_epoch())),
            crowded,
        }
    }

    /// As JSON that may stand in an element of HTML: nothing in it can end the element, or is taken for markup.
    pub(super) fn json(&self) -> String {
        let json = serde_json::to_string(self).expect("lists and texts have no other form");
        embedded(&json)
    }
}

/// The organisations and sources that the page tells of, in the order of their keys: all; of a narrowed graph those that its ties name.
fn kept(graph: &Graph) -> (Vec<OrgKey>, BTreeSet<SourceKey>) {
    let model = graph.model();
    let in_ties = graph
        .ties()
        .flat_map(|tie| graph.parties(tie))
        .map(crate::model::Party::org);
    let orgs: BTreeSet<OrgKey> = if graph.is_narrowed() {
        in_ties.collect()
    } else {
        model.orgs().iter().map(crate::model::Org::key).collect()
    };
    let about_orgs = orgs.iter().flat_map(|&org| model.org(org).evidence());
    let about_ties = graph.ties().flat_map(Tie::evidence);
    let sources =
        about_ties
            .chain(about_orgs)
            .filter_map(|&key| match model.evidence(key).voice() {
                Voice::Source(source) => Some(source),
                Voice::Curator => None,
            });
    let sources = sources.collect();
    (orgs.into_iter().collect(), sources)
}

/// What the page is called: as is asked for, else as the graph calls itself.
pub(super) fn title(model: &Model, options: &Options<'_>) -> Said {
    match (options.title, model.title()) {
        (Some(title), _) => Said::Same(title.to_owned()),
        (None, Some(title)) => Said::name(title, model.titles()),
        (None, None) => Said::Same("tieup".to_owned()),
    }
}

fn blocs(model: &Model) -> Vec<BlocFact<'_>> {
    let blocs = model.blocs().iter();
    blocs
        .map(|bloc| BlocFact {
            id: bloc.id(),
            name: Said::name(bloc.label(), bloc.labels()),
        })
        .collect()
}

fn topics(model: &Model) -> Vec<TopicFact<'_>> {
    let topics = model.topics().iter();
    topics
        .map(|topic| TopicFact {
            id: topic.id(),
            meaning: topic.meaning(),
        })
        .collect()
}

/// JSON whose signs of markup are escaped. They stand in strings only, where `\u` may stand for them; what turns the direction of the text
/// around it is shown as U+FFFD.
pub(super) fn embedded(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 32);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c if c.is_ascii() => out.push(c),
            c => out.push(crate::picture::visible(c)),
        }
    }
    out
}
