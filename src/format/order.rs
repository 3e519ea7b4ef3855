//! What a table holds by where it stands, and with it the order of its keys and the form in which it is written.
//!
//! The order is read off the types that are read ([`raw::record`](crate::raw::record)) and off the vocabularies of the
//! model: nothing is listed here a second time.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::model::{DateKey, Kind, OrgDateKey, Purpose, Role};
use crate::raw::Section;
use crate::raw::record;
use crate::raw::tree::{self, NodeId, Tree};
use crate::select::FLAGS;

/// What a table, or a list of tables, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The fields of a record.
    Record(Section),
    /// A row of evidence; of a list, all rows.
    Evidence,
    /// The partial record that a row gives.
    Gives,
    /// Parties by id, of a tie of that kind where it is known.
    Parties(Option<Kind>),
    Party,
    Stake,
    Share,
    Dates,
    Amounts,
    Amount,
    /// Free keys that are written one a line.
    Texts,
    /// Free keys that are written between braces.
    Tags,
    /// Free keys that are written under a header of their own.
    Glossary,
    Select,
    /// A value that the format doesn't know, or a scalar.
    Other,
}

/// How a table is written where it is the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `{ a = 1, b = 2 }`.
    Braces,
    /// `field.a = 1`, a line each.
    Dotted,
    /// Between braces while that fits on a line, else dotted.
    BracesOrDotted,
    /// Under a header of its own.
    Header,
}

impl Shape {
    /// What stands under a key of a table of this shape.
    pub(super) fn child(self, tree: &Tree<'_>, table: NodeId, key: &str) -> Shape {
        match (self, key) {
            (Shape::Record(_), "evidence") => Shape::Evidence,
            (Shape::Record(Section::Tie), "parties") => Shape::Parties(kind(tree, table)),
            (Shape::Gives, "parties") => Shape::Parties(None),
            (Shape::Record(_) | Shape::Gives, "dates") => Shape::Dates,
            (Shape::Record(_) | Shape::Gives, "amounts") => Shape::Amounts,
            (Shape::Record(_) | Shape::Gives, "names" | "ids")
            | (Shape::Record(Section::Graph), "rules") => Shape::Tags,
            (Shape::Record(_), "titles" | "labels") => Shape::Texts,
            (Shape::Record(Section::Graph), "topics") => Shape::Glossary,
            (Shape::Record(Section::View), "select") => Shape::Select,
            (Shape::Evidence, "gives") => Shape::Gives,
            (Shape::Parties(_), _) => Shape::Party,
            (Shape::Party, "stake" | "was") => Shape::Stake,
            (Shape::Stake, "equity" | "votes") => Shape::Share,
            (Shape::Party, "puts") | (Shape::Amounts, _) => Shape::Amount,
            _ => Shape::Other,
        }
    }

    /// How a table of this shape is written where it is a field of a record.
    pub(super) fn form(self) -> Form {
        match self {
            Shape::Parties(_) | Shape::Dates | Shape::Amounts | Shape::Texts | Shape::Select => {
                Form::Dotted
            }
            Shape::Tags => Form::BracesOrDotted,
            Shape::Glossary => Form::Header,
            _ => Form::Braces,
        }
    }

    /// Whether a table of this shape is written with dotted keys inside of braces.
    pub(super) fn is_dotted_inside(self, size: usize) -> bool {
        match self {
            Shape::Dates | Shape::Amounts | Shape::Parties(_) | Shape::Tags => true,
            // A source mostly tells one thing of a party: `parties.cisco.stake = 49`.
            Shape::Party => size == 1,
            _ => false,
        }
    }

    /// The children of a table, in the canonical order.
    pub(super) fn children(self, tree: &Tree<'_>, table: NodeId) -> Vec<NodeId> {
        let mut children: Vec<NodeId> = tree.children(table).collect();
        children.sort_by_cached_key(|&child| (self.rank(tree, child), tree.key(child).to_owned()));
        children
    }

    fn rank(self, tree: &Tree<'_>, child: NodeId) -> usize {
        let key = tree.key(child);
        let place = |names: &[&str]| names.iter().position(|name| *name == key);
        let place = match self {
            Shape::Record(Section::Graph) => place(fields::<record::Graph<'_>>()),
            Shape::Record(Section::Bloc) => place(fields::<record::Bloc<'_>>()),
            Shape::Record(Section::Org) => place(fields::<record::Org<'_>>()),
            Shape::Record(Section::Tie) => place(fields::<record::Tie<'_>>()),
            Shape::Record(Section::Source) => place(fields::<record::Source<'_>>()),
            Shape::Record(Section::Event) => place(fields::<record::Event<'_>>()),
            Shape::Record(Section::View) => place(fields::<record::View<'_>>()),
            Shape::Evidence => place(fields::<record::Evidence<'_>>()),
            Shape::Gives => place(fields::<record::Gives<'_>>()),
            Shape::Party => place(fields::<record::FullParty<'_>>()),
            Shape::Stake => place(fields::<record::FullStake<'_>>()),
            Shape::Share => place(fields::<record::FullShare<'_>>()),
            Shape::Amount => place(fields::<record::FullAmount<'_>>()),
            Shape::Dates => place(DateKey::NAMES)
                .or_else(|| place(OrgDateKey::NAMES).map(|at| DateKey::NAMES.len() + at)),
            Shape::Amounts => place(Purpose::NAMES),
            Shape::Select => FLAGS.iter().position(|flag| flag.name == key),
            Shape::Parties(Some(kind)) => role_rank(kind, tree, child),
            Shape::Parties(None) | Shape::Texts | Shape::Tags | Shape::Glossary | Shape::Other => {
                Some(0)
            }
        };
        place.unwrap_or(usize::MAX)
    }
}

fn kind(tree: &Tree<'_>, tie: NodeId) -> Option<Kind> {
    tree.string(tree.child(tie, "kind")?).parse().ok()
}

/// The place of a party's first role in its kind's table.
fn role_rank(kind: Kind, tree: &Tree<'_>, party: NodeId) -> Option<usize> {
    let role = match tree.kind(party) {
        tree::Kind::Table => tree.child(party, "role")?,
        _ => party,
    };
    let words: Vec<&str> = match tree.kind(role) {
        tree::Kind::Array => tree.children(role).map(|word| tree.string(word)).collect(),
        _ => vec![tree.string(role)],
    };
    let roles = kind.row().shapes.iter().flat_map(|shape| shape.roles);
    let mut names = roles.map(|count| Role::name(count.role));
    names.position(|name| words.contains(&name))
}

/// The fields of a raw type, in their order, as its `Deserialize` asks for them.
fn fields<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(AskedFor) {
        Err(Fields(fields)) => fields,
        Ok(_) => &[],
    }
}

/// Answers every question with an error that holds the fields asked for.
struct AskedFor;

#[derive(Debug)]
struct Fields(&'static [&'static str]);

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Fields {}

impl de::Error for Fields {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Fields(&[])
    }
}

impl<'de> Deserializer<'de> for AskedFor {
    type Error = Fields;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fields> {
        Err(Fields(fields))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fields> {
        Err(Fields(&[]))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier
        ignored_any
    }
}
