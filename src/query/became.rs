//! What became of ties between two days.

use super::timeline::{Step, sort, steps_of};
use crate::graph::Graph;
use crate::model::{Certainty, DateKey, Day, Model, Phase, Status, Tie};
use crate::query::Happening;

/// What became of a tie between two days.
#[derive(Clone, Debug)]
pub struct Became<'g> {
    /// The tie.
    pub tie: &'g Tie,
    /// In a word.
    pub fate: Fate,
    /// Whether it is certain that it became so between the two days: it certainly stood as told at the end of both, or a party certainly joined or
    /// left in between.
    pub certain: bool,
    /// Where it stood at the end of the first day.
    pub before: Status,
    /// Where it stood at the end of the second.
    pub after: Status,
    /// The steps that, possibly, fell after the first day and by the second; where nothing else tells of a change of
    /// status, the last before them. Parties that joined or left are among them.
    pub steps: Vec<Step<'g>>,
}

/// What became of a tie, in a word. It is there while it is planned, in force or suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was not there, and has begun.
    Begun,
    /// It was not there, and is planned.
    Planned,
    /// It was there, and is no more: ended, withdrawn, refused or blocked.
    Gone,
    /// It is there still, and otherwise, or with other parties.
    Changed,
    /// It was there on neither day: it became known and was over in between.
    CameAndWent,
}

impl Fate {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Fate::Begun => "begun",
            Fate::Planned => "planned",
            Fate::Gone => "gone",
            Fate::Changed => "changed",
            Fate::CameAndWent => "came-and-went",
        }
    }
}

/// What became of the ties that the graph keeps between the ends of two days, by id; ties that stand as they did, with the
/// same parties, are left out. So are those of which it is only that nothing was heard since: see [`unheard`].
///
/// Costs a pass over the ties, and over the evidence of those that changed.
///
/// ```
/// use tieup::{Graph, model::Day, query};
///
/// let graph = Graph::open("us-china-2015")?;
/// let days = [(2015, 11, 6), (2016, 12, 31)].map(|(year, month, day)| Day::new(year, month, day).unwrap());
/// let became = query::became(&graph, days[0], days[1]);
/// let emc = became.iter().find(|became| became.tie.id() == "dell-emc").unwrap();
/// assert_eq!((emc.before.to_string(), emc.after.to_string()), ("planned".into(), "in-force".into()));
/// # Ok::<(), tieup::Broken>(())
/// ```
pub fn became<'g>(graph: &'g Graph, from: Day, to: Day) -> Vec<Became<'g>> {
    let model = graph.model();
    let changed = |tie: &'g Tie| {
        let (before, after) = (model.status(tie, from), model.status(tie, to));
        let of_parties = parties(model, tie, from, to);
        let is_surely_in = |step: &Step<'_>| {
            let is_after = step.date.starts_by(from) == Certainty::No;
            is_after && step.date.starts_by(to).is_certain()
        };
        let stands_so = before.certain && after.certain && before.phase != after.phase;
        let certain = stands_so || of_parties.iter().any(is_surely_in);
        let steps = if stands_otherwise(model, tie, from, to) {
            let mut steps = of_tie(model, tie, from, to);
            steps.extend(of_parties);
            sort(model, &mut steps);
            steps
        } else if is_there(after.phase) && !of_parties.is_empty() {
            of_parties
        } else {
            return None;
        };
        Some(Became {
            tie,
            fate: fate(before, after),
            certain,
            before,
            after,
            steps,
        })
    };
    graph.ties().filter_map(changed).collect()
}

/// The ties, by id, that were certainly planned, in force or suspended at the end of the first day and are possibly so at the end of the
/// second, only because nothing was heard of them since: they have not changed, nor have their parties. Costs a pass over the ties.
pub fn unheard(graph: &Graph, from: Day, to: Day) -> Vec<&Tie> {
    let model = graph.model();
    graph
        .ties()
        .filter(|tie| {
            is_only_unheard(model, tie, from, to) && parties(model, tie, from, to).is_empty()
        })
        .collect()
}

