//! `query=stats by=year`: figures of what the selection keeps.

use super::Question;
use crate::answer::{self, By, Layout};

pub(super) static QUESTION: Question = Question {
    name: "stats",
    what: "figures of what the selection keeps, by one thing or in an overview",
    subjects: &[],
    options: &["by"],
    rows: |request| {
        let by = request
            .text("by")
            .map(str::parse::<By>)
            .transpose()
            .map_err(|error| {
                let names: Vec<&str> = By::ALL.iter().map(|by| by.name()).collect();
                request.fault(
                    "by",
                    error.to_string(),
                    format!("use one of {}", names.join(", ")),
                )
            })?;
        let narrowed = request.narrow(&[])?;
        Ok(answer::stats(&narrowed.asked, narrowed.graph(), by).grid())
    },
    sentence: None,
};
