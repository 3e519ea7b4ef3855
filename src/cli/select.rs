//! The selection flags: made from the library's table, the same in every command that reads a graph.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use tieup::Graph;
use tieup::answer::Select;
use tieup::diag::visible_line;
use tieup::graph::NameError;
use tieup::guide;
use tieup::model::{Day, Lang, Org, OrgKey};
use tieup::select::{FLAGS, Flag, SelectError, Selection, Takes, Window};

use super::open::say_taken;
use super::output;

const VIEW: &str = "view";
const ORG: &str = "org";
const HOPS: &str = "hops";

/// What the flags stand under in a help text.
pub(super) const HEADING: &str = "Selection";

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
            .help("What a view of the graph keeps. The other flags narrow that, `--as-of` too, which is then the day for which the rest is told; `--hops` counts from the view's `org`")
            .help_heading(HEADING);
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
        .help(help(flag))
        .help_heading(HEADING);
    let arg = if flag.name == "as-of" {
        arg.long_help(format!("{}\n\n{}", help(flag), guide::time_in_short()))
    } else {
        arg
    };
    if flag.value.is_empty() {
        return arg.action(ArgAction::SetTrue);
    }
    let arg = arg.value_name(flag.value);
    if flag.takes == Takes::One {
        arg
    } else {
        arg.action(ArgAction::Append)
    }
}

