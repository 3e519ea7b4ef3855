//! Where a tie stands on a day: derived from its dates, never written.

use super::certainty::Certainty;
use super::date::Date;
use super::day::Day;
use super::kind::Start;
use super::order::{AGREED, DROPS, HALTS, STARTS, begun, days_of, starts};
use super::words::{DateKey, Phase, Role};
use super::{Model, Tie};

/// Where a tie stands on a day, and how surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Status {
    /// Where it stands.
    pub phase: Phase,
    /// Whether that is certain, given dates as uncertain as the sources are.
    pub certain: bool,
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.certain {
            f.write_str("possibly ")?;
        }
        write!(f, "{}", self.phase)
    }
}

/// The life of one tie as its dates tell it.
struct Life<'m> {
    dates: &'m [(DateKey, Date)],
    day: Day,
}

impl Life<'_> {
    fn of(&self, key: DateKey) -> impl Iterator<Item = Date> {
        self.dates
            .iter()
            .filter(move |(kept, _)| *kept == key)
            .map(|(_, date)| *date)
    }

    /// Whether any of these has happened by the day.
    fn happened(&self, keys: &[DateKey]) -> Certainty {
        let by_day = keys
            .iter()
            .flat_map(|&key| self.of(key))
            .map(|date| date.starts_by(self.day));
        by_day.max().unwrap_or(Certainty::No)
    }

    /// Whether any of these, each of which halts, ends or drops the tie, has happened by the day: not before what goes before it.
    fn stopped(&self, keys: &[DateKey]) -> Certainty {
        let asked = self.dates.iter().filter(|(key, _)| keys.contains(key));
        self.by_day(asked.map(|&(key, date)| days_of(key, date, self.dates)))
    }

    /// Whether any of some steps was taken by the day, each between a first and a last one.
    fn by_day(&self, steps: impl Iterator<Item = (Option<Day>, Option<Day>)>) -> Certainty {
        let by_day = steps.map(|(first, last)| {
            Certainty::of(
                last.is_some_and(|last| last <= self.day),
                first.is_some_and(|first| first > self.day),
            )
        });
        by_day.max().unwrap_or(Certainty::No)
    }

    fn has(&self, keys: &[DateKey]) -> bool {
        self.dates.iter().any(|(key, _)| keys.contains(key))
    }
}

impl Model {
    /// Where a tie stands at the end of a day.
    ///
    /// - `withdrawn`, `refused` and `blocked` end it before it started; `ended` ends it, `until` possibly.
    /// - `closed` and `from` start any tie, not before it was announced and signed; `announced` and `signed` start one without equity, unless it has `due` or was dropped.
    /// - `observed` proves the day itself, and every day between it and the next observation, or what halts or ends the tie. After the last one a tie
    ///   goes on where a date tells when it began, and else is possibly in force.
    /// - `suspended` halts it.
    /// - What was observed, suspended or has ended had begun by then. Where no date tells when, it is possibly in force from the day on which
    ///   it was first told of; not before it was `due`.
    /// - A step is not before those that go before it: where its own date leaves that open, no end is before the start.
    /// - `announced` and `signed` make a plan of what has not started; `rumoured`, `approved` and `due` alone a possible one. A plan whose `due` has
    ///   come is possibly planned: nothing tells what became of it.
    /// - A tie without any date is possibly in force on every day.
    pub fn status(&self, tie: &Tie, day: Day) -> Status {
        let dates = self.dates_of(tie);
        status_of(tie, &Life { dates, day })
    }

    /// The other phases in which a tie may be at the end of a day, beside that of [`status`](Self::status): those between which its dates
    /// leave it open. None where that is certain; nor where it is only that nothing tells what became of the tie.
    pub fn else_phases(&self, tie: &Tie, day: Day) -> Vec<Phase> {
        let dates = self.dates_of(tie);
        else_phases_of(tie, &Life { dates, day })
    }
}

