//! The selection: which ties a question or a picture is about. One type, the same words in every command and view.
//!
//! The words are rows of [`FLAGS`]; what each keeps is told here, in [`Selection::apply`]. [`Flags`] reads them, whether a command line,
//! a marker of a report or a view gives them.

mod asked;
mod control;
mod flags;
mod hit;
mod keep;
mod place;
mod role;
mod step;
#[cfg(test)]
mod tests;
mod window;
mod words;

use crate::diag::excerpt;
use crate::graph::{Graph, NameError, NameIndex};
use crate::model::{
    Country, Date, Day, Family, Kind, Model, Org, OrgKey, SourceKey, TopicKey, View,
};

pub use asked::{Flags, Narrowing, Unfit};
pub use flags::{FLAGS, Flag, Takes, moment};
pub(crate) use hit::Span;
pub use window::Window;

use flags::Given;
use role::Part;
use step::Step;
use words::{Stage, StandingWord};

/// A word that does not fit its flag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectError {
    /// There is no such flag.
    #[error("there is no flag `{}`", excerpt(flag))]
    UnknownFlag {
        /// The flag.
        flag: String,
        /// What to write.
        help: String,
    },
    /// A value that the flag does not take.
    #[error("`{}` is no value for `{flag}`", excerpt(word))]
    BadValue {
        /// The flag.
        flag: &'static str,
        /// The value.
        word: String,
        /// What to write.
        help: String,
    },
    /// A value that the graph has nothing of.
    #[error("`{}` is no value for `{flag}`", excerpt(word))]
    Undeclared {
        /// The flag.
        flag: &'static str,
        /// The value.
        word: String,
        /// What to write.
        help: String,
    },
    /// A flag that says nothing without another.
    #[error("`{flag}` says nothing without `{other}`")]
    Alone {
        /// The flag.
        flag: &'static str,
        /// The other.
        other: &'static str,
    },
    /// `until` comes before `since`.
    #[error("`until` comes before `since`")]
    Reversed,
    /// There is no such view.
    #[error("there is no view `{}`", excerpt(view))]
    UnknownView {
        /// The view.
        view: String,
        /// What to write.
        help: String,
    },
    /// An organisation that is not found.
    #[error(transparent)]
    Name(#[from] NameError),
    /// An organisation that is not found, where other words could stand.
    #[error("{error}")]
    NameOrWord {
        /// Why it is not found.
        error: NameError,
        /// What else could stand there.
        words: String,
    },
}

impl SelectError {
    /// Whether it is only that the graph has nothing of that name; another graph may.
    pub fn is_missing(&self) -> bool {
        matches!(
            self,
            SelectError::Undeclared { .. }
                | SelectError::UnknownView { .. }
                | SelectError::Name(NameError::Unknown { .. })
                | SelectError::NameOrWord {
                    error: NameError::Unknown { .. },
                    ..
                }
        )
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            SelectError::UnknownFlag { help, .. }
            | SelectError::UnknownView { help, .. }
            | SelectError::BadValue { help, .. }
            | SelectError::Undeclared { help, .. } => help.clone(),
            SelectError::Alone { other, .. } => format!("add `{other}`, or leave it out"),
            SelectError::Reversed => "give the earlier date to `since`".to_owned(),
            SelectError::Name(error) => error.help(),
            SelectError::NameOrWord { error, words } => format!("{}; {words}", error.help()),
        }
    }
}

/// A place that a flag names: a bloc or a country.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Place {
    Bloc(String),
    Country(Country),
}

impl Place {
    /// Whether an organisation is run from there.
    pub(crate) fn has(&self, model: &Model, org: &Org) -> bool {
        org.hq().is_some_and(|country| self.holds(model, country))
    }

    fn holds(&self, model: &Model, country: Country) -> bool {
        match self {
            Place::Country(wanted) => *wanted == country,
            Place::Bloc(id) => {
                let mut blocs = model.blocs().iter();
                blocs.any(|bloc| bloc.id() == id && bloc.countries().contains(&country))
            }
        }
    }
}

/// What stands for any government, in `under` and before a role.
const STATE: &str = "state";

/// Who controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Power {
    /// Any government.
    State,
    Org(OrgKey),
}

/// What to keep of a graph. Each flag narrows; the values of one flag widen each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    orgs: Vec<OrgKey>,
    hops: Option<usize>,
    kinds: Vec<Kind>,
    roles: Vec<Part>,
    families: Vec<Family>,
    topics: Vec<TopicKey>,
    countries: Vec<Place>,
    blocs: Vec<Place>,
    places: Vec<Place>,
    under: Vec<Power>,
    between: Vec<Place>,
    since: Option<Date>,
    until: Option<Date>,
    as_of: Option<Date>,
    today: Option<Day>,
    at: Option<Day>,
    in_force: bool,
    sources: Vec<SourceKey>,
    standings: Vec<StandingWord>,
    stages: Vec<Stage>,
    steps: Vec<Step>,
}

