//! What names and values a question may hold: those of the graph, and those of every graph in three languages.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::dates::Calendar;
use super::pattern::Slot;
use super::question::{Place, Value};
use super::table::{Grammar, LANGUAGES, grammars};
use super::text::{Text, folded};
use crate::graph::{Graph, NameError};
use crate::model::is_east_asian;
use crate::model::{Country, Day, Family, Kind, Language, OrgKey, Record, Topic, fold};

/// No name is longer.
const LONGEST: usize = 80;

/// A value found at a position, and where it ends.
pub(super) type Found = (usize, Value);

pub(super) struct Lexicon<'g> {
    graph: &'g Graph,
    blocs: Vec<(Vec<char>, Place)>,
    topics: Vec<(Vec<char>, String)>,
    calendar: Calendar,
    titles: OnceCell<HashMap<String, Vec<String>>>,
}

/// A word that is the name of an organisation and of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    pub(super) typed: String,
    pub(super) org: OrgKey,
    pub(super) place: Place,
}

/// The organisations that a question names at a position.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// The longest name, at each end that it may have: a legal form behind it is part of it or not.
    pub(super) found: Vec<(usize, OrgKey)>,
    /// Where the longest name is that of several.
    pub(super) ambiguous: Option<(usize, NameError)>,
}

impl<'g> Lexicon<'g> {
    pub(super) fn new(graph: &'g Graph, today: Day) -> Self {
        Lexicon {
            graph,
            blocs: blocs(graph),
            topics: topics(graph),
            calendar: calendar(today),
            titles: OnceCell::new(),
        }
    }

    /// The values for a slot at a position.
    pub(super) fn at(&self, text: &Text<'_>, pos: usize, slot: Slot) -> Vec<Found> {
        match slot {
            Slot::Org => {
                let mut named = self.named(text, pos).found;
                if named.is_empty() {
                    named.extend(self.beginning(text, pos));
                }
                named
                    .into_iter()
                    .map(|(end, org)| (end, Value::Org(org)))
                    .collect()
            }
            Slot::Place => {
                let longest_name = self.longest_name(text, pos);
                // `Chinese government` is a name, and the beginning of `Chinese government bodies`.
                let is_name = |end: usize| {
                    let rest = text.skip_spaces(end);
                    end < longest_name && known_end(text, rest) != Some(longest_name)
                };
                let found = self.places(text, pos).into_iter();
                found
                    .filter(|(end, _)| !is_name(*end))
                    .map(|(end, place)| (end, Value::Place(place)))
                    .collect()
            }
            Slot::Date => {
                let found = self.calendar.at(text, pos).into_iter();
                found.map(|(end, date)| (end, Value::Date(date))).collect()
            }
            Slot::Kind => longest(text, pos, &KINDS),
            Slot::Topic => {
                let found = longest(text, pos, &self.topics).into_iter();
                found
                    .map(|(end, topic)| (end, Value::Topic(topic)))
                    .collect()
            }
            Slot::Record => self.records(text, pos),
            Slot::Number => match number(text, pos) {
                Some(found) => vec![found],
                None => longest(text, pos, &NUMBERS),
            },
        }
    }

    /// The words that name an organisation, and a place as well.
    pub(super) fn shared(&self, text: &Text<'_>) -> Vec<Shared> {
        let mut shared = Vec::new();
        let mut read = 0;
        for pos in 0..text.len() {
            let named = self.named(text, pos).found;
            let places = self.places(text, pos);
            // `asean` in `org.asean` is the end of another name.
            for (end, org) in named.iter().filter(|(end, _)| *end > read) {
                let typed = text.typed(pos, *end);
                let of_bloc = || {
                    let mut blocs = self.graph.model().blocs().iter();
                    let bloc = blocs.find(|bloc| bloc.id().eq_ignore_ascii_case(typed))?;
                    Some(Place::Bloc(bloc.id().to_owned()))
                };
                let same = places.iter().find(|(other, _)| other == end);
                let place = same.map(|(_, place)| place.clone()).or_else(of_bloc);
                shared.extend(place.map(|place| Shared {
                    typed: typed.to_owned(),
                    org: *org,
                    place,
                }));
            }
            read = named.iter().map(|found| found.0).fold(read, usize::max);
        }
        shared
    }

