//! The words that name a firm's legal form, and taking them off a name.
//!
//! `Group`, `Holdings`, `集团` and `股份` are none: they tell firms of one family apart.

/// Whether a word is a form written with Latin letters, which is dropped as the last word of a name.
fn is_latin(word: &str) -> bool {
    // Patterns rather than a table to search, as every name passes here: the length alone decides most.
    matches!(
        word,
        "ab" | "ag"
            | "aps"
            | "as"
            | "asa"
            | "bhd"
            | "bv"
            | "co"
            | "coltd"
            | "company"
            | "corp"
            | "corporation"
            | "doo"
            | "gmbh"
            | "inc"
            | "incorporated"
            | "jsc"
            | "kft"
            | "kg"
            | "kgaa"
            | "kk"
            | "limited"
            | "llc"
            | "llp"
            | "lp"
            | "ltd"
            | "ltda"
            | "nv"
            | "nyrt"
            | "ojsc"
            | "oy"
            | "oyj"
            | "pjsc"
            | "plc"
            | "pte"
            | "pty"
            | "pvt"
            | "sa"
            | "sarl"
            | "sas"
            | "sdn"
            | "se"
            | "spa"
            | "srl"
            | "sro"
            | "zrt"
    )
}

/// Forms of several words, as punctuation leaves them, with the space before: `A/S`, `sp. z o.o.`, `S.A. de C.V.`
const OF_WORDS: &[&str] = &[" a s", " sp z oo", " sa de cv"];

/// Russian, Ukrainian and Arabic forms, words of their own at either end.
const WORD_AT_EITHER_END: &[&str] = &["ооо", "оао", "зао", "пао", "ао", "тов", "شركة"];

/// Words that go with the form they stand before: `Tiffany & Co.`, `Tata Sons Private Limited`.
const BEFORE: &[(&str, &str)] = &[
    ("and", "co"),
    ("and", "company"),
    ("private", "limited"),
    ("private", "ltd"),
];

/// Korean and Japanese forms, which stand at either end.
const EITHER_END: &[&str] = &["주식회사", "유한회사", "株式会社", "有限会社", "合同会社"];

/// Forms that stand at the end only; a longer one goes before one that it ends with.
const AT_END: &[&str] = &[
    "유한책임회사",
    "股份有限公司",
    "有限责任公司",
    "股份公司",
    "有限公司",
    "公司",
];

/// Bracketed short forms, and what they stand for.
pub(super) const BRACKETED: &[(&str, &str)] = &[
    ("(주)", "주식회사"),
    ("(유)", "유한회사"),
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
];

/// Takes every legal form off a name of lower-case words with one space between them, unless nothing would be left.
pub(super) fn drop_forms(words: &mut String) {
    while drop_east_asian(words) || drop_word(words) || drop_latin(words) {}
}

fn drop_latin(words: &mut String) -> bool {
    if let Some(head) = OF_WORDS.iter().find_map(|form| words.strip_suffix(form)) {
        words.truncate(head.len());
        return true;
    }
    let Some((head, last)) = last_word(words) else {
        return false;
    };
    if !is_latin(last) {
        return false;
    }
    let kept = match last_word(head) {
        Some((head, before)) if BEFORE.contains(&(before, last)) => head.len(),
        _ => head.len(),
    };
    words.truncate(kept);
    true
}

/// What stands before the last space, and after it.
fn last_word(words: &str) -> Option<(&str, &str)> {
    let space = words.bytes().rposition(|byte| byte == b' ')?;
    Some((&words[..space], &words[space + 1..]))
}

fn drop_word(words: &mut String) -> bool {
    if words.is_ascii() {
        return false;
    }
    let is_form = |word: &str| WORD_AT_EITHER_END.contains(&word);
    let at_end = last_word(words).filter(|(_, last)| is_form(last));
    let at_start = || words.split_once(' ').filter(|(first, _)| is_form(first));
    let rest = at_end.map(|(head, _)| head);
    let Some(rest) = rest.or_else(|| at_start().map(|(_, rest)| rest)) else {
        return false;
    };
    *words = rest.to_owned();
    true
}

fn drop_east_asian(words: &mut String) -> bool {
    let name = words.as_str();
    let is_form = |name: &str| EITHER_END.contains(&name) || AT_END.contains(&name);
    if name.is_ascii() || is_form(name) {
        return false;
    }
    let without_end = EITHER_END
        .iter()
        .chain(AT_END)
        .find_map(|form| name.strip_suffix(form));
    let without_start = || EITHER_END.iter().find_map(|form| name.strip_prefix(form));
    let Some(rest) = without_end.or_else(without_start).map(str::trim) else {
        return false;
    };
    *words = rest.to_owned();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(words: &str) -> String {
        let mut words = words.to_owned();
        drop_forms(&mut words);
        words
    }

    #[test]
    fn a_longer_form_is_tried_before_the_one_that_it_ends_with() {
        for (at, form) in AT_END.iter().enumerate() {
            assert!(
                AT_END[at + 1..].iter().all(|later| !later.ends_with(form)),
                "{form}"
            );
        }
    }

    #[test]
    fn several_forms_go_from_both_ends() {
        assert_eq!(
            dropped("dawning information industry co ltd"),
            "dawning information industry"
        );
        assert_eq!(dropped("주식회사 lg cns co ltd"), "lg cns");
    }

    #[test]
    fn words_that_go_with_a_form_go_too() {
        assert_eq!(dropped("tiffany and co"), "tiffany");
        assert_eq!(dropped("tata sons private limited"), "tata sons");
        assert_eq!(dropped("bed bath and beyond"), "bed bath and beyond");
    }

    #[test]
    fn forms_of_several_words_and_of_other_scripts_go() {
        assert_eq!(dropped("orsted a s"), "orsted");
        assert_eq!(dropped("cisco sp z oo"), "cisco");
        assert_eq!(dropped("cisco sa de cv"), "cisco");
        assert_eq!(dropped("cisco gmbh and co kg"), "cisco");
        assert_eq!(dropped("ооо яндекс"), "яндекс");
        assert_eq!(dropped("яндекс ооо"), "яндекс");
        assert_eq!(dropped("شركة أرامكو"), "أرامكو");
        assert_eq!(dropped("ооо"), "ооо");
    }

    #[test]
    fn a_form_inside_a_name_stays() {
        assert_eq!(
            dropped("trust company of america"),
            "trust company of america"
        );
        assert_eq!(dropped("한국주식회사전력"), "한국주식회사전력");
    }

    #[test]
    fn something_is_always_left() {
        let latin = ["co", "company", "gmbh", "sa"];
        for form in latin.iter().chain(EITHER_END).chain(AT_END) {
            assert_eq!(dropped(form), *form);
        }
        assert_eq!(dropped("co ltd"), "co");
        assert_eq!(dropped("주식회사 유한회사"), "주식회사");
    }
}
