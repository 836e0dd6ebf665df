//! The times of one row, made small: there are as many as rows.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Browser;

/// The times of one row, where they were seen.
#[derive(Clone, Debug)]
pub(super) struct Times {
    day: NaiveDate,
    hash: u64,
    browser: Browser,
}

impl Times {
    /// Nothing when the hash is none.
    pub(super) fn new(day: NaiveDate, hash: &str, browser: &Browser) -> Option<Self> {
        Some(Self {
            day,
            hash: u64::from_str_radix(hash, 16).ok()?,
            browser: browser.clone(),
        })
    }
}

/// The same with a number instead of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    /// The days since the first of the year 1.
    day: i32,
    pub(super) hash: u64,
    browser: u32,
}

impl Place {
    /// Whether both have the same times, whichever browser they claim.
    pub(super) fn is_copy(&self, other: &Self) -> bool {
        (self.day, self.hash) == (other.day, other.hash)
    }
}

/// The numbers of browsers.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    browsers: Vec<Browser>,
    numbers: BTreeMap<Browser, u32>,
}

impl Places {
    pub(super) fn of(&mut self, times: &Times) -> Place {
        Place {
            day: times.day.num_days_from_ce(),
            hash: times.hash,
            browser: self.number(&times.browser),
        }
    }

    pub(super) fn browser(&self, place: Place) -> Option<&Browser> {
        self.browsers.get(place.browser as usize)
    }

    pub(super) fn day(place: Place) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(place.day)
    }

    fn number(&mut self, browser: &Browser) -> u32 {
        if let Some(number) = self.numbers.get(browser) {
            return *number;
        }
        let number = u32::try_from(self.browsers.len()).unwrap_or(u32::MAX);
        self.browsers.push(browser.clone());
        self.numbers.insert(browser.clone(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_with_a_count_takes_24_bytes() {
        assert_eq!(size_of::<(Place, u32)>(), 24);
    }
}
