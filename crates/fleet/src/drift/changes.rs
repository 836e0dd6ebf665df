//! Which rates of which days differ from those before.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Settings;
use super::newcomers::Newcomers;
use super::rates::{Rates, Who};
use super::statistics::{Rate, Variation, p_value};
use crate::counts::Sign;

/// Fewer visitors than these show nothing.
const FEWEST: u64 = 20;

/// The least change of the odds that is told: half as many again.
const LEAST_RATIO: f64 = 1.5;

/// A change is told only if it is of half a percent of the visitors, or of the odds by this factor.
const LEAST_DIFFERENCE: f64 = 0.005;
const LARGE_RATIO: f64 = 5.0;

/// A new version is told to differ from others only in what it shows to most of its visitors.
const OF_A_NEWCOMER: f64 = 0.2;

/// What a rate is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beside {
    /// The days before.
    DaysBefore,
    /// The other versions of the same engine, on the same day, because the version is new.
    OtherVersions,
}

/// A rate that differs, from its first day to its last.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Whose rate.
    pub who: Who,
    /// Of what.
    pub sign: Sign,
    /// What it is compared with.
    pub beside: Beside,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// The rate that it is compared with.
    pub before: Rate,
    /// The rate on these days.
    pub during: Rate,
    /// Its interval at 95 %.
    pub interval: (f64, f64),
    /// The smallest p-value of a day.
    pub p_value: f64,
}

impl Change {
    /// Whether more visitors show the sign than before.
    pub fn is_rise(&self) -> bool {
        self.during.share() > self.before.share()
    }

    /// How many visitors more show the sign, or fewer.
    pub fn excess(&self) -> f64 {
        (self.during.share() - self.before.share()) * self.during.of as f64
    }
}

/// Every change, and how many comparisons were made to find them.
#[derive(Debug, Default)]
pub struct Changes {
    /// The changes.
    pub all: Vec<Change>,
    /// How many rates were compared.
    pub comparisons: u64,
}

/// One day that differs.
struct Differing {
    before: Rate,
    today: Rate,
    dispersion: f64,
    p_value: f64,
}

/// Which rate is compared with what: the numbers of whose it is and of the sign.
type Key = (usize, usize, Beside);

/// The search for changes.
struct Search<'a> {
    rates: &'a Rates,
    settings: &'a Settings,
    newcomers: Newcomers,
    /// What was found, by day.
    found: BTreeMap<Key, BTreeMap<usize, Differing>>,
}

impl Changes {
    /// Compares every rate of every day.
    pub fn find(rates: &Rates, settings: &Settings) -> Self {
        let mut search = Search {
            rates,
            settings,
            newcomers: Newcomers::find(rates, settings),
            found: BTreeMap::new(),
        };
        let days = settings.quiet_days as usize..rates.days.len();
        let comparisons: Vec<_> = days.map(|day| (day, search.comparisons(day))).collect();
        let count = comparisons
            .iter()
            .map(|(_, keys)| keys.len())
            .sum::<usize>();
        let threshold = settings.false_alarms / (count as f64).max(1.0);
        // In the order of days: what differed is no day to compare with.
        for (day, keys) in comparisons {
            search.compare(day, &keys, threshold);
        }
        let all = search.found.into_iter();
        Self {
            all: all
                .flat_map(|(key, days)| joined(rates, key, days))
                .collect(),
            comparisons: count as u64,
        }
    }
}

