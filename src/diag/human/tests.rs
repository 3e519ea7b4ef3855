use super::*;
use crate::diag::{File, Span, Syntax};

fn files(texts: &[(&str, &str)]) -> (Files, Vec<FileId>) {
    let mut files = Files::default();
    let ids = texts
        .iter()
        .map(|(name, text)| files.push(File::new(*name, Syntax::Toml, *text)));
    let ids = ids.collect();
    (files, ids)
}

/// The span of the first occurrence.
fn find(files: &Files, file: FileId, needle: &str) -> Span {
    let start = files.get(file).text().find(needle).unwrap();
    let number = |byte| u32::try_from(byte).unwrap();
    Span {
        file,
        start: number(start),
        end: number(start + needle.len()),
    }
}

fn error(message: &str) -> Diagnostic {
    Diagnostic::new("a-rule", Level::Error, message)
}

fn drawn(diagnostic: Diagnostic, files: &Files, width: usize) -> String {
    render(&[diagnostic], files, false, Some(width))
}

/// The cell, from 0, at which the first line with `needle` has it.
fn cell(drawn: &str, needle: &str) -> usize {
    let line = drawn.lines().find(|line| line.contains(needle)).unwrap();
    let before = &line[..line.find(needle).unwrap()];
    before.chars().map(crate::diag::visible::cells).sum()
}

#[test]
fn diagnostic_looks_as_from_rustc() {
    let (files, ids) = files(&[
        (
            "graphs/x/ties.toml",
            "[tie.a]\nparties.inspurr = \"partner\"\n",
        ),
        ("graphs/x/orgs.toml", "# orgs\n[org.inspur]\n"),
    ]);
    let finding = Diagnostic::new("unknown-org", Level::Error, "no org has the id `inspurr`")
        .at(find(&files, ids[0], "inspurr"), "unknown")
        .because(find(&files, ids[0], "tie.a"), "in this tie")
        .because(find(&files, ids[1], "org.inspur"), "declared here")
        .note("ids are\ncompared exactly")
        .help("declare it")
        .mend(
            "a similar org exists",
            find(&files, ids[0], "inspurr"),
            "inspur",
        );
    let expected = r#"error[unknown-org]: no org has the id `inspurr`
 --> graphs/x/ties.toml:2:9
  |
1 | [tie.a]
  |  ----- in this tie
2 | parties.inspurr = "partner"
  |         ^^^^^^^ unknown
  |
 ::: graphs/x/orgs.toml:2:2
  |
2 | [org.inspur]
  |  ---------- declared here
  |
  = note: ids are
          compared exactly
  = help: declare it
help: a similar org exists
  |
2 - parties.inspurr = "partner"
2 + parties.inspur = "partner"
  |

"#;
    assert_eq!(drawn(finding, &files, 80), expected);
}

#[test]
fn caret_starts_under_the_glyph_after_hangul_han_tabs_and_byte_order_mark() {
    let (files, ids) = files(&[("a", "\u{feff}\t수곤 = '中科曙光', X\r\n")]);
    for needle in ["곤", "曙光", "X"] {
        let out = drawn(error("x").at(find(&files, ids[0], needle), ""), &files, 80);
        let source: Vec<_> = out.lines().skip(3).collect();
        assert_eq!(cell(source[0], needle), cell(source[1], "^"), "{out}");
        let width: usize = needle.chars().map(crate::diag::visible::cells).sum();
        assert_eq!(source[1].matches('^').count(), width, "{out}");
    }
    let out = drawn(error("x").at(find(&files, ids[0], "X"), ""), &files, 80);
    assert!(out.contains("--> a:1:15\n"), "{out}");
}

#[test]
fn caret_starts_under_the_glyph_in_a_line_that_was_cut() {
    let text = "수곤, ".repeat(500) + "X" + &"曙光".repeat(500);
    let (files, ids) = files(&[("a", &text)]);
    let out = drawn(error("x").at(find(&files, ids[0], "X"), "here"), &files, 60);
    let source: Vec<_> = out.lines().skip(3).collect();
    assert_eq!(cell(source[0], "X"), cell(source[1], "^"), "{out}");
    assert!(
        source[0].starts_with("1 | …") && source[0].ends_with('…'),
        "{out}"
    );
    assert!(out.contains("--> a:1:2001\n"), "{out}");
    assert!(
        out.lines()
            .all(|line| line.chars().map(crate::diag::visible::cells).sum::<usize>() <= 60)
    );
}