/// Whether all that differs is that nothing was heard of a tie since.
fn is_only_unheard(model: &Model, tie: &Tie, from: Day, to: Day) -> bool {
    let (before, after) = (model.status(tie, from), model.status(tie, to));
    let fades = before.certain && !after.certain && before.phase == after.phase;
    fades && model.else_phases(tie, to).is_empty()
}

/// Whether a tie stands otherwise on the second day, as far as its dates tell of a change.
fn stands_otherwise(model: &Model, tie: &Tie, from: Day, to: Day) -> bool {
    let at = |day: Day| (model.status(tie, day), model.else_phases(tie, day));
    at(from) != at(to) && !is_only_unheard(model, tie, from, to)
}

fn is_there(phase: Phase) -> bool {
    matches!(phase, Phase::Planned | Phase::InForce | Phase::Suspended)
}

fn fate(before: Status, after: Status) -> Fate {
    match (is_there(before.phase), is_there(after.phase)) {
        (false, true) if after.phase == Phase::Planned => Fate::Planned,
        (false, true) => Fate::Begun,
        (true, false) => Fate::Gone,
        (false, false) if before.phase == Phase::Unknown && before.certain => Fate::CameAndWent,
        // What was possibly dropped had come before.
        _ => Fate::Changed,
    }
}

/// Whether a step may have come only after a day.
fn may_be_after(step: &Step<'_>, day: Day) -> bool {
    !step.date.starts_by(day).is_certain()
}

/// The dates of a tie that may have changed its status.
fn of_tie<'g>(model: &'g Model, tie: &'g Tie, from: Day, to: Day) -> Vec<Step<'g>> {
    let mut steps = steps_of(model, tie);
    steps.retain(|step| {
        matches!(step.what, Happening::Tie(..)) && step.date.starts_by(to).is_possible()
    });
    sort(model, &mut steps);
    if steps.iter().any(|step| may_be_after(step, from)) {
        // That it was seen, or due, explains nothing where something happened.
        let idle = |step: &Step<'_>| {
            matches!(
                step.what,
                Happening::Tie(_, DateKey::Observed | DateKey::Due)
            )
        };
        steps.retain(|step| may_be_after(step, from));
        if !steps.iter().all(idle) {
            steps.retain(|step| !idle(step));
        }
    } else if let Some(last) = steps.pop() {
        steps = vec![last];
    }
    steps
}

