//! Text in cells of a terminal: how wide it is, where it breaks.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::grid::{Line, Tone};
use crate::diag::visible_line;
use crate::model::is_hangul;

/// How far the second and later lines of a broken line stand in.
const INDENT: usize = 2;

/// A stretch of text with its tone, safe to print.
pub(super) type Span = (String, Tone);

/// The cells that a text takes.
pub(super) fn cells(text: &str) -> usize {
    text.width()
}

/// The cells that a line takes where it is not broken.
pub(super) fn line_cells(line: &Line) -> usize {
    line.spans()
        .iter()
        .map(|(text, _)| cells(&safe(text)))
        .sum()
}

/// The text with nothing in it that a terminal could obey.
fn safe(text: &str) -> String {
    visible_line(text).replace('\t', " ")
}

/// Breaks a line into such of at most `width` cells: at spaces, beside Han, kana and other characters of two cells, and within a word that
/// alone is too long. Hangul breaks at spaces. A width of `None` breaks nothing.
pub(super) fn wrap(line: &Line, width: Option<usize>) -> Vec<Vec<Span>> {
    let spans = line.spans().iter().map(|(text, tone)| (safe(text), *tone));
    let Some(width) = width else {
        return vec![spans.collect()];
    };
    let mut folded = Folded {
        width: width.max(INDENT + 2),
        lines: Vec::new(),
        line: Vec::new(),
        used: 0,
    };
    let units = units(spans);
    let words = units.chunk_by(|_, next| !next.space);
    for word in words {
        folded.word(word);
    }
    folded.end_line();
    folded.lines
}

/// What is never broken save by force: a word, or one wide character, with the space before it.
struct Unit {
    space: bool,
    spans: Vec<Span>,
    cells: usize,
}

fn units(spans: impl Iterator<Item = Span>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut space = false;
    // The last two characters before this one.
    let mut before = ('\0', '\0');
    for (text, tone) in spans {
        for c in text.chars() {
            if c == ' ' {
                space = true;
                continue;
            }
            let percent = space && c == '%';
            if units.is_empty() || (space && !percent) || (!space && may_break(before, c)) {
                units.push(Unit {
                    space,
                    spans: Vec::new(),
                    cells: 0,
                });
            }
            let unit = units.last_mut().expect("just pushed where there was none");
            if percent {
                push(&mut unit.spans, ' ', tone);
                unit.cells += 1;
            }
            push(&mut unit.spans, c, tone);
            unit.cells += c.width().unwrap_or(0);
            space = false;
            before = (before.1, c);
        }
    }
    units
}

/// Whether a line may break before a character, where there is no space: beside wide ones, after a slash, and after a
/// hyphen between letters, so not within a date. Hangul keeps to the letters and digits beside it, so that particles stay with their word; that
/// is what UAX #14 recommends for Korean that is set with spaces.
fn may_break(before: (char, char), c: char) -> bool {
    if c.width() == Some(0) || is_closing(c) || is_opening(before.1) {
        return false;
    }
    let keeps = |one: char, other: char| is_hangul(one) && other.is_alphanumeric();
    if keeps(c, before.1) || keeps(before.1, c) {
        return false;
    }
    breaks_anywhere(c)
        || breaks_anywhere(before.1)
        || (before.1 == '/' && c != '/')
        || (before.1 == '-' && before.0.is_alphabetic() && c.is_alphabetic())
}

/// Whether a line may break on either side of it: what is wide and not Hangul.
fn breaks_anywhere(c: char) -> bool {
    c.width() == Some(2) && !is_hangul(c)
}

fn is_opening(c: char) -> bool {
    "([{‘“（「『《".contains(c)
}

/// Stops and brackets that must not begin a line.
fn is_closing(c: char) -> bool {
    ",.;:!?)]}%’”、。，．；：！？）」』》".contains(c)
}

fn push(spans: &mut Vec<Span>, c: char, tone: Tone) {
    match spans.last_mut() {
        Some((text, last)) if *last == tone => text.push(c),
        _ => spans.push((c.to_string(), tone)),
    }
}

struct Folded {
    width: usize,
    lines: Vec<Vec<Span>>,
    line: Vec<Span>,
    used: usize,
}

