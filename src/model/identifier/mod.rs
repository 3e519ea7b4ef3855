//! What registers and catalogues call an organisation: a closed table, one row a scheme.
//!
//! Checks are of form and of check digits; whether a register knows the identifier is never asked.

mod check;
mod url;

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

pub use url::{UrlError, UrlFault, check_url};

/// A scheme of identifiers, such as `lei`: a row of the table. Ordered by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scheme(u8);

/// A text that names no scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no scheme of identifiers has that name")]
pub struct UnknownScheme;

struct Row {
    name: &'static str,
    label: &'static str,
    noun: &'static str,
    meaning: &'static str,
    standard: &'static str,
    example: &'static str,
    check: fn(&str) -> Result<(), IdentifierError>,
    /// The page about an identifier, which stands for `{}`.
    page: Option<&'static str>,
}

/// What is wrong with an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdentifierError {
    /// It has another number of characters than all identifiers of the scheme.
    #[error("it should have {expected} characters, and has {found}")]
    Length {
        /// How many it should have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A character may not stand where it does.
    #[error("`{found}` at byte {at} should be {expected}")]
    Character {
        /// The character.
        found: char,
        /// Its byte offset.
        at: usize,
        /// What may stand there.
        expected: &'static str,
    },
    /// The check characters do not fit the others: some character is mistyped.
    #[error("the check digits are `{found}` and should be `{expected}`")]
    CheckDigits {
        /// What the other characters lead to.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// It is of another form.
    #[error("it should be {expected}")]
    Form {
        /// The form, in words.
        expected: &'static str,
    },
    /// It is right but for its spelling, of which there is one.
    #[error("it is written `{canonical}`")]
    Spelling {
        /// The one spelling.
        canonical: String,
    },
    /// It is no web address.
    #[error(transparent)]
    Url(#[from] UrlError),
}

impl IdentifierError {
    /// Advice that starts with a verb.
    pub fn help(&self) -> String {
        match self {
            Self::CheckDigits { .. } => {
                "compare every character with the register: one of them is mistyped".to_owned()
            }
            Self::Spelling { canonical } => format!("write `{canonical}`"),
            Self::Url(error) => error.help().to_owned(),
            Self::Length { .. } | Self::Character { .. } | Self::Form { .. } => {
                "copy the identifier anew from the register".to_owned()
            }
        }
    }
}

impl Scheme {
    /// The names of all schemes, sorted.
    pub const NAMES: &'static [&'static str] = &names();

    /// All schemes, by name.
    pub fn all() -> impl Iterator<Item = Scheme> {
        (0_u8..).zip(&TABLE).map(|(at, _)| Scheme(at))
    }

    fn row(self) -> &'static Row {
        &TABLE[usize::from(self.0)]
    }

    /// The name by which a graph refers to it.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What a reader sees.
    pub fn label(self) -> &'static str {
        self.row().label
    }

    /// What an identifier of it is, with its article, as in "is not an LEI".
    pub fn noun(self) -> &'static str {
        self.row().noun
    }

    /// What it identifies, and who gives it, as a lower-case fragment.
    pub fn meaning(self) -> &'static str {
        self.row().meaning
    }

    /// Where the scheme is defined: a web address.
    pub fn standard(self) -> &'static str {
        self.row().standard
    }

    /// An identifier that passes, for help texts.
    pub fn example(self) -> &'static str {
        self.row().example
    }

    /// Checks the form of an identifier, and its check digits where the scheme has them.
    ///
    /// # Errors
    ///
    /// The first fault, from the left; check digits last.
    pub fn check(self, identifier: &str) -> Result<(), IdentifierError> {
        (self.row().check)(identifier)
    }

    /// The address of the page about an identifier, where the scheme has such pages and the identifier passes [`check`](Self::check).
    pub fn link(self, identifier: &str) -> Option<String> {
        let page = self.row().page?;
        self.check(identifier).ok()?;
        Some(page.replace("{}", identifier))
    }
}

const fn names() -> [&'static str; TABLE.len()] {
    let mut names = [""; TABLE.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = TABLE[at].name;
        at += 1;
    }
    names
}

impl FromStr for Scheme {
    type Err = UnknownScheme;

