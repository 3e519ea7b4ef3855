//! Pages on what holds in every command: what `explain` prints, what `docs/` holds.

use std::fmt::Write as _;

use crate::model::{DateKey, Kind, KindRow, Phase, Start};

/// A page by the name under which `explain` finds it.
#[derive(Debug)]
pub struct Page {
    /// The name.
    pub name: &'static str,
    /// What it is about, in a line.
    pub what: &'static str,
    /// The page in Markdown; its heading is of the first level.
    pub text: fn() -> String,
}

/// All pages.
pub static PAGES: &[Page] = &[
    Page {
        name: "time",
        what: "what starts a tie, what ends it, and what is certain about that",
        text: time,
    },
    Page {
        name: "format",
        what: "the files: records, fields, dates, amounts, evidence, modality and standing",
        text: || include_str!("../docs/format.md").to_owned(),
    },
    Page {
        name: "ask",
        what: "the questions in words that `ask` reads, each with the command that it means",
        text: || include_str!("../docs/ask.md").to_owned(),
    },
];

/// The rule of time in a paragraph, for the help of the flag that asks for a day.
pub fn time_in_short() -> String {
    let only = Kind::table()
        .iter()
        .filter(|row| row.start == Start::Closed);
    let only: Vec<&str> = only.map(|row| row.name).collect();
    format!(
        "A tie starts with `closed` or `from`, or already with `announced` or `signed` if it moves no equity and has no `due`: not so \
         {} and a joint venture with a vehicle, which are planned until they are closed. It ends with `ended`, possibly with `until`; \
         `withdrawn`, `refused` or `blocked` drop it before it started, `suspended` halts it. What was seen in force, halted or ended had begun by then, after it was told of. `observed` proves that it was in force that \
         day, between two such days, and until what suspends or ends it; after the last word it is possibly in force. A year stays a \
         year: what follows for some of its days only is marked `possibly`",
        only.join(", ")
    )
}

