//! How far the probe came.

use super::Anomaly;
use crate::CallOutcome;
use crate::checks::Weight;
use crate::code::codes;
use crate::evidence::{Evidence, Observation};
use crate::reason::Reason;
use crate::verdict::{self, Implication, MediaOutcome, Verdict};

codes! {
    /// How far the probe came, in the words of the classic JavaScript probe.
    pub enum Outcome {
        /// A well-formed track arrived.
        Success = "SUCCESS",
        /// No track arrived in time.
        Timeout = "TIMEOUT",
        /// The constructor threw, or gave an object that does nothing.
        ConstructorFailed = "CONSTRUCTOR_FAILED",
        /// The object that arrived is no proper track.
        MalformedTrack = "MALFORMED_TRACK",
        /// The offer was refused.
        NegotiationFailed = "NEGOTIATION_FAILED",
        /// There is no constructor, or the probe could not start.
        Unsupported = "UNSUPPORTED",
    }
}

/// The outcome that follows from the evidence, its verdict and its anomalies.
pub(super) fn outcome(evidence: &Evidence, verdict: Verdict, anomalies: &[Anomaly]) -> Outcome {
    let constructed = &evidence.connection.constructed;
    let obstacle = verdict::obstacle(evidence).filter(|_| constructed.value().is_none());
    if let Some(why) = obstacle {
        return match why {
            Reason::ResourceLimit => Outcome::ConstructorFailed,
            Reason::Stalled => Outcome::Timeout,
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
            how if how.is(CallOutcome::Resolves.name()) => Outcome::Timeout,
            _ => Outcome::NegotiationFailed,
        };
    }
    // A wrapper around the connection leaves the tracks well formed.
    let has_hard = |implication| {
        anomalies.iter().any(|anomaly| {
            anomaly.check.weight == Weight::Hard
                && verdict::implication(anomaly.check.family) == implication
        })
    };
    if verdict == Verdict::Emulated || (verdict == Verdict::Tampered && has_hard(Implication::Data))
    {
        return Outcome::MalformedTrack;
    }
    // The synthetic offer brought its tracks; the source that was asked for may not have.
    match verdict::media(evidence) {
        Some((MediaOutcome::Inconclusive, Some(why))) if why.is_negotiation() => {
            Outcome::NegotiationFailed
        }
        Some(_) if evidence.received.is_empty() => Outcome::Timeout,
        _ => Outcome::Success,
    }
}
