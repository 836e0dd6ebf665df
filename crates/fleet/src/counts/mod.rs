//! How many visitors show what, by browser and day.
//!
//! The counts need one pass over the rows, and as much memory as there are browsers, days and kinds
//! of failure, whatever the number of rows.

mod read;
mod repeats;
mod sign;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, Timelike};
use serde::Serialize;

pub(crate) use self::read::COLUMNS;
pub use self::read::read;
pub use self::sign::Sign;

use self::repeats::Repeats;
use crate::row::Row;

/// More browsers than there are come from somebody who makes versions up; what is above is counted as
/// one of its engine.
const MOST_BROWSERS: usize = 4096;

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

/// The visitors with one browser on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub visitors: u64,
    /// How many of them show each sign.
    pub signs: BTreeMap<Sign, u64>,
    /// In which hour those came that were judged `tampered` or `emulated`, or whose evidence a
    /// server contradicted.
    pub hours: [u64; 24],
    /// Of how many it was told whether their times are those of others.
    pub timed: u64,
}

impl Cell {
    /// How many visitors could show a sign.
    pub fn visitors_for(&self, sign: &Sign) -> u64 {
        match sign {
            Sign::Repeated => self.timed,
            _ => self.visitors,
        }
    }

    /// How many visitors show a sign.
    pub fn count(&self, sign: &Sign) -> u64 {
        self.signs.get(sign).copied().unwrap_or(0)
    }

    /// Adds the visitors of another cell.
    pub fn add(&mut self, other: &Self) {
        self.visitors += other.visitors;
        self.timed += other.timed;
        for (sign, count) in &other.signs {
            *self.signs.entry(sign.clone()).or_default() += count;
        }
        for (hour, count) in self.hours.iter_mut().zip(other.hours) {
            *hour += count;
        }
    }
}

/// The counts.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    cells: BTreeMap<Browser, BTreeMap<NaiveDate, Cell>>,
    repeats: Repeats,
    /// How many rows have no time, and are counted nowhere else.
    pub without_time: u64,
}

impl Counts {
    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        let Some(time) = row.time else {
            self.without_time += 1;
            return;
        };
        let day = time.date_naive();
        let browser = self.browser(row);
        if let Some(times) = &row.judged.times_hash {
            self.repeats.add(day, times, &browser);
        }
        let is_suspicious = matches!(&*row.judged.verdict, "tampered" | "emulated")
            || row.wire.iter().flatten().any(|claim| claim.is_forged());
        let cell = self
            .cells
            .entry(browser)
            .or_default()
            .entry(day)
            .or_default();
        cell.visitors += 1;
        for sign in sign::of(row) {
            *cell.signs.entry(sign).or_default() += 1;
        }
        if let Some(hour) = cell
            .hours
            .get_mut(time.hour() as usize)
            .filter(|_| is_suspicious)
        {
            *hour += 1;
        }
    }

    /// Adds the counts of other rows.
    pub fn add_all(&mut self, others: Self) {
        self.without_time += others.without_time;
        self.repeats.add_all(others.repeats);
        for (browser, days) in others.cells {
            let own = self.cells.entry(browser).or_default();
            for (day, cell) in days {
                own.entry(day).or_default().add(&cell);
            }
        }
    }

    /// Counts whose evidence has the times of others. Afterwards no row can be added.
    pub fn finish(mut self) -> BTreeMap<Browser, BTreeMap<NaiveDate, Cell>> {
        for (browser, day, count) in self.repeats.counts() {
            let cell = self
                .cells
                .entry(browser)
                .or_default()
                .entry(day)
                .or_default();
            cell.timed += count.of;
            if count.repeated > 0 {
                *cell.signs.entry(Sign::Repeated).or_default() += count.repeated;
            }
        }
        self.cells
    }

    fn browser(&self, row: &Row) -> Browser {
        let browser = Browser {
            engine: row.judged.claimed_engine.clone().into_owned(),
            version: row.judged.claimed_version,
        };
        if self.cells.len() < MOST_BROWSERS || self.cells.contains_key(&browser) {
            return browser;
        }
        Browser {
            version: None,
            ..browser
        }
    }
}
