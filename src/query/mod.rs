//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod became;
mod diff;
mod partners;
mod record;
mod timeline;

pub use became::{Became, Fate, became};
pub use diff::{Change, FieldChange, FieldValue, RecordChange, diff};
pub use partners::{Partner, partner_links, partners};
pub use record::{RecordError, find_record};
pub use timeline::{DateSaid, Fit, Happening, Step, timeline};
