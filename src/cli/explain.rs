use clap::Args;
use tieup::diag::excerpt;
use tieup::{diag, guide, rule};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, counted};

/// Explain a rule of `check`, time, the format or `ask`; or list all that is explained
///
/// The page of a rule has an example that fails and the same, mended.
///
/// A rule's name stands in brackets after `error` or `warning` in what `tieup check` prints. A graph sets the level of
/// a rule in `[graph]`: `rules = { unused-org = "off" }`.
///
/// Beside the rules there are pages on what holds in every command: `time` says what starts a tie of which kind, what ends it, and
/// what is certain about that; `format` how files are written, and what a modality and a standing mean; `ask` which questions
/// in words are read.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup explain
  tieup explain unknown-org
  tieup explain time
  tieup explain format")]
pub(super) struct ExplainArgs {
    /// The rule's name, or `time`, `format` or `ask`
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

impl ExplainArgs {
    pub(super) fn run(&self, _: &GraphArgs) -> Result<Outcome, Failure> {
        let Some(name) = &self.rule else {
            return list();
        };
        if let Some(page) = guide::PAGES.iter().find(|page| page.name == name) {
            output::print(&(page.text)())?;
            return Ok(Outcome::Done);
        }
        let Some(rule) = rule::rule(name) else {
            let names = rule::rules().iter().map(|rule| rule.name);
            let names = names.chain(guide::PAGES.iter().map(|page| page.name));
            let near: Vec<String> = diag::nearest(name, names, 3)
                .into_iter()
                .map(|near| format!("`{near}`"))
                .collect();
            let hint = if near.is_empty() {
                "`tieup explain` lists all rules".to_owned()
            } else {
                format!("did you mean {}?", near.join(", "))
            };
            return Err(Failure::new(format!("no rule is called `{}`", excerpt(name))).hint(hint));
        };
        output::print(&rule.page())?;
        Ok(Outcome::Done)
    }
}

fn list() -> Result<Outcome, Failure> {
    let answer = tieup::answer::rules(rule::rules());
    let width = guide::PAGES
        .iter()
        .map(|page| page.name.len())
        .max()
        .unwrap_or(0);
    for page in guide::PAGES {
        output::print(&format!("{:width$}  {}\n", page.name, page.what))?;
    }
    output::print("\n")?;
    output::answer(
        &answer,
        tieup::answer::Format::Table,
        &counted(answer.rows.len(), "rule"),
    )
}
