//! Into which parts the work falls, so that it can go on where it was left.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Batch;
use crate::FleetError;
use crate::files::{Format, Input, ParquetFile};
use crate::judged::JUDGE_VERSION;
use crate::privacy::Privacy;

/// The most rows of a Parquet file that one part has.
const ROWS: u64 = 131_072;

/// A part: what one processor does at a time, and what is done again after an interruption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) path: PathBuf,
    pub(super) format: Format,
    /// Row groups of a Parquet file, or bytes of a file of lines: from here, and up to there.
    pub(super) from: u64,
    pub(super) to: u64,
    /// How many bytes are read for it.
    pub(super) bytes: u64,
}

/// What is to be done. It is written down before the work begins.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Plan {
    pub(super) judge_version: String,
    pub(super) format: Format,
    pub(super) privacy: Privacy,
    pub(super) parts: Vec<Part>,
}

impl Plan {
    pub(super) fn new(inputs: &[Input], asked: &Batch) -> Result<Self, FleetError> {
        let mut parts = Vec::new();
        for input in inputs {
            match input.format {
                Format::Parquet => parts.extend(of_row_groups(input)?),
                Format::Lines => parts.extend(of_lines(input, asked.part_bytes.max(1))),
                Format::CompressedLines => parts.push(part(input, 0, u64::MAX, input.bytes)),
            }
        }
        let as_given = inputs.first().map_or(Format::Lines, |input| input.format);
        Ok(Self {
            judge_version: JUDGE_VERSION.to_owned(),
            format: asked.format.unwrap_or(as_given),
            privacy: asked.privacy.clone(),
            parts,
        })
    }

    /// Writes it into the folder of the output, or finds it there.
    pub(super) fn settle(&self, out: &Path) -> Result<(), FleetError> {
        let folder = out.join("_batch");
        let path = folder.join("plan.json");
        if let Ok(text) = fs::read_to_string(&path) {
            let is_same = serde_json::from_str::<Self>(&text).is_ok_and(|plan| plan == *self);
            return is_same.then_some(()).ok_or_else(|| {
                FleetError::Asked(format!(
                    "{} holds the output of other input, other options or another judge; name another folder, or empty this one",
                    out.display()
                ))
            });
        }
        if fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(FleetError::Asked(format!(
                "{} is not empty, and holds no output of this command; name another folder",
                out.display()
            )));
        }
        for folder in [&folder, &out.join("_refused")] {
            fs::create_dir_all(folder).map_err(FleetError::file(folder))?;
        }
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| FleetError::file(&path)(error.into()))?;
        // Half a plan would refuse every later run.
        let partial = folder.join("plan.partial");
        fs::write(&partial, text).map_err(FleetError::file(&partial))?;
        fs::rename(&partial, &path).map_err(FleetError::file(&path))
    }
}

fn part(input: &Input, from: u64, to: u64, bytes: u64) -> Part {
    Part {
        path: input.path.clone(),
        format: input.format,
        from,
        to,
        bytes,
    }
}

fn of_row_groups(input: &Input) -> Result<Vec<Part>, FleetError> {
    let file = ParquetFile::open(&input.path)?;
    if !file.has("evidence") {
        return Err(FleetError::NoColumn {
            path: input.path.clone(),
            column: "evidence",
        });
    }
    let mut parts = Vec::new();
    let (mut from, mut rows, mut bytes) = (0, 0, 0);
    let groups = file.row_groups();
    for (place, (group_rows, group_bytes)) in (0..).zip(&groups) {
        if rows > 0 && rows + group_rows > ROWS {
            parts.push(part(input, from, place, bytes));
            (from, rows, bytes) = (place, 0, 0);
        }
        rows += group_rows;
        bytes += group_bytes;
    }
    if rows > 0 {
        parts.push(part(input, from, groups.len() as u64, bytes));
    }
    Ok(parts)
}

fn of_lines(input: &Input, bytes: u64) -> impl Iterator<Item = Part> {
    let count = input.bytes.div_ceil(bytes);
    (0..count).map(move |place| {
        let from = place * bytes;
        let to = from.saturating_add(bytes).min(input.bytes);
        part(input, from, to, to - from)
    })
}
