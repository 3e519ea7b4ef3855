//! The selection: which ties a question or a picture is about. One type, the same words in every command and view.

mod window;

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::diag::nearest;
use crate::graph::{Graph, Link, NameError};
use crate::model::{
    Bloc, Country, Date, Day, Family, Kind, Model, Org, OrgKey, Phase, Record, Source, SourceKey,
    Standing, Tie, TieKey, Topic, TopicKey, View, Voice,
};

pub use window::Window;

/// A word of the selection: a flag of the command line, a key of a view's `select`.
#[derive(Debug)]
pub struct Flag {
    /// The word.
    pub name: &'static str,
    /// What stands for its value in a help text; empty for a flag without one.
    pub value: &'static str,
    /// The words that its value may be, where they are the same for every graph.
    pub words: fn() -> Vec<&'static str>,
    /// Whether it may be given several times; its values then widen each other.
    pub repeats: bool,
    /// What it keeps.
    pub meaning: &'static str,
}

/// All flags.
pub static FLAGS: &[Flag] = &[
    Flag {
        name: "org",
        value: "ORG",
        words: Vec::new,
        repeats: true,
        meaning: "Keep the ties of an organisation, and with `--hops 2` those of its partners too",
    },
    Flag {
        name: "hops",
        value: "N",
        words: Vec::new,
        repeats: false,
        meaning: "How far to go from `--org`: 1 for its own ties, 2 for its partners' too",
    },
    Flag {
        name: "kind",
        value: "KIND",
        words: || Kind::all().map(Kind::name).collect(),
        repeats: true,
        meaning: "Keep ties of a kind",
    },
    Flag {
        name: "family",
        value: "FAMILY",
        words: || Family::NAMES.to_vec(),
        repeats: true,
        meaning: "Keep ties of a family of kinds",
    },
    Flag {
        name: "topic",
        value: "TOPIC",
        words: Vec::new,
        repeats: true,
        meaning: "Keep ties on a topic",
    },
    Flag {
        name: "country",
        value: "COUNTRY",
        words: Vec::new,
        repeats: true,
        meaning: "Keep ties with a party that is run from a country",
    },
    Flag {
        name: "bloc",
        value: "BLOC",
        words: Vec::new,
        repeats: true,
        meaning: "Keep ties with a party in a bloc",
    },
    Flag {
        name: "between",
        value: "A,B",
        words: Vec::new,
        repeats: false,
        meaning: "Keep links from one bloc or country to another",
    },
    Flag {
        name: "since",
        value: "DATE",
        words: Vec::new,
        repeats: false,
        meaning: "Keep ties with a date on or after this one, possibly",
    },
    Flag {
        name: "until",
        value: "DATE",
        words: Vec::new,
        repeats: false,
        meaning: "Keep ties with a date on or before this one, possibly",
    },
    Flag {
        name: "as-of",
        value: "DATE",
        words: Vec::new,
        repeats: false,
        meaning: "Keep ties that were in force, planned or suspended at the end of this date",
    },
    Flag {
        name: "in-force",
        value: "",
        words: Vec::new,
        repeats: false,
        meaning: "Keep only ties in force, certainly or possibly: on `--as-of`, else today",
    },
    Flag {
        name: "status",
        value: "STATUS",
        words: || Phase::NAMES.to_vec(),
        repeats: true,
        meaning: "Keep ties that stood so at the end of `--as-of`, else of all that is known",
    },
    Flag {
        name: "source",
        value: "SOURCE",
        words: Vec::new,
        repeats: true,
        meaning: "Keep ties that a source tells of",
    },
    Flag {
        name: "standing",
        value: "STANDING",
        words: || Standing::NAMES.to_vec(),
        repeats: true,
        meaning: "Keep ties that are borne out so well",
    },
];

/// A word that does not fit its flag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectError {
    /// There is no such flag.
    #[error("there is no flag `{flag}`")]
    UnknownFlag {
        /// The flag.
        flag: String,
        /// What to write.
        help: String,
    },
    /// A value that the flag does not take.
    #[error("`{word}` is no value for `{flag}`")]
    BadValue {
        /// The flag.
        flag: &'static str,
        /// The value.
        word: String,
        /// What to write.
        help: String,
    },
    /// There is no such view.
    #[error("there is no view `{view}`")]
    UnknownView {
        /// The view.
        view: String,
        /// What to write.
        help: String,
    },
    /// An organisation that is not found.
    #[error(transparent)]
    Name(#[from] NameError),
}

impl SelectError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            SelectError::UnknownFlag { help, .. }
            | SelectError::UnknownView { help, .. }
            | SelectError::BadValue { help, .. } => help.clone(),
            SelectError::Name(error) => error.help(),
        }
    }
}

