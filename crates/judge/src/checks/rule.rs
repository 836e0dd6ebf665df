//! The words that checks are written in.

use std::borrow::Cow;

use super::engine::{self, Engine};
use crate::SkipReason;
use crate::challenge::Challenge;
use crate::evidence::{Describe, Evidence, Flag, List, Number, Observation, Text, Word};

/// A piece of evidence, with what many checks need worked out once.
pub(crate) struct Context<'a> {
    pub(super) evidence: &'a Evidence,
    /// The challenge that the nonce stands for.
    pub(super) challenge_asked: Challenge,
    /// Which engine it behaves like.
    pub(crate) engine: Engine,
}

impl<'a> Context<'a> {
    pub(crate) fn new(evidence: &'a Evidence) -> Self {
        Self {
            evidence,
            challenge_asked: Challenge::from_nonce(&evidence.nonce),
            engine: engine::infer(evidence),
        }
    }
}

/// What a check says to a piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// As every genuine browser does it.
    Passed,
    /// Not as a genuine browser does it.
    Failed(Failure),
    /// It could not be judged, and why.
    Skipped(Word),
}

/// What was expected, and what was there.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What a genuine browser shows.
    pub expected: Word,
    /// What was seen.
    pub observed: String,
}

impl Finding {
    /// Passes when `holds`, and fails with the expected and the seen otherwise.
    pub(super) fn when(
        holds: bool,
        expected: &'static str,
        observed: impl FnOnce() -> String,
    ) -> Self {
        if holds {
            Self::Passed
        } else {
            Self::failed(expected, observed)
        }
    }

    pub(super) fn failed(expected: &'static str, observed: impl FnOnce() -> String) -> Self {
        Self::Failed(Failure {
            expected: Cow::Borrowed(expected),
            observed: observed(),
        })
    }

    pub(super) fn skipped(why: SkipReason) -> Self {
        Self::Skipped(Cow::Borrowed(why.name()))
    }

    /// The first of two findings that is a failure, else the first that passed.
    pub(super) fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Failed(_) => self,
            Self::Passed => match other() {
                failed @ Self::Failed(_) => failed,
                _ => self,
            },
            Self::Skipped(_) => other(),
        }
    }
}

/// An observation in words.
pub(super) fn seen(observation: &dyn Describe) -> String {
    let mut words = String::new();
    observation.describe(&mut words);
    words
}

/// Judges an observation that gave an answer; a look not taken or timed out is
/// no answer, and skips the check.
pub(super) fn answered<T: Describe>(
    observation: &Observation<T>,
    expected: &'static str,
    holds: impl FnOnce(Option<&T>) -> bool,
) -> Finding {
    if observation.answered() && holds(observation.value()) {
        Finding::Passed
    } else {
        unmet(observation, expected)
    }
}

/// What there is to say of an answer that does not hold, or of none.
fn unmet<T: Describe>(observation: &Observation<T>, expected: &'static str) -> Finding {
    match observation {
        Observation::NotReached => Finding::skipped(SkipReason::NotReached),
        Observation::Skipped(why) => Finding::Skipped(why.clone()),
        Observation::TimedOut => Finding::skipped(SkipReason::TimedOut),
        _ => differs(observation, expected),
    }
}

/// One piece of code for all types of answers.
fn differs(observation: &dyn Describe, expected: &'static str) -> Finding {
    Finding::failed(expected, || seen(observation))
}

/// The answer must be yes.
pub(super) fn is_true(flag: &Flag) -> Finding {
    answered(flag, "yes", |value| value == Some(&true))
}

/// The answer must be yes where there is any: older versions lack the member.
pub(super) fn present(flag: &Flag) -> Finding {
    match flag {
        Observation::Absent => Finding::skipped(SkipReason::NotInThisVersion),
        _ => is_true(flag),
    }
}

/// The answer must be yes where there is anything to ask. What was removed was not forged.
pub(super) fn unless_absent(flag: &Flag) -> Finding {
    match flag {
        Observation::Absent => Finding::skipped(SkipReason::Removed),
        _ => is_true(flag),
    }
}

/// The answer must be no.
pub(super) fn no(flag: &Flag) -> Finding {
    answered(flag, "no", |value| value == Some(&false))
}

/// The text must be this one.
pub(super) fn is(text: &Text, expected: &'static str) -> Finding {
    answered(text, expected, |value| {
        value.is_some_and(|value| value == expected)
    })
}

/// The text must be one of these.
pub(super) fn one_of(text: &Text, expected: &'static str, choices: &[&str]) -> Finding {
    answered(text, expected, |value| {
        value.is_some_and(|value| choices.contains(&value.as_str()))
    })
}

/// The number must be this one.
pub(super) fn equals(number: &Number, expected: f64, words: &'static str) -> Finding {
    answered(number, words, |value| value == Some(&expected))
}

/// The list must be empty.
pub(super) fn is_empty(list: &List) -> Finding {
    answered(list, "none", |value| value.is_some_and(Vec::is_empty))
}

/// Every element must pass; the first failure is told. Without elements the check
/// is skipped.
pub(super) fn for_each<T>(
    elements: &[T],
    why_empty: SkipReason,
    rule: impl Fn(&T) -> Finding,
) -> Finding {
    all(why_empty, &|place| elements.get(place).map(&rule))
}

/// All findings together, by their places: one piece of code for all types of elements.
fn all(why_empty: SkipReason, finding_at: &dyn Fn(usize) -> Option<Finding>) -> Finding {
    let mut has_passed = false;
    let mut skipped = None;
    let mut place = 0;
    while let Some(finding) = finding_at(place) {
        match finding {
            Finding::Passed => has_passed = true,
            Finding::Skipped(why) => skipped = Some(why),
            failed @ Finding::Failed(_) => return failed,
        }
        place += 1;
    }
    if has_passed {
        return Finding::Passed;
    }
    Finding::Skipped(skipped.unwrap_or(Word::Borrowed(why_empty.name())))
}

/// Every `track` event must pass.
pub(super) fn every_event(
    context: &Context<'_>,
    rule: impl Fn(&crate::evidence::event::TrackEvent) -> Finding,
) -> Finding {
    for_each(&context.evidence.events, SkipReason::NoTrackEvent, rule)
}

/// Every remote track must pass.
pub(super) fn every_track(
    context: &Context<'_>,
    rule: impl Fn(&crate::evidence::track::Track) -> Finding,
) -> Finding {
    for_each(&context.evidence.tracks, SkipReason::NoTrack, rule)
}
