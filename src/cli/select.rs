//! The selection flags: made from the library's table, the same in every command that reads a graph.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use tieup::Graph;
use tieup::answer::Select;
use tieup::diag::visible_line;
use tieup::graph::NameError;
use tieup::guide;
use tieup::model::{Date, Day, Lang, OrgKey};
use tieup::select::{FLAGS, Flag, Flags, Narrowing, SelectError, Selection, Takes, Window};

use super::open::say_taken;
use super::output;

const VIEW: &str = "view";

/// What the flags stand under in a help text.
pub(super) const HEADING: &str = "Selection";

/// What a command is asked about.
#[derive(Clone, Debug, Default)]
pub(super) struct SelectArgs {
    flags: Flags,
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
        let mut flags = Flags::new();
        if let Some(view) = matches.get_one::<String>(VIEW) {
            flags.add(VIEW, view);
        }
        for flag in FLAGS {
            if flag.value.is_empty() {
                if matches.get_flag(flag.name) {
                    flags.add(flag.name, "true");
                }
                continue;
            }
            for word in matches.get_many::<String>(flag.name).into_iter().flatten() {
                flags.add(flag.name, word);
            }
        }
        Ok(SelectArgs { flags })
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
        let narrowing = self.read(&graph, today)?;
        let narrowed = narrowing.apply(&graph);
        say_control(&graph, &narrowing, narrowed.as_ref());
        let day = narrowing.day();
        Ok((narrowed.unwrap_or(graph), day))
    }

    /// The same where a question is about several days: see [`Narrowing::apply_on`].
    pub(super) fn narrow_on(
        &self,
        graph: Graph,
        today: Day,
        days: &[Day],
    ) -> Result<Graph, SelectError> {
        let narrowing = self.read(&graph, today)?;
        let narrowed = narrowing.apply_on(&graph, days);
        say_control(&graph, &narrowing, narrowed.as_ref());
        Ok(narrowed.unwrap_or(graph))
    }

    /// The same for steps in time: what is left of the graph, and which steps of that are asked for.
    pub(super) fn narrow_steps(
        &self,
        graph: Graph,
        today: Day,
    ) -> Result<(Graph, Window, Option<Day>), SelectError> {
        let narrowing = self.read(&graph, today)?;
        let (narrowed, window) = narrowing.steps(&graph);
        say_control(&graph, &narrowing, narrowed.as_ref());
        Ok((narrowed.unwrap_or(graph), window, narrowing.day()))
    }

    /// Says of one whose ties are asked for, and whom no flag names, where it is under the control that `--under` asks for.
    pub(super) fn say_itself(
        &self,
        graph: &Graph,
        today: Day,
        org: OrgKey,
    ) -> Result<(), SelectError> {
        let whole = graph.whole();
        let narrowing = self.flags.read(&whole, today)?;
        say_itself(&whole, &narrowing.under_itself(&whole, &[org]));
        Ok(())
    }

    /// The date that `--as-of` asks for, or that of the view.
    pub(super) fn as_of(&self, graph: &Graph) -> Result<Option<Date>, SelectError> {
        Ok(self.flags.read(graph, Day::LAST)?.as_of())
    }

    fn read(&self, graph: &Graph, today: Day) -> Result<Narrowing, SelectError> {
        let find = |name: &str| find(graph, name);
        Ok(self.flags.read_by(graph, today, &find)?)
    }

    /// What is left of a graph without `--status` and `--in-force`, and these flags; `None` where neither is given.
    pub(super) fn without_status(
        &self,
        graph: &Graph,
        today: Day,
    ) -> Result<Option<(Graph, Select)>, SelectError> {
        const OF_STATUS: [&str; 2] = ["status", "in-force"];
        let mut dropped = self.flags.by_name();
        dropped.retain(|flag, _| OF_STATUS.contains(&&**flag));
        if dropped.is_empty() {
            return Ok(None);
        }
        let flags = self.flags.without(&OF_STATUS);
        let whole = graph.whole();
        // Whom a beginning of a name means has been said.
        let wider = flags.read(&whole, today)?.apply(&whole);
        Ok(Some((wider.unwrap_or(whole), dropped)))
    }

    /// Whether any tie is left of a graph.
    pub(super) fn keeps_any(&self, graph: &Graph, today: Day) -> bool {
        let narrowing = self.flags.read(graph, today);
        let narrowed = narrowing.ok().and_then(|narrowing| narrowing.apply(graph));
        narrowed.is_some_and(|narrowed| narrowed.ties().next().is_some())
    }

    /// The flags with their words, to be repeated in an answer.
    pub(super) fn asked(&self) -> Select {
        self.flags.by_name()
    }

    /// The title of the view that is asked for, in a language where it has one in it.
    pub(super) fn title(&self, graph: &Graph, lang: Option<Lang>) -> Option<String> {
        let view = graph.view(self.flags.view()?).ok()?;
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

/// Says what control that is asked for can't know, and where all ties of those asked for have it.
fn say_control(graph: &Graph, narrowing: &Narrowing, narrowed: Option<&Graph>) {
    let open = narrowed.map_or(&[][..], Graph::open_tops);
    if !open.is_empty() {
        let tops = open.iter().map(|top| {
            let name = names(graph, &[top.org]);
            match &top.above[..] {
                [] => name,
                above => format!("{name} (above {})", names(graph, above)),
            }
        });
        output::say(&format!(
            "note: left out are ties of which a party may be under that control: the graph tells no owner of {}\n",
            output::few(tops, MOST_NAMED, ", ")
        ));
    }
    say_itself(graph, &narrowing.under_itself(graph, &[]));
}

fn say_itself(graph: &Graph, orgs: &[OrgKey]) {
    if !orgs.is_empty() {
        output::say(&format!(
            "note: `--under` is met by any party of a tie, and {} meets it itself, so that all its ties are kept: to ask it of one role, write `--role under.ORG=ROLE`\n",
            names(graph, orgs)
        ));
    }
}

fn names(graph: &Graph, orgs: &[OrgKey]) -> String {
    let names = orgs.iter().map(|&org| graph.model().org(org).name());
    visible_line(&output::few(names, MOST_NAMED, ", ")).into_owned()
}
