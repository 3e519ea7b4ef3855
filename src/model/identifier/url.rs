//! Web addresses, as far as a graph needs them: to be followed by a reader, and to be harmless in any output.

use thiserror::Error;

/// Why a text is no web address that a graph may hold, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct UrlError {
    fault: UrlFault,
    at: usize,
}

/// What is wrong with a web address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UrlFault {
    /// It begins with neither `https://` nor `http://`.
    #[error("a web address begins with `https://` or `http://`")]
    Scheme,
    /// A space, a control or invisible character, a quote, an angle bracket, a backslash or a backtick.
    #[error(
        "a web address holds no spaces, control characters, quotes, backslashes or angle brackets"
    )]
    Character,
    /// A user name or password before the host.
    #[error("a web address holds no user name or password")]
    UserInfo,
    /// The host is empty, has no dot, or an empty or ill-formed part.
    #[error("the host of a web address is words joined by dots, as in `www.example.org`")]
    Host,
    /// The port is no number up to 65535.
    #[error("the port of a web address is a number up to 65535")]
    Port,
}

impl UrlError {
    /// What is wrong.
    pub fn fault(&self) -> UrlFault {
        self.fault
    }

    /// The byte offset where it is wrong: at most the length of the text, and between characters.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Advice that starts with a verb.
    pub fn help(&self) -> &'static str {
        match self.fault {
            UrlFault::Scheme => "write the whole address, with `https://`",
            UrlFault::Character => "percent-encode the character, as in `%20` for a space",
            UrlFault::UserInfo => "remove what stands before the `@`",
            UrlFault::Host => "copy the address anew from the browser",
            UrlFault::Port => "remove the port, or write a number up to 65535",
        }
    }
}

/// Checks that a text is an absolute web address of `http` or `https`, whose host has a dot.
///
/// Stricter than the URL Standard (<https://url.spec.whatwg.org/>), which mends what it can: no user name or password, no
/// space, control or invisible character, quote, backslash, backtick or angle bracket. Letters of any script may stand anywhere.
///
/// # Errors
///
/// The first fault, with its byte offset; forbidden characters are told before faults of the host.
pub fn check_url(text: &str) -> Result<(), UrlError> {
    let error = |fault, at| Err(UrlError { fault, at });
    let start = ["https://", "http://"].iter().find(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    });
    let Some(start) = start.map(|scheme| scheme.len()) else {
        return error(UrlFault::Scheme, 0);
    };
    if let Some((at, _)) = text.char_indices().find(|found| is_forbidden(found.1)) {
        return error(UrlFault::Character, at);
    }
    let rest = &text[start..];
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    if authority.contains('@') {
        return error(UrlFault::UserInfo, start);
    }
    let (host, port) = authority
        .split_once(':')
        .map_or((authority, None), |(host, port)| (host, Some(port)));
    if let Some(at) = wrong_part(host) {
        return error(UrlFault::Host, start + at);
    }
    let is_port =
        |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    match port {
        Some(port) if !is_port(port) => error(UrlFault::Port, start + host.len() + 1),
        _ => Ok(()),
    }
}

fn is_forbidden(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '"' | '\''
                | '`'
                | '<'
                | '>'
                | '\\'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '\u{AD}'
                | '\u{FEFF}'
                | '\u{FFFD}'
        )
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// Where the first part of the host begins that is none; the start of a host without a dot.
fn wrong_part(host: &str) -> Option<usize> {
    let mut at = 0;
    // One dot at the end is the root of the domain name system.
    let parts = host.strip_suffix('.').unwrap_or(host);
    for part in parts.split('.') {
        let is_word = !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '_'));
        if !is_word {
            return Some(at);
        }
        at += part.len() + 1;
    }
    (!parts.contains('.')).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_pass() {
        for text in [
            "https://zdnet.co.kr/view/?no=20151106154023",
            "http://www.reuters.com:8080/article#top",
            "HTTPS://example.org",
            "https://ko.wikipedia.org/wiki/삼성전자_(회사)",
            "https://例え.jp/会社?q=@",
            "https://web.archive.org/web/2015/https://example.org/a",
        ] {
            assert_eq!(check_url(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn faults_are_told_with_their_place() {
        use UrlFault::{Character, Host, Port, Scheme, UserInfo};
        for (text, fault, at) in [
            ("", Scheme, 0),
            ("www.example.org", Scheme, 0),
            ("javascript:alert(1)", Scheme, 0),
            ("한국어://a.b", Scheme, 0),
            ("https://", Host, 8),
            ("https:///path.html", Host, 8),
            ("https://localhost/a.b", Host, 8),
            ("https://a..org", Host, 10),
            ("https://a.-b.org", Host, 10),
            ("https://[::1]/", Host, 8),
            ("https://me:word@a.org", UserInfo, 8),
            ("https://a.org:99999/", Port, 14),
            ("https://a.org:/", Port, 14),
            ("https://a.org/한 글", Character, 17),
            ("https://a.org/\"><script>", Character, 14),
            ("https://a.org/\u{202E}gpj", Character, 14),
            ("https://a.org/\n", Character, 14),
        ] {
            assert_eq!(check_url(text), Err(UrlError { fault, at }), "{text}");
        }
    }
}
