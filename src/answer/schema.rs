//! The JSON Schema of answers, made from the rows' types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::{
    BecameAnswer, DiffAnswer, GraphsAnswer, OrgsAnswer, OwnersAnswer, PartnersAnswer, PathAnswer,
    ShowAnswer, StatsAnswer, TiesAnswer, TimelineAnswer, ViewsAnswer,
};
use crate::diag;

/// A command, and the schema of its answers.
type Row = (&'static str, fn(&mut SchemaGenerator) -> Schema);

const ANSWERS: &[Row] = &[
    ("diff", of::<DiffAnswer>),
    ("diff", of::<BecameAnswer>),
    ("graphs", of::<GraphsAnswer>),
    ("holdings", of::<OwnersAnswer>),
    ("orgs", of::<OrgsAnswer>),
    ("owners", of::<OwnersAnswer>),
    ("partners", of::<PartnersAnswer>),
    ("path", of::<PathAnswer>),
    ("show", of::<ShowAnswer>),
    ("stats", of::<StatsAnswer>),
    ("ties", of::<TiesAnswer>),
    ("timeline", of::<TimelineAnswer>),
    ("views", of::<ViewsAnswer>),
];

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// The commands whose answers the schema tells of, by name.
pub fn commands() -> impl Iterator<Item = &'static str> {
    ANSWERS.iter().map(|(command, _)| *command)
}

/// The JSON Schema (draft 2020-12) of the answers in JSON: one of the commands', told apart by `query.command`, or the findings of
/// `check`, which have `diagnostics` instead.
pub fn json_schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    let answer = |(command, of): &Row| {
        let schema = of(&mut generator);
        let command = json_schema!({ "properties": { "command": { "const": command } } });
        json_schema!({ "allOf": [schema], "properties": { "query": command } }).to_value()
    };
    let mut answers: Vec<Value> = ANSWERS.iter().map(answer).collect();
    answers.push(of::<diag::json::Document<'static>>(&mut generator).to_value());
    let definitions = generator.take_definitions(true);
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tieup answer",
        "oneOf": answers,
        "$defs": definitions,
    })
}
