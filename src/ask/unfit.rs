//! Questions that are read to their ends and that no command answers, with what does come near.

use super::question::{Ask, Beyond, Question, Unfit};
use super::sides::{OWN, Side};
use crate::graph::Graph;
use crate::model::{Date, Kind, Org, OrgKey, OrgKind};
use crate::ownership::Ownership;

pub(super) fn unfit<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Unfit> {
    Err(Unfit {
        message: message.into(),
        help: help.into(),
        weak: false,
    })
}

/// How ties stand that are over.
const GONE: [&str; 6] = [
    "ended",
    "dropped",
    "withdrawn",
    "refused",
    "blocked",
    "suspended",
];

impl Question {
    /// What was so at some time in a stretch of time, or at any time, no command asks for: one asks for a day, or for what began then.
    pub(super) fn refuse_spells(&self, began: Option<bool>) -> Result<(), Unfit> {
        let bounded = self.since.is_some() || self.until.is_some();
        let timed = bounded || self.as_of.is_some() || self.within.is_some();
        let holds = matches!(self.ask, Ask::Owners | Ask::Holdings);
        if holds && self.past && !timed {
            return unfit(
                "no command tells of all who ever held or controlled something",
                "ask for a day, as `as of 2015`, or in the present, for today",
            );
        }
        let in_force = ["in-force", "alive"].map(|status| self.statuses.contains(status));
        if bounded && in_force.contains(&true) && !self.now && !holds {
            return unfit(
                "no command asks for what was in force at some time between two dates",
                "ask for a day, as `in force on 6 November 2015`; `still in force` is what began then and is in force today",
            );
        }
        let listed = matches!(self.ask, Ask::Partners | Ask::Ties | Ask::Stats);
        let is_plain = self.statuses.is_empty() && self.steps.is_empty();
        if listed && self.past && is_plain && began == Some(false) && self.since.is_some() {
            return unfit(
                "no command asks for what was so at some time after a date",
                "ask for what began then, as `partnered with … since`, or for a day, as `as of 2015`",
            );
        }
        Ok(())
    }

    /// `The acquisitions of A and B` may be by either of them, or by one of the other.
    pub(super) fn refuse_pairs(&self) -> Result<(), Unfit> {
        let deed = |kind: &Kind| OWN.contains(&kind.name());
        if self.pair && !self.kinds.is_empty() && self.kinds.iter().all(deed) {
            return unfit(
                "the two may have done it each for itself, or one to the other",
                "ask of one at a time, as in `acquisitions by Lenovo`, or of what was `between` them",
            );
        }
        Ok(())
    }

    /// `US acquisitions by Chinese firms`: those from one place did it, or those from the other.
    pub(super) fn refuse_two_doers(&self) -> Result<(), Unfit> {
        let is_deed =
            |side: Side| matches!(side, Side::Subject | Side::By | Side::Own | Side::From);
        let doers = self.places.iter();
        let doers = doers.filter(|(_, side)| is_deed(*side) && self.tells_role(*side));
        let words: Vec<String> = doers
            .map(|(place, _)| format!("`{}`", place.word()))
            .collect();
        if words.len() < 2 {
            return Ok(());
        }
        Err(Unfit {
            message: format!(
                "it can't be done by those from {}",
                words.join(" and from ")
            ),
            help:
                "say who did it and to whom, as in `acquisitions of US companies by Chinese firms`"
                    .to_owned(),
            weak: true,
        })
    }

    /// Ties are completed, those whom they join are not.
    pub(super) fn refuse_completed(&self) -> Result<(), Unfit> {
        if self.ask != Ask::Partners || !self.steps.contains(&"closed") {
            return Ok(());
        }
        unfit(
            "a partner is not completed: ties are",
            "ask for the ties, as in `completed joint ventures of Dell`, or for `current partners` or `former partners`",
        )
    }

    /// `Licences that began after 2005 and ended before 2010`: each time is that of another step.
    pub(super) fn refuse_two_times(&self) -> Result<(), Unfit> {
        let over = self.statuses.iter().any(|status| GONE.contains(status));
        let steps = !self.steps.is_empty();
        let two = self.since.is_some() && self.until.is_some();
        if !(two && self.order.is_of_two() && (over || steps)) {
            return Ok(());
        }
        unfit(
            "two dates for two different steps can't be asked together",
            "ask for one of them, as in `joint ventures formed since 2010 that ended`: the answer tells when each took its steps",
        )
    }