/// A place on one side of `--between`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Side {
    Bloc(String),
    Country(Country),
}

impl Side {
    fn has(&self, model: &Model, org: &Org) -> bool {
        match self {
            Side::Bloc(id) => model.bloc_of(org).is_some_and(|bloc| bloc.id() == id),
            Side::Country(country) => org.hq() == Some(*country),
        }
    }
}

/// What to keep of a graph. Each flag narrows; the values of one flag widen each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    orgs: Vec<OrgKey>,
    hops: Option<usize>,
    kinds: Vec<Kind>,
    families: Vec<Family>,
    topics: Vec<TopicKey>,
    countries: Vec<Side>,
    blocs: Vec<Side>,
    between: Vec<Side>,
    since: Option<Date>,
    until: Option<Date>,
    as_of: Option<Date>,
    today: Option<Day>,
    in_force: bool,
    sources: Vec<SourceKey>,
    standings: Vec<Standing>,
    phases: Vec<Phase>,
}

fn bad<'a>(flag: &'static str, word: &str, good: impl Iterator<Item = &'a str>) -> SelectError {
    let good: Vec<&str> = good.collect();
    let near = nearest(word, good.iter().copied(), 1).pop();
    let list = good.join(", ");
    let help = near.map_or(format!("use one of {list}"), |near| {
        format!("did you mean `{near}`? It takes one of {list}")
    });
    SelectError::BadValue {
        flag,
        word: word.to_owned(),
        help,
    }
}

fn word<T: FromStr>(flag: &'static str, word: &str, good: &[&str]) -> Result<T, SelectError> {
    word.parse()
        .map_err(|_| bad(flag, word, good.iter().copied()))
}

fn date(flag: &'static str, word: &str) -> Result<Date, SelectError> {
    word.parse()
        .map_err(|error: crate::model::DateError| SelectError::BadValue {
            flag,
            word: word.to_owned(),
            help: error.help().into_owned(),
        })
}

impl Selection {
    /// Everything.
    pub fn new() -> Self {
        Selection::default()
    }

    /// The selection of a view.
    ///
    /// # Errors
    ///
    /// Where the view has a flag or a value that does not fit.
    pub fn of_view(graph: &Graph, view: &View) -> Result<Self, SelectError> {
        let mut selection = Selection::new();
        for (flag, words) in view.select() {
            if flag == "between" {
                selection.add(graph, flag, &words.join(","))?;
                continue;
            }
            for word in words {
                selection.add(graph, flag, word)?;
            }
        }
        Ok(selection)
    }

    /// Narrows by a flag, or widens it by a further value.
    ///
    /// # Errors
    ///
    /// Where the flag or its value does not fit the graph; the error lists what would.
    pub fn add(&mut self, graph: &Graph, flag: &str, value: &str) -> Result<(), SelectError> {
        let Some(flag) = FLAGS
            .iter()
            .map(|known| known.name)
            .find(|name| *name == flag)
        else {
            let near = nearest(flag, FLAGS.iter().map(|flag| flag.name), 1).pop();
            let all: Vec<&str> = FLAGS.iter().map(|flag| flag.name).collect();
            let help = near.map_or_else(
                || format!("use one of {}", all.join(", ")),
                |near| format!("write `{near}`"),
            );
            return Err(SelectError::UnknownFlag {
                flag: flag.to_owned(),
                help,
            });
        };
        let model = graph.model();
        match flag {
            "org" => self.orgs.push(graph.find(value)?.key()),
            "hops" => {
                let hops = value
                    .parse()
                    .map_err(|_| bad(flag, value, ["0", "1", "2", "3"].into_iter()))?;
                self.hops = Some(hops);
            }
            "kind" => {
                let names: Vec<&str> = Kind::all().map(Kind::name).collect();
                self.kinds.push(word(flag, value, &names)?);
            }
            "family" => self.families.push(word(flag, value, Family::NAMES)?),
            "topic" => {
                let mut topics = (0..).map(TopicKey).zip(model.topics());
                let found = topics
                    .find(|(_, topic)| topic.id() == value)
                    .map(|(key, _)| key);
                self.topics.push(
                    found.ok_or_else(|| bad(flag, value, model.topics().iter().map(Topic::id)))?,
                );
            }
            "country" => self.countries.push(Side::Country(country(flag, value)?)),
            "bloc" => self.blocs.push(bloc(model, flag, value)?),
            "between" => {
                if !value.contains(',') {
                    return Err(SelectError::BadValue {
                        flag: "between",
                        word: value.to_owned(),
                        help: "name two blocs or countries or more, as in `us,cn`".to_owned(),
                    });
                }
                for value in value.split(',').map(str::trim) {
                    let side = bloc(model, flag, value).or_else(|error| match value.parse() {
                        Ok(country) => Ok(Side::Country(country)),
                        Err(_) => Err(error),
                    })?;
                    self.between.push(side);
                }
            }
            "since" => self.since = Some(date(flag, value)?),
            "until" => self.until = Some(date(flag, value)?),
            "as-of" => self.as_of = Some(date(flag, value)?),
            "in-force" => self.in_force = word(flag, value, &["true", "false"])?,
            "source" => {
                let found = model.source_by_id(value);
                self.sources
                    .push(found.ok_or_else(|| source_error(model, value))?.key());
            }
            "status" => self.phases.push(word(flag, value, Phase::NAMES)?),
            _ => self
                .standings
                .push(word("standing", value, Standing::NAMES)?),
        }
        Ok(())
    }

