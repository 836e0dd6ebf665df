//! The end of a connection at which media arrives, wherever it comes from.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::Media;
use super::flow_of_packets::{FlowOfPackets, Lived};
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::media::FrameSink;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::promise::settled;
use crate::js::read;
use crate::js::realm::Realm;
use crate::observe::received::{EARLY_READS, RemoteTrack, entries, frames_shown};
use crate::observe::transport::{self, description};
use ontrack_judge::evidence::Observation;
use ontrack_judge::evidence::transport::Transport;
use ontrack_judge::sdp::Description;

/// The most remote tracks that are followed.
const TRACK_LIMIT: usize = 32;
/// How long a look at the statistics may take, in ms.
const STATISTICS_LIMIT_MS: f64 = 1000.0;
/// How often the statistics are looked at, in ms.
pub(crate) const LOOK_MS: f64 = 60.0;
/// How many looks there are at least: what moves forward can be told from two.
const LOOKS: f64 = 3.0;
/// How long a browser may take to find its first candidate, in ms. Some never say
/// that they found none.
const GATHERING_LIMIT_MS: f64 = 1000.0;

/// A connection and the tracks that arrive at it.
pub(crate) struct Receiving {
    pub(crate) connection: JsValue,
    clock: Rc<Clock>,
    realm: Option<Rc<Realm>>,
    screen: Option<Rc<FrameSink>>,
    tracks: RefCell<Vec<Rc<RemoteTrack>>>,
    settled: OneShot<bool>,
    is_connected: Cell<bool>,
    was_hidden: Cell<bool>,
    candidates: Cell<u32>,
    transport: RefCell<Transport>,
}

impl Receiving {
    pub(crate) fn new(
        connection: JsValue,
        clock: Rc<Clock>,
        realm: Option<Rc<Realm>>,
        screen: Option<Rc<FrameSink>>,
    ) -> Rc<Self> {
        Rc::new(Self {
            connection,
            clock,
            realm,
            screen,
            tracks: RefCell::default(),
            settled: OneShot::new(),
            is_connected: Cell::new(false),
            was_hidden: Cell::new(is_hidden()),
            candidates: Cell::new(0),
            transport: RefCell::default(),
        })
    }

