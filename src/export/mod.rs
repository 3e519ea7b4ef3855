//! Turns a graph into files for people and for other programs: one file here is one format.
//!
//! A format is a [`Format`] row: its name, the endings of its files, and the function that writes it. To add one is to
//! add a file with its row, to name it below, and to add a golden case to `tests/export.rs`. What is exported is the
//! graph as it is given: to export less, narrow the graph first.
//!
//! ```
//! use tieup::Graph;
//! use tieup::export::{Format, Options};
//!
//! let graph = Graph::open("us-china-2015")?;
//! let format = Format::of_path("alliances.dot".as_ref())?;
//! let mut text = Vec::new();
//! format.write(&graph, &Options::default(), &mut text)?;
//! assert!(text.starts_with(b"digraph"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::io::{self, Write};
use std::path::Path;

use crate::graph::Graph;

mod options;

pub use crate::picture::Theme;
pub use options::{Figure, Options, Setting};

macro_rules! formats {
    ($($file:ident,)+) => {
        $(mod $file;)+

        /// Every format, by name.
        static FORMATS: &[&Format] = &[$(&$file::FORMAT),+];
    };
}

formats! {
    dot,
    html,
    json,
    mermaid,
    png,
    svg,
}

/// Each record as a value of the format, for those who compare graphs.
pub(crate) mod record {
    pub(crate) use super::json::{
        Scope, Table, Value, bloc, event, evidence_row, graph, org, source, tie, view,
    };
}

type Writer = fn(&Graph, &Options, &mut dyn Write) -> Result<(), ExportError>;

/// A format in which a graph can be written.
#[derive(Debug)]
pub struct Format {
    name: &'static str,
    endings: &'static [&'static str],
    what: &'static str,
    picture: bool,
    settings: &'static [Setting],
    writer: Writer,
}

/// Why a graph was not exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The format has no such setting.
    #[error("the format `{format}` has no setting `{}`", setting.name())]
    UnfitSetting {
        /// The format's name.
        format: &'static str,
        /// What was asked of it.
        setting: Setting,
    },
    /// There is nothing of what the picture shows.
    #[error("{}", nothing(*.0))]
    Nothing(Figure),
    /// This build of the program writes no pixels.
    #[error("this build of tieup can't write PNG")]
    NoPainter,
    /// No font that is installed has these characters; where there are none, no font is installed.
    #[error("{}", missing_glyphs(.0))]
    MissingGlyphs(Vec<char>),
    /// The picture would have too many pixels.
    #[error("at that scale the picture would have too many pixels: at most {most:.1} will do")]
    TooLarge {
        /// The largest scale that will do.
        most: f64,
    },
    /// The picture could not be painted.
    #[error("the picture can't be painted: {0}")]
    Unpaintable(String),
    /// The output could not be written.
    #[error("the output can't be written: {0}")]
    Io(#[from] io::Error),
}

fn nothing(figure: Figure) -> &'static str {
    match figure {
        Figure::Diagram | Figure::Matrix => "there is no link to draw",
        Figure::Timeline => "there is no dated tie to draw",
        Figure::Ownership => "there is no link of ownership or control to draw",
    }
}

/// At most so many characters are named.
const NAMED: usize = 20;

fn missing_glyphs(missing: &[char]) -> String {
    if missing.is_empty() {
        return "no font is installed".to_owned();
    }
    let named: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|&c| format!("{c} (U+{:04X})", u32::from(c)))
        .collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("no font that is installed has {}{more}", named.join(", "))
}

impl ExportError {
    /// What to do about it, where that is known; begins with a verb.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            ExportError::UnfitSetting { setting: Setting::Selection, .. } => "leave out the selection flags".to_owned(),
            ExportError::UnfitSetting { setting, .. } => format!("leave out `--{}`", setting.name()),
            ExportError::NoPainter => "build it with `cargo install --path . --features png`, or write SVG".to_owned(),
            ExportError::MissingGlyphs(_) => {
                "install a font that has them, such as Noto Sans CJK (`apt install fonts-noto-cjk`), or write SVG".to_owned()
            }
            ExportError::TooLarge { .. } => "give a smaller `--scale`, or none".to_owned(),
            ExportError::Nothing(_) | ExportError::Unpaintable(_) | ExportError::Io(_) => return None,
        })
    }
}

