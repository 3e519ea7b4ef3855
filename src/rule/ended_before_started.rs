use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Date, DateKey, OrgDateKey, Record};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "ended-before-started",
    level: Level::Error,
    what: "something ended before it started",
    why: "One of the two dates is wrong, or stands under the wrong key. Only what is certain is \
          reported: dates that may fit are left alone.",
    mend: "Compare both dates with their sources.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
dates.from = "2015-09"
dates.ended = "2014"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
dates.from = "2015-09"
dates.ended = "2017"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Model(check),
};

/// The starts that each end must not come before. What ended may have been made public or completed later.
const ORDER: &[(DateKey, &[DateKey])] = &[
    (DateKey::Closed, &[DateKey::Signed]),
    (DateKey::Suspended, &[DateKey::Closed, DateKey::From]),
    (
        DateKey::Until,
        &[DateKey::Signed, DateKey::Closed, DateKey::From],
    ),
    (
        DateKey::Ended,
        &[DateKey::Signed, DateKey::Closed, DateKey::From],
    ),
    (DateKey::Withdrawn, &[DateKey::Announced, DateKey::Signed]),
    (DateKey::Refused, &[DateKey::Announced, DateKey::Signed]),
    (DateKey::Blocked, &[DateKey::Announced, DateKey::Signed]),
];

const ORG_ORDER: &[(OrgDateKey, &[OrgDateKey])] = &[
    (
        OrgDateKey::Delisted,
        &[OrgDateKey::Founded, OrgDateKey::Listed],
    ),
    (
        OrgDateKey::Dissolved,
        &[OrgDateKey::Founded, OrgDateKey::Listed],
    ),
];

fn check(context: &mut Context<'_>) {
    let model = context.model();
    for org in model.orgs() {
        for (end, start) in reversed(org.dates(), ORG_ORDER) {
            let record = Record::Org(org.key());
            report(
                context,
                record,
                (end.0.name(), end.1),
                (start.0.name(), start.1),
            );
        }
    }
    for tie in model.ties() {
        let record = Record::Tie(tie.key());
        for (end, start) in reversed(tie.dates(), ORDER) {
            report(
                context,
                record,
                (end.0.name(), end.1),
                (start.0.name(), start.1),
            );
        }
        for party in tie.parties() {
            let (Some(from), Some(until)) = (party.from(), party.until()) else {
                continue;
            };
            if until.before(from).is_certain() {
                let org = model.org(party.org()).id();
                let at = |field| steps(["parties", org, field]);
                let message = format!(
                    "`{org}` is a party of `{}` until `{until}`, before `{from}`",
                    tie.id()
                );
                let place = context.place(record, &at("until"), Part::Value);
                let because = context.place(record, &at("from"), Part::Value);
                context
                    .report(message, place, "")
                    .add_because(because, "from here on");
            }
        }
    }
    for event in model.events() {
        for (end, start) in reversed(event.dates(), ORDER) {
            let record = Record::Event(event.key());
            report(
                context,
                record,
                (end.0.name(), end.1),
                (start.0.name(), start.1),
            );
        }
    }
}

type Dated<K> = (K, Date);

/// The dates that are certainly before one that they must not be before.
fn reversed<K: Copy + PartialEq>(
    dates: &[Dated<K>],
    order: &[(K, &[K])],
) -> Vec<(Dated<K>, Dated<K>)> {
    let mut found = Vec::new();
    if dates.len() < 2 {
        return found;
    }
    for &end in dates {
        let starts = order.iter().find(|(key, _)| *key == end.0);
        let starts = starts.map_or(&[][..], |(_, starts)| *starts);
        let before = dates
            .iter()
            .filter(|(key, _)| starts.contains(key))
            .find(|(_, start)| end.1.before(*start).is_certain());
        found.extend(before.map(|&start| (end, start)));
    }
    found
}

fn report(
    context: &mut Context<'_>,
    record: Record,
    (end, ended): (&str, Date),
    (start, started): (&str, Date),
) {
    let id = context.model().record_id(record);
    let message = format!("`{id}` has `{end}` on `{ended}`, before `{start}` on `{started}`");
    let place = context.place(record, &steps(["dates", end]), Part::Value);
    let because = context.place(record, &steps(["dates", start]), Part::Value);
    context
        .report(message, place, "")
        .add_because(because, "later than that");
}