    /// The places with the longest word here.
    fn places(&self, text: &Text<'_>, pos: usize) -> Vec<(usize, Place)> {
        let mut found = longest(text, pos, &self.blocs);
        found.extend(longest(text, pos, &COUNTRIES));
        let end = found.iter().map(|found| found.0).max();
        found.retain(|found| Some(found.0) == end);
        found.dedup();
        // `计划中` is no plan of China.
        if end == Some(pos + 1) && is_inside_word(text, pos) {
            found.clear();
        }
        found
    }

    fn longest_name(&self, text: &Text<'_>, pos: usize) -> usize {
        let named = self.named(text, pos);
        let ends = named.found.iter().map(|found| found.0);
        ends.chain(named.ambiguous.map(|found| found.0))
            .max()
            .unwrap_or(0)
    }

    /// The organisations whose longest name stands here.
    pub(super) fn named(&self, text: &Text<'_>, pos: usize) -> Named {
        let mut named = Named::default();
        for end in ends(text, pos) {
            let typed = text.typed(pos, end);
            let bearers = self.graph.names().bearers(self.graph.model(), typed);
            let bearers = bearers.as_slice();
            if let [(_, first), ..] = named.found[..] {
                // The same name without a legal form; a shorter name of another is no name here.
                if bearers == [first] {
                    named.found.push((end, first));
                }
            } else if named.ambiguous.is_none() {
                match bearers {
                    [] => {}
                    [only] => named.found.push((end, *only)),
                    _ => {
                        let error = self.graph.find(typed).err();
                        named.ambiguous = error.map(|error| (end, error));
                    }
                }
            }
        }
        // `Inspur as of 2015` is not `Inspur AS`.
        let ends = named.found.iter().map(|(end, _)| *end);
        if let Some(name) = ends.min().filter(|_| named.found.len() > 1) {
            let known = known_end(text, text.skip_spaces(name)).unwrap_or(name);
            named.found.retain(|(end, _)| *end == name || *end >= known);
        }
        named
    }

    /// The organisation of which only a beginning stands here, where no other has such a name and the word is no other.
    fn beginning(&self, text: &Text<'_>, pos: usize) -> Option<(usize, OrgKey)> {
        let first = text.at(pos).filter(|c| c.is_alphanumeric())?;
        if !text.is_boundary(pos) || self.knows(text, pos) || known_end(text, pos).is_some() {
            return None;
        }
        let run = text.run_end(pos);
        let is_name = |end: &usize| end - pos >= if is_east_asian(first) { 2 } else { 4 };
        let ends: Vec<usize> = if is_east_asian(first) {
            let particles = grammars().iter().flat_map(|grammar| &grammar.particles);
            let without =
                |particle: &Vec<char>| (pos + 1..run).find(|&at| text.word(particle, at).is_some());
            particles.filter_map(without).chain([run]).collect()
        } else {
            let possessive = (pos..run).find(|&at| text.at(at) == Some('\''));
            vec![possessive.unwrap_or(run)]
        };
        let mut ends: Vec<usize> = ends.into_iter().filter(is_name).collect();
        ends.sort_unstable();
        ends.dedup();
        ends.into_iter().rev().find_map(|end| {
            let org = self.graph.find(text.typed(pos, end)).ok()?;
            Some((end, org.key()))
        })
    }

    /// Ties, sources and events by id, ties and events by title.
    fn records(&self, text: &Text<'_>, pos: usize) -> Vec<Found> {
        let model = self.graph.model();
        let titles = self.titles.get_or_init(|| titles(self.graph));
        for end in ends(text, pos) {
            let typed = text.typed(pos, end).to_ascii_lowercase();
            let (section, id) = match typed.split_once('.') {
                Some((section, id)) => (Some(section), id),
                None => (None, &*typed),
            };
            let by_id = [
                model.tie_by_id(id).map(|tie| Record::Tie(tie.key())),
                model.source_by_id(id).map(|at| Record::Source(at.key())),
                model.event_by_id(id).map(|at| Record::Event(at.key())),
            ];
            let ids = by_id.into_iter().flatten().map(|at| model.record_id(at));
            let mut found: Vec<String> = ids
                .filter(|id| section.is_none_or(|section| id.starts_with(section)))
                .collect();
            if found.is_empty() {
                found = titles.get(&fold(&typed)).cloned().unwrap_or_default();
            }
            if !found.is_empty() {
                return found
                    .into_iter()
                    .map(|id| (end, Value::Record(id)))
                    .collect();
            }
        }
        Vec::new()
    }

