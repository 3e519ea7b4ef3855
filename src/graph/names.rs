//! Finds organisations by their names.

use std::fmt;
use std::sync::OnceLock;

use unicode_width::UnicodeWidthStr;

use crate::diag::{excerpt, nearest};
use crate::model::{Country, Model, Org, OrgKey, OrgKind, fold};

/// Folded names with the organisations that bear them, in order. Built when the first name is looked up that is no id.
#[derive(Debug, Default)]
pub(crate) struct NameIndex(OnceLock<Vec<(String, OrgKey)>>);

/// Why a name does not lead to an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nobody bears it.
    Unknown {
        /// The name.
        name: String,
        /// The organisations with the nearest names: id, and the name that is near.
        near: Vec<(String, String)>,
    },
    /// Several bear it.
    Ambiguous {
        /// The name.
        name: String,
        /// Those that bear it: id and name.
        candidates: Vec<(String, String)>,
    },
    /// Nobody bears it, and the names of several begin like that.
    Beginning {
        /// The name.
        name: String,
        /// Those whose names begin like that: id and name.
        candidates: Vec<(String, String)>,
    },
}

impl NameError {
    /// What to do about it.
    pub fn help(&self) -> String {
        let list = |orgs: &[(String, String)]| {
            let named = orgs.iter().map(|(id, name)| format!("`{name}` ({id})"));
            let shown: Vec<String> = named.take(SHOWN).collect();
            let rest = orgs.len().saturating_sub(SHOWN);
            let rest = (rest > 0).then(|| format!(" and {rest} more"));
            shown.join(", ") + &rest.unwrap_or_default()
        };
        match self {
            NameError::Unknown { name, near } if near.is_empty() => match name.parse::<Country>() {
                Ok(country) => {
                    format!(
                        "`{country}` is a country: `tieup orgs --hq {country}` lists who is run from it"
                    )
                }
                Err(_) => "`tieup orgs` lists all organisations".to_owned(),
            },
            NameError::Unknown { near, .. } => format!("did you mean {}?", list(near)),
            NameError::Ambiguous { candidates, .. } | NameError::Beginning { candidates, .. } => {
                format!("name one by its id: {}", list(candidates))
            }
        }
    }

    /// The organisations that it could have meant: id and name.
    pub fn candidates(&self) -> &[(String, String)] {
        match self {
            NameError::Unknown { near, .. } => near,
            NameError::Ambiguous { candidates, .. } | NameError::Beginning { candidates, .. } => {
                candidates
            }
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (NameError::Unknown { name, .. }
        | NameError::Ambiguous { name, .. }
        | NameError::Beginning { name, .. }) = self;
        let name = excerpt(name);
        match self {
            NameError::Unknown { .. } => write!(f, "no organisation is called `{name}`"),
            NameError::Ambiguous { candidates, .. } => {
                write!(f, "{} organisations are called `{name}`", candidates.len())
            }
            NameError::Beginning { candidates, .. } => {
                let count = candidates.len();
                write!(
                    f,
                    "no organisation is called `{name}`, and the names of {count} begin like that"
                )
            }
        }
    }
}

impl std::error::Error for NameError {}

/// So many candidates are listed.
const SHOWN: usize = 10;

/// A beginning must have so many cells to stand for a name: two letters, or one character of Hangul or Han.
const BEGINNING: usize = 2;

fn names(org: &Org) -> impl Iterator<Item = &str> {
    [org.id(), org.name()]
        .into_iter()
        .chain(org.names().iter().map(|(_, name)| name))
}

/// Classes ("major state firms") are not found by name.
fn has_names(org: &&Org) -> bool {
    org.kind() != OrgKind::Class
}

impl NameIndex {
    fn entries(&self, model: &Model) -> &[(String, OrgKey)] {
        self.0.get_or_init(|| {
            let orgs = model.orgs().iter().filter(has_names);
            let mut entries: Vec<(String, OrgKey)> = orgs
                .flat_map(|org| names(org).map(|name| (fold(name), org.key())))
                .filter(|(name, _)| !name.is_empty())
                .collect();
            entries.sort_unstable();
            entries.dedup();
            entries
        })
    }

