//! The command line that a question asks for.

use super::question::{Ask, Place, Question, Unfit};
use super::sides::SALES;
use crate::graph::Graph;
use crate::model::{Bloc, Family, Kind, OrgKey, Role, Tie};

fn unfit<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Unfit> {
    Err(Unfit {
        message: message.into(),
        help: help.into(),
    })
}

impl Question {
    /// The commands that it means: one, or several where its words leave open which.
    pub(super) fn commands(&self, graph: &Graph) -> Result<Vec<Vec<String>>, Unfit> {
        let mut question = self.clone();
        if self.ask == Ask::Show {
            return Ok(vec![question.show(graph)?]);
        }
        self.refuse_beyond(graph)?;
        question.settle_kinds();
        question.settle_whom(graph);
        question.settle_places(graph)?;
        question.settle_implied(graph)?;
        question.settle_done();
        let began = self.ask.tense().or(self.tense_of_ties());
        question.settle_steps(began);
        let steps = !question.steps.is_empty();
        let began = if steps { Some(true) } else { began };
        let alone = self.since.is_none() && self.as_of.is_none();
        if self.still && began == Some(false) && alone {
            question.as_of = question.until.take();
        }
        if self.moment && began == Some(true) {
            return unfit(
                "the middle of a year or month is no date that something may have begun on",
                "ask for the year or the month",
            );
        }
        let Some((first, last)) = self.within.clone() else {
            return Ok(vec![question.words(graph)]);
        };
        let date = &first;
        let mut readings = Vec::new();
        if began == Some(false) && first != last {
            return unfit(
                "no command asks for what was so all through a part of a year or month",
                format!("ask for a day, as `as of {last}`"),
            );
        }
        if began != Some(true) && first == last {
            let mut reading = question.clone();
            reading.as_of = Some(date.clone());
            readings.push(reading.words(graph));
        }
        if began != Some(false) {
            question.since = Some(first);
            question.until = Some(last);
            readings.push(question.words(graph));
        }
        Ok(readings)
    }

    /// What `in 2015` means of such ties: a tie stands in a status at a time, and an acquisition is over in a day.
    ///
    /// `How many acquisitions were there in 2016` asks for those of that year too.
    fn tense_of_ties(&self) -> Option<bool> {
        const EVENTS: [&str; 3] = ["acquisition", "divestment", "succession"];
        let events =
            !self.kinds.is_empty() && self.kinds.iter().all(|kind| EVENTS.contains(&kind.name()));
        match (self.statuses.is_empty(), self.began) {
            (true, began) => events.then_some(true).or(began),
            (false, began) => began.or(Some(false)),
        }
    }

    /// Refuses what no command answers, with what does come near.
    fn refuse_beyond(&self, graph: &Graph) -> Result<(), Unfit> {
        let ids = self.orgs.iter().map(|&org| graph.model().org(org).id());
        let ids: Vec<&str> = ids.collect();
        match self.beyond {
            Some("paid") => unfit(
                "no command tells what one party paid or put in: an amount is that of a whole tie",
                format!(
                    "`tieup show {}` lists its ties, `tieup show` of one of these its amounts and what each party puts in",
                    ids.join(" ")
                ),
            ),
            Some("largest") => unfit(
                "no command picks the largest owner",
                format!(
                    "`tieup owners {}` lists all of them with their stakes",
                    ids.join(" ")
                ),
            ),
            _ => Ok(()),
        }
    }

    /// A family beside a kind is its kinds: one or the other is asked for.
    fn settle_kinds(&mut self) {
        if !self.kinds.is_empty() {
            let families = std::mem::take(&mut self.families);
            let more = Kind::all().filter(|kind| families.contains(&kind.family()));
            let more: Vec<Kind> = more.filter(|kind| !self.kinds.contains(kind)).collect();
            self.kinds.extend(more);
        }
        self.settle_sales();
        let member = self.ask == Ask::Partners && !self.kinds.is_empty();
        if !member && !matches!(self.ask, Ask::Ties | Ask::Stats | Ask::Timeline) {
            self.side = None;
            self.sided.clear();
        }
        if let (Some(side), [org]) = (self.side, &self.orgs[..]) {
            self.sided = vec![(*org, side)];
        }
    }

    /// With whom an alliance or membership is, `partners` answers; and who of an organisation's own country is in a tie with it.
    fn settle_whom(&mut self, graph: &Graph) {
        if !self.whom || self.ask != Ask::Ties || self.orgs.len() != 1 {
            return;
        }
        let allied = self.families == [Family::Alliance] && self.kinds.is_empty();
        let joined = self.families.is_empty()
            && matches!(self.kinds[..], [kind] if kind.name() == "membership");
        let equal = !self.kinds.is_empty()
            && self
                .kinds
                .iter()
                .all(|kind| kind.family() == Family::Alliance);
        let at_home = self.orgs.iter().any(|&org| {
            let mut places = self.places.iter();
            places.any(|(place, side)| *side != "in" && is_from(graph, org, place))
        });
        if allied || joined || equal && at_home {
            self.ask = Ask::Partners;
            if !joined {
                self.sided.clear();
            }
            self.families.clear();
        }
    }