fn time() -> String {
    let kinds = |start: Start| {
        let rows = Kind::table()
            .iter()
            .filter(|row: &&KindRow| row.start == start);
        let names: Vec<String> = rows.map(|row| format!("`{}`", row.name)).collect();
        names.join(", ")
    };
    let mut page = "\
# Time

The status of a tie on a day is derived from its dates and never written. A tie without dates of its own has those of the
tie that it is a part of.

| status | meaning |
| --- | --- |
"
    .to_owned();
    for phase in Phase::ALL {
        let _ = writeln!(page, "| {phase} | {} |", phase.meaning());
    }
    page.push_str("\n| date | what it does |\n| --- | --- |\n");
    for key in DateKey::ALL.iter().filter(|key| **key != DateKey::On) {
        let _ = writeln!(page, "| `{key}` | {} |", key.meaning());
    }
    let _ = write!(
        page,
        "
## What starts a tie

`closed` and `from` start a tie of any kind. `announced` and `signed` start a tie that moves no equity, unless it has
`due`; of any other they say that it is planned.

- Agreed is enough for: {}.
- Only completion starts: {}.
- It depends for: {}. With a vehicle only completion starts it, without one its announcement does.

`approved`, `rumoured` and `due` start nothing, and none of them proves that the parties agreed: what has only these is possibly planned.
A tie whose `due` has come without news is possibly planned, too.

## What ends a tie

`ended` ends it, `until` possibly. `withdrawn`, `refused` and `blocked` end it before it started: it is dropped. Without
one of these a tie goes on: that nobody told of its end is no proof that it lasts.

What was `observed`, `suspended` or has ended had begun by then, whatever its kind. Where no date tells when it began, it is possibly in force, or still
planned, from the day on which it was first told of, or was `due`; where a date tells, and it was seen afterwards, it goes on. A step is not before those that go before it: what was announced in 2017 and had ended by `../2020` had not ended in 2016, and what
was suspended in 2002 and had ended by `../2004` was not over before 2002; what was announced in January 2012, signed on 24 October and `closed` in `2012` was planned until that day.
What was signed or announced only after a step was not what it waited for.

## What `observed` proves

That the tie was in force on that day, on every day between two such days, and from such a day until what suspends or ends it, possibly (`until`) or certainly. After the last such day, where none of these
follows, it is possibly in force, unless a date tells when it began: then it goes on. Before the first one it is possibly in force, or still planned, if it had been told of, and else nothing is known. It proves neither a start
nor an end.

## Certainly, possibly

A year stays a year: `2015` is some day of 2015, and `2014~` some day from 2013 to 2015. What follows whichever day it was is certain; what
follows for some of these days only is *possibly* so, and is marked in every answer and drawing.

With `--as-of`, a tie that is planned or suspended on that day, or only possibly in force, is marked so wherever it stands: in a list by its status, in CSV and JSON by `status`, `certain` and
`or_status`, on a line, a bar or in a cell of a drawing by words in parentheses. Stakes, control and groups that rest on a suspended tie count, and say so. Where ties are counted, it is told how many of them are so: in a column *of which* (JSON and CSV: `of_which`,
`planned` 1, `possibly-in-force` 2 …), in captions and in the texts that stand for pictures. What is counted there without a mark is in force for certain, with all its parties, and lies in the time
that was asked for.

## The flags

- `--as-of DATE` asks about the end of that date: of the day, the month, the year. It keeps ties that were in force, planned or
  suspended then, certainly or possibly. Answers without it tell the status of today.
  Of each of these ties, answers and pictures tell the parties that were there then: not one that had left by its own `until` or came later by its `from`, and marked
  *possibly there* where these leave it open. So `--org HP --as-of 2017` keeps no tie that HP had left by then. That one has taken another's place in a tie is told by these dates alone: a
  `succession` of firms moves none of their ties. Some answers are about more than the day: `timeline` looks back from it, and `show TIE` and `export --to json` have the whole record of a tie.
- `--in-force` keeps of these only the ties in force, certainly or possibly.
- `--status STATUS` keeps the ties that stood so then, certainly or possibly, those that had ended or were dropped included;
  `not-dropped` leaves out only the dropped ones, and keeps those without dates. Without `--as-of` it asks about all that is known.
- `--since DATE` and `--until DATE` keep the ties that began in that time, possibly: one of `announced`, `signed`, `approved`, `closed`
  and `from` lies in it; a tie that has none of these counts by its other dates. One that was `observed`, `suspended` or over before `--since` had begun
  before it and is left out, and so is one without dates. In a timeline they keep steps, and events, by their own dates, unless `--step` is given.
- `--step STEP` keeps the ties that took a step: `announced`, `closed`, `suspended`, `ended` (`until` counts too), `dropped` (`withdrawn`, `refused` or `blocked`) …,
  or `any` for any date of theirs, `observed` included.
  `--since` and `--until` then ask when that step was, possibly: `--step blocked --since 2017`. A step is not before those that go before it, so that what began in 2017 and had ended by
  `../2020` did not end in 2015. A timeline then tells of the ties that `ties` lists with the same flags, and of nothing else: of each the steps asked for that, possibly,
  lie in that time.

What lies in the time of `--since`, `--until` and `--step` whichever day its dates were is a certain hit. Where they leave that open, it is kept, and marked: in
tables, Markdown and drawings by `possibly then` beside the date that leaves it open; in JSON by `\"match\": \"possible\"` of the tie and of that date, where a certain hit has
`\"match\": \"certain\"`, and in CSV by a column `match`; in figures and lists of organisations by how many ties are so (`of_which`: `possibly-then`). A sentence of a report tells the time, too. What was `observed`, `suspended` or over, and of which no date tells
when it began, had begun by then and may have begun before: `begun possibly then`. `until` tells of a possible end only, so that `--step ended` finds it possibly.

## Between two dates

`diff --from DATE --to DATE` tells what stood otherwise at the end of the second date: what has *begun*, what is newly *planned*, what is *gone*, what has *changed* otherwise, and what *came and went*, known on
neither day and over by the second. A tie that is possibly in force only because nothing was heard of it since has not
changed: these are counted in a note. It is certain where the tie certainly stood as told at the end of both dates, or where a party certainly joined or left in between; of all others the count says that they are
only possible (JSON `certain`, CSV `change_certain`). `--in-force`, `--status` and `--under` keep the ties of which they hold at the end of either date, unless `--as-of` names another.
",
        kinds(Start::Agreed),
        kinds(Start::Closed),
        kinds(Start::ClosedWithVehicle),
    );
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_on_time_is_in_the_docs() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/time.md");
        let text = time();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &text).expect("a file that can be written");
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(kept == text, "{path} is stale: run `UPDATE=1 cargo test`");
    }
}
