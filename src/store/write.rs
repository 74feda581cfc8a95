//! Writing so that a file is whole before and after, whatever happens in between: a temporary
//! file beside the target, its bytes on disk, the rename, the folder on disk.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::{StoreError, io_error};

/// The start of a temporary file's name; `.gitignore` knows it, and loading passes it over.
pub(crate) const TEMPORARY: &str = ".supervise-";

/// Writes a file that must not be there yet.
pub(crate) fn create(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = root.join(path);
    let folder = target.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(io_error(path))?;
    stay_inside(root, folder, path)?;
    let temporary = prepare(folder, bytes, step).map_err(io_error(path))?;
    mode(temporary.path(), None).map_err(io_error(path))?;
    step("before-rename");
    match temporary.persist_noclobber(&target) {
        Ok(_) => {}
        Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(StoreError::Exists(path.to_owned()));
        }
        Err(e) => return Err(io_error(path)(e.error)),
    }
    step("after-rename");
    sync_folder(folder).map_err(io_error(path))
}

/// Writes a file that must still have the bytes it was read with.
pub(crate) fn replace(
    root: &Path,
    path: &Path,
    before: &[u8],
    bytes: &[u8],
) -> Result<(), StoreError> {
    let target = root.join(path);
    let folder = target.parent().unwrap_or(root);
    stay_inside(root, folder, path)?;
    if fs::symlink_metadata(&target)
        .map_err(io_error(path))?
        .is_symlink()
    {
        return Err(StoreError::Changed(path.to_owned()));
    }
    let temporary = prepare(folder, bytes, step).map_err(io_error(path))?;
    mode(temporary.path(), Some(&target)).map_err(io_error(path))?;
    step("before-rename");
    if fs::read(&target).map_err(io_error(path))? != before {
        return Err(StoreError::Changed(path.to_owned()));
    }
    temporary
        .persist(&target)
        .map_err(|e| io_error(path)(e.error))?;
    step("after-rename");
    sync_folder(folder).map_err(io_error(path))
}

/// Removes a file that must still have the bytes it was written with.
pub(crate) fn remove(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = root.join(path);
    let folder = target.parent().unwrap_or(root);
    stay_inside(root, folder, path)?;
    if fs::read(&target).map_err(io_error(path))? != bytes {
        return Err(StoreError::Changed(path.to_owned()));
    }
    fs::remove_file(&target).map_err(io_error(path))?;
    sync_folder(folder).map_err(io_error(path))
}

/// Writes a file of the ledger that is no record, making its folder, in the place of one that may
/// be there.
pub(crate) fn beside(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = root.join(path);
    let folder = target.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(io_error(path))?;
    stay_inside(root, folder, path)?;
    over(&target, bytes)
}

/// Writes a file whole, in the place of one that may be there.
pub(crate) fn over(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if path.exists() && !path.is_file() {
        // A device such as /dev/stdout is written to, not replaced.
        let is_folder = path.is_dir();
        let result = if is_folder {
            Err(std::io::ErrorKind::IsADirectory.into())
        } else {
            fs::write(path, bytes)
        };
        return result.map_err(io_error(path));
    }
    let temporary = prepare(folder, bytes, |_| {}).map_err(io_error(path))?;
    mode(temporary.path(), Some(path).filter(|p| p.exists())).map_err(io_error(path))?;
    temporary
        .persist(path)
        .map_err(|e| io_error(path)(e.error))?;
    Ok(())
}

/// Refuses a folder that a symbolic link has moved out of the ledger.
pub(crate) fn stay_inside(root: &Path, folder: &Path, path: &Path) -> Result<(), StoreError> {
    let real = |p: &Path| fs::canonicalize(p).map_err(io_error(path));
    if real(folder)?.starts_with(real(root)?) {
        Ok(())
    } else {
        let error = std::io::Error::new(std::io::ErrorKind::PermissionDenied, "outside the ledger");
        Err(io_error(path)(error))
    }
}

/// The bytes on disk beside their place, telling each step.
fn prepare(folder: &Path, bytes: &[u8], step: fn(&str)) -> std::io::Result<NamedTempFile> {
    step("before-temporary");
    let mut temporary = Builder::new()
        .prefix(TEMPORARY)
        .suffix(".tmp")
        .tempfile_in(folder)?;
    step("temporary-made");
    let half = bytes.len() / 2;
    temporary.write_all(&bytes[..half])?;
    step("half-written");
    temporary.write_all(&bytes[half..])?;
    step("written");
    temporary.as_file().sync_all()?;
    step("synced");
    Ok(temporary)
}

/// Gives the new file the mode of the old one, or that of an ordinary file.
#[cfg(unix)]
fn mode(new: &Path, old: Option<&Path>) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = match old {
        Some(old) => fs::metadata(old)?.permissions(),
        None => fs::Permissions::from_mode(0o644),
    };
    fs::set_permissions(new, permissions)
}

#[cfg(not(unix))]
fn mode(_: &Path, _: Option<&Path>) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The disk steps of a record, in order: in a debug build the program dies at the one that
/// `SUPERVISE_ABORT_AT` names, so that a test can cut the power there.
fn step(name: &str) {
    if cfg!(debug_assertions) && std::env::var("SUPERVISE_ABORT_AT").is_ok_and(|at| at == name) {
        std::process::abort();
    }
}
