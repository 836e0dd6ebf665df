//! A file that is full gets its final form.

use std::fs;
use std::io::BufReader;
use std::path::Path;

use crate::FleetError;
use crate::files::{Format, Line, LineReader, Writer};
use crate::lines;

/// How many rows are held at a time.
const ROWS: usize = 256;

/// Turns lines into what they are kept as. A line that the end of a program cut off is left out.
pub(super) fn close(open: &Path, format: Format) -> Result<(), FleetError> {
    let lines = open.with_extension("");
    if format == Format::Lines {
        return fs::rename(open, &lines).map_err(FleetError::file(open));
    }
    let path = lines.with_extension(format.ending());
    let file = fs::File::open(open).map_err(FleetError::file(open))?;
    let mut reader = LineReader::new(BufReader::with_capacity(1 << 18, file));
    let mut writer = Writer::new(&path, format)?;
    let mut rows = Vec::new();
    while let Some(line) = reader.next_line().map_err(FleetError::file(open))? {
        let Line::Whole(line) = line else { continue };
        let Ok(mut row) = lines::judged(line) else {
            continue;
        };
        row.evidence = lines::unjudged(line).ok().map(|unjudged| unjudged.evidence);
        rows.push(row);
        if rows.len() >= ROWS {
            writer.write(&rows)?;
            rows.clear();
        }
    }
    writer.write(&rows)?;
    writer.finish()?;
    fs::remove_file(open).map_err(FleetError::file(open))
}
