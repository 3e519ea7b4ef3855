//! The document as JSON, in the shape of the input format.
//!
//! Reading the output gives an equal model, and writing that gives the same bytes. Records stand by id, evidence where it
//! was written, in its order. Includes are resolved: their records are written like all others. What the format takes for
//! granted (a company, a title's absence) is left out, and numbers keep their digits. The one thing that doesn't survive a
//! move is the path to a source's kept text, which is written as it was.
//!
//! Of a graph that a selection narrowed, its ties are written and what they need ([`Graph::reach`]), without views: a document that is
//! whole, and can be read back. That a tie is a part of one that was left out, or follows it, is not written then; the dates and
//! topics that it has from there are, as its own, and the evidence that gives the dates. It has more organisations and sources than the
//! selection keeps, as evidence and events name some, and more links, as a tie is written with all of its parties.
//!
//! ```
//! use tieup::export::{Format, Options};
//!
//! let graph = tieup::Graph::open("us-china-2015")?;
//! let mut text = Vec::new();
//! Format::by_name("json")?.write(&graph, &Options::default(), &mut text)?;
//! assert!(text.starts_with(b"{\n  \"graph\": {\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod evidence;
mod quantity;
mod value;

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

pub(crate) use self::evidence::row as evidence_row;
use self::quantity::{contribution, money, stake};
pub(crate) use self::value::{Table, Value};

use super::{Format, Options, Setting};
use crate::graph::{Graph, Reach};
use crate::model::{
    Bloc, Country, Event, Language, Modality, Model, Names, Org, OrgKind, Party, Record, Role,
    Source, Through, Tie, TieKey, Topic, TopicKey, View,
};

pub(super) static FORMAT: Format = Format {
    name: "json",
    endings: &["json"],
    what: "the document in the shape of the input, for other programs and to read back",
    picture: false,
    settings: &[Setting::Selection],
    writer: |graph, options, out| Ok(write(graph, options, out)?),
};

fn write(graph: &Graph, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let reach = graph.reach();
    let scope = Scope {
        model: graph.model(),
        reach: &reach,
        whole: !graph.is_narrowed(),
    };
    serde_json::to_writer_pretty(&mut *out, &Document(scope))?;
    out.write_all(b"\n")
}

/// The records that are written.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'m> {
    pub(crate) model: &'m Model,
    pub(crate) reach: &'m Reach,
    /// All of them, views included; these may name what a selection has left out.
    pub(crate) whole: bool,
}

impl<'m> Scope<'m> {
    /// Whether a tie may be named.
    fn names(self, tie: TieKey) -> bool {
        self.whole || self.reach.has(Record::Tie(tie))
    }

    /// The tie from which another takes its dates, where that is not written.
    pub(super) fn dated_by(self, tie: &'m Tie) -> Option<&'m Tie> {
        let left_out = |whole: TieKey| !self.names(whole);
        let taken = tie.dates().is_empty() && tie.part_of().is_some_and(left_out);
        taken.then(|| self.model.dated_by(tie))
    }

    /// The topics that are declared, or of a part those that it uses.
    fn topics(self) -> impl Iterator<Item = &'m Topic> {
        let Scope {
            model,
            reach,
            whole,
        } = self;
        let mut used = vec![whole; model.topics().len()];
        let ties = model.ties().iter();
        let ties = ties.filter(|tie| reach.has(Record::Tie(tie.key())));
        let events = model.events().iter();
        let events = events.filter(|event| reach.has(Record::Event(event.key())));
        for topic in ties
            .flat_map(|tie| model.topics_of(tie))
            .chain(events.flat_map(Event::topics))
        {
            used[topic.index()] = true;
        }
        let topics = model.topics().iter().zip(used);
        topics.filter_map(|(topic, used)| used.then_some(topic))
    }
}

/// The document; its records are put together one by one, as they are written.
struct Document<'m>(Scope<'m>);

/// The records of a section.
struct Records<'m, T> {
    scope: Scope<'m>,
    section: &'m [T],
    id: fn(&T) -> &str,
    record: fn(&T) -> Record,
    table: fn(Scope<'m>, &'m T) -> Table<'m>,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = self.0;
        let model = scope.model;
        let mut map = serializer.serialize_map(None)?;
        let head = graph(scope);
        if !head.is_empty() {
            map.serialize_entry("graph", &head)?;
        }
        macro_rules! section {
            ($name:literal, $section:expr, $id:expr, $record:expr, $table:expr) => {
                let records = Records {
                    scope,
                    section: $section,
                    id: $id,
                    record: $record,
                    table: $table,
                };
                if records.needed().next().is_some() {
                    map.serialize_entry($name, &records)?;
                }
            };
        }
        let views = if scope.whole { model.views() } else { &[] };
        section!("bloc", model.blocs(), Bloc::id, |_| Record::Graph, bloc);
        section!(
            "org",
            model.orgs(),
            Org::id,
            |org| Record::Org(org.key()),
            org
        );
        section!(
            "tie",
            model.ties(),
            Tie::id,
            |tie| Record::Tie(tie.key()),
            tie
        );
        section!(
            "source",
            model.sources(),
            Source::id,
            |source| Record::Source(source.key()),
            source
        );
        section!(
            "event",
            model.events(),
            Event::id,
            |event| Record::Event(event.key()),
            event
        );
        section!("view", views, View::id, |_| Record::Graph, view);
        map.end()
    }
}

