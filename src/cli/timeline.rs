use clap::Args;
use tieup::answer;
use tieup::select::Window;

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, SourcedArgs, counted};
use super::select::SelectArgs;

/// What happened, in order, and who says when
///
/// The steps of ties (announced, signed, closed, ended …), of parties that join or leave them, of the organisations in them
/// (founded, listed, delisted, dissolved), and events. A date is as the sources have it, and never rounded: a step
/// stands by the earliest day that it may have been, within its year not before the steps of its tie that go before it (`closed 2002` below
/// `signed 2002-03-17`), then by the latest; where only the latest is known, by that.
///
/// First come the sources that give that very date, then those that give a vaguer one, then, marked `≠`, those that give another.
///
/// `--since` and `--until` keep steps that, possibly, fall between them, whenever their tie began; a view's do so too.
/// With `--step`, the ties are those that `ties` lists with the same flags, and of each only the steps of that name are told that,
/// possibly, fall between `--since` and `--until`; events and organisations' own dates are left out. What then lies
/// later than `--as-of` stays, marked `due`.
///
/// `--as-of` looks back: it keeps what was dated by then, and what was due; ties that had ended stay, and those that `--org` had left by then, unless
/// `--in-force`, `--status` or `--step` is given. What lies later than that date, or else than today, is marked `due`.
///
/// A part of a tie without dates of its own is not told again beside its whole, unless `--step` is given. An event is shown if it is on the `--topic`
/// and told of by the `--source`, and where there is any other flag, if it is about a tie that is kept or one of its
/// parties; with `--org`, about that organisation. An organisation's own dates are told where it is asked for with `--org`, or nothing is;
/// not where the flags leave out all ties, and its own among these.
///
/// Exits with 1 where there is no step.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup timeline --org Cisco
  tieup timeline --topic security --since 2014 --until 2015
  tieup timeline --as-of 2015-11-06 --format csv > timeline.csv")]
pub(super) struct TimelineArgs {
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: SourcedArgs,
}

impl TimelineArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph, window) = graph.open_steps(&self.select)?;
        let answer = answer::timeline(&asked, &graph, &window);
        let due = answer.rows.iter().filter(|row| row.due).count();
        let mut count = counted(answer.rows.len(), "step") + &asked::within(&asked.select);
        if answer.rows.is_empty() {
            let whole = answer::timeline(&asked, &graph.whole(), &Window::default());
            count = asked::none(&asked.select, "step", whole.rows.len());
        }
        let open = answer.rows.iter();
        let open = open.filter(|row| row.hit == Some(answer::Match::Possible));
        match open.count() {
            0 => {}
            open => count = format!("{count}, {open} of them possibly then"),
        }
        if due > 0 {
            count = format!("{count}, {due} of them due after {}", asked.as_of);
        } else if !answer.rows.is_empty() && self.select.as_of(&graph)?.is_some() {
            count = format!("{count}; as of {}", asked.as_of);
        }
        output::answer(&answer, &self.format, &count)
    }
}
