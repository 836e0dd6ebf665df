//! What the page shows, counted before.

use chrono::NaiveDate;
use ontrack_judge::Verdict;
use ontrack_judge::checks::{Check, catalogue};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::counts::{Browser, Sign};
use crate::drift::statistics::Rate;
use crate::drift::{Found, Happening, Like, Rates, Series, Who};

/// So many days make the matrix.
const DAYS: usize = 7;
/// So many versions and checks, those with the most visitors.
const VERSIONS: usize = 24;
const CHECKS: usize = 48;
/// So many versions are told to be unfamiliar, and so many checks of each.
const UNFAMILIAR: usize = 12;
const CHECKS_OF_ONE: usize = 4;
/// So many of its visitors make a version unfamiliar.
const SHARE: f64 = 0.2;

/// Everything that the page shows.
#[derive(Serialize)]
pub(super) struct Data {
    version: &'static str,
    playground: Option<String>,
    days: Vec<NaiveDate>,
    visitors: Vec<u64>,
    comparisons: u64,
    verdicts: Vec<OfVerdict>,
    pub(super) happenings: Vec<OfHappening>,
    matrix: Matrix,
    pub(super) unfamiliar: Vec<Unfamiliar>,
    pub(super) examples: Vec<Box<RawValue>>,
}

#[derive(Serialize)]
struct OfVerdict {
    name: &'static str,
    counts: Vec<u64>,
    low: Vec<f64>,
    high: Vec<f64>,
}

/// A happening in words, with the places of its examples.
#[derive(Serialize)]
pub(super) struct OfHappening {
    like: Like,
    words: &'static str,
    first: NaiveDate,
    last: NaiveDate,
    who: Vec<String>,
    because: Vec<String>,
    changes: Vec<String>,
    pub(super) examples: Vec<usize>,
}

#[derive(Default, Serialize)]
struct Matrix {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    browsers: Vec<Column>,
    checks: Vec<Line>,
}

#[derive(Serialize)]
struct Column {
    name: String,
    visitors: u64,
}

#[derive(Serialize)]
struct Line {
    id: String,
    weight: &'static str,
    title: &'static str,
    rates: Vec<Rate>,
}

/// A version that behaves as none that was measured.
#[derive(Serialize)]
pub(super) struct Unfamiliar {
    name: String,
    first: Option<NaiveDate>,
    visitors: u64,
    share: f64,
    checks: Vec<OfCheck>,
    pub(super) examples: Vec<usize>,
    #[serde(skip)]
    pub(super) browser: Browser,
}

#[derive(Serialize)]
struct OfCheck {
    id: String,
    share: f64,
}

impl Data {
    pub(super) fn new(rates: &Rates, found: &Found, playground: Option<String>) -> Self {
        let all = rates.series.last();
        let places = 0..rates.days.len();
        let recent = places.len().saturating_sub(DAYS)..places.len();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            playground,
            days: rates.days.clone(),
            visitors: all.map_or_else(Vec::new, |all| all.visitors.clone()),
            comparisons: found.comparisons,
            verdicts: all.map_or_else(Vec::new, |all| verdicts(rates, all)),
            happenings: found.happenings.iter().map(of_happening).collect(),
            matrix: matrix(rates, recent.clone()),
            unfamiliar: unfamiliar(rates, recent),
            examples: Vec::new(),
        }
    }
}

fn verdicts(rates: &Rates, all: &Series) -> Vec<OfVerdict> {
    let of_verdict = |verdict: &Verdict| {
        let name = verdict.name();
        let sign = number_of(rates, &Sign::Verdict(name.into()));
        let days = 0..rates.days.len();
        let of_days: Vec<_> = days
            .map(|day| match sign {
                Some(sign) => all.rate(sign, day),
                None => Rate {
                    count: 0,
                    of: all.visitors(day),
                },
            })
            .collect();
        let intervals = of_days.iter().map(|rate| rate.interval(1.0));
        let (low, high) = intervals.unzip();
        OfVerdict {
            name,
            counts: of_days.iter().map(|rate| rate.count).collect(),
            low,
            high,
        }
    };
    Verdict::ALL.iter().map(of_verdict).collect()
}

