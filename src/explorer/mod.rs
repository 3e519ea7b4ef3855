//! The explorer: one HTML page to look through a graph, that needs nothing else.
//!
//! The page holds the pictures as SVG with all their places, the facts as JSON, one style sheet and one script of our own. It asks the
//! network for nothing: its Content-Security-Policy allows that style and that script by their hashes, and nothing else. Without scripts it
//! still shows the picture. What the script does is in `script/`, a file a concern; it lays nothing out and reckons no dates.

mod facts;
mod html;
mod life;
mod names;
mod pictures;
mod style;
#[cfg(test)]
mod tests;
mod words;

use crate::graph::Graph;
use crate::model::{Day, Lang};
use crate::picture::Theme;

/// What may be asked of the page.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// The title, instead of the graph's own.
    pub title: Option<&'a str>,
    /// The day that the graph was narrowed to. The page then tells where ties stand on it, and has no slider.
    pub as_of: Option<Day>,
    /// The language that it opens in; English where it is not set. The reader can change it.
    pub lang: Option<Lang>,
    /// Light, dark, or as the reader's system is. The reader can change it.
    pub theme: Theme,
    /// Opens on every organisation, even where they are too many to read.
    pub force: bool,
    /// What somebody who serves the page adds to it.
    pub extra: Option<Extra<'a>>,
}

/// A script and a style that are added to the page, and allowed by their hashes. With them the page may connect to where it comes from,
/// and to nothing else.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extra<'a> {
    /// JavaScript, run after the page's own. Must not contain `</script` or `<!--`.
    pub script: &'a str,
    /// CSS, after the page's own. Must not contain `</style`.
    pub style: &'a str,
}

/// The page that shows a graph, or what a selection left of it. Equal graphs and options give equal bytes.
///
/// Costs a layout of the graph in each language of the program.
///
/// ```
/// use tieup::Graph;
/// use tieup::explorer::{Options, page};
///
/// let graph = Graph::open("us-china-2015")?;
/// let html = page(&graph, &Options::default());
/// assert!(html.starts_with("<!doctype html>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn page(graph: &Graph, options: &Options<'_>) -> String {
    html::page(graph, options)
}
