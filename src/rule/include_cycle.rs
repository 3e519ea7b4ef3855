use super::{Check, Rule};
use crate::diag::Level;

pub(super) static RULE: Rule = Rule {
    name: "include-cycle",
    level: Level::Error,
    what: "a graph includes itself, directly or through others",
    why: "There would be no end to reading it.",
    mend: "Remove one of the `include`s on the way, or move what both graphs need into a third \
          one.",
    example: None,
    check: Check::Reading,
};
