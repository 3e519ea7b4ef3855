use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-event",
    level: Level::Error,
    what: "an event is named that nothing opens",
    why: "Evidence about a misspelt event would be lost.",
    mend: "Correct the id, or open the event with `[event.ID]` and a `title`.",
    example: Some(Example {
        fails: r#"
[event.snowden-leak]
title = "Snowden discloses US surveillance"

[source.reuters]
publisher = "Reuters"
evidence = [{ on = "event.snowden" }]
"#,
        passes: r#"
[event.snowden-leak]
title = "Snowden discloses US surveillance"

[source.reuters]
publisher = "Reuters"
evidence = [{ on = "event.snowden-leak" }]
"#,
    }),
    check: Check::Reading,
};
