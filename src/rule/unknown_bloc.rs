use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-bloc",
    level: Level::Error,
    what: "a bloc is named that nothing opens",
    why: "`blocs` puts the blocs of the graph in order, and a misspelt one would be left out of \
          it.",
    mend: "Correct the id, or open the bloc with `[bloc.ID]` and its `countries`.",
    example: Some(Example {
        fails: r#"
[graph]
blocs = ["usa"]

[bloc.us]
countries = ["US"]
"#,
        passes: r#"
[graph]
blocs = ["us"]

[bloc.us]
countries = ["US"]
"#,
    }),
    check: Check::Reading,
};
