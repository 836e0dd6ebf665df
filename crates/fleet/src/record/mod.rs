//! Keeps rows as they come: appended as lines of JSON, which survive the end of the program, and
//! turned into Parquet once a file is full.
//!
//! ```text
//! FOLDER/day=2026-03-02/20260302T130000Z-3f9c.jsonl.open   written to now
//! FOLDER/day=2026-03-02/20260302T120000Z-3f9c.parquet      closed
//! ```
//!
//! Several programs may record into one folder. A file that a program left open is closed by the next
//! one that starts there.

mod closing;
mod judged;
mod open_file;
mod retention;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, Utc};
use clap::Args;

use self::open_file::OpenFile;
use crate::files::Format;
use crate::row::Row;
use crate::{FleetError, lines};

/// Where rows are kept, for how long, and in which form.
#[derive(Args, Clone, Debug)]
pub struct Recording {
    /// Keep what was judged in this folder; nothing is kept when left out
    #[arg(long = "record", value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// As what to keep it
    #[arg(
        long = "record-format",
        default_value = "parquet",
        value_name = "FORMAT"
    )]
    pub format: Format,
    /// After how many minutes a file is closed
    #[arg(long = "record-minutes", default_value_t = 60, value_name = "MINUTES")]
    pub minutes: u32,
    /// After how many bytes of lines a file is closed
    #[arg(long = "record-bytes", default_value_t = 256 << 20, value_name = "BYTES")]
    pub bytes: u64,
    /// After how many days rows are deleted; never when left out
    #[arg(long = "record-days", value_name = "DAYS")]
    pub days: Option<u32>,
}

impl Default for Recording {
    /// As the options are when left out.
    fn default() -> Self {
        Self {
            folder: None,
            format: Format::Parquet,
            minutes: 60,
            bytes: 256 << 20,
            days: None,
        }
    }
}

/// Appends rows. What was appended survives the end of the program.
#[derive(Debug)]
pub struct Recorder {
    folder: PathBuf,
    recording: Recording,
    open: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    file: Option<OpenFile>,
    closing: Vec<JoinHandle<Result<(), FleetError>>>,
}

impl Recorder {
    /// Begins to record, closes what another program left open, and deletes what is too old; nothing
    /// where nothing is to be recorded.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn new(recording: &Recording, now: DateTime<Utc>) -> Result<Option<Self>, FleetError> {
        let Some(folder) = recording.folder.clone() else {
            return Ok(None);
        };
        std::fs::create_dir_all(&folder).map_err(FleetError::file(&folder))?;
        for path in open_file::left(&folder)? {
            closing::close(&path, recording.format)?;
        }
        let recorder = Self {
            folder,
            recording: recording.clone(),
            open: Mutex::default(),
        };
        recorder.delete_old(now)?;
        Ok(Some(recorder))
    }

    /// Where rows are kept.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Appends a row that came now.
    ///
    /// # Errors
    ///
    /// The file cannot be written. The row is lost then; those before are not.
    pub fn record(&self, row: &Row, now: DateTime<Utc>) -> Result<(), FleetError> {
        let mut line = Vec::new();
        lines::write(row, &mut line)
            .map_err(|error| FleetError::file(&self.folder)(error.into()))?;
        // A row that somebody else could not append does not hinder this one.
        let mut state = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let longest = Duration::from_secs(60 * u64::from(self.recording.minutes));
        let is_full = |file: &OpenFile| file.is_full(now, longest, self.recording.bytes);
        if state.file.as_ref().is_some_and(is_full) {
            self.close(&mut state)?;
            self.delete_old(now)?;
        }
        let file = match &mut state.file {
            Some(file) => file,
            none => none.insert(OpenFile::new(&self.folder, now)?),
        };
        file.append(&line)
    }

    /// Closes the file, and waits until everything has its final form.
    ///
    /// # Errors
    ///
    /// A file cannot be written. Its lines are still there.
    pub fn finish(&self) -> Result<(), FleetError> {
        let mut state = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        self.close(&mut state)?;
        let closing = std::mem::take(&mut state.closing);
        for thread in closing {
            thread.join().unwrap_or_else(|_| {
                Err(FleetError::Asked("a file could not be closed".to_owned()))
            })?;
        }
        Ok(())
    }

    /// Who appends next does not wait until the file is turned into its final form.
    fn close(&self, state: &mut State) -> Result<(), FleetError> {
        let mut running = Vec::new();
        for thread in std::mem::take(&mut state.closing) {
            if thread.is_finished() {
                thread.join().unwrap_or(Ok(()))?;
            } else {
                running.push(thread);
            }
        }
        if let Some(file) = state.file.take() {
            let (path, format) = (file.into_path(), self.recording.format);
            running.push(std::thread::spawn(move || {
                let closed = closing::close(&path, format);
                // What is gone is closed, or its day was deleted meanwhile.
                if path.exists() { closed } else { Ok(()) }
            }));
        }
        state.closing = running;
        Ok(())
    }

    fn delete_old(&self, now: DateTime<Utc>) -> Result<(), FleetError> {
        match self.recording.days {
            Some(days) => retention::delete_before(&self.folder, now.date_naive(), days),
            None => Ok(()),
        }
    }
}
