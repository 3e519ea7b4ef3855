//! Input that nobody should write, and somebody will: each ends in a diagnostic, none in a panic or a hang.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tieup::Compiled;
use tieup::diag::{File, Files, Format, Level, Output, Syntax};
use tieup::load::{Loaded, Location, MAX_FILE_SIZE, load};

#[expect(unreachable_pub, reason = "for the fuzz targets it is a crate")]
#[path = "../fuzz/src/lib.rs"]
mod invariants;

/// A folder for the files of one test, gone after it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("tieup-hostile-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("temporary folders can be made");
        Folder(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        let folder = path.parent().expect("it was joined to one");
        fs::create_dir_all(folder).expect("temporary folders can be made");
        fs::write(&path, content).expect("temporary files can be made");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs something that must end: within minutes even where the machine is slow and nothing is optimised.
fn soon<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let running = thread::spawn(move || sender.send(run()));
    match receiver.recv_timeout(Duration::from_secs(300)) {
        Ok(done) => done,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            panic!("it panicked: {:?}", running.join().err())
        }
    }
}

/// The rules of the errors, each once; they can be printed in every format.
fn errors(loaded: impl FnOnce() -> Loaded + Send + 'static) -> Vec<&'static str> {
    soon(move || {
        let compiled = Compiled::new(loaded());
        let found = compiled.check();
        for format in Format::ALL {
            format.render(&found, compiled.files(), Output::default());
        }
        let mut rules: Vec<_> = found
            .iter()
            .filter(|diagnostic| diagnostic.level() == Level::Error)
            .map(tieup::diag::Diagnostic::rule)
            .collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    })
}

fn errors_at(path: &Path) -> Vec<&'static str> {
    let location = Location::Path(path.to_owned());
    errors(move || load(&location))
}

fn errors_in(syntax: Syntax, text: impl Into<String>) -> Vec<&'static str> {
    let text = text.into();
    errors(move || {
        let mut files = Files::default();
        files.push(File::new("graph", syntax, text));
        Loaded {
            files,
            ..Loaded::default()
        }
    })
}

#[test]
fn the_kept_corpus_holds_what_must_hold() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for target in ["toml", "json", "json_lines", "dates", "amounts"] {
        let mut count = 0;
        for entry in fs::read_dir(corpus.join(target)).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            soon(move || match target {
                "toml" => invariants::document(Syntax::Toml, &text),
                "json" => invariants::document(Syntax::Json, &text),
                "json_lines" => invariants::document(Syntax::JsonLines, &text),
                "dates" => invariants::dates(&text),
                _ => invariants::amounts(&text),
            });
            count += 1;
        }
        assert!(count > 10, "{target} has {count} texts");
    }
}

#[test]
fn text_that_is_no_utf8_is_told_with_its_place() {
    let folder = Folder::new("utf8");
    let path = folder.file("a.toml", b"[org.a]\nname = \"\xff\xfe\"\n");
    assert_eq!(errors_at(&path), ["not-utf8"]);
    let path = folder.file("b.json", b"\x80");
    assert_eq!(errors_at(&path), ["not-utf8"]);
}

#[test]
fn byte_order_mark_and_carriage_returns_are_no_fault() {
    let folder = Folder::new("bom");
    let path = folder.file("a.toml", "\u{feff}[org.a]\r\nname = \"A\"\r\n");
    assert_eq!(errors_at(&path), [""; 0]);
    let path = folder.file(
        "b.json",
        "\u{feff}{\"org\":\r\n{\"a\":{\"name\":\"A\"}}}\r\n",
    );
    assert_eq!(errors_at(&path), [""; 0]);
    let path = folder.file(
        "c.jsonl",
        "\u{feff}{\"type\":\"org\",\"id\":\"a\",\"name\":\"A\"}\r\n\r\n",
    );
    assert_eq!(errors_at(&path), [""; 0]);
}

#[test]
fn ten_thousand_levels_are_a_fault_of_syntax() {
    const DEEP: usize = 10_000;
    for open in ["[", "{\"a\":", "{\"org\":{\"a\":["] {
        let text = open.repeat(DEEP);
        assert!(errors_in(Syntax::Json, text).contains(&"syntax"), "{open}");
        let closed = open.repeat(DEEP) + &"]".repeat(DEEP);
        assert!(
            errors_in(Syntax::JsonLines, closed).contains(&"syntax"),
            "{open}"
        );
    }
    for open in ["[", "{ a = ", "[{ a.b = "] {
        let text = format!("[org.a]\nname = {}", open.repeat(DEEP));
        assert!(errors_in(Syntax::Toml, text).contains(&"syntax"), "{open}");
    }
    let dotted = vec!["a"; DEEP].join(".");
    assert_eq!(
        errors_in(Syntax::Toml, format!("org.a.{dotted} = 1")),
        ["missing-field", "unknown-field"]
    );
    assert_eq!(
        errors_in(Syntax::Toml, format!("[tie.a.{dotted}]")),
        ["missing-field", "unknown-field"]
    );
}

#[test]
fn a_line_of_20_mb_is_read_and_pointed_into() {
    let long = "x".repeat(20 << 20);
    let json = format!("{{\"org\":{{\"a\":{{\"name\":\"{long}\",\"nmae\":\"\",\"hq\":1}}}}}}");
    assert_eq!(
        errors_in(Syntax::Json, json),
        ["unknown-field", "wrong-type"]
    );
    let toml = format!("org.a = {{ name = \"{long}\", nmae = \"\", hq = 1 }}");
    assert_eq!(
        errors_in(Syntax::Toml, toml),
        ["unknown-field", "wrong-type"]
    );
    assert_eq!(
        errors_in(Syntax::Toml, format!("org.a.name = \"{long}")),
        ["syntax"]
    );
}

