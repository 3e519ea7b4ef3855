//! Roles that parties of a tie have to have, and who those parties are.

use super::flags::Given;
use super::{Place, SelectError, Selection};
use crate::graph::Graph;
use crate::model::{OrgKey, Party, Role, Tie};

/// Roles of which one is enough, and who has to have it: without anybody, an organisation of `org`, or whoever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    who: Option<Who>,
    roles: Vec<Role>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Org(OrgKey),
    From(Place),
}

impl Part {
    /// Reads `target`, `emc=target` or `us=acquirer,buyer`: roles of which one is enough, until the next who.
    ///
    /// # Errors
    ///
    /// Where a role or who has it is unknown.
    pub(super) fn read(given: &Given<'_>) -> Result<Vec<Self>, SelectError> {
        fn part<'a>(given: &Given<'a>, value: &'a str) -> Given<'a> {
            let value = value.trim();
            Given { value, ..*given }
        }
        let mut parts: Vec<Part> = Vec::new();
        for word in given.value.split(',') {
            let (who, word) = match word.split_once('=') {
                Some((who, word)) => (Some(part(given, who).who()?), word),
                None => (None, word),
            };
            let role = part(given, word).word()?;
            match parts.last_mut().filter(|_| who.is_none()) {
                Some(last) => last.roles.push(role),
                None => parts.push(Part {
                    who,
                    roles: vec![role],
                }),
            }
        }
        Ok(parts)
    }

    fn is_had_by(&self, party: &Party) -> bool {
        party.roles().iter().any(|role| self.roles.contains(&role))
    }
}

impl Given<'_> {
    /// An organisation or a place. What may be either has to be told apart, or a view would mean something else once a further organisation is
    /// opened.
    fn who(&self) -> Result<Who, SelectError> {
        let part = |value| Given { value, ..*self };
        if let Some(id) = self.value.strip_prefix("org.") {
            return Ok(Who::Org((self.find)(id)?));
        }
        if let Some(id) = self.value.strip_prefix("bloc.") {
            return part(id).bloc().map(Who::From);
        }
        let org = self.model.org_by_id(self.value);
        match (org, self.place()) {
            (Some(org), Err(_)) => Ok(Who::Org(org.key())),
            (None, Ok(place)) => Ok(Who::From(place)),
            (None, Err(_)) => {
                let places = || format!("or a bloc or a country: {}", self.known_places());
                self.org_or(places).map(Who::Org)
            }
            (Some(org), Ok(place)) => {
                let place = match place {
                    Place::Bloc(id) => format!("bloc.{id}"),
                    Place::Country(country) => country.code().to_owned(),
                };
                let id = org.id();
                Err(self.error(format!(
                    "write `org.{id}` for the organisation, `{place}` for the place"
                )))
            }
        }
    }
}

impl Selection {
    /// Asks for a part beside those that are asked for; of the roles that nobody is named for, one is enough.
    pub(super) fn add_part(&mut self, part: Part) {
        let mut parts = self.roles.iter_mut();
        match parts.find(|known| known.who.is_none() && part.who.is_none()) {
            Some(known) => known.roles.extend(part.roles),
            None => self.roles.push(part),
        }
    }

    /// Whether a tie has the roles that are asked for: every part of them, and what is asked of places by as many parties.
    pub(super) fn has_roles(&self, graph: &Graph, tie: &Tie) -> bool {
        let model = graph.model();
        let mut of_places: Vec<Vec<OrgKey>> = Vec::new();
        for part in &self.roles {
            let fits = |party: &&Party| {
                part.is_had_by(party)
                    && match &part.who {
                        Some(Who::Org(org)) => party.org() == *org,
                        Some(Who::From(side)) => side.has(model, model.org(party.org())),
                        None => self.orgs.is_empty() || self.orgs.contains(&party.org()),
                    }
            };
            let mut parties = self.parties(graph, tie).filter(fits).map(Party::org);
            if let Some(Who::From(_)) = part.who {
                of_places.push(parties.collect());
            } else if parties.next().is_none() {
                return false;
            }
        }
        have_one_each(&of_places)
    }
}

/// Whether each of some lists can be given one of its organisations, and none to two: by augmenting paths (Kuhn 1955).
fn have_one_each(lists: &[Vec<OrgKey>]) -> bool {
    fn give(
        list: usize,
        lists: &[Vec<OrgKey>],
        given: &mut Vec<(OrgKey, usize)>,
        tried: &mut Vec<OrgKey>,
    ) -> bool {
        for &org in &lists[list] {
            if tried.contains(&org) {
                continue;
            }
            tried.push(org);
            let Some(at) = given.iter().position(|(known, _)| *known == org) else {
                given.push((org, list));
                return true;
            };
            if give(given[at].1, lists, given, tried) {
                given[at].1 = list;
                return true;
            }
        }
        false
    }
    let mut given = Vec::new();
    (0..lists.len()).all(|list| give(list, lists, &mut given, &mut Vec::new()))
}

