use super::{Check, Example, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-identifier",
    level: Level::Error,
    what: "an identifier or a web address is not of its form",
    why: "Identifiers match organisations with other data sets, and a wrong digit matches \
          another organisation. Where a scheme has check digits, they are checked.",
    mend: "Copy the identifier from its register again.",
    example: Some(Example {
        fails: r#"
[org.apple]
name = "Apple"
ids.isin = "US0378331006"
"#,
        passes: r#"
[org.apple]
name = "Apple"
ids.isin = "US0378331005"
"#,
    }),
    check: Check::Reading,
};
