//! Which evidence has the times of other evidence.
//!
//! All times cannot be kept in memory. Those are kept whose hash is small, and the smaller ones only
//! once there are too many. Equal times have equal hashes, so all of their kind are kept or none, and
//! the share among those kept is that among all.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use super::Browser;

/// How many different times are kept. A table of hashbrown with 2²⁰ places is full with seven eighths
/// of them, and takes 25 MiB.
#[cfg(not(test))]
const MOST: usize = (1 << 20) / 8 * 7;
#[cfg(test)]
const MOST: usize = 1 << 10;

/// The times of one row, where they were seen.
#[derive(Clone, Debug)]
pub(super) struct Times {
    day: NaiveDate,
    hash: u64,
    browser: Browser,
}

impl Times {
    pub(super) fn new(day: NaiveDate, hash: &str, browser: &Browser) -> Self {
        Self {
            day,
            // A hash that is none is one of many, and not kept.
            hash: u64::from_str_radix(hash, 16).unwrap_or(u64::MAX),
            browser: browser.clone(),
        }
    }
}

/// As small as it can be: there are as many as rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Place {
    /// The days since the first of the year 1.
    day: i32,
    hash: u64,
    /// Its place in `browsers`.
    browser: u32,
}

/// Times that were seen, with the browsers and days that they were seen in.
#[derive(Clone, Debug)]
pub(super) struct Repeats {
    /// Hashes below it are kept.
    below: u64,
    seen: HashMap<Place, u32>,
    browsers: Vec<Browser>,
    numbers: BTreeMap<Browser, u32>,
}

impl Default for Repeats {
    fn default() -> Self {
        Self {
            below: u64::MAX,
            seen: HashMap::new(),
            browsers: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }
}

/// Of so many, so many have the times of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeated {
    pub(super) of: u64,
    pub(super) repeated: u64,
}

impl Repeats {
    pub(super) fn add(&mut self, times: &Times) {
        if times.hash >= self.below {
            return;
        }
        let place = Place {
            day: times.day.num_days_from_ce(),
            hash: times.hash,
            browser: self.number(&times.browser),
        };
        let is_new = !self.seen.contains_key(&place);
        if is_new && self.seen.len() >= MOST {
            self.shrink();
        }
        if place.hash < self.below {
            let count = self.seen.entry(place).or_default();
            *count = count.saturating_add(1);
        }
    }

    pub(super) fn counts(self) -> Vec<(Browser, NaiveDate, Repeated)> {
        let mut seen: Vec<_> = self.seen.into_iter().collect();
        seen.sort_unstable();
        let mut counts: BTreeMap<(u32, i32), Repeated> = BTreeMap::new();
        for same in
            seen.chunk_by(|(one, _), (other, _)| (one.day, one.hash) == (other.day, other.hash))
        {
            let all: u64 = same.iter().map(|(_, count)| u64::from(*count)).sum();
            for (place, count) in same {
                let counted = counts.entry((place.browser, place.day)).or_default();
                counted.of += u64::from(*count);
                counted.repeated += if all > 1 { u64::from(*count) } else { 0 };
            }
        }
        let browsers = self.browsers;
        let counts = counts.into_iter().filter_map(|((browser, day), count)| {
            let browser = browsers.get(browser as usize)?.clone();
            Some((browser, NaiveDate::from_num_days_from_ce_opt(day)?, count))
        });
        counts.collect()
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

    /// Halves what is kept. The place that becomes free is used again, so the table does not grow.
    fn shrink(&mut self) {
        while self.seen.len() >= MOST {
            self.below /= 2;
            let below = self.below;
            self.seen.retain(|place, _| place.hash < below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: NaiveDate = NaiveDate::MIN;

    fn browser(version: u32) -> Browser {
        Browser {
            engine: "blink".to_owned(),
            version: Some(version),
        }
    }

    fn counted(repeats: Repeats) -> Vec<(u64, u64)> {
        let counts = repeats.counts().into_iter();
        counts.map(|(_, _, it)| (it.of, it.repeated)).collect()
    }

    #[test]
    fn the_share_is_that_of_all_though_only_some_are_kept() {
        let mut random = fastrand::Rng::with_seed(3);
        let mut repeats = Repeats::default();
        for _ in 0..20_000 {
            // Every fourth comes twice.
            let hash = format!("{:016x}", random.u64(..));
            let times = Times::new(DAY, &hash, &browser(1));
            repeats.add(&times);
            if random.u8(0..4) == 0 {
                repeats.add(&times);
            }
        }
        assert!(repeats.seen.len() <= MOST, "{}", repeats.seen.len());
        let [(of, repeated)] = counted(repeats)[..] else {
            panic!("one browser on one day");
        };
        let share = repeated as f64 / of as f64;
        assert!((share - 0.4).abs() < 0.05, "{share}");
    }

    #[test]
    fn times_are_compared_on_the_same_day_only() {
        let mut repeats = Repeats::default();
        let next = DAY + chrono::Days::new(1);
        for (day, hash) in [(DAY, "1"), (next, "1"), (DAY, "2"), (DAY, "2")] {
            repeats.add(&Times::new(day, hash, &browser(1)));
        }
        assert_eq!(counted(repeats), [(3, 2), (1, 0)]);
    }

    #[test]
    fn a_copy_that_claims_another_version_is_a_copy() {
        let mut repeats = Repeats::default();
        for version in [1, 2] {
            repeats.add(&Times::new(DAY, "1", &browser(version)));
        }
        repeats.add(&Times::new(DAY, "2", &browser(2)));
        assert_eq!(counted(repeats), [(1, 1), (2, 1)]);
    }

    #[test]
    fn what_was_kept_takes_no_more_room_than_it_says() {
        assert_eq!(size_of::<(Place, u32)>(), 24);
    }
}
