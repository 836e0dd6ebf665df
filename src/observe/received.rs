//! A remote track of a connection that carries media: inside its event, and then by
//! the connection's statistics.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::deadline;
use super::track::{label_form, plain_id_form, settings};
use crate::clock::Clock;
use crate::js::listener::Listener;
use crate::js::media;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::received::Received;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{Describe, Number, Observation, Text};
use ontrack_judge::sdp::Description;

/// Counters that only grow.
const COUNTERS: [&str; 5] = [
    "timestamp",
    "packetsReceived",
    "bytesReceived",
    "framesDecoded",
    "totalSamplesReceived",
];

/// So many looks in a row must count packets before the connection stands: on a busy machine
/// the statistics overtake the change of state.
pub(crate) const EARLY_READS: u32 = 4;

/// One remote track, for as long as it is followed.
pub(crate) struct RemoteTrack {
    /// The track as the page sees it.
    pub(crate) track: JsValue,
    receiver: JsValue,
    transceiver: JsValue,
    seen: RefCell<Received>,
    last: Cell<[f64; COUNTERS.len()]>,
    early: Cell<u32>,
    unmuted: Rc<RefCell<Option<String>>>,
    _listener: Option<Listener>,
}

impl RemoteTrack {
    /// Looks at the `track` event while it is dispatched.
    pub(crate) fn from_event(clock: &Rc<Clock>, realm: Option<&Realm>, event: &JsValue) -> Self {
        let this = Self::from_transceiver(
            clock,
            realm,
            &js::get(event, "transceiver").unwrap_or_default(),
            &js::get(event, "track").unwrap_or_default(),
        );
        let streams = js::get(event, "streams").unwrap_or_default();
        let ids = read::elements(&streams)
            .iter()
            .map(|stream| match read::text_at(stream, "id") {
                Observation::Value(id) => plain_name(id),
                _ => String::from("(none)"),
            })
            .collect();
        let mut seen = this.seen.take();
        seen.trusted = read::flag_at(event, "isTrusted");
        seen.receiver_has_track = read::observe(
            js::get(event, "receiver").and_then(|it| Ok(js::get(&it, "track")? == this.track)),
        );
        seen.stream_ids = Observation::Value(ids);
        this.seen.replace(seen);
        this
    }

    /// A track that is there already.
    pub(crate) fn from_transceiver(
        clock: &Rc<Clock>,
        realm: Option<&Realm>,
        transceiver: &JsValue,
        track: &JsValue,
    ) -> Self {
        let receiver = js::get(transceiver, "receiver").unwrap_or_default();
        let unmuted = Rc::new(RefCell::new(None));
        let (kind, id) = (read::text_at(track, "kind"), read::text_at(track, "id"));
        let label = read::text_at(track, "label");
        let seen = Received {
            label_form: label.map(|label| label_form(&label, &kind, &id).to_owned()),
            settings: settings(track, &id),
            id: id.map(|id| match plain_id_form(&id) {
                "uuid" | "braced-uuid" => id,
                _ => String::from("(other)"),
            }),
            kind,
            enabled: read::flag_at(track, "enabled"),
            state_at_first: read::text_at(track, "readyState"),
            brand: match realm {
                Some(realm) => realm.brands("MediaStreamTrack", "muted", track),
                None => Observation::skipped(skips::NO_REALM),
            },
            muted_at_first: read::flag_at(track, "muted"),
            ..Received::default()
        };
        let listener = {
            let (clock, unmuted, receiver) =
                (Rc::clone(clock), Rc::clone(&unmuted), receiver.clone());
            let kind = seen.kind.value().cloned();
            Listener::add(track, "unmute", move |_| {
                let state = transport_state(&receiver);
                if unmuted.borrow().is_none() {
                    unmuted.replace(Some(state));
                    clock.record("unmuted", kind.clone());
                }
            })
        };
        Self {
            track: track.clone(),
            receiver,
            transceiver: transceiver.clone(),
            seen: RefCell::new(seen),
            last: Cell::default(),
            early: Cell::default(),
            unmuted,
            _listener: listener.ok(),
        }
    }

    /// Its `transceiver.mid`.
    pub(crate) fn mid(&self) -> Option<String> {
        js::get(&self.transceiver, "mid")
            .ok()
            .and_then(|mid| read::string(&mid, 64))
    }

    /// Whether it is a picture.
    pub(crate) fn is_video(&self) -> bool {
        self.seen.borrow().kind.is("video")
    }

    /// How many packets came, as far as is known.
    pub(crate) fn packets(&self) -> f64 {
        self.seen.borrow().packets.value().copied().unwrap_or(0.0)
    }

    /// Whether it was decoded, or nothing more will come of it.
    pub(crate) fn is_settled(&self) -> bool {
        self.is_decoded() || read::text_at(&self.track, "readyState").is("ended")
    }

