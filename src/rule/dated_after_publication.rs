use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Date, DateKey, Evidence, Given, GivenParty, Record, Voice};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "dated-after-publication",
    level: Level::Warning,
    what: "a source gives a date that came after it was published",
    why: "A source cannot tell as a fact what had not happened yet. Either the date or the day \
          of publication is wrong, or the date is one of a plan. A day is allowed for time \
          zones.",
    mend: "Correct one of the two; write `due` for a plan.",
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
dates.closed = "2016-01"
evidence = [{ source = "reuters", gives = { dates.closed = "2016-01" } }]

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
dates.due = "2016-01"
evidence = [{ source = "reuters", gives = { dates.due = "2016-01" } }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Evidence(check),
};

fn check<'m>(context: &mut Context<'m>, evidence: &'m Evidence) {
    let model = context.model();
    let Voice::Source(source) = evidence.voice() else {
        return;
    };
    let source = model.source(source);
    let Some(published) = source.published() else {
        return;
    };
    // The other side of the earth has the next date already.
    let Some(known) = published.latest().map(|day| day.plus(1)) else {
        return;
    };
    if !model.modality(evidence).weight().supports() {
        return;
    }
    for given in evidence.gives() {
        let Some((name, date)) = told_as_fact(given) else {
            continue;
        };
        if date.earliest().is_some_and(|earliest| earliest > known) {
            report(context, evidence, given, (name, date), published);
        }
    }
}

/// The date that a source gives of something that has happened.
fn told_as_fact(given: &Given) -> Option<(&'static str, Date)> {
    match given {
        Given::Date(DateKey::Due | DateKey::Until, _) => None,
        Given::Date(key, date) => Some((key.name(), *date)),
        Given::OrgDate(key, date) => Some((key.name(), *date)),
        Given::Party(_, GivenParty::From(date)) => Some(("from", *date)),
        _ => None,
    }
}

fn report(
    context: &mut Context<'_>,
    evidence: &Evidence,
    given: &Given,
    (name, date): (&str, Date),
    published: Date,
) {
    let Voice::Source(source) = evidence.voice() else {
        return;
    };
    let id = context.model().source(source).id();
    let message = format!("`{id}`, published on `{published}`, gives `{name}` as `{date}`");
    let place = context.given_place(evidence, given);
    let because = context.place(Record::Source(source), &steps(["published"]), Part::Value);
    let finding = context.report(message, place, "after the source was published");
    finding.add_because(because, "published here");
    finding.add_help("write `due` if it was planned, or correct one of the two dates");
}