impl Search<'_> {
    /// Everything that is compared on a day.
    fn comparisons(&self, day: usize) -> Vec<Key> {
        let mut keys = Vec::new();
        for (number, series) in self.rates.series.iter().enumerate() {
            if series.visitors(day) < FEWEST {
                continue;
            }
            // Of all visitors together only what no mixture of browsers explains.
            let is_watched = |sign: &usize| {
                let sign = self.rates.signs.get(*sign);
                sign.is_some_and(|sign| {
                    is_watched(sign) && (series.who != Who::All || sign.accuses())
                })
            };
            let own = series.signs().filter(is_watched);
            keys.extend(own.map(|sign| (number, sign, Beside::DaysBefore)));
            if self.newcomers.is_new(number, day) {
                let every = (0..self.rates.signs.len()).filter(is_watched);
                keys.extend(every.map(|sign| (number, sign, Beside::OtherVersions)));
            }
        }
        keys
    }

    fn compare(&mut self, day: usize, keys: &[Key], threshold: f64) {
        let mut variations = BTreeMap::new();
        for key in keys {
            let (number, sign, beside) = *key;
            let Some(series) = self.rates.series.get(number) else {
                continue;
            };
            let is_of_all = series.who == Who::All;
            let variation = *variations
                .entry((sign, is_of_all))
                .or_insert_with(|| self.variation(number, sign, day, is_of_all));
            let before = match beside {
                Beside::DaysBefore => self.days_before(number, sign, day),
                Beside::OtherVersions => vec![self.newcomers.others(self.rates, series, sign, day)],
            };
            let differing = differing(&before, series.rate(sign, day), variation);
            let accuses = self.rates.signs.get(sign).is_some_and(Sign::accuses);
            if differing.p_value < threshold && is_large(&differing, beside, accuses) {
                self.found.entry(*key).or_default().insert(day, differing);
            }
        }
    }

    /// The rates of the last days on which nothing differed.
    fn days_before(&self, number: usize, sign: usize, day: usize) -> Vec<Rate> {
        let Some(series) = self.rates.series.get(number) else {
            return Vec::new();
        };
        let found = [Beside::DaysBefore, Beside::OtherVersions]
            .map(|beside| self.found.get(&(number, sign, beside)));
        let differs = |day: &usize| found.iter().flatten().any(|days| days.contains_key(day));
        let quiet = (0..day).rev().filter(|day| !differs(day));
        let there = quiet
            .map(|day| series.rate(sign, day))
            .filter(|rate| rate.of > 0);
        there.take(self.settings.days_before as usize).collect()
    }

    /// How much the days before vary: of all browsers together, because one has too few days. All
    /// visitors have days of their own.
    fn variation(&self, number: usize, sign: usize, day: usize, is_of_all: bool) -> Variation {
        let mut variation = Variation::default();
        if is_of_all {
            variation.add(&self.days_before(number, sign, day));
        } else {
            for (number, series, _) in self.rates.browsers() {
                if series.signs().any(|own| own == sign) {
                    variation.add(&self.days_before(number, sign, day));
                }
            }
        }
        variation
    }
}

/// Nobody wonders why fewer visitors are genuine once it is told what the others are.
fn is_watched(sign: &Sign) -> bool {
    !matches!(sign, Sign::Verdict(word) if word == "genuine")
}

fn differing(before: &[Rate], today: Rate, variation: Variation) -> Differing {
    let all: Rate = before.iter().copied().sum();
    let share = (all.count as f64 + 0.5) / (all.of as f64 + 1.0);
    let dispersion = |visitors: f64| variation.dispersion(share, visitors);
    let of_today = dispersion(today.of as f64);
    let of_before = dispersion(all.of as f64 / (before.len() as f64).max(1.0));
    let is_enough = all.of >= FEWEST && today.of >= FEWEST;
    Differing {
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
fn is_large(differing: &Differing, beside: Beside, accuses: bool) -> bool {
    let Differing {
        before,
        today,
        dispersion,
        ..
    } = differing;
    let (low, high) = today.interval(*dispersion);
    let rises = today.share() > before.share();
    let nearest = if rises { low } else { high };
    let odds = |share: f64| share / (1.0 - share).max(1e-9);
    let mut ratio = odds(nearest) / before.odds().max(1e-9);
    if !rises {
        ratio = 1.0 / ratio.max(1e-9);
    }
    let difference = (nearest - before.share()).abs();
    if beside == Beside::OtherVersions && !accuses {
        return difference >= OF_A_NEWCOMER;
    }
    ratio >= LEAST_RATIO && (difference >= LEAST_DIFFERENCE || ratio >= LARGE_RATIO)
}

/// Days that follow each other make one change; one day between them may be missing.
fn joined(rates: &Rates, key: Key, days: BTreeMap<usize, Differing>) -> Vec<Change> {
    let (number, sign, beside) = key;
    let names = rates.series.get(number).zip(rates.signs.get(sign));
    let Some((series, sign)) = names else {
        return Vec::new();
    };
    let mut changes: Vec<Change> = Vec::new();
    for (number, differing) in days {
        let Some(day) = rates.days.get(number).copied() else {
            continue;
        };
        let interval = differing.today.interval(differing.dispersion);
        let before = changes.last_mut().filter(|before| {
            let rises = differing.today.share() > before.before.share();
            (day - before.last).num_days() <= 2 && rises == before.is_rise()
        });
        if let Some(before) = before {
            before.last = day;
            before.during = before.during + differing.today;
            before.interval = before.during.interval(differing.dispersion);
            before.p_value = before.p_value.min(differing.p_value);
        } else {
            changes.push(Change {
                who: series.who.clone(),
                sign: sign.clone(),
                beside,
                first: day,
                last: day,
                before: differing.before,
                during: differing.today,
                interval,
                p_value: differing.p_value,
            });
        }
    }
    changes
}