    /// Whether something of it was decoded.
    pub(crate) fn is_decoded(&self) -> bool {
        let seen = self.seen.borrow();
        above_zero(&seen.frames_decoded) || above_zero(&seen.samples)
    }

    /// Whether its packets were told by an event, as far as any came.
    pub(crate) fn is_unmuted_if_received(&self) -> bool {
        self.packets() <= 0.0 || self.unmuted.borrow().is_some()
    }

    /// Whether the last look counted packets before the connection stood.
    pub(crate) fn is_early(&self) -> bool {
        self.early.get() > 0
    }

    /// What the statistics tell of it, `entries` being pairs of an `inbound-rtp` and
    /// its codec, and `shown` what was on the screen before.
    pub(crate) fn read_statistics(
        &self,
        entries: &[JsValue],
        is_connected: bool,
        remote: &Description<'_>,
        shown: Option<&Received>,
    ) {
        let id = read::text_at(&self.track, "id");
        let mid = self.mid();
        let pairs = entries.iter().filter_map(|pair| {
            let entry = js::at(pair, 0).ok()?;
            Some((entry, js::at(pair, 1).unwrap_or_default()))
        });
        let all: Vec<_> = pairs.collect();
        let by = |key: &str, value: Option<&String>| {
            all.iter()
                .find(|(entry, _)| value.is_some_and(|value| read::text_at(entry, key).is(value)))
        };
        // The section's name is the key; older engines have only the track's.
        let found = by("mid", mid.as_ref()).or_else(|| by("trackIdentifier", id.value()));
        let Some((entry, codec)) = found else {
            return;
        };
        let mut seen = self.seen.take();
        let number = |key| read::number_at(entry, key);
        let looks = seen.looks.value().copied().unwrap_or(0.0) + 1.0;
        seen.looks = Observation::Value(looks);
        if let Some(mid) = &mid {
            seen.mid = Observation::Value(plain_name(mid.clone()));
        }
        if let Some(shown) = shown.filter(|_| seen.kind.is("video")) {
            copy_frames(shown, &mut seen);
        }
        seen.packets = number("packetsReceived");
        let is_early = above_zero(&seen.packets) && !is_connected;
        self.early
            .set(if is_early { self.early.get() + 1 } else { 0 });
        if self.early.get() >= EARLY_READS {
            seen.early = Observation::Value(true);
        }
        let agrees = |key, own: &Option<String>| {
            read::text_at(entry, key).map(|told| own.as_ref() == Some(&told))
        };
        seen.identifier_agrees = agrees("trackIdentifier", &id.value().cloned());
        seen.mid_agrees = agrees("mid", &mid);
        seen.kind_agrees = agrees("kind", &seen.kind.value().cloned());
        let ssrc = number("ssrc");
        if seen.ssrc.value() != ssrc.value() {
            // Another stream counts from its own beginning.
            self.last.set(Default::default());
        }
        seen.ssrc = ssrc;
        seen.frames_decoded = number("framesDecoded");
        seen.samples = match (number("totalSamplesReceived"), number("concealedSamples")) {
            (Observation::Value(all), Observation::Value(concealed)) => {
                Observation::Value(all - concealed)
            }
            (all, _) => all,
        };
        seen.ssrc_agrees = self.synchronization(&seen.ssrc);
        seen.codec = read::text_at(codec, "mimeType");
        seen.codec_agrees = codec_agrees(codec, mid.as_deref(), remote);
        self.follow_counters(entry, &mut seen);
        self.seen.replace(seen);
    }

    fn follow_counters(&self, entry: &JsValue, seen: &mut Received) {
        let mut backward = seen.backward.value().cloned().unwrap_or_default();
        let mut impossible = seen.impossible.value().cloned().unwrap_or_default();
        let mut last = self.last.get();
        for (name, last) in COUNTERS.iter().zip(&mut last) {
            let name = String::from(*name);
            match read::number_at(entry, &name) {
                Observation::Value(now) if now >= 0.0 => {
                    if now < *last && !backward.contains(&name) {
                        backward.push(name);
                    }
                    *last = now;
                }
                Observation::Absent => {}
                _ if impossible.contains(&name) => {}
                _ => impossible.push(name),
            }
        }
        self.last.set(last);
        seen.backward = Observation::Value(backward);
        seen.impossible = Observation::Value(impossible);
    }

    fn synchronization(&self, ssrc: &Number) -> Observation<bool> {
        let sources = read::call(&self.receiver, "getSynchronizationSources", &[]);
        let Ok(sources) = sources else {
            return Observation::skipped(skips::NOT_IN_THIS_VERSION);
        };
        let sources = read::elements(&sources);
        if sources.is_empty() {
            return Observation::skipped(skips::NO_RECENT_SOURCE);
        }
        Observation::Value(
            sources
                .iter()
                .any(|source| read::number_at(source, "source") == *ssrc),
        )
    }

