//! What a block asks for: its options, read against the graph.

use std::ops::Range;

use super::block::Block;
use super::fault::Fault;
use super::language::Tongue;
use super::markdown::escape_line;
use super::marker::{Given, Word};
use crate::answer::{Asked, GraphRef, Select, SourceRef, Which};
use crate::diag::nearest;
use crate::graph::Graph;
use crate::model::{Country, CountryError, Date, Day, Org, OrgKind};
use crate::select::{FLAGS, Flag, Flags, Narrowing, Span, Takes, Unfit, Window};

/// The option that names a view.
pub(super) const VIEW: &str = "view";

/// A block, the graph that it asks, and what is around it.
pub(super) struct Request<'a> {
    pub(super) graph: &'a Graph,
    pub(super) about: &'a GraphRef,
    pub(super) block: &'a Block,
    /// The name of the document's file without its folder and ending: pictures are named after it.
    pub(super) stem: &'a str,
    /// Whether pictures stand in the text rather than beside it.
    pub(super) inline: bool,
    /// The sources that the blocks of the document cite.
    pub(super) cited: &'a [SourceRef],
}

/// What the selection of a block leaves of the graph.
pub(super) struct Narrowed<'a> {
    whole: &'a Graph,
    kept: Option<Graph>,
    /// The graph as it was asked. Without `as-of`, that is on the last of all days: what is known so far, so that a
    /// report does not change by the calendar alone.
    pub(super) asked: Asked,
    /// The date of `as-of`, and its last day.
    pub(super) as_of: Option<(Date, Day)>,
    /// The times in which ties have to lie.
    pub(super) spans: Vec<Span>,
    /// The stretch of time that is asked for, where steps are listed and not ties.
    pub(super) window: Window,
}

impl Narrowed<'_> {
    pub(super) fn graph(&self) -> &Graph {
        self.kept.as_ref().unwrap_or(self.whole)
    }

    /// What stands for a name where there is none: it is said of the selection where there is one, and of the graph only without.
    pub(super) fn nobody(&self, tongue: Tongue) -> String {
        match (selected(&self.asked.select), tongue) {
            (None, _) => tongue.pick("nobody in this graph", "없음", "无").to_owned(),
            (Some(flags), Tongue::English) => format!("nobody in this selection ({flags})"),
            (Some(flags), Tongue::Korean) => format!("이 조건({flags})에서는 없음"),
            (Some(flags), Tongue::Chinese) => format!("在此条件（{flags}）下无"),
        }
    }

    /// Where nothing was found, as [`nobody`](Self::nobody) has it.
    pub(super) fn place(&self) -> String {
        let flags = selected(&self.asked.select);
        flags.map_or_else(
            || "in this graph".to_owned(),
            |flags| format!("in this selection ({flags})"),
        )
    }
}

/// The flags of a selection but for the day, which a sentence tells anyway, as Markdown: `kind licence, since 2015`.
fn selected(select: &Select) -> Option<String> {
    let given = select.iter().filter(|(flag, _)| *flag != "as-of");
    let each = |flag: &str| Flag::by_name(flag).is_ok_and(|flag| flag.takes == Takes::Each);
    let flags: Vec<String> = given
        .flat_map(|(flag, words)| match &words[..] {
            [word] if word == "true" => vec![flag.clone()],
            words if each(flag) => words.iter().map(|word| format!("{flag} {word}")).collect(),
            words => vec![format!("{flag} {}", words.join(", "))],
        })
        .collect();
    (!flags.is_empty()).then(|| escape_line(&flags.join("; ")))
}

