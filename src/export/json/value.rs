//! JSON values in the order in which they are put together.

use std::borrow::Cow;
use std::fmt::Display;

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

/// A value of the format.
pub(crate) enum Value<'m> {
    Text(Cow<'m, str>),
    /// A number with the digits that it has in the model.
    Number(String),
    Bool(bool),
    List(Vec<Value<'m>>),
    Table(Table<'m>),
}

/// Fields in the order in which they were set.
#[derive(Default)]
pub(crate) struct Table<'m>(Vec<(Cow<'m, str>, Value<'m>)>);

impl<'m> From<&'m str> for Value<'m> {
    fn from(text: &'m str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl<'m> From<Table<'m>> for Value<'m> {
    fn from(table: Table<'m>) -> Self {
        Value::Table(table)
    }
}

impl<'m> Value<'m> {
    /// The text that a value prints.
    pub(super) fn shown(value: &impl Display) -> Self {
        Value::from(value.to_string())
    }

    pub(super) fn list(values: impl IntoIterator<Item = impl Into<Value<'m>>>) -> Self {
        Value::List(values.into_iter().map(Into::into).collect())
    }

    /// One value alone, several or none as a list.
    pub(super) fn one_or_many(values: impl IntoIterator<Item = impl Into<Value<'m>>>) -> Self {
        let mut values: Vec<Value<'m>> = values.into_iter().map(Into::into).collect();
        match values.len() {
            1 => values.remove(0),
            _ => Value::List(values),
        }
    }

    /// A party is written short where it has nothing but one role.
    pub(super) fn party(mut table: Table<'m>) -> Self {
        match &table.0[..] {
            [(key, Value::Text(_))] if key == "role" => table.0.remove(0).1,
            _ => Value::Table(table),
        }
    }
}

impl<'m> Table<'m> {
    /// The fields, in their order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Value<'m>)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }

    /// The value of a field.
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'m>> {
        self.fields()
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value)
    }

    /// The table without a field.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.0.retain(|(known, _)| known != key);
        self
    }

    pub(crate) fn set(&mut self, key: impl Into<Cow<'m, str>>, value: impl Into<Value<'m>>) {
        self.0.push((key.into(), value.into()));
    }

    /// Sets what is there.
    pub(super) fn set_some(&mut self, key: &'static str, value: Option<impl Into<Value<'m>>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    /// Sets a list, unless it is empty.
    pub(super) fn set_list(
        &mut self,
        key: &'static str,
        values: impl IntoIterator<Item = impl Into<Value<'m>>>,
    ) {
        let values: Vec<Value<'m>> = values.into_iter().map(Into::into).collect();
        if !values.is_empty() {
            self.set(key, Value::List(values));
        }
    }

    /// Sets a table, unless it is empty.
    pub(super) fn set_table(&mut self, key: impl Into<Cow<'m, str>>, table: Table<'m>) {
        if !table.is_empty() {
            self.set(key, table);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets the value at the end of a path of keys, below tables that are made on the way. A second value at the same
    /// place makes a list of both.
    pub(super) fn add(&mut self, path: &[String], value: Value<'m>) {
        let Some((key, rest)) = path.split_first() else {
            return;
        };
        let at = self.0.iter().position(|(known, _)| known == key);
        match (at.map(|at| &mut self.0[at].1), rest) {
            (Some(Value::Table(table)), [_, ..]) => table.add(rest, value),
            (_, [_, ..]) => {
                let mut table = Table::default();
                table.add(rest, value);
                self.set(key.clone(), table);
            }
            (None, []) => self.set(key.clone(), value),
            (Some(Value::List(values)), []) => match value {
                Value::List(more) => values.extend(more),
                value => values.push(value),
            },
            (Some(there), []) => {
                let first = std::mem::replace(there, Value::Bool(false));
                *there = Value::List(vec![first, value]);
            }
        }
    }

    /// Writes the values of a table short where they are parties.
    pub(super) fn shorten_parties(&mut self) {
        let parties = self.0.iter_mut().find(|(key, _)| key == "parties");
        if let Some((_, Value::Table(parties))) = parties {
            for (_, party) in &mut parties.0 {
                if let Value::Table(table) = party {
                    *party = Value::party(std::mem::take(table));
                }
            }
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Number(digits) => RawValue::from_string(digits.clone())
                .map_err(S::Error::custom)?
                .serialize(serializer),
            Value::Bool(yes) => serializer.serialize_bool(*yes),
            Value::List(values) => values.serialize(serializer),
            Value::Table(table) => table.serialize(serializer),
        }
    }
}

impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn values_at_one_place_become_a_list_in_their_order() {
        let mut table = Table::default();
        for date in ["2014", "2015", "2016"] {
            table.add(&path(&["dates", "observed"]), Value::from(date));
        }
        table.add(&path(&["where"]), Value::list(["CN"]));
        table.add(&path(&["where"]), Value::list(["HK"]));
        table.add(&path(&["parties", "cisco", "role"]), Value::from("partner"));
        table.shorten_parties();
        let text = serde_json::to_string(&table).expect("it has text keys");
        assert_eq!(
            text,
            r#"{"dates":{"observed":["2014","2015","2016"]},"where":["CN","HK"],"parties":{"cisco":"partner"}}"#
        );
    }

    #[test]
    fn numbers_keep_their_digits() {
        let text = serde_json::to_string(&Value::Number("5.890".to_owned())).expect("a number");
        assert_eq!(text, "5.890");
    }
}
