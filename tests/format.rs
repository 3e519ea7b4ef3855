//! Facts about the one layout of files: it follows from what is written, and changes nothing of it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "format/damage.rs"]
mod damage;
#[path = "format/random.rs"]
mod random;
#[path = "format/scramble.rs"]
mod scramble;

use std::collections::BTreeMap;

use tieup::Compiled;
use tieup::diag::{Diagnostic, File, Files, Syntax};
use tieup::format::format;
use tieup::load::{Loaded, Location, load_all};

use random::Random;
use scramble::scramble;
use toml_parser::lexer::TokenKind;

const FIXTURE: &str = include_str!("data/format.toml");

fn file(text: &str) -> File {
    File::new("a.toml", Syntax::Toml, text)
}

fn toml(text: &str) -> String {
    format(&file(text)).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
}

fn compile(texts: impl IntoIterator<Item = File>) -> Compiled {
    let mut files = Files::default();
    for text in texts {
        files.push(text);
    }
    Compiled::new(Loaded {
        files,
        ..Loaded::default()
    })
}

fn messages(compiled: &Compiled) -> BTreeMap<String, usize> {
    let mut messages = BTreeMap::new();
    for found in compiled.check() {
        *messages
            .entry(Diagnostic::message(&found).to_owned())
            .or_default() += 1;
    }
    messages
}

/// All comments, by alphabet.
fn comments(text: &str) -> Vec<&str> {
    let tokens = toml_parser::Source::new(text).lex();
    let comments = tokens.filter(|token| token.kind() == TokenKind::Comment);
    let mut comments: Vec<&str> = comments
        .map(|token| text[token.span().start()..token.span().end()].trim_end())
        .collect();
    comments.sort_unstable();
    comments
}

/// What is left without the comments that were added.
fn without_notes(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        let line = line.find("# note-").map_or(line, |at| &line[..at]);
        let line = if line.trim().is_empty() {
            ""
        } else {
            line.trim_end()
        };
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// Lines that say something.
fn filled(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

#[test]
fn fixture_is_laid_out_and_sound() {
    let compiled = compile([file(FIXTURE)]);
    assert_eq!(compiled.faults(), []);
    assert_eq!(toml(FIXTURE), FIXTURE);
}

#[test]
fn layout_is_restored_from_shuffled_keys_odd_spacing_and_other_spellings() {
    for seed in 0..100 {
        let scrambled = scramble(FIXTURE, &mut Random::new(seed), false);
        assert_eq!(
            toml(&scrambled.text),
            FIXTURE,
            "seed {seed}:\n{}",
            scrambled.text
        );
    }
}

#[test]
fn no_added_comment_is_lost_or_told_twice_or_changes_the_layout() {
    for seed in 0..100 {
        let scrambled = scramble(FIXTURE, &mut Random::new(seed), true);
        let formatted = toml(&scrambled.text);
        let shown = format!("seed {seed}:\n{}\nbecame\n{formatted}", scrambled.text);
        assert!(scrambled.notes > 40, "{shown}");
        for number in 0..scrambled.notes {
            let note = format!("# note-{number}.");
            assert_eq!(formatted.matches(&note).count(), 1, "{note} {shown}");
        }
        assert_eq!(
            filled(&without_notes(&formatted)),
            filled(FIXTURE),
            "{shown}"
        );
        assert_eq!(toml(&formatted), formatted, "{shown}");
    }
}

#[test]
fn model_is_the_same_before_and_after() {
    let model = compile([file(FIXTURE)]);
    for seed in 0..50 {
        let scrambled = scramble(FIXTURE, &mut Random::new(seed), true);
        let before = compile([file(&scrambled.text)]);
        let after = compile([file(&toml(&scrambled.text))]);
        assert_eq!(before.model(), after.model(), "{}", scrambled.text);
        assert_eq!(after.model(), model.model(), "{}", scrambled.text);
    }
}

#[test]
fn built_in_graphs_are_the_same_graphs_once_laid_out() {
    for name in tieup::load::builtin() {
        let loaded = load_all(&[Location::Builtin(name)]);
        let tidy: Vec<File> = loaded
            .files
            .iter()
            .map(|(_, file)| {
                let once = format(file).unwrap();
                let twice = format(&File::new(file.name(), file.syntax(), once.clone()));
                assert_eq!(twice.as_deref(), Ok(&*once), "{}", file.name());
                File::new(file.name(), file.syntax(), once).of_graph(file.graph())
            })
            .collect();
        let before = Compiled::new(loaded);
        let after = compile(tidy);
        assert!(before.model() == after.model(), "{name}");
        assert_eq!(messages(&before), messages(&after));
    }
}

#[test]
fn damaged_files_are_refused_or_laid_out_without_loss() {
    let (mut refused, mut laid_out) = (0, 0);
    for seed in 0..600 {
        let mut random = Random::new(seed);
        let noted = scramble(FIXTURE, &mut random, true).text;
        let damaged = damage::damage(&noted, &mut random);
        let Ok(formatted) = format(&file(&damaged)) else {
            refused += 1;
            continue;
        };
        laid_out += 1;
        let shown = format!("{damaged}\nbecame\n{formatted}");
        assert_eq!(format(&file(&formatted)), Ok(formatted.clone()), "{shown}");
        assert_eq!(comments(&damaged), comments(&formatted), "{shown}");
        let (before, after) = (compile([file(&damaged)]), compile([file(&formatted)]));
        assert!(before.model() == after.model(), "{shown}");
        assert_eq!(messages(&before), messages(&after), "{shown}");
    }
    assert!(refused > 100 && laid_out > 100, "{refused} {laid_out}");
}

#[test]
fn json_with_sorted_keys_is_laid_out_as_the_original_is() {
    // A map of serde_json has its keys by alphabet.
    let text = r#"{ "tie": { "a-b": { "title": "Ü", "kind": "supply", "parties": { "b": "customer", "a": { "role": "supplier",
        "note": "first", "stake": 1.5 } }, "dates": { "closed": "2015", "announced": "2014" }, "evidence": [ { "source": "s",
        "gives": { "parties": {}, "dates": { "until": "2016", "closed": "2015" } }, "at": "1" } ] } } }"#;
    let sorted: serde_json::Value = serde_json::from_str(text).unwrap();
    let json = |text: &str| format(&File::new("a.json", Syntax::Json, text)).unwrap();
    let formatted = json(text);
    assert_eq!(json(&sorted.to_string()), formatted);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&formatted).unwrap(),
        sorted
    );
}
