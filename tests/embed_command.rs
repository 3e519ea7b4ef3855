//! `tieup embed`, `report` and `mdbook` at their edges: files, exit codes, and being killed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn tieup(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command.args(args).current_dir(folder).env_remove("COLUMNS");
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    tieup(folder, args).output().expect("the program runs")
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const REPORT: &str = "\
# A report

<!-- tieup figure id=map org=Inspur as-of=2015-11 format=dot -->

<!-- tieup answer id=who org=Inspur as-of=2015-11-06 -->
";

#[test]
fn a_stale_report_is_shown_with_the_command_that_mends_it() {
    let folder = folder("embed-stale");
    fs::write(folder.join("my report.md"), REPORT).expect("written");
    let stale = run(
        &folder,
        &["-g", "us-china-2015", "embed", "--check", "my report.md"],
    );
    assert_eq!(stale.status.code(), Some(1));
    let diff = String::from_utf8_lossy(&stale.stdout).into_owned();
    assert!(diff.contains("\n+Inspur was allied with Cisco"), "{diff}");
    assert!(diff.starts_with("my report.map.dot is missing\n"), "{diff}");
    let mend = "  tieup -g us-china-2015 embed 'my report.md'\n";
    assert!(err(&stale).ends_with(mend), "{}", err(&stale));
    assert_eq!(
        fs::read_to_string(folder.join("my report.md")).expect("there"),
        REPORT
    );
    assert_eq!(
        run(&folder, &["embed", "my report.md"]).status.code(),
        Some(0)
    );
    assert_eq!(
        run(&folder, &["embed", "--check", "my report.md"])
            .status
            .code(),
        Some(0)
    );
    let picture = folder.join("my report.map.dot");
    let text = fs::read_to_string(folder.join("my report.md")).expect("there");
    assert!(text.contains("](my%20report.map.dot)\\\n") && picture.exists());
    fs::remove_file(&picture).expect("it was there");
    assert_eq!(
        run(&folder, &["embed", "--check", "my report.md"])
            .status
            .code(),
        Some(1)
    );
    assert_eq!(
        run(&folder, &["embed", "my report.md"]).status.code(),
        Some(0)
    );
    assert_eq!(
        fs::read_to_string(folder.join("my report.md")).expect("there"),
        text
    );
}