    /// Looks at the states of this moment, and at what is shown.
    pub(crate) fn read_final_state(&self, screen: Option<&JsValue>) {
        let mut seen = self.seen.take();
        seen.mid = read::text_at(&self.transceiver, "mid").map(plain_name);
        seen.ready_state = read::text_at(&self.track, "readyState");
        seen.unmuted = Observation::Value(self.unmuted.borrow().is_some());
        // Where nothing was decoded yet, what came since may have been the first.
        let can_compare = seen.frames_decoded.value() != Some(&0.0);
        if let Some(screen) = screen.filter(|_| seen.kind.is("video") && can_compare) {
            copy_frames(&frames_shown(screen), &mut seen);
        }
        if seen.looks.reached() && !seen.early.reached() {
            seen.early = Observation::Value(false);
        }
        self.seen.replace(seen);
    }

    /// What was seen so far. When the time is over, what did not happen yet may have
    /// been about to.
    pub(crate) fn evidence(&self, is_late: bool) -> Received {
        let mut seen = self.seen.borrow().clone();
        if let Some(state) = self.unmuted.borrow().clone() {
            seen.unmuted = Observation::Value(true);
            seen.state_at_unmute = Observation::Value(state);
        }
        if is_late {
            for counter in [
                &mut seen.packets,
                &mut seen.frames_decoded,
                &mut seen.samples,
            ] {
                if !above_zero(counter) {
                    *counter = Observation::TimedOut;
                }
            }
            deadline::time_out_subject(&mut seen);
        }
        seen
    }

    /// The DTLS transport that its packets come over.
    pub(crate) fn transport(&self) -> JsValue {
        js::get(&self.receiver, "transport").unwrap_or_default()
    }

    /// The state of that transport.
    pub(crate) fn transport_state(&self) -> Text {
        read::text_at(&self.transport(), "state")
    }
}

/// Pairs of an entry of this type and its codec, and what is odd about the objects.
pub(crate) fn entries(
    report: &JsValue,
    kind: &str,
    realm: Option<&Realm>,
) -> Option<(Vec<JsValue>, Vec<String>)> {
    let values = realm.and_then(|realm| realm.prototype("RTCStatsReport").ok());
    let values = values.and_then(|prototype| js::get(&prototype, "values").ok());
    let found = media::entries_of(report, kind, &values.unwrap_or_default()).ok()?;
    let entries = read::elements(&js::at(&found, 0).ok()?);
    Some((entries, read::strings(&js::at(&found, 1).ok()?)))
}

/// A name that servers and browsers make up: nothing but letters, digits and dashes.
fn plain_name(name: String) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_{}+".contains(&byte);
    if name.len() <= 64 && name.bytes().all(is_plain) {
        name
    } else {
        String::from("(other)")
    }
}

fn transport_state(receiver: &JsValue) -> String {
    let transport = js::get(receiver, "transport").unwrap_or_default();
    match read::text_at(&transport, "state") {
        Observation::Value(state) => state,
        _ => String::from("unknown"),
    }
}

fn above_zero(number: &Number) -> bool {
    number.value().is_some_and(|number| *number > 0.0)
}

fn codec_agrees(codec: &JsValue, mid: Option<&str>, remote: &Description<'_>) -> Observation<bool> {
    let (Observation::Value(mime), Observation::Value(payload_type)) = (
        read::text_at(codec, "mimeType"),
        read::number_at(codec, "payloadType"),
    ) else {
        return Observation::skipped(skips::NO_CODEC_ENTRY);
    };
    let Some(section) = mid.and_then(|mid| remote.sections.iter().find(|it| it.mid == mid)) else {
        return Observation::skipped(skips::NO_SECTION);
    };
    let mut digits = String::new();
    payload_type.describe(&mut digits);
    Observation::Value(section.maps(&digits, &mime))
}

/// What the screen has shown.
pub(crate) fn frames_shown(screen: &JsValue) -> Received {
    Received {
        play: match read::text_at(screen, "play") {
            Observation::Value(why) if why.is_empty() => Observation::Value("tried".into()),
            other => other,
        },
        frames_rendered: read::number_at(screen, "frames"),
        size_agrees: read::flag_at(screen, "size"),
        remote_frames: read::flag_at(screen, "remote"),
        frames_advance: read::flag_at(screen, "advance"),
        colours: read::text_at(screen, "colours"),
        ..Received::default()
    }
}

fn copy_frames(shown: &Received, seen: &mut Received) {
    seen.play = shown.play.clone();
    seen.frames_rendered = shown.frames_rendered.clone();
    if above_zero(&seen.frames_rendered) {
        seen.size_agrees = shown.size_agrees.clone();
        seen.remote_frames = shown.remote_frames.clone();
        seen.frames_advance = shown.frames_advance.clone();
        seen.colours = shown.colours.clone();
    }
}
