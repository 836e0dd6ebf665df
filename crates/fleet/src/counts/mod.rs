//! How many visitors show what, by browser and day.
//!
//! The counts need one pass over the rows, and as much memory as there are browsers, days and kinds
//! of failure, whatever the number of rows.

mod cells;
mod read;
mod repeats;
mod sign;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::cells::Cell;
pub(crate) use self::read::COLUMNS;
pub use self::read::read;
pub use self::sign::Sign;

use self::cells::Cells;
use self::repeats::Repeats;
use crate::row::Row;

/// The browser that a visitor claims to have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Browser {
    /// Its engine.
    pub engine: String,
    /// Its major version.
    pub version: Option<u32>,
}

impl fmt::Display for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.version {
            Some(version) => write!(formatter, "{} {version}", self.engine),
            None => formatter.write_str(&self.engine),
        }
    }
}

/// The counts.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    cells: Cells,
    repeats: Repeats,
}

impl Counts {
    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        if let Some(times) = self.cells.add(row) {
            self.repeats.add(&times);
        }
    }

    /// How many rows have no time, and are counted nowhere else.
    pub fn without_time(&self) -> u64 {
        self.cells.without_time
    }

    /// Counts whose evidence has the times of others. Afterwards no row can be added.
    pub fn finish(self) -> BTreeMap<Browser, BTreeMap<NaiveDate, Cell>> {
        let mut cells = self.cells;
        for (browser, day, count) in self.repeats.counts() {
            let cell = cells.cell(browser, day);
            cell.timed += count.of;
            if count.repeated > 0 {
                *cell.signs.entry(Sign::Repeated).or_default() += count.repeated;
            }
        }
        cells.of
    }
}
