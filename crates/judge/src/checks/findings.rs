//! What a piece of evidence says to every check.

use super::media::has_source;
use super::rule::{Context, Failure};
use super::{Check, FAMILIES, Family, Finding};
use crate::SkipReason;
use crate::evidence::Word;

/// What the checks of the catalogue found, each list in its order.
#[derive(Debug)]
pub(crate) struct Findings {
    pub(crate) passed: Vec<&'static Check>,
    pub(crate) failed: Vec<(&'static Check, Failure)>,
    /// Those that could not be judged, by the reason.
    pub(crate) skipped: Vec<(Word, Vec<&'static Check>)>,
    /// A bit for each family of which at least half of the checks passed.
    half_passed: u32,
}

impl Findings {
    /// Judges every check. Where nothing answers, nothing can answer wrongly: the checks after
    /// a failure of presence are skipped. A source without media has one word for all that it
    /// leaves open.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let mut findings = Self {
            passed: Vec::with_capacity(CHECKS),
            failed: Vec::new(),
            skipped: Vec::new(),
            half_passed: 0,
        };
        let has_media = has_source(context.evidence);
        for checks in FAMILIES {
            findings.judge(context, checks, has_media);
        }
        findings
    }

    /// Judges the checks of a family.
    fn judge(&mut self, context: &Context<'_>, checks: &'static [Check], has_media: bool) {
        let passed_before = self.passed.len();
        for check in checks {
            let nothing_answers = self.nothing_answers();
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
            match finding {
                Finding::Passed => self.passed.push(check),
                Finding::Failed(failure) => self.failed.push((check, failure)),
                Finding::Skipped(why) => self.skip(check, why),
            }
        }
        if let Some(check) = checks.first()
            && (self.passed.len() - passed_before) * 2 >= checks.len()
        {
            self.half_passed |= 1 << check.family as u32;
        }
    }

    fn skip(&mut self, check: &'static Check, why: Word) {
        match self.skipped.iter_mut().find(|(word, _)| *word == why) {
            Some((_, checks)) => checks.push(check),
            None => self.skipped.push((why, vec![check])),
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

fn is_of_media(family: Family) -> bool {
    matches!(
        family,
        Family::Transport | Family::Received | Family::Media | Family::Codec
    )
}
