//! `docs/ask.md`: what can be asked, made from the tables and from the questions that are tested.
//!
//! `UPDATE=1 cargo test --lib ask` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use super::question::Ask;
use super::table::{LANGUAGES, Language};
use super::tests::{Row, rows};
use super::text::is_hangul;
use crate::model::is_east_asian;

const HEAD: &str = "\
<!-- Written by `UPDATE=1 cargo test --lib ask`; the patterns stand in `src/ask/`, the questions in `tests/data/ask.tsv`. -->

# What can be asked

`tieup ask QUESTION` reads a question in English, Korean or Chinese, prints the command that it means, and runs it. There
is no model behind it: a question is understood if it is put as below, with names of organisations in any script. What is not
understood is refused, with the word at which it stops and what could come next; what has two meanings is refused with both.

The examples are asked of the graph `us-china-tech` on 2026-01-01.

";

const MIDDLE: &str = "
# How it is put

Each row is a way to put a question. `(a|b)` is one of these, `[a]` may be left out, `_` is a space inside a phrase; `<org>` is an organisation, `<kind>` a kind or family of ties, `<place>` a country or
bloc, `<date>` a date, `<topic>` a topic, `<record>` the id or title of a tie, a source or an event; `@part` is a row of the parts below. Behind a colon stands what it is
for, in braces what the words mean. Modifiers may stand between any two words, and so may words that mean nothing.

`in 2015` asks for what began then where the verb says so (`did form`), for what was so where it says that (`was allied`), and is refused with both commands where nothing
tells: `in 2015`, `were there in 2015`, `did Cisco have in 2015`, 있었나, 有哪些; of acquisitions, mergers and sales always for what began then. `before 2014` is until the end of 2013, `after 2014` from the start of 2015.
An end, a halt or a failure in a given time is asked for by its own date: `blocked after 2016` is `--step blocked --since 2017`; `already ended in 2015` is what had ended by the end of 2015.
`Blocked deals in 2016` and `deals in 2016 that were blocked` leave open whether the year is that of the deals or of the block, and are refused with both. So is `joint ventures that closed`, which may be those
founded or those shut down; an acquisition that closed came about.

A deed of some kind that is told, by a verb in the past or perfect (`bought`, `has sold`, `invested`, `formed a joint venture`; 인수한, 세웠나; 收购了), came about: what was dropped is left out
of acquisitions, mergers, investments, divestments and the kinds of alliance but for commitments, and of their counts, by `--status not-dropped`. So it is of nouns for purchases and sales that tell whose they are
(`Huawei's acquisitions`, `Chinese investments in the US`; 화웨이의 인수; 华为的收购), but not of lists of a kind (`acquisitions in 2015`). What is planned stays, marked as such, and a note beside the answer names it. Questions about partners and alliances of
any kind (`who partnered with Inspur`, `did Inspur partner with Cisco`) keep all, with the status of each tie; so do other nouns (`Cisco's joint ventures`), a present tense (`is allied with`), a deed that was only tried
(`tried to buy`, `bid for`, `attempted acquisitions`), announced or signed, and questions about deals of no kind. What is left out so is told beside the answer, with the flag that shows it;
where all such ties were dropped, the answer is no, and says which there were.
`who sold X` asks for ties that have a seller. Two who are asked for with a role both have one, as in `US acquisitions of US companies`.

`Chinese firms` in a list of organisations are companies and ventures, not ministries or funds; `Chinese organisations` are all. `does A own B` tells the holding of A alone.
`is A part of B` is ownership, or membership where B has members. `A merged with B` is an acquisition of either by the other, or a succession, as which a merger of equals stands.
`how many` puts the number before the answer, with how many of it only possibly stand so or lie in the time. A name that is a place's too is refused with both where the question could be about either: `org.asean` is the organisation, `bloc.asean firms` those from there.
`the Entity List` is what the Bureau of Industry and Security keeps, where the graph has it.

