//! Countries by their ISO 3166-1 alpha-2 codes.
//!
//! The codes are those of ISO 3166-1 (<https://www.iso.org/iso-3166-country-codes.html>); the names are our own short
//! ones, as a report prints them. Which countries make a bloc is said by the graph.
//! More than half of the lines are the table.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::language::in_language;
use super::name::fold;
use crate::diag::nearest;

/// A country or territory with an officially assigned ISO 3166-1 alpha-2 code. Ordered by code.
///
/// ```
/// use tieup::model::Country;
/// let country: Country = "KR".parse()?;
/// assert_eq!(country.to_string(), "KR");
/// assert_eq!((country.name(), country.name_in("ko")), ("South Korea", "한국"));
/// # Ok::<(), tieup::model::CountryError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// A text that is no assigned code.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{text}` is no country code of ISO 3166-1 alpha-2")]
pub struct CountryError {
    text: String,
    suggestion: Option<Country>,
}

impl Country {
    /// All countries, by code.
    pub fn all() -> impl ExactSizeIterator<Item = Country> {
        TABLE.iter().map(|row| Country(row.0))
    }

    /// The two upper-case letters.
    pub fn code(&self) -> &str {
        // Every code in the table is ASCII.
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The short English name.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// The short name in the language of that BCP 47 tag: Korean or Chinese (simplified) where the table has it, else English.
    pub fn name_in(self, tag: &str) -> &'static str {
        in_language(tag, self.names())
    }

    fn names(self) -> [&'static str; 3] {
        TABLE
            .binary_search_by_key(&self.0, |row| row.0)
            .map_or([""; 3], |at| TABLE[at].1)
    }

    fn by_code(code: &str) -> Option<Country> {
        let code = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        TABLE.binary_search_by_key(&code, |row| row.0).ok()?;
        Some(Country(code))
    }

    /// What was probably meant by a text that is no code: a slip of the table below, a code in lower case, or a name.
    fn suggest(text: &str) -> Option<Country> {
        let upper = text.trim().to_uppercase();
        let slip = SLIPS.iter().find(|slip| slip.0 == upper);
        if let Some(country) = Self::by_code(slip.map_or(&upper, |slip| slip.1)) {
            return Some(country);
        }
        let key = fold(text);
        let named = TABLE
            .iter()
            .find(|row| row.1.iter().any(|name| fold(name) == key));
        let row = named.or_else(|| Self::nearest_row(text))?;
        Some(Country(row.0))
    }

    fn nearest_row(text: &str) -> Option<&'static ([u8; 2], [&'static str; 3])> {
        // A code of three letters is near to many short names.
        if text.chars().count() <= 3 {
            return None;
        }
        let names = TABLE.iter().flat_map(|row| row.1);
        let name = *nearest(text, names, 1).first()?;
        TABLE.iter().find(|row| row.1.contains(&name))
    }
}

impl FromStr for Country {
    type Err = CountryError;