#[test]
fn many_faults_in_one_place_cost_no_more_than_their_number() {
    let many = |row: &str| vec![row; 4_000].join(",");
    let tie =
        |rows: &str| format!("{{\"tie\":{{\"x\":{{\"kind\":\"supply\",\"evidence\":[{rows}]}}}}}}");
    assert_eq!(errors_in(Syntax::Json, tie(&many("1"))), ["wrong-type"]);
    assert!(
        errors_in(
            Syntax::Json,
            tie(&many(r#"{"source":"s","modality":"zz"}"#))
        )
        .contains(&"unknown-modality")
    );
    let numbered = |before: &str, after: &str| {
        let rows: Vec<String> = (0..4_000)
            .map(|number| format!("\"{before}-{number}\":{after}"))
            .collect();
        rows.join(",")
    };
    let names = format!(
        "{{\"org\":{{\"a\":{{\"name\":\"A\",\"names\":{{{}}}}}}}}}",
        numbered("x", "\"X\"")
    );
    assert_eq!(errors_in(Syntax::Json, names), ["unknown-language"]);
    let unknown = format!(
        "{{\"tie\":{{\"x\":{{\"kind\":\"supply\",\"parties\":{{{}}}}}}},\"org\":{{{}}}}}",
        numbered("unknown", "\"supplier\""),
        numbered("known", "{\"name\":\"A\"}")
    );
    assert!(errors_in(Syntax::Json, unknown).contains(&"unknown-org"));
}

#[test]
fn graphs_that_include_each_other_are_told() {
    let folder = Folder::new("cycle");
    folder.file("self/graph.toml", "[graph]\ninclude = [\".\"]\n");
    assert_eq!(errors_at(&folder.0.join("self")), ["include-cycle"]);
    folder.file("a/graph.toml", "[graph]\ninclude = [\"../b\"]\n");
    folder.file("b/graph.json", "{\"graph\":{\"include\":[\"../a/../a\"]}}");
    assert_eq!(errors_at(&folder.0.join("a")), ["include-cycle"]);
    assert_eq!(errors_at(&folder.0.join("b")), ["include-cycle"]);
    let path = folder.file(
        "c/graph.toml",
        "[graph]\ninclude = [\"nowhere\", \"\", \"/dev/null\", \"\\u0000\"]\n",
    );
    assert!(errors_at(&path).contains(&"unreadable-file"));
}

#[test]
fn an_empty_folder_and_no_folder_are_no_graphs() {
    let folder = Folder::new("empty");
    assert_eq!(errors_at(&folder.0), ["unreadable-file"]);
    assert_eq!(errors_at(&folder.0.join("nowhere")), ["unreadable-file"]);
    let path = folder.file("graph.txt", "");
    assert_eq!(errors_at(&path), ["unreadable-file"]);
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = Folder::new("large");
    let path = folder.file("a.toml", "");
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len(MAX_FILE_SIZE + 1).unwrap();
    assert_eq!(errors_at(&path), ["file-too-large"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn links_that_lead_back_or_nowhere_are_told() {
        let folder = Folder::new("links");
        folder.file("a/b/org.toml", "[org.a]\nname = \"A\"\n");
        symlink(folder.0.join("a"), folder.0.join("a/b/back")).unwrap();
        assert_eq!(errors_at(&folder.0.join("a")), ["unreadable-file"]);
        let folder = Folder::new("dangling");
        symlink(folder.0.join("nowhere"), folder.0.join("a.toml")).unwrap();
        symlink(folder.0.join("loop.toml"), folder.0.join("loop.toml")).unwrap();
        assert_eq!(errors_at(&folder.0), ["unreadable-file"]);
    }

    #[test]
    fn folders_with_two_links_each_are_not_walked_by_every_way() {
        let folder = Folder::new("fan");
        for depth in 0..30 {
            fs::create_dir(folder.0.join(depth.to_string())).unwrap();
            for link in ["x", "y"] {
                symlink(
                    format!("../{}", depth + 1),
                    folder.0.join(format!("{depth}/{link}")),
                )
                .unwrap();
            }
        }
        folder.file("30/org.toml", "[org.a]\nname = \"A\"\n");
        assert_eq!(errors_at(&folder.0.join("0")), ["unreadable-file"]);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = Folder::new("pipe");
        let pipe = folder.0.join("x.toml");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(errors_at(&pipe), ["unreadable-file"]);
        assert_eq!(errors_at(&folder.0), ["unreadable-file"]);
    }

    #[test]
    fn a_file_that_may_not_be_read_is_told_and_the_others_are_read() {
        let folder = Folder::new("secret");
        let secret = folder.file("a.toml", "[org.a]\nname = \"A\"\n");
        folder.file("b.toml", "[org.b]\nnmae = \"B\"\n");
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o0)).unwrap();
        // The superuser may read all.
        let expected: &[&str] = match fs::read(&secret) {
            Ok(_) => &["missing-field", "unknown-field"],
            Err(_) => &["missing-field", "unknown-field", "unreadable-file"],
        };
        assert_eq!(errors_at(&folder.0), expected);
    }
}
