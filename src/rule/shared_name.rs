use std::collections::HashMap;

use super::{Check, Context, Example, Rule, steps};
use crate::diag::{Level, Span};
use crate::model::{Org, OrgKind, Record, fold};
use crate::raw::{Part, Step};

pub(super) static RULE: Rule = Rule {
    name: "shared-name",
    level: Level::Error,
    what: "two organisations have the same name",
    why: "Organisations are found by any of their names. Case, width, punctuation, legal forms \
          and traditional or simplified characters make no difference, so that a shared name \
          finds two.",
    mend: "Merge the two if they are one; else remove the name from one, or write it out. An \
          organisation that sources leave without a name has `unnamed = true`.",
    example: Some(Example {
        fails: r#"
[org.hp]
name = "HP"

[org.hp-inc]
name = "HP Inc."
"#,
        passes: r#"
[org.hp]
name = "HP"
names.en = ["HP Inc."]
"#,
    }),
    check: Check::Model(check),
};

/// Where an organisation has a name: `None` for its first one, else the number of its language and of the name there.
type Place = Option<(usize, usize)>;

fn check(context: &mut Context<'_>) {
    let model = context.model();
    let mut holders: HashMap<String, (&Org, Place)> =
        HashMap::with_capacity(model.orgs().len() * 2);
    let mut shared: Vec<(&Org, Place, &Org, Place)> = Vec::new();
    for org in model.orgs() {
        if org.is_unnamed() || org.kind() == OrgKind::Class {
            continue;
        }
        let others = org.names().languages().enumerate();
        let others = others.flat_map(|(language, (_, names))| {
            let numbered = names.iter().enumerate();
            numbered.map(move |(number, name)| (Some((language, number)), &**name))
        });
        for (place, name) in [(None, org.name())].into_iter().chain(others) {
            let (first, first_place) = *holders.entry(fold(name)).or_insert((org, place));
            let told = |(one, _, other, _): &(&Org, Place, &Org, Place)| {
                one.key() == org.key() && other.key() == first.key()
            };
            // Two organisations that share several names are one fault.
            if first.key() != org.key() && !shared.iter().rev().take(8).any(told) {
                shared.push((org, place, first, first_place));
            }
        }
    }
    for (org, place, first, first_place) in shared {
        report(context, (org, place), (first, first_place));
    }
}

fn report<'m>(
    context: &mut Context<'m>,
    (org, place): (&'m Org, Place),
    (first, first_place): (&'m Org, Place),
) {
    let again = locate(context, org, place);
    let before = locate(context, first, first_place);
    let message = format!(
        "the organisations `{}` and `{}` are both called `{}`",
        first.id(),
        org.id(),
        name(org, place)
    );
    let finding = context.report(message, again, "");
    finding.add_because(
        before,
        "the same name once case, punctuation and legal forms are left out",
    );
    finding.add_help("merge the two, or tell their names apart");
}

fn name(org: &Org, place: Place) -> &str {
    let listed = place.and_then(|(language, number)| {
        let (_, names) = org.names().languages().nth(language)?;
        names.get(number)
    });
    listed.map_or(org.name(), |name| name)
}

fn locate(context: &mut Context<'_>, org: &Org, place: Place) -> Span {
    let record = Record::Org(org.key());
    let language = place.and_then(|(language, _)| org.names().languages().nth(language));
    match (place, language) {
        (Some((_, number)), Some((language, _))) => {
            let mut path = steps(["names", language.as_str()]).to_vec();
            path.push(Step::from(number));
            context.place(record, &path, Part::Value)
        }
        _ => context.place(record, &steps(["name"]), Part::Value),
    }
}
