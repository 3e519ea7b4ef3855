//! Markdown that readers of every dialect understand alike, and that Prettier leaves alone.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::notes::Notes;
use crate::answer::{Cell, Grid, Line, SourceRef, Tone};
use crate::diag::visible_line;

/// The text where a line begins: [`escape`] for what would there begin a heading, a list, a rule or a definition.
pub(super) fn escape_line(text: &str) -> String {
    let text = visible_line(text.trim());
    if let Some(at) = ordered_mark(&text) {
        return format!("{}\\{}", escape(&text[..at]), escape(&text[at..]));
    }
    let begins = text.starts_with(['#', '-', '+', '=', ':', '%']);
    let mark = if begins { "\\" } else { "" };
    format!("{mark}{}", escape(&text))
}

/// The text as a reader shows it inside a line: no markup, no HTML, no template, no end of a cell.
///
/// Braces become entities, as Quarto, mdBook and Jekyll look for their own words before anybody reads Markdown.
pub(super) fn escape(text: &str) -> String {
    let text = visible_line(text.trim());
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '|' | '`' | '*' | '[' | ']' | '\\' | '~' | '$' | '^' | '@' => out.extend(['\\', c]),
            '_' if in_word(&text, at) => out.push(c),
            '_' => out.push_str("\\_"),
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Where the stop of `1.`, `a)` or `(iv)` is, if the text begins like an entry of a list.
fn ordered_mark(text: &str) -> Option<usize> {
    let body = text.strip_prefix('(').unwrap_or(text);
    let mark = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '#')?;
    let after = body[mark..].strip_prefix(['.', ')'])?;
    let ends = after.chars().next().is_none_or(char::is_whitespace);
    (ends && (1..=9).contains(&mark)).then_some(text.len() - body.len() + mark)
}

fn in_word(text: &str, at: usize) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_part(text[..at].chars().next_back()) && is_part(text[at + 1..].chars().next())
}

/// The address of a link; nothing where it is no page.
pub(super) fn page(url: &str) -> Option<String> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    if !scheme.is_some_and(|scheme| {
        ["http", "https"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    }) {
        return None;
    }
    Some(address(url))
}

/// The address of a file beside the document: what would begin a query, a fragment or a scheme is part of its name.
pub(super) fn file(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '%' | '#' | '?' | ':' => {
                let _ = write!(plain, "%{:02X}", u32::from(c));
            }
            c => plain.push(c),
        }
    }
    address(&plain)
}

/// An address in Markdown.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' '
            | '"'
            | '\''
            | '('
            | ')'
            | '<'
            | '>'
            | '['
            | ']'
            | '\\'
            | '^'
            | '`'
            | '{'
            | '|'
            | '}'
            | '*'
            | '$'
            | '\0'..='\u{1f}'
            | '\u{7f}' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c if is_hidden(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            c => out.push(c),
        }
    }
    // `&copy;` would be read as a sign.
    if out.contains(';') {
        out.replace('&', "&amp;")
    } else {
        out
    }
}

/// Whether a character would not be seen, or would turn the writing direction.
fn is_hidden(c: char) -> bool {
    let mut bytes = [0; 4];
    let text = &*c.encode_utf8(&mut bytes);
    visible_line(text) != text
}

/// A source in full: `ZDNet Korea, 2015-11-06: [VM웨어도 …](https://…)`; without a title, its publisher leads to it.
pub(super) fn source(source: &SourceRef) -> String {
    if source.id == "curator" {
        return "the curator's own inference".to_owned();
    }
    let mut whose = source.publisher.as_ref().unwrap_or(&source.id).clone();
    if let Some(published) = &source.published {
        let _ = write!(whose, ", {published}");
    }
    let linked = |text: &str| match source.url.as_deref().and_then(page) {
        Some(page) => format!("[{}]({page})", escape(text)),
        None => escape_line(text),
    };
    match &source.title {
        Some(title) => format!("{}: {}", escape_line(&whose), linked(title)),
        None => linked(&whose),
    }
}

