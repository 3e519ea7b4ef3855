use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-kind",
    level: Level::Error,
    what: "a kind of tie or organisation does not exist",
    why: "The kind decides which roles a tie takes, when it starts and how it is drawn.",
    mend: "Choose a kind of the table.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "alliance"
parties.cisco = "partner"
parties.inspur = "partner"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "technology-partnership"
parties.cisco = "partner"
parties.inspur = "partner"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
"#,
    }),
    check: Check::Reading,
};