    /// The entries from a folded name on.
    fn from(&self, model: &Model, folded: &str) -> std::slice::Iter<'_, (String, OrgKey)> {
        let entries = self.entries(model);
        let first = entries.partition_point(|(known, _)| known.as_str() < folded);
        entries[first..].iter()
    }

    /// The organisations with that id or whole name: the one with the id goes first.
    pub(crate) fn bearers(&self, model: &Model, name: &str) -> Vec<OrgKey> {
        if let Some(org) = by_id(model, name) {
            return vec![org.key()];
        }
        let folded = fold(name);
        bearers(self.from(model, &folded), &folded)
    }

    /// The organisation that bears a whole name or has the id.
    pub(crate) fn find_whole<'m>(
        &self,
        model: &'m Model,
        name: &str,
    ) -> Result<&'m Org, NameError> {
        let found = self.find(model, name)?;
        if self.is_whole(model, found, name) {
            return Ok(found);
        }
        let near = vec![label(found)];
        let name = name.to_owned();
        Err(NameError::Unknown { name, near })
    }

    /// Whether a name is the id or a whole name of an organisation, and not only the beginning of one.
    pub(crate) fn is_whole(&self, model: &Model, org: &Org, name: &str) -> bool {
        let bearers = self.bearers(model, name);
        bearers.contains(&org.key())
            || (bearers.is_empty() && self.bearers_but_for_the(model, name).contains(&org.key()))
    }

    /// The organisations with that whole name but for an article before the one or the other. Costs a pass over the names.
    ///
    /// Asked only where nobody bears the name as it stands, so that the article never makes a name ambiguous.
    fn bearers_but_for_the(&self, model: &Model, name: &str) -> Vec<OrgKey> {
        let bare = fold(without_article(name).unwrap_or(name));
        let mut found = bearers(self.from(model, &bare), &bare);
        let orgs = model.orgs().iter().filter(has_names);
        let is_called = |org: &&Org| {
            let mut bare_names = names(org).filter_map(without_article);
            bare_names.any(|name| fold(name) == bare)
        };
        found.extend(orgs.filter(is_called).map(Org::key));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The three organisations with the nearest names, folded. Costs a comparison with every name.
    fn near(&self, model: &Model, name: &str) -> Vec<(String, String)> {
        let entries = self.entries(model);
        let mut found: Vec<(String, String)> = Vec::new();
        for near in nearest(&fold(name), entries.iter().map(|(name, _)| &**name), 12) {
            let bearers = entries.iter().filter(|(name, _)| *name == near);
            for (_, key) in bearers {
                let org = model.org(*key);
                if found.len() < 3 && !found.iter().any(|(id, _)| id == org.id()) {
                    found.push(label(org));
                }
            }
        }
        found
    }

    /// The organisation that bears a name: by its id, with or without its section; by a whole name; as the only one with a name that
    /// begins like that; or else by a whole name but for an article.
    pub(crate) fn find<'m>(&self, model: &'m Model, name: &str) -> Result<&'m Org, NameError> {
        if let Some(org) = by_id(model, name) {
            return Ok(org);
        }
        let folded = fold(name);
        let named = self.from(model, &folded);
        let bearers = bearers(named.clone(), &folded);
        let name = name.to_owned();
        let labels = |orgs: &[OrgKey]| orgs.iter().map(|&key| label(model.org(key))).collect();
        match bearers[..] {
            [only] => return Ok(model.org(only)),
            [] => {}
            _ => {
                let candidates = labels(&bearers);
                return Err(NameError::Ambiguous { name, candidates });
            }
        }
        let mut beginning: Vec<OrgKey> = named
            .take_while(|(known, _)| folded.width() >= BEGINNING && known.starts_with(&folded))
            .map(|(_, org)| *org)
            .collect();
        beginning.sort_unstable();
        beginning.dedup();
        match beginning[..] {
            [only] => Ok(model.org(only)),
            [] => match self.bearers_but_for_the(model, &name)[..] {
                [only] => Ok(model.org(only)),
                [] => {
                    let near = self.near(model, &name);
                    Err(NameError::Unknown { name, near })
                }
                ref several => {
                    let candidates = labels(several);
                    Err(NameError::Ambiguous { name, candidates })
                }
            },
            _ => {
                let candidates = labels(&beginning);
                Err(NameError::Beginning { name, candidates })
            }
        }
    }
}

