//! What happened, in order, and who gives which date.

use crate::graph::Graph;
use crate::model::{
    Agreement, Date, DateKey, Day, Event, Evidence, EvidenceKey, Given, GivenParty, Modality,
    Model, Org, OrgDateKey, Party, Record, Tie, Weight, days_of,
};
use crate::select::Window;

/// A dated step in the life of a tie, an organisation or an event.
#[derive(Clone, Debug)]
pub struct Step<'g> {
    /// When, as precisely as the record has it.
    pub date: Date,
    /// What happened.
    pub what: Happening<'g>,
    /// Who gives a date for it: the record's own, then vaguer ones that it lies within, then others.
    pub said: Vec<DateSaid<'g>>,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
pub enum Happening<'g> {
    /// A tie was announced, closed, ended …
    Tie(&'g Tie, DateKey),
    /// A party joined a tie that was already there.
    Joins(&'g Tie, &'g Party),
    /// A party left a tie that went on.
    Leaves(&'g Tie, &'g Party),
    /// An organisation was founded, listed, delisted or dissolved.
    Org(&'g Org, OrgDateKey),
    /// An event.
    Event(&'g Event, DateKey),
}

/// A piece of evidence that gives a date for a step.
#[derive(Clone, Copy, Debug)]
pub struct DateSaid<'g> {
    /// The evidence.
    pub evidence: &'g Evidence,
    /// The date that it gives.
    pub date: Date,
    /// How that stands to the step's.
    pub fit: Fit,
}

/// How a date that a source gives stands to the one that the record keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is that very date.
    Same,
    /// It is vaguer, and the record's lies within it.
    Vaguer,
    /// It is another, or the source denies it.
    Other,
}

impl<'g> Happening<'g> {
    /// The record whose step it is.
    pub fn record(self) -> Record {
        match self {
            Happening::Tie(tie, _) | Happening::Joins(tie, _) | Happening::Leaves(tie, _) => {
                Record::Tie(tie.key())
            }
            Happening::Org(org, _) => Record::Org(org.key()),
            Happening::Event(event, _) => Record::Event(event.key()),
        }
    }

    /// The word for the step: the key of the date, or `joins` or `leaves` of a party.
    pub fn name(self) -> &'static str {
        match self {
            Happening::Tie(_, key) | Happening::Event(_, key) => key.name(),
            Happening::Joins(..) => "joins",
            Happening::Leaves(..) => "leaves",
            Happening::Org(_, key) => key.name(),
        }
    }

    /// The tie that it is a step of.
    pub fn tie(self) -> Option<&'g Tie> {
        match self {
            Happening::Tie(tie, _) | Happening::Joins(tie, _) | Happening::Leaves(tie, _) => {
                Some(tie)
            }
            Happening::Org(..) | Happening::Event(..) => None,
        }
    }

    /// The order of steps of one record on one day.
    fn rank(self) -> (usize, usize) {
        match self {
            Happening::Tie(_, key) | Happening::Event(_, key) => (0, key as usize),
            Happening::Org(_, key) => (0, key as usize),
            Happening::Joins(_, party) => (1, party.org().index()),
            Happening::Leaves(_, party) => (2, party.org().index()),
        }
    }

    fn is_plan(self) -> bool {
        matches!(
            self,
            Happening::Tie(_, DateKey::Due) | Happening::Event(_, DateKey::Due)
        )
    }

    /// The date that a piece of evidence gives for it.
    fn given(self, given: &Given) -> Option<Date> {
        match (self, given) {
            (Happening::Tie(_, key) | Happening::Event(_, key), Given::Date(of, date)) => {
                (key == *of).then_some(*date)
            }
            (Happening::Org(_, key), Given::OrgDate(of, date)) => (key == *of).then_some(*date),
            (Happening::Joins(_, party), Given::Party(org, GivenParty::From(date)))
            | (Happening::Leaves(_, party), Given::Party(org, GivenParty::Until(date))) => {
                (party.org() == *org).then_some(*date)
            }
            _ => None,
        }
    }
}

