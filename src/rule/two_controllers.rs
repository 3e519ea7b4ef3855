use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Party, Record, Tie};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "two-controllers",
    level: Level::Error,
    what: "two parties of a tie each control it",
    why: "`controls = true` says that a party alone decides. Where two decide together, neither \
          controls. Two majorities of the shares are found by `stakes-over-100`.",
    mend: "Keep `controls = true` with the party that decides, or remove it from both.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = { role = "partner", controls = true }
parties.inspur = { role = "partner", controls = true }
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
kind = "joint-venture"
parties.cisco = { role = "partner" }
parties.inspur = { role = "partner", controls = true }
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
    let controls = |party: &&Party| party.controls() == Some(true) && party.until().is_none();
    let mut controllers = tie.parties().iter().filter(controls);
    let (Some(first), Some(second)) = (controllers.next(), controllers.next()) else {
        return;
    };
    let ids = [first, second].map(|party| model.org(party.org()).id());
    let mut places = ids.map(|org| {
        let path = steps(["parties", org, "controls"]);
        context.place(Record::Tie(tie.key()), &path, Part::Value)
    });
    places.sort_unstable();
    let message = format!(
        "`{}` and `{}` both control what the tie `{}` is about",
        ids[0],
        ids[1],
        tie.id()
    );
    let finding = context.report(message, places[1], "controls too");
    finding.add_because(places[0], "controls");
    finding.add_help("remove `controls` from one, or from both if they decide together");
}
