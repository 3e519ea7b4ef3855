//! Reports: what `embed`, `report` and `mdbook` write.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::answers::structure;
use super::{graphs, html, said};

const REPORT: &str = "\
# A report

<!-- tieup figure id=map -->

<!-- tieup figure id=years view=v as=timeline lang=ko -->

<!-- tieup figure id=flow format=mermaid -->

<!-- tieup table id=partners org=a -->

<!-- tieup table id=ties query=ties -->

<!-- tieup table id=orgs query=orgs -->

<!-- tieup table id=owners query=owners org=d -->

<!-- tieup table id=path query=path from=c to=d -->

<!-- tieup table id=diff query=diff from=2014 to=2019 -->

<!-- tieup table id=blocs query=stats by=bloc -->

<!-- tieup answer id=who org=a as-of=2018 -->

<!-- tieup answer id=owned query=owners org=d -->

<!-- tieup timeline id=steps -->

<!-- tieup sources id=sources -->

The end.
";

const PICTURES: &[&str] = &["report.map.svg", "report.years.svg"];

/// The report, written into a folder.
fn written(folder: &Path) -> String {
    let path = folder.join("report.md");
    fs::write(&path, REPORT).expect("written");
    said(folder, &["embed", "report.md"]);
    fs::read_to_string(path).expect("there")
}

#[test]
fn no_name_ends_a_block_or_adds_to_one() {
    let (plain, hostile) = graphs();
    let fit = structure(&written(plain), PICTURES);
    for (text, folder) in hostile {
        let report = written(folder);
        assert_eq!(structure(&report, PICTURES), fit, "{text:?}\n{report}");
        said(folder, &["embed", "--check", "report.md"]);
        said(folder, &["embed", "--clean", "report.md"]);
        let cleaned = fs::read_to_string(folder.join("report.md")).expect("there");
        assert!(cleaned.ends_with("\nThe end.\n"), "{text:?}\n{cleaned}");
        let of_graph = text.lines().next().unwrap_or_default();
        assert!(
            of_graph.contains("tieup") || !cleaned.contains(of_graph),
            "{text:?}\n{cleaned}"
        );
    }
}

#[test]
fn a_whole_report_has_no_name_as_markup() {
    let (plain, hostile) = graphs();
    let page = |folder: &Path| {
        said(folder, &["report", "-o", "whole.html"]);
        fs::read_to_string(folder.join("whole.html")).expect("there")
    };
    let fit = html::parts(&page(plain));
    for (text, folder) in hostile {
        html::no_more_than(&fit, &page(folder), &format!("{text:?}"));
        said(folder, &["report", "-o", "whole.md"]);
        said(folder, &["embed", "--check", "whole.md"]);
        let report = fs::read_to_string(folder.join("whole.md")).expect("there");
        structure(&report, &["whole.map.svg"]);
    }
}

/// A chapter, filled as mdBook would have it done.
fn chapter(folder: &Path) -> String {
    let context = serde_json::json!({ "root": folder, "renderer": "html", "mdbook_version": "0.4.40",
        "config": { "book": {}, "preprocessor": { "tieup": {} } } });
    let chapter = serde_json::json!({ "Chapter": { "name": "One", "content": REPORT, "number": [1],
        "sub_items": [], "path": "one.md", "source_path": "one.md", "parent_names": [] } });
    let book = serde_json::json!([context, { "sections": [chapter], "__non_exhaustive": null }]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_tieup"))
        .arg("mdbook")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let input = child.stdin.take();
    input
        .expect("piped")
        .write_all(book.to_string().as_bytes())
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    book.pointer("/sections/0/Chapter/content")
        .and_then(serde_json::Value::as_str)
        .expect("a chapter")
        .to_owned()
}

#[test]
fn no_name_is_markup_in_a_chapter_of_a_book() {
    let (plain, hostile) = graphs();
    let fit = structure(&chapter(plain), &[]);
    for (text, folder) in hostile {
        let filled = chapter(folder);
        assert_eq!(structure(&filled, &[]), fit, "{text:?}\n{filled}");
        assert!(
            !filled.contains("{{script") && !filled.contains("{{#"),
            "mdBook would obey it\n{filled}"
        );
    }
}
