use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::Record;

pub(super) static RULE: Rule = Rule {
    name: "source-without-url",
    level: Level::Note,
    what: "a source has no web address",
    why: "A printed page has none, and that is fine; for others it saves the reader a search.",
    mend: "Add `url`, and `archived` if a copy is kept somewhere.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
lang = "en"
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
        let record = Record::Source(source.key());
        let found = source.url().is_some() || source.archived().is_some();
        if found || context.is_faulty(record) || !context.is_own(source.origin()) {
            continue;
        }
        let place = context.opening(record);
        context
            .report(
                format!("the source `{}` has no `url`", source.id()),
                place,
                "",
            )
            .add_help("add `url = \"https://…\"` if it is on the web");
    }
}
