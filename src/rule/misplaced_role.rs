use super::roles::{fits, nearest_shape};
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Record, Tie};
use crate::raw::{Part, list};

pub(super) static RULE: Rule = Rule {
    name: "misplaced-role",
    level: Level::Error,
    what: "a party has a role that its tie does not take",
    why: "Each kind takes its own roles, in one of its shapes. A party with another role is \
          linked to nobody. Only `authority` may stand in every tie.",
    mend: "Correct the role, or the kind of the tie.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "supply"
parties.cisco = "supplier"
parties.inspur = "partner"
evidence = [{ source = "reuters" }]

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
kind = "supply"
parties.cisco = "supplier"
parties.inspur = "customer"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Tie(check),
};

fn check<'m>(context: &mut Context<'m>, tie: &'m Tie) {
    let model = context.model();
    let shape = nearest_shape(tie);
    let record = Record::Tie(tie.key());
    for party in tie.parties() {
        for role in party.roles().iter().filter(|&role| !fits(shape, role)) {
            let org = model.org(party.org()).id();
            let place = context.place(record, &steps(["parties", org]), Part::Key);
            let because = context.place(record, &steps(["kind"]), Part::Value);
            let takes: Vec<&str> = shape.roles.iter().map(|count| count.role.name()).collect();
            let (kind, takes) = (tie.kind(), list(&takes));
            let elsewhere = kind.row().takes(role);
            let message = if elsewhere {
                format!(
                    "the role `{role}` of `{org}` does not go with the other roles of the tie `{}`",
                    tie.id()
                )
            } else {
                format!(
                    "`{kind}` has no role `{role}`, which `{org}` has in the tie `{}`",
                    tie.id()
                )
            };
            let finding = context.report(message, place, format!("is `{role}`"));
            finding.add_because(because, format!("takes {takes}"));
            finding.add_help(format!("use one of {takes}"));
        }
    }
}
