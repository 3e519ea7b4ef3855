use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-id",
    level: Level::Error,
    what: "a record is opened twice",
    why: "Of two records with one id, only one could count. A record is written in one place; \
          only evidence about it may come from elsewhere. Nor does a list name one twice where its \
          places count, as in `order`.",
    mend: "Merge the two, or give one of them another id.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.cisco]
name = "Cisco Systems"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"
names.en = ["Cisco Systems"]
"#,
    }),
    check: Check::Reading,
};
