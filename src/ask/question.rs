//! What a question means, as it is read word by word, and the command line that asks it.

use std::collections::BTreeSet;

use super::dates::beside;
use super::table::{CONTROL, GROUP, SAYS, STATUS, TIME, WAY};
use crate::graph::Graph;
use crate::model::{Country, Day, Family, Kind, OrgKey, Tie};

/// What is asked: a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Ask {
    Partners,
    Ties,
    Path,
    Owners,
    Holdings,
    Timeline,
    Orgs,
    Stats,
    Show,
    Diff,
}

impl Ask {
    /// All, in the order of the docs.
    pub(super) const ALL: [Ask; 10] = [
        Ask::Partners,
        Ask::Ties,
        Ask::Path,
        Ask::Owners,
        Ask::Holdings,
        Ask::Timeline,
        Ask::Orgs,
        Ask::Stats,
        Ask::Show,
        Ask::Diff,
    ];

    pub(super) fn command(self) -> &'static str {
        match self {
            Ask::Partners => "partners",
            Ask::Ties => "ties",
            Ask::Path => "path",
            Ask::Owners => "owners",
            Ask::Holdings => "holdings",
            Ask::Timeline => "timeline",
            Ask::Orgs => "orgs",
            Ask::Stats => "stats",
            Ask::Show => "show",
            Ask::Diff => "diff",
        }
    }

    /// Whether a modifier makes sense with it.
    pub(super) fn takes(self, modifier: &str) -> bool {
        match self {
            Ask::Show | Ask::Diff => false,
            Ask::Owners | Ask::Holdings => [TIME, STATUS, SAYS].contains(&modifier),
            Ask::Path => [TIME, STATUS, WAY, SAYS].contains(&modifier),
            Ask::Orgs => ![WAY, GROUP, CONTROL, SAYS].contains(&modifier),
            Ask::Partners => modifier != WAY,
            Ask::Stats => ![WAY, GROUP, SAYS].contains(&modifier),
            Ask::Ties | Ask::Timeline => ![WAY, GROUP].contains(&modifier),
        }
    }

    /// Whether `in 2015` asks what began then (`true`) or what was so then, where the words leave it open.
    fn tense(self) -> Option<bool> {
        match self {
            Ask::Timeline => Some(true),
            Ask::Path | Ask::Owners | Ask::Holdings | Ask::Orgs => Some(false),
            Ask::Partners | Ask::Ties | Ask::Stats | Ask::Show | Ask::Diff => None,
        }
    }
}

/// A country, or a bloc that is more than one country.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Place {
    Country(Country),
    Bloc(String),
}

/// What a name or value in the question stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Value {
    Org(OrgKey),
    Place(Place),
    Date(String),
    Kind(Kind),
    Family(Family),
    Topic(String),
    /// With its section: `tie.cisco-inspur`.
    Record(String),
    Number(u32),
}

/// A question as far as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Question {
    pub(super) ask: Ask,
    today: Day,
    orgs: Vec<OrgKey>,
    records: Vec<String>,
    kinds: Vec<Kind>,
    families: Vec<Family>,
    topics: Vec<String>,
    places: Vec<Place>,
    /// Whether one of several places is enough.
    either_place: bool,
    between: Vec<Place>,
    within: Option<String>,
    since: Option<String>,
    until: Option<String>,
    as_of: Option<String>,
    from: Option<String>,
    to: Option<String>,
    statuses: BTreeSet<&'static str>,
    standings: BTreeSet<&'static str>,
    under: Vec<String>,
    sources: Vec<String>,
    through: Vec<String>,
    not_through: Vec<String>,
    max: Option<u32>,
    by: Option<&'static str>,
    /// Whether what began is meant (`true`), or what was so.
    began: Option<bool>,
    /// Whether the ties that join all the organisations are meant.
    both: bool,
    all: bool,
    group: bool,
    /// Whether the sources are asked for too.
    cite: bool,
}

/// Why a question that was read to its end makes no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    pub(super) message: String,
    pub(super) help: String,
}

fn unfit<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Unfit> {
    Err(Unfit {
        message: message.into(),
        help: help.into(),
    })
}

fn once<T>(place: &mut Option<T>, value: T) -> bool {
    let free = place.is_none();
    if free {
        *place = Some(value);
    }
    free
}

fn add<T: PartialEq>(list: &mut Vec<T>, value: T) -> bool {
    let new = !list.contains(&value);
    if new {
        list.push(value);
    }
    new
}

