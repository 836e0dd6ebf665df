//! Counts the rows of files.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::cells::Cells;
use super::times::Times;
use super::{Counts, Same};
use crate::columns::Columns;
use crate::files::{self, Format, Input, Line, LineReader, ParquetFile};
use crate::progress::Progress;
use crate::{FleetError, lines};

/// All columns that are counted. The evidence is not read.
pub(crate) const COLUMNS: [&str; 8] = [
    "time",
    "verdict",
    "reason",
    "claimed_engine",
    "claimed_version",
    "failed",
    "times_hash",
    "wire",
];

/// How many rows are held at a time.
const ROWS: usize = 4096;

/// What is read at a time: a file of lines, or a row group.
struct Part<'a> {
    input: &'a Input,
    row_group: usize,
    bytes: u64,
}

/// Counts all rows of these files, on all processors.
///
/// # Errors
///
/// A file cannot be read, or holds no rows that this crate judged.
pub fn read(inputs: &[Input]) -> Result<Counts, FleetError> {
    let mut parts = Vec::new();
    for input in inputs {
        let groups = match input.format {
            Format::Parquet => row_groups(input)?,
            Format::Lines | Format::CompressedLines => 1,
        };
        let bytes = input.bytes / groups.max(1) as u64;
        parts.extend((0..groups).map(|row_group| Part {
            input,
            row_group,
            bytes,
        }));
    }
    let progress = Progress::new(parts.iter().map(|part| part.bytes).sum());
    let shared = Shared {
        progress: &progress,
        same: Mutex::default(),
    };
    let cells: Result<Cells, FleetError> = parts
        .par_iter()
        .with_max_len(8)
        .try_fold(Cells::default, |mut cells, part| {
            match part.input.format {
                Format::Parquet => of_row_group(part, &mut cells, &shared)?,
                Format::Lines | Format::CompressedLines => {
                    of_lines(part.input, &mut cells, &shared)?;
                }
            }
            progress.skip(part.bytes);
            Ok(cells)
        })
        .try_reduce(Cells::default, |mut all, cells| {
            all.add_all(cells);
            Ok(all)
        });
    progress.finish();
    let same = shared.same.into_inner();
    Ok(Counts {
        cells: cells?,
        same: same.unwrap_or_else(PoisonError::into_inner),
    })
}

/// What all processors count into.
struct Shared<'a> {
    progress: &'a Progress,
    same: Mutex<Same>,
}

impl Shared<'_> {
    /// Counts some rows at a time, since processors wait for each other here.
    fn add(&self, times: &mut Vec<Times>) {
        let same = self.same.lock();
        let mut same = same.unwrap_or_else(PoisonError::into_inner);
        for times in times.drain(..) {
            same.add(&times);
        }
    }
}

fn row_groups(input: &Input) -> Result<usize, FleetError> {
    let file = ParquetFile::open(&input.path)?;
    for column in ["time", "verdict", "failed"] {
        if !file.has(column) {
            let path = input.path.clone();
            return Err(FleetError::NoColumn { path, column });
        }
    }
    Ok(file.row_groups().len())
}

fn of_row_group(part: &Part<'_>, cells: &mut Cells, shared: &Shared<'_>) -> Result<(), FleetError> {
    let path = &part.input.path;
    let file = ParquetFile::open(path)?;
    let reader = file.read(&COLUMNS, vec![part.row_group], ROWS);
    for batch in reader.map_err(FleetError::parquet(path))? {
        let rows = Columns::new(&batch?).rows();
        let mut times = rows.iter().filter_map(|row| cells.add(row)).collect();
        shared.add(&mut times);
        shared.progress.add(rows.len() as u64, 0);
    }
    Ok(())
}

fn of_lines(input: &Input, cells: &mut Cells, shared: &Shared<'_>) -> Result<(), FleetError> {
    let mut reader = LineReader::new(files::lines(input)?);
    let mut number = 0_u64;
    let mut times = Vec::new();
    while let Some(line) = reader.next_line().map_err(FleetError::file(&input.path))? {
        number += 1;
        let row = match line {
            Line::Whole(b"") => continue,
            Line::Whole(line) => lines::judged(line),
            Line::TooLong(_) => Err(crate::unjudged::RowError::TooLong),
        };
        let row = row.map_err(|error| {
            FleetError::Asked(format!(
                "{}, line {number}: {error}; judge the file with `batch` first",
                input.path.display()
            ))
        })?;
        times.extend(cells.add(&row));
        if times.len() >= ROWS {
            shared.add(&mut times);
        }
        shared.progress.add(1, 0);
    }
    shared.add(&mut times);
    Ok(())
}
