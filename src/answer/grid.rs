//! What is laid out: lines of toned text in the cells of a grid, or plain values in a sheet.

use super::records::SourceRef;

/// How a text is set off, where there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// What a reader looks for.
    Strong,
    /// What a reader may skip.
    Faint,
    /// What a reader must not miss.
    Warning,
    /// What has come.
    Added,
    /// What has gone.
    Removed,
}

/// One line of text, to be broken where it doesn't fit. Holds text as it comes; the formats make it safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    spans: Vec<(String, Tone)>,
    link: Option<String>,
    /// The span that the link is on.
    linked: usize,
    cited: Option<Box<SourceRef>>,
}

impl Line {
    /// A line in one tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Line {
        Line::default().and(text, tone)
    }

    /// A plain line.
    pub fn plain(text: impl Into<String>) -> Line {
        Line::toned(text, Tone::Plain)
    }

    /// The line with a text added.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, tone: Tone) -> Line {
        self.spans.push((text.into(), tone));
        self
    }

    /// The line with a page that its first text leads to, in formats that have links.
    #[must_use]
    pub fn leading_to(mut self, page: Option<&str>) -> Line {
        self.link = page.map(str::to_owned);
        self
    }

    /// The line with a text before it.
    #[must_use]
    pub(super) fn after(self, text: impl Into<String>) -> Line {
        self.after_toned(text, Tone::Plain)
    }

    /// The line with a text in a tone before it.
    #[must_use]
    pub(super) fn after_toned(mut self, text: impl Into<String>, tone: Tone) -> Line {
        self.spans.insert(0, (text.into(), tone));
        self.linked += 1;
        self
    }

    /// The line with the source that it names, and leads to.
    #[must_use]
    pub(super) fn citing(mut self, source: &SourceRef) -> Line {
        self.cited = Some(Box::new(source.clone()));
        self.leading_to(source.url.as_deref())
    }

    /// The source that it names.
    pub fn cited(&self) -> Option<&SourceRef> {
        self.cited.as_deref()
    }

    /// The page that a text of the line leads to, and the place of that text among [`spans`](Self::spans).
    pub fn link(&self) -> Option<(usize, &str)> {
        self.link.as_deref().map(|page| (self.linked, page))
    }

    /// The texts with their tones.
    pub fn spans(&self) -> &[(String, Tone)] {
        &self.spans
    }

    /// The line without tones.
    pub fn text(&self) -> String {
        self.spans.iter().map(|(text, _)| &**text).collect()
    }
}

/// The lines of a cell.
pub type Cell = Vec<Line>;

/// A column's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands over it.
    pub title: &'static str,
    /// Whether its values are numbers, which stand to the right.
    pub number: bool,
}

impl Column {
    /// A column of text.
    pub const fn text(title: &'static str) -> Column {
        Column {
            title,
            number: false,
        }
    }

    /// A column of numbers.
    pub const fn number(title: &'static str) -> Column {
        Column {
            title,
            number: true,
        }
    }
}

/// Rows of cells for eyes. A row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Lines in which an answer reads as an outline, each with how deep it stands.
pub type Outline = Vec<(usize, Line)>;

/// Rows of values for programs. A row has as many values as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The names of the columns, in `snake_case`.
    pub header: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}
