use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-country",
    level: Level::Error,
    what: "a country code is not in ISO 3166-1",
    why: "Countries colour diagrams and decide the bloc of an organisation.",
    mend: "Write the two capital letters of ISO 3166-1.",
    example: Some(Example {
        fails: r#"
[org.arm]
name = "ARM"
hq = "UK"
"#,
        passes: r#"
[org.arm]
name = "ARM"
hq = "GB"
"#,
    }),
    check: Check::Reading,
};
