//! When two spellings of an organisation's name are the same.
//!
//! Which names are declared, and what an ambiguous one leads to, is decided by the model and the queries.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{han, legal_form};
use crate::diag::is_han;

/// Gives the key under which two spellings of one organisation's name are the same.
///
/// - Width and compatibility forms: NFKC, so `ＩＢＭ` is `IBM`; Hangul stays in syllables (Unicode Annex 15).
/// - Case, with `ß` as `ss` and `ς` as `σ`.
/// - Diacritics of Latin, Greek and Cyrillic letters are stripped, `ø ł đ ı æ œ` written plainly; the marks of kana
///   and of Indic, Arabic, Hebrew or Thai letters stay, as they make other sounds.
/// - `&` is the word `and`; `+` stays (`Disney+` is not `Disney`); other punctuation, symbols and white space go.
/// - Legal forms go (`Inc.`, `Co., Ltd.`, `GmbH`, `S.A.`, `ООО`, `㈜`, `주식회사`, `有限公司`, `株式会社` …), at the end only or, for Korean,
///   Japanese, Russian and Arabic ones, at either end, and never so that nothing is left. `Group`, `Holdings`, `集团` and `股份` are no legal forms.
/// - Traditional Han characters become simplified ones, each by itself.
///
/// Folding a key gives the key. A name of nothing but symbols keeps them, so that a key is empty only where the name is blank.
/// ASCII names take a fast path with one allocation.
///
/// ```
/// use tieup::model::fold;
/// assert_eq!(fold("Yahoo! Inc."), fold("YAHOO"));
/// assert_eq!(fold("聯想集團有限公司"), "联想集团");
/// assert_ne!(fold("HP"), fold("Hewlett Packard Enterprise"));
/// ```
pub fn fold(name: &str) -> String {
    let mut words = Words::with_capacity(name.len());
    if name.is_ascii() {
        name.bytes()
            .for_each(|byte| words.push(char::from(byte.to_ascii_lowercase())));
    } else {
        push_unicode(&mut words, name);
    }
    let mut key = words.text;
    legal_form::drop_forms(&mut key);
    if key.contains(' ') {
        let mut bytes = key.into_bytes();
        bytes.retain(|byte| *byte != b' ');
        // Still UTF-8: no other character holds the byte of a space.
        key = String::from_utf8(bytes).unwrap_or_default();
    }
    if key.is_empty() {
        key = name
            .nfkc()
            .flat_map(char::to_lowercase)
            .filter(|c| !c.is_whitespace())
            .collect();
    }
    key
}

fn push_unicode(words: &mut Words, name: &str) {
    let normal: String = name
        .chars()
        // Before NFKC would make letters of them.
        .filter(|c| !matches!(c, '™' | '℠'))
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|&c| !is_dropped_mark(c))
        .map(han::simplified)
        .nfc()
        .collect();
    let mut rest = normal.as_str();
    while let Some(c) = rest.chars().next() {
        let bracketed = legal_form::BRACKETED
            .iter()
            .find_map(|(short, form)| Some((form, rest.strip_prefix(short)?)));
        if let Some((form, after)) = bracketed {
            words.push_word(form);
            rest = after;
            continue;
        }
        match c {
            'ß' => "ss".chars().for_each(|c| words.push(c)),
            'æ' => "ae".chars().for_each(|c| words.push(c)),
            'œ' => "oe".chars().for_each(|c| words.push(c)),
            'ς' => words.push('σ'),
            'ø' => words.push('o'),
            'ł' => words.push('l'),
            'đ' => words.push('d'),
            'ı' => words.push('i'),
            _ => words.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
}

/// Whether it is a diacritic common to scripts, or a variation selector: the combining blocks of Unicode that belong to no script.
fn is_dropped_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether it is a Han, Hangul or kana character: written without spaces between words, or with particles behind them.
pub(crate) fn is_east_asian(c: char) -> bool {
    is_han(c) || is_hangul(c) || matches!(c, '\u{3005}'..='\u{30FF}')
}

/// Whether it is a syllable or letter of Hangul.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7FF}')
}

/// Lower-case words with one space between them, as they grow.
struct Words {
    text: String,
    gap: bool,
}

impl Words {
    fn with_capacity(bytes: usize) -> Self {
        // Room for an `&` that becomes `and`, so that most names allocate once.
        let text = String::with_capacity(bytes + 8);
        Words { text, gap: false }
    }