/// The dated steps of the ties that the graph keeps, of their parties and of the events that it keeps, in order.
///
/// - A step is each date of a tie, `from` and `until` of a party, the dates of an organisation
///   that a selection asked for by name (of any, where none narrowed the graph), and each date of an event.
/// - Where a selection leaves out every tie, an organisation that has ties has no date to tell of either: what was asked for was of these.
/// - Dates are never rounded. Steps stand by the earliest day that they may have been, a closing in the same year not before the signing,
///   then by the latest, then by the id of the record; where nothing bounds a date from below, its latest day stands for the earliest.
/// - A part of a tie that has no dates of its own has its whole's, and those are not told twice: they are the whole's
///   steps where that is kept, else the part's.
/// - `window` keeps steps whose date possibly lies within it. With `as-of`, what is dated after that day is left out,
///   but for what was due, if anything else about it was dated by then.
/// - Where `window` asks for steps by name, it is these of every tie that the graph keeps, a part's too, and nothing else.
///
/// Costs a pass over the ties and their evidence, and a sort.
///
/// ```
/// use tieup::select::Window;
///
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let steps = tieup::query::timeline(&graph, &Window::default());
/// assert!(steps.iter().any(|step| step.date.to_string() == "2015-09-23"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn timeline<'g>(graph: &'g Graph, window: &Window) -> Vec<Step<'g>> {
    let model = graph.model();
    let mut steps = Vec::new();
    if window.asks_for_steps() {
        for tie in graph.ties() {
            steps.extend(steps_asked_for(model, tie, window));
        }
        sort(model, &mut steps);
        return steps;
    }
    for tie in graph.ties() {
        add_tie(&mut steps, model, tie, |whole| graph.keeps(whole));
    }
    for org in orgs(graph) {
        let dates = org.dates().iter();
        steps.extend(dates.map(|&(key, date)| step(model, Happening::Org(org, key), date, None)));
    }
    for event in graph.events() {
        let dates = event.dates().iter();
        let happening = |&(key, date): &_| step(model, Happening::Event(event, key), date, None);
        steps.extend(dates.map(happening));
    }
    keep_known(&mut steps, model, window);
    steps.retain(|step| window.may_hold(days(model, step)));
    sort(model, &mut steps);
    steps
}

/// Whether a step of a [`timeline`] certainly lies in the time that its window asks for, rather than possibly.
pub fn lies_in(model: &Model, step: &Step<'_>, window: &Window) -> bool {
    match step.what {
        Happening::Tie(tie, key) if window.asks_for_steps() => {
            window.must_hold_step(key, step.date, model.dates_of(tie))
        }
        _ => window.must_hold(days(model, step)),
    }
}

/// The first and the last day on which a step may have been taken: a tie's did not come before those that go before them.
fn days(model: &Model, step: &Step<'_>) -> (Option<Day>, Option<Day>) {
    match step.what {
        Happening::Tie(tie, key) => days_of(key, step.date, model.dates_of(tie)),
        _ => (step.date.earliest(), step.date.latest()),
    }
}

/// Puts steps in order: see [`timeline`].
pub(super) fn sort(model: &Model, steps: &mut [Step<'_>]) {
    steps.sort_by_cached_key(|step| {
        let first = first_of(model, step).or(step.date.latest());
        (
            first.unwrap_or(Day::LAST),
            step.date.latest().unwrap_or(Day::LAST),
            model.record_id(step.what.record()),
            step.what.rank(),
        )
    });
}

/// The earliest day that a step may have been; within its year, not before the steps of its tie that go before it.
fn first_of(model: &Model, step: &Step<'_>) -> Option<Day> {
    let earliest = step.date.earliest()?;
    let (first, _) = days(model, step);
    first
        .filter(|first| first.year() == earliest.year())
        .or(Some(earliest))
}

/// The steps of a tie that are asked for by name; a part has those of its whole.
fn steps_asked_for<'g>(
    model: &'g Model,
    tie: &'g Tie,
    window: &Window,
) -> impl Iterator<Item = Step<'g>> {
    let dates = model.dates_of(tie);
    let whole = dated_whole(model, tie);
    let asked = dates
        .iter()
        .filter(|(key, date)| window.may_hold_step(*key, *date, dates));
    asked.map(move |&(key, date)| step(model, Happening::Tie(tie, key), date, whole))
}

/// The steps of one tie, unordered; of a part without dates of its own, those of its whole.
pub(super) fn steps_of<'g>(model: &'g Model, tie: &'g Tie) -> Vec<Step<'g>> {
    let mut steps = Vec::new();
    add_tie(&mut steps, model, tie, |_| false);
    steps
}

