//! The rules: what may be wrong with a graph, one file a rule, each with the page that explains it.
//!
//! Some faults are met while files are read and names resolved; their rules hold only the page. The others look at the
//! finished model. Levels are settled here: each rule's own, then those of the graph's `rules`.

mod context;

use crate::diag::{Diagnostic, Files, Level};
use crate::model::Model;

pub(crate) use context::Context;

/// A rule and its page.
#[derive(Debug)]
pub struct Rule {
    /// The kebab-case name, which states the fault.
    pub name: &'static str,
    /// How much a finding weighs unless the graph says otherwise.
    pub level: Level,
    /// What the fault is, in a line.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// A graph in TOML that has the fault.
    pub fails: &'static str,
    /// The same graph, mended.
    pub passes: &'static str,
    pub(crate) check: Check,
}

/// Where a rule's fault is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// While files are read and names resolved.
    Reading,
    /// In the finished model.
    Model(fn(&mut Context<'_>)),
}

macro_rules! rules {
    ($($file:ident,)+) => {
        $(mod $file;)+

        /// Every rule, by name.
        static RULES: &[&Rule] = &[$(&$file::RULE),+];
    };
}

rules! {
    tie_without_evidence,
    unknown_org,
}

/// Every rule, by name.
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// What the rules find in a model.
pub(crate) fn check(files: &Files, model: &Model) -> Vec<Diagnostic> {
    let mut context = Context::new(files, model);
    for rule in RULES {
        if let Check::Model(check) = rule.check {
            context.enter(rule);
            check(&mut context);
        }
    }
    context.finish()
}

/// The findings at the levels of their rules and of the graph; those that are off are left out.
pub(crate) fn levelled(diagnostics: Vec<Diagnostic>, model: &Model) -> Vec<Diagnostic> {
    let level = |diagnostic: &Diagnostic| {
        let set = model
            .rule_levels()
            .find(|(name, _)| *name == diagnostic.rule())
            .map(|(_, level)| level);
        match set {
            Some("off") => None,
            Some("error") => Some(Level::Error),
            Some("warning") => Some(Level::Warning),
            Some("note") => Some(Level::Note),
            _ => Some(rule(diagnostic.rule()).map_or(diagnostic.level(), |rule| rule.level)),
        }
    };
    diagnostics
        .into_iter()
        .filter_map(|diagnostic| level(&diagnostic).map(|level| diagnostic.with_level(level)))
        .collect()
}
