//! The text of a marker: `tieup figure id=inspur caption="Who works with Inspur"`, and `/tieup inspur sha256=…`.

use std::ops::Range;

/// A marker as it is written; what its words mean is decided elsewhere. All ranges are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// From `<!--` to `-->`.
    pub(super) span: Range<usize>,
    /// Whether it closes a block.
    pub(super) closes: bool,
    /// The first word: a directive, or the block that is closed.
    pub(super) word: Word,
    /// The words after it.
    pub(super) options: Vec<Given>,
}

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// An option: `key=value`, or the key alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) key: Word,
    pub(super) value: Option<Word>,
}

/// What is wrong with the text of a marker, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The word with which a marker begins, if the inside of a comment begins with one.
pub(super) fn opens(comment: &str) -> Option<&'static str> {
    let inside = comment.trim_start();
    ["tieup", "/tieup"].into_iter().find(|word| {
        inside
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    })
}

impl Marker {
    /// Reads the comment that stands at `span` of `text`; its inside begins with one of the words of [`opens`].
    pub(super) fn read(text: &str, span: Range<usize>) -> Result<Marker, Slip> {
        let inside = span.start + "<!--".len()..span.end - "-->".len();
        let mut reader = Reader { text, inside };
        let first = reader.word(|_| false).map(|word| word.text);
        let closes = first.as_deref() == Some("/tieup");
        let word = reader.word(|_| false).ok_or_else(|| Slip {
            span: span.clone(),
            message: if closes {
                "the marker does not say which block it closes".to_owned()
            } else {
                "the marker does not say what to write".to_owned()
            },
            help: if closes {
                "write the block's id after `/tieup`"
            } else {
                "write `figure`, `table`, `answer`, `timeline` or `sources` after `tieup`"
            },
        })?;
        let mut options = Vec::new();
        while let Some(given) = reader.option()? {
            options.push(given);
        }
        Ok(Marker {
            span,
            closes,
            word,
            options,
        })
    }
}

struct Reader<'t> {
    text: &'t str,
    /// What is left.
    inside: Range<usize>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.inside.clone()]
    }

    fn skip(&mut self, bytes: usize) {
        self.inside.start += bytes;
    }

    /// The characters up to white space or one that ends the word.
    fn word(&mut self, ends: impl Fn(char) -> bool) -> Option<Word> {
        self.skip(self.rest().len() - self.rest().trim_start().len());
        let rest = self.rest();
        let length = rest
            .find(|c: char| c.is_whitespace() || ends(c))
            .unwrap_or(rest.len());
        let text = rest[..length].to_owned();
        let start = self.inside.start;
        self.skip(length);
        let span = start..start + length;
        (length > 0).then_some(Word { text, span })
    }

    fn option(&mut self) -> Result<Option<Given>, Slip> {
        let Some(key) = self.word(|c| c == '=') else {
            if self.rest().is_empty() {
                return Ok(None);
            }
            return Err(self.slip(1, "there is no option before `=`", "write `key=value`"));
        };
        if !self.rest().starts_with('=') {
            return Ok(Some(Given { key, value: None }));
        }
        self.skip(1);
        let value = match self.rest().chars().next() {
            Some('"') => self.quoted()?,
            Some('“' | '”' | '„' | '«') => {
                let help = "write straight quotes: `\"…\"`";
                return Err(self.slip(1, "a value begins with a typographic quote", help));
            }
            Some(c) if !c.is_whitespace() => self.bare()?,
            _ => {
                let message = format!("`{}=` has no value", key.text);
                return Err(self.slip(0, &message, "write a value right after `=`, or `\"\"`"));
            }
        };
        Ok(Some(Given {
            key,
            value: Some(value),
        }))
    }

    fn bare(&mut self) -> Result<Word, Slip> {
        let help = "put the whole value between quotes: `key=\"…\"`";
        let word = self
            .word(|_| false)
            .ok_or_else(|| self.slip(0, "the value is empty", help))?;
        match word.text.find('"') {
            None => Ok(word),
            Some(at) => {
                let start = word.span.start + at;
                Err(Slip {
                    span: start..start + 1,
                    message: "a quote stands inside a value".to_owned(),
                    help,
                })
            }
        }
    }

    fn quoted(&mut self) -> Result<Word, Slip> {
        let (start, mut text) = (self.inside.start, String::new());
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.skip(at + 1);
                    let after = self.rest().chars().next();
                    if after.is_some_and(|c| !c.is_whitespace()) {
                        let help =
                            "part options by a space, and write `\\\"` for a quote in a value";
                        return Err(self.slip(1, "something stands right after a quote", help));
                    }
                    let span = start..self.inside.start;
                    return Ok(Word { text, span });
                }
                '\n' => break,
                '\\' => match chars.next() {
                    Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                    Some((_, other)) => text.extend(['\\', other]),
                    None => break,
                },
                c => text.push(c),
            }
        }
        Err(self.slip(
            1,
            "a quote is not closed on its line",
            "add `\"` where the value ends",
        ))
    }

    fn slip(&self, length: usize, message: &str, help: &'static str) -> Slip {
        let start = self.inside.start;
        let length = self
            .rest()
            .chars()
            .take(length)
            .map(char::len_utf8)
            .sum::<usize>();
        Slip {
            span: start..start + length,
            message: message.to_owned(),
            help,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Marker, Slip> {
        Marker::read(text, 0..text.len())
    }

    #[test]
    fn a_marker_has_a_word_and_options_with_their_places() {
        let text = r#"<!-- tieup figure id=a  in-force caption="say \"x\" = y" org=浪潮 -->"#;
        let marker = read(text).unwrap();
        let given: Vec<(&str, Option<&str>)> = marker
            .options
            .iter()
            .map(|given| {
                (
                    &*given.key.text,
                    given.value.as_ref().map(|value| &*value.text),
                )
            })
            .collect();
        assert_eq!(
            given,
            [
                ("id", Some("a")),
                ("in-force", None),
                ("caption", Some("say \"x\" = y")),
                ("org", Some("浪潮")),
            ]
        );
        let value = marker.options[3].value.as_ref().unwrap();
        assert_eq!(&text[value.span.clone()], "浪潮");
        assert!(!marker.closes && marker.word.text == "figure");
    }

    #[test]
    fn each_slip_points_at_its_place() {
        for (text, at) in [
            ("<!-- tieup -->", "<!-- tieup -->"),
            ("<!-- tieup figure =x -->", "="),
            ("<!-- tieup figure id= x -->", ""),
            ("<!-- tieup figure id=a\"b -->", "\""),
            ("<!-- tieup figure id=\"a -->", "\""),
            ("<!-- tieup figure id=\"a\"b -->", "b"),
            ("<!-- tieup figure id=“a” -->", "“"),
        ] {
            let slip = read(text).unwrap_err();
            assert_eq!(&text[slip.span], at, "{text}: {}", slip.message);
        }
    }
}
