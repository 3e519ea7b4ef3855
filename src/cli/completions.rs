use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::failure::Failure;
use super::open::GraphArgs;
use super::output;
use super::{Cli, Outcome};

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup completions bash > ~/.local/share/bash-completion/completions/tieup
  tieup completions fish > ~/.config/fish/completions/tieup.fish")]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl CompletionsArgs {
    pub(super) fn run(&self, _: &GraphArgs) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "tieup", &mut script);
        output::print_bytes(&script)?;
        Ok(Outcome::Done)
    }
}
