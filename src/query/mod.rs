//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod partners;

pub use partners::{Partner, partners};
