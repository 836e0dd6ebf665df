//! Versions that have become common only lately.

use std::collections::BTreeMap;

use super::Settings;
use super::rates::{Rates, Series, Who};
use super::statistics::Rate;

/// A version is common from the day on which so many of the visitors with its engine have it.
const COMMON: f64 = 0.01;

/// A version that had a quarter of that share before is none that just came.
const BEFORE: f64 = 0.25;

/// Since which day each new version is common.
pub(super) struct Newcomers {
    since: BTreeMap<usize, usize>,
    days: usize,
}

impl Newcomers {
    pub(super) fn find(rates: &Rates, settings: &Settings) -> Self {
        let quiet = settings.quiet_days as usize;
        let mut since = BTreeMap::new();
        for (number, series, _) in rates.browsers() {
            let before: Rate = (0..quiet).map(|day| share(rates, series, day)).sum();
            let first = (quiet..rates.days.len()).find(|day| {
                let today = share(rates, series, *day).share();
                today >= COMMON && before.share() < today * BEFORE
            });
            if let Some(first) = first {
                since.insert(number, first);
            }
        }
        Self {
            since,
            days: settings.days_before as usize,
        }
    }

    /// Whether a version is new on a day.
    pub(super) fn is_new(&self, number: usize, day: usize) -> bool {
        let since = self.since.get(&number);
        since.is_some_and(|since| (*since..since + self.days).contains(&day))
    }

    /// The rate of the other versions of the same engine, those that are not new.
    pub(super) fn others(&self, rates: &Rates, series: &Series, sign: usize, day: usize) -> Rate {
        let others = rates.browsers().filter(|(number, other, browser)| {
            Some(&*browser.engine) == engine(series)
                && other.who != series.who
                && !self.is_new(*number, day)
        });
        others.map(|(_, other, _)| other.rate(sign, day)).sum()
    }
}

fn engine(series: &Series) -> Option<&str> {
    match &series.who {
        Who::Browser(browser) => Some(&browser.engine),
        Who::All => None,
    }
}

/// How many of the visitors with the same engine have this version.
fn share(rates: &Rates, series: &Series, day: usize) -> Rate {
    let same = rates
        .browsers()
        .filter(|(_, _, browser)| Some(&*browser.engine) == engine(series));
    Rate {
        count: series.visitors(day),
        of: same.map(|(_, other, _)| other.visitors(day)).sum(),
    }
}
