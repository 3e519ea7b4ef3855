//! The whole document as plain owned structs: what somebody would write who only wants to read the JSON with serde.
//!
//! What is written short or as a table is read by a visitor each, as `#[serde(untagged)]` would read it twice.
#![expect(dead_code, reason = "what is measured is that the values are read")]

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A table by id or by word.
type Table<V> = BTreeMap<String, V>;

macro_rules! tables {
    ($($name:ident { $($field:ident: $type:ty,)+ })+) => {
        $(
            #[derive(Default, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub(crate) struct $name { $($field: $type,)+ }
        )+
    };
}

tables! {
    Document {
        graph: Option<Graph>,
        bloc: Table<Bloc>,
        org: Table<Org>,
        tie: Table<Tie>,
        source: Table<Source>,
        event: Table<Event>,
        view: Table<View>,
    }
    Graph {
        title: Option<String>,
        titles: Table<String>,
        include: Vec<String>,
        topics: Vec<String>,
        blocs: Vec<String>,
        rules: Table<String>,
        note: Option<String>,
        evidence: Vec<Evidence>,
    }
    Bloc {
        label: Option<String>,
        labels: Table<String>,
        countries: Vec<String>,
    }
    View {
        title: Option<String>,
        titles: Table<String>,
        select: Table<OneOrMany>,
    }
    Org {
        name: Option<String>,
        kind: Option<String>,
        hq: Option<String>,
        incorporated: Option<String>,
        names: Table<OneOrMany>,
        ids: Table<String>,
        dates: Table<String>,
        unnamed: Option<bool>,
        part_of: Option<String>,
        note: Option<String>,
        evidence: Vec<Evidence>,
    }
    Tie {
        kind: Option<String>,
        title: Option<String>,
        titles: Table<String>,
        parties: Table<Party>,
        dates: Table<OneOrMany>,
        amounts: Table<Amount>,
        r#where: Vec<String>,
        products: Vec<String>,
        topics: Vec<String>,
        part_of: Option<String>,
        follows: Option<OneOrMany>,
        note: Option<String>,
        evidence: Vec<Evidence>,
    }
    FullParty {
        role: Option<OneOrMany>,
        stake: Option<Stake>,
        was: Option<Stake>,
        controls: Option<bool>,
        puts: Option<Amount>,
        through: Option<String>,
        from: Option<String>,
        until: Option<String>,
        note: Option<String>,
    }
    FullAmount {
        value: Option<String>,
        min: Option<String>,
        max: Option<String>,
        over: Option<String>,
    }
    FullStake {
        equity: Option<Share>,
        votes: Option<Share>,
        min: Option<f64>,
        max: Option<f64>,
    }
    FullShare {
        min: Option<f64>,
        max: Option<f64>,
    }
    Event {
        title: Option<String>,
        titles: Table<String>,
        dates: Table<OneOrMany>,
        about: Option<OneOrMany>,
        topics: Vec<String>,
        note: Option<String>,
        evidence: Vec<Evidence>,
    }
    Source {
        title: Option<String>,
        titles: Table<String>,
        publisher: Option<String>,
        author: Option<String>,
        published: Option<String>,
        accessed: Option<String>,
        lang: Option<String>,
        url: Option<String>,
        archived: Option<String>,
        text: Option<String>,
        modality: Option<String>,
        via: Option<OneOrMany>,
        note: Option<String>,
        evidence: Vec<Evidence>,
    }
    Evidence {
        source: Option<String>,
        on: Option<OneOrMany>,
        at: Option<String>,
        modality: Option<String>,
        via: Option<OneOrMany>,
        supports: Option<Vec<String>>,
        gives: Option<Box<Gives>>,
        resolved: Option<String>,
        says: Option<String>,
        quote: Option<String>,
        note: Option<String>,
    }
    Gives {
        name: Option<String>,
        kind: Option<String>,
        hq: Option<String>,
        incorporated: Option<String>,
        names: Table<OneOrMany>,
        ids: Table<String>,
        dates: Table<OneOrMany>,
        parties: Table<Party>,
        amounts: Table<Amount>,
        r#where: Vec<String>,
        products: Vec<String>,
        topics: Vec<String>,
        part_of: Option<String>,
        follows: Option<OneOrMany>,
        about: Option<OneOrMany>,
    }
}

/// What may be written in several ways.
macro_rules! either {
    ($($name:ident { $($variant:ident($type:ty)),+ })+) => {
        $(
            pub(crate) enum $name { $($variant($type)),+ }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_any(Either(PhantomData))
                }
            }

            $(impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    $name::$variant(value)
                }
            })+
        )+
    };
}

either! {
    OneOrMany { One(String), Many(Vec<String>) }
    Party { Role(String), Full(Box<FullParty>) }
    Amount { Short(String), Full(Box<FullAmount>) }
    Stake { Number(f64), Text(String), Full(Box<FullStake>) }
    Share { Number(f64), Text(String), Full(Box<FullShare>) }
}

struct Either<T>(PhantomData<T>);

/// What each type makes of a number, a text, a list and a table.
trait Ways<'de>: Sized {
    fn number<E: Error>(number: f64) -> Result<Self, E> {
        Err(E::custom(format!("a number: {number}")))
    }
    fn text(text: String) -> Self;
    fn list<A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom("a list"))
    }
    fn table<A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom("a table"))
    }
}

impl<'de> Ways<'de> for OneOrMany {
    fn text(text: String) -> Self {
        text.into()
    }
    fn list<A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(OneOrMany::Many)
    }
}

macro_rules! tables_or_text {
    ($($name:ident $(, $number:ident)?;)+) => {
        $(impl<'de> Ways<'de> for $name {
            $(fn number<E: Error>($number: f64) -> Result<Self, E> {
                Ok($number.into())
            })?
            fn text(text: String) -> Self {
                text.into()
            }
            fn table<A: MapAccess<'de>>(table: A) -> Result<Self, A::Error> {
                Deserialize::deserialize(MapAccessDeserializer::new(table)).map($name::Full)
            }
        })+
    };
}

tables_or_text! {
    Party;
    Amount;
    Stake, number;
    Share, number;
}

impl<'de, T: Ways<'de>> Visitor<'de> for Either<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another value")
    }

    #[expect(clippy::cast_precision_loss, reason = "shares are small")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        T::number(number as f64)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        T::number(number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<T, A::Error> {
        T::table(table)
    }
}
