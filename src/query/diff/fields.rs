//! In which fields two versions of a record differ.

use crate::export::record::{Table, Value};

/// A field that is not the same in two versions of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The keys to it: `parties.cisco.stake`.
    pub path: String,
    /// The value in the first version, where it has one.
    pub before: Option<FieldValue>,
    /// The value in the second version, where it has one.
    pub after: Option<FieldValue>,
}

/// A value in the words of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A text, a number, `true`, or a table in one line.
    One(String),
    /// A list.
    Many(Vec<String>),
}

impl std::fmt::Display for FieldValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FieldValue::One(text) => f.write_str(text),
            FieldValue::Many(texts) => write!(f, "[{}]", texts.join(", ")),
        }
    }
}

/// The fields that differ, in the order of the format; all of one version where the other is not there.
pub(super) fn changes(before: Option<&Table<'_>>, after: Option<&Table<'_>>) -> Vec<FieldChange> {
    let none = Table::default();
    let mut changes = Vec::new();
    compare_tables(
        &mut Vec::new(),
        before.unwrap_or(&none),
        after.unwrap_or(&none),
        &mut changes,
    );
    changes
}

fn compare_tables(
    path: &mut Vec<String>,
    before: &Table<'_>,
    after: &Table<'_>,
    changes: &mut Vec<FieldChange>,
) {
    let new = after.fields().map(|(key, _)| key);
    let new = new.filter(|key| before.get(key).is_none());
    for key in before.fields().map(|(key, _)| key).chain(new) {
        path.push(key.to_owned());
        compare(path, before.get(key), after.get(key), changes);
        path.pop();
    }
}

fn compare(
    path: &mut Vec<String>,
    before: Option<&Value<'_>>,
    after: Option<&Value<'_>>,
    changes: &mut Vec<FieldChange>,
) {
    let none = Table::default();
    match (before, after) {
        (Some(Value::Table(before)), Some(Value::Table(after))) => {
            compare_tables(path, before, after, changes);
            return;
        }
        // A party is written short where it has nothing but its role.
        (Some(Value::Table(before)), Some(Value::Text(role))) if is_party(path) => {
            compare_tables(path, before, &with_role(role), changes);
            return;
        }
        (Some(Value::Text(role)), Some(Value::Table(after))) if is_party(path) => {
            compare_tables(path, &with_role(role), after, changes);
            return;
        }
        (Some(Value::Text(before)), Some(Value::Text(after))) if is_party(path) => {
            compare_tables(path, &with_role(before), &with_role(after), changes);
            return;
        }
        (None, Some(Value::Table(after))) if path.len() == 1 => {
            compare_tables(path, &none, after, changes);
            return;
        }
        (Some(Value::Table(before)), None) if path.len() == 1 => {
            compare_tables(path, before, &none, changes);
            return;
        }
        _ => {}
    }
    let (before, after) = (before.map(told), after.map(told));
    if before != after {
        changes.push(FieldChange {
            path: path.join("."),
            before,
            after,
        });
    }
}

fn is_party(path: &[String]) -> bool {
    matches!(path, [parties, _] if parties == "parties")
}

fn with_role<'m>(role: &str) -> Table<'m> {
    let mut table = Table::default();
    table.set("role", role.to_owned());
    table
}

fn told(value: &Value<'_>) -> FieldValue {
    match value {
        Value::List(values) => FieldValue::Many(values.iter().map(line).collect()),
        value => FieldValue::One(line(value)),
    }
}

fn line(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::Bool(yes) => yes.to_string(),
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(line).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Table(table) => {
            let fields: Vec<String> = table
                .fields()
                .map(|(key, value)| format!("{key} = {}", line(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}