impl Folded {
    /// Puts what stands between two spaces. What a reader may want to copy, such as an id, stays whole if a line can hold it.
    fn word(&mut self, word: &[Unit]) {
        let cells: usize = word.iter().map(|unit| unit.cells).sum();
        let mut chars = word.iter().flat_map(|unit| &unit.spans);
        let breaks = chars.any(|(text, _)| text.chars().any(breaks_anywhere));
        let gap = usize::from(self.used > self.indent());
        if !breaks
            && self.used + gap + cells > self.width
            && cells <= self.width - INDENT
            && self.used > self.indent()
        {
            self.end_line();
            self.begin_line();
        }
        for unit in word {
            self.put(unit);
        }
    }

    fn put(&mut self, unit: &Unit) {
        let gap = usize::from(unit.space && self.used > self.indent());
        if self.used + gap + unit.cells > self.width && self.used > self.indent() {
            self.end_line();
            self.begin_line();
        } else if gap > 0 {
            let tone = unit.spans.first().map_or(Tone::Plain, |(_, tone)| *tone);
            push(&mut self.line, ' ', tone);
            self.used += gap;
        }
        for (text, tone) in &unit.spans {
            for c in text.chars() {
                let cells = c.width().unwrap_or(0);
                if self.used + cells > self.width {
                    self.end_line();
                    self.begin_line();
                }
                push(&mut self.line, c, *tone);
                self.used += cells;
            }
        }
    }

    fn indent(&self) -> usize {
        if self.lines.is_empty() { 0 } else { INDENT }
    }

    fn begin_line(&mut self) {
        self.line = vec![(" ".repeat(INDENT), Tone::Plain)];
        self.used = INDENT;
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let join = |spans: Vec<Span>| spans.into_iter().map(|(text, _)| text).collect();
        wrap(&Line::plain(text), Some(width))
            .into_iter()
            .map(join)
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_stand_in() {
        assert_eq!(
            wrapped("one press release quoted", 14),
            ["one press", "  release", "  quoted"]
        );
    }

    #[test]
    fn han_breaks_anywhere_and_counts_two_cells() {
        assert_eq!(wrapped("浪潮集团公司", 8), ["浪潮集团", "  公司"]);
        assert_eq!(cells("인스퍼"), 6);
    }

    #[test]
    fn hangul_breaks_at_spaces() {
        assert_eq!(
            wrapped("중국 서버시장 진출", 12),
            ["중국", "  서버시장", "  진출"]
        );
        assert_eq!(wrapped("델은 VM웨어와", 12), ["델은", "  VM웨어와"]);
        assert_eq!(wrapped("인스퍼(浪潮)와", 12), ["인스퍼(浪", "  潮)와"]);
        assert_eq!(wrapped("중국 (주)인스퍼", 12), ["중국", "  (주)인스퍼"]);
    }

    #[test]
    fn a_word_of_hangul_that_no_line_can_hold_is_cut() {
        assert_eq!(wrapped("서버시장진출", 8), ["서버시장", "  진출"]);
    }

    #[test]
    fn no_line_begins_with_a_stop() {
        assert_eq!(wrapped("浪潮集团，公司", 8), ["浪潮集", "  团，公", "  司"]);
    }

    #[test]
    fn words_that_are_too_long_are_cut() {
        assert_eq!(wrapped("abcdefghij", 8), ["abcdefgh", "  ij"]);
    }

    #[test]
    fn ids_and_addresses_break_where_one_would_dates_and_percents_do_not() {
        assert_eq!(wrapped("tie.cisco-inspur", 12), ["tie.cisco-", "  inspur"]);
        assert_eq!(
            wrapped("of tie.cisco-inspur", 18),
            ["of", "  tie.cisco-inspur"]
        );
        assert_eq!(
            wrapped("https://a.example/b", 12),
            ["https://", "  a.example/", "  b"]
        );
        assert_eq!(wrapped("from 2014-05-02", 14), ["from", "  2014-05-02"]);
        assert_eq!(wrapped("holds 49 %", 9), ["holds", "  49 %"]);
    }

    #[test]
    fn nothing_in_a_name_reaches_the_terminal() {
        assert_eq!(wrapped("a\u{1b}[31m\nb", 80), ["a␛[31m␊b"]);
    }

    #[test]
    fn tones_survive_a_break() {
        let line = Line::plain("reported, ").and("contested", Tone::Warning);
        let lines = wrap(&line, Some(10));
        assert_eq!(lines[1][1], ("contest".to_owned() + "e", Tone::Warning));
    }
}
