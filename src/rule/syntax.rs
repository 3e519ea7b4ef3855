use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "syntax",
    level: Level::Error,
    what: "a file is not TOML or JSON",
    why: "What cannot be read is missing from the graph. Reading goes on after the fault, so \
          that others are reported too.",
    mend: "Correct the place that is pointed at.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco
"#,
        passes: r#"
[org.cisco]
name = "Cisco"
"#,
    }),
    check: Check::Reading,
};