/// A grid as a table, padded as Prettier pads it; its sources become footnotes. Nothing where it has no rows.
///
/// The lines of a cell are parted by a stop and `<br>`: Pandoc drops the latter outside of HTML.
pub(super) fn table(grid: &Grid, notes: &mut Notes<'_>) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let head = grid
        .columns
        .iter()
        .map(|column| escape(&capital(column.title)));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    for row in &grid.rows {
        rows.push(row.iter().map(|lines| cell(lines, notes)).collect());
    }
    let width = |at: usize| {
        rows.iter()
            .map(|row| row[at].width())
            .max()
            .unwrap_or(0)
            .max(3)
    };
    let widths: Vec<usize> = (0..grid.columns.len()).map(width).collect();
    let mut out = String::new();
    for (place, row) in rows.iter().enumerate() {
        for ((cell, width), column) in row.iter().zip(&widths).zip(&grid.columns) {
            let space = " ".repeat(width - cell.width());
            let _ = if column.number {
                write!(out, "| {space}{cell} ")
            } else {
                write!(out, "| {cell}{space} ")
            };
        }
        out.push_str("|\n");
        if place == 0 {
            for (width, column) in widths.iter().zip(&grid.columns) {
                let _ = if column.number {
                    write!(out, "| {}: ", "-".repeat(width - 1))
                } else {
                    write!(out, "| {} ", "-".repeat(*width))
                };
            }
            out.push_str("|\n");
        }
    }
    out
}

fn cell(lines: &Cell, notes: &mut Notes<'_>) -> String {
    let mut out = String::new();
    for line in lines {
        let text = inline(line);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            let stopped = out.ends_with([';', ':', ',', '.']);
            out.push_str(if stopped { "<br> " } else { ";<br> " });
        }
        out.push_str(&text);
        if let Some(source) = line.cited() {
            out.push_str(&notes.mark(source));
        }
    }
    out
}

/// A line of an answer, without the ids of records: they are for those who can look them up.
fn inline(line: &Line) -> String {
    let mut out = String::new();
    for (text, tone) in line.spans() {
        let text = if *tone == Tone::Faint {
            without_id(text)
        } else {
            text
        };
        let core = text.trim();
        if core.is_empty() {
            out.push_str(text);
            continue;
        }
        let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
        out.push_str(&text[..start]);
        let bold = matches!(tone, Tone::Strong | Tone::Warning);
        let mark = if bold { "**" } else { "" };
        let _ = write!(out, "{mark}{}{mark}", escape(core));
        out.push_str(&text[end..]);
    }
    out.trim().to_owned()
}

/// `joint-venture [tie.cisco-inspur]` without what stands in brackets.
fn without_id(text: &str) -> &str {
    let mut text = text;
    let sections = ["org", "tie", "event", "source"];
    while let Some((before, id)) = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once('['))
    {
        match id.split_once('.') {
            Some((section, _)) if sections.contains(&section) => text = before.trim_end(),
            _ => break,
        }
    }
    text
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first
        .map(|first| first.chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Column;

    #[test]
    fn no_text_is_markup() {
        let hostile = "--><img onerror=x> a|b `c`\n[^1] *d* _e_ f_g {{#include x}} $h$ ~i~ ^j^ @k";
        assert_eq!(
            escape(hostile),
            "--&gt;&lt;img onerror=x&gt; a\\|b \\`c\\`␊\\[\\^1\\] \\*d\\* \\_e\\_ f_g \
             &#123;&#123;#include x&#125;&#125; \\$h\\$ \\~i\\~ \\^j\\^ \\@k"
        );
        assert_eq!(escape_line("1. one"), "1\\. one");
        assert_eq!(escape_line("(c) two"), "(c\\) two");
        assert_eq!(escape_line("3.5 three"), "3.5 three");
        assert_eq!(escape_line("=== # - x"), "\\=== # - x");
    }

    #[test]
    fn only_pages_are_led_to() {
        assert_eq!(page("javascript:alert(1)"), None);
        assert_eq!(
            page("https://x.org/a b|(c)").as_deref(),
            Some("https://x.org/a%20b%7C%28c%29")
        );
        assert_eq!(
            page("https://x.org/?a=1&copy;=2").as_deref(),
            Some("https://x.org/?a=1&amp;copy;=2")
        );
    }

    #[test]
    fn a_file_is_led_to_whatever_its_name() {
        assert_eq!(file("浪潮 (1)#2?.svg"), "浪潮%20%281%29%232%3F.svg");
        assert_eq!(file("100%: a.svg"), "100%25%3A%20a.svg");
    }

    #[test]
    fn cells_are_as_wide_as_they_look() {
        let grid = Grid {
            columns: vec![Column::text("partner"), Column::number("ties")],
            rows: vec![vec![
                vec![
                    Line::toned("浪潮", Tone::Strong),
                    Line::toned("China", Tone::Faint),
                ],
                vec![Line::plain("3")],
            ]],
        };
        let id = "a";
        assert_eq!(
            table(&grid, &mut Notes::new(id)),
            "| Partner             | Ties |\n\
             | ------------------- | ---: |\n\
             | **浪潮**;<br> China |    3 |\n"
        );
    }
}
