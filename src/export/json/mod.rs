//! The whole document as JSON, in the shape of the input format.
//!
//! Reading the output gives an equal model, and writing that gives the same bytes. Records stand by id, evidence where it
//! was written, in its order. Includes are resolved: their records are written like all others. What the format takes for
//! granted (a company, a title's absence) is left out, and numbers keep their digits. The one thing that doesn't survive a
//! move is the path to a source's kept text, which is written as it was.
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

use self::quantity::{contribution, money, stake};
use self::value::{Table, Value};
use super::{Format, Options};
use crate::graph::Graph;
use crate::model::{
    Bloc, Country, Event, Language, Modality, Model, Names, Org, OrgKind, Party, Record, Role,
    Source, Through, Tie, Topic, TopicKey, View,
};

pub(super) static FORMAT: Format = Format {
    name: "json",
    endings: &["json"],
    what: "the whole document in the shape of the input, for other programs and to read back",
    picture: false,
    settings: &[],
    writer: write,
};

fn write(graph: &Graph, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Document(graph.model()))?;
    out.write_all(b"\n")
}

/// The document; its records are put together one by one, as they are written.
struct Document<'m>(&'m Model);

/// The records of a section.
struct Records<'m, T> {
    model: &'m Model,
    section: &'m [T],
    id: fn(&T) -> &str,
    table: fn(&'m Model, &'m T) -> Table<'m>,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let model = self.0;
        let mut map = serializer.serialize_map(None)?;
        let head = graph(model);
        if !head.is_empty() {
            map.serialize_entry("graph", &head)?;
        }
        macro_rules! section {
            ($name:literal, $records:expr, $id:expr, $table:expr) => {
                if !$records.is_empty() {
                    let (section, id, table) = ($records, $id, $table);
                    let records = Records {
                        model,
                        section,
                        id,
                        table,
                    };
                    map.serialize_entry($name, &records)?;
                }
            };
        }
        section!("bloc", model.blocs(), Bloc::id, bloc);
        section!("org", model.orgs(), Org::id, org);
        section!("tie", model.ties(), Tie::id, tie);
        section!("source", model.sources(), Source::id, source);
        section!("event", model.events(), Event::id, event);
        section!("view", model.views(), View::id, view);
        map.end()
    }
}

impl<T> Serialize for Records<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.section.len()))?;
        for record in self.section {
            map.serialize_entry((self.id)(record), &(self.table)(self.model, record))?;
        }
        map.end()
    }
}

fn graph(model: &Model) -> Table<'_> {
    let mut table = Table::default();
    table.set_some("title", model.title());
    table.set_table("titles", titles(model.titles()));
    let topics = model.topics();
    if topics.iter().any(|topic| topic.meaning().is_some()) {
        let mut meanings = Table::default();
        for topic in topics {
            meanings.set(topic.id(), topic.meaning().unwrap_or_default());
        }
        table.set("topics", meanings);
    } else {
        table.set_list("topics", topics.iter().map(Topic::id));
    }
    // By id is the order that needs no telling.
    if !model.blocs().is_sorted_by_key(Bloc::id) {
        table.set_list("blocs", model.blocs().iter().map(Bloc::id));
    }
    let mut rules = Table::default();
    for (rule, level) in model.rule_levels() {
        rules.set(rule, level);
    }
    table.set_table("rules", rules);
    table.set_some("note", model.note());
    evidence(&mut table, model, Record::Graph);
    table
}

fn bloc<'m>(_: &'m Model, bloc: &'m Bloc) -> Table<'m> {
    let mut table = Table::default();
    table.set("label", bloc.label());
    table.set_table("labels", titles(bloc.labels()));
    table.set_list("countries", codes(bloc.countries()));
    table
}

fn org<'m>(model: &'m Model, org: &'m Org) -> Table<'m> {
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
    evidence(&mut table, model, Record::Org(org.key()));
    table
}

fn tie<'m>(model: &'m Model, tie: &'m Tie) -> Table<'m> {
    let mut table = Table::default();
    table.set("kind", tie.kind().name());
    table.set_some("title", tie.title());
    table.set_table("titles", titles(tie.titles()));
    let mut parties = Table::default();
    for each in tie.parties() {
        parties.set(model.org(each.org()).id(), party(model, each));
    }
    table.set_table("parties", parties);
    table.set_table("dates", dates(tie.dates()));
    let mut amounts = Table::default();
    for (purpose, amount) in tie.amounts() {
        amounts.set(purpose.name(), money(*amount));
    }
    table.set_table("amounts", amounts);
    table.set_list("where", codes(tie.places()));
    table.set_list("products", tie.products().iter().map(|product| &**product));
    table.set_list("topics", topics(model, tie.topics()));
    table.set_some("part_of", tie.part_of().map(|whole| model.tie(whole).id()));
    if !tie.follows().is_empty() {
        let follows = tie.follows().iter().map(|&earlier| model.tie(earlier).id());
        table.set("follows", Value::one_or_many(follows));
    }
    table.set_some("note", tie.note());
    evidence(&mut table, model, Record::Tie(tie.key()));
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

fn source<'m>(model: &'m Model, source: &'m Source) -> Table<'m> {
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
    evidence(&mut table, model, Record::Source(source.key()));
    table
}

fn event<'m>(model: &'m Model, event: &'m Event) -> Table<'m> {
    let mut table = Table::default();
    table.set("title", event.title());
    table.set_table("titles", titles(event.titles()));
    table.set_table("dates", dates(event.dates()));
    // An organisation is named by its id alone, as curators do; `graph` would then be the graph.
    let about = event.about().iter().map(|&record| match record {
        Record::Org(org) if model.org(org).id() != "graph" => model.org(org).id().to_owned(),
        record => model.record_id(record),
    });
    table.set_list("about", about);
    table.set_list("topics", topics(model, event.topics()));
    table.set_some("note", event.note());
    evidence(&mut table, model, Record::Event(event.key()));
    table
}

fn view<'m>(_: &'m Model, view: &'m View) -> Table<'m> {
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

fn evidence<'m>(table: &mut Table<'m>, model: &'m Model, host: Record) {
    let about = model.evidence_about(host);
    table.set_list("evidence", evidence::list(model, host, about));
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