#[test]
fn end_of_file_is_a_place() {
    let (files, ids) = files(&[("a", "x = 1\n")]);
    let span = Span {
        file: ids[0],
        start: 99,
        end: 99,
    };
    let expected = "error[a-rule]: x\n --> a:2:1\n  |\n2 |\n  | ^ more expected\n\n";
    assert_eq!(
        drawn(error("x").at(span, "more expected"), &files, 80),
        expected
    );
}

#[test]
fn span_with_its_line_break_stays_on_its_line() {
    let (files, ids) = files(&[("a", "x = 1\r\ny = 2\r\n")]);
    let out = drawn(
        error("x").at(find(&files, ids[0], "x = 1\r\n"), ""),
        &files,
        80,
    );
    assert!(out.ends_with("1 | x = 1\n  | ^^^^^\n\n"), "{out}");
}

#[test]
fn new_lines_and_deleted_lines_are_drawn_as_such() {
    let (files, ids) = files(&[("a", "x = 1\ny = 2\n")]);
    let end = Span {
        file: ids[0],
        start: 12,
        end: 12,
    };
    let out = drawn(
        error("x").mend("add it", end, "[org.z]\nkind = 1\n"),
        &files,
        80,
    );
    let expected =
        "error[a-rule]: x\n  |\nhelp: add it\n --> a:3:1\n  |\n3 + [org.z]\n4 + kind = 1\n  |\n\n";
    assert_eq!(out, expected);
    let place = find(&files, ids[0], "y = 2\n");
    let out = drawn(
        error("x").at(place, "").mend("drop it", place, ""),
        &files,
        80,
    );
    assert!(
        out.ends_with("help: drop it\n  |\n2 - y = 2\n  |\n\n"),
        "{out}"
    );
}

#[test]
fn diagnostic_without_a_place_prints_its_message_only() {
    let found = Diagnostic::new("empty-graph", Level::Warning, "the graph has no ties");
    let out = render(&[found], &Files::default(), false, None);
    assert_eq!(out, "warning[empty-graph]: the graph has no ties\n\n");
}

#[test]
fn labels_far_apart_are_two_places_with_true_numbers() {
    let text = "a = 1\n".to_owned() + &"\n".repeat(200_000) + "수 = 1, b = 2\n";
    let (files, ids) = files(&[("a", &text)]);
    let finding = error("x")
        .at(find(&files, ids[0], "b = 2"), "here")
        .because(find(&files, ids[0], "a = 1"), "there");
    let out = drawn(finding, &files, 80);
    assert!(out.contains("      --> a:200002:8\n"), "{out}");
    assert!(out.contains("      ::: a:1:1\n"), "{out}");
}

#[test]
fn labels_far_apart_in_one_line_are_two_places() {
    let (files, ids) = files(&[("a", &("X".to_owned() + &" ".repeat(5000) + "Y"))]);
    let finding = error("x")
        .at(find(&files, ids[0], "Y"), "here")
        .because(find(&files, ids[0], "X"), "there");
    let out = drawn(finding, &files, 80);
    assert!(out.contains(" --> a:1:5002\n"), "{out}");
    assert!(out.contains(" ::: a:1:1\n"), "{out}");
}

#[test]
fn labels_too_many_to_read_are_counted() {
    let (files, ids) = files(&[("a", "X\n")]);
    let place = find(&files, ids[0], "X");
    let finding = (0..1000).fold(error("x"), |finding, _| finding.because(place, ""));
    let out = drawn(finding, &files, 80);
    assert!(
        out.contains("= note: 976 more places are not shown\n"),
        "{out}"
    );
}

#[test]
fn tall_spans_are_marked_by_their_first_line() {
    let (files, ids) = files(&[("a", &"x = 1\n".repeat(1000))]);
    let span = Span {
        file: ids[0],
        start: 2,
        end: 6000,
    };
    let out = drawn(error("x").at(span, "all this"), &files, 80);
    assert!(out.ends_with("1 | x = 1\n  |   ^^^ all this\n\n"), "{out}");
}