    fn push(&mut self, c: char) {
        match c {
            // Inside abbreviations and possessives: `S.A.`, `Macy's`.
            '.' | '\'' | '’' => {}
            '&' => self.push_word("and"),
            _ if c == '+' || c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c)) => {
                self.append(c);
            }
            _ => self.gap = true,
        }
    }

    fn push_word(&mut self, word: &str) {
        self.gap = true;
        word.chars().for_each(|c| self.append(c));
        self.gap = true;
    }

    fn append(&mut self, c: char) {
        if std::mem::take(&mut self.gap)
            && !self.text.is_empty()
            && !(is_east_asian(c) && self.text.ends_with(is_east_asian))
        {
            self.text.push(' ');
        }
        self.text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(names: &[&str]) {
        for name in names {
            assert_eq!(fold(name), fold(names[0]), "{name}");
        }
    }

    #[test]
    fn case_width_and_punctuation_do_not_matter() {
        same(&["Yahoo!", "yahoo", "ＹＡＨＯＯ！", "Yahoo!™"]);
        same(&[
            "Hewlett-Packard Company",
            "Hewlett Packard",
            "HEWLETT–PACKARD CO.",
        ]);
        same(&["AT&T", "at and t", "AT＆T Inc."]);
        same(&["Moody's", "Moody’s", "MOODYS CORP"]);
        assert_eq!(fold("3Com"), "3com");
        assert_eq!(fold("Amazon.com, Inc."), "amazoncom");
    }

    #[test]
    fn diacritics_do_not_matter() {
        same(&["Nestlé S.A.", "NESTLE", "Nestle\u{301}"]);
        same(&["Ørsted A/S", "Orsted"]);
        same(&["Groß AG", "GROSS", "GROẞ"]);
        same(&["İş Bankası", "is bankasi"]);
    }

    #[test]
    fn korean_forms_go_from_either_end_and_hangul_stays_whole() {
        same(&[
            "삼성전자",
            "삼성전자(주)",
            "㈜삼성전자",
            "주식회사 삼성전자",
            "삼성전자 주식회사",
            "(주) 삼성 전자",
            "삼성전자 Co., Ltd.",
        ]);
        assert_eq!(fold("ＩＢＭ　㈜"), "ibm");
        assert_eq!(fold("광주"), "광주");
        assert_eq!(fold("한국레노버 유한회사"), "한국레노버");
        assert_eq!(
            fold("한국레노버".nfd().collect::<String>().as_str()),
            "한국레노버"
        );
    }

    #[test]
    fn chinese_forms_go_and_traditional_is_simplified() {
        same(&[
            "曙光信息产业",
            "曙光信息产业股份有限公司",
            "曙光信息產業股份有限公司",
            "曙光信息产业 股份 有限公司",
        ]);
        same(&[
            "浪潮集团",
            "浪潮集團有限公司",
            "浪潮集团有限公司",
            "浪潮集團公司",
        ]);
        same(&["華為", "华为", "华为有限责任公司", "華爲"]);
        same(&["思科（中国）有限公司", "思科中国"]);
        assert_ne!(fold("浪潮集团"), fold("浪潮"));
        assert_ne!(fold("紫光股份"), fold("紫光集团"));
    }

    #[test]
    fn japanese_forms_go_and_kana_stays() {
        same(&[
            "ソフトバンク",
            "ソフトバンク株式会社",
            "株式会社ソフトバンク",
            "㈱ソフトバンク",
            "㍿ソフトバンク",
            "ｿﾌﾄﾊﾞﾝｸ",
        ]);
        assert_eq!(fold("ソフトバンク"), "ソフトバンク");
        assert_ne!(fold("ハハ"), fold("パパ"));
    }

    #[test]
    fn firms_of_one_family_stay_apart() {
        let names = [
            "HP",
            "HP+",
            "HPE",
            "Hewlett-Packard",
            "Hewlett Packard Enterprise",
            "HP Group",
            "HP Holdings",
        ];
        let keys: std::collections::BTreeSet<String> =
            names.iter().map(|name| fold(name)).collect();
        assert_eq!(keys.len(), names.len());
    }

    #[test]
    fn only_a_blank_name_has_an_empty_key() {
        assert_eq!(fold("Company"), "company");
        assert_eq!(fold("有限公司"), "有限公司");
        assert_eq!(fold("㈜"), "주식회사");
        assert_eq!(fold("! !"), "!!");
        assert_eq!(fold("\u{301}"), "\u{301}");
        assert_eq!(fold(" \u{3000}\t"), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for name in [
            "Foo Co 有限公司",
            "公司有限公司",
            "한국 S-A",
            "A&B & Co.",
            "½ ㎏ ﬁ ǅ İ ΣΑΣ",
            "हिन्दी लि.",
            "‥a\u{0}",
            "(주)(유)",
        ] {
            assert_eq!(fold(&fold(name)), fold(name), "{name}");
        }
    }
}
