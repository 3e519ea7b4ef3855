//! From the keys that records got as they were read to their final ones.

use super::super::Builder;
use crate::model::tie::Tie;
use crate::model::{EventKey, Model, OrgKey, SourceKey, TieKey, TopicKey};

/// What the provisional key of an id that nothing opens is mapped to.
pub(super) const NOWHERE: u32 = u32::MAX;

/// From provisional keys to final ones.
#[derive(Default)]
pub(super) struct Keys {
    pub(super) orgs: Vec<u32>,
    pub(super) ties: Vec<u32>,
    pub(super) sources: Vec<u32>,
    pub(super) events: Vec<u32>,
    pub(super) topics: Vec<u32>,
}

/// Sorts the records by id, and gives each its final key. Ties without a known kind come last.
pub(super) fn sort(model: &mut Model, builder: &Builder<'_>) -> Keys {
    let last = |tie: &Tie| builder.kindless.contains(&tie.key);
    model
        .ties
        .sort_unstable_by(|a, b| (last(a), &*a.id).cmp(&(last(b), &*b.id)));
    macro_rules! numbered {
        ($records:ident, $key:ident) => {{
            let mut keys = vec![NOWHERE; builder.$records.ids.len()];
            for (index, record) in model.$records.iter_mut().enumerate() {
                let key = $key::at(index);
                keys[record.key.index()] = key.0;
                record.key = key;
            }
            keys
        }};
    }
    macro_rules! sorted {
        ($records:ident, $key:ident) => {{
            model.$records.sort_unstable_by(|a, b| a.id.cmp(&b.id));
            numbered!($records, $key)
        }};
    }
    model.topics.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let mut topics = vec![NOWHERE; builder.topics.ids.len()];
    for (index, topic) in model.topics.iter().enumerate() {
        if let Some(provisional) = builder.topics.ids.get_index_of(&*topic.id) {
            topics[provisional] = TopicKey::at(index).0;
        }
    }
    model.views.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Keys {
        orgs: sorted!(orgs, OrgKey),
        ties: numbered!(ties, TieKey),
        sources: sorted!(sources, SourceKey),
        events: sorted!(events, EventKey),
        topics,
    }
}

pub(super) fn found(keys: &[u32], provisional: usize) -> Option<u32> {
    Some(keys[provisional]).filter(|&key| key != NOWHERE)
}
