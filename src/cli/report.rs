use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use tieup::model::Day;
use tieup::report::{self, Document, How, Template, TemplateError};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::select::SelectArgs;
use super::{output, write};

/// Write a whole report: picture, timeline, a table a firm, what is contested, and the sources
///
/// The report is Markdown with the markers of `tieup embed`, which keeps it up to date from then on, or one page of HTML
/// that needs nothing else. A template of your own may say what is in it.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup report -o report.md
  tieup report -o inspur.html --org Inspur --as-of 2015-11
  tieup report -o report.md --template my-report.md.j2")]
pub(super) struct ReportArgs {
    /// The file to write; its pictures stand beside it
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Markdown or HTML; where it is not given, the file's ending tells it
    #[arg(long, value_name = "FORMAT")]
    to: Option<To>,
    /// The title, instead of the view's or the graph's own
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// A template of your own, in Jinja's language
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    #[command(flatten)]
    select: SelectArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// Markdown, which `tieup embed` keeps up to date
    Md,
    /// One page that needs nothing else
    Html,
}

impl ReportArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let to = self.format()?;
        let template = self.template()?;
        let (mut asked, whole) = graph.open_for_report()?;
        let title = self.title.clone();
        let title = title.or_else(|| self.select.title(&whole, None));
        let title = title.or_else(|| asked.graph.title.clone());
        let title = title.unwrap_or_else(|| "Report".to_owned());
        asked.select = self.select.asked();
        let as_of = self.select.as_of(&whole)?.map(|date| date.to_string());
        // The blocks of a report don't go by the calendar, and nor does what stands around them.
        let (narrowed, day) = self.select.narrow(graph.open()?.1, Day::LAST)?;
        if narrowed.ties().next().is_none() {
            output::say("the selection keeps no tie: nothing was written\n");
            return Ok(Outcome::Negative);
        }
        asked.as_of = day.unwrap_or(Day::LAST);
        let text = template.render(&title, &asked, &narrowed, as_of.as_deref());
        let text = text.map_err(|error| unfit(&error))?;
        let stem = self
            .output
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let name = self.output.display().to_string();
        let document = Document { name, stem, text };
        let mut embedded = report::embed(
            &[document],
            &whole,
            &asked.graph,
            How::default(),
            &|_, _| None,
        );
        if !embedded.faults.is_empty() {
            output::say(&output::faults(&embedded.faults, &embedded.files));
            return Ok(Outcome::Failed);
        }
        write::all(&self.files(to, &title, embedded.pages.remove(0)))?;
        Ok(Outcome::Done)
    }

    /// The files of a report: one page that has all in it, or a document with its pictures beside it.
    fn files(&self, to: To, title: &str, page: report::Page) -> Vec<(PathBuf, Vec<u8>)> {
        match to {
            To::Html => {
                // What tieup's own template says is in English; of another one nothing is known.
                let lang = self.template.is_none().then_some("en");
                let html = report::html(title, lang, &page.text, &page.pictures);
                vec![(self.output.clone(), html.into_bytes())]
            }
            To::Md => {
                let beside = |picture: report::Picture| {
                    (self.output.with_file_name(picture.name), picture.bytes)
                };
                let pictures = page.pictures.into_iter().map(beside);
                let document = (self.output.clone(), page.text.into_bytes());
                pictures.chain([document]).collect()
            }
        }
    }

    fn format(&self) -> Result<To, Failure> {
        let ending = self
            .output
            .extension()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let known = |ending: &str| match ending {
            "md" | "markdown" | "qmd" => Some(To::Md),
            "html" | "htm" => Some(To::Html),
            _ => None,
        };
        self.to
            .or_else(|| known(&ending.to_string_lossy()))
            .ok_or_else(|| {
                Failure::new(format!(
                    "the ending of `{}` is neither `md` nor `html`",
                    self.output.display()
                ))
                .hint("name the format with `--to`")
            })
    }

    fn template(&self) -> Result<Template, Failure> {
        let Some(path) = &self.template else {
            return Ok(Template::default());
        };
        let read = |path: &Path| std::fs::read_to_string(path);
        let name = path.display().to_string();
        let text = read(path)
            .map_err(|error| Failure::new(format!("`{name}` can't be read")).because(&error))?;
        Ok(Template::new(name, text))
    }
}

fn unfit(error: &TemplateError) -> Failure {
    let line = error.line.map(|line| format!(":{line}"));
    let line = line.unwrap_or_default();
    Failure::new(format!("{}{line}: {error}", error.name))
        .hint("docs/report.md tells what a template may use")
}