#[test]
fn where_one_report_has_a_fault_no_report_is_written() {
    let folder = folder("embed-fault");
    fs::write(folder.join("good.md"), REPORT).expect("written");
    fs::write(
        folder.join("bad.md"),
        "text\n\n<!-- tieup figure id=a orgg=Inspur -->\n",
    )
    .expect("written");
    let refused = run(&folder, &["embed", "good.md", "bad.md"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("bad.md:3:24"), "{}", err(&refused));
    assert_eq!(
        fs::read_to_string(folder.join("good.md")).expect("there"),
        REPORT
    );
    assert_eq!(fs::read_dir(&folder).expect("there").count(), 2);
}

#[test]
fn a_hand_edit_is_stale_to_a_check_and_the_command_forces() {
    let folder = folder("embed-hand");
    fs::write(folder.join("a.md"), REPORT).expect("written");
    run(&folder, &["embed", "a.md"]);
    let text = fs::read_to_string(folder.join("a.md")).expect("there");
    let edited = text.replace("was allied", "was hardly allied");
    fs::write(folder.join("a.md"), &edited).expect("written");
    let refused = run(&folder, &["embed", "a.md"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        err(&refused).contains("changed by hand"),
        "{}",
        err(&refused)
    );
    assert_eq!(
        fs::read_to_string(folder.join("a.md")).expect("there"),
        edited
    );
    let check = run(&folder, &["embed", "--check", "a.md"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(
        err(&check).ends_with("  tieup embed --force a.md\n"),
        "{}",
        err(&check)
    );
    assert_eq!(
        run(&folder, &["embed", "--force", "a.md"]).status.code(),
        Some(0)
    );
    assert_eq!(
        fs::read_to_string(folder.join("a.md")).expect("there"),
        text
    );
}

#[test]
fn a_picture_that_no_block_has_is_mentioned_and_kept() {
    let folder = folder("embed-left");
    fs::write(folder.join("a.md"), REPORT).expect("written");
    run(&folder, &["embed", "a.md"]);
    let text = fs::read_to_string(folder.join("a.md")).expect("there");
    fs::write(folder.join("a.md"), "nothing left\n").expect("written");
    let output = run(&folder, &["embed", "a.md"]);
    assert!(
        err(&output).contains("no block of a.md has the picture a.map.dot"),
        "{}",
        err(&output)
    );
    assert!(folder.join("a.map.dot").exists() && text.contains("a.map.dot"));
}

/// So often it is killed.
const KILLS: u32 = 100;

/// However early it is killed, each file is the old or the new one, and the next run goes on from there.
#[test]
fn a_kill_at_any_moment_leaves_each_file_old_or_new() {
    let folder = folder("embed-kill");
    let (report, picture) = (folder.join("a.md"), folder.join("a.map.dot"));
    fs::write(&report, REPORT).expect("written");
    run(&folder, &["embed", "a.md"]);
    let old = (
        fs::read(&report).expect("there"),
        fs::read(&picture).expect("there"),
    );
    let asked = String::from_utf8_lossy(&old.0)
        .replace("map org=Inspur", "map org=Cisco")
        .into_bytes();
    fs::write(&report, &asked).expect("written");
    run(&folder, &["embed", "a.md"]);
    let new = (
        fs::read(&report).expect("there"),
        fs::read(&picture).expect("there"),
    );
    assert!(old.1 != new.1 && asked != new.0);
    // Spread over a whole run, and a little more.
    let start = Instant::now();
    fs::write(&report, &asked).expect("written");
    run(&folder, &["embed", "a.md"]);
    let whole = start.elapsed() * 5 / 4;
    let mut seen = [0, 0];
    for part in 0..KILLS {
        fs::write(&report, &asked).expect("written");
        fs::write(&picture, &old.1).expect("written");
        let mut child = tieup(&folder, &["embed", "a.md"])
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        let pause = whole * part / KILLS;
        std::thread::sleep(pause);
        let _ = child.kill();
        child.wait().expect("it ended");
        let (text, drawn) = (
            fs::read(&report).expect("there"),
            fs::read(&picture).expect("there"),
        );
        assert!(
            text == asked || text == new.0,
            "the report is half written after {pause:?}"
        );
        assert!(
            drawn == old.1 || drawn == new.1,
            "the picture is half written after {pause:?}"
        );
        assert!(
            text == asked || drawn == new.1,
            "the report names a picture that is not there yet"
        );
        seen[usize::from(text == new.0)] += 1;
        assert_eq!(run(&folder, &["embed", "a.md"]).status.code(), Some(0));
        assert_eq!(
            (
                fs::read(&report).expect("there"),
                fs::read(&picture).expect("there")
            ),
            new
        );
    }
    assert!(seen[0] > 0, "it was never killed in time");
    assert!(seen[1] > 0, "it was always killed before it wrote");
}

#[test]
fn the_example_report_is_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/report");
    if std::env::var_os("UPDATE").is_some() {
        assert_eq!(
            run(
                &folder,
                &["-g", "us-china-2015", "embed", "--force", "report.md"]
            )
            .status
            .code(),
            Some(0)
        );
    }
    let check = run(
        &folder,
        &["-g", "us-china-2015", "embed", "--check", "report.md"],
    );
    assert_eq!(
        check.status.code(),
        Some(0),
        "`UPDATE=1 cargo test --test embed_command` writes it anew\n{}",
        err(&check)
    );
    let text = fs::read_to_string(folder.join("report.md")).expect("there");
    for (directive, _) in tieup::report::directives() {
        assert!(
            text.contains(&format!("<!-- tieup {directive} ")),
            "no `{directive}`"
        );
    }
}

/// Where Prettier is, it has nothing to say about what was written.
#[expect(clippy::print_stderr, reason = "a test that is skipped should say so")]
#[test]
fn prettier_leaves_the_example_alone() {
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/report/report.md");
    let prettier = Command::new("prettier")
        .arg("--check")
        .arg(&report)
        .output();
    match prettier {
        Ok(output) => assert!(output.status.success(), "{}", err(&output)),
        Err(_) => eprintln!("skipped: there is no `prettier` on the path"),
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_report_is_the_report_with_its_pictures() {
    let folder = folder("embed-link");
    fs::create_dir_all(folder.join("there")).expect("a folder");
    fs::write(folder.join("there/report.md"), REPORT).expect("written");
    std::os::unix::fs::symlink("there/report.md", folder.join("link.md")).expect("a link");
    let output = run(&folder, &["embed", "link.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(folder.join("there/report.map.dot").exists());
    assert!(!folder.join("link.map.dot").exists() && folder.join("link.md").is_symlink());
    let args = ["embed", "--check", "there/report.md", "link.md"];
    assert_eq!(run(&folder, &args).status.code(), Some(0));
}

#[test]
fn a_figure_is_led_to_whatever_the_report_is_called() {
    let folder = folder("embed-name");
    fs::write(folder.join("浪潮 (1) #2?.md"), REPORT).expect("written");
    let output = run(&folder, &["embed", "浪潮 (1) #2?.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(folder.join("浪潮 (1) #2?.map.dot").exists());
    let text = fs::read_to_string(folder.join("浪潮 (1) #2?.md")).expect("there");
    assert!(
        text.contains("](浪潮%20%281%29%20%232%3F.map.dot)"),
        "{text}"
    );
    let output = run(&folder, &["report", "-o", "a #1.html", "--org", "Inspur"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let page = fs::read_to_string(folder.join("a #1.html")).expect("there");
    assert!(page.contains("<html lang=\"en\">") && !page.contains("a%20%231"));
}

#[test]
fn a_report_is_markdown_that_embed_keeps_or_a_page_of_html() {
    let folder = folder("report");
    let args = [
        "report", "-o", "a.md", "--org", "Inspur", "--as-of", "2015-11",
    ];
    let output = run(&folder, &args);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(
        run(&folder, &["embed", "--check", "a.md"]).status.code(),
        Some(0)
    );
    let text = fs::read_to_string(folder.join("a.md")).expect("there");
    for part in [
        "# US–China IT alliances, 2015\n",
        "\n## Inspur\n",
        "\n## What happened\n",
        "\n## What is contested\n",
        "\n## Sources\n",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let output = run(
        &folder,
        &[
            "report", "-o", "a.html", "--org", "Inspur", "--title", "A & <B>",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let page = fs::read_to_string(folder.join("a.html")).expect("there");
    assert!(
        page.contains("<title>A &amp; &lt;B&gt;</title>")
            && page.contains("<h1>A &amp; &lt;B&gt;</h1>")
    );
    assert!(!page.contains("<!-- tieup") && page.contains("default-src 'none'"));
}

#[test]
fn a_template_of_ones_own_says_what_is_in_a_report_and_where_it_is_wrong() {
    let folder = folder("template");
    let template = "# {{ title }}\n\n{% for org in orgs if org.country == 'China' %}- {{ org.name }}\n{% endfor %}";
    fs::write(folder.join("t.j2"), template).expect("written");
    let args = [
        "report",
        "-o",
        "a.md",
        "--template",
        "t.j2",
        "--org",
        "Inspur",
        "--title",
        "1. *a*",
    ];
    assert_eq!(run(&folder, &args).status.code(), Some(0));
    let text = fs::read_to_string(folder.join("a.md")).expect("there");
    assert_eq!(text, "# 1\\. \\*a\\*\n\n- Cisco–Inspur venture\n- Inspur\n");
    fs::write(folder.join("t.j2"), "# {{ title }}\n\n{{ nothing }}\n").expect("written");
    let output = run(&folder, &args);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("t.j2:3: "), "{}", err(&output));
    assert_eq!(
        fs::read_to_string(folder.join("a.md")).expect("there"),
        text
    );
}

/// What mdBook 0.4.40 writes to a preprocessor, in its shape.
const BOOK: &str = r##"[{"root": ".", "config": {"book": {"title": "B"}, "preprocessor": {"tieup": {"graph": "us-china-2015"}}},
  "renderer": "html", "mdbook_version": "0.4.40"},
 {"sections": [{"Chapter": {"name": "One", "content": "# One\n\n<!-- tieup answer id=who org=Inspur as-of=2015-11-06 -->\n",
    "number": [1], "sub_items": [{"Chapter": {"name": "Two", "content": "<!-- tieup figure id=map org=Inspur format=dot -->",
       "number": [1, 1], "sub_items": [], "path": "two.md", "source_path": "two.md", "parent_names": ["One"]}}],
    "path": "one.md", "source_path": "one.md", "parent_names": []}}, "Separator", {"PartTitle": "Part"}],
  "__non_exhaustive": null}]"##;

fn fill(input: &str) -> Output {
    let mut child = tieup(&folder("mdbook"), &["mdbook"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(input.as_bytes())
        .expect("it reads");
    child.wait_with_output().expect("it ends")
}

#[test]
fn the_chapters_of_a_book_are_filled_and_the_rest_of_it_stays() {
    let folder = folder("mdbook-supports");
    assert_eq!(
        run(&folder, &["mdbook", "supports", "html"]).status.code(),
        Some(0)
    );
    let output = fill(BOOK);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let content = |pointer: &str| {
        book.pointer(pointer)
            .and_then(serde_json::Value::as_str)
            .expect("a chapter")
            .to_owned()
    };
    assert!(content("/sections/0/Chapter/content").contains("\nInspur was allied with Cisco"));
    let below = content("/sections/0/Chapter/sub_items/0/Chapter/content");
    assert!(below.contains("](data:"), "{below}");
    assert_eq!(book.pointer("/sections/2/PartTitle"), Some(&"Part".into()));
    let faulty = fill(&BOOK.replace("answer id=who", "answr id=who"));
    assert_eq!(faulty.status.code(), Some(2));
    assert!(err(&faulty).contains("one.md:3:12"), "{}", err(&faulty));
}

/// What mdBook 0.5.4 wrote to a preprocessor, but for the paths of the machine.
const RECORDED: &str = include_str!("data/mdbook-0.5.4.json");

#[test]
fn what_a_newer_mdbook_writes_comes_back_with_its_chapters_filled() {
    let output = fill(RECORDED);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let given: serde_json::Value = serde_json::from_str(RECORDED).expect("JSON");
    let mut book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (pointer, part) in [
        ("/items/0/Chapter/content", "\nInspur was allied with Cisco"),
        ("/items/0/Chapter/sub_items/0/Chapter/content", "](data:"),
    ] {
        let filled = book.pointer_mut(pointer).expect("a chapter");
        assert!(filled.as_str().is_some_and(|text| text.contains(part)));
        *filled = given[1].pointer(pointer).expect("a chapter").clone();
    }
    assert_eq!(book, given[1], "the rest of it stays");
}

#[test]
fn a_report_stays_with_its_graph() {
    let folder = folder("embed-graph");
    let report = folder.join("report.md");
    fs::write(&report, REPORT).expect("written");
    let embed = |args: &[&str]| run(&folder, args);
    assert_eq!(
        embed(&["-g", "us-china-tech", "embed", "report.md"])
            .status
            .code(),
        Some(0)
    );
    let written = fs::read_to_string(&report).expect("there");
    assert!(written.contains(" graph=us-china-tech -->"), "{written}");
    let other = embed(&["embed", "report.md"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(
        err(&other).contains("error[other-graph]"),
        "{}",
        err(&other)
    );
    assert_eq!(fs::read_to_string(&report).expect("there"), written);
    assert_eq!(
        embed(&["embed", "--force", "report.md"]).status.code(),
        Some(0)
    );
    assert_eq!(
        embed(&["embed", "--check", "report.md"]).status.code(),
        Some(0)
    );
}
