use super::{Check, Context, Example, Rule, steps};
use crate::diag::{Level, nearest};
use crate::model::{
    DateKey, Evidence, GivenParty, Language, Model, OrgDateKey, Purpose, Record, Scheme,
};
use crate::raw::{Part, Step, list};

pub(super) static RULE: Rule = Rule {
    name: "unknown-support",
    level: Level::Error,
    what: "evidence supports a field that its record does not have",
    why: "`supports` names the fields that a source vouches for without giving a value. A \
          misspelt one vouches for nothing.",
    mend: "Write a field of the record, such as `kind`, `parties` or `parties.ORG`; for nothing \
          at all, write `supports = []`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
evidence = [{ source = "reuters", supports = ["parties.huawei"] }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = "partner"
parties.inspur = "partner"
evidence = [{ source = "reuters", supports = ["kind", "parties.inspur"] }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Evidence(check),
};

fn check<'m>(context: &mut Context<'m>, evidence: &'m Evidence) {
    let model = context.model();
    let fields = evidence.supports().unwrap_or_default();
    for (number, field) in fields.iter().enumerate() {
        let mut subjects = evidence.subjects().iter();
        if subjects.any(|&subject| has_field(model, subject, field)) {
            continue;
        }
        let Some(&subject) = evidence.subjects().first() else {
            continue;
        };
        let mut path = steps(["supports"]).to_vec();
        path.push(Step::from(number));
        let place = context.evidence_place(evidence, &path, Part::Value);
        let message = format!("`{}` has no field `{field}`", model.record_id(subject));
        let near = nearest(field, subject.fields().iter().copied(), 1).pop();
        let finding = context.report(message, place, "");
        match near {
            Some(near) if !field.contains('.') => {
                finding.add_mend(format!("write `{near}`"), place, format!("\"{near}\""));
            }
            _ if field.starts_with("parties.") => finding.add_help("name a party of the tie"),
            _ => finding.add_help(format!("use one of {}", list(subject.fields()))),
        }
    }
}

/// Whether a record may have a field: `dates`, `dates.closed`, `parties.cisco.stake`.
fn has_field(model: &Model, record: Record, path: &str) -> bool {
    let mut keys = path.split('.');
    let (field, key) = (keys.next().unwrap_or_default(), keys.next());
    if !record.fields().contains(&field) {
        return false;
    }
    let Some(key) = key else {
        return true;
    };
    if let ("parties", Record::Tie(tie)) = (field, record) {
        let org = model.org_by_id(key);
        let is_party = org.is_some_and(|org| model.tie(tie).party(org.key()).is_some());
        let known = keys
            .next()
            .is_none_or(|key| GivenParty::FIELDS.contains(&key));
        return is_party && known && keys.next().is_none();
    }
    let known = match (field, record) {
        ("dates", Record::Org(_)) => key.parse::<OrgDateKey>().is_ok(),
        ("dates", _) => key.parse::<DateKey>().is_ok(),
        ("amounts", _) => key.parse::<Purpose>().is_ok(),
        ("ids", _) => key.parse::<Scheme>().is_ok(),
        ("names" | "titles", _) => key.parse::<Language>().is_ok(),
        _ => false,
    };
    known && keys.next().is_none()
}
