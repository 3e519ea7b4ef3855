use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use tieup::report::mdbook::Book;

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output;

/// Fill the figures, tables and answers of an mdBook while it is built
///
/// mdBook runs this itself, once `book.toml` says so. Chapters have the same markers as reports have for `tieup embed`; the
/// files stay as they are, and pictures stand in the pages. The graph is that of `preprocessor.tieup.graph`, from the book's
/// folder.
#[derive(Debug, Args)]
#[command(after_long_help = "\
In book.toml:
  [preprocessor.tieup]
  command = \"tieup mdbook\"
  graph = \"my-graph\"")]
pub(super) struct MdbookArgs {
    #[command(subcommand)]
    ask: Option<Ask>,
}

#[derive(Debug, Subcommand)]
enum Ask {
    /// Say whether a renderer is supported: every one is
    Supports {
        /// The renderer
        renderer: String,
    },
}

impl MdbookArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        if self.ask.is_some() {
            return Ok(Outcome::Done);
        }
        let mut input = String::new();
        io::stdin()
            .read_to_string(&mut input)
            .map_err(|error| Failure::new("the book can't be read").because(&error))?;
        let book = Book::read(&input).map_err(|error| {
            Failure::new(error.to_string()).hint("let mdBook run it: `command = \"tieup mdbook\"`")
        })?;
        let (asked, graph) = named(graph, &book).open_for_report()?;
        match book.fill(&graph, &asked.graph) {
            Ok(text) => {
                output::print(&text)?;
                Ok(Outcome::Done)
            }
            Err(embedded) => {
                output::say(&output::faults(&embedded.faults, &embedded.files));
                Ok(Outcome::Failed)
            }
        }
    }
}

/// The graph of the command line, else that of the book.
fn named(graph: &GraphArgs, book: &Book) -> GraphArgs {
    let of_book = || {
        let name = book.graph()?;
        let below: PathBuf = book.root().map(Path::new)?.join(name);
        Some(if below.exists() {
            below.to_string_lossy().into_owned()
        } else {
            name.to_owned()
        })
    };
    GraphArgs {
        graph: graph.graph.clone().or_else(of_book),
    }
}
