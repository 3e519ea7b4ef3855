use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-id",
    level: Level::Error,
    what: "an id is not made of lower-case words joined by hyphens",
    why: "Ids stand in file names, web addresses and commands, where other characters would need \
          quoting.",
    mend: "Use the letters `a` to `z` and digits, with `-` between words.",
    example: Some(Example {
        fails: r#"
[org.Cisco_Systems]
name = "Cisco"
"#,
        passes: r#"
[org.cisco-systems]
name = "Cisco"
"#,
    }),
    check: Check::Reading,
};
