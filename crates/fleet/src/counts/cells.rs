//! The visitors of each browser on each day.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Timelike};

use super::times::Times;
use super::{Browser, Sign, sign};
use crate::row::Row;

/// More browsers than there are come from somebody who makes versions up; what is above is counted as
/// one of its engine.
const MOST_BROWSERS: usize = 4096;

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

    /// Adds visitors who show a sign.
    pub(super) fn show(&mut self, sign: Sign, visitors: u64) {
        if visitors > 0 {
            *self.signs.entry(sign).or_default() += visitors;
        }
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

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    pub(super) of: BTreeMap<Browser, BTreeMap<NaiveDate, Cell>>,
    /// How many rows have no time, and are counted nowhere else.
    pub(super) without_time: u64,
}

impl Cells {
    /// Counts a row; its times, which can only be compared with those of all rows.
    pub(super) fn add(&mut self, row: &Row) -> Option<Times> {
        let Some(time) = row.time else {
            self.without_time += 1;
            return None;
        };
        let day = time.date_naive();
        let browser = self.browser(row);
        let times = row.judged.times_hash.as_ref();
        let times = times.and_then(|hash| Times::new(day, hash, &browser));
        let is_suspicious = matches!(&*row.judged.verdict, "tampered" | "emulated")
            || row.wire.iter().flatten().any(|claim| claim.is_forged());
        let cell = self.cell(browser, day);
        cell.visitors += 1;
        for sign in sign::of(row) {
            cell.show(sign, 1);
        }
        if let Some(hour) = cell
            .hours
            .get_mut(time.hour() as usize)
            .filter(|_| is_suspicious)
        {
            *hour += 1;
        }
        times
    }

    /// Adds the visitors of other rows.
    pub(super) fn add_all(&mut self, others: Self) {
        self.without_time += others.without_time;
        for (browser, days) in others.of {
            let own = self.of.entry(browser).or_default();
            for (day, cell) in days {
                own.entry(day).or_default().add(&cell);
            }
        }
    }

    pub(super) fn cell(&mut self, browser: Browser, day: NaiveDate) -> &mut Cell {
        self.of.entry(browser).or_default().entry(day).or_default()
    }

    fn browser(&self, row: &Row) -> Browser {
        let browser = Browser {
            engine: row.judged.claimed_engine.clone().into_owned(),
            version: row.judged.claimed_version,
        };
        if self.of.len() < MOST_BROWSERS || self.of.contains_key(&browser) {
            return browser;
        }
        Browser {
            version: None,
            ..browser
        }
    }
}
