//! The flags of the selection: one row a flag, with what it may be given and what it then asks of a [`Selection`].

use std::collections::BTreeSet;
use std::str::FromStr;

use super::role::Part;
use super::step::Step;
use super::words::{Stage, StandingWord};
use super::{Place, Power, STATE, SelectError, Selection};
use crate::diag::nearest;
use crate::graph::NameError;
use crate::model::{
    Bloc, Country, CountryError, Date, DateError, Day, Family, Kind, Model, Org, OrgKey, Role,
    Source, Topic, TopicKey,
};

/// A word of the selection: a flag of the command line, a key of a view's `select`.
#[derive(Debug)]
pub struct Flag {
    /// The word.
    pub name: &'static str,
    /// What stands for its value in a help text; empty for a flag without one.
    pub value: &'static str,
    /// The words that its value may be, where they are the same for every graph.
    pub words: fn() -> Vec<&'static str>,
    /// How often it may be given, and with how many values.
    pub takes: Takes,
    /// What it keeps.
    pub meaning: &'static str,
    pub(super) set: fn(&mut Selection, &Given<'_>) -> Result<(), SelectError>,
}

/// How many values a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// Organisations, parted by commas, or given one by one; they widen each other. What is a name as it stands is one, commas and all.
    Names,
    /// Several, parted by commas, or given one by one; they widen each other.
    List,
    /// Several, given one by one, each of which narrows.
    Each,
}

/// A value that is given to a flag, and what it is looked up in.
pub(super) struct Given<'a> {
    pub(super) flag: &'static Flag,
    pub(super) value: &'a str,
    pub(super) model: &'a Model,
    pub(super) find: &'a dyn Fn(&str) -> Result<OrgKey, NameError>,
}

/// The day at whose end things are looked at as of a date: its last one.
///
/// # Errors
///
/// What to write in the place of a date without an end, and of one whose end nobody knows: nothing tells how far off `2015~` may be.
pub fn moment(date: Date) -> Result<Day, String> {
    let plain = date.unmarked();
    match plain.latest() {
        None => Err("write a date that has an end, as `2015`".to_owned()),
        Some(last) if plain == date => Ok(last),
        Some(last) => Err(format!(
            "write `{plain}`, which stands for its end, {last}: how far off `{date}` may be is not told"
        )),
    }
}