fn of_happening(happening: &Happening) -> OfHappening {
    OfHappening {
        like: happening.like,
        words: happening.like.words(),
        first: happening.first,
        last: happening.last,
        who: happening.who.iter().map(ToString::to_string).collect(),
        because: happening.because.clone(),
        changes: happening.changes.iter().map(ToString::to_string).collect(),
        examples: Vec::new(),
    }
}

fn number_of(rates: &Rates, sign: &Sign) -> Option<usize> {
    rates.signs.binary_search(sign).ok()
}

/// The rate over some days.
fn over(series: &Series, sign: usize, days: std::ops::Range<usize>) -> Rate {
    days.map(|day| series.rate(sign, day)).sum()
}

fn visitors(series: &Series, days: std::ops::Range<usize>) -> u64 {
    days.map(|day| series.visitors(day)).sum()
}

fn matrix(rates: &Rates, days: std::ops::Range<usize>) -> Matrix {
    let mut browsers: Vec<_> = rates
        .browsers()
        .map(|(_, series, browser)| (visitors(series, days.clone()), browser, series))
        .filter(|(visitors, _, _)| *visitors > 0)
        .collect();
    browsers.sort_by_key(|(visitors, _, _)| std::cmp::Reverse(*visitors));
    browsers.truncate(VERSIONS);
    browsers.sort_by_key(|(_, browser, _)| *browser);
    let mut checks: Vec<_> = rates
        .signs
        .iter()
        .enumerate()
        .filter_map(|(number, sign)| match sign {
            Sign::Failed(id) => Some((number, id)),
            _ => None,
        })
        .map(|(number, id)| {
            let rates = browsers
                .iter()
                .map(|(_, _, series)| over(series, number, days.clone()));
            (id, rates.collect::<Vec<_>>())
        })
        .filter(|(_, rates)| rates.iter().any(|rate| rate.count > 0))
        .collect();
    checks.sort_by_key(|(_, rates)| {
        std::cmp::Reverse(rates.iter().map(|rate| rate.count).sum::<u64>())
    });
    checks.truncate(CHECKS);
    Matrix {
        from: rates.days.get(days.start).copied(),
        to: rates.days.last().copied(),
        browsers: browsers
            .iter()
            .map(|(visitors, browser, _)| Column {
                name: browser.to_string(),
                visitors: *visitors,
            })
            .collect(),
        checks: checks
            .into_iter()
            .map(|(id, rates)| {
                let check: Option<&Check> = catalogue().find(|check| check.id == *id);
                Line {
                    id: id.to_string(),
                    weight: check.map_or("", |check| check.weight.name()),
                    title: check.map_or("", |check| check.about.title),
                    rates,
                }
            })
            .collect(),
    }
}

fn unfamiliar(rates: &Rates, days: std::ops::Range<usize>) -> Vec<Unfamiliar> {
    let reason = Sign::Reason(ontrack_judge::Reason::UnfamiliarBehaviour.name().into());
    let Some(reason) = number_of(rates, &reason) else {
        return Vec::new();
    };
    let mut found: Vec<_> = rates
        .browsers()
        .filter(|(_, series, _)| over(series, reason, days.clone()).share() >= SHARE)
        .map(|(_, series, browser)| {
            let first = series.visitors.iter().position(|visitors| *visitors > 0);
            Unfamiliar {
                name: series.who.to_string(),
                first: first.and_then(|first| rates.days.get(first)).copied(),
                visitors: visitors(series, days.clone()),
                share: over(series, reason, days.clone()).share(),
                checks: most_failed(rates, series, days.clone()),
                examples: Vec::new(),
                browser: browser.clone(),
            }
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse((it.first, it.visitors)));
    found.truncate(UNFAMILIAR);
    found
}

fn most_failed(rates: &Rates, series: &Series, days: std::ops::Range<usize>) -> Vec<OfCheck> {
    let mut checks: Vec<_> = series
        .signs()
        .filter_map(|sign| match rates.signs.get(sign)? {
            Sign::Failed(id) => Some(OfCheck {
                id: id.to_string(),
                share: over(series, sign, days.clone()).share(),
            }),
            _ => None,
        })
        .collect();
    checks.sort_by(|one, other| other.share.total_cmp(&one.share));
    checks.truncate(CHECKS_OF_ONE);
    checks
}

/// The browser that a rate is of.
pub(super) fn browser_of(who: &Who) -> Option<&Browser> {
    match who {
        Who::Browser(browser) => Some(browser),
        Who::All => None,
    }
}
