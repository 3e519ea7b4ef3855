use super::{Check, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "not-utf8",
    level: Level::Error,
    what: "a file is not UTF-8",
    why: "TOML and JSON are UTF-8 by definition. In another encoding, names would be garbled.",
    mend: "Save the file as UTF-8.",
    example: None,
    check: Check::Reading,
};
