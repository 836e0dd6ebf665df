//! What changed among the visitors, and what it looks like: a new version of a browser, a change of
//! the page, or an attack.
//!
//! ```text
//! counts → rates → changes → happenings
//! ```

mod attacks;
mod changes;
mod differing;
mod happenings;
mod naming;
mod newcomers;
mod outlying;
mod rates;
pub mod statistics;
mod words;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

pub use self::changes::{Beside, Change};
pub use self::happenings::Happening;
pub use self::naming::Like;
pub use self::rates::{Rates, Series, Who};

use self::changes::Changes;
use crate::FleetError;
use crate::counts::{self, Counts};
use crate::files;

/// How changes are looked for.
#[derive(Args, Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// With how many days before a day is compared
    #[arg(long, default_value_t = 14, value_name = "DAYS")]
    pub days_before: u32,
    /// On how many days at the beginning nothing is looked for
    #[arg(long, default_value_t = 7, value_name = "DAYS")]
    pub quiet_days: u32,
    /// How probable one change that is none may be, in the whole of what is told
    #[arg(long, default_value_t = 0.01, value_name = "PROBABILITY")]
    pub false_alarms: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            days_before: 14,
            quiet_days: 7,
            false_alarms: 0.01,
        }
    }
}

/// Tells what changed among your visitors, and what it looks like
#[derive(Args, Clone, Debug)]
pub struct Drift {
    /// Files or folders of rows that `batch` wrote
    #[arg(required = true, value_name = "IN")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "its text would take the place of this command's"
    )]
    pub settings: Settings,
    /// Write every rate with its interval into this file, as CSV
    #[arg(long, value_name = "FILE")]
    pub rates: Option<PathBuf>,
    /// Tell it as one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What was found.
#[derive(Debug, Serialize)]
pub struct Found {
    /// How it was looked for.
    pub settings: Settings,
    /// How many visitors there were.
    pub visitors: u64,
    /// How many rows have no time, and were not looked at.
    pub without_time: u64,
    /// How many rows have a time more than two years from that of most, and were not looked at.
    pub outlying: u64,
    /// How many rates were compared.
    pub comparisons: u64,
    /// What happened, in the order of days.
    pub happenings: Vec<Happening>,
}

impl Drift {
    /// Tells it to a person, or as JSON.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or holds no judged rows; nothing can be written.
    pub fn run(&self, mut out: impl Write) -> Result<Found, FleetError> {
        let counts = counts::read(&files::find(&self.inputs)?)?;
        let (rates, found) = find(counts, self.settings);
        if let Some(path) = &self.rates {
            let file = File::create(path).map_err(FleetError::file(path))?;
            words::table(&rates, BufWriter::new(file)).map_err(FleetError::file(path))?;
        }
        let written = if self.json {
            let text = serde_json::to_string_pretty(&found)
                .map_err(|error| FleetError::Asked(error.to_string()))?;
            writeln!(out, "{text}")
        } else {
            write!(out, "{found}")
        };
        written.map_err(FleetError::file(Path::new("the output")))?;
        Ok(found)
    }
}

/// What changed in these counts; the rates beside it.
pub fn find(counts: Counts, settings: Settings) -> (Rates, Found) {
    let without_time = counts.without_time();
    let mut cells = counts.finish();
    let outlying = outlying::take(&mut cells);
    let rates = Rates::new(&cells);
    let changes = Changes::find(&rates, &settings);
    let of_all = rates.series.last();
    let found = Found {
        settings,
        visitors: of_all.map_or(0, |all| all.visitors.iter().sum()),
        without_time,
        outlying,
        comparisons: changes.comparisons,
        happenings: happenings::find(&rates, changes),
    };
    (rates, found)
}
