//! Changes that belong together.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::changes::Change;
use super::naming::{self, Like};
use super::rates::{Rates, Who};

/// Something that happened: changes with a common cause.
#[derive(Clone, Debug, Serialize)]
pub struct Happening {
    /// What it looks like.
    pub like: Like,
    /// What speaks for that, each a sentence.
    pub because: Vec<String>,
    /// The first day.
    pub first: NaiveDate,
    /// The last day on which it was seen.
    pub last: NaiveDate,
    /// Whose rates changed.
    pub who: BTreeSet<Who>,
    /// The changes, the largest first.
    pub changes: Vec<Change>,
}

/// Changes that begin within so many days of each other may have one cause.
const NEAR: i64 = 1;

/// Puts changes together, and says what each looks like.
pub(super) fn find(rates: &Rates, changes: Vec<Change>) -> Vec<Happening> {
    let (conclusions, causes): (Vec<_>, Vec<_>) = changes
        .into_iter()
        .partition(|change| change.sign.is_conclusion());
    let mut groups = grouped(causes);
    // A verdict follows from what failed. Alone it stands where nothing else changed.
    let mut alone = Vec::new();
    for change in conclusions {
        match nearest(&mut groups, &change) {
            Some(group) => group.push(change),
            None => alone.push(change),
        }
    }
    groups.extend(grouped(alone));
    let named = groups.into_iter().map(|group| {
        let (like, because) = naming::name(rates, &group);
        happening(like, because, group)
    });
    together(named.collect())
}

/// First the changes of one sign that overlap in time, then what happens to the same visitors from
/// the same day on.
fn grouped(changes: Vec<Change>) -> Vec<Vec<Change>> {
    let mut of_signs: Vec<Vec<Change>> = Vec::new();
    for change in changes {
        let overlaps = |other: &Change| {
            other.sign == change.sign
                && other.is_rise() == change.is_rise()
                && other.first <= change.last
                && change.first <= other.last
        };
        merge(&mut of_signs, vec![change.clone()], |group| {
            group.iter().any(overlaps)
        });
    }
    let mut groups: Vec<Vec<Change>> = Vec::new();
    for of_sign in of_signs {
        let (first, visitors) = (first(&of_sign), who(&of_sign));
        let same = |group: &[Change]| {
            is_near(self::first(group), first) && are_alike(&who(group), &visitors)
        };
        let places: Vec<_> = groups.iter().map(|group| same(group)).collect();
        let mut places = places.into_iter();
        merge(&mut groups, of_sign, |_| places.next().unwrap_or(false));
    }
    groups
}

/// Adds changes to the groups that they belong to, which become one.
fn merge(groups: &mut Vec<Vec<Change>>, mut new: Vec<Change>, belongs: impl Fn(&[Change]) -> bool) {
    let (same, others): (Vec<_>, Vec<_>) = groups.drain(..).partition(|group| belongs(group));
    *groups = others;
    for group in same {
        new.extend(group);
    }
    groups.push(new);
}

/// The group that changes these visitors on that day.
fn nearest<'a>(groups: &'a mut [Vec<Change>], change: &Change) -> Option<&'a mut Vec<Change>> {
    let concerns = |group: &&mut Vec<Change>| {
        let same = group.iter().any(|other| other.who == change.who) || change.who == Who::All;
        same && is_near(first(group), change.first)
    };
    let all = groups.iter_mut().filter(concerns);
    all.max_by_key(|group| group.iter().filter(|other| other.who == change.who).count())
}

/// Happenings of one kind that begin together are one; what is unclear and happens to the same
/// visitors at the same time belongs to what is clear.
fn together(mut happenings: Vec<Happening>) -> Vec<Happening> {
    happenings.sort_by_key(|happening| (happening.like, happening.first));
    let mut settled: Vec<Happening> = Vec::new();
    for happening in happenings {
        let same = settled.iter_mut().find(|other| {
            let is_same = other.like == happening.like || happening.like == Like::Unclear;
            let meets = happening.who.contains(&Who::All) || !other.who.is_disjoint(&happening.who);
            is_same && meets && is_near(other.first, happening.first)
        });
        match same {
            Some(other) => {
                let changes = [std::mem::take(&mut other.changes), happening.changes].concat();
                let because = std::mem::take(&mut other.because);
                *other = self::happening(other.like, because, changes);
            }
            None => settled.push(happening),
        }
    }
    settled.sort_by_key(|happening| (happening.first, happening.like));
    settled
}

fn happening(like: Like, because: Vec<String>, mut changes: Vec<Change>) -> Happening {
    changes.sort_by(|one, other| other.excess().abs().total_cmp(&one.excess().abs()));
    let last = changes.iter().map(|change| change.last).max();
    Happening {
        like,
        because,
        first: first(&changes),
        last: last.unwrap_or_default(),
        who: changes.iter().map(|change| change.who.clone()).collect(),
        changes,
    }
}

pub(super) fn first(changes: &[Change]) -> NaiveDate {
    let first = changes.iter().map(|change| change.first).min();
    first.unwrap_or_default()
}

/// The browsers whose visitors changed.
pub(super) fn who(changes: &[Change]) -> BTreeSet<&Who> {
    let who = changes.iter().map(|change| &change.who);
    who.filter(|who| **who != Who::All).collect()
}

fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    (one - other).num_days().abs() <= NEAR
}

/// Whether at least half of those of both are the same.
fn are_alike(one: &BTreeSet<&Who>, other: &BTreeSet<&Who>) -> bool {
    let (common, all) = (one.intersection(other).count(), one.union(other).count());
    2 * common >= all
}
