//! Why a question was not understood: up to where it was, and what could come next.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use super::lexicon::{Lexicon, ends_inside_word, known_end};
use super::matcher::{Next, Place, Reached, Waiting};
use super::pattern::Slot;
use super::table::{
    CONTROL, GROUP, PLACE, REACH, SAYS, STANDING, STATUS, TIME, TOPIC, WAY, grammars,
};
use super::text::{Text, is_hangul};
use crate::diag::excerpt;
use crate::graph::{Graph, NameError};
use crate::model::Kind;
use crate::model::is_east_asian;

/// Why a question was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    question: Box<str>,
    span: Range<usize>,
    next: Box<[String]>,
    reason: Reason,
    /// Whose name a word may be that was read as none.
    near: Option<Box<str>>,
}

/// What stands in the way of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The word is not known here.
    Word,
    /// The question stops too early.
    End,
    /// The words can't be asked together with what stands before them.
    Clash,
    /// The name is nobody's, or several organisations'.
    Name(NameError),
    /// The question may mean several commands, each as its words.
    Readings(Vec<Vec<String>>),
    /// It was read to its end, and there is no command for it.
    Unfit {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
}

impl NotUnderstood {
    pub(super) fn whole(question: &str, reason: Reason) -> Self {
        NotUnderstood {
            question: question.into(),
            span: question.len()..question.len(),
            next: Box::default(),
            reason,
            near: None,
        }
    }

    /// The bytes up to which it was understood.
    pub fn understood(&self) -> Range<usize> {
        0..self.span.start
    }

    /// The bytes of the word at which understanding stopped; empty at the end of the question.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The word at which understanding stopped; empty at the end of the question.
    pub fn word(&self) -> &str {
        self.question.get(self.span()).unwrap_or_default()
    }

    /// What could stand there: kinds of words, then words in backticks.
    pub fn next(&self) -> &[String] {
        &self.next
    }