/// See [`Model::status`].
fn status_of(tie: &Tie, life: &Life<'_>) -> Status {
    let sure = |phase| Status {
        phase,
        certain: true,
    };
    let perhaps = |phase| Status {
        phase,
        certain: false,
    };
    if life.dates.is_empty() {
        return perhaps(Phase::InForce);
    }
    let dropped = life.stopped(&DROPS);
    let ended = life.stopped(&[DateKey::Ended]);
    if dropped == Certainty::Certainly {
        return sure(Phase::Dropped);
    }
    if ended == Certainty::Certainly {
        return sure(Phase::Ended);
    }
    let doubtful = dropped.or(ended).or(life.stopped(&[DateKey::Until])) != Certainty::No;
    let started = started(tie, life);
    if started == Certainty::No {
        let status = not_started(life);
        let overdue = life.happened(&[DateKey::Due]) != Certainty::No;
        let in_doubt = doubtful || (status.phase == Phase::Planned && overdue);
        return Status {
            certain: status.certain && !in_doubt,
            ..status
        };
    }
    let certain = started == Certainty::Certainly && !doubtful;
    match life.stopped(&[DateKey::Suspended]) {
        Certainty::Certainly => Status {
            phase: Phase::Suspended,
            certain,
        },
        Certainty::Possibly => perhaps(Phase::InForce),
        Certainty::No => Status {
            phase: Phase::InForce,
            certain,
        },
    }
}

/// See [`Model::else_phases`].
fn else_phases_of(tie: &Tie, life: &Life<'_>) -> Vec<Phase> {
    let status = status_of(tie, life);
    if status.certain {
        return Vec::new();
    }
    let may = |keys: &[DateKey]| life.stopped(keys).is_possible();
    let started = started(tie, life);
    let seen = life.of(DateKey::Observed);
    let is_seen = seen.map(|date| date.starts_by(life.day)).max();
    let mut phases = Vec::new();
    // What was seen before had begun, whatever else is uncertain.
    if started == Certainty::Possibly && is_seen != Some(Certainty::Certainly) {
        phases.extend(may_be_planned(tie, life).then_some(Phase::Planned));
    }
    if started.is_possible() {
        let suspended = life.stopped(&[DateKey::Suspended]);
        phases.extend((!suspended.is_certain()).then_some(Phase::InForce));
        phases.extend(suspended.is_possible().then_some(Phase::Suspended));
        let over = may(&[DateKey::Ended, DateKey::Until]);
        phases.extend(over.then_some(Phase::Ended));
    }
    phases.extend(may(&DROPS).then_some(Phase::Dropped));
    let is_other = |phase: &Phase| *phase != status.phase && *phase != Phase::Unknown;
    phases.retain(is_other);
    phases
}

/// Whether a tie has started by the day, and is still known to go on.
fn started(tie: &Tie, life: &Life<'_>) -> Certainty {
    let by_key = life.by_day(starts(life.dates, starts_when_agreed(tie, life.dates)));
    by_key.max(observed(tie, life)).max(had_begun(tie, life))
}

/// Where a tie stands that has not started.
fn not_started(life: &Life<'_>) -> Status {
    // An authority allows, and insiders tell of, what the parties may not have agreed on.
    let weak = [DateKey::Rumoured, DateKey::Approved];
    // Where it is told when the plan was made, it was not there before.
    let due = life.has(&[DateKey::Due]) && !life.has(&weak) && !life.has(&AGREED);
    let (phase, certain) = match life.happened(&AGREED) {
        Certainty::Certainly => (Phase::Planned, true),
        Certainty::Possibly => (Phase::Planned, false),
        Certainty::No if due || life.happened(&weak).is_possible() => (Phase::Planned, false),
        Certainty::No => (Phase::Unknown, true),
    };
    Status { phase, certain }
}

/// Whether a tie may be planned, if it has not started.
fn may_be_planned(tie: &Tie, life: &Life<'_>) -> bool {
    let told = [DateKey::Rumoured, DateKey::Approved];
    let has_due = life.has(&[DateKey::Due]);
    // What starts as soon as it is agreed has not been agreed either.
    let is_agreed = !starts_when_agreed(tie, life.dates) && life.happened(&AGREED).is_possible();
    has_due || is_agreed || life.happened(&told).is_possible()
}

