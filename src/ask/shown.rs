//! What `show` is asked for: records by name, and ties by their kind, their parties and who did what to whom.

use super::question::{Ask, Question, Unfit};
use super::sides::{SALES, Side};
use crate::graph::Graph;
use crate::model::{Kind, OrgKey, Party, Phase, Role, Tie};

/// An organisation, and the roles of which it has to have one; any will do where there are none.
type Part = (OrgKey, Vec<Role>);

impl Question {
    /// The records that are to be shown: those named, the ties of a kind among organisations, or the organisations.
    ///
    /// `When did Dell buy EMC` asks for the ties in which Dell is the acquirer and EMC the target, as `did Dell buy EMC` does, and
    /// where there is none the answer is that of `did Dell buy EMC`.
    pub(super) fn shown(&self, graph: &Graph) -> Result<Vec<Vec<String>>, Unfit> {
        let mut words = vec!["show".to_owned()];
        words.extend(self.records.iter().cloned());
        let model = graph.model();
        if self.kinds.is_empty() && self.families.is_empty() && !self.both {
            let org = |org: &OrgKey| format!("org.{}", model.org(*org).id());
            words.extend(self.orgs.iter().map(org));
            return Ok(vec![words]);
        }
        let asked = self.as_ties();
        let mut settled = asked.clone();
        settled.settle(graph)?;
        let parts: Vec<Part> = settled
            .sided
            .iter()
            .map(|(org, side)| (*org, settled.roles(*side)))
            .collect();
        let fits = |tie: &&Tie| {
            settled.joins(tie)
                && parts.iter().all(|part| has_part(tie, part))
                && !(self.done && model.status(tie, self.today).phase == Phase::Dropped)
        };
        let before = words.len();
        let ties = graph.ties().filter(fits);
        words.extend(ties.map(|tie| format!("tie.{}", tie.id())));
        if words.len() > before {
            return Ok(vec![words]);
        }
        if parts.iter().any(|(_, roles)| !roles.is_empty()) {
            return asked.commands(graph);
        }
        Err(self.refuse_none(graph))
    }

    /// The same, asked as whether there are such ties.
    fn as_ties(&self) -> Question {
        let mut asked = Question {
            ask: Ask::Ties,
            both: self.orgs.len() > 1,
            ..self.clone()
        };
        // What somebody sold may stand as an acquisition by another.
        let sold = |kind: &Kind| kind.name() == "divestment";
        if let [(_, by), (_, what)] = &mut asked.sided[..]
            && !asked.kinds.is_empty()
            && asked.kinds.iter().all(sold)
            && matches!(by, Side::Own | Side::By | Side::Subject)
        {
            (*by, *what) = (Side::Seller, Side::Object);
            asked.kinds = Kind::all()
                .filter(|kind| SALES.contains(&kind.name()))
                .collect();
        }
        asked
    }

    /// Whether a tie is of a kind that is asked for, and has all who are named.
    fn joins(&self, tie: &Tie) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&tie.kind()))
            && (self.families.is_empty() || self.families.contains(&tie.kind().family()))
            && self.orgs.iter().all(|&org| tie.party(org).is_some())
    }

    fn refuse_none(&self, graph: &Graph) -> Unfit {
        let model = graph.model();
        let kinds = self.kinds.iter().map(|kind| kind.row().labels.en);
        let families = self.families.iter().map(|family| family.name());
        let kinds: Vec<&str> = kinds.chain(families).collect();
        let kinds = if kinds.is_empty() {
            "tie".to_owned()
        } else {
            kinds.join(" or ")
        };
        let orgs: Vec<&str> = self.orgs.iter().map(|&org| model.org(org).name()).collect();
        let message = format!(
            "there is no {kinds} of {} in this graph",
            orgs.join(" and ")
        );
        let flags: Vec<String> = self
            .orgs
            .iter()
            .map(|&org| format!(" --org {}", model.org(org).id()))
            .collect();
        let (flags, joint) = (flags.concat(), orgs.len() > 1);
        let help = if joint {
            format!("`tieup ties{flags} --hops 0` lists the ties that join them")
        } else {
            format!("`tieup ties{flags}` lists its ties")
        };
        Unfit {
            message,
            help,
            weak: false,
        }
    }
}

fn has_part(tie: &Tie, (org, wanted): &Part) -> bool {
    let had = |party: &Party| party.roles().iter().any(|role| wanted.contains(&role));
    wanted.is_empty() || tie.party(*org).is_some_and(had)
}
