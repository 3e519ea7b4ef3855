//! What an organisation is: a closed table, one row a kind.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::language::in_language;

/// What an organisation is. State ownership is a tie, not a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrgKind {
    /// A firm.
    #[default]
    Company,
    /// A firm that others set up together.
    Venture,
    /// A pool of money that invests.
    Fund,
    /// A state, or a body of one.
    Government,
    /// A university, an academy, a laboratory.
    Institute,
    /// A body of members: a standards group, an industry association.
    Consortium,
    /// A natural person.
    Person,
    /// Many at once, such as "major state firms": without headquarters, and not found by name.
    Class,
}

/// A text that names no kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no kind of organisation has that name")]
pub struct UnknownOrgKind;

struct Row {
    kind: OrgKind,
    name: &'static str,
    meaning: &'static str,
    /// English, Korean, Chinese.
    labels: [&'static str; 3],
}

const fn row(
    kind: OrgKind,
    name: &'static str,
    meaning: &'static str,
    labels: [&'static str; 3],
) -> Row {
    Row {
        kind,
        name,
        meaning,
        labels,
    }
}

/// In the order of the enum, so that a kind is its row's place.
static ROWS: [Row; 8] = [
    row(
        OrgKind::Company,
        "company",
        "a firm",
        ["company", "기업", "公司"],
    ),
    row(
        OrgKind::Venture,
        "venture",
        "a firm that others set up together",
        ["venture", "합작사", "合资企业"],
    ),
    row(
        OrgKind::Fund,
        "fund",
        "a pool of money that invests",
        ["fund", "펀드", "基金"],
    ),
    row(
        OrgKind::Government,
        "government",
        "a state, or a body of one",
        ["government", "정부", "政府"],
    ),
    row(
        OrgKind::Institute,
        "institute",
        "a university, an academy, a laboratory",
        ["institute", "연구기관", "研究机构"],
    ),
    row(
        OrgKind::Consortium,
        "consortium",
        "a body of members",
        ["consortium", "컨소시엄", "联盟"],
    ),
    row(
        OrgKind::Person,
        "person",
        "a natural person",
        ["person", "개인", "个人"],
    ),
    row(
        OrgKind::Class,
        "class",
        "many at once, not found by name",
        ["class", "집단", "群体"],
    ),
];

impl OrgKind {
    /// The names of all kinds, in the order of the table.
    pub const NAMES: &'static [&'static str] = &names();

    /// All kinds, in the order of the table.
    pub fn all() -> impl ExactSizeIterator<Item = OrgKind> {
        ROWS.iter().map(|row| row.kind)
    }

    /// The name by which a graph refers to it.
    pub fn name(self) -> &'static str {
        ROWS[self as usize].name
    }

    /// What it is, as a lower-case fragment for help texts.
    pub fn meaning(self) -> &'static str {
        ROWS[self as usize].meaning
    }

    /// What a reader sees, in the language of that BCP 47 tag: Korean, Chinese (simplified), else English.
    pub fn label(self, tag: &str) -> &'static str {
        in_language(tag, ROWS[self as usize].labels)
    }
}

const fn names() -> [&'static str; ROWS.len()] {
    let mut names = [""; ROWS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ROWS[at].name;
        at += 1;
    }
    names
}

impl FromStr for OrgKind {
    type Err = UnknownOrgKind;

    fn from_str(name: &str) -> Result<Self, UnknownOrgKind> {
        let row = ROWS.iter().find(|row| row.name == name);
        row.map(|row| row.kind).ok_or(UnknownOrgKind)
    }
}

impl fmt::Display for OrgKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_its_row() {
        for (at, kind) in OrgKind::all().enumerate() {
            assert_eq!(kind as usize, at);
            assert_eq!(OrgKind::NAMES[at].parse(), Ok(kind));
        }
        assert_eq!("Company".parse::<OrgKind>(), Err(UnknownOrgKind));
    }

    #[test]
    fn company_is_the_default() {
        assert_eq!(OrgKind::default().to_string(), "company");
    }

    #[test]
    fn labels_follow_the_language_and_fall_back_to_english() {
        assert_eq!(OrgKind::Venture.label("ko-KR"), "합작사");
        assert_eq!(OrgKind::Venture.label("zh-Hans"), "合资企业");
        assert_eq!(OrgKind::Venture.label("fr"), "venture");
    }
}
