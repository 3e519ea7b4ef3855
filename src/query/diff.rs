//! In which records two graphs differ, field by field.

mod fields;

use std::collections::{BTreeMap, BTreeSet};

use crate::export::record::{self, Scope, Table, Value};
use crate::graph::{Graph, Reach};
use crate::model::{Evidence, EvidenceKey, Model, Record, Tie, Voice};

pub use fields::{FieldChange, FieldValue};

/// A record that is not the same in two graphs.
#[derive(Clone, Debug)]
pub struct RecordChange<'a> {
    /// The section of the format: `graph`, `topic`, `bloc`, `org`, `tie`, `event`, `source` or `view`.
    pub section: &'static str,
    /// The id; empty for the graph's own section.
    pub id: &'a str,
    /// What became of it.
    pub change: Change,
    /// The record in the first graph, where evidence may be about it.
    pub before: Option<Record>,
    /// The record in the second graph, where evidence may be about it.
    pub after: Option<Record>,
    /// The fields that differ, evidence apart; of a record that is added or removed, all of them.
    pub fields: Vec<FieldChange>,
    /// The evidence about it that only the first graph has.
    pub lost: Vec<&'a Evidence>,
    /// The evidence about it that only the second graph has.
    pub gained: Vec<&'a Evidence>,
}

/// What became of a record, from one graph to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, and not alike.
    Changed,
}

impl Change {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
        }
    }
}

/// A record as it is compared.
struct Entry<'m> {
    table: Table<'m>,
    record: Option<Record>,
}

/// Where a record stands among all: its section's place, and its id.
type Place<'m> = (usize, &'m str);

const SECTIONS: [&str; 8] = [
    "graph", "topic", "bloc", "org", "tie", "event", "source", "view",
];

/// The records in which two graphs differ, by section and id.
///
/// Records are matched by id, and fields compared as the format writes them, so that it makes no difference in which file,
/// order or syntax a record stands. Evidence is matched by its source, its place and all that it says; whether it is written under
/// the record or under the source makes no difference either, and it is told with the record that it is about. No record is
/// taken for another that was renamed.
///
/// Where a selection narrowed either graph, the records that are compared are the ties that it keeps in one or the
/// other, their parties, the events that it keeps, and the sources that tell of any of these.
///
/// Costs a pass over both graphs, and a sort of their evidence.
///
/// ```
/// let (before, after) = (tieup::Graph::open("us-china-2015")?, tieup::Graph::open("us-china-tech")?);
/// assert!(tieup::query::diff(&before, &before).is_empty());
/// let changes = tieup::query::diff(&before, &after);
/// assert_eq!((changes[0].section, &*changes[0].fields[0].path), ("graph", "title"));
/// # Ok::<(), tieup::Broken>(())
/// ```
pub fn diff<'a>(before: &'a Graph, after: &'a Graph) -> Vec<RecordChange<'a>> {
    let reach = [before.reach(), after.reach()];
    let [old_scope, new_scope] = [scope(before, &reach[0]), scope(after, &reach[1])];
    let mut olds = entries(before.model(), old_scope);
    let mut news = entries(after.model(), new_scope);
    if before.is_narrowed() || after.is_narrowed() {
        let mut kept = kept(before);
        kept.append(&mut self::kept(after));
        olds.retain(|place, _| kept.contains(place));
        news.retain(|place, _| kept.contains(place));
    }
    let places: BTreeSet<Place<'a>> = olds.keys().chain(news.keys()).copied().collect();
    let compare = |place: Place<'a>| {
        let (old, new) = (olds.get(&place), news.get(&place));
        let record = |entry: Option<&Entry<'_>>| entry.and_then(|entry| entry.record);
        let (lost, gained) = evidence(
            (before.model(), old_scope, record(old)),
            (after.model(), new_scope, record(new)),
        );
        let change = RecordChange {
            section: SECTIONS[place.0],
            id: place.1,
            change: match (old, new) {
                (None, _) => Change::Added,
                (_, None) => Change::Removed,
                _ => Change::Changed,
            },
            before: record(old),
            after: record(new),
            fields: fields::changes(old.map(|old| &old.table), new.map(|new| &new.table)),
            lost,
            gained,
        };
        let same = change.change == Change::Changed
            && change.fields.is_empty()
            && change.lost.is_empty()
            && change.gained.is_empty();
        (!same).then_some(change)
    };
    places.into_iter().filter_map(compare).collect()
}

fn place<'m>(section: &str, id: &'m str) -> Place<'m> {
    let at = SECTIONS.iter().position(|known| *known == section);
    (at.unwrap_or(SECTIONS.len() - 1), id)
}

/// What the export of records asks for: all of them, whatever a selection kept.
fn scope<'m>(graph: &'m Graph, reach: &'m Reach) -> Scope<'m> {
    Scope {
        model: graph.model(),
        reach,
        whole: true,
    }
}

