//! What is asked for in words: flags, and a view that they narrow. A command line, a marker of a report and a view are read here, and
//! nowhere else, so that the same words are the same [`Selection`] in each.

use std::collections::BTreeMap;

use super::flags::{FLAGS, Flag, Takes};
use super::window::Window;
use super::{SelectError, Selection, Span};
use crate::graph::{Graph, NameError, NameIndex};
use crate::model::{Date, Day, Model, Org, OrgKey, View};

const VIEW: &str = "view";
const ORG: &str = "org";
const HOPS: &str = "hops";
const BETWEEN: &str = "between";

/// How organisations are found by their names.
type Find<'f> = &'f dyn Fn(&str) -> Result<OrgKey, NameError>;

/// Selection flags with the words that each is given, and the view that they narrow.
///
/// ```
/// use tieup::{Graph, model::Day, select::Flags};
///
/// let graph = Graph::open("us-china-2015")?;
/// let mut flags = Flags::new();
/// flags.add("org", "Inspur");
/// flags.add("as-of", "2015-11");
/// let narrowing = flags.read(&graph, Day::LAST)?;
/// let narrowed = narrowing.apply(&graph).expect("flags are given");
/// assert!(narrowed.ties().any(|tie| tie.id() == "cisco-inspur"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    view: Option<String>,
    words: Vec<(String, Vec<String>)>,
}

/// A word that does not fit its flag, or a flag that does not fit the others.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct Unfit {
    /// The flag; `view` where it is the view.
    pub flag: String,
    /// Which of its words it is, from 0; `None` where it is the flag as a whole.
    pub at: Option<usize>,
    /// What is wrong.
    #[source]
    pub error: SelectError,
}

impl From<Unfit> for SelectError {
    fn from(unfit: Unfit) -> SelectError {
        unfit.error
    }
}

/// Selections that narrow one after the other: that of a view, and that of flags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    selections: Vec<Selection>,
}

impl Flags {
    /// No flag.
    pub fn new() -> Self {
        Flags::default()
    }

    /// Gives a flag, or `view`, a word: a further one where it has some already. A flag without a value is given `true`.
    pub fn add(&mut self, flag: &str, word: &str) {
        if flag == VIEW {
            self.view = Some(word.to_owned());
            return;
        }
        match self.words.iter_mut().find(|(known, _)| known == flag) {
            Some((_, words)) => words.push(word.to_owned()),
            None => self.words.push((flag.to_owned(), vec![word.to_owned()])),
        }
    }

    /// The others than some.
    #[must_use]
    pub fn without(&self, flags: &[&str]) -> Flags {
        let mut others = self.clone();
        others.words.retain(|(flag, _)| !flags.contains(&&**flag));
        others
    }

    /// The view, where one is asked for.
    pub fn view(&self) -> Option<&str> {
        self.view.as_deref()
    }

    /// The words of each flag and of `view`, by flag.
    pub fn by_name(&self) -> BTreeMap<String, Vec<String>> {
        let view = self.view.iter();
        let view = view.map(|view| (VIEW.to_owned(), vec![view.clone()]));
        view.chain(self.words.iter().cloned()).collect()
    }

    /// What the words ask of a graph; `today` is the day for `in-force` and `under` where no `as-of` names one, nor the view's.
    ///
    /// `hops` counts from the view's organisations where the flags name no other.
    ///
    /// # Errors
    ///
    /// The first flag or word that does not fit.
    pub fn read(&self, graph: &Graph, today: Day) -> Result<Narrowing, Unfit> {
        self.read_by(graph, today, &|name| graph.find(name).map(Org::key))
    }

