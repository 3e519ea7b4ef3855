use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-amount",
    level: Level::Error,
    what: "a text is not an amount of money",
    why: "An amount that cannot be read is missing from every sum and every answer.",
    mend: "Write the currency, a blank and the number, such as `USD 2.1bn`, `>=USD 10bn` or `~USD \
          530m`; write a range with `min` and `max`.",
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
amounts.capital = "USD 100 million"
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
