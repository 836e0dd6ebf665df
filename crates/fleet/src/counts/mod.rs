//! How many visitors show what, by browser and day.
//!
//! The counts need one pass over the rows, and as much memory as there are browsers, days and kinds
//! of failure, whatever the number of rows.

mod cells;
mod copies;
mod read;
mod repeats;
mod sign;
mod times;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::cells::Cell;
pub(crate) use self::read::COLUMNS;
pub use self::read::read;
pub use self::sign::Sign;

use self::cells::Cells;
use self::copies::Copies;
use self::repeats::Repeats;
use self::times::{Places, Times};
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
    same: Same,
}

/// Who has the times of others. It is one for all processors, since it is the largest part.
#[derive(Clone, Debug, Default)]
struct Same {
    places: Places,
    repeats: Repeats,
    copies: Copies,
}

impl Same {
    fn add(&mut self, times: &Times) {
        let place = self.places.of(times);
        self.repeats.add(place);
        self.copies.add(place);
    }
}

impl Counts {
    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        if let Some(times) = self.cells.add(row) {
            self.same.add(&times);
        }
    }

    /// How many rows have no time, and are counted nowhere else.
    pub fn without_time(&self) -> u64 {
        self.cells.without_time
    }

    /// Counts whose evidence has the times of others. Afterwards no row can be added.
    pub fn finish(self) -> BTreeMap<Browser, BTreeMap<NaiveDate, Cell>> {
        let Self { mut cells, same } = self;
        let mut count = |place, count: &dyn Fn(&mut Cell)| {
            let browser = same.places.browser(place).cloned();
            if let Some((browser, day)) = browser.zip(Places::day(place)) {
                count(cells.cell(browser, day));
            }
        };
        for (place, counted) in same.repeats.counts() {
            count(place, &|cell| {
                cell.timed += counted.of;
                cell.show(Sign::Repeated, counted.repeated);
            });
        }
        for (place, copies) in same.copies.counts() {
            count(place, &|cell| cell.show(Sign::Copied, copies.into()));
        }
        cells.of
    }
}
