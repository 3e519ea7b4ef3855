//! Traditional Han characters folded to simplified ones, character by character.
//!
//! Enough to see that `聯想集團` and `联想集团` are one name; it is no converter of running text, where words decide.
//! The table is in `han.txt`, which states its origin and licence.

const TEXT: &[u8] = include_bytes!("han.txt");
const COUNT: usize = parse::<0>().1;

/// Traditional and simplified, sorted by the former; all are of U+3400..=U+9FFF, hence `u16`.
static TABLE: [(u16, u16); COUNT] = parse::<COUNT>().0;

/// The simplified character for a traditional one; any other character as it is.
pub(crate) fn simplified(c: char) -> char {
    let Ok(code) = u16::try_from(u32::from(c)) else {
        return c;
    };
    TABLE
        .binary_search_by_key(&code, |pair| pair.0)
        .ok()
        .and_then(|at| char::from_u32(u32::from(TABLE[at].1)))
        .unwrap_or(c)
}

/// Reads the first `N` pairs at compile time, and counts them all.
const fn parse<const N: usize>() -> ([(u16, u16); N], usize) {
    let mut table = [(0, 0); N];
    let mut count = 0;
    let mut at = 0;
    while at < TEXT.len() {
        match TEXT[at] {
            b'#' => {
                while TEXT[at] != b'\n' {
                    at += 1;
                }
            }
            b' ' | b'\n' => at += 1,
            _ => {
                if count < N {
                    table[count] = (three_bytes(at), three_bytes(at + 3));
                }
                count += 1;
                at += 6;
            }
        }
    }
    (table, count)
}

/// The character whose UTF-8 is the three bytes at that place.
const fn three_bytes(at: usize) -> u16 {
    let [lead, second, third] = [TEXT[at], TEXT[at + 1], TEXT[at + 2]];
    assert!(
        lead >> 4 == 0b1110,
        "han.txt holds a character that is not three bytes long"
    );
    ((lead & 0x0F) as u16) << 12 | ((second & 0x3F) as u16) << 6 | (third & 0x3F) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_becomes_simplified() {
        let folded: String = "華為聯想電腦滙豐臺灣".chars().map(simplified).collect();
        assert_eq!(folded, "华为联想电脑汇丰台湾");
    }

    #[test]
    fn simplified_kana_and_latin_stay() {
        for c in "华为カブA한𠉂".chars() {
            assert_eq!(simplified(c), c);
        }
    }

    #[test]
    fn the_table_is_sorted_and_folding_twice_changes_nothing() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            TABLE
                .iter()
                .all(|pair| TABLE.binary_search_by_key(&pair.1, |p| p.0).is_err())
        );
        assert_eq!(TABLE.len(), 2956);
    }
}
