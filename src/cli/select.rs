//! The selection flags: made from the library's table, the same in every command that reads a graph.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use tieup::Graph;
use tieup::select::{FLAGS, Flag, Selection};

use super::failure::Failure;

const VIEW: &str = "view";

/// What a command is asked about: the words of each flag, in the order of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct SelectArgs {
    view: Option<String>,
    words: Vec<(&'static str, Vec<String>)>,
}

impl Args for SelectArgs {
    fn augment_args(command: Command) -> Command {
        let view = Arg::new(VIEW)
            .long(VIEW)
            .value_name("VIEW")
            .help("The selection of a view of the graph (`tieup show` lists none: see its `[view.…]`)")
            .help_heading("Selection");
        FLAGS
            .iter()
            .fold(command, |command, flag| command.arg(arg(flag)))
            .arg(view)
    }

    fn augment_args_for_update(command: Command) -> Command {
        SelectArgs::augment_args(command)
    }
}

fn arg(flag: &'static Flag) -> Arg {
    let arg = Arg::new(flag.name)
        .long(flag.name)
        .help(format!("Keep {}", flag.meaning))
        .help_heading("Selection");
    if flag.value.is_empty() {
        return arg.action(ArgAction::SetTrue);
    }
    let arg = arg.value_name(flag.value);
    if flag.repeats {
        arg.action(ArgAction::Append)
    } else {
        arg
    }
}

impl FromArgMatches for SelectArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let words = FLAGS.iter().map(|flag| {
            let words = if flag.value.is_empty() {
                let set = matches.get_flag(flag.name);
                set.then(|| "true".to_owned()).into_iter().collect()
            } else {
                matches
                    .get_many::<String>(flag.name)
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect()
            };
            (flag.name, words)
        });
        Ok(SelectArgs {
            view: matches.get_one::<String>(VIEW).cloned(),
            words: words.collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = SelectArgs::from_arg_matches(matches)?;
        Ok(())
    }
}

impl SelectArgs {
    fn is_empty(&self) -> bool {
        self.view.is_none() && self.words.iter().all(|(_, words)| words.is_empty())
    }

    /// The selection that is asked for: the view's, narrowed by the flags.
    ///
    /// `None` where nothing is asked for.
    pub(super) fn selection(&self, graph: &Graph) -> Result<Option<Selection>, Failure> {
        if self.is_empty() {
            return Ok(None);
        }
        let mut selection = match &self.view {
            Some(id) => Selection::of_view(graph, graph.view(id)?)?,
            None => Selection::new(),
        };
        for (flag, words) in &self.words {
            for word in words {
                selection.add(graph, flag, word)?;
            }
        }
        Ok(Some(selection))
    }

    /// The title of the view that is asked for.
    pub(super) fn title(&self, graph: &Graph) -> Option<String> {
        let view = graph.view(self.view.as_deref()?).ok()?;
        Some(view.title().to_owned())
    }
}
