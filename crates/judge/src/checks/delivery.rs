//! How the remote description was taken, and when its events came.

use super::checks;
use super::rule::{Context, Finding, answered, equals, is, is_true, no, one_of};
use crate::CallOutcome;
use crate::SkipReason;
use crate::evidence::Number;

checks! { Delivery:
    Medium "delivery.accepted" "A remote offer of Opus and VP8 is accepted" {
        finding: "A remote offer of Opus and VP8 is not accepted",
        why: "Every browser with WebRTC must support both codecs, so the offer is never refused.",
        spec: "https://www.rfc-editor.org/rfc/rfc7742#section-5",
        benign: [UnmeasuredEngine, PrivacySetting],
        rule: |context| is(&context.evidence.delivery.outcome, CallOutcome::Resolves.name()),
    }
    Soft "delivery.promise" "setRemoteDescription returns a promise of this page" {
        finding: "setRemoteDescription returns no promise of this page",
        why: "zone.js returns its own kind of promise; async functions of another realm do too.",
        spec: "https://webidl.spec.whatwg.org/#js-promise",
        benign: [Framework],
        rule: |context| is_true(&context.evidence.delivery.returns_promise),
    }
    Medium "delivery.resolves-undefined" "setRemoteDescription resolves with undefined" {
        finding: "setRemoteDescription resolves with a value",
        why: "The promise tells of completion and of nothing else.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-setremotedescription",
        benign: [Framework],
        rule: |context| is_true(&context.evidence.delivery.resolves_with_undefined),
    }
    Hard "delivery.state-after-call" "The signalling state is still stable when setRemoteDescription returns" {
        finding: "The signalling state is not stable any more when setRemoteDescription returns",
        why: "The state changes in a queued task when the operation completes; fakes set it at once.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| is(&context.evidence.delivery.state_after_call, "stable"),
    }
    Hard "delivery.transceivers-after-call" "There are no transceivers yet when setRemoteDescription returns" {
        finding: "The list of transceivers is not empty when setRemoteDescription returns",
        why: "Transceivers are made when the description is processed, in a queued task.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| equals(&context.evidence.delivery.transceivers_after_call, 0.0, "0"),
    }
    Hard "delivery.not-in-microtask" "setRemoteDescription never settles before a task has run" {
        finding: "setRemoteDescription settles before a task has run",
        why: "It works in parallel and settles in a queued task; every async function in script settles in microtasks.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| no(&context.evidence.delivery.settled_in_microtask),
    }
    Hard "delivery.state-after" "The signalling state is have-remote-offer once the offer is accepted" {
        finding: "The signalling state is not have-remote-offer once the offer is accepted",
        why: "The specification names this state for a connection that holds a remote offer.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-signaling-state",
        benign: [],
        rule: |context| is(&context.evidence.delivery.state_after, "have-remote-offer"),
    }
    Hard "delivery.handler" "ontrack is called once for each m-line that sends, and for no other" {
        finding: "ontrack is not called once for each m-line that sends",
        why: "Fakes invent tracks or send one for every m-line.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [Framework, Monitoring],
        rule: |context| once_for_each(context, &context.evidence.delivery.handler_calls),
    }
    Hard "delivery.listener" "A track listener is called once for each m-line that sends, and for no other" {
        finding: "A track listener is not called once for each m-line that sends",
        why: "Fakes that only know ontrack forget the listener.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [Framework, Monitoring],
        rule: |context| once_for_each(context, &context.evidence.delivery.listener_calls),
    }
    Hard "delivery.not-during-call" "No track event comes while setRemoteDescription is called" {
        finding: "A track event comes while setRemoteDescription is called",
        why: "Events are fired in a queued task; fakes call their handlers in line.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| equals(&context.evidence.delivery.during_call, 0.0, "0"),
    }
    Hard "delivery.events-not-in-microtask" "No track event comes before a task has run" {
        finding: "A track event comes before a task has run",
        why: "Events are fired in a queued task.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| equals(&context.evidence.delivery.in_microtask, 0.0, "0"),
    }
    Hard "delivery.before-settling" "Every track event comes before setRemoteDescription resolves" {
        finding: "A track event comes after setRemoteDescription resolves",
        why: "The same task fires the events and resolves the promise, in this order.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [Framework],
        rule: before_settling,
    }
    Hard "delivery.state-change-first" "signalingstatechange comes before the first track event" {
        finding: "signalingstatechange does not come before the first track event",
        why: "One task fires both, and signalingstatechange first.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [Framework],
        rule: |context| is_true(&context.evidence.delivery.state_change_first),
    }
    Hard "delivery.close" "close() returns and throws nothing" {
        finding: "close() throws, or gives a promise",
        why: "It takes no argument and refuses nothing.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close",
        benign: [],
        rule: |context| one_of(&context.evidence.lifecycle.close, CallOutcome::Returns.name(), &[CallOutcome::Returns.name()]),
    }
}

fn once_for_each(context: &Context<'_>, calls: &Number) -> Finding {
    if !context
        .evidence
        .delivery
        .outcome
        .is(CallOutcome::Resolves.name())
    {
        return Finding::skipped(SkipReason::OfferNotTaken);
    }
    let sending = context.challenge_asked.sending().count();
    answered(calls, "2", |calls| calls == Some(&(sending as f64)))
}

fn before_settling(context: &Context<'_>) -> Finding {
    let events = context.evidence.events.len();
    if events == 0
        || !context
            .evidence
            .delivery
            .outcome
            .is(CallOutcome::Resolves.name())
    {
        return Finding::skipped(SkipReason::NoTrackEvent);
    }
    answered(
        &context.evidence.delivery.before_settling,
        "all",
        |before| before.is_some_and(|before| *before >= events as f64),
    )
}
