//! What a block may be: one file here is one directive.
//!
//! A directive is a [`Directive`] row: its name, its options, and the function that writes the block. To add one is to add a
//! file with its row and to name it below; its options are checked, its text is put between the markers and its checksums are
//! kept by the caller.

use super::fault::Fault;
use super::request::Request;
use crate::answer::SourceRef;
use crate::diag::nearest;

use super::marker::Word;

macro_rules! directives {
    ($($file:ident,)+) => {
        $(mod $file;)+

        /// Every directive, by name.
        static DIRECTIVES: &[&Directive] = &[$(&$file::DIRECTIVE),+];
    };
}

directives! {
    answer,
    figure,
    sources,
    table,
    timeline,
}

/// A kind of block.
pub(super) struct Directive {
    /// The word after `tieup`.
    pub(super) name: &'static str,
    /// What it writes, as a lower-case fragment.
    pub(super) what: &'static str,
    /// The options that it takes beside `id` and the selection.
    pub(super) options: fn(&Request<'_>) -> Vec<&'static str>,
    /// Whether it takes the flags of the selection.
    pub(super) selects: bool,
    /// Whether it tells of the other blocks, and so is written after them.
    pub(super) last: bool,
    pub(super) write: fn(&Request<'_>) -> Result<Written, Fault>,
}

/// What stands in a block.
pub(super) struct Written {
    /// Markdown, with `\n` for line ends and none at either end.
    pub(super) text: String,
    /// A picture that belongs to it.
    pub(super) picture: Option<Drawn>,
    /// The sources that bear it out.
    pub(super) cited: Vec<SourceRef>,
}

/// A picture: its file beside the document, and what is in it.
pub(super) struct Drawn {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl Directive {
    /// All of them, by name.
    pub(super) fn all() -> impl Iterator<Item = &'static Directive> {
        DIRECTIVES.iter().copied()
    }

    pub(super) fn by_name(word: &Word) -> Result<&'static Directive, Fault> {
        let found = Directive::all().find(|directive| directive.name == word.text);
        found.ok_or_else(|| {
            let names = || Directive::all().map(|directive| directive.name);
            let message = format!("there is no directive `{}`", word.text);
            let fault = Fault::new("unknown-directive", word.span.clone(), message);
            match nearest(&word.text, names(), 1).first() {
                Some(near) => fault.mend(format!("write `{near}`"), word.span.clone(), *near),
                None => fault.help(format!(
                    "use one of {}",
                    names().collect::<Vec<_>>().join(", ")
                )),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_stand_in_the_order_of_their_names() {
        assert!(Directive::all().is_sorted_by_key(|directive| directive.name));
    }
}
