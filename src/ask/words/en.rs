//! English words for countries, kinds and families of tie, topics and times.

use super::Words;
use crate::ask::dates::Relative;

pub(in crate::ask) static WORDS: Words = Words {
    countries: COUNTRIES,
    kinds: KINDS,
    families: FAMILIES,
    topics: TOPICS,
    months: MONTHS,
    numbers: NUMBERS,
    relative: RELATIVE,
};

#[rustfmt::skip]
static COUNTRIES: &[(&str, &str)] = &[
    ("US", "US"), ("U.S.", "US"), ("U.S", "US"), ("USA", "US"), ("U.S.A.", "US"), ("America", "US"), ("American", "US"), ("Americans", "US"),
    ("Chinese", "CN"), ("PRC", "CN"), ("mainland China", "CN"), ("Mainland Chinese", "CN"),
    ("Taiwanese", "TW"), ("Korea", "KR"), ("Korean", "KR"), ("South Korean", "KR"), ("North Korean", "KP"), ("Japanese", "JP"),
    ("UK", "GB"), ("U.K.", "GB"), ("Britain", "GB"), ("Great Britain", "GB"), ("British", "GB"), ("German", "DE"), ("French", "FR"),
    ("Dutch", "NL"), ("Italian", "IT"), ("Spanish", "ES"), ("Swiss", "CH"), ("Swedish", "SE"), ("Finnish", "FI"), ("Norwegian", "NO"),
    ("Danish", "DK"), ("Belgian", "BE"), ("Austrian", "AT"), ("Irish", "IE"), ("Polish", "PL"), ("Russian", "RU"), ("Ukrainian", "UA"),
    ("Turkish", "TR"), ("Israeli", "IL"), ("Indian", "IN"), ("Singaporean", "SG"), ("Malaysian", "MY"), ("Thai", "TH"),
    ("Vietnamese", "VN"), ("Indonesian", "ID"), ("Australian", "AU"), ("Canadian", "CA"), ("Mexican", "MX"), ("Brazilian", "BR"),
    ("Saudi", "SA"), ("Emirati", "AE"), ("UAE", "AE"), ("South African", "ZA"), ("Hongkong", "HK"),
];

#[rustfmt::skip]
static KINDS: &[(&str, &str)] = &[
    ("JV", "joint-venture"), ("JVs", "joint-venture"), ("venture", "joint-venture"), ("ventures", "joint-venture"),
    ("technology alliance", "technology-partnership"), ("technology alliances", "technology-partnership"),
    ("technical partnership", "technology-partnership"), ("technical partnerships", "technology-partnership"),
    ("research partnership", "research"), ("research partnerships", "research"), ("joint research", "research"),
    ("license", "licence"), ("licenses", "licence"), ("licensing", "licence"), ("patent licence", "licence"), ("patent licences", "licence"),
    ("supplies", "supply"), ("distribution", "distribution"), ("resale", "distribution"),
    ("pledge", "commitment"), ("pledges", "commitment"), ("investment pledge", "commitment"), ("investment pledges", "commitment"),
    ("shareholding", "ownership"), ("minority investment", "investment"), ("minority investments", "investment"), ("takeover", "acquisition"), ("takeovers", "acquisition"), ("buyout", "acquisition"), ("buyouts", "acquisition"),
    ("purchase", "acquisition"), ("purchases", "acquisition"), ("merger", "acquisition,succession"), ("mergers", "acquisition,succession"), ("mergers and acquisitions", "acquisition,succession"), ("M&A", "acquisition,succession"),
    ("divestiture", "divestment"), ("divestitures", "divestment"), ("sell off", "divestment"),
    ("source code review", "disclosure"), ("source code reviews", "disclosure"), ("source disclosure", "disclosure"), ("source code disclosure", "disclosure"),
    ("regulatory measure", "regulation"), ("regulatory measures", "regulation"), ("sanctions", "regulation"),
];

#[rustfmt::skip]
static FAMILIES: &[(&str, &str)] = &[
    ("alliance", "alliance"), ("alliances", "alliance"), ("partnership", "alliance"), ("partnerships", "alliance"),
    ("ownership ties", "ownership"), ("equity ties", "ownership"), ("state ties", "state"), ("ties to the state", "state"), ("control ties", "control"),
];

#[rustfmt::skip]
static TOPICS: &[(&str, &str)] = &[
    ("cloud computing", "cloud"), ("server", "servers"), ("AI", "artificial-intelligence"), ("semiconductor", "semiconductors"), ("chips", "semiconductors"),
    ("chip", "semiconductors"), ("PC", "personal-devices"), ("PCs", "personal-devices"), ("smartphone", "personal-devices"), ("network", "networking"), ("operating system", "operating-systems"), ("patent", "patents"), ("cybersecurity", "security"),
];

#[rustfmt::skip]
static MONTHS: &[(&str, u8)] = &[
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7), ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12),
];

#[rustfmt::skip]
static NUMBERS: &[(&str, u32)] = &[
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
];

static RELATIVE: &[(&str, Relative)] = &[
    ("today", Relative::Today),
    ("this_year", Relative::Year(0)),
    ("last_year", Relative::Year(-1)),
];
