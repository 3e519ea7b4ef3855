//! The tags of a page of HTML, as a browser finds them (HTML standard, section 13.2.5).

use std::collections::BTreeSet;

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// What is in it, where that is no markup.
    pub(super) raw: String,
}

/// The start tags of a page, in their order.
pub(super) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, after) = tag(rest);
            rest = after;
            if ["script", "style", "title", "textarea", "template"].contains(&&*tag.name)
                && !tag.name.contains(':')
            {
                let close = format!("</{}", tag.name);
                let end = rest.to_ascii_lowercase().find(&close).unwrap_or(rest.len());
                rest[..end].clone_into(&mut tag.raw);
                rest = &rest[end..];
            }
            tags.push(tag);
        }
    }
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text
        .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            let raw = String::new();
            return (
                Tag {
                    name,
                    attributes,
                    raw,
                },
                rest.strip_prefix('>').unwrap_or(""),
            );
        }
        let end = rest[1..]
            .find(|c: char| c.is_whitespace() || "=>/".contains(c))
            .map_or(rest.len(), |at| at + 1);
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| "\"'".contains(*c));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(
                    after
                        .find(|c: char| c.is_whitespace() || c == '>')
                        .unwrap_or(after.len()),
                ),
            };
        }
        attributes.push((key, value.to_owned()));
    }
}

/// What a page is made of: its tags with their attributes, where scripts and styles stand, and no text.
pub(super) fn parts(page: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for tag in tags(page) {
        parts.insert(tag.name.clone());
        for (key, value) in &tag.attributes {
            parts.insert(format!("{} {key}", tag.name));
            assert!(!key.starts_with("on"), "<{} {key}={value}>", tag.name);
            if [
                "href",
                "src",
                "xlink:href",
                "action",
                "srcdoc",
                "formaction",
            ]
            .contains(&&**key)
            {
                let is_fit = ["https://x.example/", "#", "data:image/", "data:,"]
                    .iter()
                    .any(|start| value.starts_with(start));
                assert!(is_fit, "<{} {key}={value}>", tag.name);
            }
        }
    }
    parts
}

/// Fails where a page has tags or attributes that the other has not.
pub(super) fn no_more_than(plain: &BTreeSet<String>, page: &str, what: &str) {
    let more: Vec<String> = parts(page).difference(plain).cloned().collect();
    assert!(more.is_empty(), "{what} adds {more:?}");
}

#[test]
fn tags_are_found_as_browsers_find_them() {
    let page =
        "<!doctype html><p a=1 b='x>y' c>t<!-- <i> --><style>a < b <b></style><IMG/onerror=x></p>";
    let found: Vec<String> = tags(page).iter().map(|tag| tag.name.clone()).collect();
    assert_eq!(found, ["p", "style", "img"]);
    assert_eq!(
        tags(page)[0].attributes[1],
        ("b".to_owned(), "x>y".to_owned())
    );
    assert_eq!(tags(page)[2].attributes[0].0, "onerror");
}
