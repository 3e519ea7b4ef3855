//! Blocks: an opening marker, what stands below it, and the marker that closes it.

use std::ops::Range;

use super::fault::Fault;
use super::marker::{Given, Marker, Slip, Word};
use super::scan::scan;

/// A part of a document that tieup writes.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// What it is called: footnotes and pictures are named after it.
    pub(super) id: String,
    pub(super) opening: Marker,
    pub(super) closing: Option<Closing>,
    /// Whether other markers stand inside.
    pub(super) nested: bool,
}

/// The marker that closes a block.
#[derive(Clone, Debug)]
pub(super) struct Closing {
    pub(super) span: Range<usize>,
    /// The checksum of what tieup wrote.
    pub(super) text_sum: Option<String>,
    /// The checksum of the picture that it wrote.
    pub(super) file_sum: Option<String>,
    /// The graph that it was written from.
    pub(super) graph: Option<String>,
}

/// The keys of a closing marker.
pub(super) const TEXT_SUM: &str = "sha256";
pub(super) const FILE_SUM: &str = "file-sha256";
pub(super) const GRAPH: &str = "graph";

impl Block {
    /// What stands between the markers; empty after a lone opening one.
    pub(super) fn inside(&self) -> Range<usize> {
        let start = self.opening.span.end;
        start
            ..self
                .closing
                .as_ref()
                .map_or(start, |closing| closing.span.start)
    }
}

/// The blocks of a document in their order, and every fault of its markers.
pub(super) fn blocks(text: &str) -> (Vec<Block>, Vec<Fault>) {
    let scan = scan(text);
    let mut faults: Vec<Fault> = scan.slips.into_iter().map(Fault::from).collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut markers = scan.markers.into_iter().peekable();
    while let Some(marker) = markers.next() {
        if marker.closes {
            faults.push(closes_nothing(&marker, blocks.last()));
            continue;
        }
        let Some(id) = id(&marker, &mut faults) else {
            // Its closing marker would only be a fault that follows from this one.
            markers.next_if(|next| next.closes);
            continue;
        };
        if let Some(first) = blocks.iter().find(|block| block.id == id.text) {
            faults.push(repeated(&id, first));
            markers.next_if(|next| next.closes && next.word.text == id.text);
            continue;
        }
        let mut between = Vec::new();
        let mut rest = markers.clone();
        let closes = |next: &Marker| next.closes && next.word.text == id.text;
        let opens = |next: &Marker| {
            !next.closes && given(next, "id").is_some_and(|own| own.text == id.text)
        };
        let found = rest.find(|next| {
            if closes(next) || opens(next) {
                return true;
            }
            between.push(next.clone());
            false
        });
        let closing = found.filter(|found| found.closes);
        if let Some(closing) = &closing {
            let nested = between.iter();
            faults.extend(nested.map(|inner| is_nested(inner, &id.text, &marker, closing)));
            markers = rest;
        }
        let closing = closing.map(|closing| Closing::read(&closing, &mut faults));
        blocks.push(Block {
            id: id.text,
            opening: marker,
            nested: closing.is_some() && !between.is_empty(),
            closing,
        });
    }
    faults.extend(blocks.iter().filter_map(|block| lost_closing(text, block)));
    (blocks, faults)
}

fn repeated(id: &Word, first: &Block) -> Fault {
    let message = format!("two blocks are called `{}`", id.text);
    Fault::new("repeated-id", id.span.clone(), message)
        .because(first.opening.span.clone(), "the first")
        .help("give one of them another id")
}

fn is_nested(inner: &Marker, id: &str, opening: &Marker, closing: &Marker) -> Fault {
    let message = format!("a marker stands inside the block `{id}`");
    Fault::new("nested-marker", inner.span.clone(), message)
        .because(opening.span.clone(), "the block begins here")
        .because(closing.span.clone(), "and ends here")
        .help("move it out of the block: what stands inside is written anew")
}

fn given<'m>(marker: &'m Marker, key: &str) -> Option<&'m Word> {
    let of_key = |given: &&Given| given.key.text == key;
    marker.options.iter().find(of_key)?.value.as_ref()
}

fn id(marker: &Marker, faults: &mut Vec<Fault>) -> Option<Word> {
    let Some(id) = given(marker, "id") else {
        let message = "the block has no id".to_owned();
        let help = "add `id=…`: footnotes, pictures and the closing marker are named after it";
        faults.push(Fault::new("missing-option", marker.span.clone(), message).help(help));
        return None;
    };
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if id.text.split('-').all(is_word) {
        return Some(id.clone());
    }
    let message = format!("`{}` is no id", id.text);
    let help = "use words of `a`–`z` and digits, joined by `-`";
    faults.push(Fault::new("bad-option", id.span.clone(), message).help(help));
    None
}

fn closes_nothing(marker: &Marker, last: Option<&Block>) -> Fault {
    let id = &marker.word.text;
    let fault = Fault::new(
        "unmatched-marker",
        marker.span.clone(),
        format!("no block `{id}` is open here"),
    );
    match last {
        Some(block) if block.closing.is_none() => {
            let start = marker.word.span.clone();
            fault
                .because(
                    block.opening.span.clone(),
                    format!("`{}` is open", block.id),
                )
                .mend(format!("write `{}`", block.id), start, block.id.clone())
        }
        _ => fault.help(format!(
            "put the marker that opens `{id}` above it, or delete it"
        )),
    }
}

/// A block without a closing marker is a new one, unless what it has written before stands below it.
fn lost_closing(text: &str, block: &Block) -> Option<Fault> {
    if block.closing.is_some() {
        return None;
    }
    let below = &text[block.opening.span.end..];
    let note = format!("\n[^{}-1]: ", block.id);
    let picture = format!(".{}.", block.id);
    let of_picture = |line: &str| {
        line.starts_with("![")
            && line
                .rsplit_once("](")
                .is_some_and(|(_, path)| path.contains(&picture))
    };
    let close = below
        .find(&format!("<!-- /tieup {} ", block.id))
        .filter(|&at| !below[..at].contains(&format!("id={}", block.id)));
    let fault = |message: String, help: &str| {
        Fault::new("unmatched-marker", block.opening.span.clone(), message).help(help)
    };
    if let Some(at) = close {
        let at = block.opening.span.end + at;
        return Some(
            fault(
                format!("the closing marker of `{}` stands in code", block.id),
                "close the code above it, or give this block another id",
            )
            .because(at..at + "<!-- /tieup".len(), "here"),
        );
    }
    (below.contains(&note) || below.lines().any(of_picture)).then(|| {
        fault(
            format!("the block `{}` has lost its closing marker", block.id),
            "put `<!-- /tieup …` back below what was written, or delete what was written",
        )
    })
}

impl Closing {
    fn read(marker: &Marker, faults: &mut Vec<Fault>) -> Closing {
        for given in &marker.options {
            if ![TEXT_SUM, FILE_SUM, GRAPH].contains(&&*given.key.text) {
                let message = format!("a closing marker has no option `{}`", given.key.text);
                faults.push(
                    Fault::new("unknown-option", given.key.span.clone(), message)
                        .help("put options into the opening marker"),
                );
            }
        }
        let sum = |key| given(marker, key).map(|word| word.text.clone());
        Closing {
            span: marker.span.clone(),
            text_sum: sum(TEXT_SUM),
            file_sum: sum(FILE_SUM),
            graph: sum(GRAPH),
        }
    }
}

impl From<Slip> for Fault {
    fn from(slip: Slip) -> Fault {
        Fault::new("bad-marker", slip.span, slip.message).help(slip.help)
    }
}
