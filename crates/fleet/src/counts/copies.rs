//! Which times very many rows have.
//!
//! Once there are too many different times, `repeats` compares a sample of them, and may miss the copies
//! of few originals. These are found here in little memory, by the counters of
//! [Misra and Gries](https://en.wikipedia.org/wiki/Misra%E2%80%93Gries_summary): where a new one finds
//! no place, all are counted down by one, and those at zero leave. A counter is never above the truth,
//! and below it by at most the number of rows divided by that of counters.

use std::collections::HashMap;

use super::times::Place;

/// How many counters there are; see `repeats`.
#[cfg(not(test))]
const MOST: usize = (1 << 19) / 8 * 7;
#[cfg(test)]
const MOST: usize = 1 << 9;

/// So many rows with the same times on one day are many.
pub(super) const MANY: u32 = 50;

#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    counters: HashMap<Place, u32>,
}

impl Copies {
    pub(super) fn add(&mut self, place: Place) {
        if let Some(count) = self.counters.get_mut(&place) {
            *count = count.saturating_add(1);
        } else if self.counters.len() < MOST {
            self.counters.insert(place, 1);
        } else {
            self.counters.retain(|_, count| {
                *count -= 1;
                *count > 0
            });
        }
    }

    /// How many rows of each place have times that many have.
    pub(super) fn counts(self) -> Vec<(Place, u32)> {
        let mut counters: Vec<_> = self.counters.into_iter().collect();
        counters.sort_unstable();
        let copies = counters.chunk_by(|(one, _), (other, _)| one.is_copy(other));
        let many = copies.filter(|copies| {
            let counts = copies.iter().map(|(_, count)| *count);
            counts.fold(0, u32::saturating_add) >= MANY
        });
        many.flatten().copied().collect()
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use chrono::NaiveDate;

    use super::super::Browser;
    use super::super::times::{Places, Times};
    use super::*;

    /// Rows with times of their own, and so many copies of one original among them.
    fn counted(rows: u64, copies: u64) -> Vec<u32> {
        let browser = Browser {
            engine: "blink".to_owned(),
            version: Some(1),
        };
        let mut random = fastrand::Rng::with_seed(5);
        let mut places = Places::default();
        let mut counters = Copies::default();
        for row in 0..rows {
            let is_copy = row % (rows / copies) == 0;
            let hash = if is_copy { 1 } else { random.u64(..) };
            let times = Times::new(NaiveDate::MIN, &format!("{hash:x}"), &browser);
            counters.add(places.of(&times.expect("a hash")));
        }
        assert!(counters.counters.len() <= MOST);
        counters
            .counts()
            .into_iter()
            .map(|(_, count)| count)
            .collect()
    }

    #[test]
    fn copies_of_one_original_are_found_among_very_many() {
        let rows = 100_000;
        let counts = counted(rows, 1000);
        let error = rows as u32 / MOST as u32;
        let is_near = |count: &u32| (1000 - error..=1000).contains(count);
        assert!(
            counts.len() == 1 && counts.iter().all(is_near),
            "{counts:?}"
        );
    }

    #[test]
    fn a_few_copies_are_not_many() {
        assert_eq!(counted(400, u64::from(MANY) - 10), [0_u32; 0]);
    }
}