/// Whether a tie starts as soon as it is announced or signed: not where it is due later, or was dropped and so never started.
pub(super) fn starts_when_agreed(tie: &Tie, dates: &[(DateKey, Date)]) -> bool {
    let has_vehicle = || {
        let mut parties = tie.parties().iter();
        parties.any(|party| party.roles().has(Role::Vehicle))
    };
    let agreed = match tie.kind().row().start {
        Start::Agreed => true,
        Start::Closed => false,
        Start::ClosedWithVehicle => !has_vehicle(),
    };
    let puts_off = |key: &DateKey| *key == DateKey::Due || DROPS.contains(key);
    agreed && !dates.iter().any(|(key, _)| puts_off(key))
}

/// Whether it had begun, as being seen later, halted or over tells; possible from when it was first told of, where no date tells when it began.
fn had_begun(tie: &Tie, life: &Life<'_>) -> Certainty {
    let Some(begun) = begun(life.dates) else {
        return Certainty::No;
    };
    if life.happened(&HALTS).is_certain() {
        return Certainty::Certainly;
    }
    let by_agreement = starts_when_agreed(tie, life.dates);
    if life.has(&STARTS) || (by_agreement && life.has(&AGREED)) {
        // Nothing begins after it was seen.
        let seen = life.of(DateKey::Observed).filter_map(Date::latest).min();
        let seen = seen.filter(|seen| *seen <= life.day);
        let mut starts = starts(life.dates, by_agreement);
        let had_begun = seen
            .is_some_and(|seen| starts.any(|(first, _)| first.is_none_or(|first| first <= seen)));
        return Certainty::from(had_begun);
    }
    let told = match begun.first {
        Some(first) => first <= life.day,
        None => begun.is_open,
    };
    let may_be = Certainty::from(told).or(life.stopped(&HALTS));
    may_be.and(Certainty::Possibly)
}

/// What the observations prove of the day: certain on the day itself, and between it and the next one or what halts or ends the tie; possible
/// afterwards.
fn observed(tie: &Tie, life: &Life<'_>) -> Certainty {
    let mut before = Certainty::No;
    let is_halted = life.has(&HALTS) && !life.has(&DROPS);
    let goes_on = is_halted && life.stopped(&HALTS) == Certainty::No;
    let mut after = Certainty::from(goes_on);
    // It was not seen before it started.
    let starts = starts(life.dates, starts_when_agreed(tie, life.dates));
    let start = starts.map(|(first, _)| first).min().flatten();
    for date in life.of(DateKey::Observed) {
        if date.covers(life.day) == Certainty::Certainly {
            return Certainty::Certainly;
        }
        let last = date.latest();
        let bound = start.filter(|&start| last.is_none_or(|last| start <= last));
        let first = date.earliest().max(bound);
        before = before.max(life.by_day(std::iter::once((first, last))));
        if first.is_some_and(|first| first > life.day) {
            after = Certainty::Certainly;
        }
    }
    match (before, after) {
        (Certainty::Certainly, Certainty::Certainly) => Certainty::Certainly,
        (Certainty::No, _) => Certainty::No,
        _ => Certainty::Possibly,
    }
}

#[cfg(test)]
mod worlds;

#[cfg(test)]
mod tests {
    use crate::Compiled;
    use crate::diag::{File, Files, Syntax};
    use crate::load::Loaded;
    use crate::model::{Day, Model};

    /// The status of a tie with some lines, on a day.
    fn status(lines: &str, (year, month, day): (i32, u8, u8)) -> String {
        let model = model(lines);
        let day = Day::new(year, month, day).unwrap();
        model.status(&model.ties()[0], day).to_string()
    }

    /// In which other phases it may be.
    fn other(lines: &str, (year, month, day): (i32, u8, u8)) -> Vec<String> {
        let model = model(lines);
        let day = Day::new(year, month, day).unwrap();
        let phases = model.else_phases(&model.ties()[0], day);
        phases.iter().map(ToString::to_string).collect()
    }

