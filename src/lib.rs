//! A compiler for alliance graphs.

mod compile;
pub mod diag;
pub mod load;
pub mod model;
mod raw;
pub mod rule;

pub use compile::{Broken, Compiled};
pub use raw::json_schema;
