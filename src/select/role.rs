//! Roles that parties of a tie have to have, and who those parties are.

use super::flags::Given;
use super::{SelectError, Selection, Side};
use crate::model::{Model, Org, OrgKey, Party, Role, Tie};

/// A role, and who has to have it: without one, an organisation of `org`, or anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    who: Option<Who>,
    role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Org(OrgKey),
    From(Side),
}

impl Who {
    fn is(&self, model: &Model, org: &Org) -> bool {
        match self {
            Who::Org(key) => org.key() == *key,
            Who::From(side) => side.has(model, org),
        }
    }
}

impl Part {
    /// Reads `target`, `emc=target` or `us=target`.
    ///
    /// # Errors
    ///
    /// Where the role or who has it is unknown.
    pub(super) fn read(given: &Given<'_>) -> Result<Self, SelectError> {
        let Some((who, role)) = given.value.split_once('=') else {
            let role = given.word()?;
            return Ok(Part { who: None, role });
        };
        let part = |value| Given { value, ..*given };
        let role = part(role.trim()).word()?;
        let who = part(who.trim());
        // An id before a country: `ge` is an organisation where there is one, `GE` is Georgia.
        let who = match given.model.org_by_id(who.value) {
            Some(org) => Who::Org(org.key()),
            None => match who.side() {
                Ok(side) => Who::From(side),
                Err(_) => Who::Org((given.find)(who.value)?),
            },
        };
        Ok(Part {
            who: Some(who),
            role,
        })
    }
}

impl Selection {
    /// Whether a tie has the roles that are asked for: for each who, a party that is it and has one of its roles.
    pub(super) fn has_roles(&self, model: &Model, tie: &Tie) -> bool {
        let has = |part: &Part| {
            let whos = self.roles.iter().filter(|other| other.who == part.who);
            let roles: Vec<Role> = whos.map(|part| part.role).collect();
            let fits = |party: &Party| match &part.who {
                Some(who) => who.is(model, model.org(party.org())),
                None => self.orgs.is_empty() || self.orgs.contains(&party.org()),
            };
            let mut parties = self.parties(tie).filter(|party| fits(party));
            parties.any(|party| party.roles().iter().any(|role| roles.contains(&role)))
        };
        self.roles.iter().all(has)
    }
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
    fn who_has_a_role_has_to_be_known() {
        let graph = crate::Graph::open("us-china-2015").unwrap();
        let mut selection = super::Selection::new();
        assert!(selection.add(&graph, "role", "nobody=target").is_err());
        let error = selection.add(&graph, "role", "emc=tagret").unwrap_err();
        assert!(error.help().contains("did you mean `target`"));
    }
}
