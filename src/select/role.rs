//! Roles that parties of a tie have to have, and who those parties are.

use super::flags::Given;
use super::keep::Controlled;
use super::{Place, Power, STATE, SelectError, Selection};
use crate::graph::Graph;
use crate::model::{Model, OrgKey, Party, Role, Tie};

/// Roles of which one is enough, and all that who has it has to be: without that, an organisation of `org`, or whoever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    who: Vec<Who>,
    roles: Vec<Role>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Org(OrgKey),
    From(Place),
    Under(Power),
    /// Whoever it is.
    Anybody,
}

impl Who {
    fn is(&self, model: &Model, org: OrgKey, controlled: &Controlled) -> bool {
        match self {
            Who::Org(wanted) => org == *wanted,
            Who::From(place) => place.has(model, model.org(org)),
            Who::Under(power) => controlled.has(*power, org),
            Who::Anybody => true,
        }
    }
}

impl Part {
    /// Reads `target`, `emc=target`, `cn+state=acquirer` or `us=acquirer,buyer`: roles of which one is enough, until the next who.
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
                Some((who, word)) => (part(given, who).who()?, word),
                None => (Vec::new(), word),
            };
            let role = part(given, word).word()?;
            match parts.last_mut().filter(|_| who.is_empty()) {
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

    /// Those whose control is asked for.
    pub(super) fn powers(&self) -> impl Iterator<Item = Power> {
        self.who.iter().filter_map(|who| match who {
            Who::Under(power) => Some(*power),
            Who::Org(_) | Who::From(_) | Who::Anybody => None,
        })
    }

    /// The same, whoever controls it.
    pub(super) fn without_powers(mut self) -> Self {
        for who in &mut self.who {
            if matches!(who, Who::Under(_)) {
                *who = Who::Anybody;
            }
        }
        self
    }
}

impl Given<'_> {
    /// Who has a role: itself as it stands, else all that is joined by `+`.
    fn who(&self) -> Result<Vec<Who>, SelectError> {
        let whole = self.one_who();
        if whole.is_ok() || !self.value.contains('+') {
            return Ok(vec![whole?]);
        }
        let parts = self.value.split('+').map(str::trim);
        parts
            .map(|value| Given { value, ..*self }.one_who())
            .collect()
    }

    /// An organisation, a place, or those under somebody's control. What may be either has to be told apart, or a view would mean
    /// something else once a further organisation is opened.
    fn one_who(&self) -> Result<Who, SelectError> {
        let part = |value| Given { value, ..*self };
        if let Some(id) = self.value.strip_prefix("org.") {
            return Ok(Who::Org((self.find)(id)?));
        }
        if let Some(id) = self.value.strip_prefix("bloc.") {
            return part(id).bloc().map(Who::From);
        }
        if let Some(power) = self.value.strip_prefix("under.") {
            return part(power).power().map(Who::Under);
        }
        let org = self.model.org_by_id(self.value).map(|org| {
            let id = org.id();
            (Who::Org(org.key()), format!("org.{id}"), "the organisation")
        });
        let place = self.place();
        let from = place.as_ref().ok().map(|place| {
            let word = match place {
                Place::Bloc(id) => format!("bloc.{id}"),
                Place::Country(country) => country.code().to_owned(),
            };
            (Who::From(place.clone()), word, "the place")
        });
        let state = self.value.eq_ignore_ascii_case(STATE).then(|| {
            let word = format!("under.{STATE}");
            (Who::Under(Power::State), word, "those under a government")
        });
        let mut found: Vec<_> = [org, from, state].into_iter().flatten().collect();
        match &found[..] {
            [] => {
                let words = || {
                    let places = self.known_places();
                    format!(
                        "or `{STATE}`, for those under a government; or a bloc or a country: {places}"
                    )
                };
                self.org_or(words).map(Who::Org)
            }
            [_] => Ok(found.remove(0).0),
            _ => {
                let told: Vec<String> = found
                    .iter()
                    .map(|(_, word, what)| format!("`{word}` for {what}"))
                    .collect();
                Err(self.error(format!("write {}", told.join(", "))))
            }
        }
    }
}

