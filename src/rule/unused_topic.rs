use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{Event, Tie, TopicKey};

pub(super) static RULE: Rule = Rule {
    name: "unused-topic",
    level: Level::Warning,
    what: "no tie or event has a topic",
    why: "A word that nothing is sorted under finds nothing.",
    mend: "Use the topic, or remove it from `topics` of `[graph]`.",
    example: Some(Example {
        fails: r#"
[graph]
topics = ["cloud", "storage"]

[event.leak]
title = "A leak"
topics = ["cloud"]
"#,
        passes: r#"
[graph]
topics = ["cloud"]

[event.leak]
title = "A leak"
topics = ["cloud"]
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    if !context.is_complete() {
        return;
    }
    let model = context.model();
    let mut used = vec![false; model.topics().len()];
    let of_ties = model.ties().iter().flat_map(Tie::topics);
    let of_events = model.events().iter().flat_map(Event::topics);
    for topic in of_ties.chain(of_events) {
        used[topic.index()] = true;
    }
    for (number, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
        let topic = TopicKey::at(number);
        if let Some(place) = context.topic_place(topic) {
            let message = format!(
                "no tie or event has the topic `{}`",
                model.topic(topic).id()
            );
            context
                .report(message, place, "")
                .add_help("remove it, or sort something under it");
        }
    }
}
