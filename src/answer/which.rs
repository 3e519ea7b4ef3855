//! Which organisations of an answer are wanted: by where they are run from, and by what they are.

use crate::model::{Country, Org, OrgKind};

/// Which organisations of an answer are wanted; all of them by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// The countries from one of which they are run; any where none is given.
    pub hq: Vec<Country>,
    /// What they are, one of these; anything where none is given.
    pub kinds: Vec<OrgKind>,
}

impl Which {
    /// Whether an organisation is wanted.
    pub fn has(&self, org: &Org) -> bool {
        (self.hq.is_empty() || org.hq().is_some_and(|country| self.hq.contains(&country)))
            && (self.kinds.is_empty() || self.kinds.contains(&org.kind()))
    }

    /// The codes of the countries, and the names of the kinds.
    pub(super) fn words(&self) -> (Vec<String>, Vec<String>) {
        let hq = self.hq.iter().map(ToString::to_string).collect();
        let kinds = self.kinds.iter().map(|kind| kind.name().to_owned());
        (hq, kinds.collect())
    }
}
