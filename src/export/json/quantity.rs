//! Amounts and stakes as the format writes them: short where one text or number says it all, else as tables.

use super::value::{Table, Value};
use crate::model::{Contribution, Money, Share, Stake};

pub(super) fn money<'m>(money: Money) -> Value<'m> {
    let plain = money.without_over();
    let mut table = Table::default();
    match (plain.range_ends(), money.over()) {
        (None, None) => return Value::shown(&plain),
        (None, Some(_)) => table.set("value", Value::shown(&plain)),
        (Some((min, max)), _) => {
            table.set("min", Value::shown(&min));
            table.set("max", Value::shown(&max));
        }
    }
    table.set_some("over", money.over().map(|over| over.to_string()));
    Value::Table(table)
}

pub(super) fn contribution(puts: &Contribution) -> Value<'_> {
    match puts {
        Contribution::Money(amount) => money(*amount),
        Contribution::Text(text) => Value::from(&**text),
    }
}

pub(super) fn stake<'m>(stake: Stake) -> Value<'m> {
    match (stake.equity(), stake.votes()) {
        (Some(equity), None) => share(equity),
        (equity, votes) => {
            let mut table = Table::default();
            table.set_some("equity", equity.map(share));
            table.set_some("votes", votes.map(share));
            Value::Table(table)
        }
    }
}

fn share<'m>(share: Share) -> Value<'m> {
    if let Some((min, max)) = share.range_ends() {
        let mut table = Table::default();
        table.set("min", Value::Number(min.to_string()));
        table.set("max", Value::Number(max.to_string()));
        return Value::Table(table);
    }
    let text = share.to_string();
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        Value::Number(text)
    } else {
        Value::from(text)
    }
}
