//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod group;
mod owners;
mod partners;
mod record;

pub use group::{Group, GroupPartner, group, group_partner_links, group_partners};
pub use owners::{Dispute, Stakeholding, holdings, owners, stake_links};
pub use partners::{Partner, partner_links, partners};
pub use record::{RecordError, find_record};
