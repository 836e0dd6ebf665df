//! Folders that are made, filled and swapped.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The files directly in a folder, in a stable order.
pub fn of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}

/// The files of a folder and of those below it, in a stable order.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = of(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            paths.extend(below(&entry.path())?);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether the file is JavaScript.
pub fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "js")
}

/// An empty folder, whatever was there before.
pub fn fresh(folder: &Path) -> Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())
}

/// Copies a file; its path is part of the error.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

/// Copies a folder with all it holds.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}

/// Puts `next` in the place of `current`, which waits in `previous` meanwhile.
pub fn swap(current: &Path, next: &Path, previous: &Path) -> Result<()> {
    remove(previous)?;
    if current.exists() {
        fs::rename(current, previous)?;
    }
    fs::rename(next, current)?;
    remove(previous)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}
