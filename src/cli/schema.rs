use clap::Args;

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output;

/// Print the JSON Schema of graph files
///
/// Editors complete and check a graph's TOML and JSON files with it.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup schema > tieup.schema.json")]
pub(super) struct SchemaArgs {}

impl SchemaArgs {
    #[expect(clippy::unused_self, reason = "all commands are run alike")]
    pub(super) fn run(&self, _: &GraphArgs) -> Result<Outcome, Failure> {
        let text = serde_json::to_string_pretty(&tieup::json_schema())
            .map_err(|error| Failure::new("the schema can't be printed").because(&error))?;
        output::print(&(text + "\n"))?;
        Ok(Outcome::Done)
    }
}
