//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod partners;
mod record;
mod timeline;

pub use partners::{Partner, partners};
pub use record::{RecordError, find_record};
pub use timeline::{DateSaid, Fit, Happening, Step, timeline};
