//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod became;
mod diff;
mod group;
mod owners;
mod partners;
mod record;
mod timeline;

pub use became::{Became, Fate, became};
pub use diff::{Change, FieldChange, FieldValue, RecordChange, diff};
pub use group::{Group, GroupPartner, group, group_partner_links, group_partners};
pub use owners::{Dispute, Stakeholding, holdings, owners, stake_links};
pub use partners::{Partner, partner_links, partners};
pub use record::{RecordError, find_record};
pub use timeline::{DateSaid, Fit, Happening, Step, timeline};