`in China` is where the ties hold (`--where`), also where a question about ties is answered by partners (`with whom did Cisco form alliances in China`); in a list of organisations
those in China are the ones run from there (`--hq`), as Chinese firms are everywhere. `Partners in China` may be either, and is refused with both. `The Chinese company with most partners` is the first of
`stats --by degree --hq CN --org-kind company,venture --family alliance`: those linked with most others. `acquisitions by X` and `X's acquisitions` are those in which X buys, `acquisitions of X` those in which it is bought;
`investments by X` and `in X`, `supplies by X` and `to X` likewise, and places as organisations.
An investment in, into or towards a country (`미국의 중국 투자`, `美国对中国的投资`) is one that holds there; one in its firms has one of these as investee. `중국 투자` and `中国投资` may be by China or there, and are refused with both.
What firms under a government did (`acquisitions by state-owned Chinese firms`) is asked with their role: `--role CN+state=acquirer`; where the words tell of no role, any party may be under it (`--under state`). Whether one is tied to another is answered by their ties.
Those who merged are acquirer and target, or predecessor and successor. What failed was dropped, and of what lasts it may have ended early; two times of two steps (`formed since 2010 and ended before 2018`) are refused.
Who controls is told by the column of control, and a note says where there is none: the answer lists stakes too. A government is asked about alone, and a note has the command for the bodies under it.
";

#[test]
fn the_page_of_questions_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ask.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("a file that can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/ask.md is stale: run `UPDATE=1 cargo test --lib ask`"
    );
}

fn page() -> String {
    let mut out = HEAD.to_owned();
    for (title, rows) in rows() {
        let _ = writeln!(out, "## {title}\n\n| question | meaning |\n| --- | --- |");
        for row in rows {
            write_row(&mut out, &row);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out.push_str(MIDDLE);
    for language in LANGUAGES {
        write_language(&mut out, language);
    }
    out
}

fn write_row(out: &mut String, row: &Row) {
    let meaning = match row.means.strip_prefix("! ") {
        Some(refusal) => {
            let next = row.next.map(|next| format!("; {next}"));
            format!("{refusal}{}", next.unwrap_or_default())
        }
        None => format!("`tieup {}`", row.means),
    };
    let _ = writeln!(out, "| {} | {} |", cell(row.question), cell(&meaning));
}

fn cell(text: &str) -> String {
    text.replace('|', r"\|")
}

fn write_language(out: &mut String, language: &Language) {
    let _ = writeln!(out, "\n## {}\n\n```text", language.name);
    for ask in Ask::ALL {
        let _ = writeln!(out, "{}", ask.command());
        for (_, pattern) in language.questions.iter().filter(|row| row.0 == ask) {
            let _ = writeln!(out, "    {}", spaced(pattern));
        }
    }
    out.push_str("modifiers\n");
    let mut last = "";
    for (what, pattern) in language.modifiers {
        if *what != last {
            let _ = writeln!(out, "  {what}");
            last = what;
        }
        let _ = writeln!(out, "    {}", spaced(pattern));
    }
    out.push_str("parts\n");
    for (part, pattern) in language.parts {
        let _ = writeln!(out, "    @{part} = {}", spaced(pattern));
    }
    let _ = writeln!(
        out,
        "words that mean nothing\n    {}",
        language.fillers.join(", ")
    );
    for (title, words) in [
        ("kinds of tie", language.words.kinds),
        ("families", language.words.families),
        ("topics", language.words.topics),
        ("countries", language.words.countries),
    ] {
        let _ = writeln!(out, "{title}, beside their names\n    {}", listed(words));
    }
    out.push_str("```\n");
}

fn listed(words: &[(&str, &str)]) -> String {
    let words = words.iter().map(|(word, id)| format!("{word} ({id})"));
    words.collect::<Vec<_>>().join(", ")
}

/// One space where a row of the table goes over a line.
fn spaced(pattern: &str) -> String {
    pattern.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_command_can_be_asked_for_in_every_language() {
    for language in LANGUAGES {
        for ask in Ask::ALL {
            assert!(
                language.questions.iter().any(|row| row.0 == ask),
                "{}: {}",
                language.name,
                ask.command()
            );
        }
    }
}

#[test]
fn the_tables_of_korean_and_chinese_are_in_their_scripts() {
    let words = |language: &Language| language.fillers.concat();
    assert!(words(LANGUAGES[1]).chars().any(is_hangul));
    assert!(
        words(LANGUAGES[2])
            .chars()
            .all(|c| is_east_asian(c) && !is_hangul(c))
    );
}
