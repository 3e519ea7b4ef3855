//! Words of the selection that say more than the model's own vocabularies.

use std::str::FromStr;

use crate::model::{Certainty, DROPS, DateKey, Day, Model, Phase, Standing, Tie, UnknownWord};

/// A word for `status`: a phase, how a tie was dropped, or that it is known and was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Phase(Phase),
    Dropped(DateKey),
    NotDropped,
}

const NOT_DROPPED: &str = "not-dropped";

impl Stage {
    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        let phases = Phase::NAMES.iter().copied();
        let dropped = DROPS.map(DateKey::name);
        phases.chain(dropped).chain([NOT_DROPPED])
    }

    /// Whether a tie stands so at the end of a day, certainly or possibly.
    pub(super) fn is_of(self, model: &Model, tie: &Tie, day: Day) -> bool {
        let is = |wanted: Phase| {
            model.status(tie, day).phase == wanted || model.else_phases(tie, day).contains(&wanted)
        };
        match self {
            Stage::Phase(wanted) => is(wanted),
            Stage::NotDropped => {
                let mut others = Phase::ALL.iter();
                others.any(|&phase| ![Phase::Unknown, Phase::Dropped].contains(&phase) && is(phase))
            }
            Stage::Dropped(wanted) => {
                let by_day = |date: crate::model::Date| date.starts_by(day) != Certainty::No;
                let mut dates = model.dates_of(tie).iter();
                is(Phase::Dropped) && dates.any(|(key, date)| *key == wanted && by_day(*date))
            }
        }
    }

    /// Whether it asks for ties that are over, or not yet there.
    pub(super) fn is_gone(self) -> bool {
        !matches!(
            self,
            Stage::Phase(Phase::Planned | Phase::InForce | Phase::Suspended)
        )
    }
}

impl FromStr for Stage {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        if word == NOT_DROPPED {
            return Ok(Stage::NotDropped);
        }
        let dropped = DROPS.into_iter().find(|key| key.name() == word);
        let stage = dropped.map(Stage::Dropped);
        stage.map_or_else(|| word.parse().map(Stage::Phase), Ok)
    }
}

/// A word for `standing`: a standing, or `contested`, which may be added to any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandingWord {
    Is(Standing),
    Contested,
}

const CONTESTED: &str = "contested";

impl StandingWord {
    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        Standing::NAMES.iter().copied().chain([CONTESTED])
    }

    pub(super) fn is_of(self, tie: &Tie) -> bool {
        match self {
            StandingWord::Is(standing) => tie.standing() == standing,
            StandingWord::Contested => tie.is_contested(),
        }
    }
}

impl FromStr for StandingWord {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            CONTESTED => Ok(StandingWord::Contested),
            _ => word.parse().map(StandingWord::Is),
        }
    }
}
