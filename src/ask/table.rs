//! What a language's tables look like, and the programs that are made of them, once.

use std::sync::LazyLock;

use super::pattern::{Step, compile};
use super::question::Ask;
use super::text::folded;
use super::words::Words;
use super::{en, ko, zh};

/// The tables of a language. A row of `questions` and `modifiers` is a pattern (see `pattern`).
pub(super) struct Language {
    /// The language's own name, and its name in English.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "only the page of questions shows it")
    )]
    pub(super) name: &'static str,
    /// What patterns use under a name.
    pub(super) parts: &'static [(&'static str, &'static str)],
    /// The questions: the command that answers one, and how it is put.
    pub(super) questions: &'static [(Ask, &'static str)],
    /// What may stand between any two words of a question: what it is, and how it is put.
    pub(super) modifiers: &'static [(&'static str, &'static str)],
    /// Words that mean nothing here, and may stand anywhere.
    pub(super) fillers: &'static [&'static str],
    /// What may stand behind a name without a space.
    pub(super) particles: &'static [&'static str],
    /// What it calls countries, kinds of tie, topics and times.
    pub(super) words: &'static Words,
}

// What modifiers are, as it is told where one could come next.
pub(super) const TIME: &str = "a time: since 2015, before 2014, as of November 2015";
pub(super) const PLACE: &str = "a place: in China, with Chinese firms, between the US and China";
pub(super) const STATUS: &str = "a status: planned, in force, suspended, ended, blocked";
pub(super) const STANDING: &str = "a standing: confirmed, claimed, denied";
pub(super) const TOPIC: &str = "a topic: on cloud";
pub(super) const CONTROL: &str = "who controls a party: under state control";
pub(super) const WAY: &str = "a way: through EMC, not through licences, within 3 steps";
pub(super) const REACH: &str = "how far: directly or through others";
pub(super) const GROUP: &str = "its group: including subsidiaries";
pub(super) const SAYS: &str = "sources: and who says so";

pub(super) static LANGUAGES: [&Language; 3] = [&en::TABLE, &ko::TABLE, &zh::TABLE];

/// A row that is ready to be matched.
#[derive(Debug)]
pub(super) struct Program<T> {
    pub(super) what: T,
    pub(super) steps: Vec<Step>,
}

/// A language's rows, compiled.
#[derive(Debug)]
pub(super) struct Grammar {
    pub(super) questions: Vec<Program<Ask>>,
    pub(super) modifiers: Vec<Program<&'static str>>,
    pub(super) fillers: Vec<Vec<char>>,
    pub(super) particles: Vec<Vec<char>>,
}

static GRAMMARS: LazyLock<Vec<Grammar>> =
    LazyLock::new(|| LANGUAGES.map(Grammar::new).into_iter().collect());

/// The grammars, in the order of [`LANGUAGES`]. Compiled at the first call.
pub(super) fn grammars() -> &'static [Grammar] {
    &GRAMMARS
}

impl Grammar {
    fn new(language: &'static Language) -> Self {
        fn programs<T: Copy>(
            rows: &'static [(T, &'static str)],
            parts: &'static [(&'static str, &'static str)],
        ) -> Vec<Program<T>> {
            let program = |&(what, pattern): &(T, &'static str)| {
                let steps = compile(pattern, parts)?;
                Some(Program { what, steps })
            };
            rows.iter().filter_map(program).collect()
        }
        let words = |words: &[&str]| words.iter().map(|word| folded(word)).collect();
        Grammar {
            questions: programs(language.questions, language.parts),
            modifiers: programs(language.modifiers, language.parts),
            fillers: words(language.fillers),
            particles: words(language.particles),
        }
    }
}

