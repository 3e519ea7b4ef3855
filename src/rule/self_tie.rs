use super::roles::parties_in;
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{LinkRule, Record, Tie};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "self-tie",
    level: Level::Error,
    what: "a tie ties an organisation to nobody but itself",
    why: "Nobody owns, supplies or licenses itself. Either a role or a party is wrong.",
    mend: "Name the other party, or correct the roles.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[tie.cisco-stake]
kind = "ownership"
parties.cisco = { role = ["holder", "held"] }
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

[tie.cisco-stake]
kind = "ownership"
parties.cisco = "holder"
parties.inspur = "held"
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
    let parties = tie.parties().iter();
    let mut manifold = parties.filter(|party| party.roles().iter().nth(1).is_some());
    let looped = manifold.find(|party| {
        let ends = |link: &&LinkRule| {
            link.from != link.to && party.roles().has(link.from) && party.roles().has(link.to)
        };
        let alone = |role| parties_in(tie, role) == 1;
        let mut links = tie.shape().links.iter().filter(ends);
        links.any(|link| alone(link.from) && alone(link.to))
    });
    if let Some(party) = looped {
        let org = model.org(party.org()).id();
        let path = steps(["parties", org]);
        let place = context.place(Record::Tie(tie.key()), &path, Part::Key);
        let message = format!("the tie `{}` ties `{org}` to itself", tie.id());
        context
            .report(message, place, "on both sides")
            .add_help("name the other party, or remove one of the roles");
    }
}
