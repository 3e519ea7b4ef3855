//! The command line that a question asks for.

use super::question::{Ask, Beyond, Place, Question, Unfit};
use super::sides::Side;
use super::unfit::unfit;
use crate::graph::Graph;
use crate::model::{Country, Model, Role};

impl Question {
    /// The commands that it means: one, or several where its words leave open which.
    pub(super) fn commands(&self, graph: &Graph) -> Result<Vec<Vec<String>>, Unfit> {
        let mut question = self.clone();
        if self.ask == Ask::Show {
            return self.shown(graph);
        }
        // One of two rows speaks of membership, the other of ownership.
        if self.part && self.is_of_body(graph) == (self.ask == Ask::Owners) {
            return Ok(Vec::new());
        }
        self.refuse_beyond(graph)?;
        self.refuse_ended_deeds(graph)?;
        let is_open = self.is_in_either_sense();
        let began = question.settle(graph)?;
        self.refuse_shared(graph, &question)?;
        let mut readings = Vec::new();
        for sense in question.clone().senses() {
            readings.extend(sense.in_time(graph, began)?);
        }
        if is_open {
            for place in &mut question.places {
                place.1 = Side::Any;
            }
            readings.extend(question.in_time(graph, began)?);
        }
        question.refuse_control(&readings)?;
        question.refuse_bodies(graph, &readings)?;
        if self.beyond == Some(Beyond::Bought) {
            let list = readings.first().map(|words| words.join(" "));
            return unfit(
                "no command counts the firms: several ties may be of one of them, and one tie of several",
                format!(
                    "`tieup {}` lists the ties, and `how many acquisitions did … make` counts them",
                    list.unwrap_or_default()
                ),
            );
        }
        Ok(readings)
    }

    /// Whether the last who is named, or the holder, has members.
    fn is_of_body(&self, graph: &Graph) -> bool {
        let whole = self.holder.or(self.orgs.last().copied());
        graph.ties().any(|tie| {
            let party = whole.and_then(|org| tie.party(org));
            party.is_some_and(|party| party.roles().has(Role::Body))
        })
    }

    pub(super) fn words(&self, graph: &Graph) -> Vec<String> {
        let model = graph.model();
        let mut line = Line(vec![self.ask.command().to_owned()]);
        self.push_orgs(model, &mut line);
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
        for kind in &self.kinds {
            line.flag("kind", kind.name());
        }
        self.push_roles(model, &mut line);
        for family in &self.families {
            line.flag("family", family.name());
        }
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

    fn push_orgs(&self, model: &Model, line: &mut Line) {
        let ids = self.orgs.iter().map(|&org| model.org(org).id().to_owned());
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
    }

    fn push_roles(&self, model: &Model, line: &mut Line) {
        // `ge` may be a country too.
        let id = |org| {
            let id = model.org(org).id();
            let is_country = id.to_ascii_uppercase().parse::<Country>().is_ok();
            let is_place = is_country || model.blocs().iter().any(|bloc| bloc.id() == id);
            format!("{}{id}", if is_place { "org." } else { "" })
        };
        let word = |place: &Place| match place {
            Place::Bloc(id) if model.org_by_id(id).is_some() => format!("bloc.{id}"),
            place => place.word().to_owned(),
        };
        for (who, roles) in self.parts(id, word) {
            let roles: Vec<&str> = roles.into_iter().map(Role::name).collect();
            let roles = roles.join(",");
            let who = who.map(|who| format!("{who}=")).unwrap_or_default();
            line.flag("role", &(who + &roles));
        }
    }

    /// Whether the answer is a list of organisations, so that a place is where these are from.
    pub(super) fn names_orgs(&self) -> bool {
        matches!(self.ask, Ask::Orgs | Ask::Partners)
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

/// A command line as it is put together.
pub(super) struct Line(Vec<String>);

impl Line {
    pub(super) fn flag(&mut self, flag: &str, value: &str) {
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