    /// The same, where organisations are found in a way of one's own.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_by(
        &self,
        graph: &Graph,
        today: Day,
        find: &dyn Fn(&str) -> Result<OrgKey, NameError>,
    ) -> Result<Narrowing, Unfit> {
        let mut selections = Vec::new();
        let mut day = today;
        let mut of_view = None;
        if let Some(id) = &self.view {
            let unfit = |error| Unfit {
                flag: VIEW.to_owned(),
                at: Some(0),
                error,
            };
            let view = graph.view(id).map_err(unfit)?;
            let mut selection = Selection::of_view(graph, view).map_err(unfit)?;
            of_view = self.hops_of(view);
            if let Some(hops) = of_view {
                let added = selection.add(graph, HOPS, hops);
                added.map_err(|error| unfit_word(HOPS, 0, error))?;
            }
            selection = selection.on(today);
            day = selection.day().unwrap_or(today);
            selections.push(selection);
        }
        let own = || {
            let words = self.words.iter();
            words.filter(|(flag, _)| of_view.is_none() || flag != HOPS)
        };
        if own().next().is_some() {
            let mut first = None;
            let words = own().map(|(flag, words)| (&**flag, &words[..]));
            let selection = reading(graph.model(), graph.names(), find, words, |unfit| {
                first.get_or_insert(unfit);
            });
            if let Some(unfit) = first {
                return Err(unfit);
            }
            if !selection.is_empty() {
                selections.push(selection.on(day));
            }
        }
        Ok(Narrowing { selections })
    }

    /// What `hops` says where it is the view's organisations from which one goes: where no other is named, and the view names one.
    fn hops_of(&self, view: &View) -> Option<&str> {
        let given = |wanted: &str| {
            let mut words = self.words.iter();
            words.find(|(flag, _)| flag == wanted)
        };
        let names_org = view.select().any(|(flag, _)| flag == ORG);
        let (_, hops) = given(HOPS).filter(|_| names_org && given(ORG).is_none())?;
        hops.last().map(|hops| &**hops)
    }
}

impl Narrowing {
    /// What is left of a graph; `None` where nothing is asked for. Costs what [`Selection::apply`] does, once or twice.
    pub fn apply(&self, graph: &Graph) -> Option<Graph> {
        narrowed(&self.selections, graph)
    }

