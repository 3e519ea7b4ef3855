//! What sources say of a tie that its record does not keep.

use super::given::{Agreement, Given};
use super::key::Record;
use super::words::Weight;
use super::{Evidence, Model, Standing, Tie};

/// A value that a source gives of a tie, where the record keeps another or none.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction<'m> {
    /// The tie.
    pub tie: &'m Tie,
    /// The evidence that gives the value.
    pub evidence: &'m Evidence,
    /// What it gives.
    pub given: &'m Given,
    /// What the record keeps, as text.
    pub kept: Option<String>,
}

impl Model {
    /// What sources say otherwise of a tie, in the order of its evidence. Evidence that counts for nothing, such as an opinion, contradicts
    /// nothing.
    pub fn contradictions<'m>(
        &'m self,
        tie: &'m Tie,
    ) -> impl Iterator<Item = Contradiction<'m>> + 'm {
        let evidence = tie.evidence().iter().map(|&key| self.evidence(key));
        let counts = evidence.filter(|evidence| self.modality(evidence).weight().supports());
        let given = counts.flat_map(|evidence| evidence.gives().iter().map(move |g| (evidence, g)));
        given.filter_map(move |(evidence, given)| {
            match given.agreement(self, Record::Tie(tie.key())) {
                Agreement::Agrees => None,
                Agreement::Differs { kept } => Some(Contradiction {
                    tie,
                    evidence,
                    given,
                    kept,
                }),
            }
        })
    }

    /// The evidence that denies a tie as a whole.
    pub fn denials<'m>(&'m self, tie: &'m Tie) -> impl Iterator<Item = &'m Evidence> + 'm {
        let evidence = tie.evidence().iter().map(|&key| self.evidence(key));
        evidence.filter(|evidence| {
            self.modality(evidence).weight() == Weight::Against && evidence.vouches_for("kind")
        })
    }

    /// Whether sources give other values of a tie than its record keeps, or deny it while others bear it out.
    pub(super) fn is_contested(&self, tie: &Tie, standing: Standing) -> bool {
        let is_denied = || self.denials(tie).next().is_some();
        self.contradictions(tie).next().is_some() || (standing != Standing::Denied && is_denied())
    }
}
