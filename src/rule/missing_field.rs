use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-field",
    level: Level::Error,
    what: "a record lacks a field that it needs",
    why: "An organisation without a name, a tie without a kind or evidence without a source \
          cannot be shown or checked.",
    mend: "Add the field.",
    example: Some(Example {
        fails: r#"
[org.cisco]
hq = "US"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"
hq = "US"
"#,
    }),
    check: Check::Reading,
};
