//! The pages of the rules, in Markdown: what `explain` prints, what `docs/rules.md` holds.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::{RULES, Rule};
use crate::diag::{Level, RuleDescription};

static PAGES: LazyLock<Vec<String>> =
    LazyLock::new(|| RULES.iter().map(|rule| rule.page()).collect());

static DESCRIPTIONS: LazyLock<Vec<RuleDescription<'static>>> = LazyLock::new(|| {
    let pages = RULES.iter().zip(PAGES.iter());
    pages.map(|(rule, page)| rule.description(page)).collect()
});

impl Rule {
    /// The page in Markdown: a heading of the second level, the text, and the examples.
    pub fn page(&self) -> String {
        let Rule {
            name,
            what,
            why,
            mend,
            ..
        } = self;
        let mut page = format!("## {name}\n\nLevel: {}\n\n", level(self.level));
        let _ = write!(
            page,
            "{}.\n\n{why}\n\nTo mend it: {}\n",
            capitalised(what),
            uncapitalised(mend)
        );
        match &self.example {
            Some(example) => {
                let (fails, passes) = (example.fails.trim(), example.passes.trim());
                let _ = write!(
                    page,
                    "\nFails:\n\n```toml\n{fails}\n```\n\nPasses:\n\n```toml\n{passes}\n```\n"
                );
            }
            None => page.push_str("\nThis is about files, so that no graph in text shows it.\n"),
        }
        page
    }

    /// The rule as a report describes it, with its page.
    pub fn description<'a>(&'a self, page: &'a str) -> RuleDescription<'a> {
        RuleDescription {
            name: self.name,
            level: self.level,
            summary: self.what,
            help: page,
        }
    }
}

/// All rules as a report describes them, by name.
pub fn descriptions() -> &'static [RuleDescription<'static>] {
    &DESCRIPTIONS
}

/// All pages under an index: the text of `docs/rules.md`.
pub fn index() -> String {
    let mut text = String::from(
        "# Rules\n\nWhat `tieup check` may find. A graph sets the level of a rule in `[graph]`: \
         `rules = { unused-org = \"off\" }`; levels are `error`, `warning`, `note` and `off`.\n\n\
         | rule | level | fault |\n| --- | --- | --- |\n",
    );
    for rule in RULES {
        let (name, what) = (rule.name, rule.what);
        let _ = writeln!(
            text,
            "| [{name}](#{name}) | {} | {what} |",
            level(rule.level)
        );
    }
    for page in PAGES.iter() {
        text.push('\n');
        text.push_str(page);
    }
    text
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
