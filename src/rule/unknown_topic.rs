use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-topic",
    level: Level::Error,
    what: "a topic is used that the graph does not declare",
    why: "A closed list keeps one subject from being called by two words.",
    mend: "Use a declared topic, or add the word to `topics` of `[graph]`.",
    example: Some(Example {
        fails: r#"
[graph]
topics = ["cloud"]

[event.leak]
title = "A leak"
topics = ["clouds"]
"#,
        passes: r#"
[graph]
topics = ["cloud"]

[event.leak]
title = "A leak"
topics = ["cloud"]
"#,
    }),
    check: Check::Reading,
};
