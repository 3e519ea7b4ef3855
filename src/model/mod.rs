//! The valid, immutable document.

mod certainty;
mod date;
mod day;
mod decimal;

pub use certainty::Certainty;
pub use date::{Date, DateError, DateProblem};
pub use day::Day;
pub use decimal::{Decimal, DecimalError, DecimalProblem};