impl Question {
    pub(super) fn new(ask: Ask, today: Day) -> Self {
        Question {
            ask,
            today,
            orgs: Vec::new(),
            records: Vec::new(),
            kinds: Vec::new(),
            families: Vec::new(),
            topics: Vec::new(),
            places: Vec::new(),
            either_place: false,
            between: Vec::new(),
            within: None,
            since: None,
            until: None,
            as_of: None,
            from: None,
            to: None,
            statuses: BTreeSet::new(),
            standings: BTreeSet::new(),
            under: Vec::new(),
            sources: Vec::new(),
            through: Vec::new(),
            not_through: Vec::new(),
            max: None,
            by: None,
            began: None,
            both: false,
            all: false,
            group: false,
            cite: false,
        }
    }

    fn takes_selection(&self) -> bool {
        !matches!(self.ask, Ask::Show | Ask::Diff)
    }

    /// Whether the answer is a list of ties or made of one, so that leaving ties out leaves the rest as it is.
    fn is_list(&self) -> bool {
        self.takes_selection() && !self.is_chain() && self.ask != Ask::Path
    }

    /// Whether the answer follows holdings from firm to firm: leaving some out would make it wrong.
    fn is_chain(&self) -> bool {
        matches!(self.ask, Ask::Owners | Ask::Holdings)
    }

    /// Reads a name or value for a purpose; `false` where the question has no room for it.
    pub(super) fn add(&mut self, graph: &Graph, value: &Value, purpose: &str) -> bool {
        let id = |org: &OrgKey| graph.model().org(*org).id().to_owned();
        match (value, purpose) {
            (Value::Org(org), "under") => {
                self.is_list() && self.ask != Ask::Orgs && add(&mut self.under, id(org))
            }
            (Value::Org(org), "through") => self.ask == Ask::Path && add(&mut self.through, id(org)),
            (Value::Org(org), "not-through") => {
                self.ask == Ask::Path && add(&mut self.not_through, id(org))
            }
            (Value::Kind(kind), "through") => {
                self.ask == Ask::Path && add(&mut self.through, kind.name().to_owned())
            }
            (Value::Kind(kind), "not-through") => {
                self.ask == Ask::Path && add(&mut self.not_through, kind.name().to_owned())
            }
            (Value::Family(family), "through") => {
                self.ask == Ask::Path && add(&mut self.through, family.name().to_owned())
            }
            (Value::Family(family), "not-through") => {
                self.ask == Ask::Path && add(&mut self.not_through, family.name().to_owned())
            }
            (Value::Org(org), _) => add(&mut self.orgs, *org),
            (Value::Record(id), "source") => {
                let source = id.strip_prefix("source.");
                source.is_some_and(|id| self.is_list() && add(&mut self.sources, id.to_owned()))
            }
            (Value::Record(id), _) => add(&mut self.records, id.clone()),
            (Value::Kind(kind), _) => (self.is_list() || self.ask == Ask::Show) && add(&mut self.kinds, *kind),
            (Value::Family(family), _) => {
                self.is_list() && add(&mut self.families, *family)
            }
            (Value::Topic(topic), _) => {
                self.is_list() && add(&mut self.topics, topic.clone())
            }
            (Value::Number(number), _) => self.ask == Ask::Path && once(&mut self.max, *number),
            (Value::Place(place), "between") => {
                self.is_list() && add(&mut self.between, place.clone())
            }
            (Value::Place(place), "or") => {
                self.either_place = true;
                self.is_list() && add(&mut self.places, place.clone())
            }
            (Value::Place(place), _) => {
                self.is_list() && add(&mut self.places, place.clone())
            }
            (Value::Date(date), _) => self.add_date(date, purpose),
        }
    }

    fn add_date(&mut self, date: &str, purpose: &str) -> bool {
        match purpose {
            "from" => return self.ask == Ask::Diff && once(&mut self.from, date.to_owned()),
            "to" => return self.ask == Ask::Diff && once(&mut self.to, date.to_owned()),
            _ if !self.takes_selection() => return false,
            _ => {}
        }
        if self.is_chain() && !matches!(purpose, "as-of" | "in") {
            return false;
        }
        let timeless = self.within.is_none() && self.as_of.is_none();
        match purpose {
            "since" => self.within.is_none() && once(&mut self.since, date.to_owned()),
            "until" => self.within.is_none() && once(&mut self.until, date.to_owned()),
            "as-of" => self.within.is_none() && once(&mut self.as_of, date.to_owned()),
            "after" => beside(date, 1)
                .is_some_and(|date| self.within.is_none() && once(&mut self.since, date)),
            "before" => beside(date, -1)
                .is_some_and(|date| self.within.is_none() && once(&mut self.until, date)),
            _ => {
                timeless
                    && self.since.is_none()
                    && self.until.is_none()
                    && once(&mut self.within, date.to_owned())
            }
        }
    }

