//! `docs/cli.md`: the command line as a page, walked out of clap.