    /// An organisation that no word names: who keeps the Entity List.
    fn settle_implied(&mut self, graph: &Graph) -> Result<(), Unfit> {
        let Some(name) = self.implied else {
            return Ok(());
        };
        match graph.find(name) {
            Ok(org) => {
                self.orgs.push(org.key());
                self.sided.push((org.key(), "subject"));
                Ok(())
            }
            Err(error) => unfit(error.to_string(), error.help()),
        }
    }

    /// What was dropped was not done: it is left out where a deed is told, unless it is asked how the ties stand or which step they took.
    fn settle_done(&mut self) {
        let comes_about = |kind: &Kind| {
            SALES.contains(&kind.name())
                || kind.family() == Family::Alliance && kind.name() != "commitment"
        };
        let allied = self.ask == Ask::Partners || self.families == [Family::Alliance];
        let known = match self.kinds[..] {
            [] => allied,
            _ => self.kinds.iter().all(comes_about),
        };
        let listed = matches!(self.ask, Ask::Partners | Ask::Ties | Ask::Stats);
        if self.done && listed && known && self.statuses.is_empty() && self.steps.is_empty() {
            self.statuses.insert("not-dropped");
        }
    }

    /// What somebody sold may stand as an acquisition by another.
    fn settle_sales(&mut self) {
        let sells = |(_, side): &(_, &str)| ["by", "own", "from"].contains(side);
        let sold = self.kinds.iter().all(|kind| kind.name() == "divestment");
        if sold && !self.kinds.is_empty() && !self.sided.is_empty() && self.sided.iter().all(sells)
        {
            let sales = Kind::all().filter(|kind| SALES.contains(&kind.name()));
            self.kinds = sales.collect();
            for (_, side) in &mut self.sided {
                *side = "seller";
            }
        }
    }

    /// An end, a halt or a failure in a given time is a step; without a time it is how the ties stand.
    fn settle_steps(&mut self, began: Option<bool>) {
        const OVER: [&str; 5] = ["ended", "dropped", "withdrawn", "refused", "blocked"];
        let since = self.since.is_some() || self.until.is_some() && !self.still;
        let fits = |status: &&str| {
            OVER.contains(status) && (since || self.within.is_some())
                || *status == "suspended" && since
        };
        let over = !self.statuses.is_empty() && self.statuses.iter().all(fits);
        if over && began != Some(true) && !self.already {
            self.steps.extend(std::mem::take(&mut self.statuses));
        }
        // Few ties tell when they were signed: without a time, to sign is to make.
        if !since && self.until.is_none() && self.within.is_none() {
            self.steps.retain(|step| *step != "signed");
        }
    }

