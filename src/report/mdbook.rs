//! The protocol of mdBook's preprocessors (<https://rust-lang.github.io/mdBook/for_developers/preprocessors.html>): a book comes
//! in as JSON, and goes out with its chapters filled.

use serde_json::Value;

use super::embed::{Document, Embedded, How, embed};
use crate::answer::GraphRef;
use crate::graph::Graph;

/// A book that is to be filled.
#[derive(Debug)]
pub struct Book {
    context: Value,
    whole: Value,
    documents: Vec<Document>,
}

/// What came in is not what mdBook sends.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// No JSON.
    #[error("the input is no JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// JSON of another shape.
    #[error("the input is not the pair of a context and a book")]
    Shape,
}

impl Book {
    /// Reads what mdBook writes to a preprocessor.
    ///
    /// # Errors
    ///
    /// [`BookError`].
    pub fn read(input: &str) -> Result<Book, BookError> {
        let Value::Array(pair) = serde_json::from_str(input)? else {
            return Err(BookError::Shape);
        };
        let [context, mut book] = <[Value; 2]>::try_from(pair).map_err(|_| BookError::Shape)?;
        if !book.is_object() {
            return Err(BookError::Shape);
        }
        let mut documents = Vec::new();
        each_chapter(&mut book, &mut |path, content| {
            let stem = path.rsplit('/').next().unwrap_or(path);
            let stem = stem.strip_suffix(".md").unwrap_or(stem).to_owned();
            let (name, text) = (path.to_owned(), content.clone());
            documents.push(Document { name, stem, text });
        });
        Ok(Book {
            context,
            whole: book,
            documents,
        })
    }

    /// The graph that `book.toml` names: `preprocessor.tieup.graph`.
    pub fn graph(&self) -> Option<&str> {
        self.context
            .pointer("/config/preprocessor/tieup/graph")?
            .as_str()
    }

    /// The folder of the book.
    pub fn root(&self) -> Option<&str> {
        self.context.get("root")?.as_str()
    }

    /// Fills the chapters, with their pictures in the text, and gives the book as mdBook reads it; or what is wrong with
    /// the chapters.
    ///
    /// # Errors
    ///
    /// The faults of the chapters.
    pub fn fill(mut self, graph: &Graph, about: &GraphRef) -> Result<String, Embedded> {
        let how = How {
            inline: true,
            ..How::default()
        };
        let embedded = embed(&self.documents, graph, about, how, &|_, _| None);
        if !embedded.faults.is_empty() {
            return Err(embedded);
        }
        let mut pages = embedded.pages.into_iter();
        each_chapter(&mut self.whole, &mut |_, content| {
            if let Some(page) = pages.next() {
                *content = page.text;
            }
        });
        Ok(self.whole.to_string())
    }
}

/// Goes through the chapters in the order of the book. mdBook 0.5 renamed `sections` to `items`.
fn each_chapter(value: &mut Value, with: &mut dyn FnMut(&str, &mut String)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each_chapter(item, with)),
        Value::Object(fields) => {
            if let Some(Value::Object(chapter)) = fields.get_mut("Chapter") {
                let path = chapter.get("path").and_then(Value::as_str);
                let path = path
                    .or_else(|| chapter.get("name")?.as_str())
                    .unwrap_or("a chapter")
                    .to_owned();
                if let Some(Value::String(content)) = chapter.get_mut("content") {
                    with(&path, content);
                }
                if let Some(below) = chapter.get_mut("sub_items") {
                    each_chapter(below, with);
                }
            }
            for key in ["sections", "items"] {
                if let Some(items) = fields.get_mut(key) {
                    each_chapter(items, with);
                }
            }
        }
        _ => {}
    }
}
