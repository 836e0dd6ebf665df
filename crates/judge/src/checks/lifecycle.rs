//! What `close()` did. Chromium and Firefox agree on every step measured.

use super::checks;
use super::rule::{Context, Finding, answered, equals, is};
use crate::SkipReason;
use crate::evidence::List;

checks! { Lifecycle:
    Hard "lifecycle.before" "The tracks are live until the connection is closed" {
        finding: "A track is not live before the connection is closed",
        why: "Only closing the connection ends the tracks here.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#track-ended",
        benign: [],
        rule: |context| everywhere(&context.evidence.lifecycle.before, "live"),
    }
    Hard "lifecycle.live-after-call" "The tracks are still live when close() returns" {
        finding: "A track is not live any more when close() returns",
        why: "They end in a queued task; fakes end them at once.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [UnmeasuredEngine],
        rule: |context| everywhere(&context.evidence.lifecycle.after_call, "live"),
    }
    Hard "lifecycle.live-after-microtask" "The tracks are still live a microtask after close()" {
        finding: "A track is not live any more a microtask after close()",
        why: "They end in a task, not in a microtask.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [UnmeasuredEngine],
        rule: |context| everywhere(&context.evidence.lifecycle.after_microtask, "live"),
    }
    Hard "lifecycle.ended" "The tracks end after close()" {
        finding: "A track does not end after close()",
        why: "Fakes forget them, and a track put in place of the remote one lives on.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [],
        rule: ended,
    }
    Hard "lifecycle.ended-events" "Each track fires one trusted ended event, after close() has returned" {
        finding: "A track does not fire one trusted ended event after close() has returned",
        why: "Fakes flip readyState and fire nothing, or fire by hand.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#track-ended",
        benign: [],
        rule: ended_events,
    }
    Hard "lifecycle.signaling-state" "signalingState is closed when close() returns" {
        finding: "signalingState is not closed when close() returns",
        why: "close() sets the state before it returns.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [],
        rule: |context| is(&context.evidence.lifecycle.signaling_state, "closed"),
    }
    Hard "lifecycle.connection-state" "connectionState, where it exists, is closed when close() returns" {
        finding: "connectionState is not closed when close() returns",
        why: "close() sets the state before it returns.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [OldBrowser],
        rule: |context| answered(&context.evidence.lifecycle.connection_state, "closed, or absent", |state| {
            state.is_none_or(|state| state == "closed")
        }),
    }
    Hard "lifecycle.no-state-events" "close() fires no state change event at the connection" {
        finding: "close() fires a state change event at the connection",
        why: "The page closed it and knows; fakes fire all of them.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [Framework],
        rule: |context| equals(&context.evidence.lifecycle.state_events, 0.0, "0"),
    }
}

fn everywhere(states: &List, expected: &'static str) -> Finding {
    match states.value() {
        Some(states) if states.is_empty() => Finding::skipped(SkipReason::NoTrack),
        _ => answered(states, expected, |states| {
            states.is_some_and(|states| states.iter().all(|state| state == expected))
        }),
    }
}

/// A tab that is slow to run tasks is told apart from a track that never ends: the
/// observer skips these fields when no task came in time.
fn ended(context: &Context<'_>) -> Finding {
    everywhere(&context.evidence.lifecycle.finally, "ended")
}

fn ended_events(context: &Context<'_>) -> Finding {
    let lifecycle = &context.evidence.lifecycle;
    let Some(tracks) = lifecycle
        .finally
        .value()
        .map(Vec::len)
        .filter(|count| *count > 0)
    else {
        return Finding::skipped(SkipReason::NoTrack);
    };
    equals_count(&lifecycle.ended_trusted, tracks)
        .and(|| equals_count(&lifecycle.ended_events, tracks))
        .and(|| equals(&lifecycle.ended_during_call, 0.0, "0"))
}

fn equals_count(number: &crate::evidence::Number, tracks: usize) -> Finding {
    answered(number, "one for each track", |count| {
        count == Some(&(tracks as f64))
    })
}
