use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::Graph;
use tieup::export::{ExportError, Figure, Format, Options, Setting, Theme};
use tieup::model::{Day, Lang};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::select::{SelectArgs, near};
use super::{graphviz, output, write};

/// The layout that needs nothing installed.
const OWN: &str = "own";

/// Turn the graph into a picture or into data for other tools
///
/// Without `--output` the result goes to standard output. A file is written whole or not at all: after a failure the old
/// one is still there. Equal graphs give equal bytes.
///
/// Pictures and pages show of a selection what `ties` and `orgs` list with the same flags: with `--as-of`, of each tie the parties that were there on that day.
///
/// Of a selection, `json` holds a document that can be read back: the ties that are kept, the events that are kept, and all that these and their
/// evidence name. Its ties, kinds and amounts are those that `stats` counts with the same flags. Organisations, links and sources may be more,
/// for context: a tie has its whole record, with parties that had left by `--as-of` or came later; an organisation is there, too, that a party acts
/// through or is part of, that evidence is told through or gives, or that an event is about.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup export -o alliances.svg
  tieup export --around Inspur --lang ko --theme dark -o inspur.png
  tieup export --as timeline --view cisco -o cisco.svg
  tieup export --view cisco -o cisco.html
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
    /// What is drawn of the selection
    #[arg(long = "as", value_name = "PICTURE", value_parser = words::<Figure>(Figure::ALL, Figure::name, Figure::meaning))]
    figure: Option<Figure>,
    /// Every organisation, even where they are too many to read: blocs stand for more than 80
    #[arg(long)]
    force: bool,
    /// Pixels a unit of a PNG; the default is enough for print
    #[arg(long, value_name = "FACTOR", value_parser = scale)]
    scale: Option<f64>,
    /// Only this organisation and those tied to it
    #[arg(long, value_name = "ORG")]
    around: Option<String>,
    /// Let an installed Graphviz lay a diagram out (`dot`)
    #[arg(long, value_name = "ENGINE", value_parser = [OWN, "dot"], default_value = OWN, hide_default_value = true)]
    engine: String,
    #[command(flatten)]
    select: SelectArgs,
}

fn scale(text: &str) -> Result<f64, String> {
    let scale = text.parse().map_err(|_| "it is no number".to_owned())?;
    if (0.1..=50.0).contains(&scale) {
        Ok(scale)
    } else {
        Err("it must be from 0.1 to 50".to_owned())
    }
}

/// The words of a vocabulary, with what they mean.
pub(super) fn words<T>(
    all: &'static [T],
    name: fn(T) -> &'static str,
    meaning: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
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
        let to_terminal = output.is_none() && std::io::stdout().is_terminal();
        output::refuse_pixels(format, to_terminal, "name a file with `--output`")?;
        let (asked, graph) = graph.open()?;
        let view = self.select.title(&graph, self.lang);
        let (graph, as_of) = self.select.narrow(graph, asked.as_of)?;
        let graph = near(graph, self.around.as_deref())?;
        if graph.is_narrowed() && graph.ties().next().is_none() {
            output::say("the selection keeps no tie: nothing was written\n");
            return Ok(Outcome::Negative);
        }
        let bytes = match self.write(format, &graph, view, as_of) {
            Err(ExportError::Nothing(figure)) => {
                output::say(&format!(
                    "{}: nothing was written\n",
                    ExportError::Nothing(figure)
                ));
                return Ok(Outcome::Negative);
            }
            written => written.map_err(|error| self.unfit(error))?,
        };
        let bytes = if self.engine == OWN {
            bytes
        } else {
            graphviz::draw(&bytes, format.name())?
        };
        match output {
            None => output::print_bytes(&bytes)?,
            Some(path) => write::whole(path, &bytes).map_err(|error| {
                Failure::new(format!("`{}` can't be written", path.display())).because(&error)
            })?,
        }
        Ok(Outcome::Done)
    }

    /// The graph in the format, or in Graphviz' where that draws it.
    fn write(
        &self,
        format: &'static Format,
        graph: &Graph,
        view: Option<String>,
        as_of: Option<Day>,
    ) -> Result<Vec<u8>, ExportError> {
        let format = match Format::by_name("dot") {
            Ok(dot) if self.engine != OWN => dot,
            _ => format,
        };
        // What a selection brings along is for the formats that show it; what is asked for by name must be shown.
        let shows = |setting| format.settings().contains(&setting);
        let options = Options {
            plain: self.plain,
            title: self
                .title
                .clone()
                .or(view.filter(|_| shows(Setting::Title))),
            subtitle: None,
            as_of: as_of.filter(|_| shows(Setting::AsOf)),
            lang: self.lang,
            fold: self.fold,
            theme: self.theme.unwrap_or_default(),
            figure: self.figure.unwrap_or_default(),
            force: self.force,
            scale: self.scale,
        };
        let mut bytes = Vec::new();
        format.write(graph, &options, &mut bytes)?;
        // The explorer shows all, a part at a time.
        if shows(Setting::Force) && format.is_picture() {
            let mend = "Narrow it (`--around ORG`, `--view VIEW`) or draw all with `--force`";
            output::say_crowded(&options, graph, mend);
        }
        Ok(bytes)
    }

    fn unfit(&self, error: ExportError) -> Failure {
        match error {
            // The format is then the one in which the engine is fed, which nobody asked for.
            ExportError::UnfitSetting { setting, .. }
                if self.engine != OWN && setting != Setting::Selection =>
            {
                let (engine, setting) = (&self.engine, setting.name());
                Failure::new(format!("the engine `{engine}` has no setting `{setting}`"))
                    .hint(format!("leave out `--{setting}`, or `--engine`"))
            }
            ExportError::UnfitSetting {
                setting: Setting::Selection,
                format,
            } => Failure::new(format!("the format `{format}` holds the whole graph"))
                .hint("leave out the selection flags"),
            ExportError::Io(error) => Failure::new("the graph can't be written").because(&error),
            error => {
                let failure = Failure::new(error.to_string());
                match error.help() {
                    Some(help) => failure.hint(help),
                    None => failure,
                }
            }
        }
    }
}
