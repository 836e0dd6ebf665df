//! Changes that belong together.
//!
//! 1. What accuses is an attack, with what changed on its days.
//! 2. The changes of one sign that begin together are named by whom they concern.
//! 3. What has the same name and begins together, or concerns the same version, is one happening.
//! 4. What follows from others, as a verdict, and what has no name belongs to what happens meanwhile.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::attacks::Attack;
use super::changes::{Beside, Change, Changes};
use super::naming::{self, Like};
use super::rates::{Rates, Who};

/// Changes that begin within so many days of each other may have one cause: rates of few visitors need
/// some days to differ.
const NEAR: i64 = 3;

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

/// Puts changes together, and says what each looks like.
pub(super) fn find(rates: &Rates, changes: Changes) -> Vec<Happening> {
    let Changes { attacks, all, .. } = changes;
    let (mut happenings, others) = of_attacks(rates, attacks, all);
    let (conclusions, causes): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|change| change.sign.is_conclusion());
    let mut groups: Vec<_> = of_one_sign(causes)
        .into_iter()
        .map(|group| (naming::name(rates, &group), group))
        .collect();
    // What concerns most versions first: a change of the page also concerns each of them.
    groups.sort_by_key(|((like, _), group)| (*like, std::cmp::Reverse(who(group).len())));
    for ((like, because), group) in groups {
        match same(&mut happenings, like, &group) {
            Some(happening) => happening.add(group),
            None => happenings.push(Happening::new(like, because, group)),
        }
    }
    for group in of_one_sign(conclusions) {
        let (meanwhile, alone): (Vec<_>, Vec<_>) = group
            .into_iter()
            .partition(|change| at_the_time(&mut happenings, change).is_some());
        for change in meanwhile {
            if let Some(happening) = at_the_time(&mut happenings, &change) {
                happening.add(vec![change]);
            }
        }
        if !alone.is_empty() {
            let (like, because) = naming::name(rates, &alone);
            happenings.push(Happening::new(like, because, alone));
        }
    }
    happenings.sort_by_key(|happening| (happening.first, happening.like));
    happenings
}

impl Happening {
    fn new(like: Like, because: Vec<String>, changes: Vec<Change>) -> Self {
        let mut happening = Self {
            like,
            because,
            first: first(&changes),
            last: NaiveDate::MIN,
            who: BTreeSet::new(),
            changes: Vec::new(),
        };
        happening.add(changes);
        happening
    }

    fn add(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.first = self.first.min(change.first);
            self.last = self.last.max(change.last);
            self.who.insert(change.who.clone());
            self.changes.push(change);
        }
        let excess = |change: &Change| change.excess().abs();
        self.changes
            .sort_by(|one, other| excess(other).total_cmp(&excess(one)));
    }

    fn is_going_on(&self, day: NaiveDate) -> bool {
        (self.first - day).num_days() <= NEAR && (day - self.last).num_days() <= NEAR
    }
}

/// The attacks, and the changes that are not of them.
fn of_attacks(
    rates: &Rates,
    attacks: Vec<Attack>,
    changes: Vec<Change>,
) -> (Vec<Happening>, Vec<Change>) {
    let number = |day| rates.days.binary_search(&day).unwrap_or(0);
    let mut found: Vec<_> = attacks
        .into_iter()
        .map(|attack| {
            let accusing = attack.changes.clone();
            let happening = Happening::new(Like::Attack, attack.because(), accusing);
            (attack, happening)
        })
        .collect();
    // What the days beside a burst show too is not of the burst.
    let is_apart = |change: &Change| {
        let first = number(change.first);
        found.iter().any(|(attack, _)| attack.is_day(first))
    };
    let beside = changes.iter().filter(|change| !is_apart(change));
    let beside: BTreeSet<_> = beside
        .map(|change| (change.who.clone(), change.sign.clone()))
        .collect();
    let mut others = Vec::new();
    for change in changes {
        let first = number(change.first);
        let is_beside = beside.contains(&(change.who.clone(), change.sign.clone()));
        let begins = |attack: &Attack| match attack.is_burst() {
            true => attack.is_day(first),
            false => first.abs_diff(attack.first) <= 1 && attack.explains(&change),
        };
        match found.iter_mut().find(|(attack, _)| begins(attack)) {
            Some((attack, happening))
                if !attack.is_burst() || !is_beside && attack.explains(&change) =>
            {
                happening.add(vec![change]);
            }
            // What else changed on the days of a burst is told by the days beside them.
            Some(_) => {}
            None => others.push(change),
        }
    }
    let happenings = found.into_iter().map(|(_, happening)| happening);
    (happenings.collect(), others)
}

/// The changes of one sign in one direction that begin together. A version with few visitors may show
/// later what most versions show.
fn of_one_sign(mut changes: Vec<Change>) -> Vec<Vec<Change>> {
    changes.sort_by_key(|change| change.first);
    let mut groups: Vec<Vec<Change>> = Vec::new();
    for change in changes {
        let belongs = |group: &&mut Vec<Change>| {
            let is_same = group
                .iter()
                .any(|it| it.sign == change.sign && it.is_rise() == change.is_rise());
            let last = group.iter().map(|it| it.last).max().unwrap_or_default();
            let is_common = who(group).len() >= naming::FEWEST_VERSIONS;
            let goes_on = is_common && (change.first - last).num_days() <= 1;
            is_same && (goes_on || (change.first - first(group)).num_days() <= NEAR)
        };
        match groups.iter_mut().rev().find(belongs) {
            Some(group) => group.push(change),
            None => groups.push(vec![change]),
        }
    }
    groups
}

/// The happening that a group belongs to.
fn same<'a>(
    happenings: &'a mut [Happening],
    like: Like,
    group: &[Change],
) -> Option<&'a mut Happening> {
    let (begins, visitors) = (first(group), who(group));
    // Beside other versions on the same day a change of the page makes no difference.
    let is_of_version = group.iter().any(|it| it.beside == Beside::OtherVersions);
    happenings.iter_mut().find(|it| {
        let is_near = (it.first - begins).num_days().abs() <= NEAR;
        let is_met = visitors.iter().all(|who| it.who.contains(*who));
        match (it.like, like) {
            (Like::Page, Like::Page) => is_near,
            (Like::Page, Like::Browser) => is_near && is_met && !is_of_version,
            (Like::Browser, Like::Browser) => is_met,
            (Like::Page, Like::Unclear) => it.is_going_on(begins),
            (Like::Browser, Like::Unclear) => it.is_going_on(begins) && is_met,
            (Like::Unclear, Like::Unclear) => is_near && is_met,
            _ => false,
        }
    })
}

/// What happens to these visitors, or to all, when the change begins.
fn at_the_time<'a>(happenings: &'a mut [Happening], change: &Change) -> Option<&'a mut Happening> {
    let concerns = |it: &&mut Happening| {
        let is_concerned = match it.like {
            Like::Attack => false,
            Like::Page => true,
            Like::Browser | Like::Unclear => it.who.contains(&change.who),
        };
        is_concerned && it.is_going_on(change.first)
    };
    let all = happenings.iter_mut().filter(concerns);
    all.min_by_key(|it| it.who.len())
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
