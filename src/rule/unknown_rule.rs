use super::{Check, Context, Example, LEVELS, Rule, rule, rules, steps};
use crate::diag::{Level, nearest};
use crate::model::Record;
use crate::raw::{Part, list};

pub(super) static RULE: Rule = Rule {
    name: "unknown-rule",
    level: Level::Warning,
    what: "the graph sets a rule or a level that does not exist, or lowers a rule that is met while reading",
    why: "The rule that was meant keeps its own level. What is met while reading is an error always: the value at fault is \
          not in the model, and no export could show it.",
    mend: "Correct the name; levels are `error`, `warning`, `note` and `off`. Remove the level of a rule that is met \
           while reading, and mend what it finds.",
    example: Some(Example {
        fails: r#"
[graph]
rules = { unused-organisation = "off" }
"#,
        passes: r#"
[graph]
rules = { unused-org = "off" }
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    for (name, level) in context.model().rule_levels() {
        if rule(name).is_none() {
            let names = rules().iter().map(|rule| rule.name);
            let place = context.place(Record::Graph, &steps(["rules", name]), Part::Key);
            let near = nearest(name, names, 1).pop();
            let finding = context.report(format!("there is no rule `{name}`"), place, "");
            match near {
                Some(near) => finding.add_mend(format!("write `{near}`"), place, near),
                None => finding.add_help("choose a rule that `tieup explain` lists"),
            }
        }
        if !LEVELS.contains(&level) {
            let place = context.place(Record::Graph, &steps(["rules", name]), Part::Value);
            let near = nearest(level, LEVELS.into_iter(), 1).pop();
            let message = format!("there is no level `{level}` for the rule `{name}`");
            let finding = context.report(message, place, "");
            match near {
                Some(near) => {
                    finding.add_mend(format!("write `{near}`"), place, format!("\"{near}\""));
                }
                None => finding.add_help(format!("use one of {}", list(&LEVELS))),
            }
        } else if level != "error" && rule(name).is_some_and(is_met_while_reading) {
            let place = context.place(Record::Graph, &steps(["rules", name]), Part::Value);
            let message = format!("the level of the rule `{name}` cannot be lowered");
            context
                .report(message, place, "")
                .add_help(format!("remove `{name}` from `rules`"));
        }
    }
}

fn is_met_while_reading(rule: &Rule) -> bool {
    matches!(rule.check, Check::Reading)
}
