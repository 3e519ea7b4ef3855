//! Answers: tables on a terminal, JSON, CSV and Markdown.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::{HOSTILE, graphs, readable, run, said};

/// Every command that answers.
const COMMANDS: &[&[&str]] = &[
    &["orgs"],
    &["ties"],
    &["timeline"],
    &["stats"],
    &["stats", "--by", "bloc"],
    &["stats", "--by", "degree"],
    &["stats", "--by", "broker"],
    &["stats", "--by", "component"],
    &["partners", "a"],
    &["path", "c", "d"],
    &["owners", "d"],
    &["holdings", "a"],
    &["diff", "--from", "2014", "--to", "2019"],
    &["views"],
    &["ask", "list the ties since 2010"],
];

const DOSSIERS: &[&str] = &["show", "a", "tie.one", "tie.two", "source.s", "event.e"];

fn with<'a>(command: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    command.iter().chain(more).copied().collect()
}

fn formats(format: &str) -> impl Iterator<Item = Vec<&str>> {
    let dossiers = (format != "csv").then_some(DOSSIERS);
    let commands = COMMANDS.iter().copied().chain(dossiers);
    commands.map(move |command| with(command, &["--format", format]))
}

#[test]
fn no_answer_turns_a_terminal() {
    for (_, folder) in &graphs().1 {
        for command in formats("table") {
            readable(&said(folder, &command));
        }
        readable(&said(folder, &["ties", "--cite"]));
    }
}

#[test]
fn an_answer_in_json_is_json() {
    for (_, folder) in &graphs().1 {
        for command in formats("json") {
            serde_json::from_str::<Value>(&said(folder, &command)).expect("JSON");
        }
    }
}

/// The cells of each row (RFC 4180).
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "{text}");
    rows
}

#[test]
fn no_cell_is_a_formula_and_none_is_too_many() {
    let (plain, hostile) = graphs();
    for command in formats("csv") {
        let fit = cells(&said(plain, &command));
        for (text, folder) in hostile {
            let rows = cells(&said(folder, &command));
            assert_eq!(rows.len(), fit.len(), "{text:?} in {command:?}: {rows:?}");
            for cell in rows
                .iter()
                .inspect(|row| assert_eq!(row.len(), fit[0].len()))
                .flatten()
            {
                let is_number = cell.parse::<f64>().is_ok();
                let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(is_number || !starts, "{cell:?} in {command:?}");
            }
        }
    }
}

/// What Markdown is made of, without its text. Fails where there is anything that runs or leads elsewhere.
pub(super) fn structure(text: &str, pictures: &[&str]) -> Vec<String> {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH;
    let mut out = Vec::new();
    for event in Parser::new_ext(text, extensions) {
        match &event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = html.trim();
                let ours = ["<br>", ""].contains(&html)
                    || html.starts_with("<!-- tieup ")
                    || html.starts_with("<!-- /tieup ");
                assert!(
                    ours && html.matches("-->").count() <= 1 && html.matches("<!--").count() <= 1,
                    "{html}\n{text}"
                );
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("https://x.example/?q=%3C"),
                    "{dest_url}\n{text}"
                );
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("data:image/") || pictures.contains(&&**dest_url),
                    "{dest_url}\n{text}"
                );
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::Rule => {
                panic!("{event:?}\n{text}")
            }
            _ => {}
        }
        let kind = match &event {
            // Text comes in as many pieces as there are escapes.
            Event::Text(_) | Event::SoftBreak => continue,
            Event::Start(Tag::Link { .. }) => "link".to_owned(),
            Event::Start(Tag::Image { .. }) => "image".to_owned(),
            Event::Html(_) | Event::InlineHtml(_) => "html".to_owned(),
            other => format!("{other:?}"),
        };
        out.push(kind);
    }
    out
}

fn markdown(folder: &Path, command: &[&str]) -> Vec<String> {
    structure(&said(folder, command), &[])
}

#[test]
fn no_name_is_markdown() {
    let (plain, hostile) = graphs();
    for command in formats("md").chain([with(&["ties", "--cite"], &["--format", "md"])]) {
        let fit = markdown(plain, &command);
        for (text, folder) in hostile {
            assert_eq!(
                markdown(folder, &command),
                fit,
                "{text:?} in {command:?}\n{}",
                said(folder, &command)
            );
        }
    }
}

#[test]
fn what_is_asked_turns_no_terminal_either() {
    let (plain, _) = graphs();
    for text in HOSTILE {
        for command in [
            &["partners", "--", text][..],
            &["show", "--", text],
            &["path", "a", "--", text],
            &["ties", "--view", text],
            &["ties", "--org", text],
            &["ties", "--since", text],
            &["ask", "--", text],
            &["-g", text, "ties"],
            &["check", "--", text],
            &["explain", "--", text],
            &["serve", "--port", "0", "--org", text],
            &["embed", "--", text],
        ] {
            let output = run(plain, command);
            readable(&String::from_utf8_lossy(&output.stderr).replace('\t', " "));
            readable(&String::from_utf8_lossy(&output.stdout).replace('\t', " "));
            assert!(!output.status.success(), "{command:?}");
        }
    }
}
