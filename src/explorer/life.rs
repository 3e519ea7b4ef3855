//! When ties stand: worked out here for every tie, so that the page only compares numbers of days.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Said;
use crate::graph::Graph;
use crate::model::{Date, Day, Lang, Model, Party, Phase, Status, Tie};
use crate::picture::{status_mark, words};

/// A stretch of days on which a tie stands alike: its first day, in days since 1970-01-01, or nothing where it has no beginning; and its
/// status as [`code`] has it. It goes on to the next.
pub(super) type Stretch = (Option<i32>, u16);

/// The status of a tie on every day. Costs a look at its status for each bound of its dates.
pub(super) fn stretches(model: &Model, tie: &Tie) -> Vec<Stretch> {
    // A status can only change at the bounds of a date, and after the last day of an observation.
    let bounds = |date: &Date| {
        let latest = date.latest();
        [date.earliest(), latest, latest.map(|day| day.plus(1))]
    };
    let dates = model.dates_of(tie).iter();
    let mut days: Vec<Day> = dates.flat_map(|(_, date)| bounds(date)).flatten().collect();
    days.sort_unstable();
    days.dedup();
    let before = days.first().map_or(Day::LAST, |first| first.plus(-1));
    let code_on = |day: Day| code(model.status(tie, day), &model.else_phases(tie, day));
    let mut all: Vec<Stretch> = vec![(None, code_on(before))];
    for day in days {
        let code = code_on(day);
        if all.last().is_none_or(|last| last.1 != code) {
            all.push((Some(day.since_epoch()), code));
        }
    }
    all
}

/// A status as a number: nothing where `--as-of` would leave the tie out, else 1 for in force, 2 for planned, 3 for suspended, and 4 more
/// where that is only possible. Ties that are left out because they are over have 8 and 9. Above the lowest four bits stands in which other
/// phases the tie may be: a bit for each in the order of [`Phase::ALL`].
fn code(status: Status, others: &[Phase]) -> u16 {
    let phase: u16 = match status.phase {
        Phase::InForce => 1,
        Phase::Planned => 2,
        Phase::Suspended => 3,
        Phase::Unknown => return 0,
        Phase::Ended => return 8,
        Phase::Dropped => return 9,
    };
    let bits = Phase::ALL.iter().zip(others_bits());
    let others = bits.filter(|(phase, _)| others.contains(phase));
    let others: u16 = others.map(|(_, bit)| bit).sum();
    others + if status.certain { phase } else { phase + 4 }
}

/// The bits of a code for the phases in which a tie may be beside its own.
fn others_bits() -> impl Iterator<Item = u16> {
    (4..16).map(|bit| 1 << bit)
}

/// The status that a code stands for, and the other phases in which the tie may be.
fn read(code: u16) -> (Status, Vec<Phase>) {
    let (phase, certain) = match code & 15 {
        1 => (Phase::InForce, true),
        2 => (Phase::Planned, true),
        3 => (Phase::Suspended, true),
        5 => (Phase::InForce, false),
        6 => (Phase::Planned, false),
        7 => (Phase::Suspended, false),
        8 => (Phase::Ended, true),
        9 => (Phase::Dropped, true),
        _ => (Phase::Unknown, true),
    };
    let bits = Phase::ALL.iter().zip(others_bits());
    let others = bits.filter(|(_, bit)| code & bit != 0);
    (
        Status { phase, certain },
        others.map(|(phase, _)| *phase).collect(),
    )
}

/// The words for some codes, by `status.` and the code; and what of them a line has room for by `mark.` and the code, where it stands then
/// and is not plainly in force. They are the words of pictures.
pub(super) fn words(codes: &BTreeSet<u16>) -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    for &code in codes {
        let (status, others) = read(code);
        let said = Said::new(|lang: Lang| words::status_or(status, &others, lang));
        all.insert(format!("status.{code}"), said);
        if (2..8).contains(&(code & 15)) {
            let mark = |lang| status_mark(status, &others, lang).unwrap_or_default();
            all.insert(format!("mark.{code}"), Said::new(mark));
        }
    }
    all
}

/// The days on which a party is there: the first on which it may be, and the first on which it is gone; the first on which it certainly has
/// come, and the first on which it may be gone.
pub(super) type Presence = [Option<i32>; 4];

/// The days on which a party is there, where it comes later or leaves earlier than the tie.
pub(super) fn presence(party: &Party) -> Option<Presence> {
    let (from, until) = (party.from(), party.until());
    let may =
        |date: Option<Date>, day: fn(Date) -> Option<Day>| date.and_then(day).map(Day::since_epoch);
    // A date without such a bound is certainly past on no day, and may be past on any.
    let must = |date: Option<Date>, day: fn(Date) -> Option<Day>, open: i32| {
        date.map(|date| day(date).map_or(open, Day::since_epoch))
    };
    (from.is_some() || until.is_some()).then(|| {
        [
            may(from, Date::earliest),
            may(until, Date::latest),
            must(from, Date::latest, i32::MAX),
            must(until, Date::earliest, i32::MIN),
        ]
    })
}

