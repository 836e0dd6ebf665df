//! What the caller gets.

mod written;

use crate::checks::{self, Case, Check, Engine, Finding, Findings};
use crate::evidence::{Evidence, Observation, Word};
use crate::verdict::{self, Bearing, MediaOutcome, Tally, Verdict};

/// How far the probe came, in the words of the classic JavaScript probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A track arrived and was well formed.
    Success,
    /// No track arrived in time.
    Timeout,
    /// The constructor threw, or gave nothing that answers.
    ConstructorFailed,
    /// Something arrived that is no proper track.
    MalformedTrack,
    /// The offer was refused, or no answer was given.
    NegotiationFailed,
    /// There is no constructor, or the probe could not look.
    Unsupported,
}

impl Outcome {
    /// The word in the report; under semantic versioning.
    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "SUCCESS",
            Self::Timeout => "TIMEOUT",
            Self::ConstructorFailed => "CONSTRUCTOR_FAILED",
            Self::MalformedTrack => "MALFORMED_TRACK",
            Self::NegotiationFailed => "NEGOTIATION_FAILED",
            Self::Unsupported => "UNSUPPORTED",
        }
    }
}

/// The report of one probe. It borrows the evidence it was made from.
#[derive(Debug)]
pub struct Report<'a> {
    /// What the probe concludes.
    pub verdict: Verdict,
    /// Why, for `blocked` and `inconclusive`: a stable code.
    pub reason: Option<&'static str>,
    /// How far the probe came.
    pub outcome: Outcome,
    /// The checks that failed, with what was expected and seen.
    pub anomalies: Vec<Anomaly>,
    /// The checks that passed.
    pub passed: Vec<&'static Check>,
    /// The checks that could not be judged, and why.
    pub skipped: Vec<SkippedCheck>,
    /// How far media came, and why not further; nothing for a probe without media.
    pub media: Option<(MediaOutcome, Option<&'static str>)>,
    /// Which engine it behaves like, and which it claims to be.
    pub engine: Engine,
    /// What the report was made from.
    pub evidence: &'a Evidence,
}

/// A check that failed.
#[derive(Debug)]
pub struct Anomaly {
    /// The check.
    pub check: &'static Check,
    /// What a genuine browser shows.
    pub expected: Word,
    /// What was seen.
    pub observed: String,
}

/// A check that could not be judged.
#[derive(Clone, Debug)]
pub struct SkippedCheck {
    /// The check.
    pub check: &'static Check,
    /// Why.
    pub why: Word,
}

/// Judges the evidence. Total and deterministic: the same evidence gives the same
/// report, in a page as on a server.
pub fn judge(evidence: &Evidence) -> Report<'_> {
    let case = Case::new(evidence);
    let engine = case.engine;
    let findings = Findings::of(&case);
    let (verdict, reason) = verdict::decide(evidence, &Tally::of(&findings, engine));
    let mut passed = Vec::new();
    let mut skipped = Vec::new();
    let mut anomalies = Vec::new();
    for (check, finding) in findings.0 {
        match finding {
            Finding::Passed => passed.push(check),
            Finding::Skipped(why) => skipped.push(SkippedCheck { check, why }),
            Finding::Failed(failure) => anomalies.push(Anomaly {
                check,
                expected: failure.expected,
                observed: failure.observed,
            }),
        }
    }
    Report {
        verdict,
        reason,
        outcome: outcome(evidence, verdict, &anomalies),
        anomalies,
        passed,
        skipped,
        media: verdict::media(evidence),
        engine,
        evidence,
    }
}

fn outcome(evidence: &Evidence, verdict: Verdict, anomalies: &[Anomaly]) -> Outcome {
    let constructed = &evidence.connection.constructed;
    let obstacle = verdict::obstacle(evidence).filter(|_| constructed.value().is_none());
    if let Some(why) = obstacle {
        return match why {
            "resource-limit" => Outcome::ConstructorFailed,
            "stalled" => Outcome::Timeout,
            _ => Outcome::Unsupported,
        };
    }
    if !evidence.constructor.kind.reached() && !evidence.received.is_empty() {
        return Outcome::Success;
    }
    let looks = [&evidence.constructor.kind, constructed];
    if looks.contains(&&Observation::TimedOut) {
        return Outcome::Timeout;
    }
    if !evidence.constructor.kind.is("function") {
        return Outcome::Unsupported;
    }
    if constructed.value().is_none() || verdict == Verdict::Blocked {
        return Outcome::ConstructorFailed;
    }
    if evidence.tracks.is_empty() {
        return match &evidence.delivery.outcome {
            Observation::TimedOut => Outcome::Timeout,
            how if how.is("resolves") => Outcome::Timeout,
            _ => Outcome::NegotiationFailed,
        };
    }
    // A wrapper around the connection leaves the tracks well formed.
    let has_hard = |bearing| {
        anomalies.iter().any(|anomaly| {
            anomaly.check.weight == checks::Weight::Hard
                && verdict::bearing(anomaly.check.family) == bearing
        })
    };
    if verdict == Verdict::Emulated || (verdict == Verdict::Tampered && has_hard(Bearing::Data)) {
        return Outcome::MalformedTrack;
    }
    // The synthetic offer brought its tracks; the source that was asked for may not have.
    match verdict::media(evidence) {
        Some((MediaOutcome::Inconclusive, Some(why))) if verdict::is_negotiation(why) => {
            Outcome::NegotiationFailed
        }
        Some(_) if evidence.received.is_empty() => Outcome::Timeout,
        _ => Outcome::Success,
    }
}
