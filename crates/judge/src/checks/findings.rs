//! What a piece of evidence says to every check.

use super::rule::Context;
use super::{Check, Family, Finding, catalogue};
use crate::SkipReason;

/// What every check of the catalogue found, in its order.
#[derive(Debug)]
pub(crate) struct Findings(pub(crate) Vec<(&'static Check, Finding)>);

impl Findings {
    /// Judges every check. Where nothing answers, nothing can answer wrongly: the checks after
    /// a failure of presence are skipped.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let mut nothing_answers = false;
        let mut findings = Vec::new();
        for check in catalogue() {
            let finding = if nothing_answers {
                Finding::skipped(SkipReason::NothingAnswers)
            } else {
                (check.rule)(context)
            };
            nothing_answers |=
                check.family == Family::Presence && matches!(finding, Finding::Failed(_));
            findings.push((check, finding));
        }
        Self(findings)
    }

    /// Whether at least half of a family's checks passed.
    pub(crate) fn half_passed(&self, family: Family) -> bool {
        let findings = || self.0.iter().filter(|(check, _)| check.family == family);
        let passed = findings().filter(|(_, finding)| matches!(finding, Finding::Passed));
        passed.count() * 2 >= findings().count()
    }
}
