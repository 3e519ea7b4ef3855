use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::export::{ExportError, Format, Options, Setting, Theme};
use tieup::model::Lang;

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::select::SelectArgs;
use super::{output, write};

/// Turn the graph into a diagram or into data for other tools
///
/// Without `--output` the result goes to standard output. A file is written whole or not at all: after a failure the old
/// one is still there. Equal graphs give equal bytes.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup export -o alliances.dot && dot -Tsvg alliances.dot -o alliances.svg
  tieup export --to dot --plain | dot -Tpng -o alliances.png
  tieup export --to json | jq '.tie | keys'")]
pub(super) struct ExportArgs {
    /// The format; where it is not given, the file's ending tells it
    #[arg(long, value_name = "FORMAT", required_unless_present = "output", value_parser = formats())]
    to: Option<String>,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Nodes and edges only: no colours, legend or evidence
    #[arg(long)]
    plain: bool,
    /// The title, instead of the graph's own
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The language of names, labels, legend and caption
    #[arg(long, value_name = "LANG", value_parser = words::<Lang>(Lang::ALL, Lang::name, Lang::meaning))]
    lang: Option<Lang>,
    /// All links of two organisations as one line, with their number
    #[arg(long)]
    fold: bool,
    /// Light, dark, or as the reader's system is
    #[arg(long, value_name = "THEME", value_parser = words::<Theme>(Theme::ALL, Theme::name, Theme::meaning))]
    theme: Option<Theme>,
    #[command(flatten)]
    select: SelectArgs,
}

/// The words of a vocabulary, with what they mean.
fn words<T>(all: &'static [T], name: fn(T) -> &'static str, meaning: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + std::str::FromStr<Err: std::error::Error + Send + Sync> + 'static,
{
    let value = move |&word: &T| PossibleValue::new(name(word)).help(meaning(word));
    PossibleValuesParser::new(all.iter().map(value)).try_map(|word| word.parse::<T>())
}

fn formats() -> PossibleValuesParser {
    let value = |format: &'static Format| PossibleValue::new(format.name()).help(format.what());
    PossibleValuesParser::new(Format::all().map(value))
}

impl ExportArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let output = self.output.as_deref().filter(|path| *path != "-");
        let format = match (&self.to, output) {
            (Some(name), _) => Format::by_name(name),
            (None, Some(path)) => Format::of_path(path),
            (None, None) => {
                return Err(
                    Failure::new("standard output has no ending that tells the format")
                        .hint("name the format with `--to`"),
                );
            }
        };
        let format = format.map_err(|error| Failure::new(error.to_string()).hint(error.help()))?;
        let (asked, graph) = graph.open()?;
        let view = self.select.title(&graph);
        let (graph, as_of) = self.select.narrow(graph, asked.as_of)?;
        if graph.is_narrowed() && graph.ties().next().is_none() {
            output::say("the selection keeps no tie: nothing was written\n");
            return Ok(Outcome::Negative);
        }
        // What a selection brings along is for the formats that show it; what is asked for by name must be shown.
        let shows = |setting| format.settings().contains(&setting);
        let options = Options {
            plain: self.plain,
            title: self
                .title
                .clone()
                .or(view.filter(|_| shows(Setting::Title))),
            as_of: as_of.filter(|_| shows(Setting::AsOf)),
            lang: self.lang,
            fold: self.fold,
            theme: self.theme.unwrap_or_default(),
        };
        let mut bytes = Vec::new();
        format.write(&graph, &options, &mut bytes).map_err(unfit)?;
        match output {
            None => output::print_bytes(&bytes)?,
            Some(path) => write::whole(path, &bytes).map_err(|error| {
                Failure::new(format!("`{}` can't be written", path.display())).because(&error)
            })?,
        }
        Ok(Outcome::Done)
    }
}

fn unfit(error: ExportError) -> Failure {
    match error {
        ExportError::UnfitSetting {
            setting: Setting::Selection,
            format,
        } => Failure::new(format!("the format `{format}` holds the whole graph"))
            .hint("leave out the selection flags"),
        ExportError::UnfitSetting { setting, .. } => {
            Failure::new(error.to_string()).hint(format!("leave out `--{}`", setting.name()))
        }
        ExportError::Io(error) => Failure::new("the graph can't be written").because(&error),
    }
}
