//! Names as the page searches them: folded here, as names are folded everywhere in the program.

use std::collections::BTreeSet;

use crate::model::{Org, OrgKind, fold, simplified};

/// The folded forms of an organisation's names and id, each once, the usual name's first.
pub(super) fn forms(org: &Org) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let names = [org.name(), org.id()].into_iter();
    for name in names.chain(org.names().iter().map(|(_, name)| name)) {
        let form = fold(name);
        // Classes are not found by their ids.
        if !form.is_empty()
            && !forms.contains(&form)
            && (org.kind() != OrgKind::Class || name != org.id())
        {
            forms.push(form);
        }
    }
    forms
}

/// The traditional characters whose simplified ones occur in some forms, each followed by its simplified one: what a reader may type.
pub(super) fn traditional<'a>(forms: impl Iterator<Item = &'a str>) -> String {
    let used: BTreeSet<char> = forms.flat_map(str::chars).collect();
    ('\u{3400}'..='\u{9fff}')
        .map(|c| (c, simplified(c)))
        .filter(|(c, plain)| c != plain && used.contains(plain))
        .flat_map(|(c, plain)| [c, plain])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_traditional_characters_can_be_folded() {
        let pairs = traditional(["联想集团"].into_iter());
        assert!(pairs.contains("聯联") && pairs.contains("團团"), "{pairs}");
        assert!(!pairs.contains('國'), "{pairs}");
    }
}
