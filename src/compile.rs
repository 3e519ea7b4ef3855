//! From files to a checked model: the front half of the pipeline.

use crate::diag::{Diagnostic, Files, Level, sort};
use crate::load::{Loaded, Location, load_all};
use crate::model::{Model, build};
use crate::rule;

/// What reading some files came to: the model of what is sound in them, and everything that is wrong.
#[derive(Debug)]
pub struct Compiled {
    files: Files,
    model: Model,
    diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Reads the graphs at some places as one, and resolves their names. Costs a pass over the text.
    pub fn open(locations: &[Location]) -> Compiled {
        Compiled::new(load_all(locations))
    }

    /// Resolves the names of files that are in memory.
    pub fn new(loaded: Loaded) -> Compiled {
        let Loaded {
            files,
            mut diagnostics,
            ..
        } = loaded;
        let (model, mut found) = build(&files);
        diagnostics.append(&mut found);
        Compiled {
            files,
            model,
            diagnostics,
        }
    }

    /// The texts that the diagnostics point into.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// What is sound in the files.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The faults that keep the files from being a graph, in the order in which they are printed.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut faults = rule::levelled(self.diagnostics.clone(), &self.model);
        sort(&mut faults, &self.files);
        faults
    }

    /// Everything that is wrong: the faults, and what every rule finds in the model, at the levels that the graph sets.
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.append(&mut rule::check(
            &self.files,
            &self.model,
            &self.diagnostics,
        ));
        let mut diagnostics = rule::levelled(diagnostics, &self.model);
        sort(&mut diagnostics, &self.files);
        diagnostics
    }

    /// The model, if the files could be read without an error; else the faults.
    ///
    /// What the rules find in the model does not count: `check` is for that.
    pub fn into_model(self) -> Result<Model, Broken> {
        let diagnostics = self.faults();
        let broken = diagnostics
            .iter()
            .any(|fault| fault.level() == Level::Error);
        if broken {
            return Err(Broken {
                files: self.files,
                diagnostics,
            });
        }
        Ok(self.model)
    }
}

/// Files that are no graph, because of these faults.
#[derive(Debug, thiserror::Error)]
#[error("the graph has faults; the first: {}", diagnostics.first().map_or("", |first| first.message()))]
pub struct Broken {
    /// The texts that the diagnostics point into.
    pub files: Files,
    /// The faults, in the order in which they are printed.
    pub diagnostics: Vec<Diagnostic>,
}
