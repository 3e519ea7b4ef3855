use clap::{Args, ValueEnum};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output;

/// Print the JSON Schema of graph files, or of answers
///
/// Editors complete and check a graph's TOML and JSON files with it. Programs that read answers in JSON find there what
/// each field means.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup schema > tieup.schema.json
  tieup schema answers > answers.schema.json")]
pub(super) struct SchemaArgs {
    /// Of what
    #[arg(value_enum, default_value_t)]
    what: What,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum What {
    /// The files of a graph, in TOML or JSON
    #[default]
    Graph,
    /// What `--format json` prints: the answers of all commands, and the findings of `check`
    Answers,
}

impl SchemaArgs {
    pub(super) fn run(&self, _: &GraphArgs) -> Result<Outcome, Failure> {
        let schema = match self.what {
            What::Graph => tieup::json_schema(),
            What::Answers => tieup::answer::json_schema(),
        };
        let text = serde_json::to_string_pretty(&schema)
            .map_err(|error| Failure::new("the schema can't be printed").because(&error))?;
        output::print(&(text + "\n"))?;
        Ok(Outcome::Done)
    }
}