    /// The same, with a day for `in-force` where `as-of` gives none.
    #[must_use]
    pub fn on(mut self, today: Day) -> Self {
        if self.in_force && self.as_of.is_none() {
            self.today = Some(today);
        }
        self
    }

    /// The day at whose end ties are looked at, where one is asked for.
    pub fn day(&self) -> Option<Day> {
        let asked = self
            .as_of
            .and_then(|date| date.latest().or_else(|| date.earliest()));
        asked.or(self.today)
    }

    /// The date that was asked for with `as-of`.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The graph with what the selection keeps. Costs a pass over the ties, their evidence and the links.
    ///
    /// With `between`, a tie counts by its links. Events are kept that are on the `topic` and told of by the `source`, and
    /// where there is any other flag, are about a tie that is kept or a party of one; with `org`, about one asked for.
    #[must_use]
    pub fn apply(&self, graph: &Graph) -> Graph {
        let narrowed = self.apply_to_ties(graph);
        let events = self.events(graph, &narrowed);
        narrowed.with_events(&events)
    }

    fn apply_to_ties(&self, graph: &Graph) -> Graph {
        let near = self.near(graph);
        let keep = |tie: &Tie| {
            near.as_ref().is_none_or(|near| near.contains(&tie.key())) && self.keeps(graph, tie)
        };
        let joins = |link: Link<'_>| self.joins(graph.model(), link.from(), link.to());
        let narrowed = graph.narrowed(&keep, &joins);
        if self.between.is_empty() {
            return narrowed;
        }
        let linked: BTreeSet<TieKey> = narrowed.links().map(|link| link.tie().key()).collect();
        narrowed.narrowed(&|tie| linked.contains(&tie.key()), &|_| true)
    }

    /// The organisations that `org` names, and those that lie less than `hops` links from them.
    fn reached(&self, graph: &Graph) -> BTreeSet<OrgKey> {
        let hops = self.hops.unwrap_or(1).min(graph.model().orgs().len());
        let mut reached: BTreeSet<OrgKey> = self.orgs.iter().copied().collect();
        for _ in 1..hops {
            let neighbours = reached
                .iter()
                .flat_map(|&org| graph.adjacency().neighbours(org));
            let next: BTreeSet<OrgKey> = neighbours.map(|neighbour| neighbour.org).collect();
            reached.extend(next);
        }
        reached
    }

    /// The ties within the hops of the organisations asked for; `None` where none is.
    fn near(&self, graph: &Graph) -> Option<BTreeSet<TieKey>> {
        if self.orgs.is_empty() {
            return None;
        }
        let reached = self.reached(graph);
        let hops = self.hops.unwrap_or(1);
        // A tie without a link has parties all the same. Without a hop, both ends must be asked for.
        let needed = if hops == 0 { 2 } else { 1 };
        let near = |tie: &&Tie| {
            let parties = tie
                .parties()
                .iter()
                .filter(|party| reached.contains(&party.org()));
            parties.take(needed).count() == needed
        };
        Some(graph.ties().filter(near).map(Tie::key).collect())
    }

    fn keeps(&self, graph: &Graph, tie: &Tie) -> bool {
        fn any<T>(wanted: &[T], fits: impl FnMut(&T) -> bool) -> bool {
            wanted.is_empty() || wanted.iter().any(fits)
        }
        let model = graph.model();
        let party_in = |side: &Side| {
            tie.parties()
                .iter()
                .any(|party| side.has(model, model.org(party.org())))
        };
        let told_by = |source: &SourceKey| {
            let tells = |&key: &_| model.evidence(key).voice() == Voice::Source(*source);
            model
                .evidence_about(Record::Tie(tie.key()))
                .iter()
                .any(tells)
        };
        any(&self.kinds, |kind| tie.kind() == *kind)
            && any(&self.families, |family| tie.kind().family() == *family)
            && any(&self.topics, |topic| model.topics_of(tie).contains(topic))
            && any(&self.countries, party_in)
            && any(&self.blocs, party_in)
            && any(&self.standings, |standing| tie.standing() == *standing)
            && any(&self.sources, told_by)
            && self.in_window(model, tie)
            && self.in_phase(model, tie)
    }

