//! Questions that people ask, with their right answers: `tests/data/questions.tsv`.
//!
//! The answers are those that the files of the graphs have: they are worked out from these before the program is asked, and where the two
//! disagree, the files are read again.
//!
//! A row has a graph, the command, what it must answer (see [`facts`]), and the question in English, Korean and Chinese, which `ask` must
//! understand in the same way. A question with a `?` before it is one that `ask` must refuse rather than guess at.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::process::{Command, Output};

use serde_json::Value;

/// 23 November 2026.
const TODAY: &str = "1795392000";

struct Question {
    graph: &'static str,
    command: &'static str,
    expected: Vec<&'static str>,
    /// In English, Korean and Chinese; empty where there is none.
    words: [&'static str; 3],
}

fn questions() -> Vec<Question> {
    let table = include_str!("data/questions.tsv");
    let rows = table.lines().skip(1).map(|line| line.split('\t'));
    let mut questions = Vec::new();
    for mut row in rows {
        let mut next = || row.next().unwrap();
        let (graph, command, expected) = (next(), next(), next());
        let mut expected: Vec<&str> = expected.split(' ').filter(|word| *word != "-").collect();
        expected.sort_unstable();
        questions.push(Question {
            graph,
            command,
            expected,
            words: [next(), next(), next()],
        });
    }
    questions
}

fn run(graph: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(args)
        .args(["--graph", graph, "--format", "json"])
        .env("SOURCE_DATE_EPOCH", TODAY)
        .output()
        .unwrap()
}

/// What an answer says, in the words of the table: the ids of partners, ties and organisations; chains as `a>b`; holders as
/// `emc=81`, what is held through others as `dell~40.5–81`, and who controls as `controls:emc`, with `?` where that is only possible; steps as `date/step/tie`; counts as `kind=3`; changes as `+tie`.
fn facts(output: &Output) -> Result<Vec<String>, String> {
    let errors = String::from_utf8_lossy(&output.stderr);
    if output.status.code() > Some(1) {
        return Err(errors.into_owned());
    }
    if output.stdout.is_empty() {
        return Ok(Vec::new());
    }
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let command = answer["query"]["command"].as_str().unwrap();
    let rows = answer["rows"].as_array().unwrap().iter();
    let mut facts: Vec<String> = rows.flat_map(|row| fact(command, row)).collect();
    facts.sort_unstable();
    facts.dedup();
    Ok(facts)
}

fn fact(command: &str, row: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let bare = |id: &Value| text(id).split_once('.').unwrap().1.to_owned();
    match command {
        "partners" => vec![text(&row["partner"]["id"])],
        "ties" | "orgs" => vec![text(&row["id"])],
        "path" => {
            let orgs = row["orgs"].as_array().unwrap().iter();
            let ids: Vec<String> = orgs.map(|org| text(&org["id"])).collect();
            vec![ids.join(">")]
        }
        "owners" | "holdings" => owner(&text(&row["org"]["id"]), row),
        "timeline" => {
            let record = text(&row["record"]["id"]);
            let step = if record.starts_with("event.") {
                "event".to_owned()
            } else {
                text(&row["step"])
            };
            vec![format!(
                "{}/{step}/{}",
                text(&row["date"]),
                bare(&row["record"]["id"])
            )]
        }
        "stats" if row["by"] == "total" => Vec::new(),
        "stats" => {
            let mut key: Vec<String> = text(&row["key"]).split('/').map(str::to_owned).collect();
            key.sort_unstable();
            vec![format!("{}={}", key.join("-"), row["ties"])]
        }
        "show" => vec![format!("{}.{}", text(&row["type"]), text(&row["id"]))],
        "diff" => {
            let sign = match row["change"].as_str().unwrap() {
                "begun" | "planned" => '+',
                "gone" => '-',
                _ => '~',
            };
            vec![format!("{sign}{}", text(&row["id"]))]
        }
        command => panic!("{command} has no facts"),
    }
}

fn owner(id: &str, row: &Value) -> Vec<String> {
    let mut facts = Vec::new();
    let doubt = |told: &Value| if told["certain"] == false { "?" } else { "" };
    let direct = &row["direct"];
    if !direct.is_null() {
        let share = |share: &Value| share.as_str().map(str::to_owned);
        let stake = &direct["stake"];
        let stake = match (share(&stake["equity"]), share(&stake["votes"])) {
            (Some(equity), Some(votes)) => format!("{{equity={equity},votes={votes}}}"),
            (equity, votes) => equity.or(votes).unwrap_or("unknown".to_owned()),
        };
        facts.push(format!("{id}={stake}{}", doubt(direct)));
    } else if let Some(effective) = row["effective"]["label"].as_str() {
        let effective = effective.trim_end_matches(" %");
        facts.push(format!("{id}~{effective}{}", doubt(row)));
    }
    if !row["control"].is_null() {
        facts.push(format!("controls:{id}{}", doubt(&row["control"])));
    }
    facts
}

/// How the answers to some questions are not those of the table: one text a question.
fn wrong<'q>(asked: impl Iterator<Item = (&'q Question, Vec<&'q str>)>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (question, args) in asked {
        let refused = args.last().is_some_and(|words| words.starts_with('?'));
        let found = facts(&run(question.graph, &args));
        let right = match &found {
            Ok(found) => !refused && *found == question.expected,
            Err(_) => refused,
        };
        if !right {
            let expected = question.expected.join(" ");
            let found = found.map_or_else(|error| error, |found| found.join(" "));
            wrong.push(format!(
                "{}: {}\n  expected: {expected}\n  found:    {found}\n",
                question.graph,
                args.join(" ")
            ));
        }
    }
    wrong
}

#[test]
fn every_command_gives_the_answer_that_the_files_have() {
    let questions = questions();
    let asked = questions
        .iter()
        .map(|question| (question, question.command.split(' ').collect()));
    let wrong = wrong(asked);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.concat()
    );
}

#[test]
fn the_same_questions_in_words_get_the_same_answers() {
    let questions = questions();
    let asked = questions.iter().flat_map(|question| {
        let words = question.words.into_iter().filter(|words| !words.is_empty());
        words.map(move |words| (question, vec!["ask", words]))
    });
    let wrong = wrong(asked);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.concat()
    );
}
