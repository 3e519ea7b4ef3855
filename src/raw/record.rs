//! The records as they are written: what serde reads, and what the JSON Schema is made from.
//!
//! Everything is optional and every value is text here. What must be there, and what the text means, is the model's
//! business.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::decode::SHORT_OR_TABLE;
use super::schema;
use super::shape::short_or_table;
pub(crate) use super::shape::{Map, OneOrMany, Scalar};

/// An amount of money.
#[derive(Clone, Debug)]
pub(crate) enum Amount<'t> {
    Short(&'t str),
    Full(FullAmount<'t>),
}

short_or_table!(Amount: "an amount such as \"USD 2.1bn\", or a table", short text => Amount::Short(text), FullAmount => Amount::Full);

/// An amount in full.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FullAmount<'t> {
    /// The amount, such as `USD 2.1bn`.
    pub(crate) value: Option<&'t str>,
    /// At least this amount.
    pub(crate) min: Option<&'t str>,
    /// At most this amount.
    pub(crate) max: Option<&'t str>,
    /// The period that it is spread over, as an ISO 8601 duration such as `P5Y`.
    pub(crate) over: Option<&'t str>,
}

/// A percentage.
#[derive(Clone, Debug)]
pub(crate) enum Share<'t> {
    Short(&'t str),
    Full(FullShare<'t>),
}

short_or_table!(Share: "a percentage such as 49, \"~20\" or { min, max }", short text => Share::Short(text), FullShare => Share::Full);

/// A range of percentages.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FullShare<'t> {
    /// At least so many percent.
    #[serde(borrow)]
    pub(crate) min: Option<Scalar<'t>>,
    /// At most so many percent.
    #[serde(borrow)]
    pub(crate) max: Option<Scalar<'t>>,
}

/// A stake: percent of equity, or more.
#[derive(Clone, Debug)]
pub(crate) enum Stake<'t> {
    Short(&'t str),
    Full(FullStake<'t>),
}

short_or_table!(Stake: "a percentage such as 49, or { equity, votes } or { min, max }", short text => Stake::Short(text), FullStake => Stake::Full);

/// A stake in full.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FullStake<'t> {
    /// Percent of the shares.
    #[serde(borrow)]
    pub(crate) equity: Option<Share<'t>>,
    /// Percent of the votes.
    #[serde(borrow)]
    pub(crate) votes: Option<Share<'t>>,
    /// At least so many percent of the shares.
    #[serde(borrow)]
    pub(crate) min: Option<Scalar<'t>>,
    /// At most so many percent of the shares.
    #[serde(borrow)]
    pub(crate) max: Option<Scalar<'t>>,
}

/// An organisation in a tie.
#[derive(Clone, Debug)]
pub(crate) enum Party<'t> {
    Role(&'t str),
    Full(Box<FullParty<'t>>),
}

impl<'t> Party<'t> {
    fn full(party: FullParty<'t>) -> Self {
        Party::Full(Box::new(party))
    }
}

short_or_table!(Party: "a role such as \"partner\", or a table with a role", short text => Party::Role(text), FullParty => Party::full);

/// A party in full.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FullParty<'t> {
    /// What it is in the tie; one role or a list.
    #[schemars(schema_with = "schema::roles")]
    #[serde(borrow)]
    pub(crate) role: OneOrMany<&'t str>,
    /// What it held before, in percent.
    #[serde(borrow)]
    pub(crate) was: Option<Stake<'t>>,
    /// What it holds once the tie is done, in percent.
    #[serde(borrow)]
    pub(crate) stake: Option<Stake<'t>>,
    /// What it contributes: an amount, or words.
    #[serde(borrow)]
    pub(crate) puts: Option<Amount<'t>>,
    /// Whether it has control.
    pub(crate) controls: Option<bool>,
    /// The subsidiary that acts for it: an id, or a name.
    pub(crate) through: Option<&'t str>,
    /// Since when it is a party, where later than the tie.
    #[schemars(schema_with = "schema::date")]
    pub(crate) from: Option<&'t str>,
    /// Until when it is a party, where earlier than the tie.
    #[schemars(schema_with = "schema::date")]
    pub(crate) until: Option<&'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
}