#[cfg(test)]
mod tests {
    use crate::select::tests::ids;

    #[test]
    fn a_role_may_be_that_of_one_organisation_or_of_a_place() {
        let both = &[("org", "dell"), ("org", "emc"), ("hops", "0")];
        let with = |role| ids(&[&both[..], &[("role", role)]].concat());
        assert_eq!(with("acquirer"), ["dell-emc"]);
        assert_eq!(with("dell=acquirer"), ["dell-emc"]);
        assert_eq!(with("emc=acquirer"), [""; 0]);
        assert_eq!(with("us=acquirer"), ["dell-emc"]);
        assert_eq!(ids(&[("role", "CN=acquirer")]), [""; 0]);
    }

    #[test]
    fn roles_of_several_all_hold() {
        let target = ("role", "emc=target");
        assert_eq!(ids(&[("role", "dell=acquirer"), target]), ["dell-emc"]);
        assert_eq!(ids(&[("role", "dell=target"), target]), [""; 0]);
    }

    #[test]
    fn what_is_asked_of_one_place_twice_two_parties_have() {
        let graph = crate::query::tests::of_text(
            r#"
            [bloc.us]
            label = "US"
            countries = ["US"]
            [org.a]
            name = "A"
            hq = "US"
            [org.b]
            name = "B"
            hq = "US"
            [org.c]
            name = "C"
            hq = "CN"
            [tie.home]
            kind = "acquisition"
            parties = { a = "acquirer", b = "target" }
            [tie.abroad]
            kind = "acquisition"
            parties = { c = "acquirer", b = "target" }
            [tie.pair]
            kind = "acquisition"
            parties = { a = "acquirer", b = "acquirer", c = "target" }
            "#,
        );
        let ties = |roles: &[&str]| {
            let mut selection = super::Selection::new();
            for role in roles {
                selection.add(&graph, "role", role).unwrap();
            }
            let narrowed = selection.apply(&graph);
            let ids: Vec<String> = narrowed.ties().map(|tie| tie.id().to_owned()).collect();
            ids
        };
        assert_eq!(ties(&["us=acquirer", "us=target"]), ["home"]);
        assert_eq!(ties(&["US=acquirer", "us=target"]), ["home"]);
        assert_eq!(ties(&["us=acquirer,us=target"]), ["home"]);
        assert_eq!(ties(&["us=acquirer,target"]), ["abroad", "home", "pair"]);
        assert_eq!(ties(&["us=acquirer", "us=acquirer"]), ["pair"]);
        assert_eq!(ties(&["us=target", "us=acquirer,target"]), ["home"]);
        assert_eq!(ties(&["us=target", "acquirer,seller"]), ["abroad", "home"]);
        assert_eq!(
            ties(&["us=target", "acquirer", "seller"]),
            ["abroad", "home"]
        );
    }

    #[test]
    fn what_may_be_an_organisation_or_a_place_has_to_be_told_apart() {
        let graph = crate::query::tests::of_text(
            "[bloc.us]\nlabel = \"United States\"\ncountries = [\"US\"]\n\
             [org.ge]\nname = \"GE\"\nhq = \"US\"\n[org.us]\nname = \"US Co\"\nhq = \"GE\"\n\
             [tie.t]\nkind = \"acquisition\"\nparties = { ge = \"acquirer\", us = \"target\" }\n",
        );
        let found = |role: &str| {
            let mut selection = super::Selection::new();
            selection.add(&graph, "role", role)?;
            Ok::<bool, super::SelectError>(selection.apply(&graph).ties().count() == 1)
        };
        for wrong in ["ge=target", "us=acquirer"] {
            let error = found(wrong).unwrap_err();
            assert!(error.help().contains("`org."), "{}", error.help());
        }
        assert_eq!(found("org.ge=acquirer"), Ok(true));
        assert_eq!(found("GE=target"), Ok(true));
        assert_eq!(found("bloc.us=acquirer"), Ok(true));
        assert_eq!(found("org.us=acquirer"), Ok(false));
    }

    #[test]
    fn who_has_a_role_has_to_be_known() {
        let graph = crate::Graph::open("us-china-2015").unwrap();
        let mut selection = super::Selection::new();
        assert!(selection.add(&graph, "role", "nobody=target").is_err());
        let error = selection.add(&graph, "role", "emc=tagret").unwrap_err();
        assert!(error.help().contains("did you mean `target`"));
    }
}