impl<'a> Request<'a> {
    pub(super) fn id(&self) -> &'a str {
        &self.block.id
    }

    fn options(&self) -> &'a [Given] {
        &self.block.opening.options
    }

    /// The place of an option's value, else of the marker.
    fn place(&self, key: &str) -> Range<usize> {
        let given = self.options().iter().find(|given| given.key.text == key);
        let place = |given: &Given| match &given.value {
            Some(value) => value.span.clone(),
            None => given.key.span.clone(),
        };
        given.map_or_else(|| self.block.opening.span.clone(), place)
    }

    /// A fault at an option, or where it is missing.
    pub(super) fn fault(
        &self,
        key: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault::new("bad-option", self.place(key), message).help(help)
    }

    /// A fault of the whole block.
    pub(super) fn refusal(&self, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault::new("unfit-block", self.block.opening.span.clone(), message).help(help)
    }

    /// Every option that is unknown here, has no value, or is given twice.
    pub(super) fn check(&self, own: &[&str], selects: bool) -> Vec<Fault> {
        let flag = |key: &str| {
            FLAGS
                .iter()
                .find(|flag| flag.name == key)
                .filter(|_| selects)
        };
        let mut faults = Vec::new();
        for (at, given) in self.options().iter().enumerate() {
            let key = &*given.key.text;
            let is_own = key == "id" || own.contains(&key) || (selects && key == VIEW);
            if !is_own && flag(key).is_none() {
                faults.push(self.unknown(&given.key, own, selects));
                continue;
            }
            let bare = flag(key).is_some_and(|flag| flag.value.is_empty()) && !own.contains(&key);
            if given.value.is_none() && !bare {
                let message = format!("`{key}` has no value");
                let fault = Fault::new("bad-option", given.key.span.clone(), message);
                faults.push(fault.help(format!("write `{key}=…`")));
            }
            let many =
                flag(key).is_some_and(|flag| flag.takes != Takes::One) && !own.contains(&key);
            let first = self.options()[..at]
                .iter()
                .find(|first| first.key.text == key);
            if let Some(first) = first.filter(|_| !many) {
                let fault = Fault::new(
                    "bad-option",
                    given.key.span.clone(),
                    format!("`{key}` is given twice"),
                );
                faults.push(
                    fault
                        .because(first.key.span.clone(), "the first")
                        .help("leave one of them out"),
                );
            }
        }
        faults
    }

    fn unknown(&self, key: &Word, own: &[&str], selects: bool) -> Fault {
        let directive = &self.block.opening.word.text;
        let flags = FLAGS.iter().map(|flag| flag.name).filter(|_| selects);
        let view = selects.then_some(VIEW);
        let known = || {
            ["id"]
                .into_iter()
                .chain(own.iter().copied())
                .chain(view)
                .chain(flags.clone())
        };
        let fault = Fault::new(
            "unknown-option",
            key.span.clone(),
            format!("`{directive}` has no option `{}`", key.text),
        );
        match nearest(&key.text, known(), 1).first() {
            Some(near) => fault.mend(format!("write `{near}`"), key.span.clone(), *near),
            None => fault.help(format!(
                "use one of {}",
                known().collect::<Vec<_>>().join(", ")
            )),
        }
    }

    /// The text of an option.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        let given = self.options().iter().find(|given| given.key.text == key)?;
        given.value.as_ref().map(|value| &*value.text)
    }

    /// The language that is asked for.
    pub(super) fn tongue(&self) -> Result<Tongue, Fault> {
        let Some(tag) = self.text("lang") else {
            return Ok(Tongue::default());
        };
        Tongue::by_tag(tag).ok_or_else(|| {
            let known: Vec<&str> = Tongue::ALL.iter().map(|tongue| tongue.tag()).collect();
            self.fault(
                "lang",
                format!("`{tag}` is no language that reports are written in"),
                format!("use one of {}", known.join(", ")),
            )
        })
    }

    /// Whether the sources are told in footnotes.
    pub(super) fn notes(&self) -> Result<bool, Fault> {
        self.yes_or_no("notes", true)
    }

    /// Whether an option that is `no` unless given is `yes`.
    pub(super) fn yes(&self, key: &str) -> Result<bool, Fault> {
        self.yes_or_no(key, false)
    }

    fn yes_or_no(&self, key: &str, usual: bool) -> Result<bool, Fault> {
        match self.text(key) {
            None => Ok(usual),
            Some("yes") => Ok(true),
            Some("no") => Ok(false),
            Some(other) => {
                let message = format!("`{other}` is no value for `{key}`");
                Err(self.fault(key, message, "write `yes` or `no`"))
            }
        }
    }

    /// Which organisations are wanted: those of `hq`, and of `org-kind`.
    pub(super) fn which(&self) -> Result<Which, Fault> {
        let hq = self.hq()?;
        let kind = |word: &str| {
            word.parse().map_err(|_| {
                let names: Vec<&str> = OrgKind::all().map(OrgKind::name).collect();
                let message = format!("`{word}` is no kind of organisation");
                self.fault(
                    "org-kind",
                    message,
                    format!("use one of {}", names.join(", ")),
                )
            })
        };
        let words = self.text("org-kind").unwrap_or_default().split(',');
        let words = words.map(str::trim).filter(|word| !word.is_empty());
        let kinds = words.map(kind).collect::<Result<_, _>>()?;
        Ok(Which { hq, kinds })
    }

    /// The countries that `hq` names.
    fn hq(&self) -> Result<Vec<Country>, Fault> {
        let words = self.text("hq").unwrap_or_default().split(',');
        let country = |word: &str| {
            let country: Result<Country, CountryError> = word.to_ascii_uppercase().parse();
            country.map_err(|error| self.fault("hq", error.to_string(), error.help()))
        };
        let words = words.map(str::trim).filter(|word| !word.is_empty());
        words.map(country).collect()
    }

    /// The fault that an option is missing which names what the question is about.
    pub(super) fn missing(&self, key: &str, what: &str) -> Fault {
        let query = self.text("query").unwrap_or("partners");
        let message = format!("`{query}` asks about {what}, and none is named");
        Fault::new("missing-option", self.place("query"), message).help(format!("add `{key}=…`"))
    }

    /// The organisation that an option names, which it must.
    pub(super) fn org(&self, key: &str) -> Result<&'a Org, Fault> {
        let missing = || self.missing(key, "an organisation");
        let name = self.text(key).ok_or_else(missing)?;
        self.graph
            .find(name)
            .map_err(|error| self.fault(key, error.to_string(), error.help()))
    }

    /// What the view and the flags leave of the graph; the options named are no flags here.
    pub(super) fn narrow(&self, but: &[&str]) -> Result<Narrowed<'a>, Fault> {
        self.narrow_by(but, |narrowed, narrowing| {
            narrowed.kept = narrowing.apply(self.graph);
        })
    }

    /// The same where the question is about several days: see [`Narrowing::apply_on`].
    pub(super) fn narrow_on(&self, but: &[&str], days: &[Day]) -> Result<Narrowed<'a>, Fault> {
        self.narrow_by(but, |narrowed, narrowing| {
            narrowed.kept = narrowing.apply_on(self.graph, days);
        })
    }

    /// `As of the end of 2015.`, where the block or its view asks for a day; the options named are no flags here.
    pub(super) fn as_of(&self, but: &[&str]) -> Result<Option<String>, Fault> {
        let narrowing = self.flags(but).read(self.graph, Day::LAST);
        let narrowing = narrowing.map_err(|unfit| self.unfit(&unfit))?;
        let told = |date: Date| match date.day() {
            Some(_) => format!("As of {date}."),
            None => format!("As of the end of {date}."),
        };
        Ok(narrowing.as_of().map(told))
    }

    /// The flags and the view of the block, as Markdown; the options named are no flags here.
    pub(super) fn selected(&self, but: &[&str]) -> Option<String> {
        let mut select = self.flags(but).by_name();
        let day = select.remove("as-of");
        let day = day.map(|words| format!("as-of {}", words.join(", ")));
        let flags = day
            .map(|day| escape_line(&day))
            .into_iter()
            .chain(selected(&select));
        let flags: Vec<String> = flags.collect();
        (!flags.is_empty()).then(|| flags.join("; "))
    }

    /// The same for steps in time: what is left of the graph, and which steps of that are asked for.
    pub(super) fn narrow_steps(&self) -> Result<Narrowed<'a>, Fault> {
        self.narrow_by(&[], |narrowed, narrowing| {
            (narrowed.kept, narrowed.window) = narrowing.steps(self.graph);
        })
    }

    fn narrow_by(
        &self,
        but: &[&str],
        apply: impl Fn(&mut Narrowed<'a>, &Narrowing),
    ) -> Result<Narrowed<'a>, Fault> {
        let mut narrowed = Narrowed {
            whole: self.graph,
            kept: None,
            asked: Asked {
                graph: self.about.clone(),
                as_of: Day::LAST,
                select: Select::new(),
            },
            as_of: None,
            spans: Vec::new(),
            window: Window::default(),
        };
        let flags = self.flags(but);
        let narrowing = flags.read(self.graph, Day::LAST);
        let narrowing = narrowing.map_err(|unfit| self.unfit(&unfit))?;
        narrowed.asked.select = flags.by_name();
        narrowed.as_of = narrowing.as_of().zip(narrowing.day());
        narrowed.asked.as_of = narrowing.day().unwrap_or(Day::LAST);
        narrowed.spans = narrowing.spans();
        apply(&mut narrowed, &narrowing);
        Ok(narrowed)
    }

    /// The options that are flags, and `view`; but those that are named.
    fn flags(&self, but: &[&str]) -> Flags {
        let mut flags = Flags::new();
        for given in self.options() {
            let key = &*given.key.text;
            if !but.contains(&key) && (key == VIEW || Flag::by_name(key).is_ok()) {
                let word = given.value.as_ref().map_or("true", |value| &value.text);
                flags.add(key, word);
            }
        }
        flags
    }

    /// The fault at the option of a flag, or at that of its words that does not fit.
    fn unfit(&self, unfit: &Unfit) -> Fault {
        let options = self.options().iter();
        let mut options = options.filter(|given| given.key.text == unfit.flag);
        let given = options.nth(unfit.at.unwrap_or(0));
        let place = given.map_or_else(
            || self.place(&unfit.flag),
            |given| given.value.as_ref().unwrap_or(&given.key).span.clone(),
        );
        Fault::new("bad-option", place, unfit.error.to_string()).help(unfit.error.help())
    }
}
