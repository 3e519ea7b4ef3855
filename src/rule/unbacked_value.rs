use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{
    Contribution, Date, DateKey, Evidence, Given, GivenParty, Model, Money, OrgKey, Purpose,
    Record, Stake, Tie,
};
use crate::raw::Step;

pub(super) static RULE: Rule = Rule {
    name: "unbacked-value",
    level: Level::Warning,
    what: "no evidence gives a value that a tie has",
    why: "Each date, amount and stake of a tie should be traceable to who said so. A source that \
          gives the value less precisely does not back it.",
    mend: "Repeat the value in `gives` of the evidence that says so, or remove it.",
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
dates.announced = "2015-09-23"
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
parties.cisco = "partner"
parties.inspur = "partner"
dates.announced = "2015-09-23"
evidence = [{ source = "reuters", gives = { dates.announced = "2015-09-23" } }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Tie(check),
};

fn check<'m>(context: &mut Context<'m>, tie: &'m Tie) {
    let model = context.model();
    // Without evidence, the tie itself is reported.
    if tie.evidence().is_empty() || context.is_faulty(Record::Tie(tie.key())) {
        return;
    }
    for value in values(tie) {
        if !is_backed(model, tie, &value) && !is_contradicted(model, tie, &value) {
            report(context, tie, &value);
        }
    }
}

/// Whether a source gives the value. A stake may be told by two, its equity by one and its votes by another.
fn is_backed(model: &Model, tie: &Tie, value: &Value<'_>) -> bool {
    let rows = tie.evidence().iter().map(|&key| model.evidence(key));
    let rows = rows.filter(|row| model.modality(row).backs_values());
    let given = rows.flat_map(Evidence::gives);
    let mut agreeing = given.filter(|given| value.agrees_with(given) == Some(true));
    let (Value::Stake(_, kept) | Value::Was(_, kept)) = value else {
        return agreeing.next().is_some();
    };
    let stakes: Vec<&Stake> = agreeing.filter_map(stake_of).collect();
    let equity = stakes.iter().any(|stake| stake.equity().is_some());
    let votes = stakes.iter().any(|stake| stake.votes().is_some());
    (equity || kept.equity().is_none()) && (votes || kept.votes().is_none())
}

fn stake_of(given: &Given) -> Option<&Stake> {
    match given {
        Given::Party(_, GivenParty::Stake(stake) | GivenParty::Was(stake)) => Some(stake),
        _ => None,
    }
}

/// Whether a source gives another value, and nothing says why it is not kept: that is reported already.
fn is_contradicted(model: &Model, tie: &Tie, value: &Value<'_>) -> bool {
    let rows = tie.evidence().iter().map(|&key| model.evidence(key));
    let counts = |row: &Evidence| model.modality(row).weight().supports();
    let mut open = rows.filter(|row| row.resolved().is_none() && counts(row));
    open.any(|row| {
        row.gives()
            .iter()
            .any(|given| value.agrees_with(given) == Some(false))
    })
}

/// A value of a tie that wants backing.
enum Value<'m> {
    Date(DateKey, Date),
    Amount(Purpose, &'m Money),
    Stake(OrgKey, &'m Stake),
    Was(OrgKey, &'m Stake),
    Puts(OrgKey, &'m Contribution),
    From(OrgKey, Date),
    Until(OrgKey, Date),
}

fn values(tie: &Tie) -> impl Iterator<Item = Value<'_>> {
    let dates = tie
        .dates()
        .iter()
        .map(|&(key, date)| Value::Date(key, date));
    let amounts = tie.amounts().iter();
    let amounts = amounts.map(|(purpose, money)| Value::Amount(*purpose, money));
    let parties = tie.parties().iter().flat_map(|party| {
        let org = party.org();
        [
            party.stake().map(|stake| Value::Stake(org, stake)),
            party.was().map(|stake| Value::Was(org, stake)),
            party.puts().map(|puts| Value::Puts(org, puts)),
            party.from().map(|date| Value::From(org, date)),
            party.until().map(|date| Value::Until(org, date)),
        ]
    });
    dates.chain(amounts).chain(parties.flatten())
}

impl Value<'_> {
    /// Whether a given value agrees; `None` if it is one of another field.
    fn agrees_with(&self, given: &Given) -> Option<bool> {
        match (self, given) {
            // One day of many: it is enough that a source may mean it, and another day is no contradiction.
            (Value::Date(DateKey::Observed, kept), Given::Date(DateKey::Observed, given)) => {
                let apart = kept.before(*given).or(given.before(*kept));
                (!apart.is_certain()).then_some(true)
            }
            (Value::Date(key, kept), Given::Date(of, given)) => {
                (key == of).then(|| kept.within(*given))
            }
            (Value::Amount(purpose, kept), Given::Amount(of, given)) => {
                (purpose == of).then(|| given.agrees_with(**kept))
            }
            (Value::Stake(org, kept), Given::Party(of, GivenParty::Stake(given)))
            | (Value::Was(org, kept), Given::Party(of, GivenParty::Was(given))) => {
                (org == of).then(|| given.agrees_with(**kept))
            }
            (Value::Puts(org, kept), Given::Party(of, GivenParty::Puts(given))) => {
                (org == of).then(|| puts_agree(given, kept))
            }
            (Value::From(org, kept), Given::Party(of, GivenParty::From(given)))
            | (Value::Until(org, kept), Given::Party(of, GivenParty::Until(given))) => {
                (org == of).then(|| kept.within(*given))
            }
            _ => None,
        }
    }

    /// The keys to it, and the value as text.
    fn told<'m>(&self, model: &'m Model) -> (Vec<&'m str>, String) {
        let of = |org: &OrgKey, field| vec!["parties", model.org(*org).id(), field];
        match self {
            Value::Date(key, date) => (vec!["dates", key.name()], date.to_string()),
            Value::Amount(purpose, money) => (vec!["amounts", purpose.name()], money.to_string()),
            Value::Stake(org, stake) => (of(org, "stake"), stake.label()),
            Value::Was(org, stake) => (of(org, "was"), stake.label()),
            Value::Puts(org, puts) => (of(org, "puts"), puts.text()),
            Value::From(org, date) => (of(org, "from"), date.to_string()),
            Value::Until(org, date) => (of(org, "until"), date.to_string()),
        }
    }
}

fn puts_agree(given: &Contribution, kept: &Contribution) -> bool {
    match (given, kept) {
        (Contribution::Money(given), Contribution::Money(kept)) => given.agrees_with(*kept),
        (given, kept) => given == kept,
    }
}

fn report(context: &mut Context<'_>, tie: &Tie, value: &Value<'_>) {
    let (path, text) = value.told(context.model());
    let field = path.join(".");
    let path: Vec<Step> = path.into_iter().map(Step::from).collect();
    let place = context.listed_place(Record::Tie(tie.key()), &path, &text);
    let message = format!(
        "no evidence gives `{field}` of the tie `{}` as `{text}`",
        tie.id()
    );
    context.report(message, place, "").add_help(format!(
        "repeat `{field}` in `gives` of the evidence that says so"
    ));
}
