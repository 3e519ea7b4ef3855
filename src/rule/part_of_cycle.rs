use std::fmt::Write as _;

use super::circle::{Arrow, circles};
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{OrgKey, Record, TieKey};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "part-of-cycle",
    level: Level::Error,
    what: "records are parts, or steps, of one another in a circle",
    why: "A whole cannot be a part of its part, and no step can follow itself.",
    mend: "Remove one of the `part_of` or `follows` on the way.",
    example: Some(Example {
        fails: r#"
[org.cetc]
name = "CETC"
part_of = "cetc-32"

[org.cetc-32]
name = "CETC No. 32"
part_of = "cetc"
"#,
        passes: r#"
[org.cetc]
name = "CETC"

[org.cetc-32]
name = "CETC No. 32"
part_of = "cetc"
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    let model = context.model();
    let orgs = model.orgs().iter().filter_map(|org| {
        let to = org.part_of()?.0;
        Some(arrow(org.key().0, to))
    });
    for circle in circles(model.orgs().len(), orgs.collect()) {
        report(
            context,
            "part_of",
            "organisations are parts",
            &circle,
            |key| Record::Org(OrgKey(key)),
        );
    }
    let parts = model.ties().iter().filter_map(|tie| {
        let to = tie.part_of()?.0;
        Some(arrow(tie.key().0, to))
    });
    for circle in circles(model.ties().len(), parts.collect()) {
        report(context, "part_of", "ties are parts", &circle, |key| {
            Record::Tie(TieKey(key))
        });
    }
    let steps = model.ties().iter().flat_map(|tie| {
        let earlier = tie.follows().iter();
        earlier.map(|earlier| arrow(tie.key().0, earlier.0))
    });
    for circle in circles(model.ties().len(), steps.collect()) {
        report(context, "follows", "ties are steps", &circle, |key| {
            Record::Tie(TieKey(key))
        });
    }
}

fn arrow(from: u32, to: u32) -> Arrow<()> {
    Arrow { from, to, by: () }
}

fn report(
    context: &mut Context<'_>,
    field: &str,
    what: &str,
    circle: &[Arrow<()>],
    record: fn(u32) -> Record,
) {
    let model = context.model();
    let id = |key: u32| model.record_id(record(key));
    let mut places = Vec::with_capacity(circle.len());
    let mut way = String::new();
    for arrow in circle {
        places.push(context.place(record(arrow.from), &steps([field]), Part::Value));
        let _ = write!(way, "`{}` → ", id(arrow.from));
    }
    let (Some(first), Some(place)) = (circle.first(), places.first().copied()) else {
        return;
    };
    let message = format!(
        "{what} of one another in a circle: {way}`{}`",
        id(first.from)
    );
    let finding = context.report(message, place, "");
    for place in places.drain(1..) {
        finding.add_because(place, "");
    }
    finding.add_help(format!("remove one `{field}`"));
}
