//! The served page: the explorer, with a panel of what is wrong with the files and a script that listens for changes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use tieup::explorer::Extra;

use super::state::{Fault, Faults};

const STYLE: &str = include_str!("panel.css");
const SCRIPT: &str = include_str!("listen.js");

/// The script for a page of a version.
pub(super) fn script(version: &str) -> String {
    // A version is hexadecimal digits, or nothing.
    SCRIPT.replacen("VERSION", version, 1)
}

/// What is added to the explorer for a page with that script.
pub(super) fn extra(script: &str) -> Extra<'_> {
    Extra {
        script,
        style: STYLE,
    }
}

/// The page with what is wrong.
pub(super) fn with_faults(page: &str, faults: &Faults) -> String {
    let end = page.rfind("</body>").unwrap_or(page.len());
    format!("{}{}{}", &page[..end], panel(faults), &page[end..])
}

/// A page that has nothing but what is wrong.
pub(super) fn of_faults(faults: &Faults) -> String {
    let script = script("");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; style-src '{}'; script-src '{}'\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>tieup</title>\n<style>{STYLE}</style>\n</head>\n<body class=\"tieup-alone\">\n\
         <main><h1>This graph can’t be shown yet</h1></main>\n{}<script>{script}</script>\n</body>\n</html>\n",
        hash(STYLE),
        hash(&script),
        panel(faults),
    )
}

/// The policy of a page, as a header has it: that of the page, and that nobody may frame it.
pub(super) fn policy(page: &str) -> String {
    let of_page = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("default-src 'none'", |(policy, _)| policy);
    let of_page = of_page.replace("&#39;", "'");
    format!("{of_page}; frame-ancestors 'none'")
}

/// How a policy names a script or a style (Content Security Policy level 3, section 2.3.1).
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}

/// The standard alphabet of RFC 4648, section 4, padded.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS[(bits >> shift & 63) as usize];
            out.push(if at > chunk.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    out
}

/// What is wrong, for eyes and for screen readers. The script changes it when the files do.
fn panel(faults: &Faults) -> String {
    let title = escape(&faults.title);
    let mut out =
        String::from("<aside id=\"tieup-faults\" lang=\"en\" aria-label=\"Faults in the files\">");
    let _ = write!(
        out,
        "<div role=\"status\" aria-live=\"polite\"><details{}{}><summary>{title}</summary><ol tabindex=\"0\" aria-label=\"Faults\">",
        if faults.rows.is_empty() {
            " hidden"
        } else {
            ""
        },
        if faults.stale { " open" } else { "" },
    );
    for fault in &faults.rows {
        row(&mut out, fault);
    }
    let _ = write!(out, "</ol><p>{}</p></details></div>", escape(&faults.more));
    out.push_str("<p role=\"status\"></p></aside>\n");
    out
}

fn row(out: &mut String, fault: &Fault) {
    let _ = write!(
        out,
        "<li><b>{}</b> {}<br><code>{}</code> <i>{}</i>",
        fault.level,
        escape(&fault.message),
        escape(&fault.place),
        escape(&fault.rule)
    );
    for help in &fault.helps {
        let _ = write!(out, "<br>{}", escape(help));
    }
    out.push_str("</li>");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