/// All flags.
pub static FLAGS: &[Flag] = &[
    Flag {
        name: "org",
        value: "ORG",
        words: Vec::new,
        takes: Takes::Names,
        meaning: "Keep the ties of an organisation, and with `--hops 2` those of its partners too",
        set: |selection, given| {
            selection.orgs.push((given.find)(given.value)?);
            Ok(())
        },
    },
    Flag {
        name: "hops",
        value: "N",
        words: Vec::new,
        takes: Takes::One,
        meaning: "How far to go from `--org`: 1 for its own ties, 2 for its partners' too, 0 for those among the organisations named",
        set: |selection, given| {
            let help = "write a number, `0` or more";
            let hops = given
                .value
                .parse()
                .map_err(|_| given.error(help.to_owned()));
            selection.hops = Some(hops?);
            Ok(())
        },
    },
    Flag {
        name: "kind",
        value: "KIND",
        words: || Kind::all().map(Kind::name).collect(),
        takes: Takes::List,
        meaning: "Keep ties of a kind",
        set: |selection, given| {
            selection.kinds.push(given.word()?);
            Ok(())
        },
    },
    Flag {
        name: "role",
        value: "ROLE",
        words: || Role::NAMES.to_vec(),
        takes: Takes::Each,
        meaning: "Keep ties in which an organisation of `--org` has a role, or without `--org` anybody has; `emc=target` and `us=acquirer,buyer` ask it of one organisation, or of a party from a bloc or country, `state=acquirer` and `under.tsinghua-holdings=acquirer` of one that is under control as of `--under`, and `cn+state=acquirer` of one that is both; give several, all of which have to hold, for one place by as many parties: `--role us=acquirer --role us=target` is one US firm that buys another",
        set: |selection, given| {
            for part in Part::read(given)? {
                selection.add_part(part);
            }
            Ok(())
        },
    },
    Flag {
        name: "family",
        value: "FAMILY",
        words: || Family::NAMES.to_vec(),
        takes: Takes::List,
        meaning: "Keep ties of a family of kinds",
        set: |selection, given| {
            selection.families.push(given.word()?);
            Ok(())
        },
    },
    Flag {
        name: "topic",
        value: "TOPIC",
        words: Vec::new,
        takes: Takes::List,
        meaning: "Keep ties on a topic",
        set: |selection, given| {
            selection.topics.push(given.topic()?);
            Ok(())
        },
    },
    Flag {
        name: "country",
        value: "COUNTRY",
        words: Vec::new,
        takes: Takes::List,
        meaning: "Keep ties with a party that is run from a country",
        set: |selection, given| {
            selection.countries.push(given.country()?);
            Ok(())
        },
    },
    Flag {
        name: "bloc",
        value: "BLOC",
        words: Vec::new,
        takes: Takes::List,
        meaning: "Keep ties with a party in a bloc",
        set: |selection, given| {
            selection.blocs.push(given.bloc()?);
            Ok(())
        },
    },
    Flag {
        name: "where",
        value: "PLACE",
        words: Vec::new,
        takes: Takes::List,
        meaning: "Keep ties that hold in a country or bloc: by `where`, without it by where the venture, the target, the customer or whom else its links lead to is run from, and where these lead to nobody, by any party",
        set: |selection, given| {
            selection.places.push(given.place()?);
            Ok(())
        },
    },
    Flag {
        name: "under",
        value: "ORG",
        words: Vec::new,
        takes: Takes::Names,
        meaning: "Keep ties with a party that an organisation controls, itself or through others, certainly or possibly: on `--as-of`, else today; `state` stands for any government; an organisation whose owners nobody recorded is under nobody; whichever party it is, unless `--role state=acquirer` asks it of one",
        set: |selection, given| {
            selection.under.push(given.power()?);
            Ok(())
        },
    },
    Flag {
        name: "between",
        value: "A,B",
        words: Vec::new,
        takes: Takes::One,
        meaning: "Keep links from one bloc or country to another",
        set: |selection, given| {
            selection.between.extend(given.places()?);
            Ok(())
        },
    },
    Flag {
        name: "since",
        value: "DATE",
        words: Vec::new,
        takes: Takes::One,
        meaning: "Keep ties that began on or after this date, possibly: by a date `announced`, `signed`, `approved`, `closed` or `from`, and without any of these by all their dates; a tie that was `observed`, or was over, before this date had begun before it and is left out, as is one without dates",
        set: |selection, given| {
            selection.since = Some(given.date()?);
            Ok(())
        },
    },
    Flag {
        name: "until",
        value: "DATE",
        words: Vec::new,
        takes: Takes::One,
        meaning: "Keep ties that began on or before this date, possibly",
        set: |selection, given| {
            selection.until = Some(given.date()?);
            Ok(())
        },
    },
    Flag {
        name: "as-of",
        value: "DATE",
        words: Vec::new,
        takes: Takes::One,
        meaning: "Keep ties that were in force, planned or suspended at the end of this date, certainly or possibly, and of each the parties that were there then; `tieup explain time` has the rules",
        set: |selection, given| {
            let date = given.date()?;
            moment(date).map_err(|help| given.error(help))?;
            selection.as_of = Some(date);
            Ok(())
        },
    },
    Flag {
        name: "in-force",
        value: "",
        words: Vec::new,
        takes: Takes::One,
        meaning: "Keep only ties in force, certainly or possibly: on `--as-of`, else today",
        set: |selection, given| {
            let force = given.value.parse();
            selection.in_force = force.map_err(|_| given.bad(["true", "false"].into_iter()))?;
            Ok(())
        },
    },
    Flag {
        name: "status",
        value: "STATUS",
        words: || Stage::words().collect(),
        takes: Takes::List,
        meaning: "Keep ties that stood so, certainly or possibly, at the end of `--as-of`, else of all that is known; `not-dropped` leaves out only what was dropped",
        set: |selection, given| {
            selection.stages.push(given.word()?);
            Ok(())
        },
    },
    Flag {
        name: "step",
        value: "STEP",
        words: || Step::words().collect(),
        takes: Takes::List,
        meaning: "Keep ties that took a step, `any` for any date of theirs; `--since` and `--until` then ask when it was, possibly, and not when the tie began",
        set: |selection, given| {
            selection.steps.push(given.word()?);
            Ok(())
        },
    },
    Flag {
        name: "source",
        value: "SOURCE",
        words: Vec::new,
        takes: Takes::List,
        meaning: "Keep ties that a source tells of",
        set: |selection, given| {
            let found = given.model.source_by_id(given.value);
            let found = found.ok_or_else(|| given.unknown_source())?;
            selection.sources.push(found.key());
            Ok(())
        },
    },
    Flag {
        name: "standing",
        value: "STANDING",
        words: || StandingWord::words().collect(),
        takes: Takes::List,
        meaning: "Keep ties that are borne out so well",
        set: |selection, given| {
            selection.standings.push(given.word()?);
            Ok(())
        },
    },
];

