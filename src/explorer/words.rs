//! The words of the page in the languages of the program: those of the vocabularies, and those of its controls.

mod controls;

use std::collections::BTreeMap;

use super::facts::Said;
use crate::model::{
    DateKey, Family, Kind, Labels, Lang, Modality, OrgDateKey, OrgKind, Purpose, Role, Standing,
};
use crate::picture::terms::{amount, date, modality, org_date, role};
use crate::picture::words as picture;

pub(super) use controls::{CONTROLS, control};

const fn labels(en: &'static str, ko: &'static str, zh: &'static str) -> Labels {
    Labels { en, ko, zh }
}

/// All words by key: `kind.supply`, `standing.confirmed`, and those of the controls.
pub(super) fn all() -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    let mut put = |table: &str, name: &str, labels: Labels| {
        let said = Said::new(|lang| labels.in_lang(lang).to_owned());
        all.insert(format!("{table}.{name}"), said);
    };
    for &family in Family::ALL {
        put("family", family.name(), picture::family(family));
    }
    for &standing in Standing::ALL {
        put("standing", standing.name(), self::standing(standing));
    }
    for &modality in Modality::ALL {
        put("modality", modality.name(), self::modality(modality));
    }
    for &role in Role::ALL {
        put("role", role.name(), self::role(role));
    }
    for &key in DateKey::ALL {
        put("date", key.name(), date(key));
    }
    for &key in OrgDateKey::ALL {
        put("date", key.name(), org_date(key));
    }
    for &purpose in Purpose::ALL {
        put("amount", purpose.name(), amount(purpose));
    }
    for kind in Kind::all() {
        put("kind", kind.name(), kind.row().labels);
    }
    for kind in OrgKind::all() {
        let said = Said::new(|lang: Lang| kind.label(lang.name()).to_owned());
        all.insert(format!("org.{}", kind.name()), said);
    }
    for (key, labels) in CONTROLS {
        let said = Said::new(|lang| labels.in_lang(lang).to_owned());
        all.insert((*key).to_owned(), said);
    }
    all
}

const fn standing(standing: Standing) -> Labels {
    match standing {
        Standing::Confirmed => labels("confirmed", "확인됨", "已证实"),
        Standing::Reported => labels("reported once", "한 곳 보도", "单一来源"),
        Standing::Claimed => labels("only claimed", "주장뿐", "仅为指称"),
        Standing::Unsupported => labels("unsupported", "근거 없음", "无依据"),
        Standing::Denied => labels("denied", "부인됨", "被否认"),
    }
}
