//! Tracks taken away, given back and rolled back, and a transceiver stopped.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::delivery::OFFER_LIMIT_MS;
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::read;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::renegotiation::Renegotiation;
use ontrack_judge::evidence::{Observation, Text};

/// Stops the first transceiver.
pub(crate) fn stop(connection: &JsValue, seen: &mut Renegotiation) {
    let Some(transceiver) = first_transceiver(connection) else {
        return;
    };
    if !js::get(&transceiver, "stop").is_ok_and(|stop| stop.is_function()) {
        return;
    }
    let stopped = read::call(&transceiver, "stop", &[]);
    seen.stop = Observation::Value(read::call_outcome(&stopped));
    seen.direction_after_stop = read::text_at(&transceiver, "direction");
    seen.track_after_stop = track_state(&transceiver);
}

/// Waits for the end of the stopped transceiver's track.
pub(crate) async fn stopped(
    clock: &Clock,
    transceiver: &JsValue,
    seen: &mut Renegotiation,
) -> Result<(), Over> {
    if seen.stop.is("returns") {
        let is_ended = || !track_state(transceiver).is("live");
        clock.patiently(&OneShot::new(), is_ended).await?;
        seen.track_at_last = track_state(transceiver);
    }
    Ok(())
}

/// The first transceiver, whoever holds it later.
pub(crate) fn first_transceiver(connection: &JsValue) -> Option<JsValue> {
    let list = read::call(connection, "getTransceivers", &[]).ok()?;
    js::at(&list, 0).ok().filter(JsValue::is_object)
}

fn track_state(transceiver: &JsValue) -> Text {
    js::get(transceiver, "receiver")
        .and_then(|receiver| js::get(&receiver, "track"))
        .map_or(Observation::Absent, |track| {
            read::text_at(&track, "readyState")
        })
}

/// Offers, takes away, gives back and rolls back, on a connection of its own.
pub(crate) async fn observe(
    clock: &Clock,
    connection: &JsValue,
    challenge: &Challenge,
    seen: &mut Renegotiation,
) -> Result<(), Over> {
    let events: Rc<RefCell<Vec<JsValue>>> = Rc::default();
    let gathered = Rc::clone(&events);
    let _listener = Listener::add(connection, "track", move |event| {
        gathered.borrow_mut().push(event)
    });
    if !set(clock, connection, "offer", &challenge.offer())
        .await?
        .is("resolves")
    {
        return Ok(());
    }
    let first = events.take();
    let tracks: Vec<JsValue> = first
        .iter()
        .filter_map(|event| js::get(event, "track").ok())
        .collect();

    seen.withdrawal = set(clock, connection, "offer", &challenge.offer_inactive()).await?;
    if !seen.withdrawal.answered() {
        return Ok(());
    }
    seen.withdrawn_states = states(&tracks);
    seen.withdrawn_muted = Observation::Value(
        tracks
            .iter()
            .all(|track| js::get(track, "muted").is_ok_and(|muted| muted.is_truthy())),
    );
    seen.still_in_streams =
        Observation::Value(first.iter().filter(|event| is_in_stream(event)).count() as f64);
    seen.receivers_kept = Observation::Value(first.iter().zip(&tracks).all(|(event, track)| {
        js::get(event, "receiver")
            .and_then(|receiver| js::get(&receiver, "track"))
            .is_ok_and(|kept| kept == *track)
    }));

    seen.resumption = set(clock, connection, "offer", &challenge.offer_again()).await?;
    if !seen.resumption.answered() {
        return Ok(());
    }
    let again = events.take();
    seen.resumed_events = Observation::Value(again.len() as f64);
    // Their order is the engine's own.
    seen.resumed_same = Observation::Value(
        again.len() == tracks.len()
            && again
                .iter()
                .all(|event| js::get(event, "track").is_ok_and(|it| tracks.contains(&it))),
    );

    seen.rollback = set(clock, connection, "rollback", "").await?;
    if !seen.rollback.answered() {
        return Ok(());
    }
    seen.state_after_rollback = read::text_at(connection, "signalingState");
    seen.transceivers_after_rollback = read::number(read::observe_present(
        read::call(connection, "getTransceivers", &[]).and_then(|list| js::get(&list, "length")),
    ));
    let is_ended = |track| read::text_at(track, "readyState").is("ended");
    clock
        .patiently(&OneShot::new(), || tracks.iter().all(is_ended))
        .await?;
    seen.rolled_back_states = states(&tracks);
    Ok(())
}

fn states(tracks: &[JsValue]) -> ontrack_judge::evidence::List {
    let state = |track| read::text_at(track, "readyState").value().cloned();
    Observation::Value(
        tracks
            .iter()
            .map(|track| state(track).unwrap_or_default())
            .collect(),
    )
}

fn is_in_stream(event: &JsValue) -> bool {
    let Ok(track) = js::get(event, "track") else {
        return false;
    };
    let streams = js::get(event, "streams")
        .map(|streams| read::elements(&streams))
        .unwrap_or_default();
    streams.iter().any(|stream| {
        read::call(stream, "getTracks", &[])
            .is_ok_and(|tracks| read::elements(&tracks).contains(&track))
    })
}

async fn set(clock: &Clock, connection: &JsValue, kind: &str, sdp: &str) -> Result<Text, Over> {
    let result = js::object().and_then(|description| {
        js::set(&description, "type", &kind.into())?;
        js::set(&description, "sdp", &sdp.into())?;
        read::call(connection, "setRemoteDescription", &[&description])
    });
    Ok(clock
        .outcome(&CallResult::of(&result), OFFER_LIMIT_MS)
        .await?
        .0)
}
