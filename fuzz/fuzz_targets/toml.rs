#![no_main]

use libfuzzer_sys::fuzz_target;
use tieup::diag::Syntax;

fuzz_target!(|text: &str| tieup_fuzz::document(Syntax::Toml, text));
