//! The encoding of RFC 4648, section 4, and the `data:` addresses of RFC 2397 for pictures that stand in the text.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The address of a picture that holds it.
pub(crate) fn picture(ending: &str, bytes: &[u8]) -> String {
    let kind = match ending {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", encode(bytes))
}

/// The bytes in letters, digits, `+` and `/`, padded with `=`.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| chunk.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            if place > chunk.len() {
                out.push('=');
            } else {
                let six = bits >> (18 - 6 * place) & 63;
                out.push(char::from(SIGNS[six as usize]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_examples_of_the_standard() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, code) in pairs {
            assert_eq!(super::encode(text.as_bytes()), code);
        }
    }
}
