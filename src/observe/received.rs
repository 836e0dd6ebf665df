//! A remote track of a connection that carries media: inside its event, and then by
//! the connection's statistics.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{MediaStream, MediaStreamTrack, RtcRtpReceiver, RtcRtpTransceiver, RtcTrackEvent};

use super::deadline;
use super::frames::copy_frames;
use super::inbound_rtp::{Counters, codec_agrees, ssrc_agrees};
use super::track::{label_form, plain_id_form, settings};
use crate::js::events;
use crate::js::listener::Listener;
use crate::js::realm::{Realm, brand};
use crate::js::statistics::Statistics;
use crate::js::thrown::observe as read;
use crate::js::untrusted::Untrusted;
use crate::js::webrtc::RtcDtlsTransport;
use crate::session::Session;
use ontrack_judge::evidence::received::Received;
use ontrack_judge::evidence::{Number, Observation, Text};
use ontrack_judge::sdp::Description;

/// This many reads in a row must count packets before the connection is connected: on a busy
/// machine the statistics overtake the change of state.
pub(crate) const EARLY_READS: u32 = 4;

/// One remote track, for as long as it is followed.
pub(crate) struct RemoteTrack {
    /// The track as the page sees it.
    pub(crate) track: Untrusted<MediaStreamTrack>,
    receiver: Untrusted<RtcRtpReceiver>,
    transceiver: Untrusted<RtcRtpTransceiver>,
    evidence: RefCell<Received>,
    counters: Counters,
    early: Cell<u32>,
    unmuted: Rc<RefCell<Option<String>>>,
    _listener: Option<Listener>,
}

impl RemoteTrack {
    /// Reads the `track` event while it is dispatched.
    pub(crate) fn from_event(
        session: &Rc<Session>,
        realm: Option<&Realm>,
        event: &Untrusted<RtcTrackEvent>,
    ) -> Self {
        let this = Self::from_transceiver(
            session,
            realm,
            &event.transceiver().unwrap_or_default(),
            &event.track().unwrap_or_default(),
        );
        let streams = event.streams().unwrap_or_default();
        let id = |stream: &Untrusted<MediaStream>| match stream.id() {
            Observation::Value(id) => plain_name(id),
            _ => String::from("(none)"),
        };
        let ids = streams.elements().iter().map(id).collect();
        let mut evidence = this.evidence.take();
        evidence.trusted = event.is_trusted();
        evidence.receiver_has_track = read(|| Ok(event.receiver()?.track()? == this.track));
        evidence.stream_ids = Observation::Value(ids);
        this.evidence.replace(evidence);
        this
    }

    /// Begins to follow a track whose event may have come before.
    pub(crate) fn from_transceiver(
        session: &Rc<Session>,
        realm: Option<&Realm>,
        transceiver: &Untrusted<RtcRtpTransceiver>,
        track: &Untrusted<MediaStreamTrack>,
    ) -> Self {
        let receiver = transceiver.receiver().unwrap_or_default();
        let unmuted = Rc::new(RefCell::new(None));
        let (kind, id) = (track.kind(), track.id());
        let label = track.label();
        let evidence = Received {
            label_form: label.map(|label| label_form(&label, &kind, &id).to_owned()),
            settings: settings(track, &id),
            id: id.map(|id| match plain_id_form(&id) {
                "uuid" | "braced-uuid" => id,
                _ => String::from("(other)"),
            }),
            kind,
            enabled: track.enabled(),
            state_at_first: track.ready_state(),
            brand: brand(realm, track, "muted"),
            muted_at_first: track.muted(),
            ..Received::default()
        };
        let listener = {
            let (session, unmuted, receiver) =
                (Rc::clone(session), Rc::clone(&unmuted), receiver.clone());
            let kind = evidence.kind.value().cloned();
            Listener::on(track, &events::UNMUTE, move |_| {
                let state = transport_state(&receiver);
                if unmuted.borrow().is_none() {
                    unmuted.replace(Some(state));
                    session.record("unmuted", kind.clone());
                }
            })
        };
        Self {
            track: track.clone(),
            receiver,
            transceiver: transceiver.clone(),
            evidence: RefCell::new(evidence),
            counters: Counters::default(),
            early: Cell::default(),
            unmuted,
            _listener: listener.ok(),
        }
    }

    /// Its `transceiver.mid`.
    pub(crate) fn mid(&self) -> Option<String> {
        self.transceiver.string_at("mid", 64)
    }

    /// Whether it is a picture.
    pub(crate) fn is_video(&self) -> bool {
        self.evidence.borrow().kind.is("video")
    }

    /// How many packets came, as far as is known.
    pub(crate) fn packets(&self) -> f64 {
        self.evidence
            .borrow()
            .packets
            .value()
            .copied()
            .unwrap_or(0.0)
    }

    /// Whether it was decoded, or nothing more will come of it.
    pub(crate) fn is_settled(&self) -> bool {
        self.is_decoded() || self.track.ready_state().is("ended")
    }

    /// Whether something of it was decoded.
    pub(crate) fn is_decoded(&self) -> bool {
        let evidence = self.evidence.borrow();
        above_zero(&evidence.frames_decoded) || above_zero(&evidence.samples)
    }

    /// Whether its `unmute` event came, if any packets did.
    pub(crate) fn is_unmuted_if_received(&self) -> bool {
        self.packets() <= 0.0 || self.unmuted.borrow().is_some()
    }

