//! Files that are written whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file: into a new one beside it, which then takes its place. Whoever reads it meanwhile gets the old or the new one;
/// after a failure the old one is there, and nothing else.
///
/// What is no regular file (a pipe, `/dev/null`) is written to directly.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(what) if what.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(what) if !what.is_file() => OpenOptions::new()
            .write(true)
            .open(&target)?
            .write_all(bytes),
        Ok(what) if what.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        old => {
            let beside = beside(&target)?;
            let permissions = old.ok().map(|old| old.permissions());
            let written = replace(&beside, &target, permissions, bytes);
            if written.is_err() {
                let _ = fs::remove_file(&beside);
            }
            written
        }
    }
}

fn beside(target: &Path) -> io::Result<PathBuf> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.new", std::process::id()));
    Ok(target.with_file_name(hidden))
}

fn replace(
    beside: &Path,
    target: &Path,
    permissions: Option<fs::Permissions>,
    bytes: &[u8],
) -> io::Result<()> {
    let mut file: File = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(beside)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()?;
    drop(file);
    fs::rename(beside, target)
}
