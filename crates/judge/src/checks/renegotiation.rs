//! Tracks taken away, given back and rolled back, and a transceiver stopped.

use super::checks;
use super::engine::Behaviour;
use super::rule::{Context, Finding, answered, equals, is, is_true};
use crate::CallOutcome;
use crate::SkipReason;
use crate::evidence::List;

checks! { Renegotiation:
    Hard "renegotiation.stop" "A stopped transceiver's direction is stopped at once" {
        finding: "stop() does not change the transceiver's direction to stopped at once",
        why: "stop() changes the direction before it returns.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-stop",
        benign: [OldBrowser],
        rule: |context| measured(context, |context| is(&context.evidence.renegotiation.stop, CallOutcome::Returns.name()).and(|| is(&context.evidence.renegotiation.direction_after_stop, "stopped"))),
    }
    Hard "renegotiation.stop-live" "A stopped transceiver's receiving track is still live when stop() returns" {
        finding: "A stopped transceiver's receiving track is not live any more when stop() returns",
        why: "The track ends in a queued task; fakes end it at once.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-stop",
        benign: [UnmeasuredEngine],
        rule: |context| measured(context, |context| is(&context.evidence.renegotiation.track_after_stop, "live")),
    }
    Hard "renegotiation.stop-ended" "A stopped transceiver's receiving track ends in a later task" {
        finding: "A stopped transceiver's receiving track does not end",
        why: "Fakes forget it, or end it at once.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-stop",
        benign: [UnmeasuredEngine],
        rule: |context| measured(context, |context| is(&context.evidence.renegotiation.track_at_last, "ended")),
    }
    Hard "renegotiation.withdrawn-live" "A track that is withdrawn stays live" {
        finding: "A track that is withdrawn does not stay live",
        why: "Only its transceiver's stop or its connection's close ends it.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-track-removal",
        benign: [],
        rule: |context| measured(context, |context| each_is(&context.evidence.renegotiation.withdrawn_states, "live")),
    }
    Hard "renegotiation.withdrawn-muted" "A track that is withdrawn is muted" {
        finding: "A track that is withdrawn is not muted",
        why: "No more packets are expected.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-track-removal",
        benign: [],
        rule: |context| measured(context, |context| is_true(&context.evidence.renegotiation.withdrawn_muted)),
    }
    Hard "renegotiation.withdrawn-streams" "A track that is withdrawn leaves its streams" {
        finding: "A track that is withdrawn stays in a stream",
        why: "A track is in the streams that the offer names, and the offer names none any more.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-track-removal",
        benign: [],
        rule: |context| measured(context, |context| equals(&context.evidence.renegotiation.still_in_streams, 0.0, "0")),
    }
    Hard "renegotiation.receivers-kept" "A receiver keeps its track when the track is withdrawn" {
        finding: "A receiver does not keep its track when the track is withdrawn",
        why: "A receiver has one track for its whole life.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-track",
        benign: [],
        rule: |context| measured(context, |context| is_true(&context.evidence.renegotiation.receivers_kept)),
    }
    Hard "renegotiation.resumed-events" "Tracks that are offered again are announced again, with one event each" {
        finding: "Tracks that are offered again are not announced with one event each",
        why: "An event is fired whenever a receiver becomes active.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-track-addition",
        benign: [],
        rule: |context| measured(context, resumed_events),
    }
    Hard "renegotiation.resumed-same" "Tracks that are offered again are the very same tracks" {
        finding: "A track that is offered again is another track than before",
        why: "Transceivers keep their receivers; fakes make new ones.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-track-addition",
        benign: [],
        rule: |context| match context.engine.behaves {
            // Gecko makes everything anew when an offer replaces an unanswered one.
            Behaviour::Blink => is_true(&context.evidence.renegotiation.resumed_same),
            _ => Finding::skipped(SkipReason::EngineNotMeasured),
        },
    }
    Hard "renegotiation.rollback" "A remote offer can be rolled back, and the state is stable again" {
        finding: "A remote offer cannot be rolled back, or the state is not stable afterwards",
        why: "Fakes know no rollback.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [OldBrowser],
        rule: |context| measured(context, |context| is(&context.evidence.renegotiation.rollback, CallOutcome::Resolves.name())
            .and(|| is(&context.evidence.renegotiation.state_after_rollback, "stable"))),
    }
    Hard "renegotiation.rollback-transceivers" "A rollback removes the transceivers that the offer made" {
        finding: "A rollback leaves transceivers that the offer made",
        why: "The rollback undoes the offer with everything that it made.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| measured(context, |context| equals(&context.evidence.renegotiation.transceivers_after_rollback, 0.0, "0")),
    }
    Hard "renegotiation.rollback-tracks" "A rollback ends the tracks that the offer made" {
        finding: "A rollback does not end a track that the offer made",
        why: "The rollback stops their transceivers.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| measured(context, |context| each_is(&context.evidence.renegotiation.rolled_back_states, "ended")),
    }
}

/// Engines that were not measured do some of this in their own way.
fn measured(context: &Context<'_>, rule: fn(&Context<'_>) -> Finding) -> Finding {
    match context.engine.behaves {
        Behaviour::Blink | Behaviour::Gecko => rule(context),
        _ => Finding::skipped(SkipReason::EngineNotMeasured),
    }
}

fn each_is(states: &List, expected: &'static str) -> Finding {
    answered(states, expected, |states| {
        states.is_some_and(|states| {
            !states.is_empty() && states.iter().all(|state| state == expected)
        })
    })
}

fn resumed_events(context: &Context<'_>) -> Finding {
    let sending = context.challenge_asked.sending().count();
    answered(
        &context.evidence.renegotiation.resumed_events,
        "one for each track",
        |events| events == Some(&(sending as f64)),
    )
}
