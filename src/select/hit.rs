//! How surely what a selection keeps lies in the time that it asks for.

use super::Selection;
use super::window::{may_lie, must_lie};
use crate::graph::Hit;
use crate::model::{BEGINNINGS, Certainty, Date, DateKey, Model, Tie, days_of};

/// The time that a selection asks for, which leaves open of some ties whether they lie in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// What `since` gives.
    pub(crate) since: Option<Date>,
    /// What `until` gives.
    pub(crate) until: Option<Date>,
    /// The words of `step`; without any, it is asked when ties began.
    pub(crate) steps: Vec<&'static str>,
}

impl Selection {
    /// The time that it asks for; `None` where it asks for none.
    pub(super) fn span(&self) -> Option<Span> {
        self.asks_for_time().then(|| Span {
            since: self.since,
            until: self.until,
            steps: self.steps.iter().map(|step| step.word()).collect(),
        })
    }

    /// Whether it asks for a time that dates may leave open: by `since`, `until` or `step`.
    pub(super) fn asks_for_time(&self) -> bool {
        self.since.is_some() || self.until.is_some() || !self.steps.is_empty()
    }

    /// How surely a tie that it keeps lies in that time.
    pub(super) fn hit(&self, model: &Model, tie: &Tie) -> Hit {
        match self.asked_steps() {
            Some(asked) => {
                let dates = model.dates_of(tie);
                let sure = |&(key, date): &(DateKey, Date)| asked.holds(key, date, dates);
                open(dates.iter().map(sure), false)
            }
            None => self.beginning(model, tie),
        }
    }

    /// How surely it began in that time. What was observed, halted or over, and of which no date tells when it began, may have begun before:
    /// such a date proves only that it had begun by then.
    fn beginning(&self, model: &Model, tie: &Tie) -> Hit {
        let since = self.since.and_then(Date::earliest);
        let until = self.until.and_then(Date::latest);
        let dates = model.dates_of(tie);
        let begins = |key: &DateKey| BEGINNINGS.contains(key);
        let told = dates.iter().any(|(key, _)| begins(key));
        let sure = |&(key, date): &(DateKey, Date)| {
            let days = days_of(key, date, dates);
            let counts = !told || begins(&key);
            let begun = begins(&key) || key.tells_begun();
            let by_end = days.1.zip(until).is_some_and(|(last, until)| last <= until);
            if since.is_none() && begun && by_end {
                return Certainty::Certainly;
            }
            if !counts || !may_lie(days, since, until) {
                return Certainty::No;
            }
            let proves = begins(&key) || !key.tells_begun();
            if proves && must_lie(days, since, until) {
                Certainty::Certainly
            } else {
                Certainty::Possibly
            }
        };
        open(dates.iter().map(sure), true)
    }
}

/// What dates that hold so surely, in the order of the tie's, say together.
fn open(sure: impl Iterator<Item = Certainty>, of_beginning: bool) -> Hit {
    let sure: Vec<Certainty> = sure.collect();
    if sure.contains(&Certainty::Certainly) {
        return Hit::CERTAIN;
    }
    let all = sure.iter().enumerate();
    let possible = all.filter(|(_, sure)| **sure == Certainty::Possibly);
    Hit::possible(possible.map(|(at, _)| at), of_beginning)
}

#[cfg(test)]
mod tests {
    use super::super::Selection;
    use crate::query::tests::of_text;

    /// Whether the tie with these dates is kept, and how surely; with the keys of the dates that leave it open.
    fn hit(dates: &str, flags: &[(&str, &str)]) -> String {
        let graph = of_text(&format!(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"supply\"\n\
             parties = {{ a = \"supplier\", b = \"customer\" }}\ndates = {{ {dates} }}\n"
        ));
        let mut selection = Selection::new();
        for (flag, value) in flags {
            selection.add(&graph, flag, value).unwrap();
        }
        let narrowed = selection.apply(&graph);
        let Some(tie) = narrowed.ties().next() else {
            return "no".to_owned();
        };
        let Some(hit) = narrowed.hit(tie) else {
            return "untimed".to_owned();
        };
        if hit.is_certain() {
            return "certain".to_owned();
        }
        let dates = graph.model().dates_of(tie).iter().enumerate();
        let open = dates.filter(|(at, _)| hit.is_open_by(*at));
        let keys: Vec<&str> = open.map(|(_, (key, _))| key.name()).collect();
        format!("possible by {}", keys.join(", "))
    }

    const SINCE: &[(&str, &str)] = &[("since", "2015-06")];

    #[test]
    fn a_date_that_spans_the_first_day_is_a_possible_hit() {
        assert_eq!(hit("announced = \"2015-09\"", SINCE), "certain");
        assert_eq!(hit("announced = \"2015\"", SINCE), "possible by announced");
        assert_eq!(hit("closed = \"../2015-06\"", SINCE), "possible by closed");
        assert_eq!(hit("announced = \"2014\"", SINCE), "no");
        assert_eq!(
            hit("announced = \"2014\", closed = \"2015\"", SINCE),
            "possible by closed"
        );
        assert_eq!(
            hit("announced = \"2015\", closed = \"2015-07\"", SINCE),
            "certain"
        );
    }

    #[test]
    fn what_had_begun_by_a_day_may_have_begun_before() {
        assert_eq!(hit("ended = \"../2020-05-26\"", SINCE), "possible by ended");
        assert_eq!(
            hit("observed = \"2016-03-01\"", SINCE),
            "possible by observed"
        );
        let until = &[("until", "2016")];
        assert_eq!(hit("observed = \"2016-03-01\"", until), "certain");
        assert_eq!(
            hit("observed = \"2016-03-01\", closed = \"../2017\"", until),
            "certain"
        );
        assert_eq!(hit("closed = \"2016/2017\"", until), "possible by closed");
    }

    #[test]
    fn a_step_is_a_possible_hit_where_its_date_leaves_it_open() {
        let ended = &[("step", "ended"), ("since", "2016")];
        assert_eq!(hit("ended = \"2016-03\"", ended), "certain");
        assert_eq!(hit("ended = \"../2016-03\"", ended), "possible by ended");
        // `until` tells of a possible end only.
        assert_eq!(hit("until = \"2016-03\"", ended), "possible by until");
        assert_eq!(
            hit("announced = \"2017\", ended = \"../2018\"", ended),
            "certain"
        );
    }

    #[test]
    fn without_a_time_there_is_no_hit_to_speak_of() {
        assert_eq!(
            hit("announced = \"2015\"", &[("kind", "supply")]),
            "untimed"
        );
        assert_eq!(hit("announced = \"2015\"", &[("as-of", "2015")]), "untimed");
    }

    #[test]
    fn of_two_selections_the_less_sure_counts() {
        let graph = of_text(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"supply\"\n\
             parties = { a = \"supplier\", b = \"customer\" }\ndates = { announced = \"2015\" }\n",
        );
        let apply = |graph: &crate::Graph, value: &str| {
            let mut selection = Selection::new();
            selection.add(graph, "since", value).unwrap();
            selection.apply(graph)
        };
        let both = apply(&apply(&graph, "2015-06"), "2014");
        let tie = both.ties().next().unwrap();
        assert!(!both.hit(tie).unwrap().is_certain());
        assert!(both.whole().hit(tie).is_none());
    }
}
