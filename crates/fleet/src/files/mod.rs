//! Files of rows: where they are, and how each kind is read and written.

mod line_reader;
mod parquet_file;
mod writer;

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

pub use self::line_reader::{LONGEST_LINE, Line, LineReader};
pub use self::parquet_file::ParquetFile;
pub use self::writer::Writer;
use crate::FleetError;

/// How rows are written down.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A line of JSON for each row
    #[value(name = "jsonl")]
    Lines,
    /// The same, compressed with Zstandard
    #[value(name = "jsonl.zst")]
    CompressedLines,
    /// Apache Parquet
    #[value(name = "parquet")]
    Parquet,
}

impl Format {
    /// How the names of such files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Lines => "jsonl",
            Self::CompressedLines => "jsonl.zst",
            Self::Parquet => "parquet",
        }
    }

    /// The format of a file of this name.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy();
        let all = [Self::Lines, Self::CompressedLines, Self::Parquet];
        all.into_iter()
            .find(|format| name.ends_with(&[".", format.ending()].concat()))
    }
}

/// A file of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub format: Format,
    /// How large it is.
    pub bytes: u64,
}

/// The files that were named, and all below the folders that were named, in the order of their
/// names. As other engines do, it passes over names that begin with `_` or `.`.
///
/// # Errors
///
/// One of them cannot be read, or none holds rows.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Input>, FleetError> {
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        collect(path, &mut found)?;
        if found.len() == before {
            return Err(FleetError::NoInput { path: path.clone() });
        }
    }
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<Input>) -> Result<(), FleetError> {
    let about = fs::metadata(path).map_err(FleetError::file(path))?;
    if about.is_dir() {
        let mut inside = Vec::new();
        for entry in fs::read_dir(path).map_err(FleetError::file(path))? {
            inside.push(entry.map_err(FleetError::file(path))?.path());
        }
        inside.sort();
        for path in inside {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !name.starts_with(['_', '.']) {
                collect(&path, found)?;
            }
        }
    } else if let Some(format) = Format::of(path) {
        found.push(Input {
            path: path.to_owned(),
            format,
            bytes: about.len(),
        });
    }
    Ok(())
}

/// Opens a file of lines.
///
/// # Errors
///
/// It cannot be opened.
pub fn lines(input: &Input) -> Result<Box<dyn BufRead>, FleetError> {
    let file = File::open(&input.path).map_err(FleetError::file(&input.path))?;
    Ok(match input.format {
        Format::CompressedLines => {
            let decoder = zstd::Decoder::new(file).map_err(FleetError::file(&input.path))?;
            Box::new(BufReader::with_capacity(1 << 18, decoder))
        }
        _ => Box::new(BufReader::with_capacity(1 << 18, file)),
    })
}
