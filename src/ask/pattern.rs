//! The rows of the tables as small programs for the matcher.
//!
//! A row is written as one would say it:
//!
//! | written | matches |
//! | --- | --- |
//! | `word`, `two_words` | the word; `_` stands for the spaces between words that belong together |
//! | `(a\|b c)`, `[a\|b]` | one of these; one of these or nothing |
//! | `<org>`, `<date:since>` | a name, a date …, with what it is for behind the colon |
//! | `@part` | what the language's table of parts has under that name |
//! | `{key=value}` | nothing; it says what the words around it mean |

use super::text::folded;

/// What a row does, step by step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Word(Box<[char]>),
    Slot(Slot, &'static str),
    Set(&'static str, &'static str),
    /// Goes on at the next step and at this one.
    Either(usize),
    Jump(usize),
    End,
}

/// What a name or a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slot {
    Org,
    Place,
    Date,
    Kind,
    Topic,
    Record,
    Number,
}

impl Slot {
    const ALL: [(&'static str, Slot); 7] = [
        ("org", Slot::Org),
        ("place", Slot::Place),
        ("date", Slot::Date),
        ("kind", Slot::Kind),
        ("topic", Slot::Topic),
        ("record", Slot::Record),
        ("number", Slot::Number),
    ];
}

/// Parts may hold parts, so deep.
const DEEPEST: usize = 8;

/// Compiles a row; `None` where it is not well-formed, which a test excludes for every table.
pub(super) fn compile(
    pattern: &'static str,
    parts: &[(&'static str, &'static str)],
) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let rest = Compiler { parts, depth: 0 }.choice(pattern, &mut steps)?;
    steps.push(Step::End);
    rest.is_empty().then_some(steps)
}

#[derive(Clone, Copy)]
struct Compiler<'p> {
    parts: &'p [(&'static str, &'static str)],
    depth: usize,
}

impl Compiler<'_> {
    /// Alternatives up to a closing bracket or the end; gives what is left.
    fn choice(self, mut rest: &'static str, steps: &mut Vec<Step>) -> Option<&'static str> {
        let mut exits = Vec::new();
        loop {
            let fork = steps.len();
            steps.push(Step::Either(0));
            rest = self.sequence(rest, steps)?;
            if let Some(after) = rest.strip_prefix('|') {
                exits.push(steps.len());
                steps.push(Step::Jump(0));
                steps[fork] = Step::Either(steps.len());
                rest = after;
            } else {
                steps[fork] = Step::Jump(fork + 1);
                break;
            }
        }
        let end = steps.len();
        for exit in exits {
            steps[exit] = Step::Jump(end);
        }
        Some(rest)
    }

    fn sequence(self, mut rest: &'static str, steps: &mut Vec<Step>) -> Option<&'static str> {
        loop {
            rest = rest.trim_start();
            let Some(first) = rest.chars().next() else {
                return Some(rest);
            };
            rest = match first {
                '|' | ')' | ']' => return Some(rest),
                '(' => self.choice(&rest[1..], steps)?.strip_prefix(')')?,
                '[' => {
                    let fork = steps.len();
                    steps.push(Step::Either(0));
                    let after = self.choice(&rest[1..], steps)?.strip_prefix(']')?;
                    steps[fork] = Step::Either(steps.len());
                    after
                }
                '<' => {
                    let (inner, after) = rest[1..].split_once('>')?;
                    let (slot, purpose) = inner.split_once(':').unwrap_or((inner, ""));
                    let slot = Slot::ALL.iter().find(|(name, _)| *name == slot)?.1;
                    steps.push(Step::Slot(slot, purpose));
                    after
                }
                '{' => {
                    let (inner, after) = rest[1..].split_once('}')?;
                    let (key, value) = inner.split_once('=').unwrap_or((inner, ""));
                    steps.push(Step::Set(key, value));
                    after
                }
                '@' => self.part(&rest[1..], steps)?,
                _ => {
                    let (word, after) = rest.split_at(word_end(rest));
                    steps.push(Step::Word(folded(word).into()));
                    after
                }
            };
        }
    }

    fn part(self, rest: &'static str, steps: &mut Vec<Step>) -> Option<&'static str> {
        let end = rest.find(|c: char| !c.is_ascii_lowercase());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let pattern = self.parts.iter().find(|(part, _)| *part == name)?.1;
        let depth = self.depth + 1;
        if depth > DEEPEST {
            return None;
        }
        let left = Compiler { depth, ..self }.choice(pattern, steps)?;
        left.is_empty().then_some(after)
    }
}

fn word_end(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || "()[]|<>{}@".contains(c);
    rest.find(ends).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_malformed_row_is_refused() {
        for row in ["(a", "a)", "[a|b", "<nobody>", "@nothing", "{x", "@loop"] {
            assert_eq!(compile(row, &[("loop", "a @loop")]), None, "{row}");
        }
        assert!(
            compile(
                "who [else] (owns|holds) <org> @when",
                &[("when", "now|then")]
            )
            .is_some()
        );
    }
}
