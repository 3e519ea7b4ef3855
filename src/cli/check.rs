use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::diag::{Format, Level, Output, Summary};
use tieup::load::{self, Location};
use tieup::{Compiled, diag, rule};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, counted};

/// Say everything that is wrong with a graph, and where
///
/// All faults are reported in one run: those of the text, of its values and names, and those that the rules find in the whole.
/// `tieup explain` tells more of a rule.
///
/// Exits with 1 where there is an error or a warning, and with 0 where there are notes only.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup check
  tieup check my-graph/
  tieup check --format github my-graph/
  tieup check --format sarif my-graph/ > tieup.sarif")]
pub(super) struct CheckArgs {
    /// Folders and files that are checked together, as one graph; without any, the graph that `--graph` names
    #[arg(value_name = "PATH", conflicts_with = "graph")]
    paths: Vec<String>,
    /// How the findings are printed
    #[arg(long, value_name = "FORMAT", default_value = Format::Human.name(), value_parser = format_parser())]
    format: Format,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    let value = |format: Format| {
        PossibleValue::new(format.name()).help(match format {
            Format::Human => "for eyes, with the lines",
            Format::Json => "one JSON document",
            Format::Sarif => "SARIF 2.1.0, for code scanning",
            Format::Github => "annotations of GitHub Actions",
        })
    };
    PossibleValuesParser::new(Format::ALL.map(value)).try_map(|name| name.parse::<Format>())
}

impl CheckArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let locations = self.locations(graph)?;
        let compiled = Compiled::open(&locations);
        let findings = compiled.check();
        let screen = output::screen();
        let output = Output {
            color: screen.color,
            width: screen.width,
            rules: if self.format == Format::Sarif {
                rule::descriptions()
            } else {
                &[]
            },
        };
        let text = self.format.render(&findings, compiled.files(), output);
        output::print(&text)?;
        if compiled.files().iter().next().is_none() {
            return Err(
                Failure::new("nothing was checked").hint("name a folder or a file with a graph")
            );
        }
        if findings.is_empty() && self.format == Format::Human {
            let model = compiled.model();
            let names: Vec<String> = locations.iter().map(named).collect();
            output::say(&format!(
                "no faults in {}: {}, {} and {}\n",
                names.join(", "),
                counted(model.orgs().len(), "org"),
                counted(model.ties().len(), "tie"),
                counted(model.sources().len(), "source"),
            ));
        }
        Ok(match Summary::of(&findings).worst() {
            Some(Level::Error | Level::Warning) => Outcome::Negative,
            Some(Level::Note) | None => Outcome::Done,
        })
    }

    fn locations(&self, graph: &GraphArgs) -> Result<Vec<Location>, Failure> {
        if self.paths.is_empty() {
            return Ok(vec![graph.location().1]);
        }
        let locate = |path: &String| {
            let location = Location::find(path);
            if matches!(location, Location::Path(_)) && !Path::new(path).exists() {
                let failure = Failure::new(format!(
                    "there is no file or folder `{}`",
                    diag::excerpt_of_path(path)
                ));
                return Err(match diag::nearest(path, load::builtin(), 1).first() {
                    Some(near) => {
                        failure.hint(format!("did you mean the built-in graph `{near}`?"))
                    }
                    None => failure,
                });
            }
            Ok(location)
        };
        self.paths.iter().map(locate).collect()
    }
}

fn named(location: &Location) -> String {
    match location {
        Location::Builtin(name) => format!("the built-in graph `{name}`"),
        Location::Path(path) => diag::visible_line(&format!("`{}`", path.display())).into_owned(),
    }
}
