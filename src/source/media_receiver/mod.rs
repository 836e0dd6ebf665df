//! A connection at which media arrives, and its remote tracks.

mod connect;
mod statistics;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{Document, RtcPeerConnection, RtcRtpTransceiver, RtcTrackEvent};

use super::Media;
use crate::js::events;
use crate::js::interface::scope;
use crate::js::listener::Listener;
use crate::js::media::FrameSink;
use crate::js::one_shot::OneShot;
use crate::js::realm::Realm;
use crate::js::untrusted::Untrusted;
use crate::observe::frames::frames_shown;
use crate::observe::received::RemoteTrack;
use crate::observe::transport;
use crate::session::{Over, Session};
use ontrack_judge::evidence::Observation;
use ontrack_judge::evidence::transport::Transport;
pub(crate) use statistics::SAMPLE_MS;

/// The most remote tracks that are followed.
const TRACK_LIMIT: usize = 32;

/// A connection and the tracks that arrive at it.
pub(crate) struct MediaReceiver {
    pub(crate) connection: Untrusted<RtcPeerConnection>,
    session: Rc<Session>,
    realm: Option<Rc<Realm>>,
    sink: Option<FrameSink>,
    tracks: RefCell<Vec<Rc<RemoteTrack>>>,
    /// Set to whether the connection was established.
    settled: OneShot<bool>,
    is_connected: Cell<bool>,
    was_hidden: Cell<bool>,
    candidates: Cell<u32>,
    transport: RefCell<Transport>,
}

impl MediaReceiver {
    /// For a connection whose frames are shown in `sink`, if there is one.
    pub(crate) fn new(
        connection: Untrusted<RtcPeerConnection>,
        session: Rc<Session>,
        realm: Option<Rc<Realm>>,
        sink: Option<FrameSink>,
    ) -> Rc<Self> {
        Rc::new(Self {
            connection,
            session,
            realm,
            sink,
            tracks: RefCell::default(),
            settled: OneShot::new(),
            is_connected: Cell::new(false),
            was_hidden: Cell::new(is_hidden()),
            candidates: Cell::new(0),
            transport: RefCell::default(),
        })
    }

