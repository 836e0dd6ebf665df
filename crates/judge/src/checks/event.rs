//! The `track` event.

use super::engine::Behaviour;
use super::rule::{
    Context, Finding, answered, equals, every_event, is, is_true, no, unless_absent,
};
use super::{Measured, checks};
use crate::SkipReason;

checks! { Event:
    Hard "event.trusted" "A track event is trusted" {
        finding: "A track event is not trusted",
        why: "Only the browser fires trusted events; an event that script dispatches is not trusted.",
        spec: "https://dom.spec.whatwg.org/#dom-event-istrusted",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| every_event(context, |event| is_true(&event.trusted)),
    }
    Hard "event.type" "A track event's type is track" {
        finding: "A track event's type is not track",
        why: "The event has the name that was listened for.",
        spec: "https://www.w3.org/TR/webrtc/#event-track",
        benign: [],
        rule: |context| every_event(context, |event| is(&event.kind, "track")),
    }
    Hard "event.prototype" "A track event is an RTCTrackEvent" {
        finding: "A track event is no RTCTrackEvent",
        why: "Fakes hand over plain objects or plain events with pasted properties.",
        spec: "https://www.w3.org/TR/webrtc/#rtctrackevent",
        benign: [],
        rule: |context| every_event(context, |event| unless_absent(&event.prototype_is_native)),
    }
    Hard "event.own-members" "A track event carries no property itself but isTrusted" {
        finding: "A track event carries properties itself besides isTrusted",
        why: "All other properties are on the prototypes.",
        spec: "https://dom.spec.whatwg.org/#dom-event-istrusted",
        benign: [Framework],
        rule: |context| every_event(context, |event| answered(&event.own_members, "isTrusted alone", |own| {
            own.is_some_and(|own| own.iter().all(|name| name == "isTrusted"))
        })),
    }
    Hard "event.target" "A track event's target and current target are the connection" {
        finding: "A track event's target or current target is not the connection",
        why: "It is dispatched at the connection and goes nowhere else.",
        spec: "https://dom.spec.whatwg.org/#dom-event-target",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.target_is_connection)
            .and(|| is_true(&event.current_target_is_connection))),
    }
    Hard "event.phase" "A track event is at its target (phase 2) while its handlers run" {
        finding: "A track event is not at its target (phase 2) while its handlers run",
        why: "Fakes that call handlers by hand leave the phase at 0.",
        spec: "https://dom.spec.whatwg.org/#dom-event-eventphase",
        benign: [],
        rule: |context| every_event(context, |event| equals(&event.phase, 2.0, "2")),
    }
    Hard "event.bubbles" "A track event neither bubbles nor can be cancelled" {
        finding: "A track event bubbles or can be cancelled",
        why: "The browser fires it with neither flag.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| every_event(context, |event| no(&event.bubbles_or_cancelable)),
    }
    Hard "event.receiver-track" "A track event's receiver holds the very track that the event announces" {
        finding: "A track event's receiver does not hold the track that the event announces",
        why: "A script that puts another track into an event does not change the receiver.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtctrackevent-receiver",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.receiver_has_track)),
    }
    Hard "event.transceiver-receiver" "A track event's transceiver holds the very receiver that the event names" {
        finding: "A track event's transceiver does not hold the receiver that the event names",
        why: "Transceiver, receiver and track belong together.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtctrackevent-transceiver",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.transceiver_has_receiver)),
    }
    Hard "event.transceiver-listed" "The connection lists a track event's transceiver" {
        finding: "The connection does not list a track event's transceiver",
        why: "Transceivers are made before the events are fired.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-gettransceivers",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.transceiver_is_listed)),
    }
    Hard "event.all-transceivers" "All transceivers of the offer exist at the first track event" {
        finding: "The connection does not have the transceivers of the offer at a track event",
        why: "The offer is processed whole before any event; fakes go m-line by m-line.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| every_event(context, |event| answered(&event.transceivers, "3", |count| {
            count == Some(&(context.challenge_asked.sections.len() as f64))
        })),
    }
    Hard "event.streams" "A track event's streams are a frozen array, the same at every look" {
        finding: "A track event's streams are no frozen array, or another array at every look",
        why: "WebIDL makes it a FrozenArray; fakes give ordinary arrays.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtctrackevent-streams",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.streams_are_array)
            .and(|| is_true(&event.streams_are_frozen))
            .and(|| match context.engine.judged_as {
                // WebKit may make the array anew at every look; its content is the same.
                Behaviour::Webkit => Finding::skipped(SkipReason::EngineNotMeasured),
                _ => is_true(&event.streams_are_identical),
            })),
    }
    Hard "event.streams-hold-track" "Each stream of a track event lists the track" {
        finding: "A stream of a track event does not list the track",
        why: "Tracks are added to their streams before the event is fired.",
        spec: "https://www.w3.org/TR/webrtc/#set-associated-remote-streams",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.streams_hold_track)),
    }
    Hard "event.direction" "A track event's transceiver is recvonly and not yet negotiated" {
        finding: "A track event's transceiver is not recvonly, or is negotiated already",
        why: "The offer made the transceiver, and no answer was given yet.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtptransceiver-currentdirection",
        benign: [],
        rule: |context| every_event(context, |event| is(&event.direction, "recvonly")
            .and(|| answered(&event.current_direction, "null", |now| now.is_none()))),
    }
    Hard "event.state" "The connection is in have-remote-offer at a track event" {
        finding: "The connection is not in have-remote-offer at a track event",
        why: "The state changes before the events are fired.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| every_event(context, |event| is(&event.signaling_state, "have-remote-offer")),
    }
    Medium "event.same-for-both" "The handler and the listener get the same event" {
        finding: "The handler and the listener get different events",
        why: "The browser dispatches one event to both.",
        spec: "https://dom.spec.whatwg.org/#concept-event-dispatch",
        benign: [Framework, Monitoring],
        rule: same_for_both,
    }
}

fn same_for_both(context: &Context<'_>) -> Finding {
    every_event(context, |event| is_true(&event.same_for_both))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::event::TrackEvent;
    use crate::evidence::{Evidence, Observation};

    #[test]
    fn one_untrusted_event_among_trusted_ones_is_named() {
        let event = |trusted| TrackEvent {
            trusted: Observation::Value(trusted),
            ..TrackEvent::default()
        };
        let evidence = Evidence {
            events: vec![event(true), event(false)],
            ..Evidence::default()
        };
        let failed = CHECKS
            .iter()
            .filter(|check| matches!(check.judge(&evidence), Finding::Failed(_)))
            .map(|check| check.id)
            .collect::<Vec<_>>();
        assert_eq!(failed, ["event.trusted"]);
    }
}
