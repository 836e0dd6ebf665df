//! The `track` event.

use super::engine::Behaviour;
use super::rule::{
    Context, Finding, answered, equals, every_event, is, is_true, no, unless_absent,
};
use super::{Measured, checks};
use crate::SkipReason;

checks! { Event:
    Hard "event.trusted" "A track event is trusted" {
        why: "Only the browser fires trusted events; whatever script dispatches is not.",
        spec: "https://dom.spec.whatwg.org/#dom-event-istrusted",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| every_event(context, |event| is_true(&event.trusted)),
    }
    Hard "event.type" "Its type is track" {
        why: "The name it was listened for.",
        spec: "https://www.w3.org/TR/webrtc/#event-track",
        benign: [],
        rule: |context| every_event(context, |event| is(&event.kind, "track")),
    }
    Hard "event.prototype" "It is an RTCTrackEvent" {
        why: "Fakes hand over plain objects or plain events with pasted properties.",
        spec: "https://www.w3.org/TR/webrtc/#rtctrackevent",
        benign: [],
        rule: |context| every_event(context, |event| unless_absent(&event.prototype_is_native)),
    }
    Hard "event.own-members" "It carries nothing itself but isTrusted" {
        why: "Everything else lives on the prototypes.",
        spec: "https://dom.spec.whatwg.org/#dom-event-istrusted",
        benign: [Framework],
        rule: |context| every_event(context, |event| answered(&event.own_members, "isTrusted alone", |own| {
            own.is_some_and(|own| own.iter().all(|name| name == "isTrusted"))
        })),
    }
    Hard "event.target" "Its target and current target are the connection" {
        why: "It is dispatched at the connection and goes nowhere else.",
        spec: "https://dom.spec.whatwg.org/#dom-event-target",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.target_is_connection)
            .and(|| is_true(&event.current_target_is_connection))),
    }
    Hard "event.phase" "While its handlers run it is at its target (phase 2)" {
        why: "Fakes that call handlers by hand leave the phase at 0.",
        spec: "https://dom.spec.whatwg.org/#dom-event-eventphase",
        benign: [],
        rule: |context| every_event(context, |event| equals(&event.phase, 2.0, "2")),
    }
    Hard "event.bubbles" "It neither bubbles nor can be cancelled" {
        why: "It is fired with neither flag.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| every_event(context, |event| no(&event.bubbles_or_cancelable)),
    }
    Hard "event.receiver-track" "Its receiver holds the very track it announces" {
        why: "A track from elsewhere put into an event is not its receiver's.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtctrackevent-receiver",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.receiver_has_track)),
    }
    Hard "event.transceiver-receiver" "Its transceiver holds the very receiver it names" {
        why: "The three belong together.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtctrackevent-transceiver",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.transceiver_has_receiver)),
    }
    Hard "event.transceiver-listed" "The connection lists its transceiver" {
        why: "Transceivers are made before the events are fired.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-gettransceivers",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.transceiver_is_listed)),
    }
    Hard "event.all-transceivers" "At the first event all transceivers of the offer exist" {
        why: "The offer is processed whole before any event; fakes go m-line by m-line.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| every_event(context, |event| answered(&event.transceivers, "3", |count| {
            count == Some(&(context.challenge_asked.sections.len() as f64))
        })),
    }
    Hard "event.streams" "Its streams are a frozen array, the same at every look" {
        why: "WebIDL makes it a FrozenArray; fakes hand out ordinary ones.",
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
    Hard "event.streams-hold-track" "Each of its streams lists the track" {
        why: "Tracks are added to their streams before the event is fired.",
        spec: "https://www.w3.org/TR/webrtc/#set-associated-remote-streams",
        benign: [],
        rule: |context| every_event(context, |event| is_true(&event.streams_hold_track)),
    }
    Hard "event.direction" "Its transceiver is recvonly and not yet negotiated" {
        why: "It was made by the offer, and no answer was given yet.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtptransceiver-currentdirection",
        benign: [],
        rule: |context| every_event(context, |event| is(&event.direction, "recvonly")
            .and(|| answered(&event.current_direction, "null", |now| now.is_none()))),
    }
    Hard "event.state" "The connection is in have-remote-offer" {
        why: "The state changes before the events are fired.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| every_event(context, |event| is(&event.signaling_state, "have-remote-offer")),
    }
    Medium "event.same-for-both" "The handler and the listener get the same event" {
        why: "One dispatch serves both.",
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
