//! One `track` event, read while it is dispatched.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{MediaStream, MediaStreamTrack, RtcRtpTransceiver, RtcTrackEvent, Window};

use super::challenge::name_or_other;
use super::delivery::EventContext;
use crate::js::interface::Interface;
use crate::js::read_value::ReadValue;
use crate::js::realm::brand;
use crate::js::thrown::{Observe, Read, observe as read};
use crate::js::untrusted::Untrusted;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::event::TrackEvent;
use ontrack_judge::evidence::{Flag, List, Observation};

pub(crate) fn observe(context: &EventContext, event: &Untrusted<RtcTrackEvent>) -> TrackEvent {
    let (connection, challenge) = (&context.connection, &context.challenge);
    let transceiver = event.transceiver().unwrap_or_default();
    let transceivers = connection.transceivers();
    let streams = event.streams();
    TrackEvent {
        trusted: event.is_trusted(),
        kind: event.kind(),
        prototype_is_native: is_direct_instance(&context.scope, event),
        brand: brand(context.realm.as_deref(), event, "track"),
        own_members: event.own_names(),
        target_is_connection: read(|| Ok(event.target()? == *connection)),
        current_target_is_connection: read(|| Ok(event.current_target()? == *connection)),
        phase: event.phase(),
        bubbles_or_cancelable: read(|| {
            Ok(event.bubbles()?.is_truthy() || event.cancelable()?.is_truthy())
        }),
        receiver_has_track: read(|| Ok(event.receiver()?.track()? == event.track()?)),
        transceiver_has_receiver: read(|| Ok(transceiver.receiver()? == event.receiver()?)),
        transceiver_is_listed: read(|| {
            let listed = transceivers.clone()?.elements::<RtcRtpTransceiver>();
            Ok(listed.contains(&transceiver))
        }),
        streams_are_array: read(|| streams.clone()?.is_array()),
        streams_are_frozen: read(|| streams.clone()?.is_frozen()),
        streams_are_identical: read(|| Ok(streams.clone()? == event.streams()?)),
        stream_ids: stream_ids(challenge, &streams),
        streams_hold_track: read(|| {
            let streams = streams.clone()?;
            all_hold_track(&streams, &event.track()?)
        }),
        mid: transceiver.mid().map(|mid| name_or_other(challenge, mid)),
        direction: transceiver.direction(),
        current_direction: transceiver.current_direction(),
        signaling_state: connection.signaling_state(),
        transceivers: transceivers.and_then(|list| list.length()).number(),
        same_for_both: Observation::Value(false),
    }
}

/// Whether the object's prototype is the one of the interface in this page; absent where the
/// page has no such interface.
pub(crate) fn is_direct_instance<T: Interface>(
    scope: &Untrusted<Window>,
    object: &Untrusted<T>,
) -> Flag {
    has_prototype_of(scope, T::NAME, object.value())
}

fn has_prototype_of(scope: &Untrusted<Window>, interface: &str, object: &JsValue) -> Flag {
    let constructor = scope.get::<JsValue>(interface).unwrap_or_default();
    if !constructor.is_function() {
        return Observation::Absent;
    }
    Untrusted::<JsValue>::from(object)
        .prototype_of()
        .observe()
        .map(|own| {
            constructor
                .get("prototype")
                .is_ok_and(|prototype| prototype == own)
        })
}

fn stream_ids(challenge: &Challenge, streams: &Read<Untrusted<Array>>) -> List {
    let streams = streams.clone().observe();
    streams.map(|streams| {
        let id = |stream: &Untrusted<MediaStream>| match stream.id() {
            Observation::Value(id) => name_or_other(challenge, id),
            _ => String::from("(none)"),
        };
        streams.elements().iter().map(id).collect()
    })
}

fn all_hold_track(streams: &Untrusted<Array>, track: &Untrusted<MediaStreamTrack>) -> Read<bool> {
    for stream in streams.elements::<MediaStream>() {
        if !stream.tracks()?.elements().contains(track) {
            return Ok(false);
        }
    }
    Ok(true)
}
