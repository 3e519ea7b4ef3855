//! The date of a sentence.

use crate::model::Date;
use crate::report::language::Tongue;

/// `on 2015-11-06`, `at the end of 2015-11`.
pub(super) fn moment(date: Date, tongue: Tongue) -> String {
    let is_day = date.earliest().is_some() && date.earliest() == date.latest();
    match (tongue, is_day) {
        (Tongue::English, true) => format!("on {date}"),
        (Tongue::English, false) => format!("at the end of {date}"),
        (Tongue::Korean, false) => format!("{date} 말"),
        (Tongue::Korean | Tongue::Chinese, true) => date.to_string(),
        (Tongue::Chinese, false) => format!("{date}底"),
    }
}
