//! A compiler for alliance graphs.

pub mod diag;
pub mod model;
mod raw;
