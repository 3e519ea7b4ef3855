//! Matches a question against the rows of all languages at once.
//!
//! A row is a small program; a state is where in a row and where in the question one is, and what was read. States are
//! gone through once each, so that the cost is bounded by rows × positions × readings. Between two words of a row may stand
//! spaces, fillers and modifiers; all else must be in the row. What could have stood where the states got furthest is kept.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::lexicon::{Found, Lexicon};
use super::pattern::{Slot, Step};
use super::question::{Ask, Question, Value};
use super::table::{Grammar, Program, grammars};
use super::text::Text;
use crate::graph::Graph;
use crate::model::{Day, is_east_asian};

/// What could stand somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Next {
    Slot(Slot),
    Word(&'static [char]),
    /// A modifier, by what it is.
    Modifier(&'static str),
    /// Inside a modifier.
    InnerSlot(Slot),
    InnerWord(&'static [char]),
    /// Nothing: the question may end here.
    End,
}

/// How far the rows got.
#[derive(Debug, Default)]
pub(super) struct Reached {
    pub(super) pos: usize,
    /// What could stand there, each with the languages, rows and steps that wait for it.
    pub(super) next: Waiting,
    /// The same of the places before.
    pub(super) before: BTreeMap<usize, Waiting>,
    /// Where something was read that does not go with what stands before it.
    pub(super) clash: Option<(usize, usize)>,
    /// Whether the text has too many readings to go through.
    pub(super) endless: bool,
}

/// What could stand at a position, each with what waits for it.
pub(super) type Waiting = BTreeMap<Next, BTreeSet<Place>>;

/// A language, a row and a step of it.
pub(super) type Place = (usize, usize, usize);

/// More readings than this of one text are not gone through: each word that may mean two things doubles them.
const MOST_READINGS: usize = 5_000;

/// The number of the first row of modifiers, where they are ordered with those of questions.
const BEHIND_ROWS: usize = 10_000;

#[derive(Clone, Debug)]
enum Effect {
    Value(Value, &'static str),
    Set(&'static str, &'static str),
}

/// What a row of modifiers makes of a position.
struct Modified {
    what: &'static str,
    /// Where it ends, and what it says.
    ends: Vec<(usize, Vec<Effect>)>,
    /// What could have stood where it stopped, with that position and the step that waits for it.
    next: Vec<(usize, usize, Next)>,
}

/// What may stand before the next word of a row.
struct Gap {
    /// Where fillers end.
    fillers: Vec<usize>,
    /// Where modifiers end, and what they say.
    modifiers: Vec<(usize, Vec<Effect>)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct State {
    row: usize,
    step: usize,
    pos: usize,
    /// The number of what was read so far.
    question: usize,
}

/// What was read in the states, each once.
#[derive(Default)]
struct Readings {
    all: Vec<Question>,
    numbers: HashMap<Question, usize>,
}

impl Readings {
    fn number(&mut self, question: Question) -> usize {
        let Readings { all, numbers } = self;
        *numbers.entry(question).or_insert_with_key(|question| {
            all.push(question.clone());
            all.len() - 1
        })
    }
}

/// What was found out of a position once.
type Memo<K, V> = RefCell<BTreeMap<K, Rc<V>>>;

/// The states of one language.
struct Run {
    language: usize,
    grammar: &'static Grammar,
    readings: Readings,
    todo: Vec<State>,
}

pub(super) struct Matcher<'a, 'g> {
    graph: &'g Graph,
    today: Day,
    text: &'a Text<'a>,
    lexicon: &'a Lexicon<'g>,
    found: Memo<(usize, Slot), [Found]>,
    modified: Memo<(usize, usize), [Modified]>,
    gaps: Memo<(usize, usize, Ask), Gap>,
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
            gaps: RefCell::default(),
            reached: RefCell::default(),
        }
    }

    /// The questions that the whole text may be, and how far all rows got.
    pub(super) fn run(self) -> (BTreeSet<Question>, Reached) {
        let mut questions = BTreeSet::new();
        // Tables of East Asian words make nothing of a question that has none, and would only blur how far it was read.
        let mut glyphs = (0..self.text.len()).filter_map(|at| self.text.at(at));
        let tables = if glyphs.any(is_east_asian) {
            grammars().len()
        } else {
            1
        };
        for (language, grammar) in grammars().iter().enumerate().take(tables) {
            self.run_language(language, grammar, &mut questions);
        }
        (questions, self.reached.into_inner())
    }

    fn run_language(
        &self,
        language: usize,
        grammar: &'static Grammar,
        questions: &mut BTreeSet<Question>,
    ) {
        let mut readings = Readings::default();
        let rows = grammar.questions.iter().enumerate();
        let start = |(row, program): (usize, &Program<Ask>)| State {
            row,
            step: 0,
            pos: 0,
            question: readings.number(Question::new(program.what, self.today)),
        };
        let todo = rows.map(start).collect();
        let mut run = Run {
            language,
            grammar,
            readings,
            todo,
        };
        let mut seen: HashSet<State> = HashSet::new();
        while let Some(state) = run.todo.pop() {
            if !seen.insert(state) {
                continue;
            }
            if run.readings.all.len() > MOST_READINGS {
                self.reached.borrow_mut().endless = true;
                return;
            }
            let to = |step| State { step, ..state };
            match &grammar.questions[state.row].steps[state.step] {
                Step::Either(other) => run.todo.extend([to(state.step + 1), to(*other)]),
                Step::Jump(step) => run.todo.push(to(*step)),
                Step::Set(key, value) => {
                    self.read(&mut run, to(state.step + 1), &[Effect::Set(key, value)]);
                }
                Step::End => {
                    if self.text.skip(state.pos) == self.text.len() {
                        questions.insert(run.readings.all[state.question].clone());
                    } else {
                        self.expect((language, state.row, state.step), state.pos, Next::End);
                    }
                    self.gap(&mut run, state);
                }
                step => {
                    self.consume(&mut run, state, step);
                    self.gap(&mut run, state);
                }
            }
        }
    }

    /// Goes on in a state with what was read on the way to it; `false` where the question has no room for it.
    fn read(&self, run: &mut Run, state: State, effects: &[Effect]) -> bool {
        let mut question = run.readings.all[state.question].clone();
        let fits = effects
            .iter()
            .all(|effect| self.apply(&mut question, effect));
        if fits {
            let question = run.readings.number(question);
            run.todo.push(State { question, ..state });
        }
        fits
    }

    fn consume(&self, run: &mut Run, state: State, step: &'static Step) {
        let place = (run.language, state.row, state.step);
        let ends = self.step(state.pos, step);
        match step {
            Step::Word(word) if ends.is_empty() => self.expect(place, state.pos, Next::Word(word)),
            Step::Slot(slot, _) if ends.is_empty() => {
                self.expect(place, state.pos, Next::Slot(*slot));
            }
            _ => {}
        }
        for (pos, effect) in ends {
            let next = State {
                step: state.step + 1,
                pos,
                ..state
            };
            match effect {
                None => run.todo.push(next),
                Some(effect) => {
                    if !self.read(run, next, &[effect]) {
                        self.clash(self.text.skip(state.pos), pos);
                    }
                }
            }
        }
    }

    /// Fillers and modifiers before the next word of a row.
    fn gap(&self, run: &mut Run, state: State) {
        let start = self.text.skip(state.pos);
        let ask = run.readings.all[state.question].ask;
        let gap = self.gap_at(run.language, run.grammar, start, ask);
        let filled = gap.fillers.iter().map(|&pos| State { pos, ..state });
        run.todo.extend(filled);
        for (pos, effects) in &gap.modifiers {
            // A stretch of time is read beside owners only to be refused with the day to ask for.
            let is_spell = |effect: &Effect| {
                let spells = ["since", "until", "after", "before"];
                matches!(effect, Effect::Value(Value::Date(_), purpose) if spells.contains(purpose))
            };
            let is_chain = matches!(ask, Ask::Owners | Ask::Holdings);
            let is_read = self.read(run, State { pos: *pos, ..state }, effects);
            if !is_read || is_chain && effects.iter().any(is_spell) {
                self.clash(start, *pos);
            }
        }
    }

    fn gap_at(
        &self,
        language: usize,
        grammar: &'static Grammar,
        start: usize,
        ask: Ask,
    ) -> Rc<Gap> {
        if let Some(gap) = self.gaps.borrow().get(&(language, start, ask)) {
            return Rc::clone(gap);
        }
        let fillers = grammar.fillers.iter();
        let fillers = fillers.filter_map(|filler| self.text.word(filler, start));
        let mut gap = Gap {
            fillers: fillers.collect(),
            modifiers: Vec::new(),
        };
        let rows = self.modifiers(language, grammar, start);
        for (row, modified) in rows.iter().enumerate() {
            if ask.takes(modified.what) {
                for (pos, step, next) in &modified.next {
                    self.expect((language, BEHIND_ROWS + row, *step), *pos, *next);
                }
                gap.modifiers.extend(modified.ends.iter().cloned());
            }
        }
        let gap = Rc::new(gap);
        let mut gaps = self.gaps.borrow_mut();
        gaps.insert((language, start, ask), Rc::clone(&gap));
        gap
    }

    fn apply(&self, question: &mut Question, effect: &Effect) -> bool {
        match effect {
            Effect::Value(value, purpose) => question.add(self.graph, value, purpose),
            Effect::Set(key, value) => question.set(key, value),
        }
    }

    /// Where a word or value of a row ends here, each way that it may be read.
    fn step(&self, pos: usize, step: &Step) -> Vec<(usize, Option<Effect>)> {
        let start = self.text.skip(pos);
        match step {
            Step::Word(word) => {
                // What begins with an apostrophe belongs to the word before it.
                let start = if word.first() == Some(&'\'') {
                    pos
                } else {
                    start
                };
                let end = self.text.word(word, start);
                end.map(|end| (end, None)).into_iter().collect()
            }
            Step::Slot(slot, purpose) => {
                let read =
                    |(end, value): &Found| (*end, Some(Effect::Value(value.clone(), purpose)));
                self.values(start, *slot).iter().map(read).collect()
            }
            _ => Vec::new(),
        }
    }

    fn values(&self, pos: usize, slot: Slot) -> Rc<[Found]> {
        let mut found = self.found.borrow_mut();
        let read = || self.lexicon.at(self.text, pos, slot).into();
        Rc::clone(found.entry((pos, slot)).or_insert_with(read))
    }

    /// What the rows of modifiers make of a position.
    fn modifiers(
        &self,
        language: usize,
        grammar: &'static Grammar,
        start: usize,
    ) -> Rc<[Modified]> {
        if let Some(known) = self.modified.borrow().get(&(language, start)) {
            return Rc::clone(known);
        }
        let rows = grammar.modifiers.iter();
        let all: Rc<[Modified]> = rows.map(|row| self.modifier(grammar, row, start)).collect();
        let mut modified = self.modified.borrow_mut();
        modified.insert((language, start), Rc::clone(&all));
        all
    }

    fn modifier(
        &self,
        grammar: &'static Grammar,
        program: &'static Program<&'static str>,
        start: usize,
    ) -> Modified {
        let mut ends = Vec::new();
        let mut next = Vec::new();
        let mut todo: Vec<ModifierState> = vec![(0, start, Vec::new())];
        while let Some((at, pos, mut effects)) = todo.pop() {
            match &program.steps[at] {
                Step::Either(other) => {
                    todo.push((*other, pos, effects.clone()));
                    todo.push((at + 1, pos, effects));
                }
                Step::Jump(step) => todo.push((*step, pos, effects)),
                Step::Set(key, value) => {
                    effects.push(Effect::Set(key, value));
                    todo.push((at + 1, pos, effects));
                }
                Step::End if pos > start => ends.push((pos, effects)),
                Step::End => {}
                step => {
                    if pos > start {
                        let skipped = self.text.skip(pos);
                        let fillers = grammar.fillers.iter();
                        for end in fillers.filter_map(|filler| self.text.word(filler, skipped)) {
                            todo.push((at, end, effects.clone()));
                        }
                    }
                    let found = self.step(pos, step);
                    if found.is_empty() {
                        next.push((pos, at, inner(program.what, step, pos > start)));
                    }
                    for (end, effect) in found {
                        let mut effects = effects.clone();
                        effects.extend(effect);
                        todo.push((at + 1, end, effects));
                    }
                }
            }
        }
        // Only what lies furthest tells something.
        let furthest = next.iter().map(|next| next.0).max();
        next.retain(|next| Some(next.0) == furthest);
        Modified {
            what: program.what,
            ends,
            next,
        }
    }

    fn expect(&self, place: Place, pos: usize, next: Next) {
        let pos = self.text.skip(pos);
        let mut reached = self.reached.borrow_mut();
        if pos > reached.pos {
            let next = std::mem::take(&mut reached.next);
            let last = std::mem::replace(&mut reached.pos, pos);
            reached.before.insert(last, next);
        }
        let list = if pos == reached.pos {
            &mut reached.next
        } else {
            reached.before.entry(pos).or_default()
        };
        list.entry(next).or_default().insert(place);
    }

    fn clash(&self, start: usize, end: usize) {
        let mut reached = self.reached.borrow_mut();
        if reached.clash.is_none_or(|known| known.1 < end) {
            reached.clash = Some((start, end));
        }
    }
}

/// A step, a position, and what was read.
type ModifierState = (usize, usize, Vec<Effect>);

/// What a step of a modifier waits for; at its beginning, the modifier.
fn inner(what: &'static str, step: &'static Step, inside: bool) -> Next {
    match step {
        Step::Word(word) if inside => Next::InnerWord(word),
        Step::Slot(slot, _) if inside => Next::InnerSlot(*slot),
        _ => Next::Modifier(what),
    }
}
