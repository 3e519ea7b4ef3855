use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::graph::NameIndex;
use crate::select::{Selection, Unfit};

pub(super) static RULE: Rule = Rule {
    name: "unfit-view",
    level: Level::Error,
    what: "a view selects by a word that does not fit its flag",
    why: "A view is a selection with a name. Where a flag of it is misspelt, or names an \
          organisation, kind or date that is not there, the view can't be drawn.",
    mend: "Correct the word; the message lists what the flag takes.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[view.cisco]
title = "Cisco and its neighbours"
select.org = ["csico"]
select.kind = ["venture"]
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[view.cisco]
title = "Cisco and its neighbours"
select.org = ["cisco"]
select.kind = ["joint-venture"]
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    // What a file that could not be read opens is not there.
    if !context.is_complete() {
        return;
    }
    let model = context.model();
    let names = NameIndex::default();
    for view in model.views() {
        if !context.is_own(view.origin()) {
            continue;
        }
        let mut unfit = Vec::new();
        Selection::reading(model, &names, view, |found| unfit.push(found));
        for Unfit { flag, at, error } in unfit {
            let mut words = view.select().filter(|(known, _)| *known == flag);
            let word = words.next().and_then(|(_, words)| words.get(at?));
            let place = context.view_place(view, &flag, word.map_or("", |word| word));
            let message = format!("the view `{}` can't be used: {error}", view.id());
            context.report(message, place, "").add_help(error.help());
        }
    }
}