    /// Reads what a row says of the words around it; `false` where the question has no room for it.
    pub(super) fn set(&mut self, key: &'static str, value: &'static str) -> bool {
        match key {
            "began" => {
                self.began = Some(true);
                true
            }
            "was" => {
                self.began = Some(false);
                true
            }
            "status" => {
                (self.is_list() || value == "in-force")
                    && self.statuses.is_empty()
                    && self.statuses.insert(value)
            }
            // One or the other, in one breath; else two statuses would contradict each other.
            "or-status" => self.is_list() && self.statuses.insert(value),
            "standing" => self.is_list() && self.standings.insert(value),
            "under" => {
                self.is_list()
                    && self.ask != Ask::Orgs
                    && add(&mut self.under, value.to_owned())
            },
            "kind" => value.parse().is_ok_and(|kind| add(&mut self.kinds, kind)),
            "family" => value
                .parse()
                .is_ok_and(|family| add(&mut self.families, family)),
            "by" => self.ask == Ask::Stats && once(&mut self.by, value),
            "all" => self.ask == Ask::Path && !std::mem::replace(&mut self.all, true),
            "group" => self.ask == Ask::Partners && !std::mem::replace(&mut self.group, true),
            "cite" => self.takes_selection() && !std::mem::replace(&mut self.cite, true),
            "as-of" => self.add_date(&self.today.to_string(), key),
            "to" => self.add_date(&self.today.to_string(), key),
            "both" => {
                self.both = true;
                true
            }
            _ => false,
        }
    }

    /// The commands that it means: one, or several where its words leave open which.
    pub(super) fn commands(&self, graph: &Graph) -> Result<Vec<Vec<String>>, Unfit> {
        let mut question = self.clone();
        if self.ask == Ask::Show {
            return Ok(vec![question.show(graph)?]);
        }
        question.settle_places(graph)?;
        let Some(date) = self.within.clone() else {
            return Ok(vec![question.words(graph)]);
        };
        let began = self.ask.tense().or(self.began).or(self.tense_of_ties());
        let over = ["dropped", "withdrawn", "refused", "blocked", "ended"];
        if self.statuses.iter().any(|status| over.contains(status)) && began != Some(true) {
            return unfit(
                "no command asks for ties that came to an end at a given time",
                format!("write `as of {date}` for all that had by then, or ask `what happened in {date}`"),
            );
        }
        let mut readings = Vec::new();
        if began != Some(true) {
            let mut reading = question.clone();
            reading.as_of = Some(date.clone());
            readings.push(reading.words(graph));
        }
        if began != Some(false) {
            question.since = Some(date.clone());
            question.until = Some(date);
            readings.push(question.words(graph));
        }
        Ok(readings)
    }

    /// What `in 2015` means of such ties: a tie stands in a status at a time, and an acquisition is over in a day.
    fn tense_of_ties(&self) -> Option<bool> {
        const EVENTS: [&str; 3] = ["acquisition", "divestment", "succession"];
        let events = !self.kinds.is_empty()
            && self.kinds.iter().all(|kind| EVENTS.contains(&kind.name()));
        if self.statuses.is_empty() {
            events.then_some(true)
        } else {
            Some(false)
        }
    }

    /// Two places are the two sides of a tie, unless either will do.
    fn settle_places(&mut self, graph: &Graph) -> Result<(), Unfit> {
        let sided = self.places.len() == 2 && !self.either_place && self.between.is_empty();
        if self.ask != Ask::Orgs && sided {
            self.between = std::mem::take(&mut self.places);
        }
        if self.ask == Ask::Orgs || self.between.len() == 1 {
            return Ok(());
        }
        for org in self.orgs.iter().map(|&org| graph.model().org(org)) {
            for place in &self.places {
                let within = match place {
                    Place::Country(country) => org.hq() == Some(*country),
                    Place::Bloc(id) => {
                        let bloc = graph.model().bloc_of(org);
                        bloc.is_some_and(|bloc| bloc.id() == id)
                    }
                };
                if within {
                    let place = word(place);
                    return unfit(
                        format!(
                            "{} is itself from `{place}`, so that asking for `{place}` would keep all its ties",
                            org.name()
                        ),
                        "ask without the place, or for another one",
                    );
                }
            }
        }
        Ok(())
    }

