//! `query=stats by=year`: figures of what the selection keeps.

use super::Question;
use crate::answer::{self, By, Layout};

pub(super) static QUESTION: Question = Question {
    name: "stats",
    what: "figures of what the selection keeps, by one thing or in an overview",
    subjects: &[],
    options: &["by", "hq", "org-kind"],
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
        let which = request.which()?;
        let lists_orgs = by.is_none_or(By::lists_orgs);
        let given = ["hq", "org-kind"].into_iter();
        let mut given = given.filter(|option| request.text(option).is_some());
        if let Some(option) = given.next().filter(|_| !lists_orgs) {
            let message = format!("`{option}` keeps organisations, and these figures are of ties");
            let help = "use it with `by=degree` or `by=broker`, or without `by`".to_owned();
            return Err(request.fault(option, message, help));
        }
        let narrowed = request.narrow(&[])?;
        Ok(answer::stats(&narrowed.asked, narrowed.graph(), by, &which).grid())
    },
    sentence: None,
};
