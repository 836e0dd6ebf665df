//! Which rates of which days differ from those before.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Settings;
use super::attacks::Attack;
use super::differing::{self, Differing, FEWEST};
use super::newcomers::Newcomers;
use super::rates::{Rates, Who};
use super::statistics::{Rate, Variation};
use crate::counts::Sign;

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
pub(super) struct Changes {
    /// What is told by rates that accuse.
    pub(super) attacks: Vec<Attack>,
    /// The other changes.
    pub(super) all: Vec<Change>,
    /// How many rates were compared.
    pub(super) comparisons: u64,
}

/// Which rate is compared with what: the numbers of whose it is and of the sign.
type Key = (usize, usize, Beside);

/// The search for changes.
struct Search<'a> {
    rates: &'a Rates,
    settings: &'a Settings,
    newcomers: Newcomers,
    attacks: Vec<Attack>,
    /// What was found, by day.
    found: BTreeMap<Key, BTreeMap<usize, Differing>>,
}

impl Changes {
    /// Compares every rate of every day: first those that accuse, then the others, with the days of
    /// attacks apart.
    pub(super) fn find(rates: &Rates, settings: &Settings) -> Self {
        let mut search = Search {
            rates,
            settings,
            newcomers: Newcomers::find(rates, settings),
            attacks: Vec::new(),
            found: BTreeMap::new(),
        };
        let days = settings.quiet_days as usize..rates.days.len();
        let keys: Vec<_> = days.map(|day| (day, search.comparisons(day))).collect();
        let count = keys.iter().map(|(_, keys)| keys.len()).sum::<usize>();
        let threshold = settings.false_alarms / (count as f64).max(1.0);
        let accuses = |key: &Key| rates.signs.get(key.1).is_some_and(Sign::accuses);
        let mut lasting = Vec::new();
        for is_first in [true, false] {
            // In the order of days: what differed is no day to compare with.
            for (day, keys) in &keys {
                let keys = keys.iter().filter(|key| accuses(key) == is_first);
                search.compare(*day, keys, threshold);
            }
            if is_first {
                lasting = search.joined();
                search.attacks = Attack::find(rates, &mut lasting);
                search.found.clear();
            }
        }
        let mut all = search.joined();
        all.extend(lasting);
        Self {
            all,
            attacks: search.attacks,
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
                let every = every.filter(|sign| !self.accuses(*sign));
                keys.extend(every.map(|sign| (number, sign, Beside::OtherVersions)));
            }
        }
        keys
    }

    fn accuses(&self, sign: usize) -> bool {
        self.rates.signs.get(sign).is_some_and(Sign::accuses)
    }

    fn is_of_attack(&self, day: usize) -> bool {
        self.attacks.iter().any(|attack| attack.is_day(day))
    }

    fn compare<'k>(&mut self, day: usize, keys: impl Iterator<Item = &'k Key>, threshold: f64) {
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
            let differing = Differing::new(&before, series.rate(sign, day), variation);
            if differing.p_value < threshold && differing.is_large(beside) {
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
        let quiet = (0..day).rev();
        let quiet = quiet.filter(|day| !differs(day) && !self.is_of_attack(*day));
        let there = quiet
            .map(|day| series.rate(sign, day))
            .filter(|rate| rate.of > 0);
        there.take(self.settings.days_before as usize).collect()
    }

    /// Everything that was found, with the days that follow each other as one change.
    fn joined(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (key, days) in &self.found {
            let (apart, others): (Vec<_>, Vec<_>) =
                days.iter().partition(|(day, _)| self.is_of_attack(**day));
            let (number, sign, beside) = *key;
            let of = self.rates.series.get(number);
            let Some((series, sign)) = of.zip(self.rates.signs.get(sign)) else {
                continue;
            };
            for days in [apart, others] {
                let is_passed_over = |day: &usize| self.is_of_attack(*day);
                let days = differing::joined(&self.rates.days, days, is_passed_over);
                changes.extend(days.into_iter().map(|days| Change {
                    who: series.who.clone(),
                    sign: sign.clone(),
                    beside,
                    first: days.first,
                    last: days.last,
                    before: days.before,
                    during: days.during,
                    interval: days.interval,
                    p_value: days.p_value,
                }));
            }
        }
        changes
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
