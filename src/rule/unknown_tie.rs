use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-tie",
    level: Level::Error,
    what: "a tie is named that nothing opens",
    why: "A part or a step of a misspelt tie would lose its place, and evidence about it would \
          be lost.",
    mend: "Correct the id, or open the tie with `[tie.ID]`.",
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
part_of = "cisco-china"
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
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
"#,
    }),
    check: Check::Reading,
};
