//! Did you mean: which word, id or name was probably meant.

use unicode_normalization::UnicodeNormalization;

/// Finds the at most `n` candidates that were probably meant by `query`, the nearest first.
///
/// Both are compared by their letters and digits in lower case, decomposed (so that Hangul goes by its letters and `é` is near `e`),
/// by optimal string alignment: Damerau–Levenshtein with each stretch edited once. A candidate counts when at most a third of the
/// longer of the two, or one letter, would have to change, or when one of them begins with the other and that is three
/// letters or two Han characters or more; so nonsense gets no suggestion. Ties are in alphabetical order and a candidate is given once,
/// whatever the order and number in which candidates come.
///
/// ```
/// use tieup::diag::nearest;
/// assert_eq!(nearest("joint_ventrue", ["joint-venture", "research"].into_iter(), 1), ["joint-venture"]);
/// ```
pub fn nearest<'a>(
    query: &str,
    candidates: impl Iterator<Item = &'a str>,
    n: usize,
) -> Vec<&'a str> {
    let query = letters(query);
    let mut near: Vec<(f64, &str)> = candidates
        .filter_map(|candidate| Some((likeness(&query, &letters(candidate))?, candidate)))
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.dedup_by_key(|found| found.1);
    near.into_iter().take(n).map(|found| found.1).collect()
}

fn letters(text: &str) -> String {
    let letters = text.nfkd().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// How alike two texts are, to 1.0 for the same; `None` where they have too little in common.
fn likeness(query: &str, candidate: &str) -> Option<f64> {
    let (a, b) = (query.chars().count(), candidate.chars().count());
    let (shorter, longer) = (a.min(b), a.max(b));
    let allowed = (longer / 3).max(1);
    if shorter == 0 {
        return None;
    }
    if longer - shorter <= allowed {
        let changes = strsim::osa_distance(query, candidate);
        // Two Latin letters of which one is another are another word; a Han character may be half of a name.
        let is_same = 2 * changes < longer || !query.is_ascii();
        if changes <= allowed && changes < longer && is_same {
            return Some(1.0 - ratio(changes, longer));
        }
    }
    let begins = candidate.starts_with(query) || query.starts_with(candidate);
    let least = if query.starts_with(is_han) { 2 } else { 3 };
    // That is nearer than a slip in as long a name.
    (begins && shorter >= least).then(|| 0.6 + 0.3 * ratio(shorter, longer))
}

/// Whether it is a Han character: the blocks of Unicode for ideographs, those for compatibility and both further planes with them.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[expect(clippy::cast_precision_loss, reason = "lengths of names")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [&str; 7] = [
        "inspur",
        "inspur-group",
        "sugon",
        "cisco",
        "cisco-inspur-venture",
        "lenovo",
        "레노버",
    ];

    fn near(query: &str) -> Vec<&str> {
        nearest(query, IDS.into_iter(), 3)
    }

    #[test]
    fn a_slip_is_mended() {
        assert_eq!(near("inspru"), ["inspur"]);
        assert_eq!(near("Inspur"), ["inspur", "inspur-group"]);
        assert_eq!(
            near("cisco_inspur_venture"),
            ["cisco-inspur-venture", "cisco"]
        );
    }

    #[test]
    fn hangul_goes_by_its_letters() {
        assert_eq!(near("래노버"), ["레노버"]);
        assert_eq!(near("레너버"), ["레노버"]);
    }

    #[test]
    fn nonsense_gets_no_suggestion() {
        for query in ["", "zzzz", "!", "x", "浪潮", "government"] {
            assert_eq!(near(query), [""; 0], "{query}");
        }
        assert_eq!(nearest("US", ["MS"].into_iter(), 1), [""; 0]);
        assert_eq!(nearest("浪朝", ["浪潮"].into_iter(), 1), ["浪潮"]);
        assert_eq!(nearest("思科集团", ["思科"].into_iter(), 1), ["思科"]);
    }

    #[test]
    fn ties_are_alphabetical_whatever_the_order() {
        assert_eq!(
            nearest("bat", ["rat", "cat", "cat", "hat"].into_iter(), 2),
            ["cat", "hat"]
        );
        assert_eq!(
            nearest("bat", ["hat", "cat", "rat"].into_iter(), 2),
            ["cat", "hat"]
        );
    }
}
