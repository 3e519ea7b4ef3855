//! What is served: the page of the last good graph, and what is wrong with the files as they are now.

use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tieup::diag::{Diagnostic, Files, Level, Summary, json, visible_line};

use super::page;

/// What every answer is made from; replaced as a whole.
#[derive(Debug)]
pub(super) struct State {
    /// Which state it is, from 0.
    pub(super) serial: u64,
    /// The page, with what is wrong.
    pub(super) page: String,
    /// Its Content-Security-Policy.
    pub(super) policy: String,
    /// What a page that is open is told, as JSON on one line.
    pub(super) event: String,
    /// What is wrong, as `tieup check --format json` prints it.
    pub(super) diagnostics: String,
}

/// The state of now, for those who answer and the one who watches.
#[derive(Debug)]
pub(super) struct Shared(RwLock<Arc<State>>);

impl Shared {
    pub(super) fn new(state: State) -> Arc<Shared> {
        Arc::new(Shared(RwLock::new(Arc::new(state))))
    }

    pub(super) fn state(&self) -> Arc<State> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Takes the place of the state of now, and of its number.
    pub(super) fn replace(&self, mut state: State) {
        let mut now = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.serial = now.serial + 1;
        *now = Arc::new(state);
    }
}

/// A page of a good graph.
#[derive(Clone, Debug)]
pub(super) struct Good {
    /// What tells it from other pages.
    pub(super) version: String,
    pub(super) html: String,
}

/// What is wrong with the files, as far as the page tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Faults {
    /// One line above the others; empty where nothing is wrong.
    pub(super) title: String,
    /// Whether the page is older than the files.
    pub(super) stale: bool,
    pub(super) rows: Vec<Fault>,
    /// A line below, where there are more than are told.
    pub(super) more: String,
}

/// One fault, safe to show on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Fault {
    pub(super) level: &'static str,
    pub(super) rule: String,
    pub(super) message: String,
    /// `file:line:column`; empty where it is in no one place.
    pub(super) place: String,
    /// What to do about it.
    pub(super) helps: Vec<String>,
}

/// What a page that is open is told.
#[derive(Serialize)]
struct Event<'s> {
    /// The version that it ought to have.
    page: &'s str,
    faults: &'s Faults,
}

/// At most so many faults are on the page.
const MOST: usize = 50;

impl Faults {
    /// The errors and the warnings of some findings; notes are for `tieup check`. `good` is whether there is a page of an
    /// earlier graph, and `stale` whether the files of now make none.
    pub(super) fn new(found: &[Diagnostic], files: &Files, good: bool, stale: bool) -> Faults {
        let grave: Vec<Diagnostic> = found
            .iter()
            .filter(|fault| fault.level() != Level::Note)
            .cloned()
            .collect();
        if grave.is_empty() {
            return Faults::default();
        }
        let count = Summary::of(&grave);
        let told = &grave[..grave.len().min(MOST)];
        let document = json::document(told, files);
        let left = grave.len() - told.len();
        Faults {
            title: match (stale, good) {
                (true, true) => format!("{count}. This is the graph as it was before."),
                (true, false) => format!("{count}. The page comes once they are mended."),
                (false, _) => format!("{count}"),
            },
            stale,
            rows: document.diagnostics.iter().map(Fault::new).collect(),
            more: match left {
                0 => String::new(),
                left => format!("and {left} more: `tieup check` tells all"),
            },
        }
    }
}

impl Fault {
    fn new(finding: &json::Finding<'_>) -> Fault {
        let line = |text: &str| visible_line(text).into_owned();
        let place = finding.primary.as_ref().map(|place| {
            let start = place.range.start;
            format!("{}:{}:{}", place.range.file, start.line, start.column)
        });
        let notes = finding.notes.iter().map(|note| line(note));
        Fault {
            level: finding.level,
            rule: finding.rule.to_owned(),
            message: line(finding.message),
            place: line(&place.unwrap_or_default()),
            helps: notes
                .chain(finding.helps.iter().map(|help| line(help.text)))
                .collect(),
        }
    }
}

impl State {
    /// What is served of the last good page, if there is one, and what is wrong with the files of now.
    pub(super) fn new(
        good: Option<&Good>,
        found: &[Diagnostic],
        files: &Files,
        stale: bool,
    ) -> State {
        let faults = Faults::new(found, files, good.is_some(), stale);
        let version = good.map_or("", |good| &good.version);
        let event = Event {
            page: version,
            faults: &faults,
        };
        let page = match good {
            Some(good) => page::with_faults(&good.html, &faults),
            None => page::of_faults(&faults),
        };
        State {
            serial: 0,
            policy: page::policy(&page),
            page,
            event: serde_json::to_string(&event).unwrap_or_default(),
            diagnostics: json::render(found, files),
        }
    }
}