    /// Listens; what is given stops listening on drop.
    pub(crate) fn listen(self: &Rc<Self>) -> Vec<Listener> {
        let hear = |hear: fn(&Self, &JsValue)| {
            let this = Rc::clone(self);
            move |event: JsValue| hear(&this, &event)
        };
        let document = js::scope().and_then(|scope| js::get(&scope, "document"));
        [
            Listener::add(&self.connection, "track", hear(Self::arrive)),
            Listener::add(
                &self.connection,
                "connectionstatechange",
                hear(|this, _| this.look_at_state()),
            ),
            Listener::add(
                &document.unwrap_or_default(),
                "visibilitychange",
                hear(|this, _| this.was_hidden.set(this.was_hidden.get() || is_hidden())),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Takes a `track` event.
    pub(crate) fn arrive(&self, event: &JsValue) {
        let track = RemoteTrack::from_event(&self.clock, self.realm.as_deref(), event);
        self.take(track);
    }

    /// Takes the tracks that arrived before anybody listened.
    pub(crate) fn take_present(&self) {
        let transceivers = read::call(&self.connection, "getTransceivers", &[]);
        for transceiver in read::elements(&transceivers.unwrap_or_default()) {
            let direction = read::text_at(&transceiver, "currentDirection");
            let receives = direction.is("sendrecv") || direction.is("recvonly");
            let track = js::get(&transceiver, "receiver").and_then(|it| js::get(&it, "track"));
            if let (true, Ok(track)) = (receives, track) {
                let realm = self.realm.as_deref();
                self.take(RemoteTrack::from_transceiver(
                    &self.clock,
                    realm,
                    &transceiver,
                    &track,
                ));
            }
        }
    }

    fn take(&self, track: RemoteTrack) {
        let is_known = |it: &Rc<RemoteTrack>| it.track == track.track;
        if self.tracks.borrow().iter().any(is_known) || self.tracks().len() >= TRACK_LIMIT {
            return;
        }
        let kind = if track.is_video() { "video" } else { "audio" };
        self.clock.mark("remote-track", Some(kind.into()));
        if let Some(screen) = &self.screen {
            screen.show(&track.track);
        }
        self.tracks.borrow_mut().push(Rc::new(track));
    }

    /// The tracks so far. A list of their own: page code may run while it is used.
    pub(crate) fn tracks(&self) -> Vec<Rc<RemoteTrack>> {
        self.tracks.borrow().clone()
    }

    /// Counts a candidate of ours.
    pub(crate) fn count_candidate(&self) {
        self.candidates.set(self.candidates.get() + 1);
    }

    /// Whether the connection was ever connected.
    pub(crate) fn is_connected(&self) -> bool {
        self.is_connected.get()
    }

    /// Whether it is known if the connection comes about.
    pub(crate) fn is_over(&self) -> bool {
        self.settled.is_set()
    }

    /// Whether frames are shown and can be read back.
    pub(crate) fn shows_colours(&self) -> bool {
        self.screen.as_ref().is_some_and(|screen| {
            let seen = screen.seen();
            read::text_at(&seen, "readBack").is("exact")
                && read::text_at(&seen, "play").is("")
                && !self.was_hidden.get()
        })
    }

    /// Notes that a step with the other side went wrong, or took a detour.
    pub(crate) fn note(&self, step: String) {
        let mut seen = self.transport.borrow_mut();
        let mut steps = seen.signaling.value().cloned().unwrap_or_default();
        steps.push(step);
        seen.signaling = Observation::Value(steps);
    }

    /// Notes why media did not get further.
    pub(crate) fn obstacle(&self, code: &str) {
        self.transport.borrow_mut().obstacle = Observation::Value(code.into());
    }

    fn look_at_state(&self) {
        let state = read::text_at(&self.connection, "connectionState");
        if state.is("connected") {
            if !self.is_connected.replace(true) {
                self.clock.tell("connected");
            }
            self.settled.set(true);
        } else if state.is("failed") || state.is("closed") {
            self.settled.set(false);
        }
    }

    /// Waits until it is connected, or until it is clear that it will not be.
    pub(crate) async fn connect(&self, limit_ms: f64) -> Result<(), &'static str> {
        let begun = self.clock.elapsed_ms();
        self.look_at_state();
        loop {
            match self.clock.within(100.0, &self.settled).await {
                Ok(Some(true)) => return Ok(()),
                Ok(Some(false)) => return Err(self.why_not("ice-failed")),
                Ok(None) => {}
                Err(Over) => return Err(self.why_not("ice-timeout")),
            }
            let waited = self.clock.elapsed_ms() - begun;
            if waited > limit_ms {
                return Err(self.why_not("ice-timeout"));
            }
            if self.candidates.get() == 0 && (waited > GATHERING_LIMIT_MS || self.has_gathered()) {
                return Err(self.why_not("gathering-stalled"));
            }
        }
    }

    fn has_gathered(&self) -> bool {
        read::text_at(&self.connection, "iceGatheringState").is("complete")
    }

    fn why_not(&self, otherwise: &'static str) -> &'static str {
        let dtls = self.tracks().first().map(|track| track.transport());
        if self.candidates.get() == 0 {
            if self.has_gathered() || otherwise == "ice-failed" {
                "no-local-candidates"
            } else {
                "gathering-stalled"
            }
        } else if dtls.is_some_and(|dtls| read::text_at(&dtls, "state").is("failed")) {
            "dtls-failed"
        } else {
            otherwise
        }
    }

    /// Looks at the statistics once; tells whether there was something to see.
    pub(crate) async fn look(&self) -> Result<bool, Over> {
        // Before the statistics: what is shown was decoded before.
        let shown = self
            .screen
            .as_ref()
            .map(|screen| frames_shown(&screen.seen()));
        let report = read::call(&self.connection, "getStats", &[]);
        let Ok(promise) = report else {
            return Ok(false);
        };
        let settled = self
            .clock
            .within(STATISTICS_LIMIT_MS, &settled(&promise))
            .await?;
        let Some(Ok(report)) = settled else {
            return Ok(false);
        };
        let Some((entries, odd)) = entries(&report, "inbound-rtp", self.realm.as_deref()) else {
            return Ok(false);
        };
        self.look_at_state();
        let is_connected = self.is_connected.get();
        let mut seen = self.transport.take();
        transport::statistics(self.realm.as_deref(), &report, &odd, &mut seen);
        if !seen.remote_fingerprint.reached() {
            transport::fingerprints(&self.connection, &mut seen);
        }
        self.transport.replace(seen);
        let remote = description(&self.connection, "remoteDescription");
        let remote = Description::read(&remote);
        for track in self.tracks() {
            track.read_statistics(&entries, is_connected, &remote, shown.as_ref());
        }
        Ok(true)
    }

    /// Looks before the connection stands, and again where something came too early.
    pub(crate) async fn look_early(&self) -> Result<(), Over> {
        for _ in 0..EARLY_READS {
            self.look().await?;
            if !self.tracks().iter().any(|track| track.is_early()) {
                break;
            }
        }
        Ok(())
    }

    /// Looks at the statistics again and again until every track is decoded and
    /// `is_enough`, but no longer than `limit_ms`. What cut the media off before that
    /// is given back as a code; our own media `can_stall` for as long as it likes.
    pub(crate) async fn climb(
        &self,
        limit_ms: f64,
        can_stall: bool,
        all_seen: &OneShot<()>,
        is_enough: impl Fn() -> bool,
    ) -> Result<Result<(), &'static str>, Over> {
        let mut lived = Lived::since(self.clock.elapsed_ms());
        let (mut looks, mut flow) = (0.0, FlowOfPackets::default());
        loop {
            let has_seen = self.look().await?;
            looks += 1.0;
            let tracks = self.tracks();
            let now = self.clock.elapsed_ms();
            if has_seen {
                flow.look(now, tracks.iter().map(|track| track.packets()).sum());
            }
            let is_decoded = !tracks.is_empty() && tracks.iter().all(|track| track.is_settled());
            let is_decoded = is_decoded && looks >= LOOKS;
            if is_decoded && all_seen.is_set() {
                return Ok(Ok(()));
            }
            if let Some(code) = self.lost() {
                return Ok(Err(code));
            }
            if !can_stall && flow.is_stalled(now) {
                return Ok(Err("media-stalled"));
            }
            let is_late = lived.until(now) > limit_ms;
            let is_paused = !can_stall && flow.is_paused(now);
            if is_late || (is_decoded && is_enough() && !is_paused) {
                return Ok(Ok(()));
            }
            self.clock.within(LOOK_MS, all_seen).await?;
        }
    }

    /// How the connection came to its end, if it did.
    fn lost(&self) -> Option<&'static str> {
        let tracks = self.tracks();
        let is = |state| move |track: &Rc<RemoteTrack>| track.transport_state().is(state);
        // A goodbye over DTLS closes the transport and leaves the connection as it is. A
        // stopped transceiver may have had a transport of its own, closed since.
        let is_left = tracks.iter().any(is("closed")) && !tracks.iter().any(is("connected"));
        let state = read::text_at(&self.connection, "connectionState");
        if state.is("closed") || is_left {
            Some("connection-closed")
        } else {
            state.is("failed").then_some("ice-failed")
        }
    }

    /// Everything seen so far, and in time also the states of this moment. It must be
    /// taken before the connection is closed.
    pub(crate) async fn seen(&self) -> Media {
        let mut seen = self.transport.borrow().clone();
        seen.candidates = Observation::Value(f64::from(self.candidates.get()));
        seen.connected = Observation::Value(self.is_connected.get());
        seen.hidden = Observation::Value(self.was_hidden.get());
        let screen = self.screen.as_ref().map(|screen| screen.seen());
        let is_late = self.look_last(screen.as_ref(), &mut seen).await.is_err();
        if is_late {
            transport::time_out(&mut seen);
        }
        let tracks = self.tracks();
        Media {
            transport: seen,
            received: tracks.iter().map(|track| track.evidence(is_late)).collect(),
            codecs: Vec::new(),
        }
    }

    async fn look_last(&self, screen: Option<&JsValue>, seen: &mut Transport) -> Result<(), Over> {
        let tracks = self.tracks();
        // The event of a packet of the last moments may still be on its way.
        let is_unmuted = || tracks.iter().all(|track| track.is_unmuted_if_received());
        self.clock.patiently(&OneShot::new(), is_unmuted).await?;
        for track in &tracks {
            track.read_final_state(screen);
        }
        transport::states(&self.connection, seen);
        if let Some(screen) = screen {
            seen.read_back = read::text_at(screen, "readBack");
        }
        // A stopped transceiver may have had a transport of its own, closed since.
        let transports = || tracks.iter().map(|track| track.transport());
        let connected = transports().find(|it| read::text_at(it, "state").is("connected"));
        if let Some(dtls) = connected.or_else(|| transports().next()) {
            transport::certificate(&self.clock, &self.connection, &dtls, seen).await?;
        }
        Ok(())
    }

    /// Notes that the probe's time was over, unless pictures were decoded by then.
    pub(crate) fn run_out_of_time(&self) {
        let is_decoded = |track: &Rc<RemoteTrack>| track.is_video() && track.is_decoded();
        if !self.tracks().iter().any(is_decoded) {
            let stands = self.is_connected.get();
            self.obstacle(if stands {
                "media-timeout"
            } else {
                "ice-timeout"
            });
        }
    }
}

fn is_hidden() -> bool {
    js::scope()
        .and_then(|scope| js::get(&js::get(&scope, "document")?, "hidden"))
        .is_ok_and(|hidden| hidden.is_truthy())
}
