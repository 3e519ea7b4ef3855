//! Answers as Markdown: tables as GitHub's and Pandoc's readers know them, dossiers as nested lists.

use std::fmt::Write as _;

use super::cite::Cited;
use super::grid::{Grid, Line, Outline, Tone};
use super::page::Page;
use crate::diag::visible_line;

/// Prints a grid as a pipe table; the lines of a cell are parted by `<br>`. Nothing where it has no rows.
pub(super) fn grid(grid: &Grid) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    for column in &grid.columns {
        let _ = write!(out, "| {} ", escape(&capital(column.title)));
    }
    out.push_str("|\n");
    for column in &grid.columns {
        out.push_str(if column.number { "| --: " } else { "| --- " });
    }
    out.push_str("|\n");
    for row in &grid.rows {
        for cell in row {
            let lines: Vec<String> = cell.iter().map(inline).collect();
            let _ = write!(out, "| {} ", lines.join("<br>"));
        }
        out.push_str("|\n");
    }
    out
}

/// Prints the sources that were cited, as a numbered list.
pub(super) fn sources(cited: &Cited) -> String {
    let mut out = String::new();
    for (number, line) in cited.lines() {
        let _ = writeln!(out, "{number}. {}", inline(&line));
    }
    out
}

/// Prints an outline as a nested list.
pub(super) fn outline(outline: &Outline) -> String {
    let mut out = String::new();
    for (depth, line) in outline {
        let _ = writeln!(out, "{}- {}", "  ".repeat(*depth), inline(line));
    }
    out
}

/// Prints dossiers as sections.
pub(super) fn pages(pages: impl Iterator<Item = Page>) -> String {
    let mut out = String::new();
    for (at, page) in pages.enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "## {}\n", inline(&page.heading));
        for entry in &page.entries {
            let label = escape(&capital(entry.label));
            match &entry.lines[..] {
                [(_, only)] => {
                    let _ = writeln!(out, "- **{label}:** {}", inline(only));
                }
                lines => {
                    let _ = writeln!(out, "- **{label}:**");
                    for (depth, line) in lines {
                        let _ = writeln!(out, "{}- {}", "  ".repeat(depth + 1), inline(line));
                    }
                }
            }
        }
    }
    out
}

fn inline(line: &Line) -> String {
    let mut out = String::new();
    for (at, (text, tone)) in line.spans().iter().enumerate() {
        let (start, rest) = text.split_at(text.len() - text.trim_start().len());
        let (word, end) = rest.split_at(rest.trim_end().len());
        let escaped = escape(word);
        let target = line.link().filter(|(linked, _)| *linked == at);
        if let Some((_, page)) = target.filter(|_| !word.is_empty()) {
            let _ = write!(out, "{start}[{escaped}](<{}>){end}", address(page));
        } else if word.is_empty() || !matches!(tone, Tone::Strong | Tone::Warning) {
            let _ = write!(out, "{start}{escaped}{end}");
        } else {
            let _ = write!(out, "{start}**{escaped}**{end}");
        }
    }
    out
}

/// An address between angle brackets, in a cell.
fn address(page: &str) -> String {
    visible_line(page)
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('|', "%7C")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// A line of text as a paragraph below a table; nothing of none.
pub(super) fn caption(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("\n{}\n", escape(text))
}

/// The text as Markdown shows it: neither markup, nor HTML, nor a cell's end.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // These begin a heading or a list where they stand first.
            '#' | '-' | '+' if out.is_empty() => {
                out.push('\\');
                out.push(c);
            }
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::grid::Column;

    #[test]
    fn a_source_leads_to_its_page_and_no_address_breaks_out() {
        let line = Line::plain("Reuters").and(" 2015", Tone::Plain);
        let line = line.leading_to(Some("https://x.org/a|b>c"));
        assert_eq!(inline(&line), "[Reuters](<https://x.org/a%7Cb%3Ec>) 2015");
    }

    #[test]
    fn a_text_begins_neither_a_list_nor_a_formula() {
        assert_eq!(escape("- a $b$"), "\\- a \\$b\\$");
    }

    #[test]
    fn nothing_breaks_out_of_a_cell() {
        assert_eq!(escape("a|b`c`\n<b>&"), "a\\|b\\`c\\`␊&lt;b&gt;&amp;");
        assert_eq!(
            escape("[x](javascript:1) *y*"),
            "\\[x\\](javascript:1) \\*y\\*"
        );
    }

    #[test]
    fn cells_have_lines_and_numbers_stand_to_the_right() {
        let table = Grid {
            columns: vec![Column::text("partner"), Column::number("ties")],
            rows: vec![vec![
                vec![
                    Line::toned("IBM", Tone::Strong),
                    Line::toned("United States", Tone::Faint),
                ],
                vec![Line::plain("3")],
            ]],
        };
        assert_eq!(
            grid(&table),
            "| Partner | Ties |\n| --- | --: |\n| **IBM**<br>United States | 3 |\n"
        );
    }
}
