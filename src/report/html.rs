//! Markdown as one page of HTML that needs nothing else: pictures stand in it, and nothing is fetched.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::embed::Picture;
use crate::base64;

const STYLE: &str = include_str!("page.css");

/// The page of a report, in a language (a BCP 47 tag) where it is known. Pictures in SVG are put in as they are, so that their links
/// and tooltips live; others as data.
pub fn page(title: &str, lang: Option<&str>, text: &str, pictures: &[Picture]) -> String {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let events = Parser::new_ext(text, extensions);
    let mut body = String::new();
    html::push_html(
        &mut body,
        Pictured {
            events,
            pictures,
            alt: None,
        }
        .filter(|event| !is_marker(event)),
    );
    let lang = lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", escape(lang)));
    let mut out = String::with_capacity(body.len() + STYLE.len() + 512);
    let _ = write!(
        out,
        "<!doctype html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(title)
    );
    out
}

fn is_marker(event: &Event<'_>) -> bool {
    let comment = match event {
        Event::Html(html) => html.trim(),
        _ => return false,
    };
    comment.starts_with("<!-- tieup ") || comment.starts_with("<!-- /tieup ")
}

/// The events of a document, with pictures in the place of what leads to them.
struct Pictured<'p, I> {
    events: I,
    pictures: &'p [Picture],
    /// The picture that is open, and its text so far.
    alt: Option<(&'p Picture, String)>,
}

impl<'e, I: Iterator<Item = Event<'e>>> Iterator for Pictured<'_, I> {
    type Item = Event<'e>;

    fn next(&mut self) -> Option<Event<'e>> {
        loop {
            let event = self.events.next()?;
            let Some((_, alt)) = &mut self.alt else {
                match &event {
                    Event::Start(Tag::Image { dest_url, .. }) => {
                        let picture = self.picture(dest_url);
                        self.alt = picture.map(|picture| (picture, String::new()));
                    }
                    _ => return Some(event),
                }
                if self.alt.is_none() {
                    return Some(event);
                }
                continue;
            };
            match event {
                Event::Text(text) => alt.push_str(&text),
                Event::End(TagEnd::Image) => {
                    let (picture, alt) = self.alt.take()?;
                    return Some(Event::InlineHtml(CowStr::from(shown(picture, &alt))));
                }
                _ => {}
            }
        }
    }
}

impl<'p, I> Pictured<'p, I> {
    fn picture(&self, address: &str) -> Option<&'p Picture> {
        self.pictures
            .iter()
            .find(|picture| super::markdown::file(&picture.name) == address)
    }
}

fn shown(picture: &Picture, alt: &str) -> String {
    let ending = picture.name.rsplit('.').next().unwrap_or_default();
    let svg = std::str::from_utf8(&picture.bytes)
        .ok()
        .filter(|_| ending == "svg");
    let inside = svg.and_then(|text| Some(&text[text.find("<svg")?..]));
    match inside {
        // A line break would end the paragraph.
        Some(svg) => {
            let lines: Vec<&str> = svg.lines().filter(|line| !line.trim().is_empty()).collect();
            format!(
                "<span class=\"picture\" role=\"group\" aria-label=\"{}\">{}</span>",
                escape(alt),
                lines.join("\n")
            )
        }
        None => format!(
            "<img alt=\"{}\" src=\"{}\">",
            escape(alt),
            base64::picture(ending, &picture.bytes)
        ),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
