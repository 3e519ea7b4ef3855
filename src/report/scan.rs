//! Finds markers: HTML comments on lines of their own. What stands in code is text.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::marker::{Marker, Slip, opens};

/// The markers of a document in their order, and what is wrong with those that can't be read.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) markers: Vec<Marker>,
    pub(super) slips: Vec<Slip>,
}

/// Reads a document. Costs a parse of it.
pub(super) fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let skipped = text.len() - body.len();
    if !body.contains("tieup") {
        return scan;
    }
    // How many lists, quotes and footnotes are open.
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(body, extensions()).into_offset_iter() {
        let range = range.start + skipped..range.end + skipped;
        match event {
            Event::Start(Tag::HtmlBlock) => scan.block(text, range, depth > 0),
            Event::Start(tag) if holds_blocks(&tag.to_end()) => depth += 1,
            Event::End(tag) if holds_blocks(&tag) => depth = depth.saturating_sub(1),
            Event::InlineHtml(_) => scan.block(text, range, true),
            _ => {}
        }
    }
    scan
}

/// What a report may be written in: GitHub's, Pandoc's and mdBook's Markdown, as far as it bears on what is code.
fn extensions() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

fn holds_blocks(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition
    )
}

impl Scan {
    /// The markers in a piece of HTML.
    fn block(&mut self, text: &str, range: Range<usize>, inside: bool) {
        let raw = ["<pre", "<script", "<style", "<textarea"];
        let start = text[range.clone()].trim_start();
        let is_raw = |tag: &&str| {
            start
                .get(..tag.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
        };
        if raw.iter().any(is_raw) {
            return;
        }
        for span in comments(text, range.clone()) {
            if opens(&text[span.start + 4..span.end - 3]).is_none() {
                continue;
            }
            // Other HTML ends with the next blank line, and there would be one in what is written: what follows would no longer
            // be what it is.
            let begins = text[range.start..span.start].trim().is_empty();
            if inside || !begins || !alone(text, &span) {
                self.slips.push(Slip {
                    span,
                    message: "a marker stands inside other text".to_owned(),
                    help: "put it on a line of its own, outside of lists, quotes and other HTML",
                });
                continue;
            }
            match Marker::read(text, span) {
                Ok(marker) => self.markers.push(marker),
                Err(slip) => self.slips.push(slip),
            }
        }
    }
}

/// The comments of a piece of HTML.
fn comments(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let start = at + text[at..range.end].find("<!--")?;
        let end = start + 4 + text[start + 4..range.end].find("-->")? + 3;
        at = end;
        Some(start..end)
    })
}

/// Whether nothing else stands on the lines.
fn alone(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].rsplit(['\n', '\r']).next().unwrap_or("");
    let after = text[span.end..].split(['\n', '\r']).next().unwrap_or("");
    before.trim_start_matches('\u{feff}').trim().is_empty() && after.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let scan = scan(text);
        let markers = scan.markers.iter().map(|marker| marker.word.text.clone());
        let slips = scan.slips.iter().map(|slip| format!("! {}", slip.message));
        markers.chain(slips).collect()
    }

    #[test]
    fn markers_stand_on_lines_of_their_own() {
        let text = "\u{feff}<!-- tieup figure id=a -->\r\ntext\n  <!-- /tieup a -->  \nmore\n";
        assert_eq!(words(text), ["figure", "a"]);
        let scan = scan(text);
        assert_eq!(&text[scan.markers[1].span.clone()], "<!-- /tieup a -->");
    }

    #[test]
    fn markers_in_code_and_in_other_comments_are_text() {
        for text in [
            "```\n<!-- tieup figure id=a -->\n```\n",
            "~~~~ {.x}\n<!-- tieup figure id=a -->\n~~~\n",
            "    <!-- tieup figure id=a -->\n",
            "say `<!-- tieup figure id=a -->` to it\n",
            "> ```\n> <!-- tieup figure id=a -->\n> ```\n",
            "<!-- as in\n<!-- tieup figure id=a -->\n",
            "<pre>\n<!-- tieup figure id=a -->\n</pre>\n",
            "---\ntitle: |\n  <!-- tieup figure id=a -->\n---\n",
            "\\<!-- tieup figure id=a -->\n",
            "<!-- tieups figure -->\n",
        ] {
            assert_eq!(words(text), <[&str; 0]>::default(), "{text}");
        }
    }

    #[test]
    fn a_marker_inside_other_text_is_a_fault() {
        for text in [
            "say <!-- tieup figure id=a --> now\n",
            "- <!-- tieup figure id=a -->\n",
            "> <!-- tieup figure id=a -->\n",
            "<!-- tieup figure id=a --> text\n",
            "<div>\n<!-- tieup figure id=a -->\n</div>\n",
        ] {
            assert_eq!(
                words(text),
                ["! a marker stands inside other text"],
                "{text}"
            );
        }
    }
}
