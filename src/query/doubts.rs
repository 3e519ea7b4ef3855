//! What keeps ties from plainly being what was asked for: in force on the day, with all their parties, in the time.

use std::collections::BTreeMap;

use crate::graph::{Graph, Hit};
use crate::model::{Day, OrgKey, Phase, Status, Tie};

/// Why a tie may not be taken for one that is plainly in force on the day, or that lies in the time, that a selection asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// It stands otherwise on the day, or only possibly in force.
    Stands {
        /// Where it stands.
        phase: Phase,
        /// Whether that is certain.
        certain: bool,
        /// Whether it may be planned instead.
        or_planned: bool,
    },
    /// One of those whom it ties is only possibly there on the day.
    Party,
    /// It lies only possibly in the time.
    Time,
}

/// How many of some ties are in which doubts. A tie counts once, with all that are about it; one that is in none does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts(BTreeMap<Vec<Doubt>, usize>);

impl Doubt {
    /// The doubts about a tie on a day, and about the time that a selection asked for. Of its parties, those with these keys are looked at;
    /// all of them without any. Costs what [`Model::status`](crate::model::Model::status) does.
    pub fn all(graph: &Graph, tie: &Tie, day: Option<Day>, orgs: &[OrgKey]) -> Vec<Doubt> {
        let of_day = day.and_then(|day| Doubt::of_status(graph, tie, day));
        let open = |org: OrgKey| !graph.is_surely_in(tie, graph.model().org(org));
        let of_party = match orgs {
            [] => graph.parties(tie).any(|party| open(party.org())),
            orgs => orgs.iter().any(|&org| open(org)),
        };
        let is_hit = graph.hit(tie).is_none_or(Hit::is_certain);
        let of_party = of_party.then_some(Doubt::Party);
        let of_time = (!is_hit).then_some(Doubt::Time);
        of_day.into_iter().chain(of_party).chain(of_time).collect()
    }

    /// What is to be said of where it stands on a day; nothing of what is certainly in force.
    fn of_status(graph: &Graph, tie: &Tie, day: Day) -> Option<Doubt> {
        let model = graph.model();
        let Status { phase, certain } = model.status(tie, day);
        let may_be_planned = || model.else_phases(tie, day).contains(&Phase::Planned);
        let doubt = Doubt::Stands {
            phase,
            certain,
            or_planned: !certain && phase == Phase::InForce && may_be_planned(),
        };
        (phase != Phase::InForce || !certain).then_some(doubt)
    }

    /// In words: `planned`, `possibly in force or still planned`, `possibly there`, `possibly then`.
    pub fn words(self) -> String {
        match self {
            Doubt::Stands {
                phase,
                certain,
                or_planned,
            } => {
                let status = Status { phase, certain }.to_string().replace('-', " ");
                let or = if or_planned { " or still planned" } else { "" };
                status + or
            }
            Doubt::Party => "possibly there".to_owned(),
            Doubt::Time => "possibly then".to_owned(),
        }
    }

    /// Several about one tie: `planned and possibly then`.
    pub fn joined(doubts: &[Doubt]) -> String {
        let words: Vec<String> = doubts.iter().map(|doubt| doubt.words()).collect();
        words.join(" and ")
    }
}

impl Doubts {
    /// Counts the doubts about some ties, as [`Doubt::all`] tells them for the day that a selection asked for. `None` where it asked for
    /// neither a day nor a time. Costs a pass over the ties.
    pub fn asked<'t>(graph: &Graph, ties: impl IntoIterator<Item = &'t Tie>) -> Option<Doubts> {
        Doubts::is_asked(graph).then(|| Doubts::of(graph, ties, graph.day()))
    }

    /// The same on any day.
    pub fn of<'t>(
        graph: &Graph,
        ties: impl IntoIterator<Item = &'t Tie>,
        day: Option<Day>,
    ) -> Doubts {
        let mut doubts = Doubts::default();
        for tie in ties {
            doubts.add(Doubt::all(graph, tie, day, &[]));
        }
        doubts
    }

    /// Whether a selection asked for a day or a time, so that its ties may be in doubt.
    pub fn is_asked(graph: &Graph) -> bool {
        graph.day().is_some() || graph.is_timed()
    }

    /// Counts one more tie that is in these doubts, as [`Doubt::all`] tells them.
    pub fn add(&mut self, doubts: Vec<Doubt>) {
        self.add_ties(doubts, 1);
    }

    /// Counts so many more ties that are in these doubts.
    pub fn add_ties(&mut self, doubts: Vec<Doubt>, ties: usize) {
        if ties > 0 && !doubts.is_empty() {
            *self.0.entry(doubts).or_default() += ties;
        }
    }

    /// The number of ties in each doubt, where there are any: as ties stand first, then parties, then the time.
    pub fn iter(&self) -> impl Iterator<Item = (&[Doubt], usize)> {
        self.0.iter().map(|(doubts, ties)| (&**doubts, *ties))
    }

    /// How many ties are in any doubt.
    pub fn ties(&self) -> usize {
        self.0.values().sum()
    }

    /// In words: `1 planned, 2 possibly in force and possibly then`; empty where no tie is in doubt.
    pub fn words(&self) -> String {
        let words = self.iter();
        let words = words.map(|(doubts, ties)| format!("{ties} {}", Doubt::joined(doubts)));
        words.collect::<Vec<String>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::of_text;
    use crate::select::Selection;

    #[test]
    fn a_tie_counts_once_with_all_that_is_in_doubt_about_it() {
        let graph = of_text(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.sure]\nkind = \"supply\"\n\
             parties = { a = \"supplier\", b = \"customer\" }\ndates.announced = \"2014-03\"\n\
             [tie.plan]\nkind = \"supply\"\nparties.a = \"supplier\"\n\
             parties.b = { role = \"customer\", until = \"2015\" }\n\
             dates = { announced = \"2014\", due = \"2020\" }\n",
        );
        let told = |flags: &[(&str, &str)]| {
            let mut selection = Selection::new();
            for (flag, word) in flags {
                selection.add(&graph, flag, word).expect("it fits");
            }
            let kept = selection.apply(&graph);
            Doubts::asked(&kept, kept.ties()).map(|doubts| doubts.words())
        };
        assert_eq!(told(&[]), None);
        let planned = "1 planned and possibly there";
        assert_eq!(told(&[("as-of", "2015-06")]).as_deref(), Some(planned));
        let both = told(&[("as-of", "2015-06"), ("since", "2014-03")]);
        let then = "1 planned and possibly there and possibly then";
        assert_eq!(both.as_deref(), Some(then));
        assert_eq!(told(&[("since", "2014")]).as_deref(), Some(""));
    }
}