    /// Whether the last read counted packets before the connection was connected.
    pub(crate) fn is_early(&self) -> bool {
        self.early.get() > 0
    }

    /// Reads its entry of the statistics, which are of type `inbound-rtp`. `shown` is what was
    /// rendered before the statistics were asked for.
    pub(crate) fn read_statistics(
        &self,
        statistics: &[Statistics],
        is_connected: bool,
        remote: &Description<'_>,
        shown: Option<&Received>,
    ) {
        let id = self.track.id();
        let mid = self.mid();
        let by = |key: &str, value: Option<&String>| {
            let value = value?;
            statistics
                .iter()
                .find(|found| found.entry.text(key).is(value))
        };
        // The mid is the key. Older engines give only the track's identifier.
        let found = by("mid", mid.as_ref()).or_else(|| by("trackIdentifier", id.value()));
        let Some(Statistics { entry, codec }) = found else {
            return;
        };
        let mut evidence = self.evidence.take();
        let number = |key| entry.number(key);
        let looks = evidence.looks.value().copied().unwrap_or(0.0) + 1.0;
        evidence.looks = Observation::Value(looks);
        if let Some(mid) = &mid {
            evidence.mid = Observation::Value(plain_name(mid.clone()));
        }
        if let Some(shown) = shown.filter(|_| evidence.kind.is("video")) {
            copy_frames(shown, &mut evidence);
        }
        evidence.packets = number("packetsReceived");
        let is_early = above_zero(&evidence.packets) && !is_connected;
        self.early
            .set(if is_early { self.early.get() + 1 } else { 0 });
        if self.early.get() >= EARLY_READS {
            evidence.early = Observation::Value(true);
        }
        let agrees =
            |key, own: &Option<String>| entry.text(key).map(|found| own.as_ref() == Some(&found));
        evidence.identifier_agrees = agrees("trackIdentifier", &id.value().cloned());
        evidence.mid_agrees = agrees("mid", &mid);
        evidence.kind_agrees = agrees("kind", &evidence.kind.value().cloned());
        let ssrc = number("ssrc");
        if evidence.ssrc.value() != ssrc.value() {
            // Another stream counts from its own beginning.
            self.counters.reset();
        }
        evidence.ssrc = ssrc;
        evidence.frames_decoded = number("framesDecoded");
        evidence.samples = match (number("totalSamplesReceived"), number("concealedSamples")) {
            (Observation::Value(all), Observation::Value(concealed)) => {
                Observation::Value(all - concealed)
            }
            (all, _) => all,
        };
        evidence.ssrc_agrees = ssrc_agrees(&self.receiver, &evidence.ssrc);
        evidence.codec = codec.text("mimeType");
        evidence.codec_agrees = codec_agrees(codec, mid.as_deref(), remote);
        self.counters.follow(entry, &mut evidence);
        self.evidence.replace(evidence);
    }

    /// Reads its states for the last time. `shown` is what is rendered by now.
    pub(crate) fn read_final_state(&self, shown: Option<&Received>) {
        let mut evidence = self.evidence.take();
        evidence.mid = self.transceiver.mid().map(plain_name);
        evidence.ready_state = self.track.ready_state();
        evidence.unmuted = Observation::Value(self.unmuted.borrow().is_some());
        // Where nothing was decoded at the last read, the first frame may have come since.
        let can_compare = evidence.frames_decoded.value() != Some(&0.0);
        if let Some(shown) = shown.filter(|_| evidence.kind.is("video") && can_compare) {
            copy_frames(shown, &mut evidence);
        }
        if evidence.looks.reached() && !evidence.early.reached() {
            evidence.early = Observation::Value(false);
        }
        self.evidence.replace(evidence);
    }

    /// The evidence so far. With `is_late` the time is over: what has not happened may have
    /// been about to happen.
    pub(crate) fn evidence(&self, is_late: bool) -> Received {
        let mut evidence = self.evidence.borrow().clone();
        if let Some(state) = self.unmuted.borrow().clone() {
            evidence.unmuted = Observation::Value(true);
            evidence.state_at_unmute = Observation::Value(state);
        }
        if is_late {
            for counter in [
                &mut evidence.packets,
                &mut evidence.frames_decoded,
                &mut evidence.samples,
            ] {
                if !above_zero(counter) {
                    *counter = Observation::TimedOut;
                }
            }
            deadline::time_out_subject(&mut evidence);
        }
        evidence
    }

    /// The DTLS transport that its packets come over.
    pub(crate) fn transport(&self) -> Untrusted<RtcDtlsTransport> {
        self.receiver.transport().unwrap_or_default()
    }

    /// The state of that transport.
    pub(crate) fn transport_state(&self) -> Text {
        self.transport().state()
    }
}

/// A name that servers and browsers choose: letters, digits and dashes. Anything else becomes
/// `(other)`.
fn plain_name(name: String) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_{}+".contains(&byte);
    if name.len() <= 64 && name.bytes().all(is_plain) {
        name
    } else {
        String::from("(other)")
    }
}

fn transport_state(receiver: &Untrusted<RtcRtpReceiver>) -> String {
    match receiver.transport().unwrap_or_default().state() {
        Observation::Value(state) => state,
        _ => String::from("unknown"),
    }
}

pub(super) fn above_zero(number: &Number) -> bool {
    number.value().is_some_and(|number| *number > 0.0)
}
