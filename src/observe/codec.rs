//! The video codecs that the browser claims, each sent over a transceiver of its own.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{MediaStreamTrack, RtcPeerConnection, RtcRtpTransceiver, RtcStatsReport, Window};

use crate::js::dictionary::dictionary;
use crate::js::list::array;
use crate::js::statistics::{self, Statistics};
use crate::js::thrown::{Read, call_outcome};
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::Observation;
use ontrack_judge::evidence::codec::Codec;
use ontrack_judge::sdp::Description;

/// Formats that repair or repeat other codecs and carry no pictures of their own.
const REPAIR: &[&str] = &["video/rtx", "video/red", "video/ulpfec", "video/flexfec-03"];

/// A transceiver that sends one codec. Its track is stopped on drop.
pub(crate) struct CodecTransceiver {
    transceiver: Untrusted<RtcRtpTransceiver>,
    track: Untrusted<MediaStreamTrack>,
    evidence: Codec,
}

/// Adds a transceiver for each codec that is claimed for both sending and receiving.
pub(crate) fn add_transceivers(
    scope: &Untrusted<Window>,
    connection: &Untrusted<RtcPeerConnection>,
    track: &Untrusted<MediaStreamTrack>,
) -> Vec<CodecTransceiver> {
    let claimed = |interface| {
        let list = || -> Read<Untrusted<Array>> {
            let interface: Any = scope.get(interface)?;
            let capabilities: Any = interface.call("getCapabilities", &[&"video".into()])?;
            capabilities.get("codecs")
        };
        list().unwrap_or_default().elements::<JsValue>()
    };
    let sent: Vec<_> = claimed("RTCRtpSender").iter().filter_map(claim).collect();
    let mut transceivers: Vec<CodecTransceiver> = Vec::new();
    for codec in claimed("RTCRtpReceiver") {
        // Phones send fewer profiles of a codec than they receive.
        let Some(claim) = claim(&codec).filter(|claim| sent.contains(claim)) else {
            continue;
        };
        let (name, _) = claim;
        let is_known = transceivers
            .iter()
            .any(|transceiver| transceiver.evidence.name.is(&name));
        if is_known || REPAIR.contains(&name.as_str()) {
            continue;
        }
        if let Ok(transceiver) = CodecTransceiver::open(connection, track, &codec, name) {
            transceivers.push(transceiver);
        }
    }
    transceivers
}

/// A codec's name and its parameters, by which profiles differ.
fn claim(codec: &Any) -> Option<(String, Option<String>)> {
    let name = codec.string_at("mimeType", 32)?;
    let parameters: Any = codec.get("sdpFmtpLine").ok()?;
    Some((name, parameters.as_string(256)))
}

impl CodecTransceiver {
    fn open(
        connection: &Untrusted<RtcPeerConnection>,
        track: &Untrusted<MediaStreamTrack>,
        codec: &Any,
        name: String,
    ) -> Read<Self> {
        let track = track.cloned()?;
        let init = dictionary(&[("direction", &"sendonly".into())])?;
        let transceiver = connection.add_transceiver(&[track.value(), &init])?;
        let preferred = transceiver.set_codec_preferences(&array(&[codec.value()]));
        Ok(Self {
            transceiver,
            track,
            evidence: Codec {
                name: Observation::Value(name),
                preferred: Observation::Value(call_outcome(&preferred)),
                ..Codec::default()
            },
        })
    }

    /// The mid of its transceiver.
    pub(crate) fn mid(&self) -> Option<String> {
        self.transceiver.mid().value().cloned()
    }

    /// Whether it was decoded, or its section rejected.
    pub(crate) fn is_settled(&self) -> bool {
        let decoded = &self.evidence.frames_decoded;
        decoded.value().is_some_and(|count| *count > 0.0) || self.mid().is_none()
    }

    /// Reads the statistics of both connections, and the answer.
    pub(crate) fn read_statistics(
        &mut self,
        received: &Untrusted<RtcStatsReport>,
        sent: &Untrusted<RtcStatsReport>,
        answer: &Description<'_>,
    ) {
        let Some(mid) = self.mid() else {
            return;
        };
        let name = self.evidence.name.value().cloned().unwrap_or_default();
        let codec = name.split_once('/').map_or("", |(_, codec)| codec);
        let section = answer.sections.iter().find(|section| section.mid == mid);
        self.evidence.negotiated = Observation::Value(section.is_some_and(|section| {
            section.direction == "recvonly"
                && section
                    .codecs
                    .iter()
                    .any(|own| own.eq_ignore_ascii_case(codec))
        }));
        if let Some(inbound) = by_mid(received, "inbound-rtp", &mid) {
            self.evidence.packets = inbound.entry.number("packetsReceived");
            self.evidence.frames_decoded = inbound.entry.number("framesDecoded");
            self.evidence.used = inbound.codec.text("mimeType");
        }
        if let Some(outbound) = by_mid(sent, "outbound-rtp", &mid) {
            self.evidence.frames_encoded = outbound.entry.number("framesEncoded");
        }
    }

    /// The time is over: a codec that was not decoded may have been about to be.
    pub(crate) fn time_out(&mut self) {
        if !self.is_settled() {
            self.evidence.frames_decoded = Observation::TimedOut;
        }
    }

    pub(crate) fn evidence(&self) -> Codec {
        self.evidence.clone()
    }
}

impl Drop for CodecTransceiver {
    fn drop(&mut self) {
        // A value that cannot be stopped was no track.
        let _ = self.track.stop();
    }
}

fn by_mid(report: &Untrusted<RtcStatsReport>, kind: &str, mid: &str) -> Option<Statistics> {
    let (statistics, _) = statistics::of_type(report, kind, None)?;
    let is_of_mid = |statistics: &Statistics| statistics.entry.text("mid").is(mid);
    statistics.into_iter().find(is_of_mid)
}