impl Flag {
    /// The flag of that name.
    ///
    /// # Errors
    ///
    /// [`SelectError::UnknownFlag`].
    pub fn by_name(name: &str) -> Result<&'static Flag, SelectError> {
        let found = FLAGS.iter().find(|flag| flag.name == name);
        found.ok_or_else(|| {
            let near = nearest(name, FLAGS.iter().map(|flag| flag.name), 1).pop();
            let all: Vec<&str> = FLAGS.iter().map(|flag| flag.name).collect();
            SelectError::UnknownFlag {
                flag: name.to_owned(),
                help: near.map_or_else(
                    || format!("use one of {}", all.join(", ")),
                    |near| format!("write `{near}`"),
                ),
            }
        })
    }
}

impl Given<'_> {
    fn undeclared<'w>(&self, known: impl Iterator<Item = &'w str>) -> SelectError {
        let known: Vec<&str> = known.collect();
        let near = nearest(self.value, known.iter().copied(), 1).pop();
        SelectError::Undeclared {
            flag: self.flag.name,
            word: self.value.to_owned(),
            help: one_of(near, &known).unwrap_or_else(|| {
                let flag = self.flag.name;
                format!("leave it out: the graph declares nothing that `{flag}` could name")
            }),
        }
    }

    pub(super) fn error(&self, help: String) -> SelectError {
        SelectError::BadValue {
            flag: self.flag.name,
            word: self.value.to_owned(),
            help,
        }
    }

    fn bad<'w>(&self, good: impl Iterator<Item = &'w str>) -> SelectError {
        let good: Vec<&str> = good.collect();
        let near = nearest(self.value, good.iter().copied(), 1).pop();
        self.error(one_of(near, &good).unwrap_or_default())
    }

    pub(super) fn word<T: FromStr>(&self) -> Result<T, SelectError> {
        let words = (self.flag.words)();
        self.value
            .parse()
            .map_err(|_| self.bad(words.iter().copied()))
    }

    fn topic(&self) -> Result<TopicKey, SelectError> {
        let topics = self.model.topics();
        let found = topics.iter().position(|topic| topic.id() == self.value);
        found
            .map(TopicKey::at)
            .ok_or_else(|| self.undeclared(topics.iter().map(Topic::id)))
    }

    fn date(&self) -> Result<Date, SelectError> {
        let date = self.value.parse();
        date.map_err(|error: DateError| self.error(error.help().into_owned()))
    }

    fn country(&self) -> Result<Place, SelectError> {
        country(self.model, self.flag.name, self.value).map(Place::Country)
    }

    pub(super) fn bloc(&self) -> Result<Place, SelectError> {
        let blocs = self.model.blocs();
        let found = blocs.iter().any(|bloc| bloc.id() == self.value);
        let side = found.then(|| Place::Bloc(self.value.to_owned()));
        side.ok_or_else(|| self.undeclared(blocs.iter().map(Bloc::id)))
    }

    /// A bloc or a country.
    pub(super) fn place(&self) -> Result<Place, SelectError> {
        self.bloc().or_else(|no_bloc| {
            self.country().map_err(|no_country| {
                let mut help = no_country.help();
                if !self.model.blocs().is_empty() {
                    help = format!("{}; or a country: {help}", no_bloc.help());
                }
                let word = self.value.to_owned();
                let flag = self.flag.name;
                SelectError::Undeclared { flag, word, help }
            })
        })
    }

    fn places(&self) -> Result<Vec<Place>, SelectError> {
        if !self.value.contains(',') {
            let help = "name two blocs or countries or more, as in `us,cn`";
            return Err(self.error(format!("{help}: {}", self.known_places())));
        }
        let side = |value: &str| Given { value, ..*self }.place();
        let sides: Vec<Place> = self
            .value
            .split(',')
            .map(str::trim)
            .map(side)
            .collect::<Result<_, _>>()?;
        let twice = |(at, side): (usize, &Place)| sides[..at].contains(side);
        if sides.iter().enumerate().any(twice) {
            return Err(self.error("name each of them once".to_owned()));
        }
        Ok(sides)
    }

    /// The organisation that the value names; an error says which words could stand there as well.
    pub(super) fn org_or(&self, words: impl FnOnce() -> String) -> Result<OrgKey, SelectError> {
        (self.find)(self.value).map_err(|error| SelectError::NameOrWord {
            error,
            words: words(),
        })
    }

    /// The blocs and the countries of the graph: `tw, us; TW, US`.
    pub(super) fn known_places(&self) -> String {
        let blocs = self.model.blocs().iter().map(|bloc| bloc.id().to_owned());
        let all: Vec<String> = blocs.chain(countries(self.model)).collect();
        all.join(", ")
    }

    /// Who controls: an organisation, or any government.
    pub(super) fn power(&self) -> Result<Power, SelectError> {
        if self.value.eq_ignore_ascii_case(STATE) {
            return Ok(Power::State);
        }
        let org = self.org_or(|| format!("`{STATE}` stands for any government"));
        org.map(Power::Org)
    }

    fn unknown_source(&self) -> SelectError {
        let near = nearest(self.value, self.model.sources().iter().map(Source::id), 3);
        SelectError::Undeclared {
            flag: self.flag.name,
            word: self.value.to_owned(),
            help: if near.is_empty() {
                let ids: Vec<&str> = self.model.sources().iter().map(Source::id).collect();
                format!("name one by its id: {}", few(&ids))
            } else {
                format!("did you mean {}?", near.join(", "))
            },
        }
    }
}

