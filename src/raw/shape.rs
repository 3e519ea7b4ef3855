//! The shapes that values of records are written in: tables with free keys, one or many, short or in full.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::decode::SHORT_OR_TABLE;

/// A table with free keys, in the order of the keys: nothing may depend on the order in which they are written.
#[derive(Clone, Debug)]
pub(crate) struct Map<'t, V>(pub(crate) Vec<(&'t str, V)>);

impl<V> Default for Map<'_, V> {
    fn default() -> Self {
        Map(Vec::new())
    }
}

impl<'de: 't, 't, V: Deserialize<'de>> Deserialize<'de> for Map<'t, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = Vec<(&'de str, V)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                entries.sort_by_key(|(key, _)| *key);
                Ok(entries)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData)).map(Map)
    }
}

/// A value, or a list of them.
#[derive(Clone, Debug)]
pub(crate) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        OneOrMany::Many(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            OneOrMany::One(value) => std::slice::from_ref(value),
            OneOrMany::Many(values) => values,
        }
    }

    /// Whether the values stand in a list.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self, OneOrMany::Many(_))
    }
}

impl<'de: 't, 't> Deserialize<'de> for OneOrMany<&'t str> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = OneOrMany<&'de str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(OneOrMany::One(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(OneOrMany::Many)
            }
        }

        deserializer.deserialize_any(Texts)
    }
}

/// Makes `Deserialize` for what is written short as a scalar, or in full as a table.
macro_rules! short_or_table {
    ($name:ident: $expecting:literal, short $text:ident => $short:expr, $($table:ident => $wrap:path)?) => {
        impl<'de: 't, 't> Deserialize<'de> for $name<'t> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Either;

                impl<'de> Visitor<'de> for Either {
                    type Value = $name<'de>;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_borrowed_str<E: Error>(self, $text: &'de str) -> Result<Self::Value, E> {
                        Ok($short)
                    }

                    $(fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<Self::Value, D::Error> {
                        $table::deserialize(table).map($wrap)
                    })?
                }

                deserializer.deserialize_newtype_struct(SHORT_OR_TABLE, Either)
            }
        }
    };
}

/// A number or a string: the text of either.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scalar<'t>(pub(crate) &'t str);

pub(super) use short_or_table;

short_or_table!(Scalar: "a number or a string", short text => Scalar(text),);