#[test]
fn edits_too_large_to_read_are_told_only() {
    let (files, ids) = files(&[("a", "X\n")]);
    let place = find(&files, ids[0], "X");
    let out = drawn(
        error("x")
            .at(place, "")
            .mend("rewrite it", place, "y\n".repeat(99)),
        &files,
        80,
    );
    assert!(out.ends_with("  = help: rewrite it\n\n"), "{out}");
}

#[test]
fn nothing_from_a_text_is_obeyed_by_the_terminal() {
    let evil = "\u{1b}[2J\u{9b}31m\u{202e}\u{7}\u{200b}\u{fdd0}0:1:1";
    let (files, ids) = files(&[(evil, evil)]);
    let span = Span {
        file: ids[0],
        start: 0,
        end: 3,
    };
    let finding = error(evil)
        .at(span, evil)
        .note(evil)
        .help(evil)
        .mend(evil, span, evil);
    let out = drawn(finding, &files, 80);
    let bad = |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{200b}\u{fdd0}".contains(c);
    assert!(!out.contains(bad), "{out}");
    assert_eq!(out.matches("\u{fffd}0:1:1").count(), 9, "{out}");
}

#[test]
fn colours_only_on_request() {
    let found = [error("x")];
    assert!(render(&found, &Files::default(), true, None).contains('\u{1b}'));
    assert!(!render(&found, &Files::default(), false, None).contains('\u{1b}'));
    assert!(summary(Summary::of(&found), true).contains('\u{1b}'));
}

#[test]
fn summary_counts_under_the_worst_level() {
    let found = [
        error("x"),
        error("y"),
        error("z").with_level(Level::Warning),
    ];
    assert_eq!(
        summary(Summary::of(&found), false),
        "error: 2 errors, 1 warning\n"
    );
    assert_eq!(
        summary(Summary::of(&found[2..]), false),
        "warning: 1 warning\n"
    );
    assert_eq!(summary(Summary::default(), false), "");
}

#[test]
fn many_findings_in_one_long_line_and_in_many_lines_cost_little_each() {
    let text = "수곤, ".repeat(200_000) + &"x = 1\n".repeat(200_000);
    let (files, ids) = files(&[("a", &text)]);
    let step = u32::try_from(text.len() / 1000).unwrap();
    let span = |at: u32| Span {
        file: ids[0],
        start: at * step,
        end: at * step + 1,
    };
    let found: Vec<_> = (0..1000)
        .map(|at| error("x").at(span(at), "").because(span(999 - at), ""))
        .collect();
    // Were a line or the file walked through for each of them, this test would not end.
    assert!(render(&found, &files, false, None).len() < 1000 * 2000);
}

#[test]
fn any_span_in_any_text_is_drawn_without_panic() {
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let parts = [
        "a",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "수",
        "é",
        "e\u{301}",
        "\u{feff}",
        "\u{1b}",
        "\u{200d}",
        "\u{1100}",
        "\u{1161}",
        "name = \"x\"",
        "}",
        "\u{3000}",
        "//",
        "👩\u{200d}🔬",
        "longer words, longer than most of the others",
    ];
    for _ in 0..4_000 {
        let texts: Vec<String> = (0..2)
            .map(|_| {
                (0..random(30))
                    .map(|_| parts[random(parts.len())])
                    .collect()
            })
            .collect();
        let (files, ids) = files(&[("a", &texts[0]), ("b", &texts[1])]);
        let mut span = || Span {
            file: ids[random(2)],
            start: u32::try_from(random(90)).unwrap(),
            end: u32::try_from(random(90)).unwrap(),
        };
        let mut finding = error("x").at(span(), "y");
        let more: Vec<_> = (0..4).map(|_| span()).collect();
        for part in more.iter().take(random(3)) {
            finding = finding.because(*part, ["", "수\nb"][random(2)]);
        }
        for _ in 0..random(3) {
            let text: String = (0..random(4)).map(|_| parts[random(parts.len())]).collect();
            finding = finding.mend("z", more[random(4)], text);
        }
        let out = drawn(finding, &files, random(100));
        assert!(!out.contains(PLACEHOLDER), "{out}");
        assert!(!out.contains(['\r', '\t', '\u{1b}', '\u{feff}']), "{out}");
    }
}
