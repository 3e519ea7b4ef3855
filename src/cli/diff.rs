use clap::Args;
use tieup::answer::{self, Answer, Layout};
use tieup::diag::excerpt;
use tieup::model::{Date, DateError, Day, Tie};
use tieup::select::moment;
use tieup::{Graph, query};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, Printing, SourcedArgs, counted, few};
use super::select::SelectArgs;

/// In what two graphs differ, or what became of the ties of one between two dates
///
/// With two graphs: the records that the second adds (`+`), lacks (`-`) or has otherwise (`~`), field by field in the words of the
/// format. Records are matched by id, evidence by its source, its place and what it says. In which file, order or syntax something
/// stands makes no difference, nor whether evidence is written under its record or its source. Selection flags apply to both
/// graphs; what either keeps is compared.
///
/// With `--from` and `--to`: the ties that had begun or were newly planned (`+`), were gone (`-`: ended, withdrawn, refused, blocked) or stood otherwise
/// (`~`: planned and then in force, in force and then possibly ended …, or with other parties) at the end of the second date,
/// with the dates that did it and who gives them; and those that had come and gone in between (`±`). Only possible is what dates leave open:
/// whether a tie stood so on either date, or a party came or left between them. A tie that is possibly in force only because nothing was heard of it since
/// has not changed: how many there are of these is noted, and they make no difference. `--in-force`, `--status` and `--under` keep the ties
/// of which they hold at the end of either date, unless `--as-of` names another: what was in force on the first and had ended by the second is told.
///
/// Exits with 1 where there is a difference, and where the selection keeps nothing that could differ; with 0 where there is no difference.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup diff us-china-2015 us-china-tech
  tieup diff old/ new/ --org Cisco
  tieup diff --from 2015-11-06 --to 2016-12-31
  tieup diff us-china-tech --from 2015 --to 2016 --kind acquisition")]
pub(super) struct DiffArgs {
    /// The graphs: two, or with `--from` and `--to` one; each a built-in one by name, a folder, or a file
    ///
    /// `--graph` names the second, or the only one, as well.
    #[arg(value_name = "GRAPH", num_args = 0..=2)]
    graphs: Vec<String>,
    /// The first date, at whose end ties are looked at
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The second date; without it, today
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: SourcedArgs,
}

impl DiffArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        match (&self.graphs[..], &graph.graph, &self.from) {
            ([before, after], None, None) | ([before], Some(after), None) => {
                self.graphs(before, after)
            }
            ([], _, Some(from)) => self.dates(graph, from),
            ([name], None, Some(from)) => self.dates(&named(name), from),
            (_, _, None) => Err(Failure::new("a comparison needs two graphs, or two dates")
                .hint("write `tieup diff A B`, or `tieup diff A --from DATE --to DATE`")),
            _ => Err(Failure::new("two dates are compared in one graph")
                .hint("write `tieup diff A --from DATE --to DATE`")),
        }
    }

    fn graphs(&self, before: &str, after: &str) -> Result<Outcome, Failure> {
        let (old_asked, old) = named(before).open()?;
        let (new_asked, new) = named(after).open()?;
        let today = new_asked.as_of;
        let (no_old, no_new) = (old.only([]), new.only([]));
        let narrowed = |graph: Graph| self.select.narrow(graph, today).map(|(graph, _)| graph);
        // What is asked for may be in one graph only.
        let (old, new) = match (narrowed(old), narrowed(new)) {
            (Ok(old), Err(error)) if error.is_missing() => (old, no_new),
            (Err(error), Ok(new)) if error.is_missing() => (no_old, new),
            (old, new) => (old?, new?),
        };
        let select = self.select.asked();
        if let Some(flags) = asked::flags(&select, &[]).filter(|_| is_empty(&old) && is_empty(&new))
        {
            let none = format!("the selection ({flags}) keeps nothing of either graph");
            let answer = answer::diff((&old_asked.graph, &old), (&new_asked.graph, &new), &select);
            return output::answer(&answer, Printing::from(&self.format), &none);
        }
        let answer = answer::diff((&old_asked.graph, &old), (&new_asked.graph, &new), &select);
        let of = |change: &str| {
            answer
                .rows
                .iter()
                .filter(|row| row.change == change)
                .count()
        };
        let count = format!(
            "{} added, {} removed, {} changed",
            counted(of("added"), "record"),
            of("removed"),
            of("changed")
        );
        self.tell(&answer, &count)
    }

    fn dates(&self, graph: &GraphArgs, from: &str) -> Result<Outcome, Failure> {
        let (mut asked, graph) = graph.open()?;
        let today = asked.as_of;
        let from = day("from", from)?;
        let to = self.to.as_deref().map_or(Ok(today), |to| day("to", to))?;
        if to < from {
            return Err(Failure::new(format!("{to} comes before {from}"))
                .hint("give the earlier date to `--from`"));
        }
        let graph = self.select.narrow_on(graph, today, &[from, to])?;
        asked.select = self.select.asked();
        let answer = answer::became(&asked.graph, &graph, from, to, &asked.select);
        if graph.is_narrowed() && graph.ties().next().is_none() {
            let none = asked::none(&asked.select, "tie", graph.model().ties().len());
            return output::answer(&answer, Printing::from(&self.format), &none);
        }
        let outcome = self.tell(&answer, &answer.count())?;
        if let Some(note) = unheard(&query::unheard(&graph, from, to), to) {
            output::say(&note);
        }
        Ok(outcome)
    }

    /// Prints the differences. That there are some is what a check looks for.
    fn tell<Q, R>(&self, answer: &Answer<Q, R>, count: &str) -> Result<Outcome, Failure>
    where
        Answer<Q, R>: Layout,
    {
        let none = answer.rows.is_empty();
        let count = if none { "no difference" } else { count };
        output::answer(answer, Printing::from(&self.format), count)?;
        Ok(if none {
            Outcome::Done
        } else {
            Outcome::Negative
        })
    }
}

/// At most so many ties are named in a note.
const MOST_NAMED: usize = 6;

/// What is to be said of ties that have not changed, and of which nothing was heard.
fn unheard(ties: &[&Tie], to: Day) -> Option<String> {
    let named = few(ties.iter().map(|tie| tie.id()), MOST_NAMED, ", ");
    let count = counted(ties.len(), "tie");
    (!ties.is_empty()).then(|| {
        format!(
            "note: {count} no more than possible on {to}, as nothing later is told, which is no change: {named}\n"
        )
    })
}

/// Whether a selection keeps neither a tie nor an event.
fn is_empty(graph: &Graph) -> bool {
    graph.is_narrowed() && graph.ties().next().is_none() && graph.events().next().is_none()
}

fn named(name: &str) -> GraphArgs {
    GraphArgs {
        graph: Some(name.to_owned()),
    }
}

/// The day at whose end one looks.
fn day(flag: &str, text: &str) -> Result<Day, Failure> {
    let unfit = |help: &str| {
        let text = excerpt(text);
        Failure::new(format!("`{text}` is no value for `--{flag}`")).hint(help)
    };
    let date: Date = text
        .parse()
        .map_err(|error: DateError| unfit(&error.help()))?;
    moment(date).map_err(|help| unfit(&help))
}
