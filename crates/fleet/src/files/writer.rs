//! A file that rows are written to, and that has its name only when it is whole.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use parquet::arrow::ArrowWriter;

use super::{Format, parquet_file};
use crate::columns;
use crate::row::Row;
use crate::{FleetError, lines};

/// Writes the rows of one file.
pub struct Writer {
    path: PathBuf,
    partial: PathBuf,
    inner: Inner,
    text: Vec<u8>,
}

enum Inner {
    Lines(BufWriter<File>),
    Compressed(zstd::Encoder<'static, File>),
    Parquet(Box<ArrowWriter<File>>),
}

impl Writer {
    /// Begins a file. Until it is finished, its name ends in `.partial`.
    ///
    /// # Errors
    ///
    /// It cannot be made.
    pub fn new(path: &Path, format: Format) -> Result<Self, FleetError> {
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let file = File::create(&partial).map_err(FleetError::file(&partial))?;
        let inner = match format {
            Format::Lines => Inner::Lines(BufWriter::with_capacity(1 << 20, file)),
            Format::CompressedLines => {
                let encoder = zstd::Encoder::new(file, 3).map_err(FleetError::file(&partial))?;
                Inner::Compressed(encoder)
            }
            Format::Parquet => {
                let writer = parquet_file::properties().and_then(|properties| {
                    ArrowWriter::try_new(file, columns::schema(), Some(properties))
                });
                Inner::Parquet(Box::new(writer.map_err(FleetError::parquet(&partial))?))
            }
        };
        Ok(Self {
            path: path.to_owned(),
            partial,
            inner,
            text: Vec::new(),
        })
    }

    /// Writes some rows.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn write(&mut self, rows: &[Row]) -> Result<(), FleetError> {
        if let Inner::Parquet(writer) = &mut self.inner {
            let batch = columns::batch(rows)?;
            return writer
                .write(&batch)
                .map_err(FleetError::parquet(&self.partial));
        }
        self.text.clear();
        for row in rows {
            lines::write(row, &mut self.text)
                .map_err(|error| FleetError::file(&self.partial)(error.into()))?;
        }
        let written = match &mut self.inner {
            Inner::Lines(file) => file.write_all(&self.text),
            Inner::Compressed(file) => file.write_all(&self.text),
            Inner::Parquet(_) => Ok(()),
        };
        written.map_err(FleetError::file(&self.partial))
    }

    /// Ends the file and gives it its name; how many bytes it has.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn finish(self) -> Result<u64, FleetError> {
        let partial = &self.partial;
        let file = match self.inner {
            Inner::Lines(file) => file
                .into_inner()
                .map_err(std::io::IntoInnerError::into_error),
            Inner::Compressed(file) => file.finish(),
            Inner::Parquet(writer) => {
                let file = writer.into_inner();
                Ok(file.map_err(FleetError::parquet(partial))?)
            }
        };
        let file = file.map_err(FleetError::file(partial))?;
        let bytes = file.metadata().map_err(FleetError::file(partial))?.len();
        fs::rename(partial, &self.path).map_err(FleetError::file(&self.path))?;
        Ok(bytes)
    }
}
