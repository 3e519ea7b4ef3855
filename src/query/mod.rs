//! The questions: each one function over a [`Graph`](crate::Graph), which knows nothing of how its answer is printed.

mod betweenness;
mod components;
mod partners;
mod path;
mod record;
mod stats;
#[cfg(test)]
pub(crate) mod tests;

pub use betweenness::{betweenness, brokers};
pub use components::{Component, components};
pub use partners::{Partner, partner_links, partners};
pub use path::{
    Chain, FEW, Hop, MOST, MOST_STOPS, PathError, PathOptions, Paths, Way, WayError, path_links,
    paths,
};
pub use record::{RecordError, find_record};
pub use stats::{
    AmountTotal, Degree, Joined, Tally, Totals, amounts, bloc_pairs, degrees, tally, totals,
};
