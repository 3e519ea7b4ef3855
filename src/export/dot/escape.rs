//! Makes any text data in a DOT file: inside double quotes, and inside HTML-like labels.
//!
//! Graphviz reads a quoted string three times: the lexer takes `\"`, labels and tooltips take escapes such as `\N`, and
//! what draws them takes entities such as `&amp;`. Each is escaped here, and what no XML may hold is replaced, so that
//! an SVG made of it can be read.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::picture::visible;

/// The text as a quoted string that is shown as it is, on one line.
pub(super) fn quoted(text: &str) -> String {
    quoted_lines([text])
}

/// Several texts as a quoted string that shows each on a line of its own.
pub(super) fn quoted_lines<'t>(lines: impl IntoIterator<Item = &'t str>) -> String {
    let mut quoted = String::from("\"");
    for (number, line) in lines.into_iter().enumerate() {
        if number > 0 {
            quoted.push_str("\\n");
        }
        for c in line.chars() {
            match visible(c) {
                '"' => quoted.push_str("\\\""),
                '\\' => quoted.push_str("\\\\"),
                '&' => quoted.push_str("&amp;"),
                c => quoted.push(c),
            }
        }
    }
    quoted.push('"');
    quoted
}

/// The text as it stands between the tags of an HTML-like label.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match visible(c) {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Breaks a text between words into lines of about `width` columns; a word that is longer stays whole.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty())
    {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    match lines.len() {
        0 | 1 => vec![Cow::Borrowed(text)],
        _ => lines.into_iter().map(Cow::Owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_quoted_string_or_is_an_escape_in_it() {
        assert_eq!(quoted(r#"a" -> b [x="\"#), r#""a\" -> b [x=\"\\""#);
        assert_eq!(quoted(r"\N\G\l"), r#""\\N\\G\\l""#);
        assert_eq!(quoted("AT&amp;T\n<b>"), r#""AT&amp;amp;T <b>""#);
        assert_eq!(quoted_lines(["a", "b\\"]), r#""a\nb\\""#);
    }

    #[test]
    fn nothing_is_a_tag_or_an_entity_in_html() {
        assert_eq!(html("<b>\"&lt;"), "&lt;b&gt;&quot;&amp;lt;");
    }

    #[test]
    fn controls_and_turned_text_are_replaced() {
        assert_eq!(
            quoted("a\0\u{1b}\u{202e}b\u{ffff}"),
            "\"a\u{fffd}\u{fffd}\u{fffd}b\u{fffd}\""
        );
        assert_eq!(html("a\u{8}\tb"), "a\u{fffd} b");
    }

    #[test]
    fn lines_break_between_words_by_the_width_that_is_seen() {
        assert_eq!(
            wrapped("Chinese Academy of Sciences", 16),
            ["Chinese Academy", "of Sciences"]
        );
        assert_eq!(wrapped("중국 전자 과학", 10), ["중국 전자", "과학"]);
        assert_eq!(
            wrapped("Zhongguancun-Electronics", 10),
            ["Zhongguancun-Electronics"]
        );
        assert_eq!(wrapped("", 10), [""]);
    }
}
