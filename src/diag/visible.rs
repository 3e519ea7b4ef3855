//! Makes text from outside safe and countable on a terminal. Escaping for other formats is their own business.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What marks the place where a line was cut.
pub(super) const CUT: char = '…';

/// A character that never comes from a text: [`visible`] and [`visible_line`] replace it.
pub(super) const PLACEHOLDER: char = '\u{fdd0}';

/// The text with each control, bidirectional or invisible character replaced by one that shows; line breaks stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || stand_in(c) == c) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let shown = text.chars().map(|c| match c {
        '\n' => '\n',
        c => stand_in(c),
    });
    Cow::Owned(shown.collect())
}

/// The text on one line, with each control, bidirectional or invisible character replaced by one that shows: safe to print on
/// a terminal. A tab stays.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| stand_in(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(stand_in).collect())
}

/// So many cells of a name or value are told at most.
const MOST: usize = 60;

/// So many cells of a path are told at most: its end tells more than that of a name.
const MOST_OF_PATH: usize = 240;

/// A name or value as a message tells it: whole, or of a very long one its beginning and `…`, in at most 60 cells. It is not cut before a mark
/// or joiner, nor within a flag or an emoji of several signs.
pub fn excerpt(text: &str) -> Cow<'_, str> {
    cut(text, MOST)
}

/// The same of a path, in at most 240 cells.
pub fn excerpt_of_path(text: &str) -> Cow<'_, str> {
    cut(text, MOST_OF_PATH)
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    // Of what is far longer, the beginning tells.
    let head = text.char_indices().nth(8 * most);
    let head = head.map_or(text, |(at, _)| &text[..at]);
    if head.len() == text.len() && text.width() <= most {
        return Cow::Borrowed(text);
    }
    let mut end = 0;
    let mut cells = 0;
    let mut before = None;
    for (at, c) in head.char_indices() {
        if before.is_none_or(|before| may_cut(before, c)) {
            end = at;
        }
        cells += c.width().unwrap_or(1);
        if cells >= most {
            break;
        }
        before = Some(c);
    }
    Cow::Owned(format!("{}{CUT}", &head[..end]))
}

/// Whether a text may be cut between two characters: not where UAX #29 has, or may have, one grapheme.
fn may_cut(before: char, c: char) -> bool {
    let is_regional = |c| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    let is_joined = before == '\u{200d}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}');
    c.width() != Some(0) && !is_joined && !(is_regional(before) && is_regional(c))
}

/// What is shown for a character: itself, unless it would move the cursor, turn the writing direction or not be seen.
///
/// A tab stays: the renderer turns it into four spaces. The joiners inside emoji and Persian words stay too.
pub(super) fn stand_in(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' // C1 controls: some terminals obey them
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        c => c,
    }
}

/// The cells that a character takes on a terminal, counted as the renderer counts them.
pub(super) fn cells(c: char) -> usize {
    match stand_in(c) {
        '\t' => 4,
        c => c.width().unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_told_by_its_beginning() {
        let long = "A".repeat(10_000);
        assert_eq!(excerpt(&long), format!("{}…", "A".repeat(59)));
        assert_eq!(excerpt(&long[..60]), &long[..60]);
        let wide = "인".repeat(100);
        assert_eq!(excerpt(&wide), format!("{}…", "인".repeat(29)));
    }

    #[test]
    fn no_letter_is_parted_from_its_marks() {
        let of = |grapheme: &str| {
            let text = "A".repeat(58) + &grapheme.repeat(40);
            let cut = excerpt(&text).into_owned();
            let rest = cut.trim_start_matches('A').trim_end_matches('…');
            rest.len().is_multiple_of(grapheme.len()) && cut.width() <= 60
        };
        for grapheme in [
            "e\u{301}",
            "\u{1112}\u{1161}\u{11ab}",
            "👩\u{200d}💻",
            "👍🏽",
            "🇰🇷",
        ] {
            assert!(
                of(grapheme),
                "{grapheme}: {}",
                excerpt(&("A".repeat(58) + &grapheme.repeat(40)))
            );
        }
        let marks = "e".to_owned() + &"\u{301}".repeat(10_000);
        assert!(excerpt(&marks).len() < 2000);
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(visible("수곤, 曙光\n\té"), Cow::Borrowed(_)));
    }

    #[test]
    fn escapes_and_overrides_are_seen_and_not_obeyed() {
        let text = "\u{1b}[31m\u{9b}31m\u{202e}\u{2066}\u{200b}\u{7f}\r";
        assert_eq!(
            visible_line(text),
            "␛[31m\u{fffd}31m\u{fffd}\u{fffd}\u{fffd}␡␍"
        );
    }

    #[test]
    fn line_breaks_stay_unless_one_line_is_wanted() {
        assert_eq!(visible("a\r\nb\nc\u{7}"), "a\nb\nc␇");
        assert_eq!(visible_line("a\nb"), "a␊b");
    }

    #[test]
    fn hangul_and_han_take_two_cells() {
        assert_eq!(
            "수光a\t\u{1b}".chars().map(cells).sum::<usize>(),
            2 + 2 + 1 + 4 + 1
        );
    }
}
