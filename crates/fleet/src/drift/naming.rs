//! What a happening looks like.
//!
//! | what it looks like | what it is recognised by, the first that holds |
//! |---|---|
//! | an attack | those who show the signs have the times of others or are contradicted by a server, at least half of them; or many checks fail at once and nothing native was shown, for few visitors and days |
//! | a new version of a browser | one version, or two that follow each other, and most visitors that have it |
//! | a change of the page, or a popular extension | at least half of the versions whose visitors are enough to show it |
//! | unclear | everything else |

use std::collections::BTreeSet;

use serde::Serialize;

use super::changes::Change;
use super::happenings::who;
use super::rates::{Rates, Series, Who};
use super::statistics::Rate;
use crate::counts::{Browser, Sign};

/// What a happening looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Like {
    /// Somebody sends evidence that no visitor gave.
    Attack,
    /// A version of a browser behaves otherwise than those before.
    Browser,
    /// The site's own page changed, or an extension became popular.
    Page,
    /// None of these.
    Unclear,
}

impl Like {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Attack => "an attack",
            Self::Browser => "a new version of a browser",
            Self::Page => "a change of the page, or a popular extension",
            Self::Unclear => "unclear: none of the three that are known",
        }
    }
}

/// As many of those who show the signs must be copies or contradicted.
const OF_AN_ATTACK: f64 = 0.5;

/// As many checks fail at once where something imitates a browser.
const MANY_CHECKS: usize = 5;

/// A burst is over after as many days.
const DAYS_OF_A_BURST: i64 = 3;

/// So many of its visitors show what a version does.
const MOST_VISITORS: f64 = 0.5;

/// So many visitors more than usual must be expected before a version can show a change.
const ENOUGH: f64 = 10.0;

/// The name, and what speaks for it.
pub(super) fn name(rates: &Rates, changes: &[Change]) -> (Like, Vec<String>) {
    None.or_else(|| attack(rates, changes).map(|because| (Like::Attack, because)))
        .or_else(|| browser(changes).map(|because| (Like::Browser, because)))
        .or_else(|| page(rates, changes).map(|because| (Like::Page, because)))
        .unwrap_or((Like::Unclear, Vec::new()))
}

fn attack(rates: &Rates, changes: &[Change]) -> Option<Vec<String>> {
    let mut because = Vec::new();
    let shown = most(changes.iter().map(|change| &change.sign), |sign| {
        changes
            .iter()
            .filter(|change| change.sign == **sign)
            .map(Change::excess)
            .sum()
    });
    let accusing = rates.signs.iter().enumerate();
    let accusing = accusing.filter(|(_, sign)| sign.accuses() && !sign.is_conclusion());
    for (number, sign) in accusing {
        let excess = excess(rates, changes, number);
        if excess > 0.0 && excess >= OF_AN_ATTACK * shown {
            because.push(match sign {
                Sign::Repeated => format!(
                    "{excess:.0} visitors have evidence with exactly the times of another visitor"
                ),
                sign => format!("{sign} for {excess:.0} visitors more than before"),
            });
        }
    }
    let checks: BTreeSet<_> = changes
        .iter()
        .filter(|it| is_check(it))
        .map(|it| &it.sign)
        .collect();
    let is_emulated = |change: &&Change| {
        matches!(&change.sign, Sign::Verdict(word) if word == "emulated") && change.is_rise()
    };
    let emulated = changes.iter().find(is_emulated).filter(|change| {
        let days = (change.last - change.first).num_days() + 1;
        change.during.share() < MOST_VISITORS && days <= DAYS_OF_A_BURST
    });
    if emulated.is_some() && checks.len() >= MANY_CHECKS {
        because.push("many checks fail at once, and nothing native was shown".to_owned());
    }
    (!because.is_empty()).then_some(because)
}

