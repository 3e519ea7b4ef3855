//! A question as the matcher reads it: folded character by character, each with its place in what was typed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) use crate::model::is_hangul;
use crate::model::{fold, is_east_asian};

/// A folded character, and the bytes that it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) char: char,
    start: usize,
    end: usize,
}

/// A folded text. Positions are indices into its glyphs.
#[derive(Clone, Debug)]
pub(super) struct Text<'t> {
    raw: &'t str,
    glyphs: Vec<Glyph>,
}

impl<'t> Text<'t> {
    /// Folds case, width, diacritics and traditional characters; keeps spaces and punctuation.
    pub(super) fn new(raw: &'t str) -> Self {
        let mut glyphs = Vec::with_capacity(raw.len());
        let mut rest = raw.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            let mut end = start + first.len_utf8();
            while let Some(&(at, next)) = rest.peek() {
                if !(is_combining_mark(next) || is_later_jamo(next)) {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
            let push = |char| glyphs.push(Glyph { char, start, end });
            let piece = &raw[start..end];
            if first.is_alphanumeric() {
                fold(piece).chars().for_each(push);
            } else {
                piece.nfkc().map(plain).for_each(push);
            }
        }
        unquote(&mut glyphs);
        Text { raw, glyphs }
    }

    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    pub(super) fn at(&self, pos: usize) -> Option<char> {
        self.glyphs.get(pos).map(|glyph| glyph.char)
    }

    /// The byte of what was typed at which a position lies.
    pub(super) fn byte(&self, pos: usize) -> usize {
        self.glyphs
            .get(pos)
            .map_or(self.raw.len(), |glyph| glyph.start)
    }

    /// The byte behind the glyph before a position.
    pub(super) fn byte_end(&self, pos: usize) -> usize {
        pos.checked_sub(1)
            .and_then(|at| self.glyphs.get(at))
            .map_or(0, |glyph| glyph.end)
    }

    /// What was typed between two positions.
    pub(super) fn typed(&self, from: usize, to: usize) -> &'t str {
        self.raw
            .get(self.byte(from)..self.byte_end(to))
            .unwrap_or_default()
    }

    /// Whether a word written with spaces between words may begin or end here.
    pub(super) fn is_boundary(&self, pos: usize) -> bool {
        let inside = |at: Option<char>| at.is_some_and(is_spaced);
        !(inside(self.at(pos)) && inside(pos.checked_sub(1).and_then(|before| self.at(before))))
    }

    /// Behind spaces and the punctuation that means nothing.
    pub(super) fn skip(&self, mut pos: usize) -> usize {
        while self.at(pos).is_some_and(is_skipped) {
            pos += 1;
        }
        pos
    }

    /// Behind spaces and hyphens.
    pub(super) fn skip_spaces(&self, mut pos: usize) -> usize {
        while self.at(pos).is_some_and(|c| c.is_whitespace() || c == '-') {
            pos += 1;
        }
        pos
    }

    /// Behind a word of a table, where it stands here; `_` stands for any spaces or none.
    pub(super) fn word(&self, word: &[char], start: usize) -> Option<usize> {
        let mut pos = start;
        for &c in word {
            if c == '_' {
                pos = self.skip_spaces(pos);
            } else if self.at(pos) == Some(c) {
                pos += 1;
            } else {
                return None;
            }
        }
        (self.is_boundary(start) && self.is_boundary(pos)).then_some(pos)
    }

    /// Behind the run of characters with neither space nor punctuation that begins here.
    pub(super) fn run_end(&self, pos: usize) -> usize {
        let mut end = pos;
        while self.at(end).is_some_and(|c| !is_skipped(c) || c == '-') {
            end += 1;
        }
        end
    }
}

/// Makes quotation marks of a pair of single ones around a name; other single ones are apostrophes.
fn unquote(glyphs: &mut [Glyph]) {
    let is_single = |glyph: &Glyph| glyph.char == '\'';
    let letter = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.char.is_alphanumeric());
    let mut from = 0;
    while let Some(open) = (from..glyphs.len()).find(|&at| is_single(&glyphs[at])) {
        from = open + 1;
        let before = open.checked_sub(1).and_then(|at| glyphs.get(at));
        if before.is_some_and(|glyph| is_spaced(glyph.char)) || !letter(glyphs.get(open + 1)) {
            continue;
        }
        // `'Lenovo's rival'` ends at the second.
        let closes = |at: &usize| {
            let behind = glyphs.get(at + 1);
            is_single(&glyphs[*at])
                && !is_skipped(glyphs[at - 1].char)
                && !behind.is_some_and(|glyph| is_spaced(glyph.char))
        };
        let Some(close) = (open + 1..glyphs.len()).find(closes) else {
            continue;
        };
        glyphs[open].char = '"';
        glyphs[close].char = '"';
        from = close + 1;
    }
}

/// A word of a table, folded as questions are.
pub(super) fn folded(word: &str) -> Vec<char> {
    let text = Text::new(word);
    text.glyphs.iter().map(|glyph| glyph.char).collect()
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        _ => c,
    }
}

fn is_spaced(c: char) -> bool {
    c.is_alphanumeric() && !is_east_asian(c)
}

fn is_skipped(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | '.'
                | '?'
                | '!'
                | ';'
                | ':'
                | '-'
                | '('
                | ')'
                | '"'
                | '“'
                | '”'
                | '«'
                | '»'
                | '「'
                | '」'
                | '『'
                | '』'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '、'
                | '。'
                | '·'
                | '…'
        )
}

/// A vowel or final consonant that belongs to the syllable before it.
fn is_later_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_what_was_typed() {
        let text = Text::new("Ｗho 聯想’s é?");
        let word = folded("联想");
        assert_eq!(text.word(&word, 4), Some(6));
        assert_eq!(text.typed(4, 6), "聯想");
        assert_eq!(text.at(6), Some('\''));
        assert_eq!(text.byte(text.len()), "Ｗho 聯想’s é?".len());
    }

    #[test]
    fn single_quotes_around_a_name_are_no_apostrophes() {
        let plain = |raw: &str| -> String {
            let text = Text::new(raw);
            (0..text.len()).filter_map(|at| text.at(at)).collect()
        };
        assert_eq!(plain("who owns 'VMware'?"), "who owns \"vmware\"?");
        assert_eq!(plain("'VM'의 주인"), plain("\"VM\"의 주인"));
        for kept in [
            "inspur's partners",
            "ibms' allies",
            "the partners' 'own",
            "'s",
        ] {
            assert_eq!(plain(kept), kept);
        }
        assert_eq!(
            plain("'dell's rival' and emc's"),
            "\"dell's rival\" and emc's"
        );
    }

    #[test]
    fn latin_words_match_whole_and_east_asian_ones_anywhere() {
        assert_eq!(Text::new("owns").word(&folded("own"), 0), None);
        assert_eq!(Text::new("IBM과").word(&folded("ibm"), 0), Some(3));
        assert_eq!(Text::new("델과").word(&folded("델"), 0), Some(1));
        assert_eq!(
            Text::new("join  forces").word(&folded("join_forces"), 0),
            Some(12)
        );
    }
}
