//! `query=orgs`: the organisations of the ties that the selection keeps.

use super::Question;
use crate::answer::{self, Layout};
use crate::model::{Country, CountryError};

pub(super) static QUESTION: Question = Question {
    name: "orgs",
    what: "the organisations of the ties that the selection keeps",
    subjects: &[],
    options: &["hq"],
    rows: |request| {
        let words = request
            .text("hq")
            .unwrap_or_default()
            .split(',')
            .map(str::trim);
        let country = |word: &str| {
            let country: Result<Country, CountryError> = word.to_ascii_uppercase().parse();
            country.map_err(|error| request.fault("hq", error.to_string(), error.help()))
        };
        let hq: Vec<Country> = words
            .filter(|word| !word.is_empty())
            .map(country)
            .collect::<Result<_, _>>()?;
        let narrowed = request.narrow(&[])?;
        Ok(answer::orgs(&narrowed.asked, narrowed.graph(), &hq).grid())
    },
    sentence: None,
};