    /// The same where a question is about several days: what asks how ties stand (`in-force`, `status`), or who controls whom (`under`), keeps the
    /// ties of which it holds at the end of any of them, unless an `as-of` names another day. Costs as much for each of the days.
    ///
    /// ```
    /// use tieup::{Graph, model::Day, select::Flags};
    ///
    /// let graph = Graph::open("us-china-2015")?;
    /// let mut flags = Flags::new();
    /// flags.add("in-force", "true");
    /// let days = [2014, 2016].map(|year| Day::new(year, 12, 31).expect("a day of the calendar"));
    /// let narrowing = flags.read(&graph, Day::LAST)?;
    /// let has = |graph: Option<Graph>| graph.is_some_and(|graph| graph.ties().any(|tie| tie.id() == "emc-lenovo"));
    /// assert!(has(narrowing.apply_on(&graph, &days)) && !has(narrowing.apply(&graph)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply_on(&self, graph: &Graph, days: &[Day]) -> Option<Graph> {
        if self.as_of().is_some() || !self.selections.iter().any(Selection::asks_for_day) {
            return self.apply(graph);
        }
        let on = |day: &Day| {
            let selections = self.selections.iter().cloned();
            let selections: Vec<Selection> =
                selections.map(|selection| selection.at(*day)).collect();
            narrowed(&selections, graph)
        };
        let parts: Vec<Graph> = days.iter().filter_map(on).collect();
        Some(graph.of_any(&parts))
    }

    /// The same for steps in time: what is left of the graph, and which steps of that are asked for, as [`Selection::of_steps`] parts the two.
    pub fn steps(&self, graph: &Graph) -> (Option<Graph>, Window) {
        let (kept, window) = Selection::of_steps(&self.selections);
        let kept: Vec<Selection> = kept.into_iter().filter(|one| !one.is_empty()).collect();
        (narrowed(&kept, graph), window)
    }

    /// The day for which what is left is told, where one is asked for: by `as-of` or `in-force`, else by the view's.
    pub fn day(&self) -> Option<Day> {
        self.selections.iter().rev().find_map(Selection::day)
    }

    /// The times that its selections ask for.
    pub(crate) fn spans(&self) -> Vec<Span> {
        self.selections.iter().filter_map(Selection::span).collect()
    }

    /// The date that was asked for with `as-of`, else the view's.
    pub fn as_of(&self) -> Option<Date> {
        self.selections.iter().rev().find_map(Selection::as_of)
    }

    /// Who is itself under the control that `under` asks for, of `orgs` and those of `org`: see [`Selection::under_itself`].
    pub fn under_itself(&self, graph: &Graph, orgs: &[OrgKey]) -> Vec<OrgKey> {
        self.of_each(graph, |selection, graph| {
            selection.under_itself(graph, orgs)
        })
    }

    /// What is found of each selection and the graph that the ones before it leave, each once.
    fn of_each(
        &self,
        graph: &Graph,
        find: impl Fn(&Selection, &Graph) -> Vec<OrgKey>,
    ) -> Vec<OrgKey> {
        let mut found = Vec::new();
        for (at, selection) in self.selections.iter().enumerate() {
            let before = narrowed(&self.selections[..at], graph);
            found.extend(find(selection, before.as_ref().unwrap_or(graph)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn narrowed(selections: &[Selection], graph: &Graph) -> Option<Graph> {
    let mut narrowed = None;
    for selection in selections {
        narrowed = Some(selection.apply(narrowed.as_ref().unwrap_or(graph)));
    }
    narrowed
}

fn unfit_word(flag: &str, at: usize, error: SelectError) -> Unfit {
    Unfit {
        flag: flag.to_owned(),
        at: Some(at),
        error,
    }
}

impl Selection {
    /// The selection of a view.
    ///
    /// # Errors
    ///
    /// Where the view has a flag or a value that does not fit.
    pub fn of_view(graph: &Graph, view: &View) -> Result<Self, SelectError> {
        let mut first = None;
        let selection = Selection::reading(graph.model(), graph.names(), view, |unfit| {
            first.get_or_insert(unfit.error);
        });
        first.map_or(Ok(selection), Err)
    }

    /// The selection of a view, read without a graph; what does not fit is told with its flag and word.
    pub(crate) fn reading(
        model: &Model,
        names: &NameIndex,
        view: &View,
        unfit: impl FnMut(Unfit),
    ) -> Self {
        // What stands in a file must not change its meaning when a further organisation is opened.
        let find = |name: &str| names.find_whole(model, name).map(Org::key);
        reading(model, names, &find, view.select(), unfit)
    }
}

/// Reads the words of flags; all that does not fit is told, and that flags do not fit each other where nothing else is.
fn reading<'w, W: AsRef<str> + 'w>(
    model: &Model,
    names: &NameIndex,
    find: Find<'_>,
    given: impl Iterator<Item = (&'w str, &'w [W])>,
    mut unfit: impl FnMut(Unfit),
) -> Selection {
    let mut selection = Selection::new();
    let mut fits = true;
    for (flag, words) in given {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let joined = words.join(",");
        let takes_one = |known: &&Flag| known.takes == Takes::One && known.name != BETWEEN;
        let known = FLAGS.iter().find(|known| known.name == flag);
        if let Some(known) = known.filter(takes_one).filter(|_| words.len() > 1) {
            let error = SelectError::BadValue {
                flag: known.name,
                word: joined,
                help: "give it one value".to_owned(),
            };
            unfit(unfit_word(flag, 0, error));
            fits = false;
            continue;
        }
        // The sides of `between` may stand as a list of words.
        let words = if flag == BETWEEN {
            vec![&*joined]
        } else {
            words
        };
        for (at, word) in words.iter().enumerate() {
            if let Err(error) = selection.read(model, names, find, flag, word) {
                unfit(unfit_word(flag, at, error));
                fits = false;
            }
        }
    }
    match selection.check() {
        Err(error) if fits => unfit(together(error)),
        _ => {}
    }
    selection
}

/// That flags do not fit each other, with the flag at which it is told.
fn together(error: SelectError) -> Unfit {
    let flag = match &error {
        SelectError::Alone { flag, .. } => flag,
        _ => "until",
    };
    Unfit {
        flag: flag.to_owned(),
        at: None,
        error,
    }
}
