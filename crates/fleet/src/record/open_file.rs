//! The file that rows are appended to.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::retention::DAY;
use crate::FleetError;

/// How the name of a file ends that is written to.
const ENDING: &str = ".jsonl.open";

/// A file that is written to. While it is, it is locked.
#[derive(Debug)]
pub(super) struct OpenFile {
    path: PathBuf,
    file: File,
    begun: DateTime<Utc>,
    bytes: u64,
}

impl OpenFile {
    pub(super) fn new(folder: &Path, now: DateTime<Utc>) -> Result<Self, FleetError> {
        let folder = folder.join(format!("{DAY}{}", now.format("%Y-%m-%d")));
        fs::create_dir_all(&folder).map_err(FleetError::file(&folder))?;
        // Others record into the same folder.
        let name = format!(
            "{}-{:08x}{ENDING}",
            now.format("%Y%m%dT%H%M%SZ"),
            fastrand::u32(..)
        );
        let path = folder.join(name);
        let file = File::create_new(&path).map_err(FleetError::file(&path))?;
        file.lock().map_err(FleetError::file(&path))?;
        Ok(Self {
            path,
            file,
            begun: now,
            bytes: 0,
        })
    }

    pub(super) fn is_full(&self, now: DateTime<Utc>, longest: Duration, bytes: u64) -> bool {
        let age = (now - self.begun).to_std().unwrap_or_default();
        self.bytes >= bytes || age >= longest || now.date_naive() != self.begun.date_naive()
    }

    /// In one write, so that a line is there whole or not at all.
    pub(super) fn append(&mut self, line: &[u8]) -> Result<(), FleetError> {
        self.file
            .write_all(line)
            .map_err(FleetError::file(&self.path))?;
        self.bytes += line.len() as u64;
        Ok(())
    }

    pub(super) fn into_path(self) -> PathBuf {
        self.path
    }
}

/// The files that nobody writes to any more, because the program ended.
pub(super) fn left(folder: &Path) -> Result<Vec<PathBuf>, FleetError> {
    let mut found = Vec::new();
    for day in entries(folder)? {
        let is_day = day
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(DAY));
        if !is_day || !day.is_dir() {
            continue;
        }
        for path in entries(&day)? {
            let is_open = path.to_string_lossy().ends_with(ENDING);
            if is_open && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// What is in a folder, by name.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, FleetError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(FleetError::file(folder))? {
        found.push(entry.map_err(FleetError::file(folder))?.path());
    }
    found.sort();
    Ok(found)
}
