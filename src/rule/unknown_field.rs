use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-field",
    level: Level::Error,
    what: "a field or section does not exist",
    why: "What stands in a misspelt field would be ignored in silence.",
    mend: "Correct the name, or move the value into a field that exists, such as `note`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"
headquarters = "US"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"
hq = "US"
"#,
    }),
    check: Check::Reading,
};