    /// Two places are the two sides of a tie, unless either will do.
    fn settle_places(&mut self, graph: &Graph) -> Result<(), Unfit> {
        if self.names_orgs() {
            for (_, side) in &mut self.places {
                *side = "";
            }
            return Ok(());
        }
        let told = |(_, side): &(Place, &'static str)| *side != "in" && self.tells_role(side);
        if self.either_place && self.places.iter().any(told) {
            return unfit(
                "no command asks for one place or another on one side of a tie",
                "ask for one place at a time",
            );
        }
        let sides: Vec<bool> = self.places.iter().map(told).collect();
        for ((_, side), told) in self.places.iter_mut().zip(sides) {
            if *side != "in" && !told {
                *side = "";
            }
        }
        let plain = |(_, side): &&(Place, &'static str)| side.is_empty();
        let plain = self.places.iter().filter(plain).count();
        if plain == 2 && !self.either_place && self.between.is_empty() {
            let places = std::mem::take(&mut self.places).into_iter();
            let (sides, rest): (Vec<_>, Vec<_>) = places.partition(|(_, side)| side.is_empty());
            self.between = sides.into_iter().map(|(place, _)| place).collect();
            self.places = rest;
            if let [one, other] = &self.between[..]
                && one == other
            {
                return unfit(
                    format!("no command asks for ties among those from `{}`", one.word()),
                    "ask for one side, as in `acquisitions by US firms`, or for two places",
                );
            }
        }
        if self.between.len() == 1 {
            return Ok(());
        }
        for &org in &self.orgs {
            let mut places = self.places.iter().filter(|(_, side)| side.is_empty());
            let Some((place, _)) = places.find(|(place, _)| is_from(graph, org, place)) else {
                continue;
            };
            let place = place.word();
            return unfit(
                format!(
                    "{} is itself from `{place}`, so that asking for `{place}` would keep all its ties",
                    graph.model().org(org).name()
                ),
                "ask without the place, or for another one",
            );
        }
        Ok(())
    }

    /// The records of `show`: those named, the ties of a kind among organisations, or the organisations.
    fn show(&mut self, graph: &Graph) -> Result<Vec<String>, Unfit> {
        let mut words = vec!["show".to_owned()];
        words.append(&mut self.records);
        let model = graph.model();
        if self.kinds.is_empty() && self.families.is_empty() && !self.both {
            let org = |org: &OrgKey| format!("org.{}", model.org(*org).id());
            words.extend(self.orgs.iter().map(org));
            return Ok(words);
        }
        let fits = |tie: &&Tie| {
            (self.kinds.is_empty() || self.kinds.contains(&tie.kind()))
                && (self.families.is_empty() || self.families.contains(&tie.kind().family()))
                && self.orgs.iter().all(|&org| tie.party(org).is_some())
        };
        let ties = graph.ties().filter(fits);
        words.extend(ties.map(|tie| format!("tie.{}", tie.id())));
        if words.len() == 1 {
            let kinds = self.kinds.iter().map(|kind| kind.row().labels.en);
            let families = self.families.iter().map(|family| family.name());
            let kinds: Vec<&str> = kinds.chain(families).collect();
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
                format!(
                    "there is no {kinds} of {} in this graph",
                    orgs.join(" and ")
                ),
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
        } else if !self.names_parties() {
            ids.for_each(|id| line.flag("org", &id));
            if self.both {
                line.flag("hops", "0");
            }
            if self.wide {
                line.flag("hops", "2");
            }
        }
        if let Some(holder) = self.holder {
            line.flag("holder", model.org(holder).id());
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
        self.kinds
            .iter()
            .for_each(|kind| line.flag("kind", kind.name()));
        let id = |org| model.org(org).id().to_owned();
        for (who, roles) in self.parts(id) {
            let roles: Vec<&str> = roles.into_iter().map(Role::name).collect();
            let roles = roles.join(",");
            match &*who {
                "" => line.flag("role", &roles),
                who => line.flag("role", &format!("{who}={roles}")),
            }
        }
        self.families
            .iter()
            .for_each(|family| line.flag("family", family.name()));
        line.flags("topic", &self.topics);
        self.push_places(graph, &mut line);
        if let Some(kinds) = self.org_kinds {
            line.flag("org-kind", kinds);
        }
        line.flags("under", &self.under);
        self.push_times(&mut line);
        line.flags("source", &self.sources);
        line.switch("cite", self.cite);
        line.0
    }

    /// Whether the answer is a list of organisations, so that a place is where these are from.
    fn names_orgs(&self) -> bool {
        matches!(self.ask, Ask::Orgs | Ask::Partners)
    }

    fn push_places(&self, graph: &Graph, line: &mut Line) {
        for (place, side) in &self.places {
            match place {
                place if *side == "in" => line.flag("where", place.word()),
                _ if !side.is_empty() => {}
                Place::Country(country) if self.names_orgs() => line.flag("hq", country.code()),
                Place::Country(country) => line.flag("country", country.code()),
                // Ties with a bloc have others' organisations too.
                Place::Bloc(id) if self.names_orgs() => {
                    let blocs = graph.model().blocs().iter();
                    let countries = blocs
                        .filter(|bloc| bloc.id() == id)
                        .flat_map(Bloc::countries);
                    countries.for_each(|country| line.flag("hq", country.code()));
                }
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
        self.steps.iter().for_each(|step| line.flag("step", step));
        let statuses: Vec<&str> = self.statuses.iter().copied().collect();
        match statuses[..] {
            ["in-force"] => line.switch("in-force", true),
            ["alive"] => line.flags("status", &["planned", "in-force"].map(str::to_owned)),
            ["unclosed"] => line.flags("status", &["planned", "dropped"].map(str::to_owned)),
            _ => statuses
                .iter()
                .for_each(|status| line.flag("status", status)),
        }
        self.standings
            .iter()
            .for_each(|standing| line.flag("standing", standing));
    }
}

/// Whether an organisation is run from a place.
fn is_from(graph: &Graph, org: OrgKey, place: &Place) -> bool {
    let org = graph.model().org(org);
    match place {
        Place::Country(country) => org.hq() == Some(*country),
        Place::Bloc(id) => {
            let bloc = graph.model().bloc_of(org);
            bloc.is_some_and(|bloc| bloc.id() == id)
        }
    }
}

struct Line(Vec<String>);

impl Line {
    fn flag(&mut self, flag: &str, value: &str) {
        self.0.push(format!("--{flag}"));
        self.0.push(value.to_owned());
    }

    fn flags(&mut self, flag: &str, values: &[String]) {
        for value in values {
            self.flag(flag, value);
        }
    }

    fn switch(&mut self, flag: &str, on: bool) {
        if on {
            self.0.push(format!("--{flag}"));
        }
    }
}
