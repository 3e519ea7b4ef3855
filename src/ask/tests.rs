use super::*;
use crate::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::load::Loaded;

/// Questions and what they mean: `tests/data/ask.tsv`.
pub(super) struct Row {
    pub(super) question: &'static str,
    /// A command; or `!` and why there is none.
    pub(super) means: &'static str,
    /// One of the things that could come next, or what to do, where there is no command.
    pub(super) next: Option<&'static str>,
}

/// The rows by heading.
pub(super) fn rows() -> Vec<(&'static str, Vec<Row>)> {
    let mut sections: Vec<(&str, Vec<Row>)> = Vec::new();
    for line in include_str!("../../tests/data/ask.tsv").lines() {
        if let Some(title) = line.strip_prefix("# ") {
            sections.push((title, Vec::new()));
        } else if let (Some((question, rest)), Some((_, rows))) =
            (line.split_once('\t'), sections.last_mut())
        {
            let (means, next) = match rest.split_once('\t') {
                Some((means, next)) => (means, Some(next)),
                None => (rest, None),
            };
            rows.push(Row {
                question,
                means,
                next,
            });
        }
    }
    sections
}

fn today() -> Day {
    Day::new(2026, 1, 1).expect("it is in the calendar")
}

fn tech() -> Graph {
    Graph::open("us-china-tech").expect("the built-in graph has no faults")
}

#[test]
fn every_question_of_the_table_means_what_it_says() {
    let graph = tech();
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows().iter().flat_map(|(_, rows)| rows) {
        count += 1;
        let (means, offered) = match understand(&graph, row.question, today()) {
            Ok(understood) => (understood.words.join(" "), Vec::new()),
            Err(error) => {
                let mut offered = error.next().to_vec();
                offered.extend(error.help());
                if let Reason::Readings(readings) = error.reason() {
                    offered.extend(readings.iter().map(|words| words.join(" ")));
                }
                (format!("! {error}"), offered)
            }
        };
        let is_offered = row
            .next
            .is_none_or(|next| offered.iter().any(|offer| offer == next));
        if means != row.means || !is_offered {
            wrong.push(format!("{}\t{means}\n\t{offered:?}", row.question));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 150, "{count}");
}

#[test]
fn every_language_asks_for_every_command() {
    for (title, rows) in rows().iter().filter(|(title, _)| *title != "Refusals") {
        let has =
            |language: fn(char) -> bool| rows.iter().any(|row| row.question.chars().any(language));
        assert!(has(text::is_hangul), "{title}");
        assert!(
            has(|c| crate::model::is_east_asian(c) && !text::is_hangul(c)),
            "{title}"
        );
    }
}

#[test]
fn the_place_where_understanding_stops_is_that_of_the_word() {
    let graph = tech();
    for (question, word) in [
        ("who partnered with Inspur because of Cisco", "because"),
        ("who partnered with  Inspr since 2015", "Inspr"),
        ("인스푸와 제휴한 회사는?", "인스푸"),
        ("谁与浪朝合作？", "浪朝"),
        ("who partnered with", ""),
        ("", ""),
        ("?!", ""),
    ] {
        let error = understand(&graph, question, today()).expect_err(question);
        assert_eq!(error.word(), word, "{question}");
        assert_eq!(&question[error.span()], word, "{question}");
        assert_eq!(error.understood().end, error.span().start);
    }
}

#[test]
fn names_are_read_with_every_particle_in_composed_and_decomposed_letters() {
    use unicode_normalization::UnicodeNormalization;
    let graph = tech();
    for name in [
        "인스퍼",
        "Inspur",
        "浪潮",
        "inspur",
        "ＩＮＳＰＵＲ",
        "Inspur Group",
    ] {
        for particle in ["와", "과", "이랑", "하고"] {
            let question = format!("{name}{particle} 제휴한 회사는?");
            for question in [question.clone(), question.nfd().collect()] {
                let understood = understand(&graph, &question, today());
                let words = understood.map(|understood| understood.words);
                assert_eq!(
                    words.as_deref(),
                    Ok(&["partners", "inspur"].map(str::to_owned)[..])
                );
            }
        }
    }
}

#[test]
fn names_that_several_bear_are_refused_with_all_of_them() {
    let text = r#"
        [graph]
        title = "Two of one name"
        [org.apex-us]
        name = "Apex"
        hq = "US"
        [org.apex-cn]
        name = "APEX Co., Ltd."
        hq = "CN"
        [tie.both]
        kind = "research"
        parties.apex-us = "partner"
        parties.apex-cn = "partner"
        evidence = [{ source = "curator", modality = "inferred" }]
    "#;
    let graph = graph_of(text);
    let error = understand(&graph, "who owns Apex", today()).expect_err("two bear the name");
    assert_eq!(error.word(), "Apex");
    assert!(matches!(
        error.reason(),
        Reason::Name(crate::graph::NameError::Ambiguous { candidates, .. }) if candidates.len() == 2
    ));
    let words = understand(&graph, "who owns apex-cn", today()).map(|understood| understood.words);
    assert_eq!(
        words.as_deref(),
        Ok(&["owners", "apex-cn"].map(str::to_owned)[..])
    );
}

/// A small generator of numbers: xorshift32, Marsaglia (2003), "Xorshift RNGs".
struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % sides
    }
}