    fn model(lines: &str) -> Model {
        let mut files = Files::default();
        let text = format!(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n[tie.t]\n{lines}\n"
        );
        files.push(File::new("t.toml", Syntax::Toml, text));
        let compiled = Compiled::new(Loaded {
            files,
            ..Loaded::default()
        });
        assert!(compiled.faults().is_empty(), "{:?}", compiled.faults());
        compiled.into_model().unwrap()
    }

    const PARTNERS: &str =
        "kind = \"technology-partnership\"\nparties = { a = \"partner\", b = \"partner\" }";
    const VENTURE: &str =
        "kind = \"joint-venture\"\nparties = { a = \"partner\", b = \"partner\", c = \"vehicle\" }";

    fn of(kind: &str, dates: &str, day: (i32, u8, u8)) -> String {
        status(&format!("{kind}\ndates = {{ {dates} }}"), day)
    }

    #[test]
    fn an_announcement_starts_a_partnership_and_only_plans_a_venture_with_a_vehicle() {
        assert_eq!(
            of(PARTNERS, "announced = \"2015-09-23\"", (2015, 11, 6)),
            "in-force"
        );
        assert_eq!(
            of(VENTURE, "announced = \"2015-09-23\"", (2015, 11, 6)),
            "planned"
        );
        let closed = "announced = \"2015-09-23\", closed = \"2016-04\"";
        assert_eq!(of(VENTURE, closed, (2016, 5, 1)), "in-force");
        assert_eq!(of(VENTURE, closed, (2016, 4, 15)), "possibly in-force");
    }

    #[test]
    fn a_phase_between_which_and_another_the_dates_leave_it_open_is_told() {
        let closing = "announced = \"2015-09\", closed = \"2015-11-07/2016-04-13\"";
        let on = |dates, day| other(&format!("{VENTURE}\ndates = {{ {dates} }}"), day);
        assert_eq!(on(closing, (2015, 11, 1)), [""; 0]);
        assert_eq!(on(closing, (2015, 11, 30)), ["planned"]);
        assert_eq!(on(closing, (2016, 5, 1)), [""; 0]);
        let ending = "closed = \"2012\", ended = \"2016\"";
        assert_eq!(on(ending, (2016, 6, 1)), ["ended"]);
        assert_eq!(
            on("closed = \"2012\", suspended = \"2016\"", (2016, 6, 1)),
            ["suspended"]
        );
        let dropping = "announced = \"2015-01-01\", withdrawn = \"2015\"";
        assert_eq!(on(dropping, (2015, 6, 15)), ["dropped"]);
        assert_eq!(on("observed = \"2014\"", (2016, 1, 1)), [""; 0]);
        assert_eq!(on("closed = \"2015\"", (2015, 6, 1)), [""; 0]);
        let signed = format!("{PARTNERS}\ndates = {{ signed = \"2015~\" }}");
        assert_eq!(other(&signed, (2015, 6, 1)), [""; 0]);
    }

    #[test]
    fn what_was_withdrawn_was_only_planned_before() {
        let dates = "announced = \"2014-01\", withdrawn = \"2015-06\"";
        assert_eq!(of(PARTNERS, dates, (2014, 12, 31)), "planned");
        assert_eq!(of(PARTNERS, dates, (2015, 6, 30)), "dropped");
    }

    #[test]
    fn what_may_have_been_withdrawn_already_is_possibly_planned() {
        let dates = "announced = \"2015-01-01\", withdrawn = \"2015\"";
        assert_eq!(of(VENTURE, dates, (2015, 6, 15)), "possibly planned");
        assert_eq!(of(VENTURE, dates, (2016, 1, 1)), "dropped");
    }