    fn in_window(&self, model: &Model, tie: &Tie) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let since = self.since.and_then(Date::earliest);
        let until = self.until.and_then(Date::latest);
        model.dates_of(tie).iter().any(|(_, date)| {
            since.is_none_or(|since| date.latest().is_none_or(|latest| latest >= since))
                && until
                    .is_none_or(|until| date.earliest().is_none_or(|earliest| earliest <= until))
        })
    }

    fn in_phase(&self, model: &Model, tie: &Tie) -> bool {
        let phase = |day| model.status(tie, day).phase;
        let day = self.day();
        let as_asked =
            self.phases.is_empty() || self.phases.contains(&phase(day.unwrap_or(Day::LAST)));
        let known = match day.map(phase) {
            None | Some(Phase::InForce) => true,
            Some(Phase::Planned | Phase::Suspended) => !self.in_force,
            Some(Phase::Unknown | Phase::Ended | Phase::Dropped) => {
                !self.in_force && !self.phases.is_empty()
            }
        };
        as_asked && known
    }

    fn joins(&self, model: &Model, from: &Org, to: &Org) -> bool {
        let side = |org: &Org| self.between.iter().position(|side| side.has(model, org));
        self.between.is_empty() || matches!((side(from), side(to)), (Some(a), Some(b)) if a != b)
    }
}

fn country(flag: &'static str, value: &str) -> Result<Country, SelectError> {
    value
        .parse()
        .map_err(|error: crate::model::CountryError| SelectError::BadValue {
            flag,
            word: value.to_owned(),
            help: error.help(),
        })
}

fn bloc(model: &Model, flag: &'static str, value: &str) -> Result<Side, SelectError> {
    let found = model.blocs().iter().any(|bloc| bloc.id() == value);
    let error = || bad(flag, value, model.blocs().iter().map(Bloc::id));
    found
        .then(|| Side::Bloc(value.to_owned()))
        .ok_or_else(error)
}

fn source_error(model: &Model, value: &str) -> SelectError {
    let near = nearest(value, model.sources().iter().map(Source::id), 3);
    let help = if near.is_empty() {
        "name a source by its id".to_owned()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    SelectError::BadValue {
        flag: "source",
        word: value.to_owned(),
        help,
    }
}

impl Graph {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(flags: &[(&str, &str)]) -> Vec<String> {
        let graph = Graph::open("us-china-2015").unwrap();
        let mut selection = Selection::new();
        for (flag, value) in flags {
            selection.add(&graph, flag, value).unwrap();
        }
        let narrowed = selection.apply(&graph);
        narrowed.ties().map(|tie| tie.id().to_owned()).collect()
    }

    #[test]
    fn one_hop_is_the_ties_of_the_organisation_itself() {
        let ties = ids(&[("org", "Inspur")]);
        assert!(
            ties.contains(&"cisco-inspur".to_owned())
                && !ties.contains(&"cisco-china-plan".to_owned())
        );
        assert!(ids(&[("org", "Inspur"), ("hops", "2")]).contains(&"cisco-china-plan".to_owned()));
    }

    #[test]
    fn values_of_a_flag_widen_and_flags_narrow() {
        let both = ids(&[("kind", "joint-venture"), ("kind", "supply")]);
        assert!(both.len() > ids(&[("kind", "supply")]).len());
        assert!(ids(&[("kind", "joint-venture"), ("family", "ownership")]).is_empty());
    }

    #[test]
    fn on_the_day_of_the_article_the_takeover_of_emc_is_planned_and_not_in_force() {
        assert!(ids(&[("as-of", "2015-11-06")]).contains(&"dell-emc".to_owned()));
        assert!(
            !ids(&[("as-of", "2015-11-06"), ("in-force", "true")]).contains(&"dell-emc".to_owned())
        );
    }

    #[test]
    fn a_bad_value_gets_the_good_ones() {
        let graph = Graph::open("us-china-2015").unwrap();
        let error = Selection::new()
            .add(&graph, "kind", "joint-ventrue")
            .unwrap_err();
        assert!(
            error.help().contains("did you mean `joint-venture`"),
            "{}",
            error.help()
        );
    }

    #[test]
    fn every_view_of_the_built_in_graphs_is_a_selection_that_keeps_something() {
        for name in crate::load::builtin() {
            let graph = Graph::open(name).unwrap();
            for view in graph.model().views() {
                let selection = Selection::of_view(&graph, view)
                    .unwrap_or_else(|error| panic!("{}: {error}", view.id()));
                assert!(
                    selection.apply(&graph).ties().next().is_some(),
                    "{name}: view `{}` is empty",
                    view.id()
                );
            }
        }
    }
}
