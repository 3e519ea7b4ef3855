use std::fmt::Write as _;

use super::circle::{Arrow, circles};
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{DateKey, Day, Model, OrgKey, Record, TieKey};
use crate::ownership::Ownership;
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "ownership-cycle",
    level: Level::Error,
    what: "organisations control one another in a circle",
    why: "Somebody outside must control a group, or nobody does. A circle of majorities is \
          mostly a swapped role or an end that is missing. Counted are ties that have started \
          and not ended, and of several between two organisations the latest.",
    mend: "Check the roles, and whether one of the ties has ended.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-holds-inspur]
kind = "ownership"
parties.cisco = { role = "holder", stake = 60 }
parties.inspur = "held"
evidence = [{ source = "reuters" }]

[tie.inspur-holds-cisco]
kind = "ownership"
parties.inspur = { role = "holder", stake = ">50" }
parties.cisco = "held"
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

[tie.cisco-holds-inspur]
kind = "ownership"
parties.cisco = { role = "holder", stake = 60 }
parties.inspur = "held"
evidence = [{ source = "reuters" }]

[tie.inspur-holds-cisco]
kind = "ownership"
parties.inspur = { role = "holder", stake = 5 }
parties.cisco = "held"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    let model = context.model();
    // Without a clock: as things stand when all that is dated has come about.
    let ownership = Ownership::new(model, model.ties().iter(), Day::LAST);
    let arrows = ownership.holdings().iter().filter_map(|holding| {
        let by = *holding.ties().last()?;
        let counts = holding.decides_in_force() && !may_be_over(model, by, holding.holder());
        counts.then_some(Arrow {
            from: holding.holder().0,
            to: holding.held().0,
            by,
        })
    });
    for circle in circles(model.orgs().len(), arrows.collect()) {
        report(context, &circle);
    }
}

/// Whether a tie, or a party's part in it, has possibly ended.
fn may_be_over(model: &Model, tie: TieKey, holder: OrgKey) -> bool {
    let tie = model.tie(tie);
    let until = |(key, _): &(DateKey, _)| *key == DateKey::Until;
    let party = tie.party(holder);
    model.dates_of(tie).iter().any(until) || party.is_some_and(|party| party.until().is_some())
}

fn report(context: &mut Context<'_>, circle: &[Arrow<TieKey>]) {
    let model = context.model();
    let mut labels = Vec::with_capacity(circle.len());
    let mut way = String::new();
    for arrow in circle {
        let (holder, held) = (
            model.org(OrgKey(arrow.from)).id(),
            model.org(OrgKey(arrow.to)).id(),
        );
        let path = steps(["parties", holder]);
        let place = context.place(Record::Tie(arrow.by), &path, Part::Key);
        labels.push((place, format!("`{holder}` controls `{held}`")));
        let _ = write!(way, "`{holder}` → ");
    }
    let Some((place, label)) = labels.first().cloned() else {
        return;
    };
    let first = model.org(OrgKey(circle[0].from)).id();
    let message = format!("organisations control one another in a circle: {way}`{first}`");
    let finding = context.report(message, place, label);
    for (place, label) in labels.drain(1..) {
        finding.add_because(place, label);
    }
    finding.add_help("check the roles, and whether one of these ties has ended");
}
