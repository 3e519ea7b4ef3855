//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod partners;
mod record;

pub use partners::{Partner, partner_links, partners};
pub use record::{RecordError, find_record};