/// The graph as a whole.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Graph<'t> {
    /// What the graph is called.
    pub(crate) title: Option<&'t str>,
    /// The title in other languages, by language tag.
    #[serde(borrow)]
    pub(crate) titles: Map<'t, &'t str>,
    /// Folders of other graphs whose records this one builds on.
    pub(crate) include: Vec<&'t str>,
    /// The only words that `topics` may use: a list, or a table that says what each means.
    #[serde(borrow)]
    pub(crate) topics: Topics<'t>,
    /// The order of the blocs in a picture, from left to right.
    pub(crate) blocs: Vec<&'t str>,
    /// The organisations as a picture has them in the columns of their blocs, from top to bottom.
    pub(crate) order: Vec<&'t str>,
    /// The level of a rule, where it is not the usual one.
    #[schemars(schema_with = "schema::rules")]
    #[serde(borrow)]
    pub(crate) rules: Map<'t, &'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
    /// What sources say about the whole.
    #[serde(borrow)]
    pub(crate) evidence: Vec<Evidence<'t>>,
}

/// The closed list of topics.
#[derive(Clone, Debug)]
pub(crate) enum Topics<'t> {
    List(Vec<&'t str>),
    Table(Map<'t, &'t str>),
}

impl Default for Topics<'_> {
    fn default() -> Self {
        Topics::List(Vec::new())
    }
}

impl<'de: 't, 't> Deserialize<'de> for Topics<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Topics<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of words, or a table that says what each means")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Topics::List)
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                table: D,
            ) -> Result<Self::Value, D::Error> {
                Map::deserialize(table).map(Topics::Table)
            }
        }

        deserializer.deserialize_newtype_struct(SHORT_OR_TABLE, Either)
    }
}

/// A named set of countries.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Bloc<'t> {
    /// What a picture shows.
    pub(crate) label: Option<&'t str>,
    /// The label in other languages, by language tag.
    #[serde(borrow)]
    pub(crate) labels: Map<'t, &'t str>,
    /// Its countries, as ISO 3166-1 alpha-2 codes.
    #[schemars(schema_with = "schema::countries")]
    pub(crate) countries: Vec<&'t str>,
}

/// A named selection.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct View<'t> {
    /// What the view is called.
    pub(crate) title: Option<&'t str>,
    /// The title in other languages, by language tag.
    #[serde(borrow)]
    pub(crate) titles: Map<'t, &'t str>,
    /// The words of the selection flags, by flag.
    #[serde(borrow)]
    pub(crate) select: Map<'t, Words<'t>>,
}

/// A word, a number, a yes, or a list of words: what follows a flag.
#[derive(Clone, Debug)]
pub(crate) struct Words<'t>(pub(crate) Vec<&'t str>);

impl<'de: 't, 't> Deserialize<'de> for Words<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Words<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, a number, `true`, or a list of words")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Words(vec![text]))
            }

            fn visit_bool<E: Error>(self, yes: bool) -> Result<Self::Value, E> {
                Ok(Words(vec![if yes { "true" } else { "false" }]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Words)
            }
        }

        deserializer.deserialize_newtype_struct(SHORT_OR_TABLE, Any)
    }
}

/// An organisation.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Org<'t> {
    /// What a picture shows.
    pub(crate) name: Option<&'t str>,
    /// What it is; a company unless it says otherwise.
    #[schemars(schema_with = "schema::org_kind")]
    pub(crate) kind: Option<&'t str>,
    /// The country that it is run from, as an ISO 3166-1 alpha-2 code.
    #[schemars(schema_with = "schema::country")]
    pub(crate) hq: Option<&'t str>,
    /// The country whose law it is set up under, where another.
    #[schemars(schema_with = "schema::country")]
    pub(crate) incorporated: Option<&'t str>,
    /// Its other names, by language tag.
    #[serde(borrow)]
    pub(crate) names: Map<'t, OneOrMany<&'t str>>,
    /// Its identifiers, by scheme.
    #[schemars(schema_with = "schema::identifiers")]
    #[serde(borrow)]
    pub(crate) ids: Map<'t, &'t str>,
    /// When it was founded, listed, delisted, dissolved.
    #[schemars(schema_with = "schema::org_dates")]
    #[serde(borrow)]
    pub(crate) dates: Map<'t, &'t str>,
    /// Whether the source leaves it unnamed: `name` is then a description.
    pub(crate) unnamed: Option<bool>,
    /// What it is an administrative part of.
    pub(crate) part_of: Option<&'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
    /// What sources say about it.
    #[serde(borrow)]
    pub(crate) evidence: Vec<Evidence<'t>>,
}

