use clap::{Args, Parser};
use tieup::ask::{NotUnderstood, Reason, understand};
use tieup::diag::{excerpt, visible_line};
use tieup::graph::NameError;
use tieup::model::Day;
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::open::{GraphArgs, today};
use super::output::COUNT_FIRST;
use super::{Cli, Outcome, output};

mod notes;

use notes::{beneath, control, say_end, say_undone};

/// Ask in words, in English, Korean or Chinese
///
/// The question is read with a small grammar: who is allied with whom, which ties there are, how two are connected, who
/// owns or controls whom, what happened, which organisations there are, how many, all about a record, and what changed.
/// Names may be in any script, in a question of any language. The command that it means is printed on standard error, to
/// be pasted or bettered, and then run.
///
/// Nothing is guessed: a word that is not understood, a name that nobody or more than one bears, and words with two meanings
/// are told, with what could come next, and nothing is run. `docs/ask.md` lists what can be asked.
///
/// Where it is asked how many there are, the number goes before the answer; in JSON and CSV, on standard error.
///
/// `--format` and `--cite` go to the command. Exits as the command does, and with 2 where the question is not understood.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct AskArgs {
    /// The question; quotes are needed only where the shell wants them
    #[arg(value_name = "QUESTION", required = true)]
    question: Vec<String>,
    /// How the answer is printed, as `--format` of the command
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Number the sources, and list them below the answer
    #[arg(long)]
    cite: bool,
}

const EXAMPLES: &str = "\
Examples:
  tieup ask 'who partnered with Inspur since 2015'
  tieup ask 'which joint ventures did Cisco form in China'
  tieup ask 'how is Dell connected to Sugon'
  tieup ask 'who controls Sugon as of 2015' --format json
  tieup ask 'joint ventures planned or in force in November 2015' --cite
  tieup ask '인스퍼와 제휴한 회사는?'
  tieup ask 'VM웨어의 주인은 누구인가요?'
  tieup ask '谁与浪潮合作？'
  tieup ask '戴尔和曙光有什么关系？'";

impl AskArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let question = self.question.join(" ");
        let (_, opened) = graph.open()?;
        let today = today()?;
        let understood = match understand(&opened, &question, today) {
            Ok(understood) => understood,
            Err(error) => {
                self.refuse(&question, &error, graph, today);
                return Ok(Outcome::Failed);
            }
        };
        let asked_for = understood.words.clone();
        let mut words = self.given(graph, understood.words);
        output::say(&format!("= tieup {}\n", shell(&words)));
        say_end(&words);
        words.extend(understood.number.then(|| COUNT_FIRST.to_owned()));
        let line = std::iter::once("tieup".to_owned()).chain(words);
        // Only where a table of phrases and the command line disagree.
        let cli = Cli::try_parse_from(line).map_err(|error| {
            Failure::new("the command does not take that").because(&first_line(&error))
        })?;
        if let Some(select) = cli.command.select() {
            say_undone(&opened, select, today)?;
        }
        let outcome = cli.command.run(&cli.graph)?;
        let is_found = outcome == Outcome::Done;
        // Where nothing is held there is no control either.
        if understood.controls
            && is_found
            && let Some(said) = control(&opened, &asked_for, today)
        {
            output::say(&format!("note: {said}; a stake alone is no control\n"));
        }
        if let Some((name, words)) = beneath(&opened, &asked_for, is_found, today) {
            output::say(&format!(
                "note: asks about {name} alone; `tieup {}` asks about those under its control\n",
                shell(&self.given(graph, words))
            ));
        }
        Ok(outcome)
    }

    /// The words with the flags that were given to `ask`.
    fn given(&self, graph: &GraphArgs, mut words: Vec<String>) -> Vec<String> {
        words.extend(graph.words());
        if let Some(format) = &self.format {
            words.extend(["--format".to_owned(), format.clone()]);
        }
        if self.cite && !words.iter().any(|word| word == "--cite") {
            words.push("--cite".to_owned());
        }
        words
    }

    /// Says why a question was not understood, with commands that stand for themselves.
    fn refuse(&self, question: &str, error: &NotUnderstood, graph: &GraphArgs, today: Day) {
        let mut failure = Failure::new(error.to_string());
        if let Some(help) = error.help() {
            let words = [vec!["tieup".to_owned()], graph.words()].concat();
            let tieup = format!("`{} ", shell(&words));
            failure = failure.hint(help.replace("`tieup ", &tieup));
        }
        failure.report();
        match error.reason() {
            Reason::Readings(readings) => {
                for words in readings {
                    let words = self.given(graph, words.clone());
                    output::say(&format!("  tieup {}\n", shell(&words)));
                }
            }
            Reason::Unfit { .. } => {}
            _ => say_next(question, error, graph, today),
        }
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}

