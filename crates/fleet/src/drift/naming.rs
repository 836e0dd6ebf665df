//! What a group of changes looks like that does not accuse.
//!
//! | what it looks like | what it is recognised by, the first that holds |
//! |---|---|
//! | a change of the page, or a popular extension | at least three versions, and half of those whose visitors are enough to show it |
//! | a new version of a browser | one version, or two that follow each other, and most visitors that have it |
//! | unclear | everything else |
//!
//! [`attacks`](super::attacks) were told before.

use std::collections::BTreeSet;

use serde::Serialize;

use super::changes::Change;
use super::happenings::who;
use super::rates::{Rates, Series, Who};
use crate::counts::{Browser, Sign};

/// What a happening looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Like {
    /// Somebody sends evidence that no visitor gave.
    Attack,
    /// The site's own page changed, or an extension became popular.
    Page,
    /// A version of a browser behaves otherwise than those before.
    Browser,
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

/// Fewer versions may have changed by themselves.
pub(super) const FEWEST_VERSIONS: usize = 3;

/// So many of its visitors show what a version does.
const MOST_VISITORS: f64 = 0.5;

/// So many visitors more than usual must be expected before a version can show a change.
const ENOUGH: f64 = 10.0;

/// The name, and what speaks for it.
pub(super) fn name(rates: &Rates, changes: &[Change]) -> (Like, Vec<String>) {
    None.or_else(|| page(rates, changes).map(|because| (Like::Page, because)))
        .or_else(|| browser(changes).map(|because| (Like::Browser, because)))
        .unwrap_or((Like::Unclear, Vec::new()))
}

fn page(rates: &Rates, changes: &[Change]) -> Option<Vec<String>> {
    let changed = who(changes);
    let browsers: Vec<_> = changed.iter().copied().filter_map(browser_of).collect();
    let engines: BTreeSet<_> = browsers.iter().map(|browser| &browser.engine).collect();
    let mut shares: Vec<_> = changes.iter().map(moved).collect();
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
    (changed.len() >= FEWEST_VERSIONS && 2 * changed.len() >= able).then(|| {
        let mut because = vec![format!(
            "{} of {able} versions that could show it changed at once",
            changed.len()
        )];
        if changes.iter().any(is_of_wrapping) {
            because.push("they fail checks about wrapping".to_owned());
        }
        because
    })
}

fn browser(changes: &[Change]) -> Option<Vec<String>> {
    let browsers: Vec<_> = who(changes).into_iter().filter_map(browser_of).collect();
    let (first, last) = (browsers.first()?, browsers.last()?);
    let (from, to) = (first.version?, last.version?);
    let is_one = first.engine == last.engine && to - from <= 1;
    let checks = changes.iter().filter(|change| is_check(change));
    let moved = checks.map(moved).fold(0.0, f64::max);
    (is_one && moved >= MOST_VISITORS).then(|| {
        vec![
            format!("only {} changed", joined(&browsers)),
            format!("{:.0} of 100 of its visitors changed", moved * 100.0),
        ]
    })
}

fn moved(change: &Change) -> f64 {
    (change.during.share() - change.before.share()).abs()
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

fn joined(browsers: &[&Browser]) -> String {
    let names: Vec<_> = browsers.iter().map(ToString::to_string).collect();
    names.join(" and ")
}
