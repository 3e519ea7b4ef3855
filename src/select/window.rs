//! What a selection asks for where steps in time are listed and not ties: its window, and all else of it.

use super::Selection;
use super::step::AskedSteps;
use crate::graph::Graph;
use crate::model::{Date, DateKey, Day, Event, Record, Voice};

/// Which steps are asked for: those in a stretch of time, as `since`, `until` and `as-of` tell it; with `step`, those of that name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    since: Option<Day>,
    until: Option<Day>,
    as_of: Option<Day>,
    steps: Vec<AskedSteps>,
}

impl Window {
    /// The days that both have, and the steps that either asks for.
    #[must_use]
    pub fn and(self, other: Window) -> Window {
        let later = |a: Option<Day>, b: Option<Day>| a.max(b);
        let earlier = |a: Option<Day>, b: Option<Day>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Window {
            since: later(self.since, other.since),
            until: earlier(self.until, other.until),
            as_of: earlier(self.as_of, other.as_of),
            steps: [self.steps, other.steps].concat(),
        }
    }

    /// Whether steps are asked for by name: then those of ties alone, of all that the rest of the selection keeps.
    pub fn asks_for_steps(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Whether a step of a tie, which is one of its dates, is asked for by name, and lies, possibly, between the `since` and `until` that
    /// were given with it.
    pub fn may_hold_step(&self, key: DateKey, date: Date, dates: &[(DateKey, Date)]) -> bool {
        self.steps
            .iter()
            .any(|asked| asked.may_hold(key, date, dates))
    }

    /// Whether it asks for a time, or for steps by name.
    pub fn asks(&self) -> bool {
        *self != Window::default()
    }

    /// Whether such a step certainly lies there, where it possibly does.
    pub fn must_hold_step(&self, key: DateKey, date: Date, dates: &[(DateKey, Date)]) -> bool {
        let mut asked = self.steps.iter();
        asked.any(|asked| asked.holds(key, date, dates).is_certain())
    }

    /// Whether a step that was taken on one of some days, from a first to a last, certainly lies there, where it possibly does; and whether
    /// the day at whose end one looks back tells whether it had come.
    pub(crate) fn must_hold(&self, days: (Option<Day>, Option<Day>)) -> bool {
        let is_told = |day| must_lie(days, None, Some(day)) || !may_lie(days, None, Some(day));
        must_lie(days, self.since, self.until) && self.as_of.is_none_or(is_told)
    }

    /// Whether such a step lies, possibly, between `since` and `until`, both included. What `as-of` says is not asked.
    pub(crate) fn may_hold(&self, days: (Option<Day>, Option<Day>)) -> bool {
        let reversed =
            matches!((self.since, self.until), (Some(since), Some(until)) if until < since);
        !reversed && may_lie(days, self.since, self.until)
    }

    /// Whether it had come, possibly, by the day at whose end one looks back.
    pub(crate) fn may_have_come(&self, days: (Option<Day>, Option<Day>)) -> bool {
        may_lie(days, None, self.as_of)
    }
}

/// Whether a stretch of days, open where it has no first or last one, has a day between two others, both included.
pub(super) fn may_lie(
    (first, last): (Option<Day>, Option<Day>),
    since: Option<Day>,
    until: Option<Day>,
) -> bool {
    let after = |since| last.is_none_or(|last| last >= since);
    let before = |until| first.is_none_or(|first| first <= until);
    since.is_none_or(after) && until.is_none_or(before)
}

/// Whether it has all its days between them. What no first or last day bounds lies only where nothing is asked on that side.
pub(super) fn must_lie(
    (first, last): (Option<Day>, Option<Day>),
    since: Option<Day>,
    until: Option<Day>,
) -> bool {
    let after = |since| first.is_some_and(|first| first >= since);
    let before = |until| last.is_some_and(|last| last <= until);
    since.is_none_or(after) && until.is_none_or(before)
}

impl Selection {
    /// What selections that narrow one after the other ask for where steps are listed: which ties and events each keeps, and which steps.
    ///
    /// `since`, `until` and `as-of` then speak of steps, whenever their tie began. But where one of the selections asks for steps by name, all
    /// keep the very ties that they keep elsewhere, and `since` and `until` beside `step` say which steps of these are listed.
    pub fn of_steps(selections: &[Selection]) -> (Vec<Selection>, Window) {
        let by_name = selections
            .iter()
            .any(|selection| !selection.steps.is_empty());
        let keeps = |selection: &Selection| {
            if by_name {
                selection.clone()
            } else {
                selection.without_window()
            }
        };
        let windows = selections.iter().map(|selection| selection.window(by_name));
        let window = windows.fold(Window::default(), Window::and);
        (selections.iter().map(keeps).collect(), window)
    }

    /// The stretch of time that it asks for. A partial date begins with its first day and ends with its last.
    fn window(&self, by_name: bool) -> Window {
        if by_name {
            return Window {
                steps: self.asked_steps().into_iter().collect(),
                ..Window::default()
            };
        }
        Window {
            since: self.since.and_then(Date::earliest),
            until: self.until.and_then(Date::latest),
            as_of: self.as_of.and(self.day()),
            steps: Vec::new(),
        }
    }

