mod http;
mod listen;
mod page;
mod state;
mod watch;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;

use clap::Args;
use tieup::diag::{Diagnostic, Files, Level, Summary};
use tieup::explorer::{self, Options};
use tieup::export::Theme;
use tieup::load::{self, Loaded, Location};
use tieup::model::{Lang, Model};
use tieup::{Compiled, Graph};

use self::state::{Good, Shared, State};
use super::Outcome;
use super::export::words;
use super::failure::Failure;
use super::open::{GraphArgs, today};
use super::output;
use super::select::{SelectArgs, near};

/// Show the graph in a browser, and show it anew whenever its files change
///
/// Prints the address of the explorer: the page that `tieup export --to html` writes. It is built again and reloads when a file
/// of the graph, or of one that it includes, is saved, and the reader's place is kept. While the files have errors the page
/// shows these, above the graph as it was before.
///
/// Only this machine can connect. Ctrl-C ends it.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup serve
  tieup serve -g my-graph --view article --lang ko
  tieup serve --port 0")]
pub(super) struct ServeArgs {
    /// The port; 0 is any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4387)]
    port: u16,
    /// The title, instead of the graph's own
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The language that the page opens in
    #[arg(long, value_name = "LANG", value_parser = words::<Lang>(Lang::ALL, Lang::name, Lang::meaning))]
    lang: Option<Lang>,
    /// Light, dark, or as the reader's system is
    #[arg(long, value_name = "THEME", value_parser = words::<Theme>(Theme::ALL, Theme::name, Theme::meaning))]
    theme: Option<Theme>,
    /// Only this organisation and those tied to it
    #[arg(long, value_name = "ORG")]
    around: Option<String>,
    #[command(flatten)]
    select: SelectArgs,
}

/// A graph that is read again and again.
struct Watched<'a> {
    args: &'a ServeArgs,
    location: Location,
    /// The page of the last graph without errors.
    good: Option<Good>,
    /// What tells the texts of the last reading from others.
    digest: String,
}

/// What a reading of the files came to.
struct Read {
    state: State,
    /// The same for the terminal.
    said: String,
    /// Why there is no page, where the files have no errors.
    refused: Option<Failure>,
}

impl ServeArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (name, location) = graph.location();
        if let Location::Path(path) = &location
            && !path.exists()
        {
            return Err(Compiled::open(&[location])
                .into_model()
                .err()
                .map_or_else(|| Failure::new(format!("`{name}` is gone")), Failure::from));
        }
        let (listener, port) = self.listen()?;
        let mut watched = Watched {
            args: self,
            location,
            good: None,
            digest: String::new(),
        };
        let loaded = load::load(&watched.location);
        let paths = loaded.paths.clone();
        watched.digest = watched.digest_of(&loaded);
        let first = watched.read(loaded);
        if let Some(refused) = first.refused {
            return Err(refused);
        }
        output::say(&first.said);
        let shared = Shared::new(first.state);
        output::print(&format!("http://127.0.0.1:{port}/\n"))?;
        output::say(if paths.is_empty() {
            "Ctrl-C ends it\n"
        } else {
            "watching the files of the graph; Ctrl-C ends it\n"
        });
        let answering = shared.clone();
        thread::spawn(move || listen::answer(&listener, port, &answering));
        if paths.is_empty() {
            loop {
                thread::park();
            }
        }
        watch::watch(paths, || watched.reread(&shared))
    }

    fn listen(&self) -> Result<(TcpListener, u16), Failure> {
        let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))
            .and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
        match bound {
            Ok((port, listener)) => Ok((listener, port)),
            Err(error) => Err(Failure::new(format!("the port {} can't be had", self.port))
                .because(&error)
                .hint("take any that is free with `--port 0`")),
        }
    }

    /// The explorer of a graph, or of what the flags leave of it.
    fn page(&self, model: Model, version: &str) -> Result<String, Failure> {
        let graph = Graph::new(model);
        let view = self.select.title(&graph, self.lang);
        let (graph, as_of) = self.select.narrow(graph, today()?)?;
        let graph = near(graph, self.around.as_deref())?;
        if graph.is_narrowed() && graph.ties().next().is_none() {
            return Err(Failure::new("the selection keeps no tie"));
        }
        let script = page::script(version);
        let options = Options {
            title: self.title.as_deref().or(view.as_deref()),
            as_of,
            lang: self.lang,
            theme: self.theme.unwrap_or_default(),
            force: false,
            extra: Some(page::extra(&script)),
        };
        Ok(explorer::page(&graph, &options))
    }
}

impl Watched<'_> {
    fn digest_of(&self, loaded: &Loaded) -> String {
        watch::digest(loaded, &format!("{:?}", self.args))
    }

    /// Reads the files again, and shows what came of it if they say something else than before.
    fn reread(&mut self, shared: &Arc<Shared>) -> (Vec<std::path::PathBuf>, bool) {
        let loaded = load::load(&self.location);
        let paths = loaded.paths.clone();
        let digest = self.digest_of(&loaded);
        let different = digest != self.digest;
        if different {
            self.digest = digest;
            let read = self.read(loaded);
            let fresh = self
                .good
                .as_ref()
                .is_some_and(|good| good.version == self.digest);
            output::say(if fresh { "built anew\n" } else { "" });
            output::say(&read.said);
            shared.replace(read.state);
        }
        (paths, different)
    }
}

impl Watched<'_> {
    /// Makes of the texts what is served.
    fn read(&mut self, loaded: Loaded) -> Read {
        let compiled = Compiled::new(loaded);
        let mut found = compiled.check();
        let files = compiled.files().clone();
        let mut refused = None;
        let is_broken = match compiled.into_model() {
            Err(_) => true,
            Ok(model) => match self.args.page(model, &self.digest) {
                Ok(html) => {
                    let version = self.digest.clone();
                    self.good = Some(Good { version, html });
                    false
                }
                Err(failure) => {
                    let (message, help) = failure.words();
                    let fault = Diagnostic::new("unfit-selection", Level::Error, message);
                    found.insert(0, help.into_iter().fold(fault, Diagnostic::help));
                    refused = Some(failure);
                    true
                }
            },
        };
        Read {
            said: told(&found, &files),
            state: State::new(self.good.as_ref(), &found, &files, is_broken),
            refused,
        }
    }
}

/// The errors, for the terminal, and how many warnings there are: a person who writes sees those again and again.
fn told(found: &[Diagnostic], files: &Files) -> String {
    let of = |level| {
        let found = found.iter().filter(move |fault| fault.level() == level);
        found.cloned().collect::<Vec<Diagnostic>>()
    };
    let (errors, warnings) = (of(Level::Error), of(Level::Warning));
    if !errors.is_empty() {
        output::faults(&errors, files)
    } else if warnings.is_empty() {
        String::new()
    } else {
        format!("{}: `tieup check` tells more\n", Summary::of(&warnings))
    }
}
