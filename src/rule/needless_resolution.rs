use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Agreement, Evidence, Given, Weight};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "needless-resolution",
    level: Level::Warning,
    what: "evidence has a `resolved` and contradicts nothing",
    why: "The contradiction is gone, or the value that contradicted is missing from `gives`. \
          Either way the reason misleads.",
    mend: "Remove `resolved`, or move it to `note`; or add to `gives` the value that differs.",
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
evidence = [{ source = "reuters", gives = { dates.announced = "2015-09" }, resolved = "the day in Beijing" }]

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
    if evidence.resolved().is_none() {
        return;
    }

    // A denial contradicts by itself.
    let denies = model.modality(evidence).weight() == Weight::Against;
    let differs = |given: &Given| {
        let mut subjects = evidence.subjects().iter();
        subjects.any(|&subject| given.agreement(model, subject) != Agreement::Agrees)
    };
    if denies || evidence.gives().iter().any(differs) || context.is_faulty(evidence.host()) {
        return;
    }
    let ids = evidence.subjects().iter();
    let ids: Vec<String> = ids.map(|&subject| model.record_id(subject)).collect();
    let message = format!(
        "nothing in this evidence contradicts `{}`",
        ids.join("`, `")
    );
    let place = context.evidence_place(evidence, &steps(["resolved"]), Part::Key);
    context
        .report(message, place, "resolves nothing")
        .add_help("remove `resolved`, or add the value that differs to `gives`");
}
