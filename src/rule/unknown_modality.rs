use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-modality",
    level: Level::Error,
    what: "a modality does not exist",
    why: "The modality says whether evidence counts for a tie, against it or as nothing.",
    mend: "Choose a modality of the table.",
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
evidence = [{ source = "reuters", modality = "rumor" }]

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
evidence = [{ source = "reuters", modality = "rumoured" }]

[source.reuters]
publisher = "Reuters"
"#,
    }),
    check: Check::Reading,
};
