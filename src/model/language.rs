//! Languages by their BCP 47 tags.
//!
//! A tag is read as RFC 5646 (<https://www.rfc-editor.org/rfc/rfc5646>) defines it, of which names of organisations and
//! languages of sources need language, script, region and variants. Extensions, private use, extended languages and
//! grandfathered tags are refused.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::country::Country;
use crate::diag::nearest;

/// A language: a BCP 47 tag in its canonical case, such as `ko`, `zh-Hans` or `en-GB`.
///
/// The language is a two-letter code of ISO 639-1 or any three letters for which ISO 639-1 has no two; the script is a code of
/// ISO 15924; the region a [`Country`] or three digits of UN M.49; variants need only be well-formed. Any case is accepted,
/// as RFC 5646 section 2.1.1 asks, and made canonical: `ZH-hans` is `zh-Hans`. Ordered by tag.
///
/// `kr` (Kanuri) and `tw` (Twi) are codes, but here they have always meant Korean and Taiwan: they are refused, and the error
/// names the tag for either meaning.
///
/// ```
/// use tieup::model::Language;
/// assert_eq!("ZH-hant-tw".parse::<Language>()?.as_str(), "zh-Hant-TW");
/// assert_eq!("kr".parse::<Language>().unwrap_err().suggestion(), Some("ko"));
/// # Ok::<(), tieup::model::LanguageError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(Box<str>);

/// What is wrong with a text that should be a language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LanguageFault {
    /// A subtag is empty, longer than eight characters, or holds something else than ASCII letters and digits.
    #[error("subtags are of ASCII letters and digits, with one `-` between them")]
    Shape,
    /// The first subtag is no language.
    #[error("the first subtag is no language of ISO 639")]
    Language,
    /// The subtag of four letters is no script.
    #[error("the subtag of four letters is no script of ISO 15924")]
    Script,
    /// The subtag of two letters is no country.
    #[error("the subtag of two letters is no country of ISO 3166-1")]
    Region,
    /// A subtag is repeated, out of order, or of a kind that is not supported.
    #[error("language, script, region and variants stand in this order, and nothing else")]
    Order,
}

/// Why a text is no language tag, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct LanguageError {
    fault: LanguageFault,
    advice: Advice,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Advice {
    None,
    /// A tag to write instead.
    Tag(String),
    /// A slip whose advice is more than a tag.
    Slip(&'static Slip),
}

impl Language {
    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: two or three lower-case letters.
    pub fn primary(&self) -> &str {
        primary(&self.0)
    }

    /// The script, such as `Hans`, where the tag has one.
    pub fn script(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| is_script(part))
    }
}

/// Chooses among English, Korean and Chinese by the language of a tag; English for all other languages.
pub(super) fn in_language<T>(tag: &str, [english, korean, chinese]: [T; 3]) -> T {
    match primary(tag) {
        "ko" => korean,
        "zh" => chinese,
        _ => english,
    }
}

fn primary(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |parts| parts.0)
}

impl FromStr for Language {
    type Err = LanguageError;

    /// Reads a tag in any case; the error knows what was probably meant by `kr`, `cn`, `zh_CN`, `kor` or `Korean`.
    fn from_str(text: &str) -> Result<Self, LanguageError> {
        let error = |fault, advice| LanguageError { fault, advice };
        if let Some(slip) = slip(text) {
            return Err(error(LanguageFault::Language, Advice::Slip(slip)));
        }
        let tag = match slip(primary(text)) {
            Some(_) => Err(LanguageFault::Language),
            None => canonical(text),
        };
        tag.map(|tag| Language(tag.into())).map_err(|fault| {
            let advice = suggest(text, fault).map_or(Advice::None, Advice::Tag);
            error(fault, advice)
        })
    }
}