impl Selection {
    /// Everything.
    pub fn new() -> Self {
        Selection::default()
    }

    /// Narrows by a flag, or widens it by a further value.
    ///
    /// # Errors
    ///
    /// Where the flag or its value does not fit the graph; the error lists what would.
    pub fn add(&mut self, graph: &Graph, flag: &str, value: &str) -> Result<(), SelectError> {
        self.add_by(graph, flag, value, &|name| graph.find(name).map(Org::key))
    }

    /// The same, where organisations are found in a way of one's own.
    ///
    /// # Errors
    ///
    /// As [`add`](Self::add).
    pub fn add_by(
        &mut self,
        graph: &Graph,
        flag: &str,
        value: &str,
        find: &dyn Fn(&str) -> Result<OrgKey, NameError>,
    ) -> Result<(), SelectError> {
        self.read(graph.model(), graph.names(), find, flag, value)
    }

    fn read(
        &mut self,
        model: &Model,
        names: &NameIndex,
        find: &dyn Fn(&str) -> Result<OrgKey, NameError>,
        flag: &str,
        value: &str,
    ) -> Result<(), SelectError> {
        let flag = Flag::by_name(flag)?;
        let set = |selection: &mut Selection, value| {
            let given = Given {
                flag,
                value,
                model,
                find,
            };
            (flag.set)(selection, &given)
        };
        let values = match flag.takes {
            Takes::One | Takes::Each => vec![value],
            Takes::List => value.split(',').map(str::trim).collect(),
            Takes::Names => names_in(value, |name| !names.bearers(model, name).is_empty()),
        };
        for value in values {
            set(self, value)?;
        }
        Ok(())
    }

    /// Says whether the flags make sense together.
    ///
    /// # Errors
    ///
    /// [`SelectError::Alone`].
    pub fn check(&self) -> Result<(), SelectError> {
        if self.hops.is_some() && self.orgs.is_empty() {
            let (flag, other) = ("hops", "org");
            return Err(SelectError::Alone { flag, other });
        }
        let first = self.since.and_then(Date::earliest);
        let last = self.until.and_then(Date::latest);
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            return Err(SelectError::Reversed);
        }
        Ok(())
    }

    /// The same, with a day for `in-force` and `under` where `as-of` gives none.
    #[must_use]
    pub fn on(mut self, today: Day) -> Self {
        self.today = Some(today);
        self
    }

    /// The day at whose end ties are looked at, where one is asked for.
    pub fn day(&self) -> Option<Day> {
        let asked = self
            .as_of
            .and_then(|date| date.latest().or_else(|| date.earliest()));
        let at = self.at.filter(|_| self.asks_for_status());
        asked.or(at).or(self.today.filter(|_| self.in_force))
    }

    /// Whether it asks how ties stand.
    fn asks_for_status(&self) -> bool {
        self.in_force || !self.stages.is_empty()
    }

    /// The same, where how ties stand and who is under whose control are asked of the end of a day, if `as-of` names no other.
    #[must_use]
    fn at(mut self, day: Day) -> Self {
        self.at = Some(day);
        self
    }

    /// The date that was asked for with `as-of`.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }
}

/// The names in a value: itself where it is a name, else its parts between the commas.
fn names_in(value: &str, is_name: impl Fn(&str) -> bool) -> Vec<&str> {
    if value.contains(',') && !is_name(value) {
        value.split(',').map(str::trim).collect()
    } else {
        vec![value]
    }
}

impl Graph {
    /// The country that a value of a flag names, in either case.
    ///
    /// # Errors
    ///
    /// [`SelectError::BadValue`], with the countries from which organisations of the graph are run.
    pub fn country(&self, flag: &'static str, word: &str) -> Result<Country, SelectError> {
        flags::country(self.model(), flag, word)
    }

    /// The view of that id.
    ///
    /// # Errors
    ///
    /// [`SelectError::UnknownView`], with the views that there are.
    pub fn view(&self, id: &str) -> Result<&View, SelectError> {
        let views = self.model().views();
        views.iter().find(|view| view.id() == id).ok_or_else(|| {
            let all: Vec<&str> = views.iter().map(View::id).collect();
            SelectError::UnknownView {
                view: id.to_owned(),
                help: if all.is_empty() {
                    "the graph has no views".to_owned()
                } else {
                    format!("use one of {}", all.join(", "))
                },
            }
        })
    }
}
