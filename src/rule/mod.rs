//! The rules: what may be wrong with a graph, one file a rule, each with the page that explains it.
//!
//! Some faults are met while files are read and names resolved; their rules hold only the page. The others look at the
//! finished model. Levels are settled here: each rule's own, then those of the graph's `rules`.

mod circle;
mod context;
mod page;
mod roles;
#[cfg(test)]
mod tests;

use crate::diag::{Diagnostic, Files, Level};
use crate::model::{Evidence, Model, Record, Tie};
use crate::raw::Step;

pub(crate) use context::Context;
pub use page::{descriptions, index};

/// A rule and its page.
#[derive(Debug)]
pub struct Rule {
    /// The kebab-case name, which states the fault.
    pub name: &'static str,
    /// How much a finding weighs unless the graph says otherwise.
    pub level: Level,
    /// What the fault is, in a lower-case line.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// The fault in small; `None` where it is one of files, which no text of a graph can show.
    pub example: Option<Example>,
    pub(crate) check: Check,
}

/// A graph that has a rule's fault, and one that hasn't.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// A graph in TOML that has the fault.
    pub fails: &'static str,
    /// The same graph, mended.
    pub passes: &'static str,
}

/// Where a rule's fault is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// While files are read and names resolved.
    Reading,
    /// In the finished model.
    Model(fn(&mut Context<'_>)),
    /// In one tie. These rules take turns at each tie and its evidence: fetching them from memory is what takes time.
    Tie(CheckOf<Tie>),
    /// In one piece of evidence.
    Evidence(CheckOf<Evidence>),
}

/// Looks at one record.
type CheckOf<T> = for<'m> fn(&mut Context<'m>, &'m T);

macro_rules! rules {
    ($($file:ident,)+) => {
        $(mod $file;)+

        /// Every rule, by name.
        static RULES: &[&Rule] = &[$(&$file::RULE),+];
    };
}

rules! {
    amount_without_currency,
    bad_amount,
    bad_date,
    bad_id,
    bad_identifier,
    bad_stake,
    curator_asserts,
    dated_after_publication,
    duplicate_id,
    ended_before_started,
    file_too_large,
    gives_about_stranger,
    include_cycle,
    incomplete_source,
    misplaced_role,
    missing_field,
    missing_role,
    needless_resolution,
    negative_amount,
    not_utf8,
    overlapping_blocs,
    ownership_cycle,
    part_of_cycle,
    repeated_role,
    reversed_range,
    self_tie,
    shared_name,
    source_without_url,
    stake_out_of_range,
    stakes_over_100,
    syntax,
    tie_without_evidence,
    two_controllers,
    unbacked_value,
    unfit_view,
    unknown_bloc,
    unknown_country,
    unknown_currency,
    unknown_event,
    unknown_field,
    unknown_kind,
    unknown_language,
    unknown_modality,
    unknown_org,
    unknown_record,
    unknown_role,
    unknown_rule,
    unknown_source,
    unknown_support,
    unknown_tie,
    unknown_topic,
    unreadable_file,
    unresolved_contradiction,
    unused_org,
    unused_source,
    unused_topic,
    wrong_type,
}

/// The levels that a graph may set.
const LEVELS: [&str; 4] = ["error", "warning", "note", "off"];

/// Every rule, by name.
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The way from a record to a value under keys.
fn steps<const N: usize>(keys: [&str; N]) -> [Step; N] {
    keys.map(Step::from)
}

/// What the rules find in a model; `faults` are those that reading found.
pub(crate) fn check<'m>(
    files: &'m Files,
    model: &'m Model,
    faults: &[Diagnostic],
) -> Vec<Diagnostic> {
    let mut context = Context::new(files, model, faults);
    let mut of_ties = Vec::new();
    let mut of_evidence = Vec::new();
    for rule in RULES {
        match rule.check {
            Check::Reading => {}
            Check::Model(check) => {
                context.enter(rule);
                check(&mut context);
            }
            Check::Tie(check) => of_ties.push((*rule, check)),
            Check::Evidence(check) => of_evidence.push((*rule, check)),
        }
    }
    for tie in model.ties() {
        context.take_turns(&of_ties, tie);
        let rows = tie.evidence().iter().map(|&key| model.evidence(key));
        for evidence in rows.filter(|row| row.host() == Record::Tie(tie.key())) {
            context.take_turns(&of_evidence, evidence);
        }
    }
    let is_elsewhere = |row: &&Evidence| !matches!(row.host(), Record::Tie(_));
    for evidence in model.all_evidence().iter().filter(is_elsewhere) {
        context.take_turns(&of_evidence, evidence);
    }
    context.finish()
}

/// The findings at the levels of their rules and of the graph; those that are off are left out. What is met while
/// reading stays at the level of its rule: the model lacks what was at fault.
pub(crate) fn levelled(diagnostics: Vec<Diagnostic>, model: &Model) -> Vec<Diagnostic> {
    let level = |diagnostic: &Diagnostic| {
        let rule = rule(diagnostic.rule());
        let is_settable = rule.is_none_or(|rule| !matches!(rule.check, Check::Reading));
        let set = model
            .rule_levels()
            .find(|(name, _)| is_settable && *name == diagnostic.rule())
            .map(|(_, level)| level);
        match set {
            Some("off") => None,
            Some("error") => Some(Level::Error),
            Some("warning") => Some(Level::Warning),
            Some("note") => Some(Level::Note),
            _ => Some(rule.map_or(diagnostic.level(), |rule| rule.level)),
        }
    };
    diagnostics
        .into_iter()
        .filter_map(|diagnostic| level(&diagnostic).map(|level| diagnostic.with_level(level)))
        .collect()
}
