use super::roles::named;
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Evidence, Given, OrgKey, Party, Record, Weight};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "gives-about-stranger",
    level: Level::Error,
    what: "evidence gives a value of a party that the tie does not have",
    why: "The value has nowhere to go. Most often the id is that of a parent or a subsidiary of \
          the party.",
    mend: "Correct the id, or add the party to the tie. If the source errs, say so in `resolved`.",
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
evidence = [{ source = "reuters", gives = { parties.huawei.stake = 51 } }]

[org.huawei]
name = "Huawei"

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
parties.inspur = { role = "partner", stake = 51 }
evidence = [{ source = "reuters", gives = { parties.inspur.stake = 51 } }]

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
    if model.modality(evidence).weight() == Weight::Against {
        return;
    }
    let mut told = None;
    for given in evidence.gives() {
        let Given::Party(org, _) = given else {
            continue;
        };
        let ties = evidence
            .subjects()
            .iter()
            .filter_map(|subject| match subject {
                Record::Tie(tie) => Some(model.tie(*tie)),
                _ => None,
            });
        let mut strange = ties.filter(|tie| tie.party(*org).is_none());
        let Some(tie) = strange.next() else {
            continue;
        };
        // The values of one party stand together.
        if told.replace(*org) == Some(*org) || context.is_faulty(Record::Tie(tie.key())) {
            continue;
        }
        let id = model.org(*org).id();
        let place = context.evidence_place(evidence, &steps(["gives", "parties", id]), Part::Key);
        let because = context.opening(Record::Tie(tie.key()));
        let orgs: Vec<OrgKey> = tie.parties().iter().map(Party::org).collect();
        let message = format!("`{id}` is no party of the tie `{}`", tie.id());
        let finding = context.report(message, place, "");
        finding.add_because(because, format!("is between {}", named(model, &orgs)));
        finding.add_help("correct the id, or add the party to the tie");
    }
}