/// Words that a command must repeat, each with how it does.
const CONTENT: &[(&str, &str)] = &[
    ("Inspur", "inspur"),
    ("시스코", "cisco"),
    ("델", "dell"),
    ("2013", "201"),
    ("2014년", "201"),
    ("joint ventures", "joint-venture"),
    ("供应", "supply"),
    ("Taiwan", "TW"),
    ("cloud", "cloud"),
    ("on cloud", "cloud"),
    ("in Taiwan", "TW"),
    ("with US firms", "US"),
    ("since 2013", "2013"),
    ("confirmed", "confirmed"),
];

const FUNCTION: &[&str] = &[
    "who",
    "which",
    "owns",
    "partnered",
    "with",
    "since",
    "in",
    "as of",
    "between",
    "and",
    "of",
    "how is",
    "connected to",
    "companies",
    "deals",
    "did",
    "form",
    "the",
    "?",
    "with whom",
    "because",
    "not",
    "누가",
    "는",
    "와",
    "제휴한",
    "회사",
    "이후",
    "谁",
    "与",
    "合作",
    "的",
    "there",
    "are",
    "how many",
    "by kind",
    "history",
];

#[test]
fn whatever_is_asked_nothing_panics_and_no_content_is_dropped() {
    let graph = Graph::open("us-china-2015").expect("the built-in graph has no faults");
    let mut dice = Dice(2015);
    let mut read = 0;
    for _ in 0..600 {
        let mut content = Vec::new();
        // Half begin as questions do, so that some are understood to their ends.
        let mut words = match dice.roll(2) {
            0 => vec![
                [
                    "who partnered with Cisco",
                    "deals of Cisco",
                    "which joint ventures are there",
                ][dice.roll(3)],
            ],
            _ => Vec::new(),
        };
        let most = if words.is_empty() { 7 } else { 3 };
        for _ in 0..=dice.roll(most) {
            if dice.roll(2) == 0 {
                let (word, repeated) = CONTENT[dice.roll(CONTENT.len())];
                words.push(word);
                content.push(repeated);
            } else {
                words.push(FUNCTION[dice.roll(FUNCTION.len())]);
            }
        }
        let question = words.join(" ");
        match understand(&graph, &question, today()) {
            Ok(understood) => {
                read += 1;
                let line = understood.words.join(" ");
                for repeated in content {
                    // A bloc of one country stands for it.
                    let lower = repeated.to_lowercase();
                    assert!(
                        line.contains(repeated) || line.contains(&lower),
                        "{question}: {line}"
                    );
                }
                for refused in ["because", "not"] {
                    assert!(!words.contains(&refused), "{question}: {line}");
                }
            }
            Err(error) => assert!(question.get(error.span()).is_some(), "{question}"),
        }
    }
    assert!(read >= 20, "only {read} were understood");
}

