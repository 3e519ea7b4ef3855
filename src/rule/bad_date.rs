use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-date",
    level: Level::Error,
    what: "a text is not a date",
    why: "Dates order the timeline and decide what is in force. They follow EDTF (ISO 8601-2), \
          which can say how much of a date is known.",
    mend: "Write as much as the source tells: `2015`, `2015-09`, `2015-09-23`, `2015~` for about, \
          `2014/2015` for some day between.",
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
dates.announced = "23.09.2015"
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
dates.announced = "2015-09-23"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
"#,
    }),
    check: Check::Reading,
};