    /// Finds the scheme with that name, as it is written in a graph.
    fn from_str(name: &str) -> Result<Self, UnknownScheme> {
        let found = Self::all().find(|scheme| scheme.name() == name);
        found.ok_or(UnknownScheme)
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

static TABLE: [Row; 14] = [
    Row {
        name: "cik",
        label: "CIK",
        noun: "a CIK",
        meaning: "filer at the US Securities and Exchange Commission, without leading zeros",
        standard: "https://www.sec.gov/search-filings/cik-lookup",
        example: "51143",
        check: check::cik,
        page: Some("https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK={}"),
    },
    Row {
        name: "companies-house",
        label: "Companies House",
        noun: "a number of Companies House",
        meaning: "company number in the United Kingdom",
        standard: "https://www.gov.uk/government/organisations/companies-house",
        example: "02557590",
        check: check::companies_house,
        page: Some("https://find-and-update.company-information.service.gov.uk/company/{}"),
    },
    Row {
        name: "crn",
        label: "Korean business registration number",
        noun: "a Korean business registration number",
        meaning: "business registration number (사업자등록번호) of the Korean National Tax Service",
        standard: "https://www.nts.go.kr/",
        example: "124-81-00998",
        check: check::crn,
        page: None,
    },
    Row {
        name: "dart",
        label: "DART",
        noun: "a DART number",
        meaning: "filer (고유번호) at the Korean Financial Supervisory Service",
        standard: "https://opendart.fss.or.kr/",
        example: "00126380",
        check: check::dart,
        page: None,
    },
    Row {
        name: "figi",
        label: "FIGI",
        noun: "a FIGI",
        meaning: "security, by the Financial Instrument Global Identifier of OMG",
        standard: "https://www.omg.org/spec/FIGI/",
        example: "BBG000BLNNH6",
        check: check::figi,
        page: Some("https://www.openfigi.com/id/{}"),
    },
    Row {
        name: "houjin",
        label: "Japanese corporate number",
        noun: "a Japanese corporate number",
        meaning: "corporate number (法人番号) of the Japanese National Tax Agency",
        standard: "https://www.houjin-bangou.nta.go.jp/en/",
        example: "1180301018771",
        check: check::houjin,
        page: Some("https://www.houjin-bangou.nta.go.jp/henkorireki-johoto.html?selHouzinNo={}"),
    },
    Row {
        name: "isin",
        label: "ISIN",
        noun: "an ISIN",
        meaning: "security, by ISO 6166",
        standard: "https://www.iso.org/standard/78502.html",
        example: "US4592001014",
        check: check::isin,
        page: None,
    },
    Row {
        name: "lei",
        label: "LEI",
        noun: "an LEI",
        meaning: "legal entity, by ISO 17442",
        standard: "https://www.iso.org/standard/78829.html",
        example: "INR2EJN1ERAN0W5ZP974",
        check: check::lei,
        page: Some("https://search.gleif.org/#/record/{}"),
    },
    Row {
        name: "opencorporates",
        label: "OpenCorporates",
        noun: "an OpenCorporates company",
        meaning: "company, as jurisdiction/number",
        standard: "https://opencorporates.com/",
        example: "us_de/2182130",
        check: check::opencorporates,
        page: Some("https://opencorporates.com/companies/{}"),
    },
    Row {
        name: "ror",
        label: "ROR",
        noun: "a ROR identifier",
        meaning: "research organisation, by the Research Organization Registry",
        standard: "https://ror.readme.io/docs/ror-identifier-pattern",
        example: "05dxps055",
        check: check::ror,
        page: Some("https://ror.org/{}"),
    },
    Row {
        name: "ticker",
        label: "ticker",
        noun: "a ticker",
        meaning: "listed share, as EXCHANGE:SYMBOL",
        standard: "https://www.iso20022.org/market-identifier-codes",
        example: "SSE:603019",
        check: check::ticker,
        page: None,
    },
    Row {
        name: "uscc",
        label: "Unified Social Credit Code",
        noun: "a Unified Social Credit Code",
        meaning: "organisation registered in China (统一社会信用代码), by GB 32100-2015",
        standard: "https://openstd.samr.gov.cn/bzgk/gb/",
        example: "914403001922038216",
        check: check::uscc,
        page: None,
    },
    Row {
        name: "website",
        label: "website",
        noun: "a web address",
        meaning: "the organisation's own web address",
        standard: "https://url.spec.whatwg.org/",
        example: "https://www.ibm.com/",
        check: check::website,
        page: Some("{}"),
    },
    Row {
        name: "wikidata",
        label: "Wikidata",
        noun: "a Wikidata item",
        meaning: "item of Wikidata",
        standard: "https://www.wikidata.org/wiki/Wikidata:Identifiers",
        example: "Q37156",
        check: check::wikidata,
        page: Some("https://www.wikidata.org/wiki/{}"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_found() {
        assert!(Scheme::NAMES.is_sorted());
        for scheme in Scheme::all() {
            assert_eq!(scheme.name().parse(), Ok(scheme));
        }
        assert_eq!("gleif".parse::<Scheme>(), Err(UnknownScheme));
    }

    #[test]
    fn every_example_passes_and_every_address_is_one() {
        for scheme in Scheme::all() {
            assert_eq!(scheme.check(scheme.example()), Ok(()), "{scheme:?}");
            assert_eq!(check_url(scheme.standard()), Ok(()), "{scheme:?}");
            if let Some(link) = scheme.link(scheme.example()) {
                assert_eq!(check_url(&link), Ok(()), "{scheme:?}");
            }
        }
    }

    #[test]
    fn nothing_passes_that_is_shortened_or_strange() {
        for scheme in Scheme::all() {
            for text in [
                "",
                " ",
                "삼성전자",
                "浪潮集團",
                "🏢",
                "-",
                ":",
                "/",
                "\u{0}",
                "٣٣٣٣٣٣٣٣",
                "９９９９９９９９",
            ] {
                assert!(scheme.check(text).is_err(), "{scheme:?} {text:?}");
                assert!(
                    scheme
                        .check(&format!("{}{text} ", scheme.example()))
                        .is_err(),
                    "{scheme:?} {text:?}"
                );
                assert_eq!(scheme.link(text), None);
            }
        }
    }

    #[test]
    fn one_wrong_digit_is_noticed_where_there_are_check_digits() {
        for name in ["crn", "figi", "houjin", "isin", "lei", "ror", "uscc"] {
            let scheme = name.parse::<Scheme>().expect("it is in the table");
            let example = scheme.example();
            for (at, digit) in example.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
                let other = if digit == '9' {
                    "0".to_owned()
                } else {
                    ((digit as u8 + 1) as char).to_string()
                };
                let mut wrong = example.to_owned();
                wrong.replace_range(at..=at, &other);
                assert!(scheme.check(&wrong).is_err(), "{name} {wrong}");
            }
        }
    }

    #[test]
    fn links_lead_to_the_page() {
        let link = |name: &str, id| name.parse::<Scheme>().expect("it is in the table").link(id);
        assert_eq!(
            link("wikidata", "Q37156").as_deref(),
            Some("https://www.wikidata.org/wiki/Q37156")
        );
        assert_eq!(link("wikidata", "Q0\"><script>"), None);
        assert_eq!(link("ticker", "NYSE:IBM"), None);
    }
}
