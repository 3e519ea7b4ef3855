//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod became;
mod betweenness;
mod components;
mod diff;
mod doubts;
mod group;
mod owners;
mod partners;
mod path;
mod record;
mod stakes;
mod stats;
#[cfg(test)]
pub(crate) mod tests;
mod timeline;
mod ways;

pub use became::{Became, Fate, became, unheard};
pub use betweenness::{betweenness, brokers};
pub use components::{Component, components};
pub use diff::{Change, FieldChange, FieldValue, RecordChange, diff};
pub use doubts::{Doubt, Doubts};
pub use group::{Group, GroupPartner, Member, group, group_partner_links, group_partners};
pub(crate) use owners::contested_times;
pub use owners::{Side, Stakeholding, Suspended, holdings, owners, planned_stakes, stake_links};
pub use partners::{Partner, partner_links, partners};
pub use path::{
    Chain, FEW, Hop, MOST, MOST_STOPS, PathError, PathOptions, Paths, Way, WayError, path_links,
    paths,
};
pub use record::{RecordError, find_record};
pub use stakes::{holdings_above, holdings_below};
pub use stats::{
    AmountTotal, Degree, Joined, Tally, Totals, amounts, bloc_pairs, degrees, tally, totals,
};
pub use timeline::{DateSaid, Fit, Happening, Step, lies_in, timeline};
