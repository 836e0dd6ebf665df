//! Which evidence has the times of other evidence.
//!
//! All times cannot be kept in memory. Those are kept whose hash is small, and the smaller ones only
//! once there are too many. Equal times have equal hashes, so all of their kind are kept or none, and
//! the share among those kept is that among all.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::Browser;

/// How many different times are kept.
#[cfg(not(test))]
const MOST: usize = 1 << 20;
#[cfg(test)]
const MOST: usize = 1 << 10;

/// Times that were seen, with the browsers and days that they were seen in.
#[derive(Clone, Debug)]
pub(super) struct Repeats {
    /// Hashes below it are kept.
    below: u64,
    seen: HashMap<(NaiveDate, u64), Vec<(Browser, u64)>>,
}

impl Default for Repeats {
    fn default() -> Self {
        Self {
            below: u64::MAX,
            seen: HashMap::new(),
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
    pub(super) fn add(&mut self, day: NaiveDate, times: &str, browser: &Browser) {
        // A hash that is none is one of many, and not kept.
        let hash = u64::from_str_radix(times, 16).unwrap_or(u64::MAX);
        if hash < self.below {
            self.count(day, hash, browser, 1);
            self.shrink();
        }
    }

    pub(super) fn add_all(&mut self, others: Self) {
        self.below = self.below.min(others.below);
        let below = self.below;
        self.seen.retain(|(_, hash), _| *hash < below);
        for ((day, hash), browsers) in others.seen {
            for (browser, count) in browsers.iter().filter(|_| hash < below) {
                self.count(day, hash, browser, *count);
            }
        }
        self.shrink();
    }

    pub(super) fn counts(&self) -> Vec<(Browser, NaiveDate, Repeated)> {
        let mut counts: BTreeMap<(&Browser, NaiveDate), Repeated> = BTreeMap::new();
        for ((day, _), browsers) in &self.seen {
            let all: u64 = browsers.iter().map(|(_, count)| count).sum();
            for (browser, count) in browsers {
                let counted = counts.entry((browser, *day)).or_default();
                counted.of += count;
                counted.repeated += if all > 1 { *count } else { 0 };
            }
        }
        let counts = counts.into_iter();
        counts
            .map(|((browser, day), count)| (browser.clone(), day, count))
            .collect()
    }

    fn count(&mut self, day: NaiveDate, hash: u64, browser: &Browser, number: u64) {
        let browsers = self.seen.entry((day, hash)).or_default();
        match browsers.iter_mut().find(|(seen, _)| seen == browser) {
            Some((_, count)) => *count += number,
            None => browsers.push((browser.clone(), number)),
        }
    }

    fn shrink(&mut self) {
        while self.seen.len() > MOST {
            self.below /= 2;
            let below = self.below;
            self.seen.retain(|(_, hash), _| *hash < below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(of: &[Repeated]) -> f64 {
        let [all, repeated] = [|it: &Repeated| it.of, |it: &Repeated| it.repeated]
            .map(|number| of.iter().map(number).sum::<u64>() as f64);
        repeated / all
    }

    #[test]
    fn the_share_is_that_of_all_though_only_some_are_kept() {
        let browser = Browser {
            engine: "blink".to_owned(),
            version: Some(1),
        };
        let mut random = fastrand::Rng::with_seed(3);
        let [mut one, mut other] = [(); 2].map(|()| Repeats::default());
        for _ in 0..20_000 {
            // Every fourth comes twice, in different files.
            let times = format!("{:016x}", random.u64(..));
            one.add(NaiveDate::default(), &times, &browser);
            if random.u8(0..4) == 0 {
                other.add(NaiveDate::default(), &times, &browser);
            }
        }
        one.add_all(other);
        assert!(one.seen.len() <= MOST, "{}", one.seen.len());
        let counts: Vec<_> = one
            .counts()
            .into_iter()
            .map(|(_, _, count)| count)
            .collect();
        let share = share(&counts);
        assert!((share - 0.4).abs() < 0.05, "{share}");
    }

    #[test]
    fn times_are_compared_on_the_same_day_only() {
        let browser = Browser {
            engine: "blink".to_owned(),
            version: None,
        };
        let mut repeats = Repeats::default();
        let day = NaiveDate::default();
        for (day, times) in [
            (day, "1"),
            (day + chrono::Days::new(1), "1"),
            (day, "2"),
            (day, "2"),
        ] {
            repeats.add(day, times, &browser);
        }
        let counts: Vec<_> = repeats
            .counts()
            .into_iter()
            .map(|(_, _, it)| (it.of, it.repeated))
            .collect();
        assert_eq!(counts, [(3, 2), (1, 0)]);
    }
}