/// A moment that the slider has: what it is called (ISO 8601), and its last day.
pub(super) type Moment = (String, i32);

/// Above so many months, the slider goes by years.
const MONTHS: i32 = 12 * 40;

/// The moments from just before the first date to the last one: ends of months, or of years where they are many.
pub(super) fn moments(graph: &Graph) -> Vec<Moment> {
    let model = graph.model();
    let dates = graph.ties().flat_map(|tie| model.dates_of(tie));
    let days: Vec<Day> = dates
        .flat_map(|(_, date)| [date.earliest(), date.latest()])
        .flatten()
        .filter(|day| *day != Day::LAST)
        .collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Vec::new();
    };
    let month = |day: &Day| {
        let (year, month, _) = day.civil();
        year * 12 + i32::from(month) - 1
    };
    let (first, last) = (month(first) - 1, month(last));
    if last - first > MONTHS {
        let years = first.div_euclid(12)..=last.div_euclid(12);
        return years
            .filter_map(|year| Some((format!("{year:04}"), end(year, 12)?)))
            .collect();
    }
    let moment = |at: i32| {
        let (year, month) = (at.div_euclid(12), u8::try_from(at.rem_euclid(12)).ok()? + 1);
        Some((format!("{year:04}-{month:02}"), end(year, month)?))
    };
    (first..=last).filter_map(moment).collect()
}

/// The last day of a month.
fn end(year: i32, month: u8) -> Option<i32> {
    let next = if month == 12 {
        Day::new(year + 1, 1, 1)
    } else {
        Day::new(year, month + 1, 1)
    };
    Some(next?.plus(-1).since_epoch())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::select::Selection;

    #[test]
    fn the_stretches_show_what_as_of_keeps() {
        let graph = Graph::open("us-china-2015").expect("built in");
        let moments = moments(&graph);
        for (name, day) in moments.iter().step_by(7) {
            let mut selection = Selection::new();
            selection.add(&graph, "as-of", name).expect("a date");
            let kept = selection.apply(&graph);
            for tie in graph.ties() {
                let stretches = stretches(graph.model(), tie);
                let on = |stretch: &&Stretch| stretch.0.is_none_or(|from| from <= *day);
                let code = stretches
                    .iter()
                    .rev()
                    .find(on)
                    .expect("the first has no beginning")
                    .1;
                assert_eq!(
                    (1..8).contains(&(code & 15)),
                    kept.keeps(tie),
                    "{} in {name}",
                    tie.id()
                );
            }
        }
    }

    #[test]
    fn the_words_of_each_stretch_are_those_of_pictures_on_its_days() {
        let graph = Graph::open("us-china-tech").expect("built in");
        let (model, mut seen) = (graph.model(), BTreeSet::new());
        for tie in graph.ties() {
            for (from, code) in stretches(model, tie) {
                let Some(day) = from.map(|from| Day::LAST.plus(from - Day::LAST.since_epoch()))
                else {
                    continue;
                };
                let words = words(&BTreeSet::from([code]));
                let of = |lang: Lang| words::status_on(model, tie, day, lang);
                let told = words.get(&format!("status.{code}"));
                // Whether one is over or not known of, its words are read from the number as well.
                assert_eq!(told, Some(&Said::new(of)), "{} on {day}", tie.id());
                seen.insert(of(Lang::En));
            }
        }
        for told in [
            "possibly in force, or still planned",
            "possibly in force, or ended",
            "possibly in force",
        ] {
            assert!(seen.contains(told), "{seen:?}");
        }
    }

    #[test]
    fn what_a_line_has_room_for_tells_what_may_be_planned_still_from_what_may_have_ended() {
        let code = |other| {
            let status = Status {
                phase: Phase::InForce,
                certain: false,
            };
            code(status, &[other])
        };
        let codes = [Phase::Planned, Phase::Ended].map(code);
        let words = words(&BTreeSet::from(codes));
        let marks =
            codes.map(|code| serde_json::to_string(&words[&format!("mark.{code}")]).expect("text"));
        assert_eq!(
            marks[0],
            "[\"planned or in force\",\"계획 또는 유효\",\"计划中或有效\"]"
        );
        assert_eq!(marks[1], "[\"possibly\",\"불확실\",\"存疑\"]");
    }

    #[test]
    fn moments_are_ends_of_months_in_order() {
        let graph = Graph::open("us-china-2015").expect("built in");
        let moments = moments(&graph);
        assert!(moments.is_sorted());
        assert!(
            moments.iter().any(|(name, _)| name == "2014-12"),
            "{moments:?}"
        );
    }
}
