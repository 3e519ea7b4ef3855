//! The tables in `docs/format.md` are those of the program. `UPDATE=1 cargo test --test docs` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write;

use tieup::model::{
    DateKey, Kind, KindRow, Modality, OrgKind, Phase, Purpose, Role, Scheme, Standing, Start,
    Weight,
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format.md");

fn table(head: [&str; 2], rows: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let mut table = format!("| {} | {} |\n| --- | --- |\n", head[0], head[1]);
    for (word, meaning) in rows {
        writeln!(table, "| `{word}` | {meaning} |").unwrap();
    }
    table
}

fn kinds() -> String {
    let mut table = "| kind | family | roles | links | starts when | meaning |\n| --- | --- | --- | --- | --- | --- |\n".to_owned();
    for row in Kind::table() {
        let shapes: Vec<String> = row.shapes.iter().map(|shape| roles(shape.roles)).collect();
        let links: Vec<String> = row
            .shapes
            .iter()
            .flat_map(|shape| shape.links)
            .map(link)
            .collect();
        let (name, family, meaning) = (row.name, row.family, row.meaning);
        let (shapes, links) = (shapes.join("; or "), links.join(", "));
        writeln!(
            table,
            "| `{name}` | {family} | {shapes} | {links} | {} | {meaning} |",
            start(row)
        )
        .unwrap();
    }
    table
}

fn roles(counts: &[tieup::model::RoleCount]) -> String {
    let one = |count: &tieup::model::RoleCount| match (count.min, count.max) {
        (1, Some(1)) => format!("{} 1", count.role),
        (min, Some(max)) => format!("{} {min}–{max}", count.role),
        (min, None) => format!("{} {min}+", count.role),
    };
    counts.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn link(link: &tieup::model::LinkRule) -> String {
    let arrow = if link.directed { "→" } else { "–" };
    let unless = link
        .unless
        .map_or_else(String::new, |role| format!(" (without {role})"));
    format!("{}{arrow}{}{unless}", link.from, link.to)
}

fn start(row: &KindRow) -> &'static str {
    match row.start {
        Start::Agreed => "agreed",
        Start::Closed => "closed",
        Start::ClosedWithVehicle => "agreed; with a vehicle, closed",
    }
}

fn weight(modality: Modality) -> &'static str {
    match modality.weight() {
        Weight::For => "for",
        Weight::Weak => "weakly",
        Weight::Nothing => "as nothing; kept and shown",
        Weight::Against => "against",
    }
}

fn modalities() -> String {
    let mut table = "| modality | meaning | counts |\n| --- | --- | --- |\n".to_owned();
    for &modality in Modality::ALL {
        writeln!(
            table,
            "| `{modality}` | {} | {} |",
            modality.meaning(),
            weight(modality)
        )
        .unwrap();
    }
    table
}

fn generated(text: &str) -> String {
    let words =
        |head| move |words: Vec<(&'static str, &'static str)>| table(head, words.into_iter());
    let tables = [
        (
            "org-kinds",
            words(["kind", "meaning"])(
                OrgKind::all()
                    .map(|kind| (kind.name(), kind.meaning()))
                    .collect(),
            ),
        ),
        (
            "schemes",
            words(["scheme", "meaning"])(
                Scheme::all()
                    .map(|scheme| (scheme.name(), scheme.meaning()))
                    .collect(),
            ),
        ),
        ("kinds", kinds()),
        (
            "roles",
            words(["role", "meaning"])(
                Role::ALL
                    .iter()
                    .map(|role| (role.name(), role.meaning()))
                    .collect(),
            ),
        ),
        (
            "dates",
            words(["key", "meaning"])(
                DateKey::ALL
                    .iter()
                    .map(|key| (key.name(), key.meaning()))
                    .collect(),
            ),
        ),
        (
            "phases",
            words(["status", "meaning"])(
                Phase::ALL
                    .iter()
                    .map(|phase| (phase.name(), phase.meaning()))
                    .collect(),
            ),
        ),
        ("modalities", modalities()),
        (
            "standings",
            words(["standing", "meaning"])(
                Standing::ALL
                    .iter()
                    .map(|word| (word.name(), word.meaning()))
                    .collect(),
            ),
        ),
        (
            "purposes",
            words(["amount", "meaning"])(
                Purpose::ALL
                    .iter()
                    .map(|word| (word.name(), word.meaning()))
                    .collect(),
            ),
        ),
    ];
    let mut text = text.to_owned();
    for (name, table) in tables {
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let start = text
            .find(&open)
            .unwrap_or_else(|| panic!("docs/format.md has no {open}"))
            + open.len();
        let end = start
            + text[start..]
                .find(&close)
                .unwrap_or_else(|| panic!("docs/format.md has no {close}"));
        text.replace_range(start..end, &format!("\n{table}\n"));
    }
    text
}

#[test]
fn the_tables_of_the_manual_are_those_of_the_program() {
    let text = std::fs::read_to_string(PATH).unwrap();
    let generated = generated(&text);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, &generated).unwrap();
    } else {
        assert!(
            text == generated,
            "docs/format.md is stale: run `UPDATE=1 cargo test --test docs`"
        );
    }
}