#[test]
fn a_question_stays_a_refusal_with_a_word_that_it_does_not_know() {
    let graph = tech();
    for row in rows().iter().flat_map(|(_, rows)| rows) {
        if row.means.starts_with('!') || row.question.chars().any(crate::model::is_east_asian) {
            continue;
        }
        let words: Vec<&str> = row.question.split(' ').collect();
        let middle = words.len() / 2;
        let question = [&words[..middle], &["hardly"], &words[middle..]]
            .concat()
            .join(" ");
        assert!(
            understand(&graph, &question, today()).is_err(),
            "{question}"
        );
    }
}

#[test]
fn a_question_with_a_word_of_two_meanings_again_and_again_is_refused_in_time() {
    let question =
        "which deals ".to_owned() + &"in China in the US on cloud since 2015 in 2016 ".repeat(40);
    assert!(understand(&tech(), &question, today()).is_err());
}

fn graph_of(text: &str) -> Graph {
    let mut files = Files::default();
    files.push(File::new("graph.toml", Syntax::Toml, text.to_owned()));
    let compiled = Compiled::new(Loaded {
        files,
        ..Loaded::default()
    });
    let model = compiled.into_model();
    Graph::new(model.expect("the graph has no faults"))
}

#[test]
fn a_name_that_is_a_place_too_is_refused_with_both() {
    let graph = crate::query::tests::of_text(
        "[bloc.asean]\nlabel = \"ASEAN\"\ncountries = [\"SG\", \"MY\"]\n\
         [org.asean]\nname = \"ASEAN\"\nhq = \"ID\"\n[org.grab]\nname = \"Grab\"\nhq = \"SG\"\n\
         [org.ms]\nname = \"Microsoft\"\nhq = \"US\"\n[tie.t]\nkind = \"acquisition\"\n\
         parties = { asean = \"acquirer\", grab = \"target\" }\ndates.closed = \"2016\"\n",
    );
    let asked = |question| understand(&graph, question, today()).map(|asked| asked.words.join(" "));
    for question in [
        "who partnered with ASEAN",
        "what did ASEAN buy",
        "ties of asean",
    ] {
        let error = asked(question).expect_err(question);
        assert!(
            error
                .to_string()
                .contains("(org.asean), and a place (bloc.asean)"),
            "{error}"
        );
        let help = error.help().unwrap_or_default();
        assert!(
            help.contains("`org.asean`") && help.contains("`bloc.asean firms`"),
            "{help}"
        );
    }
    let words = |question| asked(question).expect(question);
    assert_eq!(words("who partnered with org.asean"), "partners asean");
    assert_eq!(words("who owns ASEAN"), "owners asean");
    let bought = "ties --kind acquisition --role bloc.asean=acquirer --status not-dropped";
    assert_eq!(words("what did bloc.asean firms buy"), bought);
    assert_eq!(words("what did ASEAN firms buy"), bought);
}

#[test]
fn how_many_is_told_from_which() {
    let graph = tech();
    for (question, number) in [
        ("how many joint ventures did Cisco form", true),
        ("which joint ventures did Cisco form", false),
        ("how many Chinese firms are there", true),
        ("how many partners does Cisco have", true),
        ("시스코의 합작투자는 몇 건인가?", true),
        ("시스코의 합작투자는?", false),
        ("思科有多少合资企业", true),
        ("思科有哪些合资企业", false),
    ] {
        let asked = understand(&graph, question, today()).expect(question);
        assert_eq!(asked.number, number, "{question}");
    }
}
