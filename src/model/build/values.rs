//! Reads the values: dates, amounts, stakes, countries, languages, words.

use std::ops::Range;
use std::str::FromStr;

use super::super::country::Country;
use super::super::date::Date;
use super::super::identifier::{Scheme, check_url};
use super::super::language::Language;
use super::super::money::{Money, MoneyProblem};
use super::super::org::Names;
use super::super::period::Period;
use super::super::stake::{Share, ShareProblem, Stake};
use super::super::tie::{Contribution, Dates};
use super::super::words::{DateKey, Purpose};
use super::{At, Builder};
use crate::diag::{Span, nearest};
use crate::raw::record::{
    Amount, FullAmount, Map, OneOrMany, Share as RawShare, Stake as RawStake,
};
use crate::raw::{Part, list};

/// A date is read again for each fault only, so its help is made then.
impl Builder<'_> {
    /// The part of a string value that is at fault; the whole value where it has escapes.
    fn part(&mut self, at: &At<'_>, text: &str, range: &Range<usize>) -> Span {
        let whole = self.span(at, Part::Value);
        if (whole.end - whole.start) as usize != text.len() + 2 || range.is_empty() {
            return whole;
        }
        let byte = |at: usize| whole.start + 1 + u32::try_from(at).unwrap_or(0);
        Span {
            start: byte(range.start),
            end: byte(range.end),
            ..whole
        }
    }

    pub(super) fn date(&mut self, at: &At<'_>, text: &str) -> Option<Date> {
        let error = match text.parse() {
            Ok(date) => return Some(date),
            Err::<Date, _>(error) => error,
        };
        let span = self.part(at, text, &error.at);
        let whole = self.span(at, Part::Value);
        let diagnostic = self.fault("bad-date", at, format!("`{text}` is not a date: {error}"));
        let pointed = diagnostic.clone().at(span, "");
        *diagnostic = match error.problem.meant() {
            Some(meant) => pointed.mend(format!("write `{meant}`"), whole, format!("\"{meant}\"")),
            None => pointed.help(error.help()),
        };
        None
    }

    /// Dates by key, in the order of the vocabulary and then in time.
    pub(super) fn dates(&mut self, at: &At<'_>, raw: &Map<'_, OneOrMany<&str>>) -> Dates {
        let at = at.key("dates");
        let mut dates = Dates::with_capacity(raw.0.len());
        for (name, texts) in &raw.0 {
            let at = at.key(name);
            let Some(key) = self.word::<DateKey>("unknown-field", &at, Part::Key, name, || {
                DateKey::NAMES.to_vec()
            }) else {
                continue;
            };
            if texts.is_list() && !matches!(key, DateKey::Observed | DateKey::On) {
                self.fault(
                    "wrong-type",
                    &at,
                    "only `observed` and `on` may have a list of dates",
                )
                .add_help("keep one date, or write an interval such as `2014-05/2014-07`");
            }
            for (number, text) in texts.as_slice().iter().enumerate() {
                dates.extend(self.date(&at.number(number), text).map(|date| (key, date)));
            }
        }
        dates.sort_by_key(|(key, date)| (*key, date.earliest(), date.latest()));
        dates
    }

    /// A word of a vocabulary.
    pub(super) fn word<T: FromStr>(
        &mut self,
        rule: &'static str,
        at: &At<'_>,
        part: Part,
        word: &str,
        names: impl FnOnce() -> Vec<&'static str>,
    ) -> Option<T> {
        if let Ok(found) = word.parse() {
            return Some(found);
        }
        let names = names();
        let what = rule
            .strip_prefix("unknown-")
            .unwrap_or("word")
            .replace('-', " ");
        let span = self.span(at, part);
        let diagnostic = self.fault_at(rule, at, part, format!("there is no {what} `{word}`"));
        *diagnostic = match nearest(word, names.iter().copied(), 1).pop() {
            Some(near) => {
                let text = if part == Part::Key {
                    near.to_owned()
                } else {
                    format!("\"{near}\"")
                };
                diagnostic
                    .clone()
                    .mend(format!("write `{near}`"), span, text)
            }
            None => diagnostic
                .clone()
                .help(format!("use one of {}", list(&names))),
        };
        None
    }

    pub(super) fn country(&mut self, at: &At<'_>, text: &str) -> Option<Country> {
        let error = match text.parse() {
            Ok(country) => return Some(country),
            Err::<Country, _>(error) => error,
        };
        let span = self.span(at, Part::Value);
        let diagnostic = self.fault(
            "unknown-country",
            at,
            format!("there is no country `{text}`"),
        );
        *diagnostic = match error.suggestion() {
            Some(country) => diagnostic
                .clone()
                .mend(error.help(), span, format!("\"{country}\"")),
            None => diagnostic.clone().help(error.help()),
        };
        None
    }

    pub(super) fn countries(&mut self, at: &At<'_>, texts: &[&str]) -> Box<[Country]> {
        let mut countries: Vec<Country> = texts
            .iter()
            .enumerate()
            .filter_map(|(number, text)| self.country(&at.number(number), text))
            .collect();
        countries.sort_unstable();
        countries.dedup();
        countries.into_boxed_slice()
    }

    pub(super) fn language(&mut self, at: &At<'_>, part: Part, text: &str) -> Option<Language> {
        let error = match text.parse() {
            Ok(language) => return Some(language),
            Err::<Language, _>(error) => error,
        };
        let span = self.span(at, part);
        let diagnostic = self.fault_at(
            "unknown-language",
            at,
            part,
            format!("`{text}` is not a language tag: {error}"),
        );
        *diagnostic = match error.suggestion() {
            Some(tag) => {
                let tag = if part == Part::Key {
                    tag.to_owned()
                } else {
                    format!("\"{tag}\"")
                };
                diagnostic.clone().mend(error.help(), span, tag)
            }
            None => diagnostic.clone().help(error.help()),
        };
        None
    }

    /// Texts by language, sorted by tag.
    pub(super) fn names<'t>(
        &mut self,
        at: &At<'_>,
        raw: impl Iterator<Item = (&'t str, Vec<&'t str>)>,
    ) -> Names {
        let mut names: Vec<(Language, Box<[Box<str>]>)> = Vec::new();
        for (tag, texts) in raw {
            let at = at.key(tag);
            let Some(language) = self.language(&at, Part::Key, tag) else {
                continue;
            };
            if names.iter().any(|(before, _)| *before == language) {
                let message = format!("the language `{language}` stands here twice");
                self.fault_at("duplicate-id", &at, Part::Key, message)
                    .add_help("join the two");
                continue;
            }
            names.push((language, texts.into_iter().map(Into::into).collect()));
        }
        names.sort_by(|(a, _), (b, _)| a.cmp(b));
        Names(names.into_boxed_slice())
    }

    pub(super) fn titles(&mut self, at: &At<'_>, raw: &Map<'_, &str>) -> Names {
        self.names(
            &at.key("titles"),
            raw.0.iter().map(|(tag, title)| (*tag, vec![*title])),
        )
    }

    pub(super) fn url(&mut self, at: &At<'_>, text: Option<&str>) -> Option<Box<str>> {
        let text = text?;
        if let Err(error) = check_url(text) {
            let help = error.help();
            self.fault(
                "bad-identifier",
                at,
                format!("`{text}` is not a web address: {error}"),
            )
            .add_help(help);
            return None;
        }
        Some(text.into())
    }

    /// Identifiers by scheme.
    pub(super) fn identifiers(
        &mut self,
        at: &At<'_>,
        raw: &Map<'_, &str>,
    ) -> Box<[(Scheme, Box<str>)]> {
        let at = at.key("ids");
        let mut ids: Vec<(Scheme, Box<str>)> = Vec::new();
        for (name, id) in &raw.0 {
            let at = at.key(name);
            let names = || Scheme::all().map(Scheme::name).collect();
            let Some(scheme) = self.word::<Scheme>("unknown-field", &at, Part::Key, name, names)
            else {
                continue;
            };
            match scheme.check(id) {
                Ok(()) => ids.push((scheme, (*id).into())),
                Err(error) => {
                    let help = error.help();
                    let message = format!("`{id}` is not {}: {error}", scheme.noun());
                    self.fault("bad-identifier", &at, message).add_help(help);
                }
            }
        }
        ids.sort_by_key(|(scheme, _)| scheme.name());
        ids.into_boxed_slice()
    }

    pub(super) fn amounts(
        &mut self,
        at: &At<'_>,
        raw: &Map<'_, Amount<'_>>,
    ) -> Box<[(Purpose, Money)]> {
        let at = at.key("amounts");
        let mut amounts = Vec::with_capacity(raw.0.len());
        for (name, amount) in &raw.0 {
            let at = at.key(name);
            let Some(purpose) = self.word("unknown-field", &at, Part::Key, name, || {
                Purpose::NAMES.to_vec()
            }) else {
                continue;
            };
            amounts.extend(self.amount(&at, amount).map(|money| (purpose, money)));
        }
        amounts.sort_by_key(|(purpose, _)| *purpose);
        amounts.into_boxed_slice()
    }

    fn amount(&mut self, at: &At<'_>, raw: &Amount<'_>) -> Option<Money> {
        match raw {
            Amount::Short(text) => self.money(at, text),
            Amount::Full(full) => self.full_amount(at, full),
        }
    }

    fn money(&mut self, at: &At<'_>, text: &str) -> Option<Money> {
        let error = match text.parse() {
            Ok(money) => return Some(money),
            Err::<Money, _>(error) => error,
        };
        let span = self.part(at, text, &error.at);
        self.money_fault(at, text, &error.problem).set_place(span);
        None
    }

    fn money_fault(
        &mut self,
        at: &At<'_>,
        text: &str,
        problem: &MoneyProblem,
    ) -> &mut crate::diag::Diagnostic {
        let rule = match problem {
            MoneyProblem::NoCurrency => "amount-without-currency",
            MoneyProblem::UnknownCurrency { .. } => "unknown-currency",
            MoneyProblem::Negative => "negative-amount",
            MoneyProblem::MinOverMax => "reversed-range",
            _ => "bad-amount",
        };
        let help = problem.help();
        let diagnostic = self.fault(rule, at, format!("`{text}` is not an amount: {problem}"));
        diagnostic.add_help(help);
        diagnostic
    }

    fn full_amount(&mut self, at: &At<'_>, full: &FullAmount<'_>) -> Option<Money> {
        let bound = |this: &mut Self, name: &str, text: Option<&str>| match text {
            Some(text) => this.money(&at.key(name), text).map(Some).ok_or(()),
            None => Ok(None),
        };
        let value = bound(self, "value", full.value).ok()?;
        let min = bound(self, "min", full.min).ok()?;
        let max = bound(self, "max", full.max).ok()?;
        let money = match (value, min, max) {
            (Some(value), None, None) => Ok(value),
            (None, Some(min), Some(max)) => Money::range(min, max),
            (None, Some(min), None) => Money::at_least(min),
            (None, None, Some(max)) => Money::at_most(max),
            _ => {
                self.fault(
                    "bad-amount",
                    at,
                    "an amount in full has either `value`, or `min`, `max` or both",
                )
                .add_help(
                    "write `{ value = \"USD 1bn\" }` or `{ min = \"USD 1bn\", max = \"USD 2bn\" }`",
                );
                return None;
            }
        };
        let money = match money {
            Ok(money) => money,
            Err(problem) => {
                let text = format!("{}..{}", full.min.unwrap_or(""), full.max.unwrap_or(""));
                self.money_fault(at, &text, &problem);
                return None;
            }
        };
        let Some(over) = full.over else {
            return Some(money);
        };
        match over.parse::<Period>() {
            Ok(period) => Some(money.with_over(period)),
            Err(error) => {
                let at = at.key("over");
                let span = self.part(&at, over, &error.at);
                let diagnostic = self.fault(
                    "bad-amount",
                    &at,
                    format!("`{over}` is not a period: {error}"),
                );
                diagnostic.set_place(span);
                diagnostic.add_help(error.problem.help());
                None
            }
        }
    }

    /// What a party puts in: money where the text has a figure in it, else words.
    pub(super) fn contribution(&mut self, at: &At<'_>, raw: &Amount<'_>) -> Option<Contribution> {
        match raw {
            Amount::Short(text) if !text.bytes().any(|b| b.is_ascii_digit()) => {
                Some(Contribution::Text((*text).into()))
            }
            raw => self.amount(at, raw).map(Contribution::Money),
        }
    }

    pub(super) fn stake(&mut self, at: &At<'_>, raw: &RawStake<'_>) -> Option<Stake> {
        match raw {
            RawStake::Short(text) => self.share(at, text).map(Stake::of_equity),
            RawStake::Full(full) => {
                let is_range = full.min.is_some() || full.max.is_some();
                let is_told_apart = full.equity.is_some() || full.votes.is_some();
                if is_range == is_told_apart {
                    let message =
                        "a stake in full has `equity`, `votes` or both, or `min` and `max`";
                    self.fault("bad-stake", at, message).add_help(
                        "write `{ equity = 81, votes = 97 }` or `{ min = 20, max = 30 }`",
                    );
                    return None;
                }
                if is_range {
                    let (min, max) = (full.min.map(|text| text.0), full.max.map(|text| text.0));
                    return self.share_range(at, min, max).map(Stake::of_equity);
                }
                let equity = full
                    .equity
                    .as_ref()
                    .and_then(|share| self.share_in_full(&at.key("equity"), share));
                let votes = full
                    .votes
                    .as_ref()
                    .and_then(|share| self.share_in_full(&at.key("votes"), share));
                Stake::new(equity, votes)
            }
        }
    }

    fn share_in_full(&mut self, at: &At<'_>, raw: &RawShare<'_>) -> Option<Share> {
        match raw {
            RawShare::Short(text) => self.share(at, text),
            RawShare::Full(full) => {
                self.share_range(at, full.min.map(|text| text.0), full.max.map(|text| text.0))
            }
        }
    }

    fn share(&mut self, at: &At<'_>, text: &str) -> Option<Share> {
        match text.parse::<Share>() {
            Ok(share) => Some(share),
            Err(error) => {
                self.share_fault(at, text, &error.problem);
                None
            }
        }
    }

    fn share_range(&mut self, at: &At<'_>, min: Option<&str>, max: Option<&str>) -> Option<Share> {
        let bound = |this: &mut Self, name: &str, text: Option<&str>| match text {
            Some(text) => match text.parse() {
                Ok(bound) => Ok(Some(bound)),
                Err(error) => {
                    let error: super::super::decimal::DecimalError = error;
                    this.share_fault(
                        &at.key(name),
                        text,
                        &ShareProblem::NotANumber(error.problem),
                    );
                    Err(())
                }
            },
            None => Ok(None),
        };
        let low = bound(self, "min", min).ok()?;
        let high = bound(self, "max", max).ok()?;
        let share = match (low, high) {
            (Some(low), Some(high)) => Share::range(low, high),
            (Some(low), None) => Share::at_least(low),
            (None, Some(high)) => Share::at_most(high),
            (None, None) => {
                self.fault(
                    "bad-stake",
                    at,
                    "a range of shares has `min`, `max` or both",
                )
                .add_help("write `{ min = 20, max = 30 }`");
                return None;
            }
        };
        share
            .map_err(|problem| {
                let text = format!("{}..{}", min.unwrap_or(""), max.unwrap_or(""));
                self.share_fault(at, &text, &problem);
            })
            .ok()
    }

    fn share_fault(&mut self, at: &At<'_>, text: &str, problem: &ShareProblem) {
        let rule = match problem {
            ShareProblem::OverHundred | ShareProblem::UnderZero => "stake-out-of-range",
            ShareProblem::MinOverMax => "reversed-range",
            _ => "bad-stake",
        };
        let help = problem.help();
        self.fault(rule, at, format!("`{text}` is not a stake: {problem}"))
            .add_help(help);
    }
}
