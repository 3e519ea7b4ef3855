//! Statuses against enumerated worlds: uncertain dates are every choice of days that they may be, in the order that steps have.

use super::{Life, STARTS, starts, starts_when_agreed, status_of};
use crate::model::{Date, DateKey, Day, Status, Tie};
use crate::query::tests::of_text;

/// The days of January 2014 that dates here may be; questions are about those between the first and the last.
const DAYS: std::ops::RangeInclusive<u8> = 1..=7;

/// Dates with the days that they may be.
const DATES: [(&str, std::ops::RangeInclusive<u8>); 9] = [
    ("2014-01-02", 2..=2),
    ("2014-01-03", 3..=3),
    ("2014-01-04", 4..=4),
    ("2014-01-06", 6..=6),
    ("2014-01-02/2014-01-03", 2..=3),
    ("2014-01-03/2014-01-05", 3..=5),
    ("2014-01-02/2014-01-06", 2..=6),
    ("../2014-01-04", 1..=4),
    ("2014-01-03/..", 3..=7),
];

/// Which steps are not before which.
const ORDER: [(&[DateKey], &[DateKey]); 3] = {
    use DateKey::{
        Announced, Blocked, Closed, Ended, From, Observed, Refused, Signed, Suspended, Until,
        Withdrawn,
    };
    [
        (&[Announced, Signed], &[Closed, From]),
        (
            &[Announced, Signed, Closed, From],
            &[Suspended, Until, Ended, Withdrawn, Refused, Blocked],
        ),
        (&[Observed, Suspended], &[Until, Ended]),
    ]
};

fn day(of_month: u8) -> Day {
    Day::new(2014, 1, of_month).expect("a day of the calendar")
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A tie of a venture with a vehicle, and one of partners.
fn ties() -> Vec<Tie> {
    let graph = of_text(
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n\
         [tie.s]\nkind = \"joint-venture\"\nparties = { a = \"partner\", b = \"partner\", c = \"vehicle\" }\n\
         [tie.t]\nkind = \"research\"\nparties = { a = \"partner\", b = \"partner\" }\n",
    );
    graph.model().ties().to_vec()
}

/// One step of a record: what it is, and which of the dates it has.
type Step = (DateKey, usize);

/// Whether nothing is seen, halted or over before it started in a world, where a date tells when it did.
fn starts_first(tie: &Tie, dates: &[(DateKey, Date)]) -> bool {
    let starts = starts(dates, starts_when_agreed(tie, dates));
    let start = starts.filter_map(|(first, _)| first).min();
    let mut signs = dates.iter().filter(|(key, _)| key.tells_begun());
    signs.all(|(_, date)| start.is_none_or(|start| date.earliest() >= Some(start)))
}

/// Whether something was dropped that had begun.
fn is_contradictory(steps: &[Step]) -> bool {
    let has = |is: fn(DateKey) -> bool| steps.iter().any(|(key, _)| is(*key));
    let begun = |key: DateKey| key.tells_begun() || STARTS.contains(&key);
    has(DateKey::drops) && has(begun)
}

/// Whether one step goes before another.
fn goes_before(one: Step, other: Step) -> bool {
    let mut rows = ORDER.iter();
    rows.any(|(before, after)| before.contains(&one.0) && after.contains(&other.0))
}

/// Every choice of a day for each step that keeps them in order.
fn worlds(steps: &[Step]) -> Vec<Vec<u8>> {
    let mut worlds: Vec<Vec<u8>> = vec![Vec::new()];
    for (at, step) in steps.iter().enumerate() {
        let with = |world: &Vec<u8>, day: u8| {
            let fits = |(before, &other): (usize, &u8)| {
                let other_step = steps[before];
                (!goes_before(other_step, *step) || other <= day)
                    && (!goes_before(*step, other_step) || day <= other)
            };
            let mut world = world.clone();
            let is_fit = world.iter().enumerate().all(fits);
            world.push(day);
            is_fit.then_some(world)
        };
        let days = || DATES[steps[at].1].1.clone();
        worlds = worlds
            .iter()
            .flat_map(|world| days().filter_map(move |day| with(world, day)))
            .collect();
    }
    worlds
}

/// Where a tie with these dates stands on a day.
fn told(tie: &Tie, dates: &[(DateKey, Date)], of_month: u8) -> Status {
    let day = day(of_month);
    status_of(tie, &Life { dates, day })
}

/// The records with so many steps of some keys.
fn records(keys: &[DateKey], most: usize) -> Vec<Vec<Step>> {
    let mut all: Vec<Vec<Step>> = Vec::new();
    let mut last: Vec<Vec<Step>> = vec![Vec::new()];
    for _ in 0..most {
        let longer = |record: &Vec<Step>| {
            let after = record.last().map(|(key, _)| *key as usize);
            let keys = keys
                .iter()
                .filter(move |key| after.is_none_or(|after| **key as usize > after));
            let record = record.clone();
            keys.flat_map(|&key| (0..DATES.len()).map(move |date| (key, date)))
                .map(move |step| [&record[..], &[step]].concat())
                .collect::<Vec<_>>()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}

#[test]
fn what_follows_whichever_days_its_dates_were_is_certain_and_nothing_else() {
    use DateKey::{Announced, Blocked, Closed, Ended, From, Observed, Signed, Suspended, Until};
    let keys = [
        Announced, Signed, Closed, From, Observed, Suspended, Until, Ended, Blocked,
    ];
    let ties = ties();
    let texts: Vec<Date> = DATES.iter().map(|(text, _)| date(text)).collect();
    let days: Vec<Date> = DAYS.map(|of| date(&format!("2014-01-0{of}"))).collect();
    let mut wrong: Vec<String> = Vec::new();
    let records = records(&keys, 3).into_iter();
    for record in records.filter(|record| !is_contradictory(record)) {
        let of = |(&(key, _), &day): (&Step, &u8)| (key, days[usize::from(day) - 1]);
        let precise = |world: &Vec<u8>| record.iter().zip(world).map(of).collect::<Vec<_>>();
        let all: Vec<Vec<(DateKey, Date)>> = worlds(&record).iter().map(precise).collect();
        let dates: Vec<(DateKey, Date)> =
            record.iter().map(|&(key, at)| (key, texts[at])).collect();
        for tie in &ties {
            let worlds = || all.iter().filter(|world| starts_first(tie, world));
            for of_month in (2..=6).filter(|_| worlds().next().is_some()) {
                let status = told(tie, &dates, of_month);
                let mut each = worlds().map(|world| told(tie, world, of_month));
                let follows = each.next().filter(|first| first.certain);
                let follows = follows.filter(|first| each.all(|status| status == *first));
                if follows != status.certain.then_some(status) {
                    let dates: Vec<String> = dates
                        .iter()
                        .map(|(key, date)| format!("{key} {date}"))
                        .collect();
                    let dates = dates.join(", ");
                    let kind = tie.kind();
                    wrong.push(format!(
                        "{kind} {dates}, on {of_month}: {status}, and follows {follows:?}"
                    ));
                }
            }
        }
    }
    let few = wrong[..wrong.len().min(60)].join("\n");
    assert!(wrong.is_empty(), "{}:\n{few}", wrong.len());
}
