//! What reading reports of single values, and where.

use super::*;
use crate::diag::{File, Syntax};

/// The files of one text, with the model and the faults.
fn built(syntax: Syntax, text: &str) -> (Model, Vec<Diagnostic>) {
    let mut files = Files::default();
    files.push(File::new("a".to_owned(), syntax, text));
    build(&files)
}

/// The rules of the faults in a text, with what stands where each points.
fn faults(syntax: Syntax, text: &str) -> Vec<(&'static str, &str)> {
    let (_, found) = built(syntax, text);
    let told = found.iter().map(|fault| {
        let span = fault.primary().expect("every fault has a place").span;
        (fault.rule(), &text[span.start as usize..span.end as usize])
    });
    told.collect()
}

#[test]
fn a_stake_is_a_range_or_told_apart() {
    let rules = |stake: &str| {
        let text = format!(
            "[org.a]\nname = \"A\"\n[tie.t]\nkind = \"ownership\"\n\
             parties.a = {{ role = \"holder\", stake = {stake} }}"
        );
        let found = faults(Syntax::Toml, &text);
        found.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>()
    };
    assert!(rules("{ min = 20, max = 30 }").is_empty());
    assert!(rules("{ equity = { min = 20 }, votes = 70 }").is_empty());
    for stake in [
        "{ min = 20, max = 30, votes = 70 }",
        "{ min = 20, equity = 30 }",
        "{ equity = {} }",
        "{}",
        "0x10",
    ] {
        assert_eq!(rules(stake), ["bad-stake"], "{stake}");
    }
}
