//! How many findings there are of each level.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnostic, Level, counted};

/// The findings of a run, counted. Prints as `3 errors, 1 warning`, and as nothing where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
}

impl Summary {
    /// Counts them.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut summary = Summary::default();
        for diagnostic in diagnostics {
            match diagnostic.level {
                Level::Error => summary.errors += 1,
                Level::Warning => summary.warnings += 1,
                Level::Note => summary.notes += 1,
            }
        }
        summary
    }

    /// The gravest level that occurs.
    pub fn worst(&self) -> Option<Level> {
        match self {
            Summary { errors: 1.., .. } => Some(Level::Error),
            Summary { warnings: 1.., .. } => Some(Level::Warning),
            Summary { notes: 1.., .. } => Some(Level::Note),
            _ => None,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        let some = counts.into_iter().filter(|(count, _)| *count > 0);
        for (at, (count, noun)) in some.enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(f, "{comma}{}", counted(count, noun))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(errors: usize, warnings: usize, notes: usize) -> Summary {
        Summary {
            errors,
            warnings,
            notes,
        }
    }

    #[test]
    fn one_is_singular_and_none_is_left_out() {
        assert_eq!(summary(3, 1, 0).to_string(), "3 errors, 1 warning");
        assert_eq!(summary(1, 0, 2).to_string(), "1 error, 2 notes");
        assert_eq!(summary(0, 0, 0).to_string(), "");
    }

    #[test]
    fn worst_is_the_gravest_that_occurs() {
        assert_eq!(summary(0, 2, 9).worst(), Some(Level::Warning));
        assert_eq!(summary(0, 0, 0).worst(), None);
    }
}
