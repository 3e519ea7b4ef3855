//! A compiler for alliance graphs: which organisations are tied to which, since when, and who says so.
//!
//! Curators write ties down by hand, with their evidence, in TOML or JSON. This crate checks what they wrote as
//! strictly as a compiler checks a program, loads it into a petgraph, and answers, draws and exports it. The data flows
//! one way, through one module after another:
//!
//! | module | job | main types |
//! | --- | --- | --- |
//! | [`load`] | finds and reads files | [`Location`](load::Location), [`Loaded`](load::Loaded) |
//! | `raw` | reads TOML, JSON and JSON Lines into records with places | [`json_schema`] |
//! | [`model`] | the valid document: organisations, ties, evidence, dates, money | [`Model`](model::Model) |
//! | [`ownership`] | who owns and controls whom on a day | [`Ownership`](ownership::Ownership) |
//! | [`rule`] | what may be wrong with a model, a page a rule | [`Rule`](rule::Rule) |
//! | [`graph`] | ties projected onto links in a petgraph; names | [`Graph`] |
//! | [`select`] | which ties a question is about | [`Selection`](select::Selection) |
//! | [`query`] | questions | [`partners`](query::partners) |
//! | [`ask`] | questions in words, as command lines | [`understand`](ask::understand) |
//! | [`answer`] | answers as rows, and how they are printed | [`Answer`](answer::Answer) |
//! | [`draw`] | where the parts of a picture go | [`Layout`](draw::Layout) |
//! | [`explorer`](mod@explorer) | one HTML page to look through a graph | [`page`](explorer::page) |
//! | [`export`] | DOT and JSON | [`Format`](export::Format) |
//! | [`report`](mod@report) | documents whose figures, tables and answers are kept up to date | [`Document`](report::Document) |
//! | [`guide`] | pages on what holds throughout | |
//! | [`format`](mod@format) | the one layout of a file | [`format`](format::format) |
//! | [`diag`] | what is said about the input, and how it is printed | [`Diagnostic`](diag::Diagnostic) |
//!
//! ```
//! use tieup::{Graph, query};
//!
//! let graph = Graph::open("us-china-2015")?;
//! let inspur = graph.find("인스퍼")?;
//! for partner in query::partners(&graph, inspur.key()) {
//!     for tie in partner.ties {
//!         println!("{} and {}: {}, {}", inspur.name(), partner.org.name(), tie.kind(), tie.standing());
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod answer;
pub mod ask;
mod base64;
mod compile;
pub mod diag;
pub mod draw;
pub mod explorer;
pub mod export;
pub mod format;
pub mod graph;
pub mod guide;
pub mod load;
pub mod model;
pub mod ownership;
mod picture;
pub mod query;
mod raw;
pub mod report;
pub mod rule;
pub mod select;

pub use compile::{Broken, Compiled};
pub use graph::Graph;
pub use raw::json_schema;