/// The tag in canonical case.
fn canonical(text: &str) -> Result<String, LanguageFault> {
    let well_formed = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    if !text.split('-').all(well_formed) {
        return Err(LanguageFault::Shape);
    }
    let mut parts = text.split('-');
    let mut tag = parts.next().unwrap_or_default().to_ascii_lowercase();
    if !is_language(&tag) {
        return Err(LanguageFault::Language);
    }
    let mut last = Rank::Language;
    for part in parts {
        let (rank, part) = subtag(part)?;
        let follows = rank > last || (rank == Rank::Variant && last == rank);
        if !follows || tag.split('-').skip(1).any(|earlier| earlier == part) {
            return Err(LanguageFault::Order);
        }
        last = rank;
        tag.push('-');
        tag.push_str(&part);
    }
    Ok(tag)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Language,
    Script,
    Region,
    Variant,
}

/// What a subtag after the first one is, told by its length alone as RFC 5646 section 2.2 has it, and its canonical case.
fn subtag(part: &str) -> Result<(Rank, String), LanguageFault> {
    let digit_first = part.starts_with(|c: char| c.is_ascii_digit());
    match part.len() {
        2 => {
            let country = part.to_ascii_uppercase().parse::<Country>();
            let country = country.map_err(|_| LanguageFault::Region)?;
            Ok((Rank::Region, country.to_string()))
        }
        3 if part.bytes().all(|b| b.is_ascii_digit()) => Ok((Rank::Region, part.to_owned())),
        4 if !digit_first => {
            let script = title_case(part);
            is_script(&script)
                .then_some((Rank::Script, script))
                .ok_or(LanguageFault::Script)
        }
        4..=8 if digit_first || part.len() > 4 => Ok((Rank::Variant, part.to_ascii_lowercase())),
        _ => Err(LanguageFault::Order),
    }
}

fn title_case(part: &str) -> String {
    let mut part = part.to_ascii_lowercase();
    if let Some(first) = part.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    part
}

fn is_language(part: &str) -> bool {
    match part.as_bytes() {
        [a, b] => two_letters(|row| row[..2] == [*a, *b]).is_some(),
        [a, b, c] => {
            part.bytes().all(|b| b.is_ascii_lowercase())
                && two_letters(|row| row[2..5] == [*a, *b, *c]).is_none()
        }
        _ => false,
    }
}

/// The two-letter code of the first row that passes.
fn two_letters(passes: impl Fn(&[u8]) -> bool) -> Option<&'static str> {
    let mut rows = LANGUAGES.as_bytes().chunks(6);
    let start = rows.position(|row| passes(&row[..5]))? * 6;
    LANGUAGES.get(start..start + 2)
}

fn is_script(part: &str) -> bool {
    let mut scripts = SCRIPTS.as_bytes().chunks(5);
    part.len() == 4 && scripts.any(|script| script[..4] == *part.as_bytes())
}

fn slip(text: &str) -> Option<&'static Slip> {
    SLIPS
        .iter()
        .find(|slip| slip.wrong.eq_ignore_ascii_case(text))
}

/// A valid tag that was probably meant.
fn suggest(text: &str, fault: LanguageFault) -> Option<String> {
    match fault {
        LanguageFault::Shape => canonical(text.trim().replace('_', "-").as_str()).ok(),
        LanguageFault::Language => {
            let (first, rest) = text.split_at(primary(text).len());
            let lower = first.to_ascii_lowercase();
            let short = two_letters(|row| &row[2..] == lower.as_bytes())
                .or_else(|| Some(primary(slip(first)?.meant)))?;
            canonical(&format!("{short}{rest}")).ok()
        }
        LanguageFault::Script => replaced(text, 4, |part| {
            nearest(part, SCRIPTS.split(' '), 1)
                .first()
                .map(|script| (*script).to_owned())
        }),
        LanguageFault::Region => replaced(text, 2, |part| {
            let error = part.to_ascii_uppercase().parse::<Country>().err()?;
            error.suggestion().map(|country| country.to_string())
        }),
        LanguageFault::Order => {
            // `zh-yue` is `yue`: RFC 5646 section 4.5.
            let (_, extended) = text.split_once('-')?;
            (extended.len() == 3).then(|| canonical(extended).ok())?
        }
    }
}

