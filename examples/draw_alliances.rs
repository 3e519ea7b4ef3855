//! Draws a built-in graph, or one at a path, for Graphviz:
//!
//! ```text
//! cargo run --example draw_alliances -- us-china-2015 | dot -Tsvg > alliances.svg
//! ```

use std::error::Error;
use std::io;

use tieup::Graph;
use tieup::export::{Format, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1);
    let graph = Graph::open(name.as_deref().unwrap_or("us-china-2015"))?;
    let format = Format::by_name("dot")?;
    format.write(&graph, &Options::default(), &mut io::stdout().lock())?;
    Ok(())
}
