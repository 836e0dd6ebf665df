//! Whether anything answers at all. Absence is what privacy settings look like:
//! it blocks, it never accuses.

use super::rule::{Context, Finding, answered};
use super::{Measured, checks};
use crate::CallOutcome;
use crate::SkipReason;
use crate::evidence::Observation;

checks! { Presence:
    Hard "presence.constructor" "RTCPeerConnection is a function on the window" {
        finding: "The window has no function RTCPeerConnection",
        why: "Privacy settings and extensions remove it; a browser with WebRTC switched off lacks it.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection",
        benign: [PrivacyExtension, PrivacySetting, UnmeasuredEngine],
        measured: Measured::ByNature,
        rule: |context| answered(&context.evidence.constructor.kind, "function", |kind| {
            kind.is_some_and(|kind| kind == "function")
        }),
    }
    Hard "presence.constructs" "new RTCPeerConnection() gives an object" {
        finding: "new RTCPeerConnection() gives no object",
        why: "Blockers that leave the name in place throw, or are arrow functions that cannot be constructed.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-constructor",
        benign: [PrivacyExtension, ManyConnections],
        measured: Measured::ByNature,
        rule: |context| answered(&context.evidence.connection.constructed, "object", |kind| {
            kind.is_some_and(|kind| matches!(kind.as_str(), "object" | "function"))
        }),
    }
    Hard "presence.answers" "A connection has state, events or promises" {
        finding: "A connection has neither state nor events nor promises",
        why: "Blockers that must not break pages hand out objects whose methods do nothing.",
        spec: "https://www.w3.org/TR/webrtc/#interface-definition",
        benign: [PrivacyExtension],
        measured: Measured::ByNature,
        rule: answers,
    }
}

/// An inert object: no events, no state, and a `setRemoteDescription` that is missing, throws
/// or gives back nothing. Whatever pretends more than that is judged by the other families. An
/// answer that never came pretends nothing.
fn answers(context: &Context<'_>) -> Finding {
    let connection = &context.evidence.connection;
    let outcome = &context.evidence.delivery.outcome;
    if connection.constructed.answered() && connection.constructed.value().is_none() {
        return Finding::skipped(SkipReason::NotConstructed);
    }
    let is_lively = connection.is_event_target.is_true()
        || matches!(connection.signaling_state, Observation::Value(_))
        || connection
            .own_members
            .value()
            .is_some_and(|own| !own.is_empty())
        || outcome.value().is_some_and(|how| {
            how == CallOutcome::Resolves.name() || how.starts_with(CallOutcome::REJECTS)
        });
    let is_seen = connection.is_event_target.answered() || connection.signaling_state.answered();
    if !is_lively && !is_seen {
        return Finding::skipped(SkipReason::NotConstructed);
    }
    Finding::when(is_lively, "an answer", || String::from("none"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    fn judge(evidence: &Evidence) -> Finding {
        answers(&Context::new(evidence))
    }

    fn inert() -> Evidence {
        let mut evidence = Evidence::default();
        evidence.connection.constructed = Observation::Value("object".into());
        evidence.connection.is_event_target = Observation::Value(false);
        evidence.connection.signaling_state = Observation::Absent;
        evidence.connection.own_members = Observation::Value(Vec::new());
        evidence.delivery.outcome = Observation::Value("returns".into());
        evidence
    }

    #[test]
    fn an_object_whose_methods_do_nothing_is_no_answer() {
        assert!(matches!(judge(&inert()), Finding::Failed(_)));
    }

    #[test]
    fn an_exception_from_a_method_that_is_not_there_is_no_answer() {
        let mut evidence = inert();
        evidence.delivery.outcome = Observation::Value("throws TypeError".into());
        assert!(matches!(judge(&evidence), Finding::Failed(_)));
    }

    #[test]
    fn an_object_that_pretends_a_state_is_an_answer() {
        let mut evidence = inert();
        evidence.connection.signaling_state = Observation::Value("stable".into());
        assert_eq!(judge(&evidence), Finding::Passed);
    }
}
