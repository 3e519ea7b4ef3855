use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-language",
    level: Level::Error,
    what: "a language tag is not of BCP 47",
    why: "Names are looked up and shown by language.",
    mend: "Write the tag of the language, and of the script where there are several: `ko`, \
          `zh-Hans`, `zh-Hant`.",
    example: Some(Example {
        fails: r#"
[org.samsung]
name = "Samsung"
names.korean = ["삼성"]
"#,
        passes: r#"
[org.samsung]
name = "Samsung"
names.ko = ["삼성"]
"#,
    }),
    check: Check::Reading,
};
