//! Answers as comma-separated values: RFC 4180, with line feeds.

use super::grid::Sheet;

/// Prints the header and the rows.
pub(super) fn render(sheet: &Sheet) -> String {
    let mut out = String::new();
    write_row(&mut out, sheet.header.iter().copied());
    for row in &sheet.rows {
        write_row(&mut out, row.iter().map(String::as_str));
    }
    out
}

fn write_row<'a>(out: &mut String, values: impl Iterator<Item = &'a str>) {
    for (at, value) in values.enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_value(out, value);
    }
    out.push('\n');
}

/// Writes a value so that no spreadsheet takes it for a formula: see OWASP, "CSV Injection".
fn write_value(out: &mut String, value: &str) {
    let guard = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    // A cell may have lines, but nothing that a terminal could obey.
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let value = &value.replace(control, "\u{fffd}");
    let quoted = guard || value.contains([',', '"', '\n']);
    if !quoted {
        out.push_str(value);
        return;
    }
    out.push('"');
    if guard {
        out.push('\'');
    }
    out.push_str(&value.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(value: &str) -> String {
        let mut out = String::new();
        write_value(&mut out, value);
        out
    }

    #[test]
    fn formulas_are_defused() {
        assert_eq!(value("=1+1"), "\"'=1+1\"");
        assert_eq!(value("@SUM(A1)"), "\"'@SUM(A1)\"");
        assert_eq!(value("\tx"), "\"'\tx\"");
    }

    #[test]
    fn commas_quotes_and_breaks_stay_in_their_cell() {
        assert_eq!(value("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(value("浪潮"), "浪潮");
    }

    #[test]
    fn a_sheet_has_its_header_first() {
        let sheet = Sheet {
            header: vec!["id", "name"],
            rows: vec![vec!["ibm".to_owned(), "IBM".to_owned()]],
        };
        assert_eq!(render(&sheet), "id,name\nibm,IBM\n");
    }
}