fn entries<'a: 'm, 'm>(model: &'a Model, scope: Scope<'m>) -> BTreeMap<Place<'a>, Entry<'m>> {
    let mut all = BTreeMap::new();
    let mut add = |section, id, table: Table<'m>, record| {
        // Evidence is compared piece by piece.
        let table = table.without("evidence");
        all.insert(place(section, id), Entry { table, record });
    };
    // Topics are compared as records.
    let graph = record::graph(scope).without("topics");
    add("graph", "", graph, Some(Record::Graph));
    for topic in model.topics() {
        let mut table = Table::default();
        if let Some(meaning) = topic.meaning() {
            table.set("meaning", meaning);
        }
        add("topic", topic.id(), table, None);
    }
    for bloc in model.blocs() {
        add("bloc", bloc.id(), record::bloc(scope, bloc), None);
    }
    for org in model.orgs() {
        let record = Record::Org(org.key());
        add("org", org.id(), record::org(scope, org), Some(record));
    }
    for tie in model.ties() {
        let record = Record::Tie(tie.key());
        add("tie", tie.id(), record::tie(scope, tie), Some(record));
    }
    for event in model.events() {
        let record = Record::Event(event.key());
        add(
            "event",
            event.id(),
            record::event(scope, event),
            Some(record),
        );
    }
    for source in model.sources() {
        let record = Record::Source(source.key());
        add(
            "source",
            source.id(),
            record::source(scope, source),
            Some(record),
        );
    }
    for view in model.views() {
        add("view", view.id(), record::view(scope, view), None);
    }
    all
}

/// What a selection keeps: ties, their parties, events, and the sources that tell of them.
fn kept(graph: &Graph) -> BTreeSet<Place<'_>> {
    let model = graph.model();
    let mut kept = BTreeSet::new();
    let mut told: Vec<EvidenceKey> = Vec::new();
    let parties = graph.ties().flat_map(Tie::parties);
    for org in parties.map(|party| model.org(party.org())) {
        if kept.insert(place("org", org.id())) {
            told.extend(org.evidence());
        }
    }
    for tie in graph.ties() {
        kept.insert(place("tie", tie.id()));
        told.extend(tie.evidence());
    }
    for event in graph.events() {
        kept.insert(place("event", event.id()));
        told.extend(event.evidence());
    }
    for key in told {
        if let Voice::Source(source) = model.evidence(key).voice() {
            kept.insert(place("source", model.source(source).id()));
        }
    }
    kept
}

/// The evidence about a record that only one of two graphs has.
fn evidence<'a>(
    (before, old_scope, old): (&'a Model, Scope<'_>, Option<Record>),
    (after, new_scope, new): (&'a Model, Scope<'_>, Option<Record>),
) -> (Vec<&'a Evidence>, Vec<&'a Evidence>) {
    let before = pieces(before, old_scope, old);
    let after = pieces(after, new_scope, new);
    // What both have, each piece as often as the one that has it less often.
    let mut both: BTreeMap<&str, usize> = BTreeMap::new();
    for (text, _) in &before {
        *both.entry(text).or_default() += 1;
    }
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    let mut gained = Vec::new();
    for (text, evidence) in &after {
        match both.get_mut(&**text) {
            Some(left) if *left > 0 => {
                *left -= 1;
                *shared.entry(text).or_default() += 1;
            }
            _ => gained.push(*evidence),
        }
    }
    let mut lost = Vec::new();
    for (text, evidence) in &before {
        match shared.get_mut(&**text) {
            Some(left) if *left > 0 => *left -= 1,
            _ => lost.push(*evidence),
        }
    }
    (lost, gained)
}

/// The evidence about a record, each with a text that two pieces share where they say the same.
fn pieces<'a>(
    model: &'a Model,
    scope: Scope<'_>,
    about: Option<Record>,
) -> Vec<(String, &'a Evidence)> {
    let keys = match about {
        // What stands under a source is about other records.
        None | Some(Record::Source(_)) => &[][..],
        Some(record) => model.evidence_about(record),
    };
    let piece = |&key: &EvidenceKey| {
        let evidence = model.evidence(key);
        let voice = match evidence.voice() {
            Voice::Source(source) => model.source(source).id(),
            Voice::Curator => "curator",
        };
        let row = record::evidence_row(scope, evidence);
        let said = row
            .fields()
            .filter(|(key, _)| !["on", "source"].contains(key));
        let said: Vec<String> = said
            .map(|(key, value)| format!("{key}={}", sorted(value)))
            .collect();
        (format!("{voice} {}", said.join(" ")), evidence)
    };
    keys.iter().map(piece).collect()
}

/// A value as text in which the order of fields makes no difference.
fn sorted(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(digits) => digits.clone(),
        Value::Bool(yes) => yes.to_string(),
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(sorted).collect();
            format!("[{}]", values.join(","))
        }
        Value::Table(table) => {
            let mut fields: Vec<String> = table
                .fields()
                .map(|(key, value)| format!("{key}={}", sorted(value)))
                .collect();
            fields.sort_unstable();
            format!("{{{}}}", fields.join(","))
        }
    }
}

#[cfg(test)]
mod tests;
