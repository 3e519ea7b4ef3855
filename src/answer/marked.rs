//! How rows that count ties mark those that are in doubt.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Line, Tone};
use crate::query::{Doubt, Doubts};

/// Of counted ties, how many are not plainly what was asked for: by `planned`, `possibly-in-force`, `possibly-in-force-or-still-planned`,
/// `suspended` … on the day that `as-of` asked for; `possibly-there`, where a party is only possibly there then; `possibly-then`, where a tie lies
/// only possibly in the time that `since`, `until` or `step` asked for; `planned-and-possibly-then` where it is both. A tie counts once, and what
/// is in no doubt does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct MarkedTies {
    counts: BTreeMap<String, usize>,
    #[serde(skip)]
    words: String,
}

impl MarkedTies {
    /// The column of sheets.
    pub(super) const COLUMN: &'static str = "of_which";

    /// Tells doubts.
    pub fn new(doubts: &Doubts) -> MarkedTies {
        let count = |(doubts, ties): (&[Doubt], usize)| {
            let key = Doubt::joined(doubts).replace(' ', "-");
            (key, ties)
        };
        MarkedTies {
            counts: doubts.iter().map(count).collect(),
            words: doubts.words(),
        }
    }

    /// `1 planned, 2 possibly in force`; empty where none is in doubt.
    pub(super) fn line(&self) -> Line {
        Line::toned(&*self.words, Tone::Warning)
    }

    /// How many are in doubt.
    pub fn ties(&self) -> usize {
        self.counts.values().sum()
    }

    /// In one cell of a sheet: `planned=1; possibly-in-force=2`.
    pub(super) fn value(&self) -> String {
        let counts = self.counts.iter();
        let counts = counts.map(|(key, ties)| format!("{key}={ties}"));
        counts.collect::<Vec<_>>().join("; ")
    }
}
