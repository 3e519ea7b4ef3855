//! How an identifier of each scheme is checked.

use super::{IdentifierError, check_url};

type Checked = Result<(), IdentifierError>;

/// SEC Central Index Key: up to ten digits; EDGAR pads it with zeros, a graph does not.
pub(super) fn cik(text: &str) -> Checked {
    each(text, "a digit", |_, b| b.is_ascii_digit())?;
    let canonical = text.trim_start_matches('0');
    if canonical.is_empty() || text.len() > 10 {
        return form("a number of up to ten digits");
    }
    spelled(text, canonical)
}

/// Eight digits, or one or two letters and digits.
pub(super) fn companies_house(text: &str) -> Checked {
    length(text, 8)?;
    each(text, "a digit", |at, b| {
        b.is_ascii_digit() || (at < 2 && b.is_ascii_uppercase())
    })?;
    match text.as_bytes() {
        [a, b, ..] if a.is_ascii_digit() && !b.is_ascii_digit() => {
            form("eight digits, or one or two letters and digits")
        }
        _ => Ok(()),
    }
}

/// Ten digits, printed 3-2-5; weights 1 3 7 1 3 7 1 3 5, the tens of the last product added.
pub(super) fn crn(text: &str) -> Checked {
    let digits: String = text.chars().filter(|&c| c != '-').collect();
    each(text, "a digit or `-`", |_, b| {
        b.is_ascii_digit() || b == b'-'
    })?;
    length(&digits, 10)?;
    let (head, tail) = digits.split_at(5);
    let (office, group) = head.split_at(3);
    spelled(text, &format!("{office}-{group}-{tail}"))?;
    let weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
    let sum: u32 = values(&digits)
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let tens = values(&digits).nth(8).unwrap_or_default() * 5 / 10;
    ends_with(text, &((10 - (sum + tens) % 10) % 10).to_string())
}

/// Eight digits.
pub(super) fn dart(text: &str) -> Checked {
    length(text, 8)?;
    each(text, "a digit", |_, b| b.is_ascii_digit())
}

/// Two consonants, `G`, eight consonants or digits, and a check digit that counts every second value double.
pub(super) fn figi(text: &str) -> Checked {
    length(text, 12)?;
    each(
        text,
        "a digit, an upper-case consonant, or `G` as the third",
        |at, b| match at {
            0 | 1 => is_consonant(b),
            2 => b == b'G',
            11 => b.is_ascii_digit(),
            _ => is_consonant(b) || b.is_ascii_digit(),
        },
    )?;
    if ["BS", "BM", "GG", "GB", "GH", "KY", "VG"]
        .iter()
        .any(|reserved| text.starts_with(reserved))
    {
        return form(
            "a FIGI, whose first two letters are not those of an ISIN that could be mistaken for it",
        );
    }
    let doubled = values(text)
        .take(11)
        .zip([1, 2].into_iter().cycle())
        .map(|(value, times)| value * times);
    let sum: u32 = doubled.map(|value| value / 10 + value % 10).sum();
    ends_with(text, &((10 - sum % 10) % 10).to_string())
}

/// Thirteen digits, the first of which checks the others: 9 less the sum, weighed 1 2 1 2 … from the right, modulo 9.
pub(super) fn houjin(text: &str) -> Checked {
    length(text, 13)?;
    each(text, "a digit", |_, b| b.is_ascii_digit())?;
    let sum: u32 = values(text)
        .skip(1)
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    let expected = (9 - sum % 9).to_string();
    if text.starts_with(&expected) {
        return Ok(());
    }
    Err(IdentifierError::CheckDigits {
        expected,
        found: text.chars().take(1).collect(),
    })
}

/// ISO 6166: two letters, nine letters or digits, and a Luhn digit over the values written out in decimal.
pub(super) fn isin(text: &str) -> Checked {
    length(text, 12)?;
    each(
        text,
        "a digit, or an upper-case letter before the last place",
        |at, b| match at {
            0 | 1 => b.is_ascii_uppercase(),
            11 => b.is_ascii_digit(),
            _ => b.is_ascii_uppercase() || b.is_ascii_digit(),
        },
    )?;
    let decimal: String = values(text)
        .take(11)
        .map(|value| value.to_string())
        .collect();
    let doubled = values(&decimal)
        .rev()
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, times)| digit * times);
    let sum: u32 = doubled.map(|value| value / 10 + value % 10).sum();
    ends_with(text, &((10 - sum % 10) % 10).to_string())
}