    /// The same without `since` and `until`; and without `as-of`, unless `in-force` or `status` need its day.
    #[must_use]
    fn without_window(&self) -> Selection {
        Selection {
            since: None,
            until: None,
            as_of: self.as_of.filter(|_| self.asks_for_status()),
            ..self.clone()
        }
    }

    /// Whether it keeps everything.
    pub fn is_empty(&self) -> bool {
        let nothing = Selection {
            today: self.today,
            ..Selection::default()
        };
        *self == nothing
    }

    /// Which events it keeps, by their place in the model.
    ///
    /// `topic` and `source` are asked of the event itself; where any other flag is given, the event has to be about a
    /// tie that is kept, or about a party of one; with `org`, an organisation within the hops.
    pub(super) fn events(&self, graph: &Graph, narrowed: &Graph) -> Box<[bool]> {
        let model = graph.model();
        let reached = self.reached(graph);
        let mut ties = vec![false; model.ties().len()];
        let mut orgs = vec![false; model.orgs().len()];
        for org in &reached {
            orgs[org.index()] = true;
        }
        for tie in narrowed.ties() {
            ties[tie.key().index()] = true;
            for party in narrowed.parties(tie) {
                orgs[party.org().index()] |= self.orgs.is_empty();
            }
        }
        let others = Selection {
            topics: Vec::new(),
            sources: Vec::new(),
            ..self.clone()
        };
        let about = |record: &Record| match record {
            Record::Graph | Record::Event(_) | Record::Source(_) => false,
            Record::Org(org) => orgs[org.index()],
            Record::Tie(tie) => ties[tie.index()],
        };
        let told = |event: &Event| {
            event.evidence().iter().any(|&key| {
                let voice = model.evidence(key).voice();
                matches!(voice, Voice::Source(source) if self.sources.contains(&source))
            })
        };
        let topical = |event: &Event| {
            let topics = event.topics().iter();
            topics.into_iter().any(|topic| self.topics.contains(topic))
        };
        let keeps = |event: &Event| {
            (self.topics.is_empty() || topical(event))
                && (self.sources.is_empty() || told(event))
                && (others.is_empty() || event.about().iter().any(about))
        };
        model.events().iter().map(keeps).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        Graph::open("us-china-2015").expect("the built-in graph has no faults")
    }

    fn selection(graph: &Graph, flags: &[(&str, &str)]) -> Selection {
        let mut selection = Selection::new();
        for (flag, value) in flags {
            selection.add(graph, flag, value).expect("the flag fits");
        }
        selection
    }

    fn days(date: &str) -> (Option<Day>, Option<Day>) {
        let date: Date = date.parse().expect("a date");
        (date.earliest(), date.latest())
    }

    fn events(flags: &[(&str, &str)]) -> Vec<String> {
        let graph = graph();
        let narrowed = selection(&graph, flags).apply(&graph);
        narrowed
            .events()
            .map(|event| event.id().to_owned())
            .collect()
    }

    #[test]
    fn a_partial_date_is_possibly_within_a_window() {
        let graph = graph();
        let window = selection(&graph, &[("since", "2015-06"), ("until", "2015-09")]).window(false);
        let holds = |date| window.may_hold(days(date));
        assert!(holds("2015") && holds("2015-09-30") && holds("../2015") && holds("2015-06/.."));
        assert!(!holds("2015-05-31") && !holds("2015-10") && !holds("2016/.."));
    }

    #[test]
    fn a_window_that_ends_before_it_starts_holds_nothing() {
        let graph = graph();
        let window = selection(&graph, &[("since", "2016"), ("until", "2014")]).window(false);
        assert!(!window.may_hold(days("../2017")));
    }

    #[test]
    fn two_windows_have_the_days_of_both() {
        let graph = graph();
        let one = selection(&graph, &[("since", "2014"), ("until", "2016")]).window(false);
        let other = selection(&graph, &[("since", "2015"), ("as-of", "2015-11-06")]).window(false);
        let both = one.and(other.clone());
        assert!(!both.may_hold(days("2014")));
        assert!(both.may_hold(days("2016-12-31")));
        assert_eq!(both.as_of, other.as_of);
    }

    #[test]
    fn the_day_stays_only_where_a_status_is_asked_for() {
        let graph = graph();
        let day = &[("as-of", "2015-11-06"), ("since", "2015")][..];
        assert!(selection(&graph, day).without_window().is_empty());
        let status = [day, &[("in-force", "true")]].concat();
        let kept = selection(&graph, &status).without_window();
        assert_eq!(kept.as_of(), "2015-11-06".parse().ok());
    }

    #[test]
    fn events_are_kept_for_their_topic_their_source_and_what_they_are_about() {
        assert!(events(&[]).len() > 5);
        assert_eq!(
            events(&[("org", "EMC"), ("topic", "storage")]),
            ["emc-takes-over-vce", "lenovo-korea-on-emc"]
        );
        assert_eq!(events(&[("org", "Foxconn")]), [""; 0]);
        assert!(events(&[("topic", "security")]).contains(&"us-firms-protest".to_owned()));
        assert_eq!(
            events(&[("source", "networkworld-vce")]),
            ["emc-takes-over-vce"]
        );
    }
}