fn browser(changes: &[Change]) -> Option<Vec<String>> {
    let browsers: Vec<_> = who(changes).into_iter().filter_map(browser_of).collect();
    let (first, last) = (browsers.first()?, browsers.last()?);
    let (from, to) = (first.version?, last.version?);
    let is_one = first.engine == last.engine && to - from <= 1 && browsers.len() <= 2;
    let largest = changes.iter().filter(|change| is_check(change));
    let largest =
        largest.max_by(|one, other| one.excess().abs().total_cmp(&other.excess().abs()))?;
    let moved = (largest.during.share() - largest.before.share()).abs();
    (is_one && moved >= MOST_VISITORS).then(|| {
        vec![
            format!("only {} changed", joined(&browsers)),
            format!("{:.0} of 100 of its visitors changed", moved * 100.0),
        ]
    })
}

fn page(rates: &Rates, changes: &[Change]) -> Option<Vec<String>> {
    let changed = who(changes);
    let browsers: Vec<_> = changed.iter().copied().filter_map(browser_of).collect();
    let engines: BTreeSet<_> = browsers.iter().map(|browser| &browser.engine).collect();
    let mut shares: Vec<_> = changes
        .iter()
        .map(|change| (change.during.share() - change.before.share()).abs())
        .collect();
    shares.sort_by(f64::total_cmp);
    let usual = shares.get(shares.len() / 2).copied()?;
    let days = days(rates, changes);
    let could_show = |series: &Series| {
        let visitors: u64 = days.clone().map(|day| series.visitors(day)).sum();
        let count = days.len().max(1) as f64;
        visitors as f64 / count * usual >= ENOUGH
    };
    let able = rates.browsers().filter(|(_, series, browser)| {
        engines.contains(&browser.engine) && (could_show(series) || changed.contains(&series.who))
    });
    let able = able.count();
    (changed.len() >= 3 && 2 * changed.len() >= able).then(|| {
        let wrapping = changes.iter().filter(|change| is_check(change));
        let (wrapping, others): (Vec<_>, Vec<_>) =
            wrapping.partition(|change| is_of_wrapping(change));
        let mut because = vec![format!(
            "{} of {able} versions that could show it changed at once",
            changed.len()
        )];
        if wrapping.len() > others.len() {
            because.push("most of the checks that changed are about wrapping".to_owned());
        }
        because
    })
}

/// How many visitors more than before show a sign, where and when these changes were.
fn excess(rates: &Rates, changes: &[Change], sign: usize) -> f64 {
    let days = days(rates, changes);
    let concerned = who(changes);
    let only_all = concerned.is_empty();
    let series = rates.series.iter().filter(|series| match series.who {
        Who::All => only_all,
        Who::Browser(_) => concerned.contains(&series.who),
    });
    let excess = series.map(|series| {
        let [before, during] = [days.start.saturating_sub(14)..days.start, days.clone()]
            .map(|days| days.map(|day| series.rate(sign, day)).sum::<Rate>());
        (during.share() - before.share()) * during.of as f64
    });
    excess.sum()
}

/// From the first day to the last, by their numbers.
fn days(rates: &Rates, changes: &[Change]) -> std::ops::Range<usize> {
    let number = |day| rates.days.binary_search(&day).unwrap_or(0);
    let first = changes.iter().map(|change| number(change.first)).min();
    let last = changes.iter().map(|change| number(change.last)).max();
    first.unwrap_or(0)..last.map_or(0, |last| last + 1)
}

fn browser_of(who: &Who) -> Option<&Browser> {
    match who {
        Who::Browser(browser) => Some(browser),
        Who::All => None,
    }
}

fn is_check(change: &Change) -> bool {
    matches!(change.sign, Sign::Failed(_))
}

/// As the table of verdicts has it.
fn is_of_wrapping(change: &Change) -> bool {
    const FAMILIES: [&str; 4] = ["constructor.", "surface.", "configuration.", "concealment."];
    matches!(&change.sign, Sign::Failed(id) if FAMILIES.iter().any(|family| id.starts_with(family)))
}

fn most<T>(items: impl Iterator<Item = T>, number: impl Fn(&T) -> f64) -> f64 {
    items.map(|item| number(&item)).fold(0.0, f64::max)
}

fn joined(browsers: &[&Browser]) -> String {
    let names: Vec<_> = browsers.iter().map(ToString::to_string).collect();
    names.join(" and ")
}
