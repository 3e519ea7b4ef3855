use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{Agreement, Evidence, Given, Model, Record, Voice};
use crate::raw::{Part, Step};

pub(super) static RULE: Rule = Rule {
    name: "unresolved-contradiction",
    level: Level::Error,
    what: "a source gives another value than the record keeps",
    why: "Sources disagree, and the curator decides. Without a reason in writing, a reader \
          cannot tell a decision from a slip.",
    mend: "Correct the record, or say in `resolved` of that evidence why it keeps another value.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
dates.announced = "2015-09-23"
evidence = [{ source = "reuters", gives = { dates.announced = "2015-09-24" } }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
dates.announced = "2015-09-23"
evidence = [{ source = "reuters", gives = { dates.announced = "2015-09-24" }, resolved = "the day in Beijing" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Evidence(check),
};

fn check<'m>(context: &mut Context<'m>, evidence: &'m Evidence) {
    let model = context.model();
    if evidence.gives().is_empty() || evidence.resolved().is_some() {
        return;
    }
    if !model.modality(evidence).weight().supports() {
        return;
    }
    for &subject in evidence.subjects() {
        for given in evidence.gives() {
            if is_about_stranger(model, given, subject) {
                continue;
            }
            if let Agreement::Differs { kept } = given.agreement(model, subject) {
                // The record may well have it, with a fault that is reported.
                if kept.is_none() && context.is_faulty(subject) {
                    continue;
                }
                report(context, evidence, given, subject, kept);
            }
        }
    }
}

/// Whether a value is of an organisation that is no party: that is another rule's fault.
fn is_about_stranger(model: &Model, given: &Given, subject: Record) -> bool {
    match (given, subject) {
        (Given::Party(org, _), Record::Tie(tie)) => model.tie(tie).party(*org).is_none(),
        _ => false,
    }
}

fn report(
    context: &mut Context<'_>,
    evidence: &Evidence,
    given: &Given,
    subject: Record,
    kept: Option<String>,
) {
    let model = context.model();
    let who = match evidence.voice() {
        Voice::Source(source) => model.source(source).id(),
        Voice::Curator => "curator",
    };
    let path = given.path(model);
    let (id, field, value) = (model.record_id(subject), path.join("."), given.text(model));
    let place = context.given_place(evidence, given);
    let steps: Vec<Step> = path.iter().map(|key| Step::from(&**key)).collect();
    let because = context.place(subject, &steps, Part::Value);
    let (message, label, help) = match kept {
        Some(kept) => (
            format!("`{who}` gives `{field}` of `{id}` as `{value}`, the record keeps `{kept}`"),
            format!("the record keeps `{kept}`"),
            "correct the record, or say in `resolved` why it keeps another value",
        ),
        None => (
            format!("`{who}` gives `{field}` of `{id}` as `{value}`, the record has none"),
            format!("the record has no `{field}`"),
            "add the value to the record, or say in `resolved` why it is left out",
        ),
    };
    let finding = context.report(message, place, "");
    finding.add_because(because, label);
    finding.add_help(help);
}
