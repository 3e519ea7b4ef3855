//! Where a tie holds.

use super::{Place, Selection};
use crate::graph::Graph;
use crate::model::{Party, Tie};

impl Selection {
    /// Whether a tie holds in one of the places asked for: by its `where`; without it, by where those are run from to whom its
    /// links lead, as a venture, a target or a customer; and where they lead to nobody, by any party.
    pub(super) fn is_held_in(&self, graph: &Graph, tie: &Tie) -> bool {
        self.places.is_empty()
            || self
                .places
                .iter()
                .any(|place| self.holds(graph, tie, place))
    }

    fn holds(&self, graph: &Graph, tie: &Tie, place: &Place) -> bool {
        let model = graph.model();
        if !tie.places().is_empty() {
            let mut countries = tie.places().iter();
            return countries.any(|&country| place.holds(model, country));
        }
        let rules = tie.shape().links.iter();
        let arrows = rules.filter(|rule| rule.directed && !rule.is_replaced(tie));
        let ends: Vec<&Party> = arrows
            .flat_map(|rule| {
                let parties = self.parties(graph, tie);
                parties.filter(|party| party.roles().has(rule.to))
            })
            .collect();
        let is_from = |party: &Party| place.has(model, model.org(party.org()));
        if ends.is_empty() {
            self.parties(graph, tie).any(is_from)
        } else {
            ends.into_iter().any(is_from)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::select::tests::ids;

    #[test]
    fn a_tie_holds_where_it_says_or_where_its_venture_is_run_from() {
        let ventures = |org, place| {
            let kind = ("kind", "joint-venture");
            ids(&[("org", org), kind, ("where", place)])
        };
        assert_eq!(ventures("cisco", "CN"), ["cisco-inspur"]);
        assert_eq!(ventures("cisco", "cn"), ["cisco-inspur"]);
        assert_eq!(ventures("cisco", "US"), [""; 0]);
        // Nobody told where LenovoEMC is run from.
        assert_eq!(ventures("lenovo", "US"), [""; 0]);
    }

    #[test]
    fn what_leads_to_nobody_holds_where_its_parties_are() {
        let emc = [("org", "emc"), ("kind", "technology-partnership")];
        let tw = ids(&[&emc[..], &[("where", "TW")]].concat());
        assert_eq!(tw, ["emc-foxconn", "emc-quanta"]);
    }
}
