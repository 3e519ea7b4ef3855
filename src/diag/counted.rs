//! So many of something, in English.

/// `1 tie`, `2 ties`: a number and a noun that takes an *s*.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_nothing_is_plural() {
        let told = [0, 1, 2].map(|count| counted(count, "tie"));
        assert_eq!(told, ["0 ties", "1 tie", "2 ties"]);
    }
}
