use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::Record;

pub(super) static RULE: Rule = Rule {
    name: "incomplete-source",
    level: Level::Warning,
    what: "a source has no publisher, day of publication or language",
    why: "A reader must be able to find the document, and the day decides what it could know.",
    mend: "Add `publisher`, `published` and `lang`. A date may be as vague as what is known: \
          `2014`, `2014~`, `../2015`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[source.reuters]
url = "https://www.reuters.com/"
evidence = [{ on = "org.cisco", gives = { name = "Cisco" } }]
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
lang = "en"
url = "https://www.reuters.com/"
evidence = [{ on = "org.cisco", gives = { name = "Cisco" } }]
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    for source in context.model().sources() {
        let fields = [
            ("publisher", source.publisher().is_none()),
            ("published", source.published().is_none()),
            ("lang", source.language().is_none()),
        ];
        if fields.iter().all(|(_, missing)| !missing) {
            continue;
        }
        let record = Record::Source(source.key());
        if context.is_faulty(record) || !context.is_own(source.origin()) {
            continue;
        }
        let missing = fields.iter().filter(|(_, missing)| *missing);
        let missing: Vec<&str> = missing.map(|(field, _)| *field).collect();
        let place = context.opening(record);
        let message = format!(
            "the source `{}` has no `{}`",
            source.id(),
            missing.join("`, `")
        );
        let add = missing.iter().map(|field| format!("`{field} = \"…\"`"));
        let add: Vec<String> = add.collect();
        context
            .report(message, place, "")
            .add_help(format!("add {}", add.join(", ")));
    }
}
