use clap::Args;
use tieup::answer::{self, Format};
use tieup::model::Record;
use tieup::query;

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, Printing, SourcedArgs};

/// All that is known of a record, and who says so
///
/// A record is an organisation, a tie, a source or an event. Every piece of evidence is shown with its source, the place in
/// it, how it is said and through whom, the values that it states, and where one is contested what settled it.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup show cisco-inspur
  tieup show org.cisco org.inspur
  tieup show 浪潮 --format md
  tieup show source.zdnet-korea-2015-11-06 --format json")]
pub(super) struct ShowArgs {
    /// The records: ids with or without their section (`tie.cisco-inspur`, `cisco-inspur`), or names of organisations
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    format: SourcedArgs,
}

impl ShowArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let printing = Printing::from(&self.format);
        if printing.format == Format::Csv {
            return Err(Failure::new("a dossier does not fit into CSV").hint(
                "use `--format json`, or `tieup ties --format csv` for all ties with their sources",
            ));
        }
        let (asked, graph) = graph.open()?;
        let records: Vec<Record> = self
            .ids
            .iter()
            .map(|id| query::find_record(&graph, id))
            .collect::<Result<_, _>>()?;
        let answer = answer::show(&asked, &graph, &records);
        let text = answer::render_dossiers(&answer, printing.format, printing.screen());
        output::print(&text.unwrap_or_default())?;
        Ok(Outcome::Done)
    }
}