    /// What stands in the way.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What to do about it, apart from [`NotUnderstood::next`].
    pub fn help(&self) -> Option<String> {
        match &self.reason {
            Reason::Word => self
                .near
                .as_ref()
                .map(|near| format!("if it is a name, {near}")),
            Reason::End | Reason::Clash => None,
            Reason::Name(error) => Some(error.help()),
            Reason::Readings(_) => Some("run the one that you mean".to_owned()),
            Reason::Unfit { help, .. } => Some(help.clone()),
        }
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = excerpt(self.word());
        match &self.reason {
            Reason::Word if self.span.start == 0 => {
                write!(
                    f,
                    "`{word}` is no name in this graph, and no question that is known here begins with it"
                )
            }
            Reason::Word => write!(f, "the question is not understood from `{word}` on"),
            Reason::End => f.write_str("the question stops too early"),
            Reason::Clash => write!(
                f,
                "`{word}` can't be asked together with what stands before it"
            ),
            Reason::Name(error) => error.fmt(f),
            Reason::Readings(readings) => {
                write!(f, "the question has {} meanings", readings.len())
            }
            Reason::Unfit { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for NotUnderstood {}

/// At most so many words are listed beside the kinds of words.
const MOST_WORDS: usize = 8;

/// The refusal of a question that no row reads to its end.
pub(super) fn unread(
    graph: &Graph,
    text: &Text<'_>,
    lexicon: &Lexicon<'_>,
    reached: &Reached,
) -> NotUnderstood {
    let refusal = |from: usize, to: usize, next: Vec<String>, reason: Reason| NotUnderstood {
        question: text.typed(0, text.len()).into(),
        span: text.byte(from)..text.byte_end(to).max(text.byte(from)),
        next: next.into(),
        reason,
        near: None,
    };
    // The first word stands behind nothing that it could clash with.
    if let Some((start, end)) = reached.clash
        && end >= reached.pos
        && start > text.skip(0)
    {
        let waiting = reached.before.get(&start).unwrap_or(&reached.next);
        return refusal(start, end, next(lexicon, start, waiting), Reason::Clash);
    }
    let pos = reached.pos;
    let next = next(lexicon, pos, &reached.next);
    if pos >= text.len() {
        return refusal(pos, pos, next, Reason::End);
    }
    if let Some((start, end, error)) = name(graph, text, lexicon, reached) {
        // `Left` is hardly a name where a verb may stand.
        let is_small = text
            .typed(start, end)
            .chars()
            .all(|c| c.is_ascii_lowercase());
        let mut waiting = reached.next.keys();
        if is_small && waiting.any(|next| matches!(next, Next::Word(word) if is_telling(word))) {
            return NotUnderstood {
                near: Some(error.help().into()),
                ..refusal(start, end, next, Reason::Word)
            };
        }
        let next = vec![describe(lexicon, Slot::Org)];
        return refusal(start, end, next, Reason::Name(error));
    }
    let end = word_end(text, pos);
    // `해` of `해외` is no word of its own.
    if let Some(start) = word_start(text, lexicon, pos) {
        let next = reached
            .before
            .get(&start)
            .map(|waiting| self::next(lexicon, start, waiting));
        return refusal(start, end, next.unwrap_or_default(), Reason::Word);
    }
    refusal(pos, end, next, Reason::Word)
}

/// Where a word of Hangul begins of which only the first syllable was read, which is no name.
fn word_start(text: &Text<'_>, lexicon: &Lexicon<'_>, pos: usize) -> Option<usize> {
    let start = pos.checked_sub(1)?;
    let is_inside = [start, pos]
        .into_iter()
        .all(|at| text.at(at).is_some_and(is_hangul));
    let begins = start == 0 || !text.at(start - 1).is_some_and(char::is_alphanumeric);
    let named = lexicon.named(text, start);
    let is_name = named.found.iter().any(|(end, _)| *end == pos);
    (is_inside && begins && !is_name).then_some(start)
}

/// The name at which the question stops, where it is one.
fn name(
    graph: &Graph,
    text: &Text<'_>,
    lexicon: &Lexicon<'_>,
    reached: &Reached,
) -> Option<(usize, usize, NameError)> {
    let mut start = reached.pos;
    if ends_inside_word(text, start) && text.at(start).is_some_and(is_hangul) {
        // A known name with more behind it is another name, unless what stands there is known.
        if known_end(text, start).is_some() {
            return None;
        }
        start = (0..start)
            .rev()
            .take_while(|&at| text.at(at).is_some_and(is_east_asian))
            .find(|&at| {
                let named = lexicon.named(text, at);
                named.found.iter().any(|(end, _)| *end == start)
            })?;
    } else if !reached.next.contains_key(&Next::Slot(Slot::Org)) {
        return None;
    }
    if let Some((end, error)) = lexicon.named(text, start).ambiguous {
        return Some((start, end, error));
    }
    if lexicon.knows(text, start) || known_end(text, start).is_some() {
        return None;
    }
    let end = name_end(text, lexicon, start);
    let error = graph.find(text.typed(start, end)).err()?;
    // A word that is near to no name is one only where nothing else could stand.
    let is_far = matches!(&error, NameError::Unknown { near, .. } if near.is_empty());
    let only_names = |next: &Next| match next {
        Next::Slot(slot) => *slot == Slot::Org,
        Next::Word(word) => !is_telling(word),
        _ => true,
    };
    let is_name = !is_far || start > 0 && reached.next.keys().all(only_names);
    is_name.then_some((start, end, error))
}

/// Behind an unknown name: where a known word begins, or the sentence ends.
fn name_end(text: &Text<'_>, lexicon: &Lexicon<'_>, start: usize) -> usize {
    let run = text.run_end(start);
    let possessive = (start + 1..run).find(|&at| text.at(at) == Some('\''));
    let end = possessive.unwrap_or(run);
    match text.at(start) {
        Some(c) if is_hangul(c) => {
            let particles = grammars().iter().flat_map(|grammar| &grammar.particles);
            let without = |particle: &Vec<char>| {
                let from = end.checked_sub(particle.len()).filter(|at| *at > start)?;
                (text.word(particle, from) == Some(end)).then_some(from)
            };
            particles.filter_map(without).min().unwrap_or(end)
        }
        Some(c) if is_east_asian(c) => word_end(text, start).min(end),
        _ if possessive.is_some() => end,
        _ => {
            // Names of several words: as long as nothing known begins.
            let mut end = end;
            loop {
                let next = text.skip_spaces(end);
                let goes_on = next > end
                    && text.at(next).is_some_and(char::is_alphanumeric)
                    && known_end(text, next).is_none()
                    && !lexicon.knows(text, next)
                    && lexicon.named(text, next).found.is_empty();
                if !goes_on {
                    break end;
                }
                end = text.run_end(next);
            }
        }
    }
}

/// Behind the word at which the question stops.
fn word_end(text: &Text<'_>, pos: usize) -> usize {
    let run = text.run_end(pos).max(pos + 1).min(text.len());
    match text.at(pos) {
        Some(c) if is_east_asian(c) && !is_hangul(c) => (pos + 1..run)
            .find(|&at| known_end(text, at).is_some() || is_particle(text, at))
            .unwrap_or(run),
        _ => run,
    }
}

/// Whether a word stands here that ends a Chinese name.
fn is_particle(text: &Text<'_>, pos: usize) -> bool {
    let mut particles = grammars().iter().flat_map(|grammar| &grammar.particles);
    particles.any(|particle| {
        particle.first().is_some_and(|&c| !is_hangul(c)) && text.word(particle, pos).is_some()
    })
}

/// What could come next, in words: kinds of words, then words, then what may stand anywhere.
fn next(lexicon: &Lexicon<'_>, pos: usize, waiting: &Waiting) -> Vec<String> {
    if pos == 0 {
        return FIRST_WORDS.iter().map(|word| format!("`{word}`")).collect();
    }
    let mut kinds = Vec::new();
    let mut words = Vec::new();
    let mut modifiers = Vec::new();
    let is_inner = |next: &Next| matches!(next, Next::InnerSlot(_) | Next::InnerWord(_));
    let is_row = |next: &Next| matches!(next, Next::Slot(_) | Next::Word(_));
    // What could end a modifier is told where nothing else could come.
    let rows_wait = waiting.keys().any(is_row);
    for (next, places) in waiting {
        match next {
            _ if rows_wait && is_inner(next) => {}
            Next::Slot(slot) | Next::InnerSlot(slot) => kinds.push(describe(lexicon, *slot)),
            Next::Word(word) | Next::InnerWord(word) => words.push((places, *word)),
            Next::Modifier(what) => modifiers.push((*what).to_owned()),
            Next::End => {}
        }
    }
    let ends = waiting.contains_key(&Next::End);
    // Where something else could come, a word that few rows wait for is a rare way to go on.
    let rows = if kinds.is_empty() && !ends {
        1
    } else {
        MANY_ROWS
    };
    kinds.extend(typical(words.clone(), rows, true));
    if ends {
        kinds.push("the end of the question".to_owned());
    }
    let rare = |what: &String| [GROUP, REACH, SAYS].contains(&what.as_str());
    if modifiers.iter().any(|what| !rare(what)) {
        modifiers.retain(|what| !rare(what));
    }
    modifiers.sort_by_key(|what| USUAL.iter().position(|usual| usual == what));
    kinds.extend(modifiers);
    // Particles and endings are told where there is nothing better.
    if kinds.is_empty() {
        kinds = typical(words, 1, false);
    }
    kinds
}

/// Whether it is more than a particle or an ending.
fn is_telling(word: &[char]) -> bool {
    word.len() > 2 || !word.iter().any(|&c| is_east_asian(c) || c == '\'')
}

/// Whether it is a Chinese word, of which most have two characters.
fn is_han_word(word: &[char]) -> bool {
    word.len() > 1 && word.iter().all(|&c| is_east_asian(c) && !is_hangul(c))
}

/// The first word that each row waits for: what follows it there is but another way to say it.
fn typical(
    words: Vec<(&BTreeSet<Place>, &[char])>,
    rows: usize,
    only_telling: bool,
) -> Vec<String> {
    let of_row = |(language, row, _): &Place| (*language, *row);
    let usual = |(places, word): (&BTreeSet<Place>, _)| {
        let waiting: BTreeSet<(usize, usize)> = places.iter().map(of_row).collect();
        let first = *places.first().filter(|_| waiting.len() >= rows)?;
        Some((first, word))
    };
    let mut words: Vec<(Place, &[char])> = words.into_iter().filter_map(usual).collect();
    words.sort_unstable();
    words.dedup_by_key(|(place, _)| of_row(place));
    let mut list: Vec<String> = Vec::new();
    let telling = |word: &[char]| !only_telling || is_telling(word) || is_han_word(word);
    for (_, word) in words.into_iter().filter(|(_, word)| telling(word)) {
        let word: String = word.iter().collect();
        let word = format!("`{}`", word.replace('_', " "));
        if !list.contains(&word) {
            list.push(word);
        }
    }
    if list.len() > MOST_WORDS {
        list.truncate(MOST_WORDS);
        list.push("…".to_owned());
    }
    list
}

/// So many rows wait for a usual word.
const MANY_ROWS: usize = 2;

/// Modifiers, the usual ones first.
const USUAL: [&str; 7] = [TIME, PLACE, STATUS, TOPIC, STANDING, CONTROL, WAY];

const FIRST_WORDS: [&str; 8] = [
    "who", "which", "what", "how", "list", "tell me", "누가", "谁",
];

fn describe(lexicon: &Lexicon<'_>, slot: Slot) -> String {
    match slot {
        Slot::Org => "an organisation".to_owned(),
        Slot::Place => "a country or bloc".to_owned(),
        Slot::Date => "a date: 2015, November 2015, 2015-11-06".to_owned(),
        Slot::Kind => {
            let labels = Kind::table().iter().map(|row| row.labels.en);
            format!("a kind of tie: {}", some(labels))
        }
        Slot::Topic => match &lexicon.topics()[..] {
            [] => "a topic (this graph has none)".to_owned(),
            topics => format!("a topic: {}", some(topics.iter().copied())),
        },
        Slot::Record => "the id or title of a tie, a source or an event".to_owned(),
        Slot::Number => "a number".to_owned(),
    }
}

/// The first few of a list.
fn some<'a>(mut words: impl Iterator<Item = &'a str>) -> String {
    let mut list: Vec<&str> = words.by_ref().take(6).collect();
    if words.next().is_some() {
        list.push("…");
    }
    list.join(", ")
}