    #[test]
    fn a_part_has_the_dates_of_a_whole_however_far_up() {
        let mut text = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n".to_owned();
        for at in 0..40 {
            let dates = match at {
                0 => "dates.announced = \"2015\"".to_owned(),
                _ => format!("part_of = \"t{:02}\"", at - 1),
            };
            text.extend([
                &*format!("[tie.t{at:02}]\nkind = \"research\"\n"),
                "parties = { a = \"partner\", b = \"partner\" }\n",
                &dates,
                "\n",
            ]);
        }
        let graph = crate::query::tests::of_text(&text);
        let model = graph.model();
        let last = model.tie_by_id("t39").unwrap();
        assert_eq!(model.wholes(last).count(), 39);
        assert_eq!(model.dates_of(last).len(), 1);
    }

    #[test]
    fn a_due_date_alone_is_a_possible_plan() {
        assert_eq!(
            of(PARTNERS, "due = \"2016\"", (2015, 6, 15)),
            "possibly planned"
        );
        let told = "announced = \"2015-10-30\", due = \"2016\"";
        assert_eq!(of(PARTNERS, told, (2015, 6, 15)), "unknown");
        let bound = "announced = \"2014-05-01\", due = \"../2015-06\"";
        assert_eq!(of(PARTNERS, bound, (2014, 1, 31)), "unknown");
        let blocked = format!("{VENTURE}\ndates = {{ blocked = \"2016\" }}");
        assert_eq!(status(&blocked, (2016, 6, 30)), "possibly unknown");
        assert_eq!(other(&blocked, (2016, 6, 30)), ["dropped"]);
    }

    #[test]
    fn what_was_completed_on_an_uncertain_day_was_not_so_before_it_was_announced() {
        let dates = "announced = \"2016-08-01\", closed = \"../2016-12\"";
        assert_eq!(of(VENTURE, dates, (2015, 1, 1)), "unknown");
        assert_eq!(of(VENTURE, dates, (2016, 9, 1)), "possibly in-force");
    }

    #[test]
    fn what_was_completed_in_a_year_was_not_so_before_it_was_signed_in_it() {
        let dates = "announced = \"2012-01\", signed = \"2012-10-24\", closed = \"2012\"";
        assert_eq!(of(VENTURE, dates, (2012, 6, 30)), "planned");
        assert_eq!(of(VENTURE, dates, (2012, 10, 24)), "possibly in-force");
        // What was signed only afterwards was not later for it.
        let dates = "announced = \"2012-03-01\", signed = \"2013\", closed = \"2012\"";
        assert_eq!(of(VENTURE, dates, (2012, 2, 1)), "unknown");
        assert_eq!(of(VENTURE, dates, (2012, 6, 30)), "possibly in-force");
    }

    #[test]
    fn what_was_seen_is_in_force_until_what_halts_or_ends_it() {
        for end in ["suspended", "ended", "until"] {
            let dates =
                format!("announced = \"2012\", observed = \"2014-03-03\", {end} = \"2014-08\"");
            assert_eq!(of(VENTURE, &dates, (2014, 3, 2)), "possibly in-force");
            assert_eq!(of(VENTURE, &dates, (2014, 7, 31)), "in-force", "{end}");
            assert_eq!(of(VENTURE, &dates, (2014, 8, 1)), "possibly in-force");
        }
    }

    #[test]
    fn what_began_in_a_year_and_was_seen_in_it_goes_on() {
        let dates = "closed = \"2014\", observed = \"2014-03-03\"";
        assert_eq!(of(VENTURE, dates, (2014, 3, 2)), "possibly in-force");
        assert_eq!(of(VENTURE, dates, (2014, 5, 1)), "in-force");
        let later = "closed = \"2016\", observed = \"2014-03-03\"";
        assert_eq!(of(VENTURE, later, (2014, 5, 1)), "possibly in-force");
    }

