//! Spoils files.

use crate::random::Random;

/// Takes away, doubles, moves or replaces a few pieces of a text.
pub(crate) fn damage(text: &str, random: &mut Random) -> String {
    const PIECES: [&str; 30] = [
        "[",
        "]",
        "{",
        "}",
        "[[",
        "]]",
        "\"",
        "'",
        "\"\"\"",
        "=",
        ".",
        ",",
        "#",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{feff}",
        " # c\n",
        "a.b.c",
        "graph",
        "[org]",
        "[[org.x.evidence]]\n",
        "tie = 3\n",
        "{ role = \"partner\" }",
        "= 1979-05-27 07:32:00\n",
        "= 0x1F\n",
        "\\u0041",
        "evidence",
    ];
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(2) {
        let from = random.below(text.len());
        let longest = [3, 80][random.below(2)];
        let length = random.below(longest);
        let piece: Vec<char> = text[from..(from + length).min(text.len())].to_vec();
        match random.below(4) {
            0 => drop(text.drain(from..from + piece.len())),
            1 => {
                let lines: Vec<usize> = (0..text.len()).filter(|&at| text[at] == '\n').collect();
                let at = lines[random.below(lines.len())] + 1;
                let end = lines
                    .iter()
                    .find(|&&end| end >= from)
                    .copied()
                    .unwrap_or(from);
                let start = lines
                    .iter()
                    .rev()
                    .find(|&&start| start < from)
                    .map_or(0, |at| at + 1);
                let moved: Vec<char> = text[start..=end.min(text.len() - 1)].to_vec();
                text.splice(at..at, moved);
            }
            2 => drop(text.splice(from..from, PIECES[random.below(PIECES.len())].chars())),
            _ => {
                let at = random.below(text.len());
                text.splice(at..at, piece);
            }
        }
        if text.is_empty() {
            break;
        }
    }
    text.into_iter().collect()
}
