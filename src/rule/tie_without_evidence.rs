use super::{Check, Context, Rule};
use crate::diag::Level;
use crate::model::Record;

pub(super) static RULE: Rule = Rule {
    name: "tie-without-evidence",
    level: Level::Error,
    what: "a tie has no evidence",
    why: "A reader who asks \"says who?\" of a line in the picture must get an answer. A tie that nobody has told is a \
          guess.",
    mend: "Add a row to the tie's `evidence` that names a source, or a row under the source that names the tie in `on`.",
    fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "technology-partnership"
parties.cisco = "partner"
parties.inspur = "partner"
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
evidence = [{ source = "reuters-2015-09-24" }]

[source.reuters-2015-09-24]
publisher = "Reuters"
published = "2015-09-24"
url = "https://www.reuters.com/"
lang = "en"
"#,
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    for tie in context.model().ties().iter().filter(|tie| tie.evidence().is_empty()) {
        let place = context.opening(Record::Tie(tie.key()));
        context
            .report(format!("nobody is named who tells of the tie `{}`", tie.id()), place, "")
            .add_help("add `evidence = [{ source = \"…\" }]`");
    }
}
