//! Organisations by bloc, or by country where the graph has no blocs: what stands for them in pictures of many.

use std::collections::BTreeMap;

use super::shown::Shown;
use super::words;
use crate::graph::Link;
use crate::model::{Org, OrgKey};

/// Organisations that stand together.
#[derive(Clone, Debug)]
pub(super) struct Group<'g> {
    /// What it is known by.
    pub(super) id: String,
    pub(super) label: String,
    /// The place of the bloc that it is.
    pub(super) bloc: Option<usize>,
    pub(super) orgs: Vec<&'g Org>,
}

/// The groups of a picture, and the group of each organisation.
#[derive(Clone, Debug)]
pub(super) struct Groups<'g> {
    pub(super) all: Vec<Group<'g>>,
    of: Vec<Option<usize>>,
}

impl<'g> Groups<'g> {
    /// Blocs in the graph's order, then those in none. Where there is no bloc, countries by code, then those of no country.
    pub(super) fn new(shown: &Shown<'g>) -> Self {
        let blocs = shown.model().blocs();
        let mut groups: BTreeMap<(usize, String), Group<'g>> = BTreeMap::new();
        for org in shown.orgs() {
            let country = org.hq().filter(|_| blocs.is_empty());
            let (key, id, label, bloc) = match (shown.bloc(org), country) {
                (Some(place), _) => {
                    let bloc = &blocs[place];
                    (
                        (place, String::new()),
                        bloc.id().to_owned(),
                        shown.label(bloc).to_owned(),
                        Some(place),
                    )
                }
                (None, Some(country)) => (
                    (0, country.code().to_owned()),
                    country.code().to_lowercase(),
                    country.name_in(shown.lang().name()).to_owned(),
                    None,
                ),
                (None, None) => (
                    (usize::MAX, String::new()),
                    "others".to_owned(),
                    words::OTHERS.in_lang(shown.lang()).to_owned(),
                    None,
                ),
            };
            let group = groups.entry(key).or_insert_with(|| Group {
                id,
                label,
                bloc,
                orgs: Vec::new(),
            });
            group.orgs.push(org);
        }
        Groups::of(shown, groups.into_values().collect())
    }

    /// A group for each organisation, those of a bloc side by side.
    pub(super) fn single(shown: &Shown<'g>) -> Self {
        Groups::alone(shown, shown.orgs().collect())
    }

    /// The same, with the organisations in ties that link nobody.
    pub(super) fn single_of_all(shown: &Shown<'g>) -> Self {
        Groups::alone(shown, shown.orgs_and_lone().collect())
    }

    fn alone(shown: &Shown<'g>, mut orgs: Vec<&'g Org>) -> Self {
        orgs.sort_by_key(|org| (shown.bloc(org).unwrap_or(usize::MAX), org.key()));
        let alone = |org: &'g Org| Group {
            id: org.id().to_owned(),
            label: shown.name(org).to_owned(),
            bloc: shown.bloc(org),
            orgs: vec![org],
        };
        Groups::of(shown, orgs.into_iter().map(alone).collect())
    }

    fn of(shown: &Shown<'g>, all: Vec<Group<'g>>) -> Self {
        let mut of = vec![None; shown.model().orgs().len()];
        for (at, group) in all.iter().enumerate() {
            for org in &group.orgs {
                of[org.key().index()] = Some(at);
            }
        }
        Groups { all, of }
    }

    /// The group of an organisation.
    pub(super) fn group(&self, org: OrgKey) -> Option<usize> {
        self.of[org.index()]
    }

    /// The groups at the two ends of a link.
    pub(super) fn ends(&self, link: &Link<'_>) -> Option<(usize, usize)> {
        Some((self.group(link.from().key())?, self.group(link.to().key())?))
    }
}
