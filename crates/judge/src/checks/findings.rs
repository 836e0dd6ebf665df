//! What a piece of evidence says to every check.

use serde::{Deserialize, Serialize};

use super::rule::{Context, Failure};
use super::{Check, FAMILIES, Family, Finding};
use crate::SkipReason;
use crate::evidence::Word;

/// What the checks of the catalogue found, each list in its order.
#[derive(Debug)]
pub(crate) struct Findings {
    pub(crate) passed: Vec<&'static Check>,
    pub(crate) failed: Vec<(&'static Check, Failure)>,
    pub(crate) skipped: Vec<SkippedCheck>,
    /// A bit for each family of which at least half of the checks passed.
    half_passed: u32,
}

/// A check that could not be judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SkippedCheck {
    /// The check, in JSON its id.
    pub check: &'static Check,
    /// Why: the name of a [`SkipReason`](crate::SkipReason), or what newer evidence says.
    pub why: Word,
}

impl Findings {
    /// Judges every check. Where nothing answers, nothing can answer wrongly: the checks after
    /// a failure of presence are skipped.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let mut findings = Self {
            passed: Vec::with_capacity(CHECKS),
            failed: Vec::new(),
            skipped: Vec::new(),
            half_passed: 0,
        };
        for checks in FAMILIES {
            findings.judge(context, checks);
        }
        findings
    }

    /// Judges the checks of a family.
    fn judge(&mut self, context: &Context<'_>, checks: &'static [Check]) {
        let passed_before = self.passed.len();
        for check in checks {
            let nothing_answers = self.nothing_answers();
            let finding = if nothing_answers {
                Finding::skipped(SkipReason::NothingAnswers)
            } else {
                (check.rule)(context)
            };
            match finding {
                Finding::Passed => self.passed.push(check),
                Finding::Failed(failure) => self.failed.push((check, failure)),
                Finding::Skipped(why) => self.skipped.push(SkippedCheck { check, why }),
            }
        }
        if let Some(check) = checks.first()
            && (self.passed.len() - passed_before) * 2 >= checks.len()
        {
            self.half_passed |= 1 << check.family as u32;
        }
    }

    /// Whether at least half of a family's checks passed.
    pub(crate) fn half_passed(&self, family: Family) -> bool {
        self.half_passed >> family as u32 & 1 == 1
    }

    fn nothing_answers(&self) -> bool {
        let first = self.failed.first();
        first.is_some_and(|(check, _)| check.family == Family::Presence)
    }
}

/// How many checks the catalogue has.
const CHECKS: usize = {
    let (mut count, mut rest) = (0, FAMILIES);
    while let [family, others @ ..] = rest {
        count += family.len();
        rest = others;
    }
    count
};
