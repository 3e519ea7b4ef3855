//! Files that are written whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// Writes a file: into a new one beside it, which then takes its place. Whoever reads it meanwhile gets the old or the new one;
/// after a failure the old one is there, and nothing else.
///
/// What is no regular file (a pipe, `/dev/null`) is written to directly.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let pending = Pending::new(path, bytes)?;
    let written = pending.take_place(bytes);
    if written.is_err() {
        pending.discard();
    }
    written
}

/// Writes files, all or none: every new file stands beside its old one before the first takes its place. Should one of them
/// then not be able to, those that have are put back.
///
/// # Errors
///
/// Where a file can't be written; then none was.
pub(super) fn all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Failure> {
    put(files).map_err(|(path, error)| {
        let name = path.display();
        Failure::new(format!("`{name}` can't be written, so nothing was")).because(&error)
    })
}

fn put(files: &[(PathBuf, Vec<u8>)]) -> Result<(), (PathBuf, io::Error)> {
    let mut pending = Vec::new();
    for (path, bytes) in files {
        match Pending::new(path, bytes) {
            Ok(new) => {
                // What is no regular file may never end.
                let old = new.beside.as_ref().and_then(|_| fs::read(path).ok());
                pending.push((new, old));
            }
            Err(error) => {
                for (new, _) in &pending {
                    new.discard();
                }
                return Err((path.clone(), error));
            }
        }
    }
    for (at, ((path, bytes), (new, _))) in files.iter().zip(&pending).enumerate() {
        if let Err(error) = new.take_place(bytes) {
            for (new, _) in &pending[at..] {
                new.discard();
            }
            for ((path, _), (_, old)) in files.iter().zip(&pending).take(at) {
                let _ = match old {
                    Some(old) => whole(path, old),
                    None if new_file(path) => fs::remove_file(path),
                    None => Ok(()),
                };
            }
            return Err((path.clone(), error));
        }
    }
    Ok(())
}

fn new_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|what| what.is_file())
}

/// A file that is to take the place of another.
struct Pending {
    target: PathBuf,
    /// The new file; none where the target is no regular file.
    beside: Option<PathBuf>,
}

impl Pending {
    fn new(path: &Path, bytes: &[u8]) -> io::Result<Pending> {
        // A link stays a link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&target).ok();
        match &old {
            Some(what) if what.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Some(what) if !what.is_file() => {
                let beside = None;
                return Ok(Pending { target, beside });
            }
            Some(what) if what.permissions().readonly() => {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            _ => {}
        }
        let beside = beside(&target)?;
        let permissions = old.map(|old| old.permissions());
        if let Err(error) = fill(&beside, permissions, bytes) {
            if error.kind() != io::ErrorKind::AlreadyExists {
                let _ = fs::remove_file(&beside);
            }
            return Err(error);
        }
        let beside = Some(beside);
        Ok(Pending { target, beside })
    }

    fn take_place(&self, bytes: &[u8]) -> io::Result<()> {
        match &self.beside {
            Some(beside) => fs::rename(beside, &self.target),
            None => OpenOptions::new()
                .write(true)
                .open(&self.target)?
                .write_all(bytes),
        }
    }

    fn discard(&self) {
        if let Some(beside) = &self.beside {
            let _ = fs::remove_file(beside);
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

fn fill(beside: &Path, permissions: Option<fs::Permissions>, bytes: &[u8]) -> io::Result<()> {
    let mut file: File = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(beside)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_of_several_files_cannot_be_written_none_is() {
        let folder = std::env::temp_dir().join(format!("tieup-write-{}", std::process::id()));
        fs::create_dir_all(folder.join("folder")).unwrap();
        let file = |name: &str| folder.join(name);
        fs::write(file("old"), "old").unwrap();
        for unwritable in ["folder", "absent/x"] {
            let files = [
                (file("old"), b"new".to_vec()),
                (file("fresh"), b"new".to_vec()),
                (file(unwritable), b"new".to_vec()),
            ];
            let (path, _) = put(&files).unwrap_err();
            assert_eq!(path, file(unwritable));
            assert_eq!(fs::read(file("old")).unwrap(), b"old");
            assert_eq!(
                fs::read_dir(&folder).unwrap().count(),
                2,
                "nothing is left over"
            );
        }
        put(&[
            (file("old"), b"new".to_vec()),
            (file("fresh"), b"new".to_vec()),
        ])
        .unwrap();
        assert_eq!(fs::read(file("old")).unwrap(), b"new");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn files_that_have_been_replaced_are_put_back_when_a_later_one_fails() {
        let folder = std::env::temp_dir().join(format!("tieup-back-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (old, full) = (folder.join("old"), PathBuf::from("/dev/full"));
        if !full.exists() {
            return;
        }
        fs::write(&old, "old").unwrap();
        let files = [
            (old.clone(), b"new".to_vec()),
            (full.clone(), b"new".to_vec()),
        ];
        assert_eq!(put(&files).unwrap_err().0, full);
        assert_eq!(fs::read(&old).unwrap(), b"old");
        fs::remove_dir_all(&folder).unwrap();
    }
}
