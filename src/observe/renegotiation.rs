//! Tracks through further offers and a rollback, and a transceiver that is stopped.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{MediaStream, MediaStreamTrack, RtcPeerConnection, RtcRtpTransceiver, RtcTrackEvent};

use crate::js::events;
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::thrown::call_outcome;
use crate::js::untrusted::Untrusted;
use crate::session::{Over, Session};
use ontrack_judge::evidence::renegotiation::Renegotiation;
use ontrack_judge::evidence::{List, Observation, Text};

/// Stops the first transceiver.
pub(crate) fn stop(connection: &Untrusted<RtcPeerConnection>, evidence: &mut Renegotiation) {
    let Some(transceiver) = first_transceiver(connection) else {
        return;
    };
    if !transceiver
        .get::<Function>("stop")
        .is_ok_and(|stop| stop.is_function())
    {
        return;
    }
    evidence.stop = Observation::Value(call_outcome(&transceiver.stop()));
    evidence.direction_after_stop = transceiver.direction();
    evidence.track_after_stop = track_state(&transceiver);
}

/// Waits for the end of the stopped transceiver's track.
pub(crate) async fn stopped(
    session: &Session,
    transceiver: &Untrusted<RtcRtpTransceiver>,
    evidence: &mut Renegotiation,
) -> Result<(), Over> {
    if evidence.stop.is("returns") {
        let is_ended = || !track_state(transceiver).is("live");
        session.patiently(&OneShot::new(), is_ended).await?;
        evidence.track_at_last = track_state(transceiver);
    }
    Ok(())
}

/// The first transceiver. Keep it: the list may lose it later.
pub(crate) fn first_transceiver(
    connection: &Untrusted<RtcPeerConnection>,
) -> Option<Untrusted<RtcRtpTransceiver>> {
    let first = connection.transceivers().ok()?.at(0);
    first.ok().filter(Untrusted::is_object)
}

fn track_state(transceiver: &Untrusted<RtcRtpTransceiver>) -> Text {
    let track = transceiver.received_track();
    track.map_or(Observation::Absent, |track| track.ready_state())
}

/// The `track` events of a connection, and the tracks of its first offer.
pub(crate) struct Renegotiated {
    events: Rc<RefCell<Vec<Untrusted<RtcTrackEvent>>>>,
    first: Vec<Untrusted<RtcTrackEvent>>,
    tracks: Vec<Untrusted<MediaStreamTrack>>,
    _listener: Option<Listener>,
}

impl Renegotiated {
    /// Begins to record events.
    pub(crate) fn listen(connection: &Untrusted<RtcPeerConnection>) -> Self {
        let events: Rc<RefCell<Vec<_>>> = Rc::default();
        let recorded = Rc::clone(&events);
        let listener = Listener::on(connection, &events::TRACK, move |event| {
            recorded.borrow_mut().push(event);
        });
        Self {
            events,
            first: Vec::new(),
            tracks: Vec::new(),
            _listener: listener.ok(),
        }
    }

    /// After the first offer: keeps its tracks.
    pub(crate) fn offered(&mut self) {
        self.first = self.events.take();
        let tracks = self.first.iter().filter_map(|event| event.track().ok());
        self.tracks = tracks.collect();
    }

    /// After an offer in which every section is inactive.
    pub(crate) fn withdrawn(&self, evidence: &mut Renegotiation) {
        let is_muted = |track: &Untrusted<MediaStreamTrack>| {
            let muted = track.get::<JsValue>("muted");
            muted.is_ok_and(|muted| muted.is_truthy())
        };
        evidence.withdrawn_states = self.states();
        evidence.withdrawn_muted = Observation::Value(self.tracks.iter().all(is_muted));
        let in_streams = self.first.iter().filter(|event| is_in_stream(event));
        evidence.still_in_streams = Observation::Value(in_streams.count() as f64);
        let mut pairs = self.first.iter().zip(&self.tracks);
        evidence.receivers_kept = Observation::Value(pairs.all(|(event, track)| {
            let kept = event.receiver().and_then(|receiver| receiver.track());
            kept.is_ok_and(|kept| kept == *track)
        }));
    }

    /// After the first offer was made again.
    pub(crate) fn resumed(&self, evidence: &mut Renegotiation) {
        let again = self.events.take();
        evidence.resumed_events = Observation::Value(again.len() as f64);
        let is_known = |event: &Untrusted<RtcTrackEvent>| {
            let track = event.track();
            track.is_ok_and(|track| self.tracks.contains(&track))
        };
        // The order of the events differs between engines.
        evidence.resumed_same =
            Observation::Value(again.len() == self.tracks.len() && again.iter().all(is_known));
    }

    /// After the last offer was rolled back. Waits for the tracks to end.
    pub(crate) async fn rolled_back(
        &self,
        session: &Session,
        connection: &Untrusted<RtcPeerConnection>,
        evidence: &mut Renegotiation,
    ) -> Result<(), Over> {
        evidence.state_after_rollback = connection.signaling_state();
        evidence.transceivers_after_rollback = connection.transceiver_count();
        let is_ended = |track: &Untrusted<MediaStreamTrack>| track.ready_state().is("ended");
        let all_ended = || self.tracks.iter().all(is_ended);
        session.patiently(&OneShot::new(), all_ended).await?;
        evidence.rolled_back_states = self.states();
        Ok(())
    }

    fn states(&self) -> List {
        let state = |track: &Untrusted<MediaStreamTrack>| track.ready_state().value().cloned();
        let states = self.tracks.iter().map(state);
        Observation::Value(states.map(Option::unwrap_or_default).collect())
    }
}

fn is_in_stream(event: &Untrusted<RtcTrackEvent>) -> bool {
    let Ok(track) = event.track() else {
        return false;
    };
    let streams = event
        .streams()
        .map(|streams| streams.elements::<MediaStream>());
    streams.unwrap_or_default().iter().any(|stream| {
        stream
            .tracks()
            .is_ok_and(|tracks| tracks.elements().contains(&track))
    })
}