fn help(flag: &Flag) -> String {
    let words = (flag.words)();
    let mut help = flag.meaning.to_owned();
    if !words.is_empty() {
        help = format!("{help}: {}", words.join(", "));
    }
    help + match flag.takes {
        Takes::One | Takes::Each => "",
        Takes::Names | Takes::List => "; give several, parted by commas, for one or the other",
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
    /// What the view, and then the flags, leave of a graph; and the day as of which they do, where they name one.
    pub(super) fn narrow(
        &self,
        graph: Graph,
        today: Day,
    ) -> Result<(Graph, Option<Day>), SelectError> {
        let mut day = None;
        let mut narrowed = graph;
        for selection in self.selections(&narrowed, today)? {
            day = selection.day().or(day);
            say_unowned(&selection.unowned(&narrowed));
            narrowed = selection.apply(&narrowed);
        }
        Ok((narrowed, day))
    }

    /// The same for steps in time: what is left of the graph, and which steps of that are asked for.
    pub(super) fn narrow_steps(
        &self,
        graph: Graph,
        today: Day,
    ) -> Result<(Graph, Window, Option<Day>), SelectError> {
        let mut narrowed = graph;
        let selections = self.selections(&narrowed, today)?;
        let day = selections.iter().rev().find_map(Selection::day);
        let (kept, window) = Selection::of_steps(&selections);
        for rest in kept.iter().filter(|rest| !rest.is_empty()) {
            narrowed = rest.apply(&narrowed);
        }
        Ok((narrowed, window, day))
    }

    /// What the view and what the flags ask for, where they are given.
    fn selections(&self, graph: &Graph, today: Day) -> Result<Vec<Selection>, SelectError> {
        let mut selections = Vec::new();
        let mut day = today;
        if let Some(id) = &self.view {
            let mut selection = Selection::of_view(graph, graph.view(id)?)?.on(today);
            if let Some(hops) = self.hops_of_view(graph)? {
                selection.add(graph, HOPS, hops)?;
            }
            day = selection.day().unwrap_or(today);
            selections.push(selection);
        }
        let taken = self.hops_of_view(graph)?.map(|_| HOPS);
        let words = self.words.iter();
        let words = words.filter(|(flag, words)| !words.is_empty() && Some(*flag) != taken);
        let mut words = words.peekable();
        if words.peek().is_some() {
            let mut selection = Selection::new();
            for (flag, words) in words {
                for word in words {
                    selection.add_by(graph, flag, word, &|name| find(graph, name))?;
                }
            }
            selection.check()?;
            selections.push(selection.on(day));
        }
        Ok(selections)
    }

    /// What `--hops` says where it is the view's organisations from which one goes: where no other is named, and the view names one.
    fn hops_of_view(&self, graph: &Graph) -> Result<Option<&str>, SelectError> {
        let given = |wanted: &str| {
            let mut words = self.words.iter().filter(|(flag, _)| *flag == wanted);
            words.find_map(|(_, words)| words.last())
        };
        let (Some(id), Some(hops), None) = (&self.view, given(HOPS), given(ORG)) else {
            return Ok(None);
        };
        let names_org = graph.view(id)?.select().any(|(flag, _)| flag == ORG);
        Ok(names_org.then_some(hops.as_str()))
    }

    /// What is left of a graph without `--status` and `--in-force`, and these flags; `None` where neither is given.
    pub(super) fn without_status(
        &self,
        graph: &Graph,
        today: Day,
    ) -> Result<Option<(Graph, Select)>, SelectError> {
        let of_status = |flag: &str| ["status", "in-force"].contains(&flag);
        let (dropped, words): (Vec<_>, Vec<_>) = self
            .words
            .iter()
            .cloned()
            .partition(|(flag, _)| of_status(flag));
        let dropped = dropped.into_iter().filter(|(_, words)| !words.is_empty());
        let flags: Select = dropped
            .map(|(flag, words)| (flag.to_owned(), words))
            .collect();
        if flags.is_empty() {
            return Ok(None);
        }
        let view = self.view.clone();
        let mut wider = graph.whole();
        for selection in (SelectArgs { view, words }).selections(&wider, today)? {
            wider = selection.apply(&wider);
        }
        Ok(Some((wider, flags)))
    }

    /// The flags with their words, to be repeated in an answer.
    pub(super) fn asked(&self) -> Select {
        let view = self
            .view
            .iter()
            .map(|view| (VIEW.to_owned(), vec![view.clone()]));
        let given = self.words.iter().filter(|(_, words)| !words.is_empty());
        view.chain(given.map(|(flag, words)| ((*flag).to_owned(), words.clone())))
            .collect()
    }

    /// The title of the view that is asked for, in a language where it has one in it.
    pub(super) fn title(&self, graph: &Graph, lang: Option<Lang>) -> Option<String> {
        let view = graph.view(self.view.as_deref()?).ok()?;
        let title = lang.and_then(|lang| view.titles().first(lang.name()));
        Some(title.unwrap_or(view.title()).to_owned())
    }
}

/// Whom a name means; where it is only the beginning of one, says whose.
fn find(graph: &Graph, name: &str) -> Result<OrgKey, NameError> {
    let org = graph.find(name)?;
    say_taken(graph, name, org);
    Ok(org.key())
}

/// What `--around` leaves of a graph, where it is given: an organisation and those tied to it.
pub(super) fn near(graph: Graph, org: Option<&str>) -> Result<Graph, SelectError> {
    let Some(org) = org else {
        return Ok(graph);
    };
    let mut selection = Selection::new();
    selection.add_by(&graph, "org", org, &|word| find(&graph, word))?;
    selection.add(&graph, "hops", "1")?;
    Ok(selection.apply(&graph))
}

/// At most so many organisations are named in a note.
const MOST_NAMED: usize = 6;

/// Says what `--under` can't know.
fn say_unowned(orgs: &[&Org]) {
    if orgs.is_empty() {
        return;
    }
    let mut names: Vec<&str> = orgs.iter().take(MOST_NAMED).map(|org| org.name()).collect();
    let rest = format!("{} more", orgs.len().saturating_sub(MOST_NAMED));
    if orgs.len() > MOST_NAMED {
        names.push(&rest);
    }
    output::say(&format!(
        "note: `--under` leaves out ties with organisations of which the graph has no owner: {}\n",
        visible_line(&names.join(", "))
    ));
}
