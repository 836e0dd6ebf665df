//! Days on which somebody sends evidence that no visitor gave.
//!
//! No version of a browser and no page makes a server contradict the evidence, or gives two visitors the
//! same times. So these rates are compared first. On the days of a burst nothing else can be told: the
//! copies fail whatever their original fails, whichever version they claim.

use std::collections::BTreeMap;

use super::changes::Change;
use super::rates::{Rates, Who};
use crate::counts::Sign;

/// A burst is over after as many days. A verdict that more visitors have for longer may be a popular
/// extension.
const DAYS_OF_A_BURST: usize = 3;

/// What belongs to an attack concerns at most so many times its visitors.
const MOST: f64 = 2.0;

/// An attack, from its first day to its last.
#[derive(Clone, Debug)]
pub(super) struct Attack {
    pub(super) first: usize,
    pub(super) last: usize,
    /// The rates that accuse.
    pub(super) changes: Vec<Change>,
    /// How many visitors more than before, by what accuses them.
    excess: BTreeMap<Sign, f64>,
}

impl Attack {
    /// Finds them in the changes of rates that accuse. What does not accuse after all is left there.
    pub(super) fn find(rates: &Rates, changes: &mut Vec<Change>) -> Vec<Self> {
        let number = |day| rates.days.binary_search(&day).unwrap_or(0);
        let mut found: Vec<Self> = Vec::new();
        changes.sort_by_key(|change| change.first);
        for change in std::mem::take(changes) {
            let (first, last) = (number(change.first), number(change.last));
            let is_lasting = last - first >= DAYS_OF_A_BURST;
            if !change.is_rise() {
                continue;
            }
            if change.sign.is_conclusion() && is_lasting {
                changes.push(change);
                continue;
            }
            match found.last_mut().filter(|attack| first <= attack.last + 1) {
                Some(attack) => {
                    attack.last = attack.last.max(last);
                    attack.changes.push(change);
                }
                None => found.push(Self {
                    first,
                    last,
                    changes: vec![change],
                    excess: BTreeMap::new(),
                }),
            }
        }
        for attack in &mut found {
            attack.excess = excess(&attack.changes);
        }
        found
    }

    /// Whether it is over so soon that its days are left out of everything else.
    pub(super) fn is_burst(&self) -> bool {
        self.last - self.first < DAYS_OF_A_BURST
    }

    /// Whether a day is one of a burst.
    pub(super) fn is_day(&self, day: usize) -> bool {
        self.is_burst() && (self.first..=self.last).contains(&day)
    }

    /// Whether so large a change may be of this attack.
    pub(super) fn explains(&self, change: &Change) -> bool {
        let largest = self.excess.values().copied().fold(0.0, f64::max);
        change.is_rise() && change.excess() <= MOST * largest
    }

    /// What speaks for it, each a sentence.
    pub(super) fn because(&self) -> Vec<String> {
        let sentence = |(sign, visitors): (&Sign, &f64)| match sign {
            Sign::Repeated => format!(
                "{visitors:.0} of the visitors whose times were compared have exactly the times of another"
            ),
            Sign::Copied => format!(
                "{visitors:.0} visitors have evidence with exactly the times of at least 49 others"
            ),
            Sign::Contradicted(claim) => {
                format!("a server contradicts the claim {claim} of {visitors:.0} visitors more")
            }
            sign => format!("{visitors:.0} visitors more have the {sign}, for a short time"),
        };
        // Many copies are copies: the sample of those compared says no more than their number.
        let are_many = self.excess.contains_key(&Sign::Copied);
        let excess = self.excess.iter();
        let told = excess.filter(|(sign, _)| !(are_many && **sign == Sign::Repeated));
        told.map(sentence).collect()
    }
}

/// Of all visitors, or of their browsers together where that is more.
fn excess(changes: &[Change]) -> BTreeMap<Sign, f64> {
    let mut of: BTreeMap<Sign, (f64, f64)> = BTreeMap::new();
    for change in changes {
        let (all, browsers) = of.entry(change.sign.clone()).or_default();
        match change.who {
            Who::All => *all += change.excess(),
            Who::Browser(_) => *browsers += change.excess(),
        }
    }
    of.into_iter()
        .map(|(sign, (all, browsers))| (sign, all.max(browsers)))
        .collect()
}