/// The tag with its first subtag of that length, after the language, replaced.
fn replaced(text: &str, length: usize, by: impl Fn(&str) -> Option<String>) -> Option<String> {
    let wrong = text.split('-').skip(1).find(|part| part.len() == length)?;
    let right = by(wrong)?;
    let parts = text
        .split('-')
        .map(|part| if part == wrong { right.as_str() } else { part });
    canonical(&parts.collect::<Vec<_>>().join("-")).ok()
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl LanguageError {
    /// What is wrong.
    pub fn fault(&self) -> LanguageFault {
        self.fault
    }

    /// The valid tag that was probably meant.
    pub fn suggestion(&self) -> Option<&str> {
        match &self.advice {
            Advice::None => None,
            Advice::Tag(tag) => Some(tag),
            Advice::Slip(slip) => Some(slip.meant),
        }
    }

    /// Advice that starts with a verb.
    pub fn help(&self) -> String {
        match &self.advice {
            Advice::None => "write a tag such as `en`, `ko`, `zh-Hans` or `en-GB`".to_owned(),
            Advice::Tag(tag) => format!("write `{tag}`"),
            Advice::Slip(slip) => format!("write `{}` for {}", slip.meant, slip.why),
        }
    }
}

/// What people write for a language, the tag that they mean, and how the advice goes on.
#[derive(Debug, PartialEq, Eq)]
struct Slip {
    wrong: &'static str,
    meant: &'static str,
    why: &'static str,
}

const fn is_meant(wrong: &'static str, meant: &'static str, why: &'static str) -> Slip {
    Slip { wrong, meant, why }
}

static SLIPS: &[Slip] = &[
    is_meant("kr", "ko", "Korean (or `knc` for Kanuri)"),
    is_meant(
        "tw",
        "zh-Hant",
        "Chinese in traditional characters (or `ak` for Twi)",
    ),
    is_meant("cn", "zh-Hans", "Chinese in simplified characters"),
    is_meant("hk", "zh-Hant", "Chinese in traditional characters"),
    is_meant("hans", "zh-Hans", "Chinese in simplified characters"),
    is_meant("hant", "zh-Hant", "Chinese in traditional characters"),
    is_meant("jp", "ja", "Japanese"),
    is_meant("us", "en", "English"),
    is_meant("gb", "en-GB", "British English"),
    is_meant("dk", "da", "Danish"),
    is_meant("cz", "cs", "Czech"),
    is_meant("ua", "uk", "Ukrainian"),
    is_meant("vn", "vi", "Vietnamese"),
    is_meant("chi", "zh", "Chinese"),
    is_meant("ger", "de", "German"),
    is_meant("fre", "fr", "French"),
    is_meant("dut", "nl", "Dutch"),
    is_meant("iw", "he", "Hebrew"),
    is_meant("in", "id", "Indonesian"),
    is_meant("ji", "yi", "Yiddish"),
    is_meant("english", "en", "English"),
    is_meant("korean", "ko", "Korean"),
    is_meant("chinese", "zh", "Chinese"),
    is_meant("japanese", "ja", "Japanese"),
    is_meant("german", "de", "German"),
    is_meant("french", "fr", "French"),
    is_meant("russian", "ru", "Russian"),
];

/// ISO 639-1 (<https://www.loc.gov/standards/iso639-2/php/code_list.php>): two letters, then the three of ISO 639-2/T that
/// they stand for. Each row is six bytes long.
const LANGUAGES: &str = "\
    aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben \
    bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell \
    eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv \
    hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita \
    iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir \
    lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt \
    mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan \
    pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv \
    smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn \
    toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor \
    zazha zhzho zuzul";

/// The codes of ISO 15924 (<https://www.unicode.org/iso15924/>), without private use. Each row is five bytes long.
const SCRIPTS: &str = "\
    Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Blis Bopo Brah Brai Bugi Buhd Cakm \
    Cans Cari Cham Cher Cirt Copt Cprt Cyrl Cyrs Deva Dsrt Dupl Egyd Egyh Egyp Elba Ethi Geok Geor Glag Goth Gran \
    Grek Gujr Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng Hrkt Hung Inds Ital Jamo Java Jpan Jurc \
    Kali Kana Khar Khmr Khoj Kitl Kits Knda Kore Kpel Kthi Lana Laoo Latf Latg Latn Leke Lepc Limb Lina Linb Lisu \
    Loma Lyci Lydi Mahj Mand Mani Marc Maya Mend Merc Mero Mlym Modi Mong Moon Mroo Mtei Mult Mymr Narb Nbat Newa \
    Nkgb Nkoo Nshu Ogam Olck Orkh Orya Osge Osma Palm Pauc Perm Phag Phli Phlp Phlv Phnx Piqd Plrd Prti Rjng Roro \
    Runr Samr Sara Sarb Saur Sgnw Shaw Shrd Sidd Sind Sinh Sora Sund Sylo Syrc Syre Syrj Syrn Tagb Takr Tale Talu \
    Taml Tang Tavt Telu Teng Tfng Tglg Thaa Thai Tibt Tirh Ugar Vaii Visp Wara Wole Xpeo Xsux Yiii Zinh Zmth Zsye \
    Zsym Zxxx Zyyy Zzzz";

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Option<String> {
        text.parse()
            .ok()
            .map(|language: Language| language.to_string())
    }

    fn suggestion(text: &str) -> Option<String> {
        let error = text.parse::<Language>().expect_err("it is refused");
        error.suggestion().map(str::to_owned)
    }

    #[test]
    fn tags_take_their_canonical_case() {
        for text in [
            "en",
            "ko",
            "zh-Hans",
            "zh-CN",
            "zh-Hant-TW",
            "en-GB",
            "es-419",
            "yue",
            "sl-rozaj-biske-1994",
            "de-1996",
        ] {
            assert_eq!(tag(text).as_deref(), Some(text));
            assert_eq!(tag(&text.to_ascii_uppercase()).as_deref(), Some(text));
        }
    }

    #[test]
    fn rows_of_the_tables_are_of_one_length() {
        assert!(LANGUAGES.split(' ').all(|row| row.len() == 5));
        assert!(SCRIPTS.split(' ').all(|row| row.len() == 4));
    }

    #[test]
    fn parts_are_found() {
        let language: Language = "zh-Hant-TW".parse().expect("it is valid");
        assert_eq!(
            (language.primary(), language.script()),
            ("zh", Some("Hant"))
        );
        assert_eq!(
            "ko-KR".parse::<Language>().expect("it is valid").script(),
            None
        );
    }

    #[test]
    fn slips_lead_to_a_tag() {
        for (text, meant) in [
            ("kr", "ko"),
            ("KR", "ko"),
            ("cn", "zh-Hans"),
            ("jp", "ja"),
            ("tw", "zh-Hant"),
            ("kor", "ko"),
            ("zho-Hans", "zh-Hans"),
            ("zh_CN", "zh-CN"),
            ("kr-KR", "ko-KR"),
            ("en-UK", "en-GB"),
            ("zh-Hnas", "zh-Hans"),
            ("zh-yue", "yue"),
            ("Korean", "ko"),
        ] {
            assert_eq!(suggestion(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn every_slip_is_refused_and_leads_to_a_tag() {
        for slip in SLIPS {
            assert_eq!(suggestion(slip.wrong).as_deref(), Some(slip.meant));
            assert_eq!(tag(slip.meant).as_deref(), Some(slip.meant));
        }
    }

    #[test]
    fn the_fault_is_told() {
        use LanguageFault::{Language as L, Order, Region, Script, Shape};
        for (text, fault) in [
            ("", Shape),
            ("한국어", Shape),
            ("en-", Shape),
            ("en--GB", Shape),
            ("xx", L),
            ("a", L),
            ("i-klingon", L),
            ("e1", L),
            ("en-Abcd", Script),
            ("en-ZZ", Region),
            ("en-GB-Latn", Order),
            ("en-GB-US", Order),
            ("de-1996-1996", Order),
            ("en-x-mine", Order),
        ] {
            assert_eq!(
                text.parse::<Language>().expect_err("it is refused").fault(),
                fault,
                "{text}"
            );
        }
    }

    #[test]
    fn the_advice_names_both_meanings_of_a_slip() {
        let error = "kr".parse::<Language>().expect_err("it is refused");
        assert_eq!(
            error.to_string(),
            "the first subtag is no language of ISO 639"
        );
        assert_eq!(error.help(), "write `ko` for Korean (or `knc` for Kanuri)");
    }
}
