use super::{Check, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "unreadable-file",
    level: Level::Error,
    what: "a file or folder cannot be read",
    why: "The graph would be incomplete without it.",
    mend: "Check the name and the permissions, and that it is a file of a graph or a folder with \
          such files.",
    example: None,
    check: Check::Reading,
};
