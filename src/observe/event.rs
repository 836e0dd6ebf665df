//! One `track` event, looked at while it is dispatched.

use wasm_bindgen::JsValue;

use super::challenge::name_or_other;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::event::TrackEvent;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{Flag, List, Observation};

pub(crate) fn observe(
    scope: &JsValue,
    realm: Option<&Realm>,
    connection: &JsValue,
    challenge: &Challenge,
    event: &JsValue,
) -> TrackEvent {
    let is_connection =
        |name| read::observe(js::get(event, name)).map(|target| target == *connection);
    let transceiver = js::get(event, "transceiver").unwrap_or_default();
    let of_transceiver = |name| read::text_at(&transceiver, name);
    let listed = read::call(connection, "getTransceivers", &[]);
    let streams = js::get(event, "streams");
    TrackEvent {
        trusted: read::flag_at(event, "isTrusted"),
        kind: read::text_at(event, "type"),
        prototype_is_native: is_prototype(scope, event, "RTCTrackEvent"),
        brand: match realm {
            Some(realm) => realm.brands("RTCTrackEvent", "track", event),
            None => Observation::skipped(skips::NO_REALM),
        },
        own_members: read::own_names(event),
        target_is_connection: is_connection("target"),
        current_target_is_connection: is_connection("currentTarget"),
        phase: read::number_at(event, "eventPhase"),
        bubbles_or_cancelable: read::observe(js::get(event, "bubbles").and_then(|bubbles| {
            Ok(bubbles.is_truthy() || js::get(event, "cancelable")?.is_truthy())
        })),
        receiver_has_track: read::observe(
            js::get(event, "receiver")
                .and_then(|receiver| Ok(js::get(&receiver, "track")? == js::get(event, "track")?)),
        ),
        transceiver_has_receiver: read::observe(
            js::get(&transceiver, "receiver")
                .and_then(|receiver| Ok(receiver == js::get(event, "receiver")?)),
        ),
        transceiver_is_listed: read::observe(
            listed
                .as_ref()
                .map(|list| read::elements(list).contains(&transceiver))
                .map_err(Clone::clone),
        ),
        streams_are_array: read::observe(
            streams.clone().and_then(|streams| js::is_array(&streams)),
        ),
        streams_are_frozen: read::observe(
            streams.clone().and_then(|streams| js::is_frozen(&streams)),
        ),
        streams_are_identical: read::observe(
            streams
                .clone()
                .and_then(|streams| Ok(streams == js::get(event, "streams")?)),
        ),
        stream_ids: stream_ids(challenge, &streams),
        streams_hold_track: streams_hold_track(event, &streams),
        mid: of_transceiver("mid").map(|mid| name_or_other(challenge, mid)),
        direction: of_transceiver("direction"),
        current_direction: of_transceiver("currentDirection"),
        signaling_state: read::text_at(connection, "signalingState"),
        transceivers: read::number(read::observe_present(
            listed.and_then(|list| js::get(&list, "length")),
        )),
        same_for_both: Observation::Value(false),
    }
}

/// Whether the object's prototype is this page's prototype of the interface; absent where the
/// page has no such interface.
pub(crate) fn is_prototype(scope: &JsValue, object: &JsValue, interface: &str) -> Flag {
    let constructor = js::get(scope, interface).unwrap_or_default();
    if !constructor.is_function() {
        return Observation::Absent;
    }
    read::observe(js::prototype_of(object))
        .map(|own| js::get(&constructor, "prototype").is_ok_and(|prototype| prototype == own))
}

fn stream_ids(challenge: &Challenge, streams: &Result<JsValue, JsValue>) -> List {
    read::observe(streams.clone()).map(|streams| {
        read::elements(&streams)
            .iter()
            .map(|stream| match read::text_at(stream, "id") {
                Observation::Value(id) => name_or_other(challenge, id),
                _ => String::from("(none)"),
            })
            .collect()
    })
}

fn streams_hold_track(event: &JsValue, streams: &Result<JsValue, JsValue>) -> Flag {
    read::observe(streams.clone().and_then(|streams| {
        let track = js::get(event, "track")?;
        for stream in read::elements(&streams) {
            if !read::elements(&read::call(&stream, "getTracks", &[])?).contains(&track) {
                return Ok(false);
            }
        }
        Ok(true)
    }))
}
