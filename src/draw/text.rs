//! How wide text is, without a font, and where a long name breaks.
//!
//! A picture is read with fonts that its maker does not have. Widths are therefore upper ones: of each printable ASCII
//! letter the widest of Noto Sans CJK, Liberation Sans (which has Arial's widths) and 96 % of `DejaVu` Sans, the widest font in
//! common use; other letters go by their script.

use unicode_width::UnicodeWidthChar;

use super::han;

/// The advances of U+0020 to U+007E, in thousandths of the font size.
const ASCII: [u16; 95] = [
    305, 385, 474, 804, 611, 921, 749, 278, 375, 375, 480, 804, 305, 347, 305, 392, 611, 611, 611,
    611, 611, 611, 611, 611, 611, 611, 323, 323, 804, 804, 804, 556, 1015, 667, 667, 722, 739, 667,
    611, 778, 728, 293, 535, 667, 556, 833, 723, 778, 667, 778, 722, 667, 611, 722, 667, 949, 667,
    667, 658, 375, 392, 375, 804, 559, 606, 588, 618, 528, 620, 591, 338, 609, 608, 275, 275, 556,
    284, 935, 610, 606, 620, 620, 395, 500, 377, 608, 568, 802, 568, 568, 504, 611, 323, 611, 804,
];

/// The width of a line of text at a font size, in the size's unit.
///
/// Hangul takes 0.92 of the size, Han, kana and other full-width letters 1, combining marks nothing.
pub fn width(line: &str, size: f64) -> f64 {
    line.chars().map(advance).sum::<f64>() * size
}

/// The widest of some lines.
pub fn widest<S: AsRef<str>>(lines: &[S], size: f64) -> f64 {
    lines
        .iter()
        .map(|line| width(line.as_ref(), size))
        .fold(0.0, f64::max)
}

fn advance(letter: char) -> f64 {
    if let Some(&thousandths) = ASCII.get((letter as usize).wrapping_sub(0x20)) {
        return f64::from(thousandths) / 1000.0;
    }
    if is_hangul(letter) {
        return 0.92;
    }
    match letter.width() {
        None | Some(0) => 0.0,
        Some(1) => narrow(letter),
        Some(_) => 1.0,
    }
}

/// The advance of a letter that a terminal shows in one cell.
fn narrow(letter: char) -> f64 {
    match letter {
        '\u{a0}' => 0.32,
        'Æ' | 'æ' | 'Œ' | 'œ' | 'Ж' | 'Ш' | 'Щ' | 'Ю' => 1.02,
        // Signs that Noto Sans CJK draws as wide as a Han character.
        '\u{2014}' | '\u{2026}' | '\u{2100}'..='\u{2bff}' | '±' | '×' | '÷' => 1.0,
        '\u{2018}'..='\u{201f}' => 0.5,
        '·' => 0.56,
        letter if letter.is_uppercase() => 0.76,
        _ => 0.64,
    }
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{ac00}'..='\u{d7a3}' | '\u{3131}'..='\u{318e}')
}

/// A name broken into lines no wider than `most` where it may break: at spaces other than no-break ones, after a hyphen, dash or stroke
/// inside a word (a hyphen or dash not between digits), and after a full-width comma, colon or stop. Han and kana break inside what is wider than
/// `most`, between words where these are known. Hangul breaks at spaces. A word wider than `most`
/// is cut between letters when it is wider than twice `most`; otherwise it stands alone, too wide.
///
/// The lines are about equally long. Never empty; runs of space count as one.
pub fn wrap(name: &str, size: f64, most: f64) -> Vec<String> {
    let pieces = pieces(name, size, most);
    let mut best = fill(&pieces, size, most);
    if best.len() < 2 {
        return best;
    }
    // The narrowest column that needs no more lines.
    let (mut low, mut high) = (most / 2.0, most);
    for _ in 0..6 {
        let middle = f64::midpoint(low, high);
        let lines = fill(&pieces, size, middle);
        if lines.len() <= best.len() {
            best = lines;
            high = middle;
        } else {
            low = middle;
        }
    }
    best
}

/// The same with lines as long as they may be, for text that runs on.
pub fn filled(text: &str, size: f64, most: f64) -> Vec<String> {
    fill(&pieces(text, size, most), size, most)
}

