//! Whether a tie is halted for a while.

use super::{Certainty, DateKey, Day, Model, Phase, Tie};

impl Model {
    /// Whether a tie is suspended on a day: certainly, or possibly where its dates leave that open. Costs what
    /// [`status`](Self::status) does, of a tie that was ever suspended.
    pub fn suspension(&self, tie: &Tie, day: Day) -> Certainty {
        let mut dates = self.dates_of(tie).iter();
        if !dates.any(|(key, _)| *key == DateKey::Suspended) {
            return Certainty::No;
        }
        let status = self.status(tie, day);
        match status.phase {
            Phase::Suspended if status.certain => Certainty::Certainly,
            Phase::Suspended => Certainty::Possibly,
            _ if self.else_phases(tie, day).contains(&Phase::Suspended) => Certainty::Possibly,
            _ => Certainty::No,
        }
    }
}
