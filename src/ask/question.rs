//! What a question means, as it is read word by word.

use std::collections::BTreeSet;

use super::dates::{Part, beside, middle, part};
use super::table::{CONTROL, GROUP, SAYS, STATUS, TIME, WAY};
use crate::graph::Graph;
use crate::model::{Country, Date, Day, Family, Kind, OrgKey, Role};

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
    #[cfg(test)]
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
    pub(super) fn tense(self) -> Option<bool> {
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word of its own in a question"
)]
pub(super) struct Question {
    pub(super) ask: Ask,
    pub(super) today: Day,
    pub(super) orgs: Vec<OrgKey>,
    pub(super) records: Vec<String>,
    pub(super) kinds: Vec<Kind>,
    pub(super) families: Vec<Family>,
    pub(super) topics: Vec<String>,
    /// Each with what it is to the ties: where they hold (`in`), a side of them as of [`Question::sided`], or just where a party is from.
    pub(super) places: Vec<(Place, &'static str)>,
    /// Whether one of several places is enough.
    pub(super) either_place: bool,
    pub(super) between: Vec<Place>,
    /// `in 2015`, with its first and its last stretch of time: the same, or the months of `the second half of 2015`.
    pub(super) within: Option<(String, String)>,
    pub(super) since: Option<String>,
    pub(super) until: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) statuses: BTreeSet<&'static str>,
    pub(super) standings: BTreeSet<&'static str>,
    pub(super) under: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) through: Vec<String>,
    pub(super) not_through: Vec<String>,
    pub(super) max: Option<u32>,
    pub(super) by: Option<&'static str>,
    /// Whether what began is meant (`true`), or what was so.
    pub(super) began: Option<bool>,
    /// Whether it is told as something that was done, as by `bought` and unlike by `acquisitions`.
    pub(super) done: bool,
    /// Whether the ties that join all the organisations are meant.
    pub(super) both: bool,
    /// Whether `as of` a moment, such as the middle of a year, at which things stand and do not begin.
    pub(super) moment: bool,
    /// Whether `until 2015` is as of 2015 where it is asked what was so: `by 2015`, or what was still planned until then.
    pub(super) still: bool,
    /// Whether `ended in 2015` is what had ended by then: `already ended`.
    pub(super) already: bool,
    /// Whether the other party is asked for rather than the tie.
    pub(super) whom: bool,
    /// Which side of the ties is named: who does (`subject`), to whom it is done (`object`), or who sells.
    pub(super) side: Option<&'static str>,
    /// On which side of the ties some of the organisations are: `subject`, `by`, `of` … (see `sides`).
    pub(super) sided: Vec<(OrgKey, &'static str)>,
    /// A role that somebody has to have who is not named: what is sold has a seller.
    pub(super) unnamed: Option<Role>,
    /// Whose holdings alone are asked for.
    pub(super) holder: Option<OrgKey>,
    /// What the organisations are that are asked for.
    pub(super) org_kinds: Option<&'static str>,
    /// The name of an organisation that the words stand for, and which a graph may lack.
    pub(super) implied: Option<&'static str>,
    /// The steps of the ties that are asked for, such as their announcement.
    pub(super) steps: Vec<&'static str>,
    /// What is asked that no command answers.
    pub(super) beyond: Option<&'static str>,
    /// Whether the ties of its neighbours are asked for too.
    pub(super) wide: bool,
    pub(super) all: bool,
    pub(super) group: bool,
    /// Whether the sources are asked for too.
    pub(super) cite: bool,
}

/// Why a question that was read to its end makes no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    pub(super) message: String,
    pub(super) help: String,
}