    /// Reads a code in upper case; the error knows what was probably meant by lower case, `UK`, `USA`, `KOR` or a name.
    fn from_str(text: &str) -> Result<Self, CountryError> {
        Self::by_code(text).ok_or_else(|| CountryError {
            text: text.to_owned(),
            suggestion: Self::suggest(text),
        })
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl CountryError {
    /// The country that was probably meant.
    pub fn suggestion(&self) -> Option<Country> {
        self.suggestion
    }

    /// Advice that starts with a verb.
    pub fn help(&self) -> String {
        match self.suggestion {
            Some(country) => format!("write `{country}` for {}", country.name()),
            None => {
                "write the two upper-case letters of the country, as in `US` or `KR`".to_owned()
            }
        }
    }
}

/// What people write for a code: reserved and former codes, abbreviations, alpha-3 codes and other names.
const SLIPS: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("EN", "GB"),
    ("USA", "US"),
    ("U.S.", "US"),
    ("U.S.A.", "US"),
    ("AMERICA", "US"),
    ("PRC", "CN"),
    ("ROC", "TW"),
    ("ROK", "KR"),
    ("DPRK", "KP"),
    ("UAE", "AE"),
    ("KOREA", "KR"),
    ("대한민국", "KR"),
    ("BRITAIN", "GB"),
    ("ENGLAND", "GB"),
    ("HOLLAND", "NL"),
    ("TURKEY", "TR"),
    ("MACAU", "MO"),
    ("EL", "GR"),
    ("JAP", "JP"),
    ("GER", "DE"),
    ("CAN", "CA"),
    ("CHE", "CH"),
    ("CHN", "CN"),
    ("DEU", "DE"),
    ("FRA", "FR"),
    ("GBR", "GB"),
    ("HKG", "HK"),
    ("IND", "IN"),
    ("ISR", "IL"),
    ("JPN", "JP"),
    ("KOR", "KR"),
    ("NLD", "NL"),
    ("RUS", "RU"),
    ("SGP", "SG"),
    ("SWE", "SE"),
    ("TWN", "TW"),
];

/// Code, and the names in English, Korean and Chinese; sorted by code.
#[rustfmt::skip]
static TABLE: &[([u8; 2], [&str; 3])] = &[
    (*b"AD", ["Andorra"; 3]),
    (*b"AE", ["United Arab Emirates", "아랍에미리트", "阿联酋"]),
    (*b"AF", ["Afghanistan"; 3]),
    (*b"AG", ["Antigua and Barbuda"; 3]),
    (*b"AI", ["Anguilla"; 3]),
    (*b"AL", ["Albania"; 3]),
    (*b"AM", ["Armenia"; 3]),
    (*b"AO", ["Angola"; 3]),
    (*b"AQ", ["Antarctica"; 3]),
    (*b"AR", ["Argentina"; 3]),
    (*b"AS", ["American Samoa"; 3]),
    (*b"AT", ["Austria", "오스트리아", "奥地利"]),
    (*b"AU", ["Australia", "호주", "澳大利亚"]),
    (*b"AW", ["Aruba"; 3]),
    (*b"AX", ["Åland Islands"; 3]),
    (*b"AZ", ["Azerbaijan"; 3]),
    (*b"BA", ["Bosnia and Herzegovina"; 3]),
    (*b"BB", ["Barbados"; 3]),
    (*b"BD", ["Bangladesh"; 3]),
    (*b"BE", ["Belgium", "벨기에", "比利时"]),
    (*b"BF", ["Burkina Faso"; 3]),
    (*b"BG", ["Bulgaria"; 3]),
    (*b"BH", ["Bahrain"; 3]),
    (*b"BI", ["Burundi"; 3]),
    (*b"BJ", ["Benin"; 3]),
    (*b"BL", ["Saint Barthélemy"; 3]),
    (*b"BM", ["Bermuda"; 3]),
    (*b"BN", ["Brunei"; 3]),
    (*b"BO", ["Bolivia"; 3]),
    (*b"BQ", ["Caribbean Netherlands"; 3]),
    (*b"BR", ["Brazil", "브라질", "巴西"]),
    (*b"BS", ["Bahamas"; 3]),
    (*b"BT", ["Bhutan"; 3]),
    (*b"BV", ["Bouvet Island"; 3]),
    (*b"BW", ["Botswana"; 3]),
    (*b"BY", ["Belarus"; 3]),
    (*b"BZ", ["Belize"; 3]),
    (*b"CA", ["Canada", "캐나다", "加拿大"]),
    (*b"CC", ["Cocos Islands"; 3]),
    (*b"CD", ["DR Congo"; 3]),
    (*b"CF", ["Central African Republic"; 3]),
    (*b"CG", ["Congo"; 3]),
    (*b"CH", ["Switzerland", "스위스", "瑞士"]),
    (*b"CI", ["Côte d’Ivoire"; 3]),
    (*b"CK", ["Cook Islands"; 3]),
    (*b"CL", ["Chile"; 3]),
    (*b"CM", ["Cameroon"; 3]),
    (*b"CN", ["China", "중국", "中国"]),
    (*b"CO", ["Colombia"; 3]),
    (*b"CR", ["Costa Rica"; 3]),
    (*b"CU", ["Cuba"; 3]),
    (*b"CV", ["Cabo Verde"; 3]),
    (*b"CW", ["Curaçao"; 3]),
    (*b"CX", ["Christmas Island"; 3]),
    (*b"CY", ["Cyprus"; 3]),
    (*b"CZ", ["Czechia", "체코", "捷克"]),
    (*b"DE", ["Germany", "독일", "德国"]),
    (*b"DJ", ["Djibouti"; 3]),
    (*b"DK", ["Denmark", "덴마크", "丹麦"]),
    (*b"DM", ["Dominica"; 3]),
    (*b"DO", ["Dominican Republic"; 3]),
    (*b"DZ", ["Algeria"; 3]),
    (*b"EC", ["Ecuador"; 3]),
    (*b"EE", ["Estonia"; 3]),
    (*b"EG", ["Egypt"; 3]),
    (*b"EH", ["Western Sahara"; 3]),
    (*b"ER", ["Eritrea"; 3]),
    (*b"ES", ["Spain", "스페인", "西班牙"]),
    (*b"ET", ["Ethiopia"; 3]),
    (*b"FI", ["Finland", "핀란드", "芬兰"]),
    (*b"FJ", ["Fiji"; 3]),
    (*b"FK", ["Falkland Islands"; 3]),
    (*b"FM", ["Micronesia"; 3]),
    (*b"FO", ["Faroe Islands"; 3]),
    (*b"FR", ["France", "프랑스", "法国"]),
    (*b"GA", ["Gabon"; 3]),
    (*b"GB", ["United Kingdom", "영국", "英国"]),
    (*b"GD", ["Grenada"; 3]),
    (*b"GE", ["Georgia"; 3]),
    (*b"GF", ["French Guiana"; 3]),
    (*b"GG", ["Guernsey"; 3]),
    (*b"GH", ["Ghana"; 3]),
    (*b"GI", ["Gibraltar"; 3]),
    (*b"GL", ["Greenland"; 3]),
    (*b"GM", ["Gambia"; 3]),
    (*b"GN", ["Guinea"; 3]),
    (*b"GP", ["Guadeloupe"; 3]),
    (*b"GQ", ["Equatorial Guinea"; 3]),
    (*b"GR", ["Greece"; 3]),
    (*b"GS", ["South Georgia and the South Sandwich Islands"; 3]),
    (*b"GT", ["Guatemala"; 3]),
    (*b"GU", ["Guam"; 3]),
    (*b"GW", ["Guinea-Bissau"; 3]),
    (*b"GY", ["Guyana"; 3]),
    (*b"HK", ["Hong Kong", "홍콩", "香港"]),
    (*b"HM", ["Heard Island and McDonald Islands"; 3]),
    (*b"HN", ["Honduras"; 3]),
    (*b"HR", ["Croatia"; 3]),
    (*b"HT", ["Haiti"; 3]),
    (*b"HU", ["Hungary"; 3]),
    (*b"ID", ["Indonesia", "인도네시아", "印度尼西亚"]),
    (*b"IE", ["Ireland", "아일랜드", "爱尔兰"]),
    (*b"IL", ["Israel", "이스라엘", "以色列"]),
    (*b"IM", ["Isle of Man"; 3]),
    (*b"IN", ["India", "인도", "印度"]),
    (*b"IO", ["British Indian Ocean Territory"; 3]),
    (*b"IQ", ["Iraq"; 3]),
    (*b"IR", ["Iran", "이란", "伊朗"]),
    (*b"IS", ["Iceland"; 3]),
    (*b"IT", ["Italy", "이탈리아", "意大利"]),
    (*b"JE", ["Jersey"; 3]),
    (*b"JM", ["Jamaica"; 3]),
    (*b"JO", ["Jordan"; 3]),
    (*b"JP", ["Japan", "일본", "日本"]),
    (*b"KE", ["Kenya"; 3]),
    (*b"KG", ["Kyrgyzstan"; 3]),
    (*b"KH", ["Cambodia"; 3]),
    (*b"KI", ["Kiribati"; 3]),
    (*b"KM", ["Comoros"; 3]),
    (*b"KN", ["Saint Kitts and Nevis"; 3]),
    (*b"KP", ["North Korea", "북한", "朝鲜"]),
    (*b"KR", ["South Korea", "한국", "韩国"]),
    (*b"KW", ["Kuwait"; 3]),
    (*b"KY", ["Cayman Islands", "케이맨제도", "开曼群岛"]),
    (*b"KZ", ["Kazakhstan"; 3]),
    (*b"LA", ["Laos"; 3]),
    (*b"LB", ["Lebanon"; 3]),
    (*b"LC", ["Saint Lucia"; 3]),
    (*b"LI", ["Liechtenstein"; 3]),
    (*b"LK", ["Sri Lanka"; 3]),
    (*b"LR", ["Liberia"; 3]),
    (*b"LS", ["Lesotho"; 3]),
    (*b"LT", ["Lithuania"; 3]),
    (*b"LU", ["Luxembourg", "룩셈부르크", "卢森堡"]),
    (*b"LV", ["Latvia"; 3]),
    (*b"LY", ["Libya"; 3]),
    (*b"MA", ["Morocco"; 3]),
    (*b"MC", ["Monaco"; 3]),
    (*b"MD", ["Moldova"; 3]),
    (*b"ME", ["Montenegro"; 3]),
    (*b"MF", ["Saint Martin"; 3]),
    (*b"MG", ["Madagascar"; 3]),
    (*b"MH", ["Marshall Islands"; 3]),
    (*b"MK", ["North Macedonia"; 3]),
    (*b"ML", ["Mali"; 3]),
    (*b"MM", ["Myanmar"; 3]),
    (*b"MN", ["Mongolia"; 3]),
    (*b"MO", ["Macao", "마카오", "澳门"]),
    (*b"MP", ["Northern Mariana Islands"; 3]),
    (*b"MQ", ["Martinique"; 3]),
    (*b"MR", ["Mauritania"; 3]),
    (*b"MS", ["Montserrat"; 3]),
    (*b"MT", ["Malta"; 3]),
    (*b"MU", ["Mauritius"; 3]),
    (*b"MV", ["Maldives"; 3]),
    (*b"MW", ["Malawi"; 3]),
    (*b"MX", ["Mexico", "멕시코", "墨西哥"]),
    (*b"MY", ["Malaysia", "말레이시아", "马来西亚"]),
    (*b"MZ", ["Mozambique"; 3]),
    (*b"NA", ["Namibia"; 3]),
    (*b"NC", ["New Caledonia"; 3]),
    (*b"NE", ["Niger"; 3]),
    (*b"NF", ["Norfolk Island"; 3]),
    (*b"NG", ["Nigeria"; 3]),
    (*b"NI", ["Nicaragua"; 3]),
    (*b"NL", ["Netherlands", "네덜란드", "荷兰"]),
    (*b"NO", ["Norway", "노르웨이", "挪威"]),
    (*b"NP", ["Nepal"; 3]),
    (*b"NR", ["Nauru"; 3]),
    (*b"NU", ["Niue"; 3]),
    (*b"NZ", ["New Zealand", "뉴질랜드", "新西兰"]),
    (*b"OM", ["Oman"; 3]),
    (*b"PA", ["Panama"; 3]),
    (*b"PE", ["Peru"; 3]),
    (*b"PF", ["French Polynesia"; 3]),
    (*b"PG", ["Papua New Guinea"; 3]),
    (*b"PH", ["Philippines", "필리핀", "菲律宾"]),
    (*b"PK", ["Pakistan"; 3]),
    (*b"PL", ["Poland", "폴란드", "波兰"]),
    (*b"PM", ["Saint Pierre and Miquelon"; 3]),
    (*b"PN", ["Pitcairn"; 3]),
    (*b"PR", ["Puerto Rico"; 3]),
    (*b"PS", ["Palestine"; 3]),
    (*b"PT", ["Portugal"; 3]),
    (*b"PW", ["Palau"; 3]),
    (*b"PY", ["Paraguay"; 3]),
    (*b"QA", ["Qatar"; 3]),
    (*b"RE", ["Réunion"; 3]),
    (*b"RO", ["Romania"; 3]),
    (*b"RS", ["Serbia"; 3]),
    (*b"RU", ["Russia", "러시아", "俄罗斯"]),
    (*b"RW", ["Rwanda"; 3]),
    (*b"SA", ["Saudi Arabia", "사우디아라비아", "沙特阿拉伯"]),
    (*b"SB", ["Solomon Islands"; 3]),
    (*b"SC", ["Seychelles"; 3]),
    (*b"SD", ["Sudan"; 3]),
    (*b"SE", ["Sweden", "스웨덴", "瑞典"]),
    (*b"SG", ["Singapore", "싱가포르", "新加坡"]),
    (*b"SH", ["Saint Helena, Ascension and Tristan da Cunha"; 3]),
    (*b"SI", ["Slovenia"; 3]),
    (*b"SJ", ["Svalbard and Jan Mayen"; 3]),
    (*b"SK", ["Slovakia"; 3]),
    (*b"SL", ["Sierra Leone"; 3]),
    (*b"SM", ["San Marino"; 3]),
    (*b"SN", ["Senegal"; 3]),
    (*b"SO", ["Somalia"; 3]),
    (*b"SR", ["Suriname"; 3]),
    (*b"SS", ["South Sudan"; 3]),
    (*b"ST", ["São Tomé and Príncipe"; 3]),
    (*b"SV", ["El Salvador"; 3]),
    (*b"SX", ["Sint Maarten"; 3]),
    (*b"SY", ["Syria"; 3]),
    (*b"SZ", ["Eswatini"; 3]),
    (*b"TC", ["Turks and Caicos Islands"; 3]),
    (*b"TD", ["Chad"; 3]),
    (*b"TF", ["French Southern Territories"; 3]),
    (*b"TG", ["Togo"; 3]),
    (*b"TH", ["Thailand", "태국", "泰国"]),
    (*b"TJ", ["Tajikistan"; 3]),
    (*b"TK", ["Tokelau"; 3]),
    (*b"TL", ["Timor-Leste"; 3]),
    (*b"TM", ["Turkmenistan"; 3]),
    (*b"TN", ["Tunisia"; 3]),
    (*b"TO", ["Tonga"; 3]),
    (*b"TR", ["Türkiye", "튀르키예", "土耳其"]),
    (*b"TT", ["Trinidad and Tobago"; 3]),
    (*b"TV", ["Tuvalu"; 3]),
    (*b"TW", ["Taiwan", "대만", "台湾"]),
    (*b"TZ", ["Tanzania"; 3]),
    (*b"UA", ["Ukraine", "우크라이나", "乌克兰"]),
    (*b"UG", ["Uganda"; 3]),
    (*b"UM", ["US Minor Outlying Islands"; 3]),
    (*b"US", ["United States", "미국", "美国"]),
    (*b"UY", ["Uruguay"; 3]),
    (*b"UZ", ["Uzbekistan"; 3]),
    (*b"VA", ["Vatican City"; 3]),
    (*b"VC", ["Saint Vincent and the Grenadines"; 3]),
    (*b"VE", ["Venezuela"; 3]),
    (*b"VG", ["British Virgin Islands", "영국령버진아일랜드", "英属维尔京群岛"]),
    (*b"VI", ["US Virgin Islands"; 3]),
    (*b"VN", ["Vietnam", "베트남", "越南"]),
    (*b"VU", ["Vanuatu"; 3]),
    (*b"WF", ["Wallis and Futuna"; 3]),
    (*b"WS", ["Samoa"; 3]),
    (*b"YE", ["Yemen"; 3]),
    (*b"YT", ["Mayotte"; 3]),
    (*b"ZA", ["South Africa", "남아프리카공화국", "南非"]),
    (*b"ZM", ["Zambia"; 3]),
    (*b"ZW", ["Zimbabwe"; 3]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(text: &str) -> Option<String> {
        let error = text.parse::<Country>().expect_err("it is refused");
        error.suggestion().map(|country| country.to_string())
    }

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(Country::all().len(), 249);
        assert!(Country::all().all(|country| country.code().parse() == Ok(country)));
        assert!(
            TABLE
                .iter()
                .all(|row| row.1.iter().all(|name| !name.is_empty()))
        );
    }

    #[test]
    fn every_slip_leads_to_a_country() {
        for (slip, code) in SLIPS {
            assert_eq!(suggestion(slip).as_deref(), Some(*code), "{slip}");
        }
    }

    #[test]
    fn what_was_meant_is_suggested() {
        for (text, code) in [
            ("kr", "KR"),
            ("Usa", "US"),
            ("China", "CN"),
            ("중국", "CN"),
            ("台灣", "TW"),
            ("Hong-Kong", "HK"),
            ("Switzrland", "CH"),
        ] {
            assert_eq!(suggestion(text).as_deref(), Some(code), "{text}");
        }
        for text in ["", "ZZ", "EU", "XYZ", "Atlantis", "K\u{212A}", "🇰🇷"] {
            assert_eq!(suggestion(text), None, "{text}");
        }
    }

    #[test]
    fn the_error_is_understandable_alone() {
        let error = "UK".parse::<Country>().expect_err("it is refused");
        assert_eq!(
            error.to_string(),
            "`UK` is no country code of ISO 3166-1 alpha-2"
        );
        assert_eq!(error.help(), "write `GB` for United Kingdom");
    }

    #[test]
    fn names_fall_back_to_english() {
        let names = |code: &str| {
            code.parse::<Country>()
                .map(|c| [c.name_in("ko"), c.name_in("zh-Hans"), c.name_in("de")])
        };
        assert_eq!(
            names("TW").expect("it is valid"),
            ["대만", "台湾", "Taiwan"]
        );
        assert_eq!(names("AD").expect("it is valid"), ["Andorra"; 3]);
    }
}
