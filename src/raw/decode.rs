//! Turns a part of a [`Tree`] into a raw record with serde, and reports *every* fault on the way.
//!
//! serde stops at the first fault. So that none is lost, the value at fault is reported, hidden from the tree, and the
//! record is read again without it; since each field of a raw record may be absent, that ends with what is sound.
//! Records without faults, nearly all, are read once.

use std::cell::RefCell;
use std::fmt::{self, Display};

use serde::de::{self, Deserialize, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::tree::{Kind, NodeId, Range, Tree};
use crate::diag::nearest;

/// The visitor of a newtype struct of this name is handed a number as its digits, a string as it is, and a table as a
/// deserializer, so that the table's fields are known.
pub(super) const SHORT_OR_TABLE: &str = "tieup::short-or-table";

/// The most faults of type that are told of one record: each costs another reading.
const MOST_FAULTS: usize = 200;

/// A fault found while decoding.
#[derive(Debug)]
pub(crate) struct DecodeFault {
    pub(crate) rule: &'static str,
    pub(crate) at: Range,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// Text that may replace what stands `at` the place.
    pub(crate) replacement: Option<String>,
}

/// Decodes the value of a node; what has a fault is left out and reported.
pub(crate) fn decode<'t, T: Deserialize<'t>>(
    tree: &'t Tree<'_>,
    node: NodeId,
    faults: &mut Vec<DecodeFault>,
) -> Option<T> {
    let unknown = RefCell::new(Vec::new());
    // Every round hides a node or ends.
    for _ in 0..MOST_FAULTS {
        let result = T::deserialize(Decoder {
            tree,
            node,
            unknown: &unknown,
        });
        for field in unknown.take() {
            faults.push(field.fault(tree));
            tree.skip(field.node);
        }
        let error = match result {
            Ok(record) => return Some(record),
            Err(error) => error,
        };
        let at = error.node.unwrap_or(node);
        faults.push(error.fault(tree, at));
        if at == node {
            return None;
        }
        tree.skip(at);
    }
    faults.push(DecodeFault {
        rule: "wrong-type",
        at: tree.key_span(node),
        message: format!("this record has more than {MOST_FAULTS} faults; it is left out"),
        help: Some("mend those that are told, and check again".to_owned()),
        replacement: None,
    });
    None
}

#[derive(Debug)]
struct UnknownField {
    node: NodeId,
    fields: &'static [&'static str],
}

impl UnknownField {
    fn fault(&self, tree: &Tree<'_>) -> DecodeFault {
        let key = tree.key(self.node);
        let near = nearest(key, self.fields.iter().copied(), 1).pop();
        let help = match near {
            Some(near) => format!("write `{near}`"),
            None => format!("use one of {}", list(self.fields)),
        };
        DecodeFault {
            rule: "unknown-field",
            at: tree.key_span(self.node),
            message: format!("there is no field `{key}` here"),
            help: Some(help),
            replacement: near.map(str::to_owned),
        }
    }
}

/// `a`, `b` and `c`.
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

#[derive(Debug)]
struct DecodeError {
    node: Option<NodeId>,
    message: String,
    /// The message says what was expected; what was found is for [`DecodeError::fault`] to add.
    mismatch: bool,
}

impl DecodeError {
    fn at(mut self, node: NodeId) -> Self {
        self.node.get_or_insert(node);
        self
    }

    fn fault(self, tree: &Tree<'_>, node: NodeId) -> DecodeFault {
        let at = tree.span(node);
        let date = tree.kind(node) == Kind::Datetime;
        DecodeFault {
            rule: "wrong-type",
            at,
            message: if self.mismatch {
                format!("{}, found {}", self.message, tree.kind(node).noun())
            } else {
                self.message
            },
            help: date.then(|| "put the date in quotes".to_owned()),
            replacement: date.then(|| format!("\"{}\"", tree.string(node))),
        }
    }
}

impl Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: Display>(message: T) -> Self {
        DecodeError {
            node: None,
            message: message.to_string(),
            mismatch: false,
        }
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        DecodeError {
            node: None,
            message: format!("expected {expected}"),
            mismatch: true,
        }
    }
}

