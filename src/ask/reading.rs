//! What a question takes of the names, values and marks that are read: `false` where it has no room for one.

use super::dates::{Part, beside, middle, part};
use super::question::{Ask, Beyond, Place, Question, Value};
use super::sides::Side;
use crate::graph::Graph;
use crate::model::{Date, OrgKey, OrgKind};

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
        "in" => Some((date.to_owned(), date.to_owned())),
        _ => None,
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

/// How ties stand that somebody stopped.
const STOPPED: [&str; 6] = [
    "blocked",
    "refused",
    "withdrawn",
    "dropped",
    "suspended",
    "ended",
];

impl Question {
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
        let fits = match purpose {
            "through" | "not-through" => self.add_way(graph, value, purpose),
            _ => self.add_value(graph, value, purpose),
        };
        match value {
            Value::Kind(_) | Value::Kinds(_) | Value::Family(_) => {
                // `Blocked acquisitions by Huawei` are those that Huawei made.
                self.stopped = false;
                self.order.noun();
            }
            Value::Date(_) => self.order.date(),
            _ => {}
        }
        fits
    }

    /// What a chain goes through, or does not.
    fn add_way(&mut self, graph: &Graph, value: &Value, purpose: &'static str) -> bool {
        let word = match value {
            Value::Org(org) => graph.model().org(*org).id().to_owned(),
            Value::Kind(kind) => kind.name().to_owned(),
            Value::Family(family) => family.name().to_owned(),
            Value::Kinds(kinds) => {
                let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
                kinds.join(",")
            }
            _ => return false,
        };
        let list = match purpose {
            "through" => &mut self.through,
            _ => &mut self.not_through,
        };
        self.ask == Ask::Path && add(list, word)
    }

    fn add_value(&mut self, graph: &Graph, value: &Value, purpose: &'static str) -> bool {
        let takes_kinds = self.is_list() || self.ask == Ask::Show;
        match (value, purpose) {
            (Value::Org(org), _) => self.add_org(graph, *org, purpose),
            (Value::Record(id), "source") => {
                let source = id.strip_prefix("source.");
                source.is_some_and(|id| self.is_list() && add(&mut self.sources, id.to_owned()))
            }
            (Value::Record(id), "") => add(&mut self.records, id.clone()),
            (Value::Kind(kind), "") => takes_kinds && add(&mut self.kinds, *kind),
            // `Mergers and acquisitions` names one of them again.
            (Value::Kinds(kinds), "") => {
                let kinds = kinds.iter();
                takes_kinds && kinds.fold(false, |new, kind| add(&mut self.kinds, *kind) | new)
            }
            (Value::Family(family), "") => takes_kinds && add(&mut self.families, *family),
            (Value::Topic(topic), "" | "or") => {
                // Two in a breath are one or the other; in two places both would be meant, which no flag asks for.
                let fits = self.topics.is_empty() || purpose == "or";
                self.is_list() && fits && add(&mut self.topics, topic.clone())
            }
            (Value::Number(number), "") => self.ask == Ask::Path && once(&mut self.max, *number),
            (Value::Place(place), "between") => {
                self.is_list() && self.between.len() < 2 && add(&mut self.between, place.clone())
            }
            (Value::Place(_), "agent") if self.stopped => false,
            (Value::Place(place), _) => self.add_place(place, purpose),
            (Value::Date(date), _) => self.add_date(date, purpose),
            _ => false,
        }
    }

    fn add_org(&mut self, graph: &Graph, org: OrgKey, purpose: &'static str) -> bool {
        match purpose {
            "under" => self.add_under(graph.model().org(org).id().to_owned()),
            "holder" => once(&mut self.holder, org),
            "inside" => {
                if graph.model().org(org).kind() == OrgKind::Government {
                    self.beyond = Some(Beyond::City);
                }
                self.add_org(graph, org, "to")
            }
            // `Acquisitions blocked by CFIUS` are not those that CFIUS made.
            "agent" if self.stopped => {
                let side = self.stopping_side().map(|side| (org, side));
                self.sided.extend(side);
                self.orgs.is_empty() && add(&mut self.orgs, org)
            }
            side => {
                let Some(side) = Side::named(side) else {
                    return false;
                };
                if side != Side::Any {
                    self.sided.push((org, side));
                }
                add(&mut self.orgs, org)
            }
        }
    }

    fn add_under(&mut self, who: String) -> bool {
        self.is_list() && self.ask != Ask::Orgs && add(&mut self.under, who)
    }

    /// Who is under a government, on a side of the ties.
    fn add_stated(&mut self, side: &str) -> bool {
        let side = Side::named(side).filter(|_| self.is_list() && self.ask != Ask::Orgs);
        side.is_some_and(|side| add(&mut self.stated, side))
    }

    /// One place is where a party is from, two are the sides of a tie; with `or` between them either will do.
    fn add_place(&mut self, place: &Place, purpose: &'static str) -> bool {
        let last = self.places.last().map(|(_, side)| *side);
        let (side, fits) = match (purpose, Side::named(purpose)) {
            ("or", _) => (last, self.places.len() == 1),
            (_, side) if self.ask == Ask::Orgs => {
                let held = |side: Option<Side>| side == Some(Side::Where);
                let mut places = self.places.iter();
                (side, places.all(|known| held(side) != held(Some(known.1))))
            }
            (_, side) => {
                let alike =
                    |(_, known): &&(Place, Side)| (*known == Side::In) == (side == Some(Side::In));
                let known = self.places.iter().filter(alike).count();
                let one = side == Some(Side::In) || self.ask == Ask::Partners;
                (side, known < if one { 1 } else { 2 })
            }
        };
        let Some(side) = side else {
            return false;
        };
        self.either_place |= purpose == "or";
        // One that buys another at home is another party than that.
        let apart = |known: Side| known != Side::Any && side != Side::Any && known != side;
        let mut places = self.places.iter();
        let new = places.all(|(known, side)| known != place || apart(*side));
        self.is_list() && fits && new && add(&mut self.places, (place.clone(), side))
    }

    fn add_date(&mut self, date: &str, purpose: &str) -> bool {
        match purpose {
            // What is new since 2015 is not what there was at its beginning.
            "since" if self.ask == Ask::Diff => {
                return beside(date, -1).is_some_and(|day| once(&mut self.from, day));
            }
            _ if self.ask == Ask::Diff && !matches!(purpose, "from" | "to") => {
                return self.add_stretch(stretch(date, purpose));
            }
            "from" => return self.ask == Ask::Diff && once(&mut self.from, date.to_owned()),
            "to" => return self.ask == Ask::Diff && once(&mut self.to, date.to_owned()),
            _ if !self.takes_selection() => return false,
            _ => {}
        }
        if self.is_chain() {
            match purpose {
                "as-of" | "in" | "mid" | "end" => {}
                // It is refused with the day to ask for.
                "since" | "until" | "after" | "before" => self.beyond = Some(Beyond::Spell),
                _ => return false,
            }
        }
        let timeless = self.within.is_none() && self.as_of.is_none();
        match purpose {
            "since" => self.within.is_none() && once(&mut self.since, date.to_owned()),
            "until" => self.within.is_none() && once(&mut self.until, date.to_owned()),
            "as-of" => self.within.is_none() && once(&mut self.as_of, date.to_owned()),
            "end" => {
                self.at_end = true;
                self.within.is_none() && once(&mut self.as_of, date.to_owned())
            }
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
                self.order.verb();
            }
            "began" => {
                self.began = Some(true);
                self.order.verb();
            }
            "was" => self.began = Some(false),
            "stands" => {
                self.began.get_or_insert(false);
            }
            "both" => self.both = true,
            "tried" => self.tried = true,
            "there" => {
                self.began = Some(false);
                self.there = true;
            }
            "formed" => self.formed = true,
            "still" => self.still = true,
            "stood" => self.stood = true,
            "past" => self.past = true,
            "now" => self.now = true,
            "already" => self.already = true,
            "part" => self.part = true,
            "whom" => self.whom = true,
            "number" => self.number = true,
            "controls" => self.controls = true,
            "verb" => self.order.verb(),
            "halted" => self.halted = true,
            "apart" => self.apart = true,
            "failed" => self.failed = true,
            "pair" => self.pair = true,
            "firms" => self.firms = true,
            "involved" => self.involved = true,
            "dated" => self.dated = true,
            "noun" => self.order.noun(),
            "closed" => self.closed = true,
            // How they stand is told behind a date.
            "behind" => self.dated |= self.order.is_dated(),
            _ => return self.set_value(key, value),
        }
        true
    }

    /// Reads what not every question has room for.
    fn set_value(&mut self, key: &'static str, value: &'static str) -> bool {
        if matches!(key, "status" | "or-status") {
            self.stopped |= STOPPED.contains(&value);
            self.order.status();
        }
        self.stopped |= (key, value) == ("step", "approved");
        match key {
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
            "step" => {
                self.order.verb();
                let fits = self.is_list();
                if fits {
                    add(&mut self.steps, value);
                }
                fits
            }
            "or-standing" => self.is_list() && self.standings.insert(value),
            "under" => self.add_under(value.to_owned()),
            "state" => self.add_stated(value),
            "kind" => value.parse().is_ok_and(|kind| add(&mut self.kinds, kind)),
            "family" => value
                .parse()
                .is_ok_and(|family| add(&mut self.families, family)),
            "by" => self.ask == Ask::Stats && once(&mut self.by, value),
            "all" => self.ask == Ask::Path && !std::mem::replace(&mut self.all, true),
            "group" => self.ask == Ask::Partners && !std::mem::replace(&mut self.group, true),
            "wide" => self.ask == Ask::Ties && !std::mem::replace(&mut self.wide, true),
            "cite" => self.takes_selection() && !std::mem::replace(&mut self.cite, true),
            "as-of" | "to" => self.add_date(&self.today.to_string(), key),
            "year" => value.parse().is_ok_and(|years: i32| {
                self.add_date(&format!("{:04}", self.today.year() + years), "in")
            }),
            "side" => {
                self.side = self.side.or(Side::named(value));
                self.side.is_some()
            }
            "beyond" => {
                self.beyond = self.beyond.or(Beyond::named(value));
                self.beyond.is_some()
            }
            "unnamed" => value
                .parse()
                .is_ok_and(|role| once(&mut self.unnamed, role)),
            "org-kind" => {
                matches!(self.ask, Ask::Orgs | Ask::Stats) && once(&mut self.org_kinds, value)
            }
            "implied" => once(&mut self.implied, value),
            _ => false,
        }
    }
}