/// A dated, evidenced relation between parties.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Tie<'t> {
    /// What kind of tie it is.
    #[schemars(schema_with = "schema::kind")]
    pub(crate) kind: Option<&'t str>,
    /// What the tie is called.
    pub(crate) title: Option<&'t str>,
    /// The title in other languages, by language tag.
    #[serde(borrow)]
    pub(crate) titles: Map<'t, &'t str>,
    /// The tie that it is a part of; without dates or topics of its own it has the whole's.
    pub(crate) part_of: Option<&'t str>,
    /// The earlier steps that it follows: one id or a list.
    #[serde(borrow)]
    pub(crate) follows: OneOrMany<&'t str>,
    /// The parties by the ids of their organisations: a role, or a table with a role.
    #[serde(borrow)]
    pub(crate) parties: Map<'t, Party<'t>>,
    /// The dates of its life.
    #[schemars(schema_with = "schema::dates")]
    #[serde(borrow)]
    pub(crate) dates: Map<'t, OneOrMany<&'t str>>,
    /// Its amounts, by what they are.
    #[schemars(schema_with = "schema::amounts")]
    #[serde(borrow)]
    pub(crate) amounts: Map<'t, Amount<'t>>,
    /// The countries where it holds, as ISO 3166-1 alpha-2 codes.
    #[schemars(schema_with = "schema::countries")]
    pub(crate) r#where: Vec<&'t str>,
    /// The products that it is about.
    pub(crate) products: Vec<&'t str>,
    /// The words of the graph's `topics` that fit it.
    pub(crate) topics: Vec<&'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
    /// What sources say about it.
    #[serde(borrow)]
    pub(crate) evidence: Vec<Evidence<'t>>,
}

/// Dated context that ties nobody.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Event<'t> {
    /// What the event is called.
    pub(crate) title: Option<&'t str>,
    /// The title in other languages, by language tag.
    #[serde(borrow)]
    pub(crate) titles: Map<'t, &'t str>,
    /// When it was.
    #[schemars(schema_with = "schema::dates")]
    #[serde(borrow)]
    pub(crate) dates: Map<'t, OneOrMany<&'t str>>,
    /// What it concerns: ids of organisations, `tie.…`, `event.…` or `graph`.
    #[serde(borrow)]
    pub(crate) about: OneOrMany<&'t str>,
    /// The words of the graph's `topics` that fit it.
    pub(crate) topics: Vec<&'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
    /// What sources say about it.
    #[serde(borrow)]
    pub(crate) evidence: Vec<Evidence<'t>>,
}

/// A document.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Source<'t> {
    /// The title, in its own language.
    pub(crate) title: Option<&'t str>,
    /// The title in other languages, by language tag.
    #[serde(borrow)]
    pub(crate) titles: Map<'t, &'t str>,
    /// Who published it.
    pub(crate) publisher: Option<&'t str>,
    /// Who wrote it.
    pub(crate) author: Option<&'t str>,
    /// When it was published.
    #[schemars(schema_with = "schema::date")]
    pub(crate) published: Option<&'t str>,
    /// When the curator read it.
    #[schemars(schema_with = "schema::date")]
    pub(crate) accessed: Option<&'t str>,
    /// The language that it is written in, as a BCP 47 tag.
    pub(crate) lang: Option<&'t str>,
    /// Where it is.
    pub(crate) url: Option<&'t str>,
    /// Where a copy of it is kept on the web.
    pub(crate) archived: Option<&'t str>,
    /// The path of a kept copy of its text, from this file; `quote` is looked up there.
    pub(crate) text: Option<&'t str>,
    /// Through whom it knows, nearest first; the last is the origin.
    #[serde(borrow)]
    pub(crate) via: OneOrMany<&'t str>,
    /// How it says what it says, where not as reported fact.
    #[schemars(schema_with = "schema::modality")]
    pub(crate) modality: Option<&'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
    /// What it says, in reading order.
    #[serde(borrow)]
    pub(crate) evidence: Vec<Evidence<'t>>,
}