/// ISO 17442: eighteen letters or digits, and two digits by ISO 7064 MOD 97-10.
pub(super) fn lei(text: &str) -> Checked {
    length(text, 20)?;
    each(
        text,
        "a digit, or an upper-case letter before the last two places",
        |at, b| b.is_ascii_digit() || (at < 18 && b.is_ascii_uppercase()),
    )?;
    let rest = values(text).take(18).fold(0, |rest, value| {
        (rest * if value < 10 { 10 } else { 100 } + value) % 97
    });
    ends_with(text, &format!("{:02}", 98 - rest * 100 % 97))
}

/// A jurisdiction such as `gb` or `us_de`, a stroke, and the number in its register.
pub(super) fn opencorporates(text: &str) -> Checked {
    let Some((jurisdiction, number)) = text.split_once('/') else {
        return form("a jurisdiction, `/` and a number, as in `us_de/2182130`");
    };
    let (country, part) = jurisdiction.split_once('_').unwrap_or((jurisdiction, "xx"));
    let is_code = |code: &str, most| {
        (2..=most).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())
    };
    if !is_code(country, 2) || !is_code(part, 3) {
        return form("a jurisdiction in lower case such as `gb` or `us_de`, `/` and a number");
    }
    if number.is_empty() {
        return form("a jurisdiction, `/` and a number, as in `us_de/2182130`");
    }
    let start = jurisdiction.len() + 1;
    each(text, "a letter, a digit, `-`, `.` or `_`", |at, b| {
        at < start || b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_')
    })
}

/// `0`, six characters of Crockford's base 32, and two digits by ISO 7064 MOD 97-10 over their value.
pub(super) fn ror(text: &str) -> Checked {
    length(text, 9)?;
    each(
        text,
        "a digit, or a lower-case letter but i, l, o and u",
        |at, b| match at {
            0 => b == b'0',
            1..=6 => CROCKFORD.contains(&b),
            _ => b.is_ascii_digit(),
        },
    )?;
    let digit = |b| {
        CROCKFORD
            .iter()
            .zip(0_u64..)
            .find(|(c, _)| **c == b)
            .map_or(0, |found| found.1)
    };
    let value = text
        .bytes()
        .take(7)
        .fold(0, |value, b| value * 32 + digit(b));
    ends_with(text, &format!("{:02}", 98 - value * 100 % 97))
}

/// An exchange in upper-case letters, a colon, and the symbol as the exchange prints it.
pub(super) fn ticker(text: &str) -> Checked {
    let Some((exchange, symbol)) = text.split_once(':') else {
        return form("an exchange, `:` and a symbol, as in `NYSE:IBM`");
    };
    if !(2..=10).contains(&exchange.len()) || !(1..=12).contains(&symbol.len()) {
        return form("an exchange, `:` and a symbol, as in `NYSE:IBM`");
    }
    each(exchange, "an upper-case letter", |_, b| {
        b.is_ascii_uppercase()
    })?;
    let start = exchange.len() + 1;
    each(
        text,
        "an upper-case letter, a digit, `.` or `-`",
        |at, b| {
            at < start || b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')
        },
    )
}

/// GB 32100-2015: eighteen characters of 31, the third to the eighth digits (GB/T 2260), and the last a check
/// character by weights of 3ⁿ modulo 31.
pub(super) fn uscc(text: &str) -> Checked {
    length(text, 18)?;
    each(
        text,
        "a digit, or an upper-case letter but I, O, S, V and Z",
        |at, b| {
            if (2..8).contains(&at) {
                b.is_ascii_digit()
            } else {
                USCC.contains(&b)
            }
        },
    )?;
    let value = |b| USCC.iter().position(|c| *c == b).unwrap_or_default();
    let (sum, _) = text.bytes().take(17).fold((0, 1), |(sum, weight), b| {
        (sum + value(b) * weight, weight * 3 % 31)
    });
    let expected = USCC.get((31 - sum % 31) % 31).copied().unwrap_or_default();
    ends_with(text, &char::from(expected).to_string())
}

/// A web address.
pub(super) fn website(text: &str) -> Checked {
    Ok(check_url(text)?)
}

