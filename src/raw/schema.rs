//! The JSON Schema of the format, made from the raw records.
//!
//! The words of the closed vocabularies are the model's, the one thing that is taken from there.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map as Object, Value, json};

use super::record::{
    Amount, Bloc, Event, FullAmount, FullParty, FullShare, FullStake, Graph, Map, OneOrMany, Org,
    Party, Scalar, Share, Source, Stake, Tie, Topics, View, Words,
};
use crate::model::{DateKey, Kind, Modality, OrgDateKey, OrgKind, Purpose, Role, Scheme};

/// A document: what a folder of files, or one file, holds.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "tieup graph")]
#[expect(dead_code, reason = "only its schema is wanted")]
struct Document {
    /// A JSON Schema for editors.
    #[serde(rename = "$schema")]
    schema: Option<String>,
    /// The graph as a whole.
    graph: Option<Graph<'static>>,
    /// Named sets of countries, by id.
    bloc: Option<Map<'static, Bloc<'static>>>,
    /// Organisations, by id.
    org: Option<Map<'static, Org<'static>>>,
    /// Ties, by id.
    tie: Option<Map<'static, Tie<'static>>>,
    /// Sources, by id.
    source: Option<Map<'static, Source<'static>>>,
    /// Events, by id.
    event: Option<Map<'static, Event<'static>>>,
    /// Named selections, by id.
    view: Option<Map<'static, View<'static>>>,
}

/// The JSON Schema (draft 2020-12) of a document, for TOML and JSON alike.
pub fn json_schema() -> Schema {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Document>()
}

/// A choice of words, each with its meaning.
fn words(words: impl Iterator<Item = (&'static str, &'static str)>) -> Schema {
    let choices: Vec<Value> = words
        .map(|(word, meaning)| json!({ "const": word, "description": meaning }))
        .collect();
    json_schema!({ "type": "string", "oneOf": choices })
}

/// A table whose keys are words, each with its meaning.
fn table(keys: impl Iterator<Item = (&'static str, &'static str)>, value: &Schema) -> Schema {
    let mut properties = Object::new();
    for (key, meaning) in keys {
        let mut schema = value.clone();
        schema.insert("description".to_owned(), meaning.into());
        properties.insert(key.to_owned(), schema.to_value());
    }
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn one_or_many(one: &Schema) -> Schema {
    json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
}

macro_rules! vocabulary {
    ($name:ident) => {
        $name::ALL.iter().map(|word| (word.name(), word.meaning()))
    };
}

pub(super) fn roles(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&words(vocabulary!(Role)))
}

pub(super) fn modality(_: &mut SchemaGenerator) -> Schema {
    words(vocabulary!(Modality))
}

pub(super) fn kind(_: &mut SchemaGenerator) -> Schema {
    words(Kind::table().iter().map(|row| (row.name, row.meaning)))
}

pub(super) fn org_kind(_: &mut SchemaGenerator) -> Schema {
    words(OrgKind::all().map(|kind| (kind.name(), kind.meaning())))
}

pub(super) fn rules(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "additionalProperties": { "enum": ["error", "warning", "note", "off"] },
    })
}

pub(super) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "description": "A date by EDTF level 1: `2015`, `2015-09`, `2015-09-23`, `2014~`, `../2014-11-06`.",
    })
}

pub(super) fn dates(generator: &mut SchemaGenerator) -> Schema {
    let date = date(generator);
    let value = one_or_many(&date);
    table(vocabulary!(DateKey), &value)
}

pub(super) fn org_dates(generator: &mut SchemaGenerator) -> Schema {
    table(vocabulary!(OrgDateKey), &date(generator))
}

pub(super) fn given_dates(generator: &mut SchemaGenerator) -> Schema {
    let date = date(generator);
    table(
        vocabulary!(DateKey).chain(vocabulary!(OrgDateKey)),
        &one_or_many(&date),
    )
}

pub(super) fn amounts(generator: &mut SchemaGenerator) -> Schema {
    let amount = generator.subschema_for::<Amount<'static>>();
    table(vocabulary!(Purpose), &amount)
}

pub(super) fn identifiers(_: &mut SchemaGenerator) -> Schema {
    table(
        Scheme::all().map(|scheme| (scheme.name(), scheme.meaning())),
        &json_schema!({ "type": "string" }),
    )
}

pub(super) fn country(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[A-Z]{2}$" })
}

pub(super) fn countries(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": country(generator) })
}

macro_rules! inlined {
    ($type:ty, $name:literal, |$generator:ident| $schema:expr) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

inlined!(
    Scalar<'_>,
    "Scalar",
    |_generator| json_schema!({ "type": ["number", "string"] })
);
inlined!(OneOrMany<&str>, "OneOrMany", |_generator| one_or_many(
    &json_schema!({ "type": "string" })
));
inlined!(Words<'_>, "Words", |_generator| json_schema!({
    "anyOf": [
        { "type": ["string", "number", "boolean"] },
        { "type": "array", "items": { "type": ["string", "number"] } },
    ],
}));
inlined!(Topics<'_>, "Topics", |_generator| json_schema!({
    "anyOf": [
        { "type": "array", "items": { "type": "string" } },
        { "type": "object", "additionalProperties": { "type": "string" } },
    ],
}));
inlined!(Amount<'_>, "Amount", |generator| json_schema!({
    "anyOf": [{ "type": "string" }, generator.subschema_for::<FullAmount<'static>>()],
}));
inlined!(Share<'_>, "Share", |generator| json_schema!({
    "anyOf": [{ "type": ["number", "string"] }, generator.subschema_for::<FullShare<'static>>()],
}));
inlined!(Stake<'_>, "Stake", |generator| json_schema!({
    "anyOf": [{ "type": ["number", "string"] }, generator.subschema_for::<FullStake<'static>>()],
}));
inlined!(Party<'_>, "Party", |generator| json_schema!({
    "anyOf": [words(vocabulary!(Role)), generator.subschema_for::<FullParty<'static>>()],
}));

impl<V: JsonSchema> JsonSchema for Map<'_, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<V>() })
    }
}
