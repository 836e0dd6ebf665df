//! Rows that cannot be judged, kept aside with what is wrong with them.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::FleetError;
use crate::unjudged::RowError;

/// The file of refused rows of one part. It exists only if there are any.
pub(super) struct Refused {
    path: PathBuf,
    file: Option<BufWriter<File>>,
    pub(super) count: u64,
}

/// A line of that file.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a Path,
    /// The number of the row in its part of the file, from 1.
    row: u64,
    code: &'static str,
    error: String,
    text: &'a str,
}

impl Refused {
    /// A file of an earlier attempt is taken away.
    pub(super) fn new(path: PathBuf) -> Self {
        // Most often there is none.
        let _ = fs::remove_file(&path);
        Self {
            path,
            file: None,
            count: 0,
        }
    }

    pub(super) fn add(
        &mut self,
        from: &Path,
        row: u64,
        error: &RowError,
        text: &[u8],
    ) -> Result<(), FleetError> {
        self.count += 1;
        let entry = Entry {
            file: from,
            row,
            code: error.code(),
            error: error.to_string(),
            text: &String::from_utf8_lossy(text),
        };
        let mut line = serde_json::to_vec(&entry)
            .map_err(|error| FleetError::file(&self.path)(error.into()))?;
        line.push(b'\n');
        let file = match &mut self.file {
            Some(file) => file,
            none => {
                let file = File::create(&self.path).map_err(FleetError::file(&self.path))?;
                none.insert(BufWriter::new(file))
            }
        };
        file.write_all(&line).map_err(FleetError::file(&self.path))
    }

    pub(super) fn finish(mut self) -> Result<u64, FleetError> {
        if let Some(file) = &mut self.file {
            file.flush().map_err(FleetError::file(&self.path))?;
        }
        Ok(self.count)
    }
}