/// The first and the last stretch of time that a date is or has a part of.
fn stretch(date: &str, purpose: &str) -> Option<(String, String)> {
    match purpose {
        "half1" => part(date, Part::FirstHalf),
        "half2" => part(date, Part::SecondHalf),
        "quarter1" => part(date, Part::Quarter(0)),
        "quarter2" => part(date, Part::Quarter(1)),
        "quarter3" => part(date, Part::Quarter(2)),
        "quarter4" => part(date, Part::Quarter(3)),
        "third1" => part(date, Part::Third(0)),
        "third2" => part(date, Part::Third(1)),
        "third3" => part(date, Part::Third(2)),
        _ => Some((date.to_owned(), date.to_owned())),
    }
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
            done: false,
            both: false,
            moment: false,
            still: false,
            already: false,
            whom: false,
            side: None,
            sided: Vec::new(),
            unnamed: None,
            holder: None,
            org_kinds: None,
            implied: None,
            steps: Vec::new(),
            beyond: None,
            wide: false,
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
    pub(super) fn add(&mut self, graph: &Graph, value: &Value, purpose: &'static str) -> bool {
        let id = |org: &OrgKey| graph.model().org(*org).id().to_owned();
        match (value, purpose) {
            (Value::Org(org), "under") => {
                self.is_list() && self.ask != Ask::Orgs && add(&mut self.under, id(org))
            }
            (Value::Org(org), "through") => {
                self.ask == Ask::Path && add(&mut self.through, id(org))
            }
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
            (Value::Org(org), "holder") => once(&mut self.holder, *org),
            (Value::Org(org), "") => add(&mut self.orgs, *org),
            (Value::Org(org), side) => {
                self.sided.push((*org, side));
                add(&mut self.orgs, *org)
            }
            (Value::Record(id), "source") => {
                let source = id.strip_prefix("source.");
                source.is_some_and(|id| self.is_list() && add(&mut self.sources, id.to_owned()))
            }
            (Value::Record(id), _) => add(&mut self.records, id.clone()),
            (Value::Kind(kind), _) => {
                (self.is_list() || self.ask == Ask::Show) && add(&mut self.kinds, *kind)
            }
            (Value::Family(family), _) => {
                (self.is_list() || self.ask == Ask::Show) && add(&mut self.families, *family)
            }
            (Value::Topic(topic), _) => {
                // Two in a breath are one or the other; in two places both would be meant, which no flag asks for.
                let fits = self.topics.is_empty() || purpose == "or";
                self.is_list() && fits && add(&mut self.topics, topic.clone())
            }
            (Value::Number(number), _) => self.ask == Ask::Path && once(&mut self.max, *number),
            (Value::Place(place), "between") => {
                self.is_list() && self.between.len() < 2 && add(&mut self.between, place.clone())
            }
            (Value::Place(place), _) => self.add_place(place, purpose),
            (Value::Date(date), _) => self.add_date(date, purpose),
        }
    }

    /// One place is where a party is from, two are the sides of a tie; with `or` between them either will do.
    fn add_place(&mut self, place: &Place, purpose: &'static str) -> bool {
        let alike = |side: &str| (side == "in") == (purpose == "in");
        let known = self.places.iter().filter(|(_, side)| alike(side)).count();
        let (side, fits) = match (purpose, self.places.last()) {
            ("or", Some((_, side))) => (*side, self.places.len() == 1),
            ("or", None) => return false,
            _ if matches!(self.ask, Ask::Orgs | Ask::Partners) => (purpose, self.places.is_empty()),
            ("in", _) => (purpose, known == 0),
            _ => (purpose, known < 2),
        };
        self.either_place |= purpose == "or";
        // One that buys another at home is another party than that.
        let apart = |known: &str| !known.is_empty() && !side.is_empty() && known != side;
        let mut places = self.places.iter();
        let new = places.all(|(known, side)| known != place || apart(side));
        self.is_list() && fits && new && add(&mut self.places, (place.clone(), side))
    }

    fn add_date(&mut self, date: &str, purpose: &str) -> bool {
        match purpose {
            _ if self.ask == Ask::Diff && !matches!(purpose, "from" | "to") => {
                return self.add_stretch(stretch(date, purpose));
            }
            "from" => return self.ask == Ask::Diff && once(&mut self.from, date.to_owned()),
            "to" => return self.ask == Ask::Diff && once(&mut self.to, date.to_owned()),
            _ if !self.takes_selection() => return false,
            _ => {}
        }
        if self.is_chain() && !matches!(purpose, "as-of" | "in" | "mid") {
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
            "mid" => {
                self.moment = true;
                middle(date).is_some_and(|day| self.within.is_none() && once(&mut self.as_of, day))
            }
            _ => {
                timeless
                    && self.since.is_none()
                    && self.until.is_none()
                    && stretch(date, purpose).is_some_and(|stretch| once(&mut self.within, stretch))
            }
        }
    }

    /// What changed in a stretch of time: from the day before it to its last day.
    fn add_stretch(&mut self, stretch: Option<(String, String)>) -> bool {
        let days = stretch.and_then(|(first, last)| {
            let first = first.parse::<Date>().ok()?.earliest()?;
            let last = last.parse::<Date>().ok()?.latest()?;
            Some((first.plus(-1).to_string(), last.to_string()))
        });
        days.is_some_and(|(from, to)| once(&mut self.from, from) && once(&mut self.to, to))
    }

    /// Reads what a row says of the words around it; `false` where the question has no room for it.
    pub(super) fn set(&mut self, key: &'static str, value: &'static str) -> bool {
        match key {
            "done" => {
                self.began = Some(true);
                self.done = true;
                true
            }
            "began" => {
                self.began = Some(true);
                true
            }
            "was" => {
                self.began = Some(false);
                true
            }
            "state" => {
                self.began.get_or_insert(false);
                true
            }
            "status" => {
                (self.is_list() || value == "in-force")
                    && self.statuses.is_empty()
                    && self.statuses.insert(value)
            }
            // One or the other, in one breath; else two statuses would contradict each other.
            "or-status" => self.is_list() && self.statuses.insert(value),
            "standing" => {
                self.is_list() && self.standings.is_empty() && self.standings.insert(value)
            }
            "or-standing" => self.is_list() && self.standings.insert(value),
            "under" => {
                self.is_list() && self.ask != Ask::Orgs && add(&mut self.under, value.to_owned())
            }
            "kind" => value.parse().is_ok_and(|kind| add(&mut self.kinds, kind)),
            "family" => value
                .parse()
                .is_ok_and(|family| add(&mut self.families, family)),
            "by" => self.ask == Ask::Stats && once(&mut self.by, value),
            "all" => self.ask == Ask::Path && !std::mem::replace(&mut self.all, true),
            "group" => self.ask == Ask::Partners && !std::mem::replace(&mut self.group, true),
            "cite" => self.takes_selection() && !std::mem::replace(&mut self.cite, true),
            "as-of" | "to" => self.add_date(&self.today.to_string(), key),
            "both" => {
                self.both = true;
                true
            }
            "still" => {
                self.still = true;
                true
            }
            "already" => {
                self.already = true;
                true
            }
            "side" => {
                self.side.get_or_insert(value);
                true
            }
            "unnamed" => value
                .parse()
                .is_ok_and(|role| once(&mut self.unnamed, role)),
            "org-kind" => self.ask == Ask::Orgs && once(&mut self.org_kinds, value),
            "implied" => once(&mut self.implied, value),
            "step" => {
                add(&mut self.steps, value);
                true
            }
            "beyond" => {
                self.beyond.get_or_insert(value);
                true
            }
            "whom" => {
                self.whom = true;
                true
            }
            "wide" => self.ask == Ask::Ties && !std::mem::replace(&mut self.wide, true),
            _ => false,
        }
    }
}