/// Fills lines up to `most`, one after the other.
fn fill(pieces: &[String], size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let fits = width(&line, size) + width(piece.trim_end(), size) <= most;
        if !line.is_empty() && !fits {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The unbreakable pieces of a name, each with the space after it.
fn pieces(name: &str, size: f64, most: f64) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let is_space =
        |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
    for word in name.split(is_space).filter(|word| !word.is_empty()) {
        if let Some(last) = pieces.last_mut() {
            last.push(' ');
        }
        let letters: Vec<char> = word.chars().collect();
        for part in parts(&letters, |at| may_break(&letters, at)) {
            if wide(part, size) <= most {
                pieces.push(part.iter().collect());
                continue;
            }
            let breaks = breaks_in_han(part);
            for word in parts(part, |at| breaks[at]) {
                pieces.extend(cut(word, size, most));
            }
        }
    }
    pieces
}

fn wide(letters: &[char], size: f64) -> f64 {
    letters.iter().map(|&letter| advance(letter)).sum::<f64>() * size
}

/// Letters parted before each place where they may be.
fn parts(letters: &[char], may_break: impl Fn(usize) -> bool) -> Vec<&[char]> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..letters.len() {
        if may_break(at) {
            parts.push(&letters[start..at]);
            start = at;
        }
    }
    parts.push(&letters[start..]);
    parts
}

/// A word that would need three lines, cut to their width; any other as it is.
fn cut(word: &[char], size: f64, most: f64) -> Vec<String> {
    let is_endless = wide(word, size) > 2.0 * most;
    let mut pieces = vec![String::new()];
    let mut width = 0.0;
    for &letter in word {
        let piece = pieces.last_mut().expect("there is one from the start");
        let wider = width + advance(letter) * size;
        if is_endless && !piece.is_empty() && wider > most {
            pieces.push(letter.to_string());
            width = advance(letter) * size;
        } else {
            piece.push(letter);
            width = wider;
        }
    }
    pieces
}

/// Whether a line may end before a letter, however short it is.
fn may_break(letters: &[char], at: usize) -> bool {
    let (before, after) = (letters[at - 1], letters[at]);
    match before {
        '-' | '\u{2013}'
            if at > 1 && letters[at - 2].is_ascii_digit() && after.is_ascii_digit() =>
        {
            false
        }
        '-' | '\u{2010}' | '\u{2013}' | '/' => after.is_alphanumeric(),
        // No line starts with a closing sign.
        '，' | '、' | '；' | '：' | '。' => {
            after.is_alphanumeric() || matches!(after, '（' | '《' | '“')
        }
        _ => false,
    }
}

/// Where a line may end inside Han and kana: signs are not parted from what they stand at, nor numbers from what they count, nor known
/// words cut.
fn breaks_in_han(letters: &[char]) -> Vec<bool> {
    let mut breaks = vec![false; letters.len()];
    let mut at = 0;
    while at < letters.len() {
        breaks[at] = at > 0 && {
            let (before, after) = (letters[at - 1], letters[at]);
            is_ideograph(before) && after.is_alphanumeric()
                || is_ideograph(after) && before.is_alphabetic()
        };
        at += han::word(&letters[at..]);
    }
    breaks
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{2fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_have_their_widths() {
        let is = |text: &str, em: f64| (width(text, 10.0) - em * 10.0).abs() < 1e-9;
        assert!(is("한글", 1.84));
        assert!(is("浪潮", 2.0));
        assert!(is("e\u{301}", width("e", 1.0)));
        assert!(width("iiii", 10.0) < width("MMMM", 10.0) / 2.0);
        assert!(is("", 0.0));
    }

    #[test]
    fn names_break_at_spaces_and_beside_han() {
        assert_eq!(
            wrap("Chinese Academy of Sciences", 10.0, 70.0),
            ["Chinese", "Academy", "of Sciences"]
        );
        assert_eq!(
            wrap("中国电子科技集团公司", 10.0, 60.0),
            ["中国电子科技", "集团公司"]
        );
        assert_eq!(
            wrap("合资 ×20、技术合作 ×6", 10.0, 90.0),
            ["合资 ×20、", "技术合作 ×6"]
        );
        assert_eq!(
            wrap("in\u{a0}2014–2015, 81\u{a0}%", 10.0, 60.0),
            ["in\u{a0}2014–2015,", "81\u{a0}%"]
        );
        assert_eq!(wrap("삼성전자 반도체", 10.0, 50.0), ["삼성전자", "반도체"]);
        assert_eq!(
            wrap("Cisco–Inspur venture", 10.0, 70.0),
            ["Cisco–Inspur", "venture"]
        );
    }

    #[test]
    fn no_letter_is_lost_in_wrapping() {
        for name in [
            "",
            " ",
            "a  b",
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "A 中b国 c-d（有限）公司",
        ] {
            let strip = |text: &str| text.split_whitespace().collect::<String>();
            let lines = wrap(name, 10.0, 40.0);
            assert!(!lines.is_empty());
            assert_eq!(strip(&lines.join("")), strip(name), "{name}");
        }
        assert!(widest(&wrap(&"x".repeat(300), 10.0, 60.0), 10.0) <= 60.0);
    }
}
