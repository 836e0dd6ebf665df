//! Putting a piece of evidence through every check.

use super::rule::Case;
use super::{Check, FAMILIES, Failure, Family, Finding};
use crate::evidence::Word;
use crate::evidence::skips;

/// A check that could not be judged.
#[derive(Clone, Debug)]
pub struct SkippedCheck {
    /// The check.
    pub check: &'static Check,
    /// Why.
    pub why: Word,
}

/// What a piece of evidence says to every check.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    /// The checks that passed.
    pub(crate) passed: Passed,
    /// The checks that failed.
    pub(crate) failed: Vec<(&'static Check, Failure)>,
    /// The checks that could not be judged.
    pub(crate) skipped: Vec<SkippedCheck>,
    /// Where nothing answers, nothing can answer wrongly.
    pub(super) is_nothing: bool,
}

impl Sieve {
    /// Puts it through.
    pub(crate) fn of(case: &Case<'_>) -> Self {
        let mut sieve = Self {
            // Those about media, and those about other engines.
            skipped: Vec::with_capacity(64),
            ..Self::default()
        };
        for family in FAMILIES {
            for (place, check) in family.iter().enumerate() {
                if sieve.is_nothing {
                    sieve.pass_by(check);
                } else {
                    let mut finding = (check.rule)(case);
                    if matches!(finding, Finding::Passed) {
                        sieve.passed.add(check.family, 1 << place);
                    } else {
                        sieve.note(check, &mut finding);
                    }
                }
            }
        }
        sieve
    }

    /// Writes down what is more than a bit.
    #[cold]
    pub(super) fn note(&mut self, check: &'static Check, finding: &mut Finding) {
        match core::mem::replace(finding, Finding::Passed) {
            Finding::Passed => {}
            Finding::Skipped(why) => self.skipped.push(SkippedCheck { check, why }),
            Finding::Failed(failure) => {
                self.is_nothing |= check.family == Family::Presence;
                self.failed.push((check, failure));
            }
        }
    }

    /// A check that has nothing to look at.
    #[cold]
    pub(super) fn pass_by(&mut self, check: &'static Check) {
        let why = Word::Borrowed(skips::NOTHING_ANSWERS);
        self.skipped.push(SkippedCheck { check, why });
    }
}

/// The checks that passed: a bit for each, family by family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed([u64; Family::COUNT]);

// A family has a word for its bits.
const _: () = {
    let mut families = FAMILIES;
    while let [family, rest @ ..] = families {
        assert!(family.len() <= u64::BITS as usize);
        families = rest;
    }
};

impl Passed {
    pub(super) fn add(&mut self, family: Family, bits: u64) {
        if let Some(word) = self.0.get_mut(family as usize) {
            *word |= bits;
        }
    }

    /// Every check there is.
    #[cfg(test)]
    pub(crate) fn all() -> Self {
        Self([u64::MAX; Family::COUNT])
    }

    /// How many of a family.
    pub fn count(&self, family: Family) -> usize {
        let word = self.0.get(family as usize).copied().unwrap_or(0);
        word.count_ones() as usize
    }

    /// The checks, in the order of the catalogue.
    pub fn iter(&self) -> impl Iterator<Item = &'static Check> {
        let bits = self.0;
        FAMILIES.iter().copied().flat_map(move |family| {
            family.iter().enumerate().filter_map(move |(place, check)| {
                let word = bits.get(check.family as usize).copied().unwrap_or(0);
                (word & (1 << place) != 0).then_some(check)
            })
        })
    }
}
