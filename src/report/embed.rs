//! Puts what tieup writes between the markers, and touches nothing else.

use sha2::{Digest, Sha256};

use super::ask;
use super::block::{Block, FILE_SUM, GRAPH, TEXT_SUM, blocks};
use super::directive::{Directive, Written};
use super::fault::Fault;
use super::request::Request;
use crate::answer::{GraphRef, SourceRef};
use crate::diag::{self, Diagnostic, File, Files};
use crate::graph::Graph;

/// A report as it is.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The name that a person knows it by.
    pub name: String,
    /// The name of its file without folder and ending: pictures are called `STEM.ID.svg`.
    pub stem: String,
    /// The whole text.
    pub text: String,
}

/// What is to be done to a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What people changed inside a block is overwritten.
    pub force: bool,
    /// The blocks are emptied.
    pub clean: bool,
    /// Pictures stand in the text, rather than in files beside it.
    pub inline: bool,
}

/// A report as it ought to be.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The whole text. Bytes outside of the markers are those of the document.
    pub text: String,
    /// The pictures that belong beside it, in the order of their blocks.
    pub pictures: Vec<Picture>,
    /// The ids of its blocks, in their order.
    pub blocks: Vec<String>,
}

/// A picture beside a report.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The name of its file, in the report's folder.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// Reports as they ought to be, or what is wrong with them.
#[derive(Debug)]
pub struct Embedded {
    /// The documents, for the places of the faults.
    pub files: Files,
    /// Every fault of every document. Where there is one, nothing is to be written.
    pub faults: Vec<Diagnostic>,
    /// The reports, in the order of the documents.
    pub pages: Vec<Page>,
}

/// The name of the rule that what tieup wrote is changed by itself alone: [`How::force`] mends it.
pub const EDITED: &str = "edited-block";

/// Looks up a file beside a document, given the document's place among all and the file's name.
pub type Beside<'a> = &'a dyn Fn(usize, &str) -> Option<Vec<u8>>;

/// Writes the blocks of reports anew from a graph.
///
/// The same graph gives the same bytes on every day: without `as-of`, a block tells what is known so far. Costs a parse of each
/// document and, for each block, a pass over the graph.
///
/// ```
/// use tieup::answer::GraphRef;
/// use tieup::report::{self, Document, How};
///
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let about = GraphRef { name: "us-china-2015".to_owned(), title: None };
/// let text = "# Inspur\n\n<!-- tieup answer id=who org=Inspur as-of=2015-11-06 notes=no -->\n".to_owned();
/// let document = Document { text, ..Document::default() };
/// let embedded = report::embed(&[document], &graph, &about, How::default(), &|_, _| None);
/// assert!(embedded.pages[0].text.contains("\nInspur was allied with Cisco"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn embed(
    documents: &[Document],
    graph: &Graph,
    about: &GraphRef,
    how: How,
    beside: Beside<'_>,
) -> Embedded {
    let mut embedded = Embedded {
        files: Files::default(),
        faults: Vec::new(),
        pages: Vec::new(),
    };
    for (place, document) in documents.iter().enumerate() {
        let file = File::shown(document.name.clone(), document.text.clone());
        let id = embedded.files.push(file);
        let mut writer = Writer {
            document,
            graph,
            about,
            how,
            faults: Vec::new(),
        };
        let read = |name: &str| beside(place, name);
        embedded.pages.push(writer.page(&read));
        let faults = writer.faults.into_iter();
        embedded
            .faults
            .extend(faults.map(|fault| fault.into_diagnostic(id)));
    }
    diag::sort(&mut embedded.faults, &embedded.files);
    embedded
}

struct Writer<'a> {
    document: &'a Document,
    graph: &'a Graph,
    about: &'a GraphRef,
    how: How,
    faults: Vec<Fault>,
}

