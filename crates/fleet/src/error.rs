//! What can go wrong with a whole file or folder.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a command ended before its work was done. What is wrong with one row is a
/// [`RowError`](crate::unjudged::RowError) and ends nothing.
#[derive(Debug, Error)]
pub enum FleetError {
    /// A file or folder could not be read or written.
    #[error("cannot read or write {}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A Parquet file could not be read or written.
    #[error("cannot read or write {} as Parquet", path.display())]
    Parquet {
        /// Which.
        path: PathBuf,
        /// Why.
        source: parquet::errors::ParquetError,
    },
    /// Columns could not be made, or are none of ours.
    #[error("the columns do not fit")]
    Columns(#[from] arrow_schema::ArrowError),
    /// A Parquet file lacks what is needed.
    #[error("{}: there is no column `{column}`; write the file with `ontrack-judge batch`", path.display())]
    NoColumn {
        /// Which file.
        path: PathBuf,
        /// The name of the column.
        column: &'static str,
    },
    /// There is nothing to read.
    #[error("{}: no file here ends in .parquet, .jsonl or .jsonl.zst", path.display())]
    NoInput {
        /// Where.
        path: PathBuf,
    },
    /// What was asked for cannot be done.
    #[error("{0}")]
    Asked(String),
}

impl FleetError {
    /// The code; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "file",
            Self::Parquet { .. } => "parquet",
            Self::Columns(_) => "columns",
            Self::NoColumn { .. } => "no-column",
            Self::NoInput { .. } => "no-input",
            Self::Asked(_) => "asked",
        }
    }

    /// For `map_err`: names the file of an error.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }

    /// For `map_err`: names the Parquet file of an error.
    pub(crate) fn parquet(path: &Path) -> impl FnOnce(parquet::errors::ParquetError) -> Self {
        let path = path.to_owned();
        move |source| Self::Parquet { path, source }
    }
}
