//! `ask="who partnered with Inspur"`: a question in words, as the options that it means.

use std::ops::Range;

use super::block::Block;
use super::fault::Fault;
use super::marker::{Given, Word};
use crate::ask::{NotUnderstood, Reason, understand};
use crate::graph::Graph;
use crate::model::Day;
use crate::select::{Flag, Takes};

/// The option whose value is a question in words.
pub(super) const ASK: &str = "ask";

/// A block with the options that its `ask` means in the place of it; nothing where it has none. `text` is the document.
pub(super) fn meant(graph: &Graph, text: &str, block: &Block) -> Result<Option<Block>, Fault> {
    let options = &block.opening.options;
    let mut asks = options.iter().filter(|given| given.key.text == ASK);
    let Some((place, question)) = asks
        .next()
        .and_then(|given| Some((&given.key.span, given.value.as_ref()?)))
    else {
        return Ok(None);
    };
    if let Some(again) = asks.next() {
        let message = "`ask` is given twice";
        return Err(Fault::new("bad-option", again.key.span.clone(), message)
            .because(place.clone(), "the first question")
            .help("open a block for each question"));
    }
    if let Some(query) = options.iter().find(|given| given.key.text == "query") {
        let message = "`query` and `ask` both say what is asked";
        return Err(Fault::new("bad-option", query.key.span.clone(), message)
            .because(place.clone(), "the question in words")
            .help("leave one of them out"));
    }
    let words = timeless(graph, text, question)?;
    let mut block = block.clone();
    let asked = options.iter().position(|given| given.key.text == ASK);
    let at = asked.unwrap_or_default();
    let options = given(&words, &question.span);
    block.opening.options.splice(at..=at, options);
    Ok(Some(block))
}

/// The command that a question means on every day: a report doesn't change by the calendar.
fn timeless(graph: &Graph, text: &str, question: &Word) -> Result<Vec<String>, Fault> {
    let on = |year: i32, month: u8, day: u8| {
        let day = Day::new(year, month, day).expect("it is in the calendar");
        understand(graph, &question.text, day)
    };
    match [on(2003, 2, 4), on(2090, 11, 27)] {
        [Ok(one), Ok(other)] if one == other => Ok(one.words),
        [Err(error), Err(other)] if error == other => Err(refused(text, question, &error)),
        _ => {
            let message = "the answer would depend on the day on which it is asked";
            let help =
                "write the date itself, as in `since 2015`; a report tells the same on every day";
            Err(Fault::new("bad-option", question.span.clone(), message).help(help))
        }
    }
}

/// Why a question is not understood, at the word where understanding stops.
fn refused(text: &str, question: &Word, error: &NotUnderstood) -> Fault {
    let place =
        |range: Range<usize>| byte(text, question, range.start)..byte(text, question, range.end);
    let is_whole = matches!(error.reason(), Reason::Readings(_) | Reason::Unfit { .. });
    let span = if is_whole {
        question.span.clone()
    } else {
        place(error.span())
    };
    let mut fault = Fault::new("bad-option", span, error.to_string());
    let understood = error.understood();
    if !is_whole && !understood.is_empty() {
        fault = fault.because(place(understood), "understood up to here");
    }
    let help = match error.reason() {
        Reason::Readings(readings) => {
            let readings: Vec<String> = readings.iter().map(|words| written(words)).collect();
            format!("write the one that you mean: {}", readings.join(" or "))
        }
        _ => match (error.help(), error.next()) {
            (Some(help), _) => help,
            (None, []) => "ask it in other words, or with `query`".to_owned(),
            (None, next) => format!("could come next: {}", next.join(", ")),
        },
    };
    fault.help(help)
}

/// A command line as a marker has it.
fn written(words: &[String]) -> String {
    let option = |given: Given| match given.value.map(|value| value.text) {
        Some(value) if value.contains([' ', '"', '\\']) => {
            let value = value.replace('\\', "\\\\").replace('"', "\\\"");
            format!("{}=\"{value}\"", given.key.text)
        }
        Some(value) => format!("{}={value}", given.key.text),
        None => given.key.text,
    };
    let options: Vec<String> = given(words, &(0..0)).into_iter().map(option).collect();
    format!("`{}`", options.join(" "))
}

/// The byte of the document at which a byte of an option's value stands.
fn byte(text: &str, value: &Word, at: usize) -> usize {
    let raw = &text[value.span.clone()];
    let Some(raw) = raw.strip_prefix('"') else {
        return value.span.start + at;
    };
    let (mut from, mut left) = (value.span.start + 1, at);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next().filter(|_| left > 0) {
        from += c.len_utf8();
        let next = chars.next_if(|next| c == '\\' && matches!(next, '"' | '\\'));
        from += next.map_or(0, char::len_utf8);
        left = left.saturating_sub(c.len_utf8());
    }
    from
}

/// A command line as options, all of which stand where the question does.
fn given(words: &[String], span: &Range<usize>) -> Vec<Given> {
    let word = |text: &str| Word {
        text: text.to_owned(),
        span: span.clone(),
    };
    let mut pairs: Vec<(String, Option<String>)> = Vec::new();
    let mut put = |key: &str, value: Option<&str>| {
        let several = Flag::by_name(key).is_ok_and(|flag| flag.takes != Takes::One);
        let known = pairs.iter_mut().find(|(known, _)| known == key);
        match (known, value) {
            (Some((_, Some(list))), Some(value)) if !several => {
                list.push(',');
                list.push_str(value);
            }
            _ => pairs.push((key.to_owned(), value.map(str::to_owned))),
        }
    };
    let mut words = words.iter().map(String::as_str).peekable();
    let command = words.next().unwrap_or_default();
    put("query", Some(command));
    let mut subjects = subjects(command).iter().copied();
    let mut subject = subjects.next().unwrap_or_default();
    while let Some(word) = words.next() {
        let Some(flag) = word.strip_prefix("--") else {
            put(subject, Some(word));
            subject = subjects.next().unwrap_or(subject);
            continue;
        };
        let value = words.next_if(|next| !next.starts_with("--"));
        match (flag, value) {
            // A block tells its sources unless `notes` says otherwise.
            ("cite", _) => {}
            (_, None) if Flag::by_name(flag).is_err() => put(flag, Some("yes")),
            (_, value) => put(flag, value),
        }
    }
    let options = pairs.into_iter().map(|(key, value)| Given {
        key: word(&key),
        value: value.as_deref().map(word),
    });
    options.collect()
}

/// What the words of a command without a flag are called.
fn subjects(command: &str) -> &'static [&'static str] {
    match command {
        "path" => &["from", "to"],
        "show" => &["record"],
        _ => &["org"],
    }
}
