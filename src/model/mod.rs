//! The valid, immutable document.

mod certainty;
mod date;
mod day;

pub use certainty::Certainty;
pub use date::{Date, DateError, DateProblem};
pub use day::Day;
