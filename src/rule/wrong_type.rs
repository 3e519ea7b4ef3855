use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    level: Level::Error,
    what: "a value is of another type than its field takes",
    why: "A value of the wrong type cannot be read.",
    mend: "Write the value as the message says. Dates stand in quotes.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"
dates.founded = 1984
"#,
        passes: r#"
[org.cisco]
name = "Cisco"
dates.founded = "1984"
"#,
    }),
    check: Check::Reading,
};