/// What one source says about one record.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Evidence<'t> {
    /// The source that says it, where the evidence stands under the record.
    pub(crate) source: Option<&'t str>,
    /// What it is about, where the evidence stands under the source: `tie.…`, `org.…`, `event.…`, several, or `graph`.
    #[serde(borrow)]
    pub(crate) on: OneOrMany<&'t str>,
    /// Where in the source: a line, a page, a minute.
    pub(crate) at: Option<&'t str>,
    /// How the source says it, where not as the source's own `modality`.
    #[schemars(schema_with = "schema::modality")]
    pub(crate) modality: Option<&'t str>,
    /// Through whom, nearest first; the last is the origin.
    #[serde(borrow)]
    pub(crate) via: Option<OneOrMany<&'t str>>,
    /// What it vouches for by being there; the kind and the parties unless it says otherwise.
    pub(crate) supports: Option<Vec<&'t str>>,
    /// A few words of the original.
    pub(crate) quote: Option<&'t str>,
    /// The values that the source states: a partial record.
    #[serde(borrow)]
    pub(crate) gives: Option<Box<Gives<'t>>>,
    /// Why the record keeps another value, where `gives` contradicts it.
    pub(crate) resolved: Option<&'t str>,
    /// What the source says, in the curator's words.
    pub(crate) says: Option<&'t str>,
    /// A remark.
    pub(crate) note: Option<&'t str>,
}

/// A partial record: the values that a source states. Which fields may stand here depends on what the evidence is about.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Gives<'t> {
    /// Of an organisation: its name.
    pub(crate) name: Option<&'t str>,
    /// Of an organisation or a tie: its kind.
    pub(crate) kind: Option<&'t str>,
    /// Of an organisation: the country that it is run from.
    #[schemars(schema_with = "schema::country")]
    pub(crate) hq: Option<&'t str>,
    /// Of an organisation: the country whose law it is set up under.
    #[schemars(schema_with = "schema::country")]
    pub(crate) incorporated: Option<&'t str>,
    /// Of an organisation: names by language tag.
    #[serde(borrow)]
    pub(crate) names: Map<'t, OneOrMany<&'t str>>,
    /// Of an organisation: identifiers by scheme.
    #[schemars(schema_with = "schema::identifiers")]
    #[serde(borrow)]
    pub(crate) ids: Map<'t, &'t str>,
    /// Dates, by key.
    #[schemars(schema_with = "schema::given_dates")]
    #[serde(borrow)]
    pub(crate) dates: Map<'t, OneOrMany<&'t str>>,
    /// Of a tie: amounts by what they are.
    #[schemars(schema_with = "schema::amounts")]
    #[serde(borrow)]
    pub(crate) amounts: Map<'t, Amount<'t>>,
    /// Of a tie: its parties, as far as the source tells.
    #[serde(borrow)]
    pub(crate) parties: Map<'t, Party<'t>>,
    /// Of a tie: countries where it holds.
    #[schemars(schema_with = "schema::countries")]
    pub(crate) r#where: Vec<&'t str>,
    /// Of a tie: products.
    pub(crate) products: Vec<&'t str>,
    /// Of a tie or an event: topics.
    pub(crate) topics: Vec<&'t str>,
    /// Of a tie or an organisation: what it is a part of; an empty string for nothing.
    pub(crate) part_of: Option<&'t str>,
    /// Of a tie: the earlier steps that it follows.
    #[serde(borrow)]
    pub(crate) follows: OneOrMany<&'t str>,
    /// Of an event: what it concerns.
    #[serde(borrow)]
    pub(crate) about: OneOrMany<&'t str>,
}
