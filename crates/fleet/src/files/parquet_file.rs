//! Parquet files.

use std::fs::File;
use std::path::Path;

use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use crate::FleetError;

/// How many rows stand in a row group. A reader holds one of each file.
const ROW_GROUP: usize = 16_384;

/// How many bytes of evidence a page holds, before compression. Zstandard finds the evidence before
/// that is alike within a page only.
const PAGE: usize = 4 << 20;

/// How rows are written.
pub(super) fn properties() -> Result<WriterProperties, ParquetError> {
    let columns_without_repetition = ["nonce_hash", "time", "times_hash", "evidence"];
    let mut properties = WriterProperties::builder()
        .set_created_by(concat!("ontrack-fleet ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .set_data_page_size_limit(PAGE)
        .set_write_batch_size(64);
    for column in columns_without_repetition {
        properties = properties.set_column_dictionary_enabled(column.into(), false);
    }
    let evidence = || ColumnPath::from("evidence");
    Ok(properties
        .set_column_statistics_enabled(evidence(), EnabledStatistics::None)
        .build())
}

/// The level of Zstandard.
const LEVEL: i32 = 3;

/// A Parquet file that was opened.
pub struct ParquetFile {
    file: File,
    metadata: ArrowReaderMetadata,
}

impl ParquetFile {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no Parquet file.
    pub fn open(path: &Path) -> Result<Self, FleetError> {
        let file = File::open(path).map_err(FleetError::file(path))?;
        // Whatever types of Arrow it was written from, text is read as text.
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let metadata =
            ArrowReaderMetadata::load(&file, options).map_err(FleetError::parquet(path))?;
        Ok(Self { file, metadata })
    }

    /// The rows and the compressed bytes of each row group.
    pub fn row_groups(&self) -> Vec<(u64, u64)> {
        let groups = self.metadata.metadata().row_groups().iter();
        let size = |number: i64| u64::try_from(number).unwrap_or(0);
        groups
            .map(|group| (size(group.num_rows()), size(group.compressed_size())))
            .collect()
    }

    /// Whether there is a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.metadata.schema().field_with_name(column).is_ok()
    }

    /// Reads these columns, as far as they are there, of these row groups.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn read(
        &self,
        columns: &[&str],
        row_groups: Vec<usize>,
        rows: usize,
    ) -> Result<ParquetRecordBatchReader, ParquetError> {
        let file = self.file.try_clone()?;
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let wanted = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
        builder
            .with_projection(wanted)
            .with_row_groups(row_groups)
            .with_batch_size(rows)
            .build()
    }
}