/// `did you mean `us`? It takes one of us, cn`; `None` where there is nothing to take.
fn one_of(near: Option<&str>, good: &[&str]) -> Option<String> {
    let list = good.join(", ");
    match near {
        Some(near) => Some(format!("did you mean `{near}`? It takes one of {list}")),
        None => (!good.is_empty()).then(|| format!("use one of {list}")),
    }
}

/// So many values are listed.
const LISTED: usize = 12;

/// `a, b, c and 40 more`.
fn few(words: &[&str]) -> String {
    let shown = words.iter().take(LISTED).copied();
    let shown = shown.collect::<Vec<_>>().join(", ");
    match words.len().saturating_sub(LISTED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The countries from which organisations of the graph are run, by code.
fn countries(model: &Model) -> Vec<String> {
    let hqs: BTreeSet<Country> = model.orgs().iter().filter_map(Org::hq).collect();
    hqs.iter().map(|hq| hq.code().to_owned()).collect()
}

/// The country that a word names, in either case; an error lists those from which organisations of the graph are run.
pub(super) fn country(
    model: &Model,
    flag: &'static str,
    word: &str,
) -> Result<Country, SelectError> {
    let country: Result<Country, CountryError> = word.to_ascii_uppercase().parse();
    country.map_err(|error| {
        let codes = countries(model);
        let known = if codes.is_empty() {
            "the graph tells of nobody where they are run from".to_owned()
        } else {
            format!("the graph has {}", codes.join(", "))
        };
        SelectError::BadValue {
            flag,
            word: word.to_owned(),
            help: format!("{}; {known}", error.help()),
        }
    })
}
