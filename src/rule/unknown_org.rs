use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-org",
    level: Level::Error,
    what: "an organisation is named that nothing opens",
    why: "A misspelt id would make a second organisation out of one, without its ties.",
    mend: "Correct the id, or open the organisation with `[org.ID]` and a `name`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"
part_of = "ciscoo"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"
"#,
    }),
    check: Check::Reading,
};