fn add_tie<'g>(
    steps: &mut Vec<Step<'g>>,
    model: &'g Model,
    tie: &'g Tie,
    told: impl Fn(&Tie) -> bool,
) {
    let whole = dated_whole(model, tie);
    if !whole.is_some_and(told) {
        let dates = whole.unwrap_or(tie).dates().iter();
        let happening = |&(key, date): &_| step(model, Happening::Tie(tie, key), date, whole);
        steps.extend(dates.map(happening));
    }
    for party in tie.parties() {
        let joins = party
            .from()
            .map(|date| (Happening::Joins(tie, party), date));
        let leaves = party
            .until()
            .map(|date| (Happening::Leaves(tie, party), date));
        let both = joins.into_iter().chain(leaves);
        steps.extend(both.map(|(what, date)| step(model, what, date, None)));
    }
}

/// The tie whose dates a part without dates of its own has.
fn dated_whole<'m>(model: &'m Model, tie: &'m Tie) -> Option<&'m Tie> {
    let mut wholes = model.wholes(tie);
    let is_dated = |tie: &&Tie| !tie.dates().is_empty();
    tie.dates().is_empty().then(|| wholes.find(is_dated))?
}

/// The organisations whose own dates belong to the story: all, or those that a selection asked for by name, unless it leaves
/// out all ties, and theirs among these.
fn orgs(graph: &Graph) -> impl Iterator<Item = &Org> {
    let model = graph.model();
    let keeps_ties = graph.ties().next().is_some();
    let has_ties = move |org: &Org| {
        model
            .ties()
            .iter()
            .any(|tie| tie.party(org.key()).is_some())
    };
    let asked = move |org: &Org| {
        !graph.is_narrowed()
            || (graph.focus().contains(&org.key()) && (keeps_ties || !has_ties(org)))
    };
    model.orgs().iter().filter(move |org| asked(org))
}

/// Leaves out what came after the day at whose end one looks back, but keeps the plans of that time.
fn keep_known(steps: &mut Vec<Step<'_>>, model: &Model, window: &Window) {
    let by_then = |step: &Step<'_>| window.may_have_come(days(model, step));
    let mut known: Vec<Record> = steps
        .iter()
        .filter(|step| by_then(step) && !step.what.is_plan())
        .map(|step| step.what.record())
        .collect();
    known.sort_unstable();
    let planned =
        |step: &Step<'_>| step.what.is_plan() && known.binary_search(&step.what.record()).is_ok();
    steps.retain(|step| by_then(step) || planned(step));
}

/// A step with who says so; for a part's, evidence about the whole counts as well.
fn step<'g>(model: &'g Model, what: Happening<'g>, date: Date, whole: Option<&'g Tie>) -> Step<'g> {
    let mut said = Vec::new();
    let whole = whole.map(|whole| Record::Tie(whole.key()));
    for record in [what.record()].into_iter().chain(whole) {
        for &key in model.evidence_about(record) {
            said.extend(date_said(model, record, key, what, date));
        }
    }
    said.sort_by_key(|said: &DateSaid<'_>| said.fit);
    Step { date, what, said }
}

fn date_said<'g>(
    model: &'g Model,
    record: Record,
    key: EvidenceKey,
    what: Happening<'g>,
    kept: Date,
) -> Option<DateSaid<'g>> {
    let evidence = model.evidence(key);
    let modality = model.modality(evidence);
    let mut given = evidence.gives().iter().filter_map(|given| {
        let date = what.given(given)?;
        let fit = fit(modality, date, kept, || given.agreement(model, record))?;
        Some(DateSaid {
            evidence,
            date,
            fit,
        })
    });
    given.next()
}

/// How a date stands to the kept one; `None` where it says nothing about it: an opinion, or another of several dates.
fn fit(
    modality: Modality,
    date: Date,
    kept: Date,
    agreement: impl FnOnce() -> Agreement,
) -> Option<Fit> {
    if modality == Modality::Denied {
        return Some(Fit::Other);
    }
    if !modality.backs_values() {
        return None;
    }
    if date == kept {
        return Some(Fit::Same);
    }
    if kept.within(date) {
        return Some(Fit::Vaguer);
    }
    let counts = modality.weight() != Weight::Nothing;
    (counts && agreement() != Agreement::Agrees).then_some(Fit::Other)
}

#[cfg(test)]
mod tests;
