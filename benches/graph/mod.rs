//! Makes a large graph of invented firms for measurements: the same bytes for the same numbers, and free of errors.
//!
//! The ties stand in the order of time, each told by a source that is published after it. Who holds whom never runs in
//! a circle, and every organisation is held once at most, so that no shares add up to more than the whole.

pub(crate) mod plain;
mod words;

use std::fmt::Write;

use serde_json::{Map, Value, json};

use words::{COUNTRIES, ENDINGS, HAN, HANGUL, KANA, PUBLISHERS, SAYS, STEMS, SUFFIXES, TOPICS};

/// A record: its section, its id (empty for the graph) and its fields.
type Record = (&'static str, String, Map<String, Value>);

/// A graph's records, to be written in any syntax.
pub(crate) struct Graph {
    records: Vec<Record>,
}

impl Graph {
    /// Invents a graph of so many organisations (at least 100) and ties.
    pub(crate) fn generate(orgs: usize, ties: usize) -> Graph {
        let sources = (ties / 40).max(20);
        let mut inventor = Inventor {
            random: Random(0x0005_EED0_FA11_1E55),
            orgs: (0..orgs.max(100)).map(org_id).collect(),
            held: 60,
            next: 0,
        };
        let mut records = vec![("graph", String::new(), inventor.graph())];
        for (id, countries) in [
            ("us", &["US"][..]),
            ("cn", &["CN"]),
            ("eu", &["DE", "FR", "NL"]),
        ] {
            records.push((
                "bloc",
                id.to_owned(),
                object(json!({ "countries": countries })),
            ));
        }
        for number in 0..inventor.orgs.len() {
            records.push(("org", org_id(number), inventor.org(number)));
        }
        for number in 0..ties {
            let (id, tie) = inventor.tie(number, ties, sources);
            records.push(("tie", id, tie));
        }
        for number in 0..sources {
            let (id, source) = inventor.source(number, sources);
            records.push(("source", id, source));
        }
        Graph { records }
    }

    /// One JSON document, a record a line.
    pub(crate) fn json(&self) -> String {
        let mut text = String::from("{");
        let mut section = "";
        for (found, id, record) in &self.records {
            let close = if matches!(section, "" | "graph") {
                ""
            } else {
                "}"
            };
            let comma = if section.is_empty() { "" } else { "," };
            let record = Value::Object(record.clone());
            if *found == section {
                write!(text, ",\n\"{id}\":{record}")
            } else if *found == "graph" {
                write!(text, "\"graph\":{record}")
            } else {
                write!(text, "{close}{comma}\n\"{found}\":{{\n\"{id}\":{record}")
            }
            .expect("strings take all");
            section = *found;
        }
        text + "}}\n"
    }

    /// One JSON object a line.
    pub(crate) fn json_lines(&self) -> String {
        let mut text = String::new();
        for (section, id, record) in &self.records {
            let mut record = record.clone();
            record.insert("type".to_owned(), json!(section));
            if !id.is_empty() {
                record.insert("id".to_owned(), json!(id));
            }
            writeln!(text, "{}", Value::Object(record)).expect("strings take all");
        }
        text
    }

    /// One TOML document, a table a record.
    pub(crate) fn toml(&self) -> String {
        let mut text = String::new();
        for (section, id, record) in &self.records {
            let dot = if id.is_empty() { "" } else { "." };
            writeln!(text, "\n[{section}{dot}{id}]").expect("strings take all");
            for (key, value) in record {
                text += key;
                text += " = ";
                write_toml(&mut text, value);
                text.push('\n');
            }
        }
        text
    }
}

/// What JSON writes of strings, numbers and lists, TOML reads as the same.
fn write_toml(text: &mut String, value: &Value) {
    match value {
        Value::Object(members) => {
            text.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                text.push_str(if at == 0 { " " } else { ", " });
                text.push_str(key);
                text.push_str(" = ");
                write_toml(text, value);
            }
            text.push_str(" }");
        }
        Value::Array(values) => {
            text.push('[');
            for (at, value) in values.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                write_toml(text, value);
            }
            text.push(']');
        }
        value => write!(text, "{value}").expect("strings take all"),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// `SplitMix64`, from Steele, Lea and Flood: "Fast splittable pseudorandom number generators", 2014.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    /// Whether something is that happens so often in a hundred times.
    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// Different for each number, and pronounceable.
fn org_name(number: usize) -> String {
    let stem = STEMS[number % STEMS.len()];
    let rest = number / STEMS.len();
    let ending = ENDINGS[rest % ENDINGS.len()];
    match rest / ENDINGS.len() {
        0 => format!("{stem}{ending}"),
        again => format!("{stem}{ending} {}", again + 1),
    }
}

fn org_id(number: usize) -> String {
    org_name(number).to_lowercase().replace(' ', "-")
}

/// Different for each number below 20,000.
fn syllables(number: usize, alphabet: &[&str]) -> String {
    let base = alphabet.len();
    (0..4)
        .map(|place| alphabet[number / base.pow(place) % base])
        .collect()
}

/// The day so many days after 2000-01-01, by a calendar of months of 28 days: every one exists.
fn day(number: usize) -> String {
    format!(
        "{}-{:02}-{:02}",
        2000 + number / 336,
        number / 28 % 12 + 1,
        number % 28 + 1
    )
}

/// The days that the ties are spread over.
const DAYS: usize = 24 * 336;

/// The first day of a source.
fn published(source: usize, sources: usize) -> usize {
    400 + source * (DAYS - 400) / sources
}

fn source_id(number: usize, sources: usize) -> String {
    let publisher = PUBLISHERS[number % PUBLISHERS.len()]
        .to_lowercase()
        .replace(' ', "-");
    format!("{publisher}-{}-{number}", day(published(number, sources)))
}

/// A legal entity identifier with its check digits (ISO 17442, ISO 7064 MOD 97-10).
fn lei(number: usize) -> String {
    let body = format!("5299{number:014}");
    let remainder = format!("{body}00").bytes().fold(0, |remainder, digit| {
        (remainder * 10 + u32::from(digit - b'0')) % 97
    });
    format!("{body}{:02}", 98 - remainder)
}

struct Inventor {
    random: Random,
    orgs: Vec<String>,
    /// The next organisation that nobody holds.
    held: usize,
    /// The next organisation that must not be forgotten.
    next: usize,
}

impl Inventor {
    #[expect(clippy::unused_self, reason = "beside the other records")]
    fn graph(&self) -> Map<String, Value> {
        object(json!({
            "title": "Invented alliances",
            "topics": TOPICS,
            "blocs": ["us", "eu", "cn"],
            "note": "Made for measurements. No firm in it exists.",
        }))
    }

    fn org(&mut self, number: usize) -> Map<String, Value> {
        let mut org = object(json!({
            "name": format!("{} {}", org_name(number), SUFFIXES[number % SUFFIXES.len()]).trim_end(),
            "hq": COUNTRIES[number % COUNTRIES.len()],
        }));
        let mut names = Map::new();
        match COUNTRIES[number % COUNTRIES.len()] {
            "KR" => names.insert(
                "ko".to_owned(),
                json!([format!("{}전자", syllables(number, HANGUL))]),
            ),
            "CN" | "TW" => names.insert(
                "zh-Hans".to_owned(),
                json!([format!("{}集团有限公司", syllables(number, HAN))]),
            ),
            "JP" => names.insert(
                "ja".to_owned(),
                json!([format!("{}株式会社", syllables(number, KANA))]),
            ),
            _ => None,
        };
        if !names.is_empty() {
            names.insert(
                "en".to_owned(),
                json!([format!(
                    "{} Electronic Information Industry Co., Ltd.",
                    org_name(number)
                )]),
            );
            org.insert("names".to_owned(), Value::Object(names));
        }
        if self.random.percent(60) {
            let mut ids = object(json!({ "wikidata": format!("Q{}", 1_000_000 + number) }));
            if self.random.percent(50) {
                ids.insert("lei".to_owned(), json!(lei(number)));
            }
            org.insert("ids".to_owned(), Value::Object(ids));
        }
        if self.random.percent(70) {
            let founded = 1900 + self.random.below(99);
            org.insert(
                "dates".to_owned(),
                json!({ "founded": founded.to_string() }),
            );
        }
        if self.random.percent(15) {
            org.insert(
                "note".to_owned(),
                json!("The registered name differs between the registers of two provinces."),
            );
        }
        org
    }

    /// An organisation that is not among those chosen, and comes before a limit.
    fn other(&mut self, chosen: &[usize], limit: usize) -> usize {
        loop {
            let found = if self.next < limit && self.random.percent(30) {
                self.next += 1;
                self.next - 1
            } else {
                self.random.below(limit)
            };
            if !chosen.contains(&found) {
                return found;
            }
        }
    }

    /// The kind of a tie, the roles of its parties, and whether the last one is held.
    fn shape(&mut self) -> (&'static str, Vec<&'static str>, bool) {
        let holds = self.held < self.orgs.len();
        match self.random.below(100) {
            0..7 if holds => ("joint-venture", vec!["partner", "partner", "vehicle"], true),
            7..14 if holds => ("acquisition", vec!["acquirer", "target"], true),
            14..19 if holds => ("investment", vec!["investor", "investee"], true),
            0..24 => ("joint-venture", vec!["partner"; 2], false),
            24..44 => ("supply", vec!["supplier", "customer"], false),
            44..54 => ("distribution", vec!["principal", "distributor"], false),
            54..62 => ("licence", vec!["licensor", "licensee"], false),
            62..70 => ("research", vec!["partner"; 4], false),
            _ => (
                "technology-partnership",
                vec!["partner"; 2 + self.random.below(3)],
                false,
            ),
        }
    }

    fn tie(&mut self, number: usize, ties: usize, sources: usize) -> (String, Map<String, Value>) {
        let (kind, roles, holds) = self.shape();
        let mut parties: Vec<usize> = Vec::new();
        let mut stakes: Vec<Option<usize>> = Vec::new();
        let limit = if holds { self.held } else { self.orgs.len() };
        let alone = 51 + self.random.below(49);
        let first = 40 + self.random.below(20);
        for (at, &role) in roles.iter().enumerate() {
            let is_held = holds && at + 1 == roles.len();
            let party = if is_held {
                self.held
            } else {
                self.other(&parties, limit)
            };
            parties.push(party);
            stakes.push(match role {
                "acquirer" => Some(alone),
                "investor" => Some(alone - 50),
                "partner" if holds => Some(if at == 0 { first } else { 100 - first }),
                _ => None,
            });
        }
        self.held += usize::from(holds);
        let id = format!(
            "{}-{}-{number}",
            self.orgs[parties[0]], self.orgs[parties[1]]
        );
        let source = number * sources / ties;
        let mut dates = object(
            json!({ "announced": day(published(source, sources) - 40 - self.random.below(300)) }),
        );
        if holds {
            dates.insert(
                "closed".to_owned(),
                json!(day(published(source, sources) - self.random.below(30))),
            );
        }
        let mut gives = object(json!({ "dates": dates }));
        let mut tie = object(json!({ "kind": kind, "dates": dates }));
        let mut listed = Map::new();
        let mut stakes_given = Map::new();
        for ((party, role), stake) in parties.iter().zip(&roles).zip(&stakes) {
            let id = self.orgs[*party].clone();
            listed.insert(
                id.clone(),
                match stake {
                    Some(stake) => json!({ "role": role, "stake": stake }),
                    None if self.random.percent(25) => json!({ "role": [role] }),
                    None => json!(role),
                },
            );
            if let Some(stake) = stake {
                stakes_given.insert(id, json!({ "stake": stake }));
            }
        }
        tie.insert("parties".to_owned(), Value::Object(listed));
        if !stakes_given.is_empty() {
            gives.insert("parties".to_owned(), Value::Object(stakes_given));
        }
        if self.random.percent(40) {
            let purpose = if kind == "acquisition" {
                "paid"
            } else {
                "committed"
            };
            let amount = format!(
                "{} {}.{}m",
                self.random.one_of(&["USD", "EUR", "CNY", "KRW", "JPY"]),
                1 + self.random.below(900),
                self.random.below(10)
            );
            tie.insert("amounts".to_owned(), json!({ purpose: amount }));
            gives.insert("amounts".to_owned(), json!({ purpose: amount }));
        }
        let topic = self.random.one_of(TOPICS);
        tie.insert(
            "topics".to_owned(),
            json!([topic, TOPICS[(number * 7 + 1) % TOPICS.len()]]),
        );
        self.words_of_tie(&mut tie, number, &parties);
        let evidence = self.evidence(gives, &dates, source, sources);
        tie.insert("evidence".to_owned(), evidence);
        (id, tie)
    }

    fn words_of_tie(&mut self, tie: &mut Map<String, Value>, number: usize, parties: &[usize]) {
        if self.random.percent(60) {
            let title = format!(
                "{} and {}: {}",
                org_name(parties[0]),
                org_name(parties[1]),
                self.random.one_of(SAYS)
            );
            tie.insert("title".to_owned(), json!(title));
            if self.random.percent(40) {
                let title = format!(
                    "{}-{} 제휴",
                    syllables(parties[0], HANGUL),
                    syllables(parties[1], HANGUL)
                );
                tie.insert("titles".to_owned(), json!({ "ko": title }));
            }
        }
        if self.random.percent(15) {
            tie.insert(
                "where".to_owned(),
                json!([COUNTRIES[number % COUNTRIES.len()]]),
            );
        }
        if self.random.percent(15) {
            tie.insert(
                "products".to_owned(),
                json!([format!(
                    "{} Server {}",
                    STEMS[number % STEMS.len()],
                    number % 900
                )]),
            );
        }
        if self.random.percent(10) {
            tie.insert(
                "note".to_owned(),
                json!("The sum is the first investment of both together."),
            );
        }
    }

    /// One row that gives all, and half of the time one more that gives the dates.
    fn evidence(
        &mut self,
        gives: Map<String, Value>,
        dates: &Map<String, Value>,
        source: usize,
        sources: usize,
    ) -> Value {
        let mut rows = Vec::new();
        let mut source = source;
        for gives in [gives, object(json!({ "dates": dates }))] {
            let mut row = object(json!({
                "source": source_id(source, sources),
                "at": format!("line {}", 1 + self.random.below(60)),
                "gives": gives,
            }));
            if self.random.percent(50) {
                row.insert("says".to_owned(), json!(self.random.one_of(SAYS)));
            }
            if self.random.percent(10) {
                row.insert("via".to_owned(), json!([self.random.one_of(PUBLISHERS)]));
            }
            rows.push(Value::Object(row));
            source = (source + 1 + self.random.below(5)).min(sources - 1);
            if self.random.percent(50) {
                break;
            }
        }
        Value::Array(rows)
    }

    fn source(&mut self, number: usize, sources: usize) -> (String, Map<String, Value>) {
        let publisher = PUBLISHERS[number % PUBLISHERS.len()];
        let id = source_id(number, sources);
        let mut source = object(json!({
            "title": format!("\u{201c}{}\u{201d}, says {}", self.random.one_of(SAYS), org_name(number)),
            "publisher": publisher,
            "published": day(published(number, sources)),
            "lang": "en",
            "url": format!("https://news.example/{id}"),
        }));
        if self.random.percent(20) {
            source.insert(
                "author".to_owned(),
                json!(format!("J. {}", STEMS[number % STEMS.len()])),
            );
        }
        (id, source)
    }
}