/// Says of a question that is not read to its end at which word it stops, and what could come next.
fn say_next(question: &str, error: &NotUnderstood, graph: &GraphArgs, today: Day) {
    output::say(&pointed(question, error));
    let unknown = match error.reason() {
        Reason::Name(NameError::Unknown { name, .. }) => Some(name),
        _ => None,
    };
    let is_elsewhere = (unknown.is_some() || *error.reason() == Reason::Word)
        && graph.say_who_understands(question, today);
    if let Some(name) = unknown.filter(|_| !is_elsewhere) {
        graph.say_where(name);
    }
    let [first, rest @ ..] = error.next() else {
        return;
    };
    let mut list = format!("could come next:\n  {first}\n");
    for next in rest {
        list.push_str("  ");
        list.push_str(next);
        list.push('\n');
    }
    output::say(&list);
}

/// The question, and carets under the word at which understanding stopped; what is long of it, by its beginning, of what stands before that
/// word by its end.
fn pointed(question: &str, error: &NotUnderstood) -> String {
    let span = error.span();
    let part = |range| visible_line(question.get(range).unwrap_or_default()).into_owned();
    let before = part(0..span.start);
    let before = last_words(&before);
    let word = excerpt(&part(span.clone())).into_owned();
    let after = excerpt(&part(span.end..question.len())).into_owned();
    let gap = " ".repeat(before.width());
    let carets = "^".repeat(word.width().max(1));
    format!("\n  {before}{word}{after}\n  {gap}{carets}\n")
}

/// A text, or of a long one as many of its last words as have room beside others in a line.
fn last_words(text: &str) -> String {
    const MOST: usize = 60;
    if text.width() <= MOST {
        return text.to_owned();
    }
    let mut gaps = text.match_indices(' ').map(|(at, _)| at);
    let end = gaps.find(|at| text[*at..].width() <= MOST);
    format!("…{}", &text[end.unwrap_or(text.len())..])
}

/// Words as a shell takes them.
pub(super) fn shell(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| quote(word)).collect();
    quoted.join(" ")
}

/// A word in single quotes where a POSIX shell would read more into it (XCU 2.2).
fn quote(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./,:=@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", visible_line(word).replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tieup::Graph;

    #[test]
    fn words_are_quoted_only_where_a_shell_needs_it() {
        let words = ["partners", "--between", "us,cn", "a b", "it's", ""].map(str::to_owned);
        assert_eq!(
            shell(&words),
            r"partners --between us,cn 'a b' 'it'\''s' ''"
        );
    }

    #[test]
    fn every_example_is_understood_and_is_a_command() {
        let graph = Graph::open("us-china-2015").expect("the built-in graph has no faults");
        let today = Day::new(2026, 1, 1).expect("it is in the calendar");
        let examples = EXAMPLES
            .lines()
            .filter(|line| line.starts_with("  tieup ask"));
        let mut count = 0;
        for example in examples {
            let question = example.split('\'').nth(1).expect("it is quoted");
            let words = understand(&graph, question, today).expect(question).words;
            let line = std::iter::once("tieup".to_owned()).chain(words);
            assert!(Cli::try_parse_from(line).is_ok(), "{question}");
            count += 1;
        }
        assert_eq!(count, 9);
    }
}
