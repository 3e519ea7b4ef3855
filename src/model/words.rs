//! The closed vocabularies of the format, each typed once: the parser, the schema, the help and the docs read them here.

/// A word that is not in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of the words that may stand here")]
pub struct UnknownWord;

macro_rules! vocabulary {
    ($(#[$outer:meta])* $name:ident { $($variant:ident = $word:literal : $meaning:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`: ", $meaning, ".")] $variant,)+
        }

        impl $name {
            /// All words, in their order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// All words as they are written.
            pub const NAMES: &'static [&'static str] = &[$($word),+];

            /// The word as it is written.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// What it means, in a line.
            pub const fn meaning(self) -> &'static str {
                match self { $($name::$variant => $meaning),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word { $($word => Ok($name::$variant),)+ _ => Err(UnknownWord) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

vocabulary! {
    /// How a source says what it says.
    Modality {
        Filed = "filed": "a register, court, exchange or law says so",
        Announced = "announced": "a party to the tie says so",
        Reported = "reported": "stated as fact by somebody else",
        Rumoured = "rumoured": "said by unnamed insiders",
        Alleged = "alleged": "said by an accuser, and contested",
        Inferred = "inferred": "a conclusion drawn by the source or the curator",
        Opinion = "opinion": "a judgement, motive, hypothesis or prediction",
        Silent = "silent": "looked for where it should be said, and not there",
        Denied = "denied": "the source says that it is not so",
    }
}

/// What evidence of a modality counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// It supports.
    For,
    /// It supports weakly.
    Weak,
    /// It is kept and shown, and counts as nothing.
    Nothing,
    /// It contradicts.
    Against,
}

impl Weight {
    /// Whether it supports, be it weakly.
    pub const fn supports(self) -> bool {
        matches!(self, Weight::For | Weight::Weak)
    }
}

impl Modality {
    /// What evidence of this modality counts for.
    pub const fn weight(self) -> Weight {
        match self {
            Modality::Filed | Modality::Announced | Modality::Reported => Weight::For,
            Modality::Rumoured | Modality::Alleged => Weight::Weak,
            Modality::Inferred | Modality::Opinion | Modality::Silent => Weight::Nothing,
            Modality::Denied => Weight::Against,
        }
    }

    /// Whether a value given in this modality may stand in a record: an inference may, an opinion, a silence or a
    /// denial may not.
    pub const fn backs_values(self) -> bool {
        !matches!(
            self,
            Modality::Opinion | Modality::Silent | Modality::Denied
        )
    }
}

vocabulary! {
    /// A date in the life of a tie or an event.
    DateKey {
        Rumoured = "rumoured": "first told by unnamed insiders; starts nothing",
        Announced = "announced": "made public; starts a tie without equity, unless it has `due`",
        Signed = "signed": "agreed; starts a tie without equity, unless it has `due`",
        Approved = "approved": "allowed by an authority; starts nothing",
        Due = "due": "planned for; starts nothing",
        Closed = "closed": "completed; starts any tie",
        From = "from": "in force from this day; starts any tie",
        On = "on": "the day or days of an event",
        Observed = "observed": "true on this day or these days, the start unknown",
        Suspended = "suspended": "halted, but not ended",
        Until = "until": "possibly ended",
        Ended = "ended": "ended",
        Withdrawn = "withdrawn": "dropped before it started",
        Refused = "refused": "turned down by the other side before it started",
        Blocked = "blocked": "forbidden by an authority before it started",
    }
}

vocabulary! {
    /// A date in the life of an organisation.
    OrgDateKey {
        Founded = "founded": "set up",
        Listed = "listed": "first traded on an exchange",
        Delisted = "delisted": "no longer traded on an exchange",
        Dissolved = "dissolved": "no longer there",
    }
}

vocabulary! {
    /// What an amount of a tie is.
    Purpose {
        Offered = "offered": "the price offered or agreed",
        Paid = "paid": "the price paid in the end",
        Capital = "capital": "the capital of a venture",
        Committed = "committed": "pledged to be spent",
        Fees = "fees": "licence fees, royalties and the like",
        Fine = "fine": "a penalty",
        Valuation = "valuation": "what the whole is held to be worth",
    }
}

vocabulary! {
    /// What a party is in a tie.
    Role {
        Partner = "partner": "allied on equal terms",
        Vehicle = "vehicle": "the venture that the partners set up",
        Provider = "provider": "gives technology or help",
        Recipient = "recipient": "takes technology, help or a disclosure",
        Licensor = "licensor": "grants a right to use",
        Licensee = "licensee": "takes a right to use",
        Supplier = "supplier": "delivers",
        Customer = "customer": "is delivered to, for its own use",
        Principal = "principal": "whose product is sold or run",
        Distributor = "distributor": "sells or runs another's product for third parties",
        Member = "member": "belongs to a body",
        Body = "body": "what its members belong to",
        Investor = "investor": "puts in money",
        Counterpart = "counterpart": "to whom a pledge is made",
        Holder = "holder": "owns a stake",
        Held = "held": "is owned",
        Investee = "investee": "takes in money for a stake",
        Acquirer = "acquirer": "buys control, a business or assets",
        Buyer = "buyer": "buys a stake without control",
        Target = "target": "is bought, or its stake is",
        Seller = "seller": "sells",
        Controller = "controller": "has power over another",
        Controlled = "controlled": "is under another's power",
        Discloser = "discloser": "lets a state body inspect",
        Authority = "authority": "a state body that acts on the tie",
        Addressee = "addressee": "at whom a measure is aimed",
        Predecessor = "predecessor": "what was there before",
        Successor = "successor": "what came after",
    }
}

vocabulary! {
    /// The family of a kind of tie.
    Family {
        Alliance = "alliance": "working together",
        Ownership = "ownership": "owning",
        Control = "control": "power without a known share",
        State = "state": "what state bodies see or order",
        Succession = "succession": "renames, splits and mergers",
    }
}

vocabulary! {
    /// How well a tie is borne out by its evidence.
    Standing {
        Confirmed = "confirmed": "filed, announced by a party, or told by two independent origins",
        Reported = "reported": "told as fact by one origin",
        Claimed = "claimed": "only rumoured or alleged",
        Unsupported = "unsupported": "nothing that counts",
        Denied = "denied": "denied, and nothing supports it",
    }
}

vocabulary! {
    /// Where a tie stands on a given day.
    Phase {
        Unknown = "unknown": "nothing says that it had begun, or was planned, by then",
        Planned = "planned": "announced, not yet started",
        InForce = "in-force": "started and not ended",
        Suspended = "suspended": "halted, but not ended",
        Ended = "ended": "started and ended",
        Dropped = "dropped": "withdrawn, refused or blocked before it started",
    }
}

vocabulary! {
    /// A language that the program has words in.
    Lang {
        En = "en": "English",
        Ko = "ko": "Korean",
        Zh = "zh": "Chinese, simplified",
    }
}

pub(crate) use vocabulary;
