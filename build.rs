//! Lists the files of `graphs/`, so that the binary holds the text that a curator edits.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=graphs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?)
        .join("graphs");
    let mut code = String::from("&[\n");
    for graph in sorted(&root)?.into_iter().filter(|path| path.is_dir()) {
        let mut files = Vec::new();
        collect(&graph, &graph, &mut files)?;
        let name = graph
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Writing to a string cannot fail.
        let _ = writeln!(code, "    ({name:?}, &[");
        for (name, path) in files {
            let path = path.display().to_string();
            let _ = writeln!(code, "        ({name:?}, include_str!({path:?})),");
        }
        code.push_str("    ]),\n");
    }
    code.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("builtin.rs"), code)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for path in sorted(folder)? {
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if is_graph_file(&path) {
            let name = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            files.push((name, path));
        }
    }
    Ok(())
}

/// As `load` has it: the endings of TOML, JSON and JSON Lines.
fn is_graph_file(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ["toml", "json", "jsonl", "ndjson"].contains(&ending))
}
