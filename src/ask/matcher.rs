//! Matches a question against the rows of all languages at once.
//!
//! A row is a small program; a state is where in a row and where in the question one is, and what was read. States are
//! gone through once each, so that the cost is bounded by rows × positions × readings. Between two words of a row may stand
//! spaces, fillers and modifiers; all else must be in the row. What could have stood where the states got furthest is kept.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::lexicon::{Found, Lexicon};
use super::pattern::{Slot, Step};
use super::question::{Ask, Question, Value};
use super::table::{Grammar, grammars};
use super::text::Text;
use crate::graph::Graph;
use crate::model::Day;

/// What could stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Next {
    Slot(Slot),
    /// A modifier, by what it is.
    Modifier(&'static str),
    Word(String),
    /// Nothing: the question may end here.
    End,
}

/// How far the rows got.
#[derive(Debug, Default)]
pub(super) struct Reached {
    pub(super) pos: usize,
    pub(super) next: BTreeSet<Next>,
    /// Where something was read that does not go with what stands before it.
    pub(super) clash: Option<(usize, usize)>,
    /// Where a language's rows got there.
    pub(super) languages: BTreeSet<usize>,
}

#[derive(Clone, Debug)]
enum Effect {
    Value(Value, &'static str),
    Set(&'static str, &'static str),
}

type Modified = Rc<[(usize, Vec<Effect>)]>;

#[derive(Clone, PartialEq, Eq, Hash)]
struct State {
    row: usize,
    step: usize,
    pos: usize,
    question: Question,
}

pub(super) struct Matcher<'a, 'g> {
    graph: &'g Graph,
    today: Day,
    text: &'a Text<'a>,
    lexicon: &'a Lexicon<'g>,
    found: RefCell<BTreeMap<(usize, Slot), Rc<[Found]>>>,
    modified: RefCell<BTreeMap<(usize, usize), Modified>>,
    reached: RefCell<Reached>,
}

impl<'a, 'g> Matcher<'a, 'g> {
    pub(super) fn new(
        graph: &'g Graph,
        today: Day,
        text: &'a Text<'a>,
        lexicon: &'a Lexicon<'g>,
    ) -> Self {
        Matcher {
            graph,
            today,
            text,
            lexicon,
            found: RefCell::default(),
            modified: RefCell::default(),
            reached: RefCell::default(),
        }
    }

    /// The questions that the whole text may be, and how far all rows got.
    pub(super) fn run(self) -> (BTreeSet<Question>, Reached) {
        let mut questions = BTreeSet::new();
        for (language, grammar) in grammars().iter().enumerate() {
            self.run_language(language, grammar, &mut questions);
        }
        (questions, self.reached.into_inner())
    }

    fn run_language(&self, language: usize, grammar: &Grammar, questions: &mut BTreeSet<Question>) {
        let start = |(row, program): (usize, &super::table::Program<Ask>)| State {
            row,
            step: 0,
            pos: 0,
            question: Question::new(program.what, self.today),
        };
        let mut todo: Vec<State> = grammar.questions.iter().enumerate().map(start).collect();
        let mut seen: HashSet<State> = HashSet::new();
        while let Some(state) = todo.pop() {
            if !seen.insert(state.clone()) {
                continue;
            }
            let to = |step| State {
                step,
                ..state.clone()
            };
            match &grammar.questions[state.row].steps[state.step] {
                Step::Either(other) => todo.extend([to(state.step + 1), to(*other)]),
                Step::Jump(step) => todo.push(to(*step)),
                Step::Set(key, value) => {
                    let mut next = to(state.step + 1);
                    if next.question.set(key, value) {
                        todo.push(next);
                    }
                }
                Step::End => {
                    if self.text.skip(state.pos) == self.text.len() {
                        questions.insert(state.question.clone());
                    } else {
                        self.expect(language, state.pos, Next::End);
                    }
                    self.gap(language, grammar, &state, &mut todo);
                }
                step => {
                    self.consume(language, &state, step, &mut todo);
                    self.gap(language, grammar, &state, &mut todo);
                }
            }
        }
    }

    fn consume(&self, language: usize, state: &State, step: &Step, todo: &mut Vec<State>) {
        for (end, effect) in self.step(language, state.pos, step) {
            let mut next = State {
                step: state.step + 1,
                pos: end,
                ..state.clone()
            };
            if effect.is_none_or(|effect| self.apply(&mut next.question, &effect)) {
                todo.push(next);
            } else {
                self.clash(self.text.skip(state.pos), end);
            }
        }
    }

    /// Fillers and modifiers before the next word of a row.
    fn gap(&self, language: usize, grammar: &Grammar, state: &State, todo: &mut Vec<State>) {
        let start = self.text.skip(state.pos);
        for filler in &grammar.fillers {
            if let Some(pos) = self.text.word(filler, start) {
                todo.push(State {
                    pos,
                    ..state.clone()
                });
            }
        }
        if matches!(state.question.ask, Ask::Show | Ask::Diff) {
            return;
        }
        for (end, effects) in self.modifiers(language, grammar, start).iter() {
            let mut next = State {
                pos: *end,
                ..state.clone()
            };
            if effects.iter().all(|effect| self.apply(&mut next.question, effect)) {
                todo.push(next);
            } else {
                self.clash(start, *end);
            }
        }
    }

