//! Steps in the life of a tie, for `step`: which of its dates `since` and `until` speak of.

use std::str::FromStr;

use super::Selection;
use super::window::{may_lie, must_lie};
use crate::model::{Certainty, DROPS, Date, DateKey, Day, Model, Tie, UnknownWord, days_of};

/// A step, by the dates that tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step(&'static [DateKey]);

/// The steps of which several dates tell. Each other date is a step of its own.
const WIDE: [(&str, &[DateKey]); 3] = [
    ("ended", &[DateKey::Ended, DateKey::Until]),
    ("dropped", &DROPS),
    ("any", DateKey::ALL),
];

impl Step {
    /// The word that asks for it.
    pub(super) fn word(self) -> &'static str {
        let wide = WIDE.into_iter().find(|(_, keys)| *keys == self.0);
        let one = self.0.first().map_or("any", |key| key.name());
        wide.map_or(one, |(word, _)| word)
    }

    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        // What is wide has its word below; the day of an event is no step of a tie.
        let others = [DateKey::Until, DateKey::Ended, DateKey::On];
        let keys = DateKey::ALL.iter().filter(move |key| !others.contains(key));
        keys.map(|key| key.name())
            .chain(WIDE.into_iter().map(|(word, _)| word))
    }
}

impl FromStr for Step {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let wide = WIDE.into_iter().find(|(known, _)| *known == word);
        let key = || DateKey::ALL.iter().find(|key| key.name() == word);
        let one = || key().map(std::slice::from_ref);
        wide.map(|(_, keys)| keys)
            .or_else(one)
            .map(Step)
            .ok_or(UnknownWord)
    }
}

/// The steps that a selection asks for by name, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AskedSteps {
    steps: Vec<Step>,
    since: Option<Day>,
    until: Option<Day>,
}

impl AskedSteps {
    /// Whether one of a tie's dates tells of such a step, possibly between `since` and `until`.
    pub(super) fn may_hold(&self, key: DateKey, date: Date, dates: &[(DateKey, Date)]) -> bool {
        let is_asked = self.steps.iter().any(|step| step.0.contains(&key));
        is_asked && may_lie(days_of(key, date, dates), self.since, self.until)
    }

    /// How surely one of a tie's dates tells of such a step in that time; `until` tells of an end that is only possible.
    pub(super) fn holds(&self, key: DateKey, date: Date, dates: &[(DateKey, Date)]) -> Certainty {
        if !self.may_hold(key, date, dates) {
            return Certainty::No;
        }
        let is_named = |step: &Step| step.0.contains(&key) && step.0.len() < DateKey::ALL.len();
        let is_end = key == DateKey::Until && self.steps.iter().any(is_named);
        if !is_end && must_lie(days_of(key, date, dates), self.since, self.until) {
            Certainty::Certainly
        } else {
            Certainty::Possibly
        }
    }
}

impl Selection {
    /// The steps that are asked for; `None` where none is.
    pub(super) fn asked_steps(&self) -> Option<AskedSteps> {
        (!self.steps.is_empty()).then(|| AskedSteps {
            steps: self.steps.clone(),
            since: self.since.and_then(Date::earliest),
            until: self.until.and_then(Date::latest),
        })
    }

    /// Whether a tie took one of the steps asked for, possibly between `since` and `until`.
    pub(super) fn took_step(&self, model: &Model, tie: &Tie) -> bool {
        let asked = self.asked_steps();
        let dates = model.dates_of(tie);
        let mut told = dates.iter();
        asked.is_none_or(|asked| told.any(|&(key, date)| asked.may_hold(key, date, dates)))
    }
}

#[cfg(test)]
mod tests {
    use crate::select::tests::ids;

    #[test]
    fn a_step_is_asked_for_by_its_own_date_and_not_by_the_beginning() {
        let closed = &[("step", "closed"), ("since", "2016"), ("until", "2016")];
        assert_eq!(ids(closed), ["dell-emc", "vmware-sugon"]);
        let begun = ids(&[("since", "2016"), ("until", "2016")]);
        assert!(!begun.contains(&"emc-lenovo".to_owned()));
        assert!(ids(&[("step", "ended"), ("since", "2016")]).contains(&"emc-lenovo".to_owned()));
    }

    #[test]
    fn what_was_made_public_afterwards_is_found_by_its_own_date() {
        let graph = crate::query::tests::of_text(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"acquisition\"\n\
             parties = { a = \"acquirer\", b = \"target\" }\n\
             dates = { closed = \"2015\", announced = \"2016\" }\n",
        );
        let finds = |flags: &[(&str, &str)]| {
            let mut selection = super::Selection::new();
            for (flag, value) in flags {
                selection.add(&graph, flag, value).unwrap();
            }
            selection.apply(&graph).ties().count() == 1
        };
        assert!(finds(&[("step", "closed"), ("until", "2015")]));
        assert!(!finds(&[("step", "closed"), ("since", "2016")]));
        assert!(finds(&[("until", "2015")]));
    }

    #[test]
    fn an_end_is_not_before_the_beginning() {
        let graph = crate::Graph::open("us-china-tech").unwrap();
        let ended = |until| {
            let mut selection = super::Selection::new();
            selection.add(&graph, "step", "ended").unwrap();
            selection.add(&graph, "until", until).unwrap();
            let narrowed = selection.apply(&graph);
            narrowed
                .ties()
                .any(|tie| tie.id() == "globalfoundries-chengdu")
        };
        assert!(ended("2017") && !ended("2016"));
    }
}
