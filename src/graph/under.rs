//! Control that a selection asked for.

use std::collections::BTreeMap;

use crate::model::{OrgKey, TieKey};
use crate::ownership::Control;

/// What is known of the control that selections asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Under {
    /// For each tie that was kept who of its parties is under that control, and the way.
    pub(crate) ways: BTreeMap<TieKey, Vec<Control>>,
    /// Where it can't be known.
    pub(crate) open: Vec<OpenTop>,
}

/// An organisation of which the graph has no owner, so that it is not known whether some are under the control that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTop {
    /// The organisation.
    pub org: OrgKey,
    /// The parties of ties that were left out, and of which it is itself no party, that it controls, certainly or possibly, by key.
    pub above: Vec<OrgKey>,
}

impl Under {
    /// What two selections, one after the other, are answered.
    pub(super) fn and(&self, other: Under) -> Under {
        let mut both = self.clone();
        for (tie, ways) in other.ways {
            let told = both.ways.entry(tie).or_default();
            for way in ways {
                if !told.contains(&way) {
                    told.push(way);
                }
            }
        }
        let open = other.open.into_iter();
        for top in open {
            if both.open.iter().all(|known| known.org != top.org) {
                both.open.push(top);
            }
        }
        both
    }
}