    /// The records of `show`: those named, the ties of a kind among organisations, or the organisations.
    fn show(&mut self, graph: &Graph) -> Result<Vec<String>, Unfit> {
        let mut words = vec!["show".to_owned()];
        words.append(&mut self.records);
        let model = graph.model();
        if self.kinds.is_empty() && !self.both {
            let org = |org: &OrgKey| format!("org.{}", model.org(*org).id());
            words.extend(self.orgs.iter().map(org));
            return Ok(words);
        }
        let fits = |tie: &&Tie| {
            (self.kinds.is_empty() || self.kinds.contains(&tie.kind()))
                && self.orgs.iter().all(|&org| tie.party(org).is_some())
        };
        let ties = graph.ties().filter(fits);
        words.extend(ties.map(|tie| format!("tie.{}", tie.id())));
        if words.len() == 1 {
            let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.row().labels.en).collect();
            let kinds = if kinds.is_empty() {
                "tie".to_owned()
            } else {
                kinds.join(" or ")
            };
            let orgs: Vec<&str> = self.orgs.iter().map(|&org| model.org(org).name()).collect();
            let flags: Vec<String> = self
                .orgs
                .iter()
                .map(|&org| format!(" --org {}", model.org(org).id()))
                .collect();
            return unfit(
                format!("there is no {kinds} of {} in this graph", orgs.join(" and ")),
                format!("`tieup ties{}` lists their ties", flags.concat()),
            );
        }
        Ok(words)
    }

    fn words(&self, graph: &Graph) -> Vec<String> {
        let model = graph.model();
        let ids = self.orgs.iter().map(|&org| model.org(org).id().to_owned());
        let mut line = Line(vec![self.ask.command().to_owned()]);
        let positional = matches!(
            self.ask,
            Ask::Partners | Ask::Path | Ask::Owners | Ask::Holdings
        );
        if positional {
            line.0.extend(ids);
        } else {
            ids.for_each(|id| line.flag("org", &id));
            if self.both {
                line.flag("hops", "0");
            }
        }
        if let Some(by) = self.by {
            line.flag("by", by);
        }
        line.switch("group", self.group);
        line.switch("all", self.all);
        if let Some(max) = self.max {
            line.flag("max", &max.to_string());
        }
        line.flags("through", &self.through);
        line.flags("not-through", &self.not_through);
        self.kinds.iter().for_each(|kind| line.flag("kind", kind.name()));
        self.families
            .iter()
            .for_each(|family| line.flag("family", family.name()));
        line.flags("topic", &self.topics);
        self.push_places(graph, &mut line);
        line.flags("under", &self.under);
        self.push_times(&mut line);
        line.flags("source", &self.sources);
        line.switch("cite", self.cite);
        line.0
    }

    fn push_places(&self, graph: &Graph, line: &mut Line) {
        for place in &self.places {
            match place {
                Place::Country(country) if self.ask == Ask::Orgs => line.flag("hq", country.code()),
                Place::Country(country) => line.flag("country", country.code()),
                Place::Bloc(id) => line.flag("bloc", id),
            }
        }
        if !self.between.is_empty() {
            let side = |place: &Place| match place {
                // A bloc of that one country, if there is one: the graph's own word for it.
                Place::Country(country) => graph
                    .model()
                    .blocs()
                    .iter()
                    .find(|bloc| bloc.countries() == [*country])
                    .map_or_else(|| country.code().to_owned(), |bloc| bloc.id().to_owned()),
                Place::Bloc(id) => id.clone(),
            };
            let sides: Vec<String> = self.between.iter().map(side).collect();
            line.flag("between", &sides.join(","));
        }
    }

    fn push_times(&self, line: &mut Line) {
        let dates = [
            ("from", &self.from),
            ("to", &self.to),
            ("since", &self.since),
            ("until", &self.until),
            ("as-of", &self.as_of),
        ];
        for (flag, date) in dates {
            if let Some(date) = date {
                line.flag(flag, date);
            }
        }
        let statuses: Vec<&str> = self.statuses.iter().copied().collect();
        match statuses[..] {
            ["in-force"] => line.switch("in-force", true),
            // What `--as-of` keeps by itself.
            ["alive"] if self.as_of.is_some() => {}
            ["alive"] => ["planned", "in-force"]
                .iter()
                .for_each(|status| line.flag("status", status)),
            _ => statuses.iter().for_each(|status| line.flag("status", status)),
        }
        self.standings
            .iter()
            .for_each(|standing| line.flag("standing", standing));
    }
}

fn word(place: &Place) -> &str {
    match place {
        Place::Country(country) => country.code(),
        Place::Bloc(id) => id,
    }
}

struct Line(Vec<String>);

impl Line {
    fn flag(&mut self, flag: &str, value: &str) {
        self.0.push(format!("--{flag}"));
        self.0.push(value.to_owned());
    }

    fn flags(&mut self, flag: &str, values: &[String]) {
        values.iter().for_each(|value| self.flag(flag, value));
    }

    fn switch(&mut self, flag: &str, on: bool) {
        if on {
            self.0.push(format!("--{flag}"));
        }
    }
}
