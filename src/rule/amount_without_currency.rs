use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "amount-without-currency",
    level: Level::Error,
    what: "an amount has no currency",
    why: "Sums in different currencies cannot be compared, and a bare number cannot be traced to \
          what a source printed.",
    mend: "Put the ISO 4217 code before the number.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
amounts.capital = "100m"
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
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
amounts.capital = "USD 100m"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
"#,
    }),
    check: Check::Reading,
};
