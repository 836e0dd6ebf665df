//! Which evidence has the times of other evidence.
//!
//! All times cannot be kept in memory. Those are kept whose hash is small, and the smaller ones only
//! once there are too many. Equal times have equal hashes, so all of their kind are kept or none, and
//! the share among those kept is that among all.

use std::collections::HashMap;

use super::times::Place;

/// How many different times are kept. A table of hashbrown with 2²⁰ places is full with seven eighths
/// of them, and takes 25 MiB.
#[cfg(not(test))]
const MOST: usize = (1 << 20) / 8 * 7;
#[cfg(test)]
const MOST: usize = 1 << 10;

/// Times that were seen, with the browsers and days that they were seen in.
#[derive(Clone, Debug)]
pub(super) struct Repeats {
    /// Hashes below it are kept.
    below: u64,
    seen: HashMap<Place, u32>,
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
    pub(super) fn add(&mut self, place: Place) {
        let is_new = place.hash < self.below && !self.seen.contains_key(&place);
        if is_new && self.seen.len() >= MOST {
            self.shrink();
        }
        if place.hash < self.below {
            let count = self.seen.entry(place).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// For each place.
    pub(super) fn counts(self) -> Vec<(Place, Repeated)> {
        let mut seen: Vec<_> = self.seen.into_iter().collect();
        seen.sort_unstable();
        let same = seen.chunk_by(|(one, _), (other, _)| one.is_copy(other));
        let counted = same.flat_map(|same| {
            let all: u64 = same.iter().map(|(_, count)| u64::from(*count)).sum();
            same.iter().map(move |(place, count)| {
                let of = u64::from(*count);
                let repeated = if all > 1 { of } else { 0 };
                (*place, Repeated { of, repeated })
            })
        });
        counted.collect()
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
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use chrono::NaiveDate;

    use super::super::Browser;
    use super::super::times::{Places, Times};
    use super::*;

    const DAY: NaiveDate = NaiveDate::MIN;

    fn browser(version: u32) -> Browser {
        Browser {
            engine: "blink".to_owned(),
            version: Some(version),
        }
    }

    fn place(places: &mut Places, day: NaiveDate, hash: &str, version: u32) -> Place {
        let times = Times::new(day, hash, &browser(version));
        places.of(&times.expect("a hash"))
    }

    fn sum(repeats: Repeats, is_counted: impl Fn(Place) -> bool) -> (u64, u64) {
        let counts = repeats.counts().into_iter();
        let counted = counts.filter(|(place, _)| is_counted(*place));
        counted.fold((0, 0), |(of, repeated), (_, it)| {
            (of + it.of, repeated + it.repeated)
        })
    }

    #[test]
    fn the_share_is_that_of_all_though_only_some_are_kept() {
        let mut random = fastrand::Rng::with_seed(3);
        let mut places = Places::default();
        let mut repeats = Repeats::default();
        for _ in 0..20_000 {
            // Every fourth comes twice.
            let hash = format!("{:016x}", random.u64(..));
            let place = place(&mut places, DAY, &hash, 1);
            repeats.add(place);
            if random.u8(0..4) == 0 {
                repeats.add(place);
            }
        }
        assert!(repeats.seen.len() <= MOST, "{}", repeats.seen.len());
        let (of, repeated) = sum(repeats, |_| true);
        let share = repeated as f64 / of as f64;
        assert!((share - 0.4).abs() < 0.05, "{share}");
    }

    #[test]
    fn times_are_compared_on_the_same_day_only() {
        let mut places = Places::default();
        let mut repeats = Repeats::default();
        let next = DAY + chrono::Days::new(1);
        for (day, hash) in [(DAY, "1"), (next, "1"), (DAY, "2"), (DAY, "2")] {
            repeats.add(place(&mut places, day, hash, 1));
        }
        assert_eq!(
            sum(repeats, |place| Places::day(place) == Some(DAY)),
            (3, 2)
        );
    }

    #[test]
    fn a_copy_that_claims_another_version_is_a_copy() {
        let mut places = Places::default();
        let mut repeats = Repeats::default();
        for (hash, version) in [("1", 1), ("1", 2), ("2", 2)] {
            repeats.add(place(&mut places, DAY, hash, version));
        }
        let is_second = |place| places.browser(place) == Some(&browser(2));
        assert_eq!(sum(repeats, is_second), (2, 1));
    }
}
