//! One day beside those before, and days that differ one after the other.

use chrono::NaiveDate;

use super::changes::Beside;
use super::statistics::{Rate, Variation, p_value};

/// Fewer visitors than these show nothing.
pub(super) const FEWEST: u64 = 20;

/// The least change of the odds that is told: half as many again.
const LEAST_RATIO: f64 = 1.5;

/// A change is told only if it is of half a percent of the visitors, or of the odds by this factor.
const LEAST_DIFFERENCE: f64 = 0.005;
const LARGE_RATIO: f64 = 5.0;

/// A new version is told to differ from others only in what it shows to most of its visitors.
const OF_A_NEWCOMER: f64 = 0.2;

/// One day that differs.
pub(super) struct Differing {
    before: Rate,
    today: Rate,
    dispersion: f64,
    pub(super) p_value: f64,
}

/// Days that differ one after the other.
pub(super) struct Days {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) before: Rate,
    pub(super) during: Rate,
    pub(super) interval: (f64, f64),
    pub(super) p_value: f64,
}

impl Differing {
    pub(super) fn new(before: &[Rate], today: Rate, variation: Variation) -> Self {
        let all: Rate = before.iter().copied().sum();
        let share = (all.count as f64 + 0.5) / (all.of as f64 + 1.0);
        let dispersion = |visitors: f64| variation.dispersion(share, visitors);
        let of_today = dispersion(today.of as f64);
        let of_before = dispersion(all.of as f64 / (before.len() as f64).max(1.0));
        let is_enough = all.of >= FEWEST && today.of >= FEWEST;
        Self {
            before: all,
            today,
            dispersion: of_today,
            p_value: if is_enough {
                p_value((today, of_today), (all, of_before))
            } else {
                1.0
            },
        }
    }

    /// Whether the change matters, at the end of its interval that is the nearer.
    pub(super) fn is_large(&self, beside: Beside) -> bool {
        let Self {
            before,
            today,
            dispersion,
            ..
        } = self;
        let (low, high) = today.interval(*dispersion);
        let rises = today.share() > before.share();
        let nearest = if rises { low } else { high };
        let odds = |share: f64| share / (1.0 - share).max(1e-9);
        let mut ratio = odds(nearest) / before.odds().max(1e-9);
        if !rises {
            ratio = 1.0 / ratio.max(1e-9);
        }
        let difference = (nearest - before.share()).abs();
        if beside == Beside::OtherVersions {
            return difference >= OF_A_NEWCOMER;
        }
        ratio >= LEAST_RATIO && (difference >= LEAST_DIFFERENCE || ratio >= LARGE_RATIO)
    }

    fn rises(&self) -> bool {
        self.today.share() > self.before.share()
    }
}

/// Days that follow each other, in the same direction; one day between them may be missing, and all that
/// are passed over.
pub(super) fn joined(
    names: &[NaiveDate],
    days: Vec<(&usize, &Differing)>,
    is_passed_over: impl Fn(&usize) -> bool,
) -> Vec<Days> {
    let mut joined: Vec<Days> = Vec::new();
    let mut before = 0;
    for (number, differing) in days {
        let Some(day) = names.get(*number).copied() else {
            continue;
        };
        let missing = (before + 1..*number).filter(|day| !is_passed_over(day));
        let is_next = missing.count() <= 1;
        before = *number;
        let same = joined
            .last_mut()
            .filter(|it| is_next && (it.during.share() > it.before.share()) == differing.rises());
        if let Some(days) = same {
            days.last = day;
            days.during = days.during + differing.today;
            days.interval = days.during.interval(differing.dispersion);
            days.p_value = days.p_value.min(differing.p_value);
        } else {
            joined.push(Days {
                first: day,
                last: day,
                before: differing.before,
                during: differing.today,
                interval: differing.today.interval(differing.dispersion),
                p_value: differing.p_value,
            });
        }
    }
    joined
}
