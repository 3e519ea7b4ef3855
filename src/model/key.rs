//! Keys: how the records of one model name each other. A key is only good for the model that handed it out.

/// Where a record was opened, to find its text again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    pub(crate) file: crate::diag::FileId,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Origin {
    pub(crate) fn span(self) -> crate::diag::Span {
        crate::diag::Span {
            file: self.file,
            start: self.start,
            end: self.end,
        }
    }
}

macro_rules! key {
    ($(#[$outer:meta])* $name:ident) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub(crate) u32);

        impl $name {
            pub(crate) fn index(self) -> usize {
                self.0 as usize
            }

            pub(crate) fn at(index: usize) -> Self {
                $name(u32::try_from(index).expect("a model holds fewer than 2^32 records of a type"))
            }
        }
    };
}

key! {
    /// Names an organisation.
    OrgKey
}
key! {
    /// Names a tie.
    TieKey
}
key! {
    /// Names a source.
    SourceKey
}
key! {
    /// Names an event.
    EventKey
}
key! {
    /// Names a piece of evidence.
    EvidenceKey
}
key! {
    /// Names a topic.
    TopicKey
}

/// Any record that evidence may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Record {
    /// The graph as a whole.
    Graph,
    /// An organisation.
    Org(OrgKey),
    /// A tie.
    Tie(TieKey),
    /// An event.
    Event(EventKey),
    /// A source, as the host of evidence.
    Source(SourceKey),
}

/// The fields of an organisation of which evidence may speak.
pub(crate) const ORG_FIELDS: &[&str] = &[
    "name",
    "kind",
    "hq",
    "incorporated",
    "names",
    "ids",
    "dates",
    "part_of",
];

/// The fields of a tie of which evidence may speak.
pub(crate) const TIE_FIELDS: &[&str] = &[
    "kind", "parties", "dates", "amounts", "where", "products", "topics", "part_of", "follows",
];

/// The fields of an event of which evidence may speak.
pub(crate) const EVENT_FIELDS: &[&str] = &["dates", "about", "topics"];

impl Record {
    /// The fields of which evidence about the record may speak.
    pub(crate) fn fields(self) -> &'static [&'static str] {
        match self {
            Record::Org(_) => ORG_FIELDS,
            Record::Tie(_) => TIE_FIELDS,
            Record::Event(_) => EVENT_FIELDS,
            Record::Graph | Record::Source(_) => &[],
        }
    }
}
