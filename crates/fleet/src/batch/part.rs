//! One part is read, judged and written.

use std::fs;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::counts::Counts;
use super::plan::{Part, Plan};
use super::refused::Refused;
use crate::columns::Columns;
use crate::files::{self, Format, Input, Line, LineReader, ParquetFile, Writer};
use crate::privacy::Privacy;
use crate::progress::Progress;
use crate::row::Row;
use crate::unjudged::{RowError, Unjudged};
use crate::{FleetError, lines};

/// How many rows are held at a time. A row of the largest evidence has some MiB.
const ROWS: usize = 256;

/// The columns that are read.
const COLUMNS: [&str; 7] = [
    "nonce_hash",
    "time",
    "verdict",
    "reason",
    "judge_version",
    "wire",
    "evidence",
];

/// Where the output of a part goes.
struct Output<'a> {
    part: &'a Part,
    privacy: &'a Privacy,
    writer: Writer,
    refused: Refused,
    counts: Counts,
    rows: Vec<Row>,
    seen: u64,
}

/// Judges a part, unless that was done before; what became of its rows.
pub(super) fn judge(
    plan: &Plan,
    number: usize,
    out: &Path,
    progress: &Progress,
) -> Result<Counts, FleetError> {
    let Some(part) = plan.parts.get(number) else {
        return Ok(Counts::default());
    };
    let done = out.join(format!("_batch/part-{number:05}.json"));
    if let Some(counts) = fs::read(&done)
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok())
    {
        progress.skip(part.bytes);
        return Ok(counts);
    }
    let path = out.join(format!("part-{number:05}.{}", plan.format.ending()));
    let refused = out.join(format!("_refused/part-{number:05}.jsonl"));
    let mut output = Output {
        part,
        privacy: &plan.privacy,
        writer: Writer::new(&path, plan.format)?,
        refused: Refused::new(refused),
        counts: Counts::default(),
        rows: Vec::with_capacity(ROWS),
        seen: 0,
    };
    match part.format {
        Format::Parquet => row_groups(&mut output, progress)?,
        Format::Lines | Format::CompressedLines => lines_of(&mut output, progress)?,
    }
    output.flush()?;
    let mut counts = output.counts;
    counts.refused = output.refused.finish()?;
    counts.bytes = output.writer.finish()?;
    let text =
        serde_json::to_vec(&counts).map_err(|error| FleetError::file(&done)(error.into()))?;
    fs::write(&done, text).map_err(FleetError::file(&done))?;
    Ok(counts)
}

impl Output<'_> {
    fn add(&mut self, unjudged: Result<Unjudged, RowError>, text: &[u8]) -> Result<(), FleetError> {
        self.seen += 1;
        let judged = match unjudged {
            Ok(unjudged) => unjudged.judge(self.privacy),
            Err(error) => return self.refuse(&error, text),
        };
        match judged {
            Ok(row) => {
                self.counts.add(&row);
                self.rows.push(row);
                if self.rows.len() >= ROWS {
                    self.flush()?;
                }
                Ok(())
            }
            Err((evidence, error)) if text.is_empty() => self.refuse(&error, evidence.as_bytes()),
            Err((_, error)) => self.refuse(&error, text),
        }
    }

    fn refuse(&mut self, error: &RowError, text: &[u8]) -> Result<(), FleetError> {
        self.refused.add(&self.part.path, self.seen, error, text)
    }

    fn flush(&mut self) -> Result<(), FleetError> {
        if !self.rows.is_empty() {
            self.writer.write(&self.rows)?;
            self.rows.clear();
        }
        Ok(())
    }
}

fn row_groups(output: &mut Output<'_>, progress: &Progress) -> Result<(), FleetError> {
    let part = output.part;
    let file = ParquetFile::open(&part.path)?;
    let groups = (part.from as usize..part.to as usize).collect();
    let all: u64 = file
        .row_groups()
        .iter()
        .take(part.to as usize)
        .skip(part.from as usize)
        .map(|(rows, _)| rows)
        .sum();
    let reader = file
        .read(&COLUMNS, groups, ROWS)
        .map_err(FleetError::parquet(&part.path))?;
    for batch in reader {
        let batch = batch?;
        for unjudged in Columns::new(&batch).unjudged() {
            output.add(unjudged.ok_or(RowError::NoEvidence), &[])?;
        }
        let rows = batch.num_rows() as u64;
        progress.add(rows, part.bytes * rows / all.max(1));
    }
    Ok(())
}

fn lines_of(output: &mut Output<'_>, progress: &Progress) -> Result<(), FleetError> {
    let part = output.part;
    let failed = |error| FleetError::file(&part.path)(error);
    let mut reader = LineReader::new(opened(part)?);
    let is_range = part.format == Format::Lines;
    let length = part.to - part.from;
    // The line that began before is the part's before.
    if is_range && part.from > 0 {
        reader.skip_line().map_err(failed)?;
    }
    // One byte was read to see whether a line begins at the first.
    let begin = u64::from(is_range && part.from > 0);
    let mut before = reader.position;
    while !is_range || reader.position < length + begin {
        let unjudged = match reader.next_line().map_err(failed)? {
            None => break,
            Some(Line::Whole(b"")) => {
                before = reader.position;
                continue;
            }
            Some(Line::TooLong(line)) => (Err(RowError::TooLong), line.get(..4096).unwrap_or(line)),
            Some(Line::Whole(line)) => (lines::unjudged(line), line),
        };
        output.add(unjudged.0, unjudged.1)?;
        let read = reader.position - before;
        before = reader.position;
        progress.add(1, if is_range { read } else { 0 });
    }
    if !is_range {
        progress.skip(part.bytes);
    }
    Ok(())
}

fn opened(part: &Part) -> Result<Box<dyn BufRead>, FleetError> {
    let input = Input {
        path: part.path.clone(),
        format: part.format,
        bytes: part.bytes,
    };
    if part.format != Format::Lines || part.from == 0 {
        return files::lines(&input);
    }
    let mut file = fs::File::open(&part.path).map_err(FleetError::file(&part.path))?;
    file.seek(SeekFrom::Start(part.from - 1))
        .map_err(FleetError::file(&part.path))?;
    Ok(Box::new(BufReader::with_capacity(
        1 << 18,
        file.take(u64::MAX),
    )))
}