impl Grammar {
    /// The words that its rows are made of.
    pub(super) fn words(&self) -> impl Iterator<Item = &[char]> {
        let questions = self.questions.iter().flat_map(|row| &row.steps);
        let modifiers = self.modifiers.iter().flat_map(|row| &row.steps);
        let words = questions.chain(modifiers).filter_map(|step| match step {
            Step::Word(word) => Some(&**word),
            _ => None,
        });
        words.chain(self.fillers.iter().map(Vec::as_slice))
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::Slot;
    use super::super::question::{Place, Question, Value};
    use super::*;
    use crate::answer::By;
    use crate::graph::Graph;
    use crate::model::{Day, OrgKind};
    use crate::select::{Flag, Selection};

    #[test]
    fn every_row_is_well_formed() {
        for language in LANGUAGES {
            let rows = language.questions.iter().map(|row| row.1);
            for pattern in rows.chain(language.modifiers.iter().map(|row| row.1)) {
                assert!(
                    compile(pattern, language.parts).is_some(),
                    "{}: {pattern}",
                    language.name
                );
            }
        }
    }

    /// A value for a slot, and another for one that needs a first.
    fn samples(graph: &Graph, slot: Slot, purpose: &str) -> [Value; 2] {
        let date = |date: &str| Value::Date(date.to_owned());
        let orgs = ["cisco", "inspur"].map(|id| graph.find(id).expect("it is in the graph").key());
        match slot {
            Slot::Org => orgs.map(Value::Org),
            Slot::Place => ["US", "CN"]
                .map(|code| Value::Place(Place::Country(code.parse().expect("it is a country")))),
            // A month has thirds, a year quarters.
            Slot::Date if purpose.starts_with("third") => ["2015-10", "2015-11"].map(date),
            Slot::Date => ["2015", "2016"].map(date),
            Slot::Kind => {
                ["licence", "supply"].map(|kind| Value::Kind(kind.parse().expect("it is a kind")))
            }
            Slot::Topic => ["cloud", "servers"].map(|topic| Value::Topic(topic.to_owned())),
            Slot::Record => ["source.a", "source.b"].map(|id| Value::Record(id.to_owned())),
            Slot::Number => [1, 2].map(Value::Number),
        }
    }

    /// Whether a question takes what a step reads, and makes flags of it that commands take.
    fn is_taken(graph: &Graph, step: &Step, ask: Ask) -> bool {
        let today = Day::new(2026, 1, 1).expect("it is in the calendar");
        let mut question = Question::new(ask, today);
        let is_read = match step {
            Step::Set(key, value) => question.set(key, value),
            Step::Slot(slot, purpose) => {
                let [first, second] = samples(graph, *slot, purpose);
                let before = match *purpose {
                    "or" => question.add(graph, &first, ""),
                    "between" => question.add(graph, &first, purpose),
                    _ => true,
                };
                before && question.add(graph, &second, purpose)
            }
            _ => true,
        };
        let is_flag = |flag: &str, value: &str| {
            if Flag::by_name(flag).is_ok() && flag != "source" {
                Selection::default().add(graph, flag, value).is_ok()
            } else if flag == "by" {
                By::ALL.iter().any(|by| by.name() == value)
            } else {
                flag != "org-kind" || value.split(',').all(|word| word.parse::<OrgKind>().is_ok())
            }
        };
        let words = question.words(graph);
        let mut pairs = words.windows(2).filter_map(|pair| {
            let flag = pair[0].strip_prefix("--")?;
            (!pair[1].starts_with("--")).then_some((flag, &*pair[1]))
        });
        let is_known = question.implied.is_none_or(|name| graph.find(name).is_ok());
        is_read && is_known && pairs.all(|(flag, value)| is_flag(flag, value))
    }

    #[test]
    fn every_mark_and_purpose_of_every_row_is_one_that_questions_take() {
        let graph = Graph::open("us-china-tech").expect("the built-in graph has no faults");
        let mut lost = std::collections::BTreeSet::new();
        // A row may hold a part of which not all goes with its command.
        let is_lost = |step: &&Step, what: &str| {
            let mut asks = Ask::ALL.into_iter();
            !asks.any(|ask| (what.is_empty() || ask.takes(what)) && is_taken(&graph, step, ask))
        };
        for grammar in grammars() {
            let questions = grammar.questions.iter();
            let questions = questions.flat_map(|row| row.steps.iter().map(|step| ("", step)));
            let modifiers = grammar.modifiers.iter();
            let modifiers = modifiers.flat_map(|row| row.steps.iter().map(|step| (row.what, step)));
            let steps = questions.chain(modifiers);
            let steps = steps.filter(|(what, step)| is_lost(step, what));
            lost.extend(steps.map(|(what, step)| format!("{what}: {step:?}")));
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }

    #[test]
    fn a_mark_or_purpose_with_a_slip_is_taken_by_no_question() {
        let graph = Graph::open("us-china-tech").expect("the built-in graph has no faults");
        for step in [
            Step::Slot(Slot::Org, "subjet"),
            Step::Slot(Slot::Place, "ojbect"),
            Step::Slot(Slot::Date, "sinse"),
            Step::Set("side", "ojbect"),
            Step::Set("beyond", "payed"),
            Step::Set("status", "halted"),
            Step::Set("step", "clossed"),
            Step::Set("by", "knd"),
            Step::Set("org-kind", "firm"),
            Step::Set("whome", ""),
        ] {
            let mut asks = Ask::ALL.into_iter();
            assert!(!asks.any(|ask| is_taken(&graph, &step, ask)), "{step:?}");
        }
    }
}
