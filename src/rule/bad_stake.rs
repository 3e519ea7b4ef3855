use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-stake",
    level: Level::Error,
    what: "a text is not a stake",
    why: "A stake that cannot be read is missing from every chain of ownership.",
    mend: "Write a number of percent: `49`, `\"~20\"`, `\">50\"`, `{ min = 20, max = 30 }`, or `{ \
          equity = 81, votes = 97 }`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = { role = "partner", stake = "half" }
parties.inspur = "partner"
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
parties.cisco = { role = "partner", stake = 50 }
parties.inspur = "partner"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
"#,
    }),
    check: Check::Reading,
};