    /// Listens to the connection and the page for as long as the result is kept.
    pub(crate) fn listen(self: &Rc<Self>) -> Vec<Listener> {
        let document = scope().and_then(|scope| scope.get::<Document>("document"));
        let tracks = Rc::clone(self);
        let states = Rc::clone(self);
        let visibility = Rc::clone(self);
        [
            Listener::on(&self.connection, &events::TRACK, move |event| {
                tracks.on_track(&event)
            }),
            Listener::on(&self.connection, &events::CONNECTION_STATE, move |_| {
                states.read_state()
            }),
            Listener::on(
                &document.unwrap_or_default(),
                &events::VISIBILITY_CHANGE,
                move |_| {
                    let was_hidden = visibility.was_hidden.get();
                    visibility.was_hidden.set(was_hidden || is_hidden());
                },
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Takes the track of a `track` event.
    pub(crate) fn on_track(&self, event: &Untrusted<RtcTrackEvent>) {
        let track = RemoteTrack::from_event(&self.session, self.realm.as_deref(), event);
        self.add(track);
    }

    /// Takes the tracks that arrived before the listeners were added.
    pub(crate) fn add_present_tracks(&self) {
        let transceivers = self.connection.transceivers().unwrap_or_default();
        for transceiver in transceivers.elements::<RtcRtpTransceiver>() {
            let direction = transceiver.current_direction();
            let receives = direction.is("sendrecv") || direction.is("recvonly");
            let track = transceiver.received_track();
            if let (true, Ok(track)) = (receives, track) {
                let realm = self.realm.as_deref();
                self.add(RemoteTrack::from_transceiver(
                    &self.session,
                    realm,
                    &transceiver,
                    &track,
                ));
            }
        }
    }

    fn add(&self, track: RemoteTrack) {
        let is_known = |known: &Rc<RemoteTrack>| known.track == track.track;
        if self.tracks.borrow().iter().any(is_known) || self.tracks().len() >= TRACK_LIMIT {
            return;
        }
        let kind = if track.is_video() { "video" } else { "audio" };
        self.session.record("remote-track", Some(kind.into()));
        if let Some(sink) = &self.sink {
            sink.show(&track.track);
        }
        self.tracks.borrow_mut().push(Rc::new(track));
    }

    /// The tracks so far. A list of their own: page code may run while it is used.
    fn tracks(&self) -> Vec<Rc<RemoteTrack>> {
        self.tracks.borrow().clone()
    }

    /// Counts a local candidate.
    pub(crate) fn count_candidate(&self) {
        self.candidates.set(self.candidates.get() + 1);
    }

    /// Whether frames are shown and their colours can be read back.
    pub(crate) fn reads_colours(&self) -> bool {
        self.sink.as_ref().is_some_and(|sink| {
            let frames = sink.frames();
            frames.text("readBack").is("exact")
                && frames.text("play").is("")
                && !self.was_hidden.get()
        })
    }

    /// Records that a step with the other side failed, or took a detour.
    pub(crate) fn record_step(&self, step: String) {
        let mut transport = self.transport.borrow_mut();
        let mut steps = transport.signaling.value().cloned().unwrap_or_default();
        steps.push(step);
        transport.signaling = Observation::Value(steps);
    }

    /// Records why media did not get further.
    pub(crate) fn fail(&self, reason: &str) {
        self.transport.borrow_mut().obstacle = Observation::Value(reason.into());
    }

    /// Records that the session's time is over, unless frames were decoded by then.
    pub(crate) fn time_out(&self) {
        let is_decoded = |track: &Rc<RemoteTrack>| track.is_video() && track.is_decoded();
        if !self.tracks().iter().any(is_decoded) {
            self.fail(if self.is_connected() {
                "media-timeout"
            } else {
                "ice-timeout"
            });
        }
    }

    /// Everything observed so far and, while there is time, the final states. It must be
    /// taken before the connection is closed.
    pub(crate) async fn evidence(&self) -> Media {
        let mut transport = self.transport.borrow().clone();
        transport.candidates = Observation::Value(f64::from(self.candidates.get()));
        transport.connected = Observation::Value(self.is_connected());
        transport.hidden = Observation::Value(self.was_hidden.get());
        let is_late = self.read_final_state(&mut transport).await.is_err();
        if is_late {
            transport::time_out(&mut transport);
        }
        let tracks = self.tracks();
        Media {
            transport,
            received: tracks.iter().map(|track| track.evidence(is_late)).collect(),
            codecs: Vec::new(),
        }
    }

    async fn read_final_state(&self, evidence: &mut Transport) -> Result<(), Over> {
        let tracks = self.tracks();
        // The event of a packet of the last moments may still be on its way.
        let is_unmuted = || tracks.iter().all(|track| track.is_unmuted_if_received());
        self.session.patiently(&OneShot::new(), is_unmuted).await?;
        let frames = self.sink.as_ref().map(FrameSink::frames);
        let shown = frames.as_ref().map(frames_shown);
        for track in &tracks {
            track.read_final_state(shown.as_ref());
        }
        transport::states(&self.connection, evidence);
        if let Some(frames) = frames {
            evidence.read_back = frames.text("readBack");
        }
        // A stopped transceiver may have had a transport of its own, closed since.
        let transports = || tracks.iter().map(|track| track.transport());
        let connected = transports().find(|dtls| dtls.state().is("connected"));
        if let Some(dtls) = connected.or_else(|| transports().next()) {
            transport::certificate(&self.session, &self.connection, &dtls, evidence).await?;
        }
        Ok(())
    }
}

fn is_hidden() -> bool {
    scope()
        .and_then(|scope| scope.get::<Document>("document")?.get::<JsValue>("hidden"))
        .is_ok_and(|hidden| hidden.is_truthy())
}
