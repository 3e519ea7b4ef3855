//! Evidence, with the partial records that it gives.

use super::quantity::{contribution, money, stake};
use super::value::{Table, Value};
use super::{Scope, through};
use crate::graph::Reach;
use crate::model::{Evidence, Given, GivenParty, Modality, Model, Record, Role, Tie, Via, Voice};

/// The rows that are written under a record, in their order: those about a record that is written too.
pub(super) fn list(scope: Scope<'_>, host: Record) -> impl Iterator<Item = Value<'_>> {
    let Scope { model, reach, .. } = scope;
    let about = model.evidence_about(host).iter();
    about
        .map(|&key| model.evidence(key))
        .filter(move |evidence| evidence.host() == host && is_needed(reach, evidence))
        .map(move |evidence| Value::Table(row(scope, evidence)))
}

/// The rows that give the dates which a tie takes from one that is not written: they vouch for nothing else.
pub(super) fn of_dates<'m>(scope: Scope<'m>, tie: &'m Tie) -> impl Iterator<Item = Value<'m>> {
    let model = scope.model;
    let whole = scope.dated_by(tie).into_iter();
    whole
        .flat_map(|whole| model.dating(whole))
        .map(move |(evidence, given)| {
            let mut table = Table::default();
            table.set("source", voice(model, evidence));
            table.set_some("at", evidence.at());
            table.set("modality", model.modality(evidence).name());
            let via = Value::List(via(model, model.via(evidence)));
            table.set_some("via", (!model.via(evidence).is_empty()).then_some(via));
            table.set("supports", Value::List(Vec::new()));
            table.set_table("gives", gives(scope, given));
            Value::Table(table)
        })
}

fn voice<'m>(model: &'m Model, evidence: &Evidence) -> &'m str {
    match evidence.voice() {
        Voice::Source(source) => model.source(source).id(),
        Voice::Curator => "curator",
    }
}

fn is_needed(reach: &Reach, evidence: &Evidence) -> bool {
    evidence.subjects().iter().any(|&record| reach.has(record))
}

pub(crate) fn row<'m>(scope: Scope<'m>, evidence: &'m Evidence) -> Table<'m> {
    let Scope { model, reach, .. } = scope;
    let mut table = Table::default();
    if let Record::Source(_) = evidence.host() {
        let on = evidence.subjects().iter().filter(|on| reach.has(**on));
        table.set("on", Value::one_or_many(on.map(|&on| model.record_id(on))));
    } else {
        table.set("source", voice(model, evidence));
    }
    table.set_some("at", evidence.at());
    table.set_some("modality", evidence.own_modality().map(Modality::name));
    table.set_some(
        "via",
        evidence.own_via().map(|own| Value::List(via(model, own))),
    );
    table.set_some(
        "supports",
        evidence
            .supports()
            .map(|fields| Value::list(fields.iter().map(|field| &**field))),
    );
    table.set_table("gives", gives(scope, evidence.gives()));
    table.set_some("resolved", evidence.resolved());
    table.set_some("says", evidence.says());
    table.set_some("quote", evidence.quote());
    table.set_some("note", evidence.note());
    table
}

pub(super) fn via<'m>(model: &'m Model, via: &'m [Via]) -> Vec<Value<'m>> {
    let name = |via: &'m Via| match via {
        Via::Org(org) => model.org(*org).id(),
        Via::Source(source) => model.source(*source).id(),
        Via::Text(name) => name,
    };
    via.iter().map(name).map(Value::from).collect()
}

/// The partial record; ties that are not written are not named.
fn gives<'m>(scope: Scope<'m>, gives: impl IntoIterator<Item = &'m Given>) -> Table<'m> {
    let model = scope.model;
    let names = |given: &&Given| match given {
        Given::PartOf(Some(tie)) | Given::Follows(tie) | Given::About(Record::Tie(tie)) => {
            scope.names(*tie)
        }
        _ => true,
    };
    let mut table = Table::default();
    for given in gives.into_iter().filter(names) {
        table.add(&given.path(model), value(model, given));
    }
    table.shorten_parties();
    table
}

fn value<'m>(model: &'m Model, given: &'m Given) -> Value<'m> {
    match given {
        Given::Kind(kind) => Value::from(kind.name()),
        Given::OrgKind(kind) => Value::from(kind.name()),
        Given::Date(_, date) | Given::OrgDate(_, date) => Value::shown(date),
        Given::Amount(_, amount) => money(**amount),
        Given::Party(_, party) => party_value(model, party),
        Given::Place(country) => Value::list([country.code()]),
        Given::Product(product) => Value::list([&**product]),
        Given::Topic(topic) => Value::list([model.topic(*topic).id()]),
        Given::PartOf(whole) => Value::from(whole.map_or("", |tie| model.tie(tie).id())),
        Given::Follows(tie) => Value::from(model.tie(*tie).id()),
        Given::About(record) => Value::from(model.record_id(*record)),
        Given::Name(_, text) | Given::Identifier(_, text) => Value::from(&**text),
        Given::Headquarters(country) | Given::Incorporated(country) => Value::from(country.code()),
        Given::OrgPartOf(whole) => Value::from(whole.map_or("", |org| model.org(org).id())),
    }
}

fn party_value<'m>(model: &'m Model, party: &'m GivenParty) -> Value<'m> {
    match party {
        GivenParty::Roles(roles) => Value::one_or_many(roles.iter().map(Role::name)),
        GivenParty::Stake(level) | GivenParty::Was(level) => stake(**level),
        GivenParty::Controls(controls) => Value::Bool(*controls),
        GivenParty::Puts(puts) => contribution(puts),
        GivenParty::Through(by) => Value::from(through(model, by)),
        GivenParty::From(date) | GivenParty::Until(date) => Value::shown(date),
    }
}