impl Writer<'_> {
    fn page(&mut self, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Page {
        let text = &self.document.text;
        let (blocks, faults) = blocks(text);
        self.faults = faults;
        let written = if self.how.clean {
            self.directives(&blocks);
            blocks.iter().map(|_| None).collect()
        } else {
            self.write_all(&blocks)
        };
        let mut page = Page::default();
        let mut at = 0;
        for (block, written) in blocks.iter().zip(written) {
            let opened = block.opening.span.end;
            page.text.push_str(&text[at..opened]);
            self.check_hands(block, written.as_ref(), read);
            page.text
                .push_str(&filled(text, block, written.as_ref(), &self.about.name));
            at = block
                .closing
                .as_ref()
                .map_or(opened, |closing| closing.span.end);
            page.blocks.push(block.id.clone());
            if let Some(drawn) = written.and_then(|written| written.picture) {
                page.pictures.push(Picture {
                    name: drawn.name,
                    bytes: drawn.bytes,
                });
            }
        }
        page.text.push_str(&text[at..]);
        page
    }

    fn directives(&mut self, blocks: &[Block]) -> Vec<Option<&'static Directive>> {
        let find = |block: &Block| match Directive::by_name(&block.opening.word) {
            Ok(directive) => Some(directive),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        };
        blocks.iter().map(find).collect()
    }

    /// What stands in each block, in their order; those that tell of the others are written last.
    fn write_all(&mut self, blocks: &[Block]) -> Vec<Option<Written>> {
        let directives = self.directives(blocks);
        let mut written: Vec<Option<Written>> = blocks.iter().map(|_| None).collect();
        let mut cited: Vec<SourceRef> = Vec::new();
        for last in [false, true] {
            for (place, directive) in directives.iter().enumerate() {
                let Some(directive) = directive.filter(|directive| directive.last == last) else {
                    continue;
                };
                written[place] = self.write(&blocks[place], directive, &cited);
            }
            if !last {
                let all = written.iter().flatten().flat_map(|written| &written.cited);
                let mut known = std::collections::HashSet::new();
                cited = all
                    .filter(|source| known.insert(&source.id))
                    .cloned()
                    .collect();
                // What a block with a fault would have cited is not known: the bibliography would be a further fault.
                if cited.is_empty() && !self.faults.is_empty() {
                    break;
                }
            }
        }
        written
    }

    fn write(
        &mut self,
        block: &Block,
        directive: &Directive,
        cited: &[SourceRef],
    ) -> Option<Written> {
        let mut request = Request {
            graph: self.graph,
            about: self.about,
            block,
            stem: &self.document.stem,
            inline: self.how.inline,
            cited,
        };
        let mut own = (directive.options)(&request);
        let meant = if own.contains(&ask::ASK) {
            ask::meant(self.graph, &self.document.text, block)
        } else {
            Ok(None)
        };
        let meant = meant.map_err(|fault| self.faults.push(fault)).ok()?;
        if let Some(block) = &meant {
            request.block = block;
            own = (directive.options)(&request);
        }
        let faults = request.check(&own, directive.selects);
        if !faults.is_empty() {
            self.faults.extend(faults);
            return None;
        }
        match (directive.write)(&request) {
            Ok(written) => Some(written),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }

    /// Whether people changed what tieup wrote, and it would be lost.
    fn check_hands(
        &mut self,
        block: &Block,
        written: Option<&Written>,
        read: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) {
        let Some(closing) = block
            .closing
            .as_ref()
            .filter(|_| !self.how.force && !block.nested)
        else {
            return;
        };
        let here = &self.about.name;
        if let Some(other) = closing.graph.as_ref().filter(|graph| *graph != here)
            && !self.how.clean
        {
            let message = format!(
                "the block `{}` was written from the graph `{other}`, and this is `{here}`",
                block.id
            );
            self.faults.push(
                Fault::new("other-graph", closing.span.clone(), message)
                    .help("name that graph with `--graph`, or let `--force` take this one"),
            );
            return;
        }
        let inside = plain(&self.document.text[block.inside()]);
        let new = written.map(|written| written.text.as_str());
        let kept = inside.trim().is_empty() || new == Some(inside.trim_matches('\n'));
        if !kept && closing.text_sum.as_deref() != Some(&*sum(inside.trim().as_bytes())) {
            let message = match &closing.text_sum {
                Some(_) => format!(
                    "what stands in the block `{}` was changed by hand",
                    block.id
                ),
                None => format!("what stands in the block `{}` is not tieup's", block.id),
            };
            self.faults.push(
                Fault::new(EDITED, closing.span.clone(), message)
                    .because(block.opening.span.clone(), "the block begins here")
                    .help("move your words out of the block, or let `--force` overwrite them"),
            );
        }
        let Some(drawn) = written.and_then(|written| written.picture.as_ref()) else {
            return;
        };
        let Some((bytes, kept)) = read(&drawn.name).zip(closing.file_sum.as_ref()) else {
            return;
        };
        if bytes != drawn.bytes && sum(&bytes) != *kept {
            let message = format!("the picture `{}` was changed by hand", drawn.name);
            self.faults.push(
                Fault::new(EDITED, closing.span.clone(), message)
                    .help("give your picture another name, or let `--force` overwrite it"),
            );
        }
    }
}

/// What stands from the opening marker's end to the closing marker's.
fn filled(text: &str, block: &Block, written: Option<&Written>, graph: &str) -> String {
    let inside = &text[block.inside()];
    let Some(written) = written else {
        return format!(
            "{}<!-- /tieup {} -->",
            line_end(text, block.opening.span.end),
            block.id
        );
    };
    let end = line_end(text, block.opening.span.end);
    // What is right but for its line ends is left alone.
    let right = format!("\n\n{}\n\n", written.text);
    let inside = if plain(inside) == right {
        inside.to_owned()
    } else {
        right.replace('\n', end)
    };
    let file = written
        .picture
        .as_ref()
        .map(|drawn| format!(" {FILE_SUM}={}", sum(&drawn.bytes)));
    // Names that a marker would have to quote are left out.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let graph = Some(graph).filter(|graph| !graph.is_empty() && graph.chars().all(is_plain));
    format!(
        "{inside}<!-- /tieup {} {TEXT_SUM}={}{}{} -->",
        block.id,
        sum(written.text.trim().as_bytes()),
        file.unwrap_or_default(),
        graph
            .map(|graph| format!(" {GRAPH}={graph}"))
            .unwrap_or_default(),
    )
}

/// The text with `\n` for line ends, as git may change them.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// How lines end around a place: there, else above it.
fn line_end(text: &str, at: usize) -> &'static str {
    let ends = |found: Option<usize>| found.map(|end| text[..end].ends_with('\r'));
    let below = ends(text[at..].find('\n').map(|end| at + end));
    match below.or_else(|| ends(text[..at].rfind('\n'))) {
        Some(true) => "\r\n",
        _ => "\n",
    }
}

/// The first 16 hexadecimal digits of the SHA-256: enough against slips, and short enough to read past.
fn sum(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
