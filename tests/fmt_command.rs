//! Facts about `tieup fmt`: what it writes, and when it writes nothing.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNTIDY: &str = "\u{feff}[org.a]\r\nhq = \"KR\"   # 1\r\nname='A'\r\n";
const TIDY: &str = "[org.a]\nname = 'A'\nhq = \"KR\"    # 1\n";

/// A folder of its own for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, files: &[(&str, &str)]) -> Folder {
        let name = format!("tieup-fmt-{test}-{}", std::process::id());
        let folder = Folder(std::env::temp_dir().join(name));
        for (name, text) in files {
            let path = folder.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn run(arguments: &[&dyn AsRef<Path>]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command.arg("fmt");
    command.args(arguments.iter().map(AsRef::as_ref));
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn files_are_laid_out_in_place_and_no_others() {
    let files = [
        ("a.toml", UNTIDY),
        ("sub/b.toml", TIDY),
        (".c.toml", UNTIDY),
        ("d.txt", UNTIDY),
    ];
    let folder = Folder::new("place", &files);
    let (code, out, err) = run(&[&folder.0, &folder.0.join("a.toml")]);
    assert_eq!((code, &*out, &*err), (0, "", "1 of 2 files changed\n"));
    assert_eq!(folder.read("a.toml"), TIDY);
    assert_eq!(folder.read(".c.toml"), UNTIDY);
    assert_eq!(folder.read("d.txt"), UNTIDY);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 4);
    assert_eq!(run(&[&folder.0]).0, 0);
}

#[test]
fn check_shows_what_differs_and_writes_nothing() {
    let folder = Folder::new("check", &[("a.toml", UNTIDY), ("b.toml", TIDY)]);
    let (code, out, err) = run(&[&"--check", &folder.0]);
    let name = folder.0.join("a.toml").display().to_string();
    assert_eq!(
        out,
        format!(
            "--- {name}\n+++ {name} (laid out)\n@@ -1,3 +1,3 @@\n-�[org.a]␍\n-hq = \"KR\"   # 1␍\n-name='A'␍\n\
             +[org.a]\n+name = 'A'\n+hq = \"KR\"    # 1\n"
        )
    );
    assert_eq!((code, &*err), (1, "1 of 2 files differ\n"));
    assert_eq!(folder.read("a.toml"), UNTIDY);
    assert_eq!(run(&[&"--check", &folder.0.join("b.toml")]).0, 0);
}

#[test]
fn nothing_is_written_where_a_file_has_a_fault() {
    let files = [
        ("a.toml", UNTIDY),
        ("b.json", "{\"org\": }"),
        ("c.toml", "["),
    ];
    let folder = Folder::new("fault", &files);
    let (code, out, err) = run(&[&folder.0, &folder.0.join("d.toml"), &folder.0.join("e.txt")]);
    assert_eq!((code, &*out), (2, ""));
    for told in [
        "b.json:1:9",
        "c.toml:1:2",
        "d.toml",
        "e.txt",
        "nothing was written",
    ] {
        assert!(err.contains(told), "{told}: {err}");
    }
    assert_eq!(folder.read("a.toml"), UNTIDY);
}

#[test]
fn only_what_differs_is_shown() {
    let record = |id: u32| format!("[org.o{id}]\nname = \"O\"\n\n");
    let text: String = (0..50).map(record).collect();
    let untidy = text
        .replace("[org.o7]\n", "[org.o7]\n\n")
        .replace("[org.o40]\nname =", "[org.o40]\nname  =");
    let folder = Folder::new("show", &[("a.toml", &untidy)]);
    let (_, out, _) = run(&[&"--check", &folder.0]);
    let lines: Vec<&str> = out.lines().skip(2).collect();
    let shown = [
        "@@ -23,1 +23,0 @@",
        "-",
        "@@ -123,1 +122,1 @@",
        "-name  = \"O\"",
        "+name = \"O\"",
        "@@ -151,1 +150,0 @@",
        "-",
    ];
    assert_eq!(lines, shown);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new("unix", &[("a.toml", UNTIDY)]);
    let path = folder.0.join("a.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.toml", folder.0.join("b.toml")).unwrap();
    symlink(".", folder.0.join("loop")).unwrap();
    assert_eq!(run(&[&folder.0.join("b.toml"), &folder.0]).0, 0);
    assert_eq!(folder.read("a.toml"), TIDY);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(
        fs::symlink_metadata(folder.0.join("b.toml"))
            .unwrap()
            .is_symlink()
    );
}