impl<'m, T> Records<'m, T> {
    fn needed(&self) -> impl Iterator<Item = &'m T> {
        let (reach, record) = (self.scope.reach, self.record);
        self.section
            .iter()
            .filter(move |one| reach.has(record(one)))
    }
}

impl<T> Serialize for Records<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for record in self.needed() {
            map.serialize_entry((self.id)(record), &(self.table)(self.scope, record))?;
        }
        map.end()
    }
}

pub(crate) fn graph(scope: Scope<'_>) -> Table<'_> {
    let model = scope.model;
    let mut table = Table::default();
    table.set_some("title", model.title());
    table.set_table("titles", titles(model.titles()));
    let topics: Vec<&Topic> = scope.topics().collect();
    if topics.iter().any(|topic| topic.meaning().is_some()) {
        let mut meanings = Table::default();
        for topic in topics {
            meanings.set(topic.id(), topic.meaning().unwrap_or_default());
        }
        table.set("topics", meanings);
    } else {
        table.set_list("topics", topics.iter().map(|topic| topic.id()));
    }
    // By id is the order that needs no telling.
    if !model.blocs().is_sorted_by_key(Bloc::id) {
        table.set_list("blocs", model.blocs().iter().map(Bloc::id));
    }
    let mut ranked: Vec<&Org> = model.orgs().iter().collect();
    ranked.retain(|org| org.rank().is_some() && scope.reach.has(Record::Org(org.key())));
    ranked.sort_by_key(|org| org.rank());
    table.set_list("order", ranked.into_iter().map(Org::id));
    let mut rules = Table::default();
    for (rule, level) in model.rule_levels() {
        rules.set(rule, level);
    }
    table.set_table("rules", rules);
    table.set_some("note", model.note());
    evidence(&mut table, scope, Record::Graph);
    table
}

pub(crate) fn bloc<'m>(_: Scope<'m>, bloc: &'m Bloc) -> Table<'m> {
    let mut table = Table::default();
    table.set("label", bloc.label());
    table.set_table("labels", titles(bloc.labels()));
    table.set_list("countries", codes(bloc.countries()));
    table
}

pub(crate) fn org<'m>(scope: Scope<'m>, org: &'m Org) -> Table<'m> {
    let model = scope.model;
    let mut table = Table::default();
    table.set("name", org.name());
    let kind = Some(org.kind()).filter(|&kind| kind != OrgKind::default());
    table.set_some("kind", kind.map(OrgKind::name));
    table.set_some("hq", org.hq().map(|country| country.code().to_owned()));
    let incorporated = org.incorporated();
    table.set_some(
        "incorporated",
        incorporated.map(|country| country.code().to_owned()),
    );
    table.set_table("names", names(org.names(), Value::one_or_many));
    let mut ids = Table::default();
    for (scheme, id) in org.ids() {
        ids.set(scheme.name(), id);
    }
    table.set_table("ids", ids);
    let mut dates = Table::default();
    for (key, date) in org.dates() {
        dates.set(key.name(), Value::shown(date));
    }
    table.set_table("dates", dates);
    table.set_some("unnamed", org.is_unnamed().then_some(Value::Bool(true)));
    table.set_some("part_of", org.part_of().map(|whole| model.org(whole).id()));
    table.set_some("note", org.note());
    evidence(&mut table, scope, Record::Org(org.key()));
    table
}

pub(crate) fn tie<'m>(scope: Scope<'m>, tie: &'m Tie) -> Table<'m> {
    let model = scope.model;
    let mut table = Table::default();
    table.set("kind", tie.kind().name());
    table.set_some("title", tie.title());
    table.set_table("titles", titles(tie.titles()));
    let mut parties = Table::default();
    for each in tie.parties() {
        parties.set(model.org(each.org()).id(), party(model, each));
    }
    table.set_table("parties", parties);
    let dated_by = scope.dated_by(tie).unwrap_or(tie);
    table.set_table("dates", dates(dated_by.dates()));
    let whole = tie.part_of().filter(|whole| scope.names(*whole));
    let mut amounts = Table::default();
    for (purpose, amount) in tie.amounts() {
        amounts.set(purpose.name(), money(*amount));
    }
    table.set_table("amounts", amounts);
    table.set_list("where", codes(tie.places()));
    table.set_list("products", tie.products().iter().map(|product| &**product));
    let is_part_alone = tie.part_of().is_some() && whole.is_none();
    let own = if is_part_alone {
        model.topics_of(tie)
    } else {
        tie.topics()
    };
    table.set_list("topics", topics(model, own));
    table.set_some("part_of", whole.map(|whole| model.tie(whole).id()));
    let follows = tie.follows().iter().filter(|tie| scope.names(**tie));
    let follows: Vec<&str> = follows.map(|&tie| model.tie(tie).id()).collect();
    if !follows.is_empty() {
        table.set("follows", Value::one_or_many(follows));
    }
    table.set_some("note", tie.note());
    let own = evidence::list(scope, Record::Tie(tie.key()));
    table.set_list("evidence", own.chain(evidence::of_dates(scope, tie)));
    table
}

fn party<'m>(model: &'m Model, party: &'m Party) -> Value<'m> {
    let mut table = Table::default();
    let roles = party.roles().iter().map(Role::name);
    table.set("role", Value::one_or_many(roles));
    table.set_some("stake", party.stake().map(|level| stake(*level)));
    table.set_some("was", party.was().map(|level| stake(*level)));
    table.set_some("controls", party.controls().map(Value::Bool));
    table.set_some("puts", party.puts().map(contribution));
    table.set_some("through", party.through().map(|by| through(model, by)));
    table.set_some("from", party.from().map(|date| date.to_string()));
    table.set_some("until", party.until().map(|date| date.to_string()));
    table.set_some("note", party.note());
    Value::party(table)
}

pub(crate) fn source<'m>(scope: Scope<'m>, source: &'m Source) -> Table<'m> {
    let model = scope.model;
    let mut table = Table::default();
    table.set_some("title", source.title());
    table.set_table("titles", titles(source.titles()));
    table.set_some("publisher", source.publisher());
    table.set_some("author", source.author());
    table.set_some("published", source.published().map(|date| date.to_string()));
    table.set_some("accessed", source.accessed().map(|date| date.to_string()));
    table.set_some("lang", source.language().map(Language::as_str));
    table.set_some("url", source.url());
    table.set_some("archived", source.archived());
    table.set_some("text", source.text());
    table.set_some("modality", source.modality().map(Modality::name));
    table.set_list("via", evidence::via(model, source.via()));
    table.set_some("note", source.note());
    evidence(&mut table, scope, Record::Source(source.key()));
    table
}

pub(crate) fn event<'m>(scope: Scope<'m>, event: &'m Event) -> Table<'m> {
    let model = scope.model;
    let mut table = Table::default();
    table.set("title", event.title());
    table.set_table("titles", titles(event.titles()));
    table.set_table("dates", dates(event.dates()));
    // An organisation is named by its id alone, as curators do; `graph` would then be the graph.
    let about = event.about().iter();
    let about = about.filter(|record| scope.whole || scope.reach.has(**record));
    let about = about.map(|&record| match record {
        Record::Org(org) if model.org(org).id() != "graph" => model.org(org).id().to_owned(),
        record => model.record_id(record),
    });
    table.set_list("about", about);
    table.set_list("topics", topics(model, event.topics()));
    table.set_some("note", event.note());
    evidence(&mut table, scope, Record::Event(event.key()));
    table
}

pub(crate) fn view<'m>(_: Scope<'m>, view: &'m View) -> Table<'m> {
    let mut table = Table::default();
    table.set("title", view.title());
    table.set_table("titles", titles(view.titles()));
    let mut select = Table::default();
    for (flag, words) in view.select() {
        let words = words.iter().map(|word| &**word);
        select.set(flag, Value::one_or_many(words));
    }
    table.set_table("select", select);
    table
}

fn evidence<'m>(table: &mut Table<'m>, scope: Scope<'m>, host: Record) {
    table.set_list("evidence", evidence::list(scope, host));
}