    fn apply(&self, question: &mut Question, effect: &Effect) -> bool {
        match effect {
            Effect::Value(value, purpose) => question.add(self.graph, value, purpose),
            Effect::Set(key, value) => question.set(key, value),
        }
    }

    /// Where a word or value of a row ends here, each way that it may be read.
    fn step(&self, language: usize, pos: usize, step: &Step) -> Vec<(usize, Option<Effect>)> {
        let start = self.text.skip(pos);
        match step {
            Step::Word(word) => {
                // What begins with an apostrophe belongs to the word before it.
                let start = if word.first() == Some(&'\'') { pos } else { start };
                let end = self.text.word(word, start);
                if end.is_none() {
                    let word: String = word.iter().collect();
                    self.expect(language, pos, Next::Word(word.replace('_', " ")));
                }
                end.map(|end| (end, None)).into_iter().collect()
            }
            Step::Slot(slot, purpose) => {
                let found = self.values(start, *slot);
                if found.is_empty() {
                    self.expect(language, pos, Next::Slot(*slot));
                }
                let read = |(end, value): &Found| {
                    (*end, Some(Effect::Value(value.clone(), purpose)))
                };
                found.iter().map(read).collect()
            }
            _ => Vec::new(),
        }
    }

    fn values(&self, pos: usize, slot: Slot) -> Rc<[Found]> {
        let mut found = self.found.borrow_mut();
        let read = || self.lexicon.at(self.text, pos, slot).into();
        Rc::clone(found.entry((pos, slot)).or_insert_with(read))
    }

    /// The modifiers that begin here, each with its end and what it says.
    fn modifiers(&self, language: usize, grammar: &Grammar, start: usize) -> Modified {
        if let Some(known) = self.modified.borrow().get(&(language, start)) {
            return Rc::clone(known);
        }
        let mut all = Vec::new();
        for program in &grammar.modifiers {
            let mut todo = vec![(0, start, Vec::new())];
            while let Some((at, pos, effects)) = todo.pop() {
                match &program.steps[at] {
                    Step::Either(other) => {
                        todo.push((*other, pos, effects.clone()));
                        todo.push((at + 1, pos, effects));
                    }
                    Step::Jump(step) => todo.push((*step, pos, effects)),
                    Step::Set(key, value) => {
                        let mut effects = effects;
                        effects.push(Effect::Set(key, value));
                        todo.push((at + 1, pos, effects));
                    }
                    Step::End if pos > start => all.push((pos, effects)),
                    Step::End => {}
                    step if pos == start => {
                        let ends = self.step_quietly(pos, step);
                        if ends.is_empty() {
                            self.expect(language, pos, Next::Modifier(program.what));
                        }
                        push(&mut todo, at, &effects, ends);
                    }
                    step => {
                        let skipped = self.text.skip(pos);
                        let fillers = grammar.fillers.iter();
                        for end in fillers.filter_map(|filler| self.text.word(filler, skipped)) {
                            todo.push((at, end, effects.clone()));
                        }
                        let ends = self.step(language, pos, step);
                        push(&mut todo, at, &effects, ends);
                    }
                }
            }
        }
        let all: Modified = all.into();
        self.modified
            .borrow_mut()
            .insert((language, start), Rc::clone(&all));
        all
    }

    fn step_quietly(&self, pos: usize, step: &Step) -> Vec<(usize, Option<Effect>)> {
        match step {
            Step::Word(word) => {
                let end = self.text.word(word, pos);
                end.map(|end| (end, None)).into_iter().collect()
            }
            Step::Slot(slot, purpose) => {
                let read = |(end, value): &Found| {
                    (*end, Some(Effect::Value(value.clone(), *purpose)))
                };
                self.values(pos, *slot).iter().map(read).collect()
            }
            _ => Vec::new(),
        }
    }

    fn expect(&self, language: usize, pos: usize, next: Next) {
        let pos = self.text.skip(pos);
        let mut reached = self.reached.borrow_mut();
        if pos > reached.pos {
            reached.pos = pos;
            reached.next.clear();
            reached.languages.clear();
        }
        if pos == reached.pos {
            reached.next.insert(next);
            reached.languages.insert(language);
        }
    }

    fn clash(&self, start: usize, end: usize) {
        let mut reached = self.reached.borrow_mut();
        if reached.clash.is_none_or(|known| known.1 < end) {
            reached.clash = Some((start, end));
        }
    }
}

type ModifierState = (usize, usize, Vec<Effect>);

fn push(
    todo: &mut Vec<ModifierState>,
    at: usize,
    effects: &[Effect],
    ends: Vec<(usize, Option<Effect>)>,
) {
    for (end, effect) in ends {
        let mut effects = effects.to_vec();
        effects.extend(effect);
        todo.push((at + 1, end, effects));
    }
}