    /// Whether something that is no organisation is known to stand here.
    pub(super) fn knows(&self, text: &Text<'_>, pos: usize) -> bool {
        !self.places(text, pos).is_empty()
            || !longest(text, pos, &KINDS).is_empty()
            || !self.at(text, pos, Slot::Topic).is_empty()
            || self.calendar.at(text, pos).is_some()
    }

    /// The topics of the graph.
    pub(super) fn topics(&self) -> Vec<&'g str> {
        self.graph.model().topics().iter().map(Topic::id).collect()
    }
}

/// Behind the word of the tables that stands here, if one does.
pub(super) fn known_end(text: &Text<'_>, pos: usize) -> Option<usize> {
    // A single Hangul or Han character begins many a name.
    let telling = |word: &&[char]| word.len() > 1 || word.iter().all(char::is_ascii);
    let words = grammars().iter().flat_map(Grammar::words);
    words
        .filter(telling)
        .filter_map(|word| text.word(word, pos))
        .max()
}

/// Whether a word of the tables that begins further left has the character here.
fn is_inside_word(text: &Text<'_>, pos: usize) -> bool {
    let words = || grammars().iter().flat_map(Grammar::words);
    let starts = pos.saturating_sub(3)..pos;
    starts.into_iter().any(|start| {
        let mut ends = words().filter_map(|word| text.word(word, start));
        ends.any(|end| end > pos)
    })
}

/// The ends that a name here may have, the last first.
fn ends<'t>(text: &'t Text<'_>, pos: usize) -> impl Iterator<Item = usize> + 't {
    let begins = text.is_boundary(pos) && text.at(pos).is_some_and(char::is_alphanumeric);
    let last = if begins {
        text.len().min(pos + LONGEST)
    } else {
        pos
    };
    let may_end = |end: &usize| {
        let before = text.at(end - 1);
        before.is_some_and(|c| c.is_alphanumeric() || c == '+') && text.is_boundary(*end)
    };
    (pos + 1..=last).rev().filter(may_end)
}

/// The values of the longest words here.
fn longest<T: Clone + PartialEq>(
    text: &Text<'_>,
    pos: usize,
    words: &[(Vec<char>, T)],
) -> Vec<(usize, T)> {
    let Some(first) = text.at(pos) else {
        return Vec::new();
    };
    let mut found: Vec<(usize, T)> = Vec::new();
    for (word, value) in words
        .iter()
        .filter(|(word, _)| word.first() == Some(&first))
    {
        let Some(end) = text.word(word, pos) else {
            continue;
        };
        let best = found.first().map_or(0, |found| found.0);
        if end > best {
            found.clear();
        }
        if end >= best && !found.iter().any(|(_, known)| known == value) {
            found.push((end, value.clone()));
        }
    }
    found
}

fn number(text: &Text<'_>, pos: usize) -> Option<Found> {
    let mut end = pos;
    let mut value = 0_u32;
    while let Some(digit) = text.at(end).and_then(|c| c.to_digit(10)) {
        value = value.checked_mul(10)?.checked_add(digit)?;
        end += 1;
    }
    (end > pos && text.is_boundary(pos) && text.is_boundary(end))
        .then_some((end, Value::Number(value)))
}

/// A label with spaces that may be hyphens or nothing.
fn label(text: &str) -> Vec<char> {
    folded(&text.replace([' ', '-'], "_"))
}

static COUNTRIES: LazyLock<Vec<(Vec<char>, Place)>> = LazyLock::new(countries);
static KINDS: LazyLock<Vec<(Vec<char>, Value)>> = LazyLock::new(kinds);
static NUMBERS: LazyLock<Vec<(Vec<char>, Value)>> = LazyLock::new(numbers);

fn blocs(graph: &Graph) -> Vec<(Vec<char>, Place)> {
    let mut places = Vec::new();
    for bloc in graph.model().blocs() {
        let place = match bloc.countries() {
            [only] => Place::Country(*only),
            _ => Place::Bloc(bloc.id().to_owned()),
        };
        let labels = bloc.labels().iter().map(|(_, name)| name);
        let id = format!("bloc.{}", bloc.id());
        for name in [bloc.label(), &id].into_iter().chain(labels) {
            places.push((label(name), place.clone()));
        }
    }
    places
}

fn countries() -> Vec<(Vec<char>, Place)> {
    let mut places = Vec::new();
    for country in Country::all() {
        for tag in ["en", "ko", "zh"] {
            places.push((label(country.name_in(tag)), Place::Country(country)));
        }
    }
    for (word, code) in LANGUAGES
        .iter()
        .flat_map(|language| language.words.countries)
    {
        if let Ok(country) = code.parse() {
            places.push((label(word), Place::Country(country)));
        }
    }
    places
}