struct Decoder<'d, 't, 's> {
    tree: &'t Tree<'s>,
    node: NodeId,
    unknown: &'d RefCell<Vec<UnknownField>>,
}

impl<'d, 't, 's> Decoder<'d, 't, 's> {
    fn child(&self, node: NodeId) -> Decoder<'d, 't, 's> {
        Decoder {
            tree: self.tree,
            node,
            unknown: self.unknown,
        }
    }

    fn mismatch(&self, expected: &dyn de::Expected) -> DecodeError {
        DecodeError {
            node: Some(self.node),
            message: format!("expected {expected}"),
            mismatch: true,
        }
    }

    fn table<V: Visitor<'t>>(
        self,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let children = self.tree.children(self.node);
        visitor.visit_map(Children {
            of: self.child(self.node),
            rest: children,
            value: None,
            fields,
        })
    }
}

impl<'de> de::Deserializer<'de> for Decoder<'_, 'de, '_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let node = self.node;
        let result = match self.tree.kind(node) {
            Kind::Bool(value) => visitor.visit_bool(value),
            Kind::String => visitor.visit_borrowed_str(self.tree.string(node)),
            Kind::Array => {
                let children = self.tree.children(node);
                visitor.visit_seq(Children {
                    of: self,
                    rest: children,
                    value: None,
                    fields: None,
                })
            }
            Kind::Table => self.table(None, visitor),
            // No field of the format takes these but through `SHORT_OR_TABLE`.
            Kind::Null | Kind::Number | Kind::Datetime => return Err(self.mismatch(&visitor)),
        };
        result.map_err(|error: DecodeError| error.at(node))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree.kind(self.node) {
            Kind::String => self.deserialize_any(visitor),
            _ => Err(self.mismatch(&"a string")),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree.kind(self.node) {
            Kind::Bool(value) => visitor.visit_bool(value),
            _ => Err(self.mismatch(&"`true` or `false`")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree.kind(self.node) {
            Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree.kind(self.node) {
            Kind::Array => self.deserialize_any(visitor),
            _ => Err(self.mismatch(&"a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree.kind(self.node) {
            Kind::Table => self.deserialize_any(visitor),
            _ => Err(self.mismatch(&"a table")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let node = self.node;
        match self.tree.kind(node) {
            Kind::Table => self
                .table(Some(fields), visitor)
                .map_err(|error| error.at(node)),
            _ => Err(self.mismatch(&"a table")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let node = self.node;
        let result = match self.tree.kind(node) {
            Kind::Number if name == SHORT_OR_TABLE => {
                visitor.visit_borrowed_str(self.tree.string(node))
            }
            Kind::Table if name == SHORT_OR_TABLE => visitor.visit_newtype_struct(self),
            _ => self.deserialize_any(visitor),
        };
        result.map_err(|error: DecodeError| error.at(node))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf
        unit unit_struct tuple tuple_struct enum identifier
    }
}

struct Children<'d, 't, 's, I> {
    of: Decoder<'d, 't, 's>,
    rest: I,
    value: Option<NodeId>,
    fields: Option<&'static [&'static str]>,
}

impl<'t, I: Iterator<Item = NodeId>> MapAccess<'t> for Children<'_, 't, '_, I> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DecodeError> {
        for child in self.rest.by_ref() {
            let key = self.of.tree.key(child);
            if let Some(fields) = self.fields
                && !fields.contains(&key)
            {
                self.of.unknown.borrow_mut().push(UnknownField {
                    node: child,
                    fields,
                });
                continue;
            }
            self.value = Some(child);
            return seed
                .deserialize(de::value::BorrowedStrDeserializer::new(key))
                .map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, DecodeError> {
        let node = self.value.take().unwrap_or(self.of.node);
        seed.deserialize(self.of.child(node))
            .map_err(|error| error.at(node))
    }
}

impl<'t, I: Iterator<Item = NodeId>> SeqAccess<'t> for Children<'_, 't, '_, I> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'t>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        let Some(node) = self.rest.next() else {
            return Ok(None);
        };
        seed.deserialize(self.of.child(node))
            .map(Some)
            .map_err(|error| error.at(node))
    }
}
