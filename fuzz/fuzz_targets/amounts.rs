#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| tieup_fuzz::amounts(text));
