use super::roles::{fits, nearest_shape, needed, parties_in};
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Record, Tie};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "missing-role",
    level: Level::Error,
    what: "a tie lacks a party that its kind needs",
    why: "A tie without one of its sides ties nobody, and nothing of it can be drawn.",
    mend: "Add the party, or choose a kind that the parties fill. A `commitment` may name a \
          country in `where` instead of a `counterpart`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "supply"
parties.cisco = "supplier"
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
    let record = Record::Tie(tie.key());
    let shape = nearest_shape(tie);
    // A party without a role, or with one that doesn't fit, is reported already, and may be the one that is missing.
    let unsure = || {
        let mut parties = tie.parties().iter();
        parties.any(|party| !party.roles().iter().any(|role| fits(shape, role)))
    };
    for count in shape.roles {
        let (there, needed) = (parties_in(tie, count.role), needed(tie, count));
        if there >= needed || unsure() || context.is_faulty(record) {
            continue;
        }
        let (role, kind) = (count.role, tie.kind());
        let message = match there {
            0 => format!("the tie `{}` has no party with the role `{role}`", tie.id()),
            _ => format!(
                "the tie `{}` has only {there} party with the role `{role}`",
                tie.id()
            ),
        };
        let place = context.opening(record);
        let because = context.place(record, &steps(["kind"]), Part::Value);
        let place_too = tie.kind().row().place_for == Some(role);
        let finding = context.report(message, place, "");
        finding.add_because(because, format!("`{kind}` needs at least {needed}"));
        finding.add_help(if place_too {
            format!("add a party with the role `{role}`, or name a country in `where`")
        } else {
            format!("add a party with the role `{role}`")
        });
    }
}