/// The parties that may have joined or left in between.
fn parties<'g>(model: &'g Model, tie: &'g Tie, from: Day, to: Day) -> Vec<Step<'g>> {
    let mut steps = steps_of(model, tie);
    steps.retain(|step| {
        let of_party = matches!(step.what, Happening::Joins(..) | Happening::Leaves(..));
        of_party && may_be_after(step, from) && step.date.starts_by(to).is_possible()
    });
    sort(model, &mut steps);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Compiled;
    use crate::diag::{File, Files, Syntax};
    use crate::load::Loaded;

    fn told(dates: &str, from: (i32, u8, u8), to: (i32, u8, u8)) -> Vec<String> {
        let text = format!(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"acquisition\"\n\
             parties = {{ a = \"acquirer\", b = \"target\" }}\ndates = {{ {dates} }}\n"
        );
        let mut files = Files::default();
        files.push(File::new("t.toml", Syntax::Toml, text));
        let loaded = Loaded {
            files,
            ..Loaded::default()
        };
        let model = Compiled::new(loaded).into_model();
        let graph = Graph::new(model.expect("a graph without faults"));
        let [from, to] = [from, to].map(|(year, month, day)| Day::new(year, month, day).unwrap());
        let line = |became: &Became<'_>| {
            let steps: Vec<String> = became
                .steps
                .iter()
                .map(|step| format!("{} {}", step.what.name(), step.date))
                .collect();
            let (fate, before, after) = (became.fate.name(), became.before, became.after);
            let perhaps = if became.certain { "" } else { "possibly " };
            format!("{perhaps}{fate}: {before} → {after}: {}", steps.join(", "))
        };
        became(&graph, from, to).iter().map(line).collect()
    }

    const START: (i32, u8, u8) = (2015, 1, 1);
    const END: (i32, u8, u8) = (2016, 12, 31);

    #[test]
    fn a_tie_begins_is_planned_changes_or_goes_and_the_date_that_did_it_is_told() {
        assert_eq!(
            told("announced = \"2015-10-12\"", START, END),
            ["planned: unknown → planned: announced 2015-10-12"]
        );
        assert_eq!(
            told("closed = \"2015-10-12\"", START, END),
            ["begun: unknown → in-force: closed 2015-10-12"]
        );
        assert_eq!(
            told("announced = \"2014\", closed = \"2016-09-07\"", START, END),
            ["changed: planned → in-force: closed 2016-09-07"]
        );
        assert_eq!(
            told("announced = \"2014\", blocked = \"2016\"", START, END),
            ["gone: planned → dropped: blocked 2016"]
        );
    }

    #[test]
    fn a_tie_that_came_and_went_is_told_as_such() {
        assert_eq!(
            told(
                "announced = \"2015-10-12\", withdrawn = \"2016\"",
                START,
                END
            ),
            ["came-and-went: unknown → dropped: announced 2015-10-12, withdrawn 2016"]
        );
    }

    #[test]
    fn what_stands_as_it_did_is_left_out() {
        assert!(told("closed = \"2014\"", START, END).is_empty());
        assert!(told("closed = \"2017\"", START, END).is_empty());
    }

    #[test]
    fn a_tie_whose_parties_have_changed_has_changed() {
        let graph = Graph::open("us-china-2015").unwrap();
        let days = [(2015, 10, 1), (2015, 11, 6)];
        let [from, to] = days.map(|(year, month, day)| Day::new(year, month, day).unwrap());
        let became = became(&graph, from, to);
        let foxconn = became.iter().find(|became| became.tie.id() == "hp-foxconn");
        let steps = foxconn.unwrap().steps.iter().map(|step| step.what.name());
        assert_eq!(steps.collect::<Vec<_>>(), ["joins", "leaves"]);
        assert_eq!(foxconn.unwrap().before, foxconn.unwrap().after);
        assert!(foxconn.unwrap().certain);
    }

    #[test]
    fn that_nothing_was_heard_since_is_no_change() {
        assert!(told("observed = \"2015-01-01\"", START, END).is_empty());
        let due = "announced = \"2014\", due = \"2016-06-01\"";
        assert!(told(due, START, END).is_empty());
        // Two days between which it was seen again are no different.
        assert!(told("observed = [\"2015-01-01\", \"2016-12-31\"]", START, END).is_empty());
    }

    #[test]
    fn a_tie_that_is_possibly_over_has_changed() {
        assert_eq!(
            told("closed = \"2014\", until = \"2016\"", START, END),
            ["possibly changed: in-force → possibly in-force: until 2016"]
        );
    }

    #[test]
    fn ties_of_which_nothing_was_heard_since_are_found() {
        let graph = Graph::open("us-china-tech").unwrap();
        let [from, to] = [2015, 2016].map(|year| Day::new(year, 12, 31).unwrap());
        let ids: Vec<&str> = unheard(&graph, from, to)
            .iter()
            .map(|tie| tie.id())
            .collect();
        assert!(ids.contains(&"unigroup-holders"), "{ids:?}");
        let became = became(&graph, from, to);
        assert!(became.iter().all(|became| !ids.contains(&became.tie.id())));
    }

    #[test]
    fn a_partial_date_that_spans_the_first_day_may_have_done_it() {
        assert_eq!(
            told("announced = \"2012\", closed = \"2015\"", (2015, 6, 1), END),
            ["possibly changed: possibly in-force → in-force: closed 2015"]
        );
    }
}
