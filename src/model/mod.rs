//! The valid, immutable document.

mod bounds;
mod certainty;
mod date;
mod day;
mod decimal;
mod money;
mod period;
mod stake;

pub use certainty::Certainty;
pub use date::{Date, DateError, DateProblem};
pub use day::Day;
pub use decimal::{Decimal, DecimalError, DecimalProblem};
pub use money::{Currency, Money, MoneyError, MoneyProblem};
pub use period::{Period, PeriodError, PeriodProblem};
pub use stake::{Share, ShareError, ShareProblem, Stake};
