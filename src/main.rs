//! The command line of `tieup`.
#![allow(clippy::print_stdout)]
fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let locations: Vec<_> = args
        .iter()
        .map(|a| tieup::load::Location::find(a))
        .collect();
    let compiled = tieup::Compiled::open(&locations);
    let found = compiled.check();
    print!(
        "{}",
        tieup::diag::Format::Human.render(&found, compiled.files(), tieup::diag::Output::default())
    );
    println!(
        "{} orgs {} ties {} evidence",
        compiled.model().orgs().len(),
        compiled.model().ties().len(),
        compiled.model().all_evidence().len()
    );
}
