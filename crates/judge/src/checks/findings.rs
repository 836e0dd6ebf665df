//! What a piece of evidence says to every check.

use super::media::has_source;
use super::rule::Context;
use super::{Check, Family, Finding, catalogue};
use crate::SkipReason;

/// What every check of the catalogue found, in its order.
#[derive(Debug)]
pub(crate) struct Findings(pub(crate) Vec<(&'static Check, Finding)>);

impl Findings {
    /// Judges every check. Where nothing answers, nothing can answer wrongly: the checks after
    /// a failure of presence are skipped. A source without media has one word for all that it
    /// leaves open.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let mut nothing_answers = false;
        let has_media = has_source(context.evidence);
        let mut findings = Vec::new();
        for check in catalogue() {
            let finding = if nothing_answers {
                Finding::skipped(SkipReason::NothingAnswers)
            } else {
                match (check.rule)(context) {
                    Finding::Skipped(_) if !has_media && is_of_media(check.family) => {
                        Finding::skipped(SkipReason::NoMedia)
                    }
                    finding => finding,
                }
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

fn is_of_media(family: Family) -> bool {
    matches!(
        family,
        Family::Transport | Family::Received | Family::Media | Family::Codec
    )
}