/// `Q` and a number.
pub(super) fn wikidata(text: &str) -> Checked {
    match text.strip_prefix('Q') {
        Some(number)
            if number.starts_with(|c: char| matches!(c, '1'..='9')) && number.len() <= 12 =>
        {
            each(text, "a digit", |at, b| at == 0 || b.is_ascii_digit())
        }
        _ => form("`Q` and a number without leading zeros, as in `Q37156`"),
    }
}

const CROCKFORD: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
const USCC: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

fn is_consonant(b: u8) -> bool {
    b.is_ascii_uppercase() && !b"AEIOU".contains(&b)
}

/// Digits as themselves, letters from 10 on; nothing for other characters.
fn values(text: &str) -> impl DoubleEndedIterator<Item = u32> {
    text.chars().filter_map(|c| c.to_digit(36))
}

fn length(text: &str, expected: usize) -> Checked {
    let found = text.chars().count();
    if found == expected {
        Ok(())
    } else {
        Err(IdentifierError::Length { expected, found })
    }
}

/// Checks each character, all of which have to be ASCII, by its place.
fn each(text: &str, expected: &'static str, passes: impl Fn(usize, u8) -> bool) -> Checked {
    let wrong = text
        .char_indices()
        .find(|&(at, c)| !u8::try_from(c).is_ok_and(|b| b.is_ascii() && passes(at, b)));
    wrong.map_or(Ok(()), |(at, found)| {
        Err(IdentifierError::Character {
            found,
            at,
            expected,
        })
    })
}

fn form(expected: &'static str) -> Checked {
    Err(IdentifierError::Form { expected })
}

fn spelled(text: &str, canonical: &str) -> Checked {
    if text == canonical {
        Ok(())
    } else {
        Err(IdentifierError::Spelling {
            canonical: canonical.to_owned(),
        })
    }
}

fn ends_with(text: &str, expected: &str) -> Checked {
    if text.ends_with(expected) {
        return Ok(());
    }
    let found = text
        .get(text.len().saturating_sub(expected.len())..)
        .unwrap_or(text);
    Err(IdentifierError::CheckDigits {
        expected: expected.to_owned(),
        found: found.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(checked: Checked) -> String {
        checked.map_or_else(|error| error.to_string(), |()| "right".to_owned())
    }

    #[test]
    fn identifiers_of_all_forms_pass() {
        assert_eq!(lei("HWUPKR0MPOU8FGXBT394"), Ok(()));
        for id in [
            "US0378331005",
            "KR7005930003",
            "CNE100001TJ4",
            "GB0002634946",
        ] {
            assert_eq!(isin(id), Ok(()), "{id}");
        }
        assert_eq!(uscc("91110000802100433B"), Ok(()));
        for id in ["NYSE:BRK.B", "HKEX:0992", "KRX:005930"] {
            assert_eq!(ticker(id), Ok(()), "{id}");
        }
        assert_eq!(companies_house("SC123456"), Ok(()));
    }

    #[test]
    fn wrong_check_digits_are_told_with_the_right_ones() {
        assert_eq!(
            message(lei("INR2EJN1ERAN0W5ZP947")),
            "the check digits are `47` and should be `74`"
        );
        assert_eq!(
            message(isin("US0378331006")),
            "the check digits are `6` and should be `5`"
        );
        assert_eq!(
            message(crn("124-81-00999")),
            "the check digits are `9` and should be `8`"
        );
        assert_eq!(
            message(houjin("2180301018771")),
            "the check digits are `2` and should be `1`"
        );
    }

    #[test]
    fn there_is_one_spelling() {
        assert_eq!(message(crn("1248100998")), "it is written `124-81-00998`");
        assert_eq!(message(cik("0000051143")), "it is written `51143`");
    }

    #[test]
    fn the_wrong_character_is_pointed_at() {
        assert_eq!(
            message(lei("INR2EJN1ERAN0W5ZPé74")),
            "`é` at byte 17 should be a digit, or an upper-case letter before the last two places"
        );
        assert_eq!(
            message(ticker("nyse:IBM")),
            "`n` at byte 0 should be an upper-case letter"
        );
        assert_eq!(
            message(dart("1234")),
            "it should have 8 characters, and has 4"
        );
    }
}
