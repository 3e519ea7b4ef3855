use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-record",
    level: Level::Error,
    what: "a record is named under a section that does not exist",
    why: "Evidence and events name records as `tie.ID`, `org.ID` or `event.ID`, or the whole as \
          `graph`.",
    mend: "Correct the word before the dot.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[source.reuters]
publisher = "Reuters"
evidence = [{ on = "company.cisco" }]
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[source.reuters]
publisher = "Reuters"
evidence = [{ on = "org.cisco" }]
"#,
    }),
    check: Check::Reading,
};
