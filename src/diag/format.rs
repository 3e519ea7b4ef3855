//! The formats in which findings are printed, by name.

use std::str::FromStr;

use super::{Diagnostic, Files, Summary, github, human, json, sarif};

/// A format of diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// As rustc prints, with a summary: [`human`].
    #[default]
    Human,
    /// One JSON document: [`json`].
    Json,
    /// SARIF 2.1.0: [`sarif`].
    Sarif,
    /// Workflow commands of GitHub Actions: [`github`].
    Github,
}

/// What a format may need beside the findings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Output<'a> {
    /// Whether [`Format::Human`] uses colours.
    pub color: bool,
    /// The cells of the terminal's width, for [`Format::Human`].
    pub width: Option<usize>,
    /// The rules there are, for [`Format::Sarif`].
    pub rules: &'a [RuleDescription<'a>],
}

/// A rule as it is explained to those who have broken it.
#[derive(Clone, Copy, Debug)]
pub struct RuleDescription<'a> {
    /// The kebab-case name.
    pub name: &'a str,
    /// The level at which it is reported unless the graph says otherwise.
    pub level: super::Level,
    /// One sentence.
    pub summary: &'a str,
    /// The whole page, in Markdown.
    pub help: &'a str,
}

/// The name of no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no format is called `{0}`")]
pub struct UnknownFormat(String);

impl Format {
    /// All formats, the default first.
    pub const ALL: [Format; 4] = [Format::Human, Format::Json, Format::Sarif, Format::Github];

    /// The name by which it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Github => "github",
        }
    }

    /// Prints the findings in their order; the text ends with a line break unless it is empty.
    pub fn render(self, diagnostics: &[Diagnostic], files: &Files, output: Output) -> String {
        match self {
            Format::Human => {
                let body = human::render(diagnostics, files, output.color, output.width);
                body + &human::summary(Summary::of(diagnostics), output.color)
            }
            Format::Json => json::render(diagnostics, files),
            Format::Sarif => sarif::render(diagnostics, files, output.rules),
            Format::Github => github::render(diagnostics, files),
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Format::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let unknown = "xml".parse::<Format>().unwrap_err();
        assert_eq!(unknown.to_string(), "no format is called `xml`");
    }
}