/// The name or the file ending of no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownFormat {
    /// No format has that name.
    #[error("no format is called `{0}`")]
    Name(String),
    /// No format's files end like that.
    #[error("the ending of `{0}` belongs to no format")]
    Path(String),
}

impl UnknownFormat {
    /// What to write instead; begins with a verb.
    pub fn help(&self) -> String {
        if let UnknownFormat::Path(path) = self {
            let picture = ["pdf", "jpg", "webp"]
                .iter()
                .find(|ending| path.ends_with(*ending));
            if let Some(picture) = picture {
                return format!(
                    "let Graphviz draw it: `tieup export --to dot | dot -T{picture} -o {path}`"
                );
            }
        }
        let names: Vec<String> = Format::all()
            .map(|format| format!("`{}`", format.name))
            .collect();
        format!("name one of the formats {}", names.join(", "))
    }
}

impl Format {
    /// Every format, by name.
    pub fn all() -> impl ExactSizeIterator<Item = &'static Format> {
        FORMATS.iter().copied()
    }

    /// The format of that name.
    ///
    /// # Errors
    ///
    /// [`UnknownFormat::Name`].
    pub fn by_name(name: &str) -> Result<&'static Format, UnknownFormat> {
        Format::all()
            .find(|format| format.name == name)
            .ok_or_else(|| UnknownFormat::Name(name.to_owned()))
    }

    /// The format that the ending of a file asks for, in any case. The file need not be there.
    ///
    /// # Errors
    ///
    /// [`UnknownFormat::Path`].
    pub fn of_path(path: &Path) -> Result<&'static Format, UnknownFormat> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let is_ending = |known: &&str| known.eq_ignore_ascii_case(&ending);
        let fits = |format: &&Format| format.endings.iter().any(is_ending);
        Format::all()
            .find(fits)
            .ok_or_else(|| UnknownFormat::Path(path.to_string_lossy().into_owned()))
    }

    /// The name by which it is asked for.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What its files end in, without the point; the usual ending first.
    pub fn endings(&self) -> &'static [&'static str] {
        self.endings
    }

    /// What it is and is for, as a lower-case fragment for help texts.
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// Whether it draws the graph, or is drawn by another program: what stands for an answer that is a graph.
    pub fn is_picture(&self) -> bool {
        self.picture
    }

    /// The settings that it takes.
    pub fn settings(&self) -> &'static [Setting] {
        self.settings
    }

    /// Writes the graph. Equal graphs and options give equal bytes.
    ///
    /// # Errors
    ///
    /// [`ExportError::UnfitSetting`], before anything is written, and [`ExportError::Io`].
    pub fn write(
        &self,
        graph: &Graph,
        options: &Options,
        out: &mut dyn Write,
    ) -> Result<(), ExportError> {
        let selected = graph.is_narrowed().then_some(Setting::Selection);
        let mut settings = selected.into_iter().chain(options.settings());
        if let Some(setting) = settings.find(|set| !self.settings.contains(set)) {
            let format = self.name;
            return Err(ExportError::UnfitSetting { format, setting });
        }
        (self.writer)(graph, options, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name_and_its_endings_alone() {
        for format in Format::all() {
            let found = Format::by_name(format.name()).expect("it has that name");
            assert!(std::ptr::eq(found, format));
            for ending in format.endings() {
                let path = format!("a.b/c.{}", ending.to_uppercase());
                let found = Format::of_path(path.as_ref()).expect("it has that ending");
                assert!(std::ptr::eq(found, format), "{ending}");
            }
        }
    }

    #[test]
    fn formats_stand_in_the_order_of_their_names() {
        assert!(Format::all().is_sorted_by_key(Format::name));
    }

    #[test]
    fn an_unknown_format_says_which_there_are() {
        let error = Format::by_name("xls").expect_err("no such format");
        assert_eq!(error.to_string(), "no format is called `xls`");
        assert!(error.help().contains("`dot`"), "{}", error.help());
        assert!(Format::of_path("dot".as_ref()).is_err());
    }

    #[test]
    fn a_setting_that_a_format_lacks_is_refused_before_anything_is_written() {
        let graph = Graph::new(crate::model::Model::default());
        let options = Options {
            plain: true,
            ..Options::default()
        };
        let mut out = Vec::new();
        let json = Format::by_name("json").expect("known");
        let error = json.write(&graph, &options, &mut out).expect_err("unfit");
        assert_eq!(
            error.to_string(),
            "the format `json` has no setting `plain`"
        );
        assert!(out.is_empty());
    }
}
