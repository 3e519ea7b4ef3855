//! Why a command could not run: the kind, the cause and the hint, kept apart.

use anstyle::{AnsiColor, Style};
use tieup::Broken;
use tieup::diag::{self, Output, visible_line};
use tieup::graph::NameError;
use tieup::query::{PathError, RecordError, WayError};
use tieup::select::SelectError;

use super::output;

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// It can't be done.
    Refused {
        /// What is wrong: a lower-case fragment.
        message: String,
        /// What it was because of.
        cause: Option<String>,
        /// What to do about it.
        hint: Option<String>,
        /// The name of an organisation that the graph does not have; another may.
        unknown: Option<String>,
    },
    /// The graph has faults.
    Broken(Broken),
    /// Nobody reads the output any more.
    Closed,
}

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Failure {
        Failure::Refused {
            message: message.into(),
            cause: None,
            hint: None,
            unknown: None,
        }
    }

    /// It is only that the graph has nobody of this name; another may.
    fn nobody_called(mut self, name: &str) -> Failure {
        if let Failure::Refused { unknown, .. } = &mut self {
            *unknown = Some(name.to_owned());
        }
        self
    }

    /// The name of an organisation that another graph may have.
    pub(super) fn unknown(&self) -> Option<&str> {
        match self {
            Failure::Refused { unknown, .. } => unknown.as_deref(),
            _ => None,
        }
    }

    pub(super) fn because(mut self, error: &impl ToString) -> Failure {
        if let Failure::Refused { cause, .. } = &mut self {
            *cause = Some(error.to_string());
        }
        self
    }

    pub(super) fn hint(mut self, text: impl Into<String>) -> Failure {
        if let Failure::Refused { hint, .. } = &mut self {
            *hint = Some(text.into());
        }
        self
    }

    /// What is wrong, and what to do about it.
    pub(super) fn words(&self) -> (String, Option<String>) {
        match self {
            Failure::Refused {
                message,
                cause,
                hint,
                ..
            } => {
                let cause = cause.as_deref().map(|cause| format!(": {cause}"));
                let message = format!("{message}{}", cause.unwrap_or_default());
                (message, hint.clone())
            }
            Failure::Broken(broken) => (broken.to_string(), None),
            Failure::Closed => ("nobody reads the output any more".to_owned(), None),
        }
    }

    /// Prints it on standard error.
    pub(super) fn report(&self) {
        match self {
            Failure::Refused { .. } => {
                let (message, hint) = self.words();
                line(AnsiColor::Red, "error", &message);
                if let Some(hint) = hint {
                    line(AnsiColor::Cyan, "hint", &hint);
                }
            }
            Failure::Broken(Broken { files, diagnostics }) => {
                let screen = output::error_screen();
                let output = Output {
                    color: screen.color,
                    width: screen.width,
                    rules: &[],
                };
                output::say(&diag::Format::Human.render(diagnostics, files, output));
            }
            Failure::Closed => {}
        }
    }
}

fn line(color: AnsiColor, label: &str, text: &str) {
    let text = visible_line(text);
    if output::error_screen().color {
        let style = Style::new().bold().fg_color(Some(color.into()));
        output::say(&format!("{style}{label}{style:#}: {text}\n"));
    } else {
        output::say(&format!("{label}: {text}\n"));
    }
}

impl From<Broken> for Failure {
    fn from(broken: Broken) -> Failure {
        Failure::Broken(broken)
    }
}

impl From<NameError> for Failure {
    fn from(error: NameError) -> Failure {
        let failure = Failure::new(error.to_string()).hint(error.help());
        match error {
            NameError::Unknown { name, .. } => failure.nobody_called(&name),
            _ => failure,
        }
    }
}

impl From<SelectError> for Failure {
    fn from(error: SelectError) -> Failure {
        let failure = Failure::new(error.to_string()).hint(error.help());
        match error {
            SelectError::Name(NameError::Unknown { name, .. })
            | SelectError::NameOrWord {
                error: NameError::Unknown { name, .. },
                ..
            } => failure.nobody_called(&name),
            _ => failure,
        }
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Failure {
        let failure = Failure::new(error.to_string()).hint(error.help());
        match error {
            RecordError::Unknown { name, .. } => failure.nobody_called(&name),
            RecordError::Ambiguous { .. } | RecordError::Beginning { .. } => failure,
        }
    }
}

impl From<WayError> for Failure {
    fn from(error: WayError) -> Failure {
        let failure = Failure::new(error.to_string()).hint(error.help());
        match error {
            WayError::Name(NameError::Unknown { name, .. })
            | WayError::Unknown { word: name, .. } => failure.nobody_called(&name),
            WayError::Name(_) => failure,
        }
    }
}

impl From<PathError> for Failure {
    fn from(error: PathError) -> Failure {
        Failure::new(error.to_string()).hint(error.help())
    }
}