    /// An acquisition is over when it is closed, and is in force from then on: one that `ended` or goes on is hardly meant so.
    pub(super) fn refuse_ended_deeds(&self, graph: &Graph) -> Result<(), Unfit> {
        let deeds = ["acquisition", "divestment"];
        let mut kinds = self.kinds.iter();
        if self.kinds.is_empty() || !kinds.all(|kind| deeds.contains(&kind.name())) {
            return Ok(());
        }
        let mut statuses = self.statuses.iter().copied();
        let (Some(status), None) = (statuses.next(), statuses.next()) else {
            return Ok(());
        };
        let (meant, instead) = match status {
            "ended" => ("over", "closed"),
            "in-force" => ("still under way", "planned"),
            _ => return Ok(()),
        };
        let command = |status: Option<&'static str>| {
            self.near(graph, |question| {
                question.statuses.clear();
                if status == Some("closed") {
                    question.steps.push("closed");
                } else {
                    question.statuses.extend(status);
                }
            })
        };
        let what = match &self.kinds[..] {
            [kind] => kind.row().labels.en,
            _ => "such a deal",
        };
        let article = if what.starts_with('a') { "an" } else { "a" };
        unfit(
            format!(
                "{article} {what} is in force once it is closed, so that it can't be told whether it is {meant}"
            ),
            format!(
                "`tieup {}` lists those that are {instead}",
                command(Some(instead))?
            ),
        )
    }

    /// Where one who is named is under the control that is asked for, all its ties are.
    pub(super) fn refuse_controlled(&self, graph: &Graph) -> Result<(), Unfit> {
        if self.under.is_empty() || self.orgs.is_empty() {
            return Ok(());
        }
        let model = graph.model();
        let day = self.as_of.as_ref().and_then(|date| date.parse().ok());
        let day = day.and_then(Date::latest).unwrap_or(self.today);
        let ownership = Ownership::new(model, model.ties().iter(), day);
        for word in &self.under {
            let powers: Vec<OrgKey> = if let Some(org) = model.org_by_id(word) {
                vec![org.key()]
            } else {
                let orgs = model.orgs().iter();
                let governments = orgs.filter(|org| org.kind() == OrgKind::Government);
                governments.map(Org::key).collect()
            };
            let mut under = powers.into_iter().flat_map(|power| ownership.under(power));
            let Some(org) = under.find(|org| self.orgs.contains(org)) else {
                continue;
            };
            return unfit(
                format!(
                    "{} may itself be under the control of `{word}`, so that asking for that would keep all its ties",
                    model.org(org).name()
                ),
                "ask without that, and `owners` of each of the others tells who controls it",
            );
        }
        Ok(())
    }

    /// `--under` is of any party: it does not tell who did it. `commands` are what it would be without that.
    pub(super) fn refuse_control(&self, commands: &[Vec<String>]) -> Result<(), Unfit> {
        let listed = matches!(self.ask, Ask::Ties | Ask::Stats | Ask::Timeline);
        let deed = !self.roles(Side::By).is_empty();
        if listed && deed && !self.under.is_empty() && !self.involved {
            let near = commands.first().map(|words| words.join(" "));
            return Err(Unfit {
                message: "it can't be told which party is under that control".to_owned(),
                help: format!(
                    "`tieup {}` keeps what any party is that is under it; `--role under.ORG=ROLE` asks it of one",
                    near.unwrap_or_default()
                ),
                weak: true,
            });
        }
        Ok(())
    }

    /// The sides on which several organisations stand, each of which would have to do the same.
    fn shared_side(&self) -> Option<Side> {
        let mut sides = self.sided.iter().enumerate();
        let shared = sides.find(|(at, (org, side))| {
            let mut rest = self.sided.iter().skip(at + 1);
            *side != Side::Either && rest.any(|(other, known)| known == side && other != org)
        });
        let side = shared?.1.1;
        (!self.roles(side).is_empty()).then_some(side)
    }

    /// Refuses several organisations on one side once it is settled: each would have to stand there in every tie.
    pub(super) fn refuse_shared(&self, graph: &Graph, settled: &Question) -> Result<(), Unfit> {
        let Some(side) = settled.shared_side() else {
            return Ok(());
        };
        let on = |question: &Question| -> Vec<OrgKey> {
            let sided = question.sided.iter().filter(|(_, known)| *known == side);
            sided.map(|(org, _)| *org).collect()
        };
        let orgs = on(settled);
        let one = |org: &OrgKey| {
            let mut one = self.clone();
            let other = |known: &OrgKey| known != org && orgs.contains(known);
            one.orgs.retain(|known| !other(known));
            one.sided.retain(|(known, _)| !other(known));
            one.commands(graph)
        };
        let commands: Result<Vec<_>, Unfit> = orgs.iter().map(one).collect();
        let commands: Vec<String> = commands?
            .iter()
            .flatten()
            .map(|words| format!("`tieup {}`", words.join(" ")))
            .collect();
        unfit(
            "no command asks for what one organisation or another did",
            format!("ask of one at a time: {}", commands.join(", ")),
        )
    }

    /// Refuses what no command answers, with what does come near.
    pub(super) fn refuse_beyond(&self, graph: &Graph) -> Result<(), Unfit> {
        let ids = self.orgs.iter().map(|&org| graph.model().org(org).id());
        let ids: Vec<&str> = ids.collect();
        match self.beyond {
            Some(Beyond::Paid) => unfit(
                "no command tells what one party paid or put in: an amount is that of a whole tie",
                format!(
                    "`tieup show {}` lists its ties, `tieup show` of one of these its amounts and what each party puts in",
                    ids.join(" ")
                ),
            ),
            Some(Beyond::Largest) => unfit(
                "no command picks the largest owner",
                format!(
                    "`tieup owners {}` lists all of them with their stakes",
                    ids.join(" ")
                ),
            ),
            Some(Beyond::Majority) => unfit(
                "no command picks who has more than half",
                format!(
                    "`tieup owners {}` lists all owners with their stakes, and who controls it",
                    ids.join(" ")
                ),
            ),
            Some(Beyond::Recent) => unfit(
                "no command tells which ties are recent",
                format!(
                    "say since when: `tieup {}` lists what began since then",
                    self.near(graph, |question| {
                        let year = || (question.today.year() - 1).to_string();
                        if question.within.is_none() {
                            question.since.get_or_insert_with(year);
                        }
                    })?
                ),
            ),
            Some(Beyond::Biggest) => unfit(
                "no command ranks ties by their amounts",
                format!(
                    "`tieup {}` adds them up by purpose and currency, and names the ties of each sum",
                    self.near(graph, |question| {
                        question.ask = Ask::Stats;
                        question.by = Some("amount");
                    })?
                ),
            ),
            // Whether it was so until a day, asks for that day.
            Some(Beyond::Spell) if self.still && self.since.is_none() => Ok(()),
            Some(Beyond::Spell) => {
                let date = self.until.as_ref().or(self.since.as_ref());
                let date = date.map_or_else(|| self.today.to_string(), Clone::clone);
                Err(Unfit {
                    message: "owners are told as of a day, and not of a stretch of time".to_owned(),
                    help: format!("ask as of a day: `as of {date}`"),
                    weak: true,
                })
            }
            Some(Beyond::City) => self.refuse_in_body(graph),
            None | Some(Beyond::Bought) => Ok(()),
        }
    }

    /// `Ventures in Chengdu`, of which the graph knows the government and no more.
    fn refuse_in_body(&self, graph: &Graph) -> Result<(), Unfit> {
        let model = graph.model();
        let mut orgs = self.orgs.iter().map(|&org| model.org(org));
        let body = orgs.rfind(|org| org.kind() == OrgKind::Government);
        let name = body.map_or("it", Org::name);
        let country = body
            .and_then(Org::hq)
            .map(|country| format!("ask `in {}`; ", country.name()));
        unfit(
            format!(
                "{name} stands for a state body in this graph and not for a place; where ties hold is told by country"
            ),
            format!(
                "{}for the ties of that body write `with` it, or `by` it",
                country.unwrap_or_default()
            ),
        )
    }

    /// The command that comes near to a question that none answers.
    fn near(&self, graph: &Graph, change: impl Fn(&mut Question)) -> Result<String, Unfit> {
        let mut near = self.clone();
        near.beyond = None;
        change(&mut near);
        let commands = near.commands(graph)?;
        let words = commands.first().map(|words| words.join(" "));
        Ok(words.unwrap_or_default())
    }
}
