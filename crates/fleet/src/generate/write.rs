//! Writes a fleet down.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use clap::Args;
use ontrack_judge::Evidence;
use rayon::prelude::*;
use serde::Serialize;

use super::{Fleet, Plan, Planted};
use crate::FleetError;
use crate::row::Claim;

/// How many visitors stand in one file.
const ROWS: u64 = 50_000;

/// Makes up the visitors of a site, from evidence that was recorded in real browsers
#[derive(Args, Clone, Debug)]
pub struct Generate {
    /// A folder for files of lines that `batch` reads
    #[arg(long)]
    pub out: PathBuf,
    /// How many visitors
    #[arg(long, default_value_t = 10_000)]
    pub rows: u64,
    /// On how many days
    #[arg(long, default_value_t = 28, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub days: u32,
    /// The first day
    #[arg(long, default_value = "2026-03-02")]
    pub from: NaiveDate,
    /// What happens, and every visitor, follows from it
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Let nothing happen: no new browser, no change of the page, no attack
    #[arg(long)]
    pub calm: bool,
    /// A folder like tests/evidence of the repository of ontrack-probe
    #[arg(long, default_value = "tests/evidence")]
    pub evidence: PathBuf,
}

/// What a site has of a visitor before it is judged.
#[derive(Serialize)]
struct Line<'a> {
    time: String,
    wire: &'a [Claim],
    evidence: &'a Evidence,
}

impl Generate {
    /// Writes the visitors, and on standard output what happens to them; the fleet.
    ///
    /// # Errors
    ///
    /// There is no recorded evidence, or the folder cannot be written.
    pub fn run(&self) -> Result<Fleet, FleetError> {
        let plan = Plan {
            seed: self.seed,
            rows: self.rows,
            days: self.days,
            from: self.from,
            planted: if self.calm {
                Planted::default()
            } else {
                Planted::ALL
            },
        };
        let fleet = Fleet::new(plan, &self.evidence)?;
        fs::create_dir_all(&self.out).map_err(FleetError::file(&self.out))?;
        let parts: Vec<_> = (0..self.rows.div_ceil(ROWS)).collect();
        parts.par_iter().with_max_len(1).try_for_each(|part| {
            let path = self.out.join(format!("visitors-{part:05}.jsonl.zst"));
            write(
                &fleet,
                &path,
                part * ROWS..((part + 1) * ROWS).min(self.rows),
            )
        })?;
        for words in fleet.happenings().words(self.from) {
            println!("{words}");
        }
        Ok(fleet)
    }
}

fn write(fleet: &Fleet, path: &Path, rows: std::ops::Range<u64>) -> Result<(), FleetError> {
    let file = File::create(path).map_err(FleetError::file(path))?;
    let mut file = zstd::Encoder::new(file, 3).map_err(FleetError::file(path))?;
    let mut text = Vec::new();
    for (evidence, time, wire) in rows.filter_map(|number| fleet.evidence(number)) {
        text.clear();
        line(&evidence, time, &wire, &mut text)
            .map_err(|error| FleetError::file(path)(error.into()))?;
        file.write_all(&text).map_err(FleetError::file(path))?;
    }
    file.finish().map_err(FleetError::file(path))?;
    Ok(())
}

/// Appends a line that `batch` reads.
pub(crate) fn line(
    evidence: &Evidence,
    time: DateTime<Utc>,
    wire: &[Claim],
    out: &mut Vec<u8>,
) -> Result<(), serde_json::Error> {
    let line = Line {
        time: time.to_rfc3339_opts(SecondsFormat::Millis, true),
        wire,
        evidence,
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.push(b'\n');
    Ok(())
}
