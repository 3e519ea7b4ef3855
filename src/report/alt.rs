//! What a diagram says, for those who can't see it.

use std::collections::{BTreeMap, BTreeSet};

use super::language::Tongue;
use crate::diag::counted;
use crate::export::Figure;
use crate::graph::Graph;
use crate::model::{Day, Org, OrgKey, TieKey};
use crate::picture::{doubts_in_words, doubts_of_tie};
use crate::query::{Doubt, Doubts};

/// So many pairs are named; the rest is counted.
const NAMED: usize = 12;

/// `Diagram of 4 organisations and 5 ties: Inspur with Cisco (2 ties), IBM (2 ties) and OpenPOWER Foundation.`
///
/// The organisation with most partners comes first, then the one with most of the pairs that are left, and so on.
pub(super) fn text(graph: &Graph, figure: Figure, day: Option<Day>, tongue: Tongue) -> String {
    let what = what(figure, tongue);
    let mut pairs: BTreeMap<(OrgKey, OrgKey), BTreeSet<TieKey>> = BTreeMap::new();
    let mut orgs: BTreeSet<OrgKey> = BTreeSet::new();
    for link in graph.links() {
        let (from, to) = (link.from().key(), link.to().key());
        orgs.extend([from, to]);
        let ties = pairs.entry((from.min(to), from.max(to))).or_default();
        ties.insert(link.tie().key());
    }
    let ties = graph.ties().count();
    let head = match tongue {
        Tongue::English if orgs.is_empty() => format!("{what} of {}", tongue.ties(ties)),
        Tongue::English => format!(
            "{what} of {} and {}",
            counted(orgs.len(), "organisation"),
            tongue.ties(ties)
        ),
        Tongue::Korean => format!(
            "조직 {}곳과 관계 {}의 {what}",
            orgs.len(),
            tongue.ties(ties)
        ),
        Tongue::Chinese => format!("{}个组织、{}关系的{what}", orgs.len(), tongue.ties(ties)),
    };
    let doubts = doubts_in_words(&Doubts::of(graph, graph.ties(), day), tongue.lang());
    let head = match (&*doubts, tongue) {
        ("", _) => head,
        (doubts, Tongue::English) => format!("{head}, of these {doubts}"),
        (doubts, Tongue::Korean) => format!("{head}, 이 가운데 {doubts}"),
        (doubts, Tongue::Chinese) => format!("{head}，其中{doubts}"),
    };
    let told = told(graph, pairs, day, tongue);
    if told.is_empty() {
        return head;
    }
    format!("{head}{}{}", tongue.pick(": ", ": ", "："), told.join("; "))
}

/// What is drawn.
fn what(figure: Figure, tongue: Tongue) -> &'static str {
    match figure {
        Figure::Diagram => tongue.pick("Diagram", "도표", "图"),
        Figure::Timeline => tongue.pick("Timeline", "연표", "时间线图"),
        Figure::Matrix => tongue.pick("Matrix", "행렬표", "矩阵图"),
        Figure::Ownership => tongue.pick("Ownership chart", "지분 구조도", "股权结构图"),
    }
}

fn told(
    graph: &Graph,
    mut pairs: BTreeMap<(OrgKey, OrgKey), BTreeSet<TieKey>>,
    day: Option<Day>,
    tongue: Tongue,
) -> Vec<String> {
    let name = |org: OrgKey| -> &str { tongue.name(graph.model().org(org)) };
    let mut told = Vec::new();
    let mut named = 0;
    while named < NAMED && !pairs.is_empty() {
        let mut degrees: BTreeMap<OrgKey, usize> = BTreeMap::new();
        for (a, b) in pairs.keys() {
            *degrees.entry(*a).or_default() += 1;
            *degrees.entry(*b).or_default() += 1;
        }
        let most = degrees
            .iter()
            .max_by(|(a, x), (b, y)| x.cmp(y).then(b.cmp(a)));
        let Some(hub) = most.map(|(org, _)| *org) else {
            break;
        };
        let of_hub: Vec<_> = pairs
            .keys()
            .copied()
            .filter(|(a, b)| *a == hub || *b == hub)
            .take(NAMED - named)
            .collect();
        named += of_hub.len();
        let mut partners: Vec<(OrgKey, String)> = Vec::new();
        for pair in of_hub {
            let ties = pairs.remove(&pair).unwrap_or_default();
            let other = if pair.0 == hub { pair.1 } else { pair.0 };
            partners.push((other, remark(graph, pair, &ties, day, tongue)));
        }
        partners.sort_unstable();
        let texts: Vec<String> = partners
            .iter()
            .map(|(org, remark)| match &**remark {
                "" => name(*org).to_owned(),
                remark => format!("{} ({remark})", name(*org)),
            })
            .collect();
        let list = tongue.list(&texts);
        told.push(match tongue {
            Tongue::English => format!("{} with {list}", name(hub)),
            Tongue::Korean | Tongue::Chinese => format!("{} – {list}", name(hub)),
        });
    }
    if !pairs.is_empty() {
        let more = pairs.len();
        told.push(match tongue {
            Tongue::English => format!("and {}", counted(more, "more pair")),
            Tongue::Korean => format!("그 밖에 {more}쌍"),
            Tongue::Chinese => format!("另有{more}对"),
        });
    }
    told
}

/// What is said of the ties between two: how many they are, where they are several, and what is in doubt about them.
fn remark(
    graph: &Graph,
    (a, b): (OrgKey, OrgKey),
    ties: &BTreeSet<TieKey>,
    day: Option<Day>,
    tongue: Tongue,
) -> String {
    let all = |tie: &TieKey| Doubt::all(graph, graph.model().tie(*tie), day, &[a, b]);
    if let (Some(tie), 1) = (ties.first(), ties.len()) {
        return doubts_of_tie(&all(tie), tongue.lang());
    }
    let mut doubts = Doubts::default();
    for tie in ties {
        doubts.add(all(tie));
    }
    match &*doubts_in_words(&doubts, tongue.lang()) {
        "" => tongue.ties(ties.len()),
        words => format!("{}: {words}", tongue.ties(ties.len())),
    }
}

/// The name of an organisation in a sentence, which it may begin.
pub(super) fn named(org: &Org, tongue: Tongue, remark: Option<&str>) -> String {
    let name = super::markdown::escape_line(tongue.name(org));
    match remark {
        Some(remark) => format!("{name} ({remark})"),
        None => name,
    }
}
