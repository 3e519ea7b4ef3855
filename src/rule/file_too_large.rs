use super::{Check, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "file-too-large",
    level: Level::Error,
    what: "a file is larger than can be read",
    why: "Files are read into memory whole, and places in them are counted in 32 bits.",
    mend: "Split the file into several in one folder.",
    example: None,
    check: Check::Reading,
};