fn kinds() -> Vec<(Vec<char>, Value)> {
    let mut kinds = Vec::new();
    for kind in Kind::all() {
        let labels = kind.row().labels;
        // In Korean and Chinese this label is the word for a member.
        let is_member = kind.name() == "membership";
        let [ko, zh] = [labels.ko, labels.zh].map(|label| (!is_member).then_some(label));
        for word in [Some(kind.name()), Some(labels.en), ko, zh]
            .into_iter()
            .flatten()
        {
            kinds.push((label(word), Value::Kind(kind)));
        }
        kinds.push((label(&plural(labels.en)), Value::Kind(kind)));
    }
    for language in LANGUAGES {
        for (word, names) in language.words.kinds {
            let meant: Vec<Kind> = names
                .split(',')
                .filter_map(|name| name.parse().ok())
                .collect();
            let value = match meant[..] {
                [kind] => Value::Kind(kind),
                _ => Value::Kinds(meant),
            };
            kinds.push((label(word), value));
        }
        for (word, family) in language.words.families {
            let family = family.parse::<Family>();
            kinds.extend(family.map(|family| (label(word), Value::Family(family))));
        }
    }
    kinds
}

fn numbers() -> Vec<(Vec<char>, Value)> {
    let numbers = LANGUAGES.iter().flat_map(|language| language.words.numbers);
    let read = |(word, number): &(&str, u32)| (label(word), Value::Number(*number));
    numbers.map(read).collect()
}

fn plural(label: &str) -> String {
    label
        .strip_suffix('y')
        .map_or_else(|| format!("{label}s"), |stem| format!("{stem}ies"))
}

fn topics(graph: &Graph) -> Vec<(Vec<char>, String)> {
    let own = graph.model().topics().iter().map(Topic::id);
    let synonyms = LANGUAGES.iter().flat_map(|language| language.words.topics);
    let known = |id: &str| graph.model().topics().iter().any(|topic| topic.id() == id);
    own.map(|id| (id, id))
        .chain(synonyms.copied().filter(|(_, id)| known(id)))
        .map(|(word, id)| (label(word), id.to_owned()))
        .collect()
}

fn calendar(today: Day) -> Calendar {
    let months = LANGUAGES.iter().flat_map(|language| language.words.months);
    let relative = LANGUAGES
        .iter()
        .flat_map(|language| language.words.relative);
    Calendar {
        months: months.map(|(word, month)| (folded(word), *month)).collect(),
        relative: relative.map(|(word, date)| (folded(word), *date)).collect(),
        today,
    }
}

fn titles(graph: &Graph) -> HashMap<String, Vec<String>> {
    let model = graph.model();
    let mut titles: HashMap<String, Vec<String>> = HashMap::new();
    let mut push = |title: &str, record: Record| {
        let id = model.record_id(record);
        // What stands before a colon is a name of its own: `Notice 317: tests for bank IT`.
        let short = title.split_once([':', '：']).map(|(short, _)| short);
        for title in [Some(title), short].into_iter().flatten() {
            let records = titles.entry(fold(title)).or_default();
            if !records.contains(&id) {
                records.push(id.clone());
            }
        }
    };
    let all = |names: &[(&Language, &str)]| -> Vec<String> {
        names.iter().map(|(_, name)| (*name).to_owned()).collect()
    };
    for tie in model.ties() {
        let names: Vec<_> = tie.titles().iter().collect();
        let names = all(&names);
        for title in tie
            .title()
            .into_iter()
            .chain(names.iter().map(String::as_str))
        {
            push(title, Record::Tie(tie.key()));
        }
    }
    for event in model.events() {
        let names: Vec<_> = event.titles().iter().collect();
        let names = all(&names);
        for title in [event.title()]
            .into_iter()
            .chain(names.iter().map(String::as_str))
        {
            push(title, Record::Event(event.key()));
        }
    }
    titles
}

/// Whether a name ends inside a word of Hangul, so that the word is another name or has a particle.
pub(super) fn ends_inside_word(text: &Text<'_>, pos: usize) -> bool {
    let east_asian = |at: Option<char>| at.is_some_and(is_east_asian);
    pos > 0 && east_asian(text.at(pos)) && east_asian(text.at(pos - 1))
}