fn through<'m>(model: &'m Model, through: &'m Through) -> &'m str {
    match through {
        Through::Org(org) => model.org(*org).id(),
        Through::Text(name) => name,
    }
}

fn topics<'m>(model: &'m Model, topics: &'m [TopicKey]) -> impl Iterator<Item = &'m str> {
    topics.iter().map(|&topic| model.topic(topic).id())
}

fn codes(countries: &[Country]) -> impl Iterator<Item = &str> {
    countries.iter().map(Country::code)
}

/// Dates by key; the sorted list has those of one key together.
fn dates<'m>(dates: &[(crate::model::DateKey, crate::model::Date)]) -> Table<'m> {
    let mut table = Table::default();
    for same in dates.chunk_by(|(a, _), (b, _)| a == b) {
        let texts = same.iter().map(|(_, date)| date.to_string());
        table.set(same[0].0.name(), Value::one_or_many(texts));
    }
    table
}

/// Texts of which each language has one.
fn titles(titles: &Names) -> Table<'_> {
    names(titles, |mut texts| {
        texts.truncate(1);
        Value::one_or_many(texts)
    })
}

fn names<'m>(names: &'m Names, value: fn(Vec<&'m str>) -> Value<'m>) -> Table<'m> {
    let mut table = Table::default();
    for (language, texts) in names.languages() {
        let texts = texts.iter().map(|text| &**text).collect();
        table.set(language.as_str(), value(texts));
    }
    table
}
