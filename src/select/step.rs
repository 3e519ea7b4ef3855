//! Steps in the life of a tie, for `step`: which of its dates `since` and `until` speak of.

use std::str::FromStr;

use super::Selection;
use crate::model::{Date, DateKey, Day, Model, Tie, UnknownWord, not_before};

/// The steps, each with the dates that tell of it.
const STEPS: &[(&str, &[DateKey])] = &[
    ("rumoured", &[DateKey::Rumoured]),
    ("announced", &[DateKey::Announced]),
    ("signed", &[DateKey::Signed]),
    ("approved", &[DateKey::Approved]),
    ("due", &[DateKey::Due]),
    ("closed", &[DateKey::Closed]),
    ("from", &[DateKey::From]),
    ("observed", &[DateKey::Observed]),
    ("suspended", &[DateKey::Suspended]),
    ("ended", &[DateKey::Ended, DateKey::Until]),
    (
        "dropped",
        &[DateKey::Withdrawn, DateKey::Refused, DateKey::Blocked],
    ),
    ("withdrawn", &[DateKey::Withdrawn]),
    ("refused", &[DateKey::Refused]),
    ("blocked", &[DateKey::Blocked]),
    (ANY, DateKey::ALL),
];

/// What stands for every step.
const ANY: &str = "any";

/// A step, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step(usize);

impl Step {
    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        STEPS.iter().map(|(word, _)| *word)
    }

    fn is_told_by(self, key: DateKey) -> bool {
        STEPS
            .get(self.0)
            .is_some_and(|(_, keys)| keys.contains(&key))
    }
}

impl FromStr for Step {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let at = STEPS.iter().position(|(known, _)| *known == word);
        at.map(Step).ok_or(UnknownWord)
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
        let (first, last) = (date.earliest().max(not_before(key, dates)), date.latest());
        self.steps.iter().any(|step| step.is_told_by(key))
            && self
                .since
                .is_none_or(|since| last.is_none_or(|last| last >= since))
            && self
                .until
                .is_none_or(|until| first.is_none_or(|first| first <= until))
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
