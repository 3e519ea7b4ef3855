use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{Decimal, OrgKey, Party, Record, Share, Stake, Tie};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "stakes-over-100",
    level: Level::Error,
    what: "the stakes in a tie come to more than 100 percent",
    why: "Nothing can be owned more than wholly. Bounds count by their lower end, and a `~` by 5 \
          percent less, so that only what is certain is reported.",
    mend: "Compare the stakes with their sources. `stake` is what a party holds once the tie is \
          done; what it held before goes into `was`.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-inspur]
kind = "joint-venture"
parties.cisco = { role = "partner", stake = 51 }
parties.inspur = { role = "partner", stake = 51 }
evidence = [{ source = "reuters" }]

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
parties.cisco = { role = "partner", stake = 49 }
parties.inspur = { role = "partner", stake = 51 }
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Tie(check),
};

/// A field of stakes, and the share of each that is summed.
type Sum = (
    &'static str,
    &'static str,
    fn(&Party) -> Option<&Stake>,
    fn(Stake) -> Option<Share>,
);

const SUMS: [Sum; 4] = [
    ("stake", "", Party::stake, Stake::equity),
    ("stake", " of the votes", Party::stake, Stake::votes),
    ("was", "", Party::was, Stake::equity),
    ("was", " of the votes", Party::was, Stake::votes),
];

fn check<'m>(context: &mut Context<'m>, tie: &'m Tie) {
    let held = |party: &Party| party.stake().is_some() || party.was().is_some();
    if tie.parties().iter().filter(|party| held(party)).count() < 2 {
        return;
    }
    for (field, of, stake, share) in SUMS {
        // Who left before the end need not have held its part at the same time.
        let holders = tie.parties().iter().filter(|party| party.until().is_none());
        let shares = holders.filter_map(|party| Some((party.org(), share(*stake(party)?)?)));
        let mut minima = shares.clone().map(|(_, share)| share.certain_minimum());
        let sum = minima.try_fold(Decimal::ZERO, Decimal::checked_add);
        if let Some(sum) = sum.filter(|&sum| sum > Decimal::from(100)) {
            let shares: Vec<(OrgKey, Share)> = shares.collect();
            report(context, tie, field, &shares, &format!("{sum} %{of}"));
        }
    }
}

fn report(
    context: &mut Context<'_>,
    tie: &Tie,
    field: &str,
    shares: &[(OrgKey, Share)],
    sum: &str,
) {
    let model = context.model();
    let mut labels = Vec::with_capacity(shares.len());
    for (org, share) in shares {
        let path = steps(["parties", model.org(*org).id(), field]);
        let place = context.place(Record::Tie(tie.key()), &path, Part::Value);
        labels.push((place, share.label()));
    }
    labels.sort_unstable();
    let Some((place, label)) = labels.pop() else {
        return;
    };
    let message = format!(
        "what the parties of `{}` hold as `{field}` comes to {sum}",
        tie.id()
    );
    let finding = context.report(message, place, label);
    for (place, label) in labels {
        finding.add_because(place, label);
    }
    finding.add_help("compare each share with its source");
}