    #[test]
    fn what_was_suspended_or_ended_had_begun_by_then_though_no_date_tells_when() {
        let dates = "announced = \"2001-06-11\", suspended = \"2002-12\", ended = \"../2004-01\"";
        let on = |day| {
            let lines = format!("{VENTURE}\ndates = {{ {dates} }}");
            format!("{} {:?}", status(&lines, day), other(&lines, day))
        };
        assert_eq!(on((2001, 6, 10)), "unknown []");
        assert_eq!(on((2002, 1, 1)), "possibly in-force [\"planned\"]");
        let all = "possibly in-force [\"planned\", \"suspended\", \"ended\"]";
        assert_eq!(on((2002, 12, 15)), all);
        assert_eq!(on((2002, 12, 31)), "possibly suspended [\"ended\"]");
        assert_eq!(on((2003, 12, 31)), "possibly suspended [\"ended\"]");
        assert_eq!(on((2004, 1, 31)), "ended []");
    }

    #[test]
    fn what_was_seen_in_force_had_begun_after_it_was_told_of_or_due_though_no_date_tells_when() {
        let on = |dates: &str, day| {
            let lines = format!("{VENTURE}\ndates = {{ {dates} }}");
            format!("{} {:?}", status(&lines, day), other(&lines, day))
        };
        let seen = "announced = \"2015-12-16\", observed = \"2017-05-23\"";
        assert_eq!(on(seen, (2015, 12, 15)), "unknown []");
        assert_eq!(on(seen, (2017, 5, 22)), "possibly in-force [\"planned\"]");
        assert_eq!(on(seen, (2017, 5, 23)), "in-force []");
        let due = "announced = \"2015\", due = \"2016-06\", observed = \"2017-05-23\"";
        assert_eq!(on(due, (2016, 5, 31)), "planned []");
        assert_eq!(on(due, (2016, 6, 1)), "possibly in-force [\"planned\"]");
    }

    #[test]
    fn what_ended_on_an_uncertain_day_had_not_ended_before_it_was_announced() {
        let dates = "announced = \"2017-02-10\", ended = \"../2020-05-26\"";
        let lines = format!("{VENTURE}\ndates = {{ {dates} }}");
        assert_eq!(status(&lines, (2016, 12, 31)), "unknown");
        assert_eq!(status(&lines, (2019, 12, 31)), "possibly in-force");
        assert_eq!(other(&lines, (2019, 12, 31)), ["planned", "ended"]);
    }

    #[test]
    fn a_plan_that_was_suspended_and_then_dropped_never_began() {
        let dates = "announced = \"2016\", suspended = \"2017-01-05\", blocked = \"2018\"";
        assert_eq!(of(VENTURE, dates, (2017, 6, 1)), "planned");
    }

    #[test]
    fn what_was_only_approved_or_rumoured_is_possibly_planned() {
        for dates in ["approved = \"2018-05\"", "rumoured = \"2018-05\""] {
            assert_eq!(of(VENTURE, dates, (2018, 4, 30)), "unknown");
            assert_eq!(of(VENTURE, dates, (2019, 1, 1)), "possibly planned");
        }
        let agreed = "approved = \"2018-05\", signed = \"2017\"";
        assert_eq!(of(VENTURE, agreed, (2019, 1, 1)), "planned");
    }

    #[test]
    fn observations_prove_their_days_and_those_between() {
        let dates = "observed = [\"2014-07-15\", \"2015-10-13\"]";
        assert_eq!(of(PARTNERS, dates, (2014, 7, 15)), "in-force");
        assert_eq!(of(PARTNERS, dates, (2015, 1, 1)), "in-force");
        assert_eq!(of(PARTNERS, dates, (2016, 1, 1)), "possibly in-force");
        assert_eq!(of(PARTNERS, dates, (2014, 1, 1)), "unknown");
    }

    #[test]
    fn an_end_is_certain_after_its_last_possible_day() {
        let dates = "announced = \"2012\", ended = \"2016\"";
        assert_eq!(of(PARTNERS, dates, (2015, 12, 31)), "in-force");
        assert_eq!(of(PARTNERS, dates, (2016, 6, 1)), "possibly in-force");
        assert_eq!(of(PARTNERS, dates, (2016, 12, 31)), "ended");
        assert_eq!(
            of(
                PARTNERS,
                "announced = \"2012\", suspended = \"2013-05\"",
                (2014, 1, 1)
            ),
            "suspended"
        );
    }
}
