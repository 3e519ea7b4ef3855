use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{Record, Tie};

pub(super) static RULE: Rule = Rule {
    name: "tie-without-evidence",
    level: Level::Error,
    what: "a tie has no evidence",
    why: "A tie that no source tells of cannot be checked by anybody.",
    mend: "Add a row to the tie's `evidence` that names a source, or a row under the source that \
          names the tie in `on`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "technology-partnership"
parties.cisco = "partner"
parties.inspur = "partner"

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
kind = "technology-partnership"
parties.cisco = "partner"
parties.inspur = "partner"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Tie(check),
};

fn check<'m>(context: &mut Context<'m>, tie: &'m Tie) {
    let record = Record::Tie(tie.key());
    if !tie.evidence().is_empty() || context.is_faulty(record) {
        return;
    }
    let place = context.opening(record);
    let message = format!("the tie `{}` has no evidence", tie.id());
    context
        .report(message, place, "")
        .add_help("add `evidence = [{ source = \"…\" }]`");
}
