//! The rates of every sign, by browser and day. Browsers, signs and days are numbered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::statistics::Rate;
use crate::counts::{Browser, Cell, Sign};

/// Whose rate it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The visitors with one browser.
    Browser(Browser),
    /// All visitors.
    All,
}

impl fmt::Display for Who {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Browser(browser) => browser.fmt(formatter),
            Self::All => formatter.write_str("all visitors"),
        }
    }
}

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The rates of those who have one browser, or of all.
#[derive(Debug)]
pub struct Series {
    /// Whose.
    pub who: Who,
    /// How many visitors each day has.
    pub visitors: Vec<u64>,
    /// The rate of each sign that they ever showed, on each day.
    rates: BTreeMap<usize, Vec<Rate>>,
}

/// All rates.
#[derive(Debug)]
pub struct Rates {
    /// Of each browser, and at last of all visitors.
    pub series: Vec<Series>,
    /// Every sign that was ever shown.
    pub signs: Vec<Sign>,
    /// From the first day to the last, also those without visitors.
    pub days: Vec<NaiveDate>,
}

impl Rates {
    /// Of these counts.
    pub fn new(counts: &BTreeMap<Browser, BTreeMap<NaiveDate, Cell>>) -> Self {
        let mut all: BTreeMap<NaiveDate, Cell> = BTreeMap::new();
        for (day, cell) in counts.values().flatten() {
            all.entry(*day).or_default().add(cell);
        }
        let ends = all.first_key_value().zip(all.last_key_value());
        let days: Vec<_> = ends.map_or_else(Vec::new, |((first, _), (last, _))| {
            first.iter_days().take_while(|day| day <= last).collect()
        });
        let shown: BTreeSet<_> = all.values().flat_map(|cell| cell.signs.keys()).collect();
        let signs: Vec<_> = shown.into_iter().cloned().collect();
        let of = |who, cells| Series::new(who, cells, &signs, &days);
        let browsers = counts.iter();
        let mut series: Vec<_> = browsers
            .map(|(browser, cells)| of(Who::Browser(browser.clone()), cells))
            .collect();
        series.push(of(Who::All, &all));
        Self {
            series,
            signs,
            days,
        }
    }

    /// The rates of each browser.
    pub fn browsers(&self) -> impl Iterator<Item = (usize, &Series, &Browser)> {
        let series = self.series.iter().enumerate();
        series.filter_map(|(number, series)| match &series.who {
            Who::Browser(browser) => Some((number, series, browser)),
            Who::All => None,
        })
    }
}

impl Series {
    fn new(
        who: Who,
        cells: &BTreeMap<NaiveDate, Cell>,
        signs: &[Sign],
        days: &[NaiveDate],
    ) -> Self {
        let cells: Vec<_> = days.iter().map(|day| cells.get(day)).collect();
        let own: BTreeSet<_> = cells
            .iter()
            .flatten()
            .flat_map(|cell| cell.signs.keys())
            .collect();
        let mut rates = BTreeMap::new();
        for (number, sign) in signs
            .iter()
            .enumerate()
            .filter(|(_, sign)| own.contains(sign))
        {
            let of_day = |cell: &Option<&Cell>| {
                cell.map_or_else(Rate::default, |cell| Rate {
                    count: cell.count(sign),
                    of: cell.visitors_for(sign),
                })
            };
            rates.insert(number, cells.iter().map(of_day).collect());
        }
        let visitors = cells
            .iter()
            .map(|cell| cell.map_or(0, |cell| cell.visitors));
        Self {
            who,
            visitors: visitors.collect(),
            rates,
        }
    }

    /// Every sign that was ever shown.
    pub fn signs(&self) -> impl Iterator<Item = usize> {
        self.rates.keys().copied()
    }

    /// The rate of a sign on a day.
    pub fn rate(&self, sign: usize, day: usize) -> Rate {
        match self.rates.get(&sign) {
            Some(days) => days.get(day).copied().unwrap_or_default(),
            None => Rate {
                count: 0,
                of: self.visitors(day),
            },
        }
    }

    /// How many visitors there were on a day.
    pub fn visitors(&self, day: usize) -> u64 {
        self.visitors.get(day).copied().unwrap_or(0)
    }
}
