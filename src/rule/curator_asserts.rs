use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "curator-asserts",
    level: Level::Error,
    what: "evidence of the curator is more than an inference",
    why: "The curator draws conclusions from sources. A fact that is only the curator's word \
          cannot be traced.",
    mend: "Name the source that says so, or write `modality = \"inferred\"`.",
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
evidence = [{ source = "curator", modality = "reported" }]
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
evidence = [{ source = "curator", modality = "inferred" }]
"#,
    }),
    check: Check::Reading,
};
