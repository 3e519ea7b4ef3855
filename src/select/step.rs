//! Steps in the life of a tie, for `step`: which of its dates `since` and `until` speak of.

use std::str::FromStr;

use super::Selection;
use crate::model::{Date, DateKey, Day, Model, Tie, UnknownWord};

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

impl Selection {
    /// Whether a tie took one of the steps asked for, possibly between `since` and `until`.
    pub(super) fn took_step(&self, model: &Model, tie: &Tie) -> bool {
        let since = self.since.and_then(Date::earliest);
        let until = self.until.and_then(Date::latest);
        let dates = model.dates_of(tie);
        let asked = |key: DateKey| self.steps.iter().any(|step| step.is_told_by(key));
        dates.iter().any(|&(key, date)| {
            let first = date.earliest().max(not_before(key, dates));
            asked(key)
                && since.is_none_or(|since| date.latest().is_none_or(|latest| latest >= since))
                && until.is_none_or(|until| first.is_none_or(|first| first <= until))
        })
    }
}

/// The day before which a step was not: that of the steps that go before it. `../2020` tells an end by no first day.
pub(super) fn not_before(key: DateKey, dates: &[(DateKey, Date)]) -> Option<Day> {
    let agreed = &[DateKey::Announced, DateKey::Signed][..];
    let begun = &[
        DateKey::Announced,
        DateKey::Signed,
        DateKey::Closed,
        DateKey::From,
    ][..];
    let earlier = match key {
        DateKey::Closed | DateKey::From => agreed,
        DateKey::Suspended
        | DateKey::Until
        | DateKey::Ended
        | DateKey::Withdrawn
        | DateKey::Refused
        | DateKey::Blocked => begun,
        _ => &[],
    };
    let told = dates.iter().filter(|(key, _)| earlier.contains(key));
    told.filter_map(|(_, date)| date.earliest()).max()
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