/// The organisation with an id, which may have its section before it: `org.inspur`.
fn by_id<'m>(model: &'m Model, name: &str) -> Option<&'m Org> {
    let of_section = || model.org_by_id(name.strip_prefix("org.")?);
    model.org_by_id(name).or_else(of_section)
}

/// What follows on the article of a name: `Chinese government` in `the Chinese government`.
fn without_article(name: &str) -> Option<&str> {
    let (article, rest) = name.trim_start().split_once(char::is_whitespace)?;
    let is_name = article.eq_ignore_ascii_case("the") && !rest.trim().is_empty();
    is_name.then_some(rest)
}

fn bearers<'e>(entries: impl Iterator<Item = &'e (String, OrgKey)>, folded: &str) -> Vec<OrgKey> {
    entries
        .take_while(|(known, _)| known == folded)
        .map(|(_, org)| *org)
        .collect()
}

fn label(org: &Org) -> (String, String) {
    (org.id().to_owned(), org.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;

    fn found(name: &str) -> Result<String, NameError> {
        let graph = Graph::open("us-china-2015").unwrap();
        graph.find(name).map(|org| org.id().to_owned())
    }

    #[test]
    fn a_whole_name_goes_before_the_beginning_of_another() {
        assert_eq!(found("HP").as_deref(), Ok("hp"));
        assert_eq!(found("Hewlett Packard Ent").as_deref(), Ok("hpe"));
    }

    #[test]
    fn a_beginning_that_only_one_has_leads_to_it() {
        assert_eq!(found("insp").as_deref(), Ok("inspur"));
        assert_eq!(found("인스").as_deref(), Ok("inspur"));
        assert!(matches!(found("i"), Err(NameError::Unknown { .. })));
    }

    #[test]
    fn a_longer_form_of_a_name_suggests_it() {
        let longer = [
            ("思科（中国）有限公司", "(cisco)"),
            ("聯想(北京)有限公司", "(lenovo)"),
            ("Cisco Korea", "(cisco)"),
        ];
        for (name, id) in longer {
            let help = found(name).unwrap_err().help();
            assert!(help.contains(id), "{name}: {help}");
        }
    }

    #[test]
    fn an_id_leads_to_its_organisation_with_its_section_too() {
        assert_eq!(found("org.inspur").as_deref(), Ok("inspur"));
        assert!(matches!(found("org.insp"), Err(NameError::Unknown { .. })));
        assert!(matches!(found("org."), Err(NameError::Unknown { .. })));
    }

    #[test]
    fn an_article_does_not_matter_unless_it_tells_names_apart() {
        assert_eq!(found("the Inspur Group").as_deref(), Ok("inspur"));
        assert!(matches!(found("the"), Err(NameError::Unknown { .. })));
        let graph = crate::query::tests::of_text(
            "[org.a]\nname = \"The Gap\"\n[org.b]\nname = \"Gap\"\n[org.c]\nname = \"The Open Group\"\n",
        );
        let found = |name: &str| graph.find(name).map(Org::id);
        assert_eq!(found("the gap"), Ok("a"));
        assert_eq!(found("Gap Inc."), Ok("b"));
        assert_eq!(found("Open Group"), Ok("c"));
        assert!(graph.is_named(graph.find("Open Group").unwrap(), "Open Group"));
        assert!(matches!(found("Group"), Err(NameError::Unknown { .. })));
    }

    #[test]
    fn a_country_is_no_organisation_and_the_error_says_so() {
        let error = found("US").unwrap_err();
        assert!(
            error.help().contains("`tieup orgs --hq US`"),
            "{}",
            error.help()
        );
    }

    #[test]
    fn a_beginning_that_several_have_lists_them() {
        let error = found("ce").unwrap_err();
        assert!(matches!(error, NameError::Beginning { .. }), "{error}");
        assert!(error.help().contains("(cetc)"), "{}", error.help());
    }
}
