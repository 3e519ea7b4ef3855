//! Leaves out what cannot be kept, once its faults are told.

use crate::model::evidence::Subjects;
use crate::model::given::Given;
use crate::model::key::Record;
use crate::model::{Model, TieKey};

/// Leaves out the ties from that number on, and whatever names them: their faults are told.
pub(super) fn forget_ties(model: &mut Model, sound: usize) {
    let kept = |tie: TieKey| tie.index() < sound;
    let kept_record = |record: Record| !matches!(record, Record::Tie(tie) if !kept(tie));
    model.ties.truncate(sound);
    for tie in &mut model.ties {
        tie.part_of = tie.part_of.filter(|&whole| kept(whole));
        if let Some(details) = &mut tie.details {
            details.follows = details
                .follows
                .iter()
                .copied()
                .filter(|&tie| kept(tie))
                .collect();
        }
    }
    for event in &mut model.events {
        event.about = event
            .about
            .iter()
            .copied()
            .filter(|&record| kept_record(record))
            .collect();
    }
    model.evidence.retain_mut(|row| {
        let subjects: Box<[Record]> = row
            .subjects()
            .iter()
            .copied()
            .filter(|&record| kept_record(record))
            .collect();
        let given = std::mem::take(&mut row.gives)
            .into_vec()
            .into_iter()
            .filter(|given| match given {
                Given::PartOf(Some(tie)) | Given::Follows(tie) => kept(*tie),
                Given::About(record) => kept_record(*record),
                _ => true,
            });
        row.gives = given.collect();
        let some = !subjects.is_empty();
        row.on = Subjects::Several(subjects);
        some && kept_record(row.host)
    });
}
