//! Texts of the model: parts of the files that they were read from, so that a large graph isn't held twice.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A part of a text that is kept as long as any of its parts. As small as a `Box<str>`, and equal to the same words from
/// elsewhere.
#[derive(Clone)]
pub(crate) struct Text {
    whole: Arc<String>,
    start: u32,
    length: u32,
}

impl Text {
    /// Some words, as a part of the text that they stand in; those with escapes, which stand in none, are copied.
    pub(crate) fn new(words: &str, whole: &Arc<String>) -> Text {
        let start = words.as_ptr().addr().wrapping_sub(whole.as_ptr().addr());
        let part = |whole: &Arc<String>, start: usize| Text {
            whole: Arc::clone(whole),
            start: u32::try_from(start).unwrap_or(u32::MAX),
            length: u32::try_from(words.len()).unwrap_or(u32::MAX),
        };
        let end = start.saturating_add(words.len());
        if whole.get(start..end) == Some(words) && u32::try_from(end).is_ok() {
            part(whole, start)
        } else {
            part(&Arc::new(words.to_owned()), 0)
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        let start = self.start as usize;
        self.whole
            .get(start..start + self.length as usize)
            .unwrap_or_default()
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_the_text_and_others_are_copied() {
        let whole = Arc::new("수곤 = Sugon".to_owned());
        let part = Text::new(&whole[9..], &whole);
        assert_eq!(&*part, "Sugon");
        assert!(Arc::ptr_eq(&part.whole, &whole));
        let other = Text::new("Sugon", &whole);
        assert_eq!(part, other);
        assert!(!Arc::ptr_eq(&other.whole, &whole));
        assert_eq!(&*Text::new("", &whole), "");
    }
}
