//! Which graph is asked, and on which day.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use tieup::answer::{Asked, GraphRef, Select};
use tieup::ask::understand;
use tieup::diag::visible_line;
use tieup::load::{Location, builtin};
use tieup::model::{Day, Org};
use tieup::select::Window;
use tieup::{Compiled, Graph, query};

use super::ask::shell;
use super::failure::Failure;
use super::output;
use super::select::SelectArgs;

/// The graph that is asked where none is named and none is near.
const DEFAULT: &str = "us-china-2015";

#[derive(Debug, Args)]
pub(super) struct GraphArgs {
    /// The graph: a built-in one by name (see `tieup graphs`), a folder, or a file
    ///
    /// Where it is not given: the folder with a `graph.toml` in or above the current one, else the built-in
    /// `us-china-2015`.
    #[arg(short, long, value_name = "GRAPH", global = true)]
    pub(super) graph: Option<String>,
}

impl GraphArgs {
    /// Where the graph is, and what it is called.
    pub(super) fn location(&self) -> (String, Location) {
        if let Some(name) = &self.graph {
            return (name.clone(), Location::find(name));
        }
        match around() {
            Some(path) => (path.display().to_string(), Location::Path(path)),
            None => (DEFAULT.to_owned(), Location::find(DEFAULT)),
        }
    }

    /// The flag, for a command that asks the same graph.
    pub(super) fn words(&self) -> Vec<String> {
        let name = self.graph.iter();
        name.flat_map(|name| ["-g".to_owned(), name.clone()])
            .collect()
    }

    /// Says which other built-in graphs have an organisation or record of that name, where the usual one was asked.
    pub(super) fn say_where(&self, name: &str) {
        let (asked, location) = self.location();
        let here = self.open().ok();
        let record = here.and_then(|(_, here)| query::find_record(&here, name).ok());
        if record.is_some() {
            let words = [vec!["show".to_owned(), name.to_owned()], self.words()].concat();
            output::say(&format!(
                "hint: that is no organisation; `tieup {}` tells what it is\n",
                shell(&words)
            ));
            return;
        }
        if matches!(location, Location::Path(_)) {
            return;
        }
        for other in builtin().filter(|other| *other != asked) {
            let Ok(graph) = Graph::open(other) else {
                continue;
            };
            let org = graph.find(name).ok().map(|org| org.name().to_owned());
            let record = || {
                let record = query::find_record(&graph, name).ok()?;
                Some(graph.model().record_id(record))
            };
            if let Some(found) = org.or_else(record) {
                output::say(&format!(
                    "hint: `{other}` has {}: add `-g {other}`\n",
                    visible_line(&found)
                ));
            }
        }
    }

    /// Says in which other built-in graph a question is understood, where the usual one was asked; gives whether there is one.
    pub(super) fn say_who_understands(&self, question: &str, today: Day) -> bool {
        let (asked, location) = self.location();
        if matches!(location, Location::Path(_)) {
            return false;
        }
        let knows = |other: &&str| {
            let graph = Graph::open(other).ok();
            graph.is_some_and(|graph| understand(&graph, question, today).is_ok())
        };
        let mut others = builtin().filter(|other| *other != asked);
        let Some(other) = others.find(knows) else {
            return false;
        };
        output::say(&format!(
            "hint: `{other}` has all that is named here: add `-g {other}`\n"
        ));
        true
    }

    /// Opens the graph under a name that is the same wherever one stands, as reports keep it.
    pub(super) fn open_for_report(&self) -> Result<(Asked, Graph), Failure> {
        let (mut asked, graph) = self.open()?;
        asked.graph.name = self.short_name();
        Ok((asked, graph))
    }

    /// A built-in graph by its name, another by that of its folder or file.
    fn short_name(&self) -> String {
        let (name, location) = self.location();
        let Location::Path(path) = location else {
            return name;
        };
        let whole = std::fs::canonicalize(&path).unwrap_or(path);
        let last = whole
            .file_name()
            .map(|last| last.to_string_lossy().into_owned());
        last.unwrap_or(name)
    }

    /// Opens what a selection leaves of the graph, to be asked on the day of the selection, else today.
    pub(super) fn open_selected(&self, select: &SelectArgs) -> Result<(Asked, Graph), Failure> {
        let (mut asked, graph) = self.open()?;
        let (narrowed, day) = select.narrow(graph, asked.as_of)?;
        asked.as_of = day.unwrap_or(asked.as_of);
        asked.select = select.asked();
        Ok((asked, narrowed))
    }

    /// Opens what a selection leaves of the graph, and which steps of that it asks for.
    pub(super) fn open_steps(
        &self,
        select: &SelectArgs,
    ) -> Result<(Asked, Graph, Window), Failure> {
        let (mut asked, graph) = self.open()?;
        let (narrowed, window, day) = select.narrow_steps(graph, asked.as_of)?;
        asked.as_of = day.unwrap_or(asked.as_of);
        asked.select = select.asked();
        Ok((asked, narrowed, window))
    }

    /// Opens the graph, to be asked today.
    pub(super) fn open(&self) -> Result<(Asked, Graph), Failure> {
        let (name, location) = self.location();
        let model = Compiled::open(&[location]).into_model()?;
        let asked = Asked {
            graph: GraphRef {
                name,
                title: model.title().map(str::to_owned),
            },
            as_of: today()?,
            select: Select::new(),
        };
        Ok((asked, Graph::new(model)))
    }
}

/// The organisation that a word of the command line names; where that is only the beginning of a name, says whose.
pub(super) fn named<'g>(graph: &'g Graph, word: &str) -> Result<&'g Org, Failure> {
    let org = graph.find(word)?;
    say_taken(graph, word, org);
    Ok(org)
}

/// Says whose name a word is only the beginning of, where it is.
pub(super) fn say_taken(graph: &Graph, word: &str, org: &Org) {
    if !graph.is_named(org, word) {
        output::say(&format!(
            "note: `{}` is taken for {}\n",
            visible_line(word),
            visible_line(org.name())
        ));
    }
}

/// The folder of the graph in or above the current one, as one would name it from here.
fn around() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let Location::Path(found) = Location::around(&here)? else {
        return None;
    };
    let above = here.strip_prefix(&found).ok()?.components().count();
    Some(if above == 0 {
        PathBuf::from(".")
    } else {
        std::iter::repeat_n(Path::new(".."), above).collect()
    })
}

/// The day, in UTC; `SOURCE_DATE_EPOCH` (see reproducible-builds.org) sets it, so that an answer can be had again.
pub(super) fn today() -> Result<Day, Failure> {
    let asked = std::env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = match asked.map(|seconds| seconds.parse::<u64>()) {
        Some(Ok(seconds)) => seconds,
        Some(Err(error)) => {
            return Err(Failure::new("`SOURCE_DATE_EPOCH` is no number of seconds").because(&error));
        }
        None => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs()),
    };
    let epoch = Day::new(1970, 1, 1).ok_or_else(|| Failure::new("there is no calendar"))?;
    Ok(epoch.plus(i32::try_from(seconds / 86_400).unwrap_or(i32::MAX)))
}
