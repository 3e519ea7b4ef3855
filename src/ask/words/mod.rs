//! What a language calls countries, kinds of tie, topics and times, beside their names and labels.

pub(super) mod en;
pub(super) mod ko;
pub(super) mod zh;

use super::dates::Relative;

/// The words of a language, each with what it stands for.
pub(super) struct Words {
    /// Countries, beside their names: adjectives and short forms.
    pub(super) countries: &'static [(&'static str, &'static str)],
    /// Kinds of tie, beside their labels; several for one word parted by commas.
    pub(super) kinds: &'static [(&'static str, &'static str)],
    /// Families of kinds.
    pub(super) families: &'static [(&'static str, &'static str)],
    /// Topics, beside their ids; a graph may lack them.
    pub(super) topics: &'static [(&'static str, &'static str)],
    /// Months with names.
    pub(super) months: &'static [(&'static str, u8)],
    /// Numbers, as words.
    pub(super) numbers: &'static [(&'static str, u32)],
    /// Dates told from today.
    pub(super) relative: &'static [(&'static str, Relative)],
}

#[cfg(test)]
mod tests {
    use crate::ask::table::LANGUAGES;
    use crate::model::{Country, Family, Kind};

    #[test]
    fn every_word_for_a_kind_or_a_country_leads_to_one() {
        for language in LANGUAGES {
            for (word, kinds) in language.words.kinds {
                let mut kinds = kinds.split(',');
                assert!(kinds.all(|kind| kind.parse::<Kind>().is_ok()), "{word}");
            }
            for (word, family) in language.words.families {
                assert!(family.parse::<Family>().is_ok(), "{word}");
            }
            for (word, country) in language.words.countries {
                assert!(country.parse::<Country>().is_ok(), "{word}");
            }
        }
    }
}
