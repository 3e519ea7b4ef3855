use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{Evidence, Record, Source, Via, Voice};

pub(super) static RULE: Rule = Rule {
    name: "unused-source",
    level: Level::Warning,
    what: "nothing cites a source",
    why: "A source without evidence backs nothing. Perhaps a row under it is missing.",
    mend: "Write down what it says, or remove it.",
    example: Some(Example {
        fails: r#"
[source.reuters]
publisher = "Reuters"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[source.reuters]
publisher = "Reuters"
evidence = [{ on = "org.cisco", gives = { name = "Cisco" } }]
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    if !context.is_complete() {
        return;
    }
    let model = context.model();
    let mut used = vec![false; model.sources().len()];
    for evidence in model.all_evidence() {
        if let Voice::Source(source) = evidence.voice() {
            used[source.index()] = true;
        }
    }
    let of_sources = model.sources().iter().flat_map(Source::via);
    let of_evidence = model.all_evidence().iter().filter_map(Evidence::own_via);
    for via in of_sources.chain(of_evidence.flatten()) {
        if let Via::Source(source) = via {
            used[source.index()] = true;
        }
    }
    for source in model.sources() {
        let record = Record::Source(source.key());
        if used[source.key().index()]
            || !context.is_own(source.origin())
            || context.is_faulty(record)
        {
            continue;
        }
        let place = context.opening(record);
        context
            .report(
                format!("nothing cites the source `{}`", source.id()),
                place,
                "",
            )
            .add_help("add evidence that says what is in it, or remove it");
    }
}