impl Selection {
    /// Asks for a part beside those that are asked for; of the roles that nobody is named for, one is enough.
    pub(super) fn add_part(&mut self, part: Part) {
        let mut parts = self.roles.iter_mut();
        match parts.find(|known| known.who.is_empty() && part.who.is_empty()) {
            Some(known) => known.roles.extend(part.roles),
            None => self.roles.push(part),
        }
    }

    /// Whether a tie has the roles that are asked for: every part of them, and what is not asked of one organisation by as many parties.
    pub(super) fn has_roles(&self, graph: &Graph, tie: &Tie, controlled: &Controlled) -> bool {
        let mut of_many: Vec<Vec<OrgKey>> = Vec::new();
        for part in &self.roles {
            let parties: Vec<OrgKey> = self.having(part, graph, tie, controlled).collect();
            let is_one = |who: &Who| matches!(who, Who::Org(_));
            if part.who.is_empty() || part.who.iter().any(is_one) {
                if parties.is_empty() {
                    return false;
                }
            } else {
                of_many.push(parties);
            }
        }
        have_one_each(&of_many)
    }

    /// The parties of a tie that have what one part asks for.
    pub(super) fn having(
        &self,
        part: &Part,
        graph: &Graph,
        tie: &Tie,
        controlled: &Controlled,
    ) -> impl Iterator<Item = OrgKey> {
        let model = graph.model();
        let fits = move |org: OrgKey| {
            if part.who.is_empty() {
                return self.orgs.is_empty() || self.orgs.contains(&org);
            }
            part.who.iter().all(|who| who.is(model, org, controlled))
        };
        self.parties(graph, tie)
            .filter(|party| part.is_had_by(party))
            .map(Party::org)
            .filter(move |org| fits(*org))
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
    fn who_has_a_role_may_have_to_be_under_control() {
        let graph = crate::query::tests::of_text(
            r#"
            [org.gov]
            name = "Ministry"
            kind = "government"
            hq = "CN"
            [org.fund]
            name = "Fund"
            hq = "CN"
            [org.public]
            name = "Public"
            hq = "CN"
            [org.abroad]
            name = "Abroad"
            hq = "SG"
            [org.plain]
            name = "Plain"
            hq = "US"
            [org.plus]
            name = "Disney+"
            hq = "US"
            [org.rival]
            name = "Rival"
            hq = "US"
            [tie.top]
            kind = "ownership"
            parties = { gov = { role = "holder", stake = 100 }, fund = "held" }
            [tie.own]
            kind = "ownership"
            parties = { fund = { role = "holder", stake = 60 }, public = "held" }
            [tie.far]
            kind = "ownership"
            parties = { fund = { role = "holder", stake = 60 }, abroad = "held" }
            [tie.buys]
            kind = "acquisition"
            parties = { public = "acquirer", plain = "target" }
            [tie.buys-abroad]
            kind = "acquisition"
            parties = { abroad = "acquirer", plus = "target" }
            [tie.sold]
            kind = "acquisition"
            parties = { rival = "acquirer", public = "target" }
            "#,
        );
        let ties = |role: &str| {
            let mut selection = super::Selection::new();
            selection.add(&graph, "role", role).unwrap();
            let narrowed = selection.apply(&graph);
            let ids: Vec<String> = narrowed.ties().map(|tie| tie.id().to_owned()).collect();
            ids
        };
        assert_eq!(ties("state=acquirer"), ["buys", "buys-abroad"]);
        assert_eq!(ties("CN+state=acquirer"), ["buys"]);
        assert_eq!(ties("state + sg=acquirer"), ["buys-abroad"]);
        assert_eq!(ties("under.fund=acquirer"), ["buys", "buys-abroad"]);
        assert_eq!(ties("under.state+public=target"), ["sold"]);
        assert_eq!(ties("Disney+=target"), ["buys-abroad"]);
        let mut selection = super::Selection::new();
        selection.add(&graph, "role", "state=acquirer").unwrap();
        let narrowed = selection.apply(&graph);
        let tops = narrowed.open_tops().iter();
        let tops: Vec<&str> = tops.map(|top| graph.model().org(top.org).id()).collect();
        assert_eq!(tops, ["rival"]);
        let error = selection
            .add(&graph, "role", "CN+nobody=target")
            .unwrap_err();
        assert!(error.help().contains("`state`"), "{}", error.help());
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
