use clap::Args;
use tieup::Graph;
use tieup::answer::{self, Asked, ShowAnswer};
use tieup::model::Record;
use tieup::query::{self, RecordError};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::{GraphArgs, say_taken};
use super::output::{self, Printing, SourcedArgs, counted};
use super::select::SelectArgs;

/// All that is known of a record, and who says so
///
/// A record is an organisation, a tie, a source or an event. Every piece of evidence is shown with its source, the place in
/// it, how it is said and through whom, the values that it states, and where one is contested what settled it.
///
/// Status and owners are told as of `--as-of`, else today. The selection flags keep some of an organisation's ties, with `--as-of` those
/// in which it was on that day; its owners are those whom `owners` tells with the same flags. How many more ties and owners there are without the
/// flags stands below them. A tie, a source or an event is told in full.
///
/// CSV has what is said of each record: a row a value that a source states, with where it says so and whether the record keeps the
/// same. What is said of an organisation's ties is in `tieup ties --org ORG --format csv`.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup show cisco-inspur
  tieup show org.cisco org.inspur
  tieup show 浪潮 --format md
  tieup show sugon --as-of 2015-11 --family alliance
  tieup show source.zdnet-korea-2015-11-06 --format json")]
pub(super) struct ShowArgs {
    /// The records: ids with or without their section (`tie.cisco-inspur`, `cisco-inspur`), or names of organisations
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: SourcedArgs,
}

impl ShowArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let printing = Printing::from(&self.format);
        let (asked, graph) = graph.open_selected(&self.select)?;
        let found = self.ids.iter().map(|id| query::find_record(&graph, id));
        let (records, unknown): (Vec<_>, Vec<_>) = found.partition(Result::is_ok);
        let mut unknown: Vec<RecordError> = unknown.into_iter().filter_map(Result::err).collect();
        if let Some(last) = unknown.pop() {
            for error in unknown {
                Failure::from(error).report();
            }
            return Err(last.into());
        }
        let records: Vec<Record> = records.into_iter().flatten().collect();
        for (id, record) in self.ids.iter().zip(&records) {
            let name = id.strip_prefix("org.").unwrap_or(id);
            if let &Record::Org(org) = record {
                say_taken(&graph, name, graph.model().org(org));
            }
        }
        let answer = answer::show(&asked, &graph, &records);
        let text = answer::render_dossiers(&answer, printing.format, printing.screen());
        output::print(&text)?;
        output::remark(printing.format, &count(&answer, &asked, &graph, &records));
        Ok(Outcome::Done)
    }
}

/// `cisco: 3 ties, of these 1 planned; tie.dell-emc: 7 statements; status on 2015-11-06`.
fn count(answer: &ShowAnswer, asked: &Asked, graph: &Graph, records: &[Record]) -> String {
    let named = answer.query.records.iter().zip(&answer.rows);
    let mut parts: Vec<String> = named
        .zip(records)
        .map(|((named, dossier), record)| {
            let (count, noun) = dossier.count();
            let of_which = match *record {
                Record::Org(org) => asked::of_which(asked, graph, graph.ties_at(org)),
                _ => String::new(),
            };
            format!("{}: {}{of_which}", named.title, counted(count, noun))
        })
        .collect();
    parts.push(format!("status on {}", answer.query.as_of));
    parts.join("; ")
}
