//! The languages in which sentences of a report are written.

use crate::diag::counted;
use crate::model::{Lang, Org};

/// A language of reports. Names of organisations are told in it where the graph has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tongue {
    #[default]
    English,
    Korean,
    Chinese,
}

impl Tongue {
    pub(super) const ALL: [Tongue; 3] = [Tongue::English, Tongue::Korean, Tongue::Chinese];

    /// The tag of BCP 47.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Tongue::English => "en",
            Tongue::Korean => "ko",
            Tongue::Chinese => "zh-Hans",
        }
    }

    /// The language of pictures that it is.
    pub(super) const fn lang(self) -> Lang {
        match self {
            Tongue::English => Lang::En,
            Tongue::Korean => Lang::Ko,
            Tongue::Chinese => Lang::Zh,
        }
    }

    pub(super) fn by_tag(tag: &str) -> Option<Tongue> {
        Tongue::ALL
            .into_iter()
            .find(|tongue| tongue.tag() == tag || (tag == "zh" && *tongue == Tongue::Chinese))
    }

    /// One of three texts.
    pub(super) fn pick<T>(self, english: T, korean: T, chinese: T) -> T {
        match self {
            Tongue::English => english,
            Tongue::Korean => korean,
            Tongue::Chinese => chinese,
        }
    }

    /// The name of an organisation.
    pub(super) fn name(self, org: &Org) -> &str {
        match self {
            Tongue::English => org.name(),
            other => org.name_in(other.tag()),
        }
    }

    /// `A, B and C`.
    pub(super) fn list(self, texts: &[String]) -> String {
        let Some((last, rest)) = texts.split_last() else {
            return String::new();
        };
        if rest.is_empty() {
            return last.clone();
        }
        match self {
            Tongue::English => format!("{} and {last}", rest.join(", ")),
            Tongue::Korean => texts.join(", "),
            Tongue::Chinese => texts.join("、"),
        }
    }

    /// `1 tie`, `2 ties`.
    pub(super) fn ties(self, count: usize) -> String {
        match self {
            Tongue::English => counted(count, "tie"),
            Tongue::Korean => format!("{count}건"),
            Tongue::Chinese => format!("{count}项"),
        }
    }
}
