//! The video codecs that the browser claims, each in a line of its own.

use wasm_bindgen::JsValue;

use super::received::entries;
use crate::js::primitives as js;
use crate::js::read;
use ontrack_judge::evidence::codec::Codec;
use ontrack_judge::evidence::{Number, Observation};
use ontrack_judge::sdp::Description;

/// What repairs and repeats other codecs, and has no pictures of its own.
const REPAIR: &[&str] = &["video/rtx", "video/red", "video/ulpfec", "video/flexfec-03"];

/// A line that carries one codec. Its track is stopped on drop.
pub(crate) struct CodecTransceiver {
    transceiver: JsValue,
    track: JsValue,
    seen: Codec,
}

/// Adds a line for each codec claimed for both sending and receiving.
pub(crate) fn add_transceivers(
    scope: &JsValue,
    connection: &JsValue,
    track: &JsValue,
) -> Vec<CodecTransceiver> {
    let claimed = |interface| {
        let list = js::get(scope, interface)
            .and_then(|it| read::call(&it, "getCapabilities", &[&"video".into()]))
            .and_then(|it| js::get(&it, "codecs"));
        read::elements(&list.unwrap_or_default())
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
            .any(|transceiver| transceiver.seen.name.is(&name));
        if is_known || REPAIR.contains(&name.as_str()) {
            continue;
        }
        if let Ok(transceiver) = CodecTransceiver::open(connection, track, &codec, name) {
            transceivers.push(transceiver);
        }
    }
    transceivers
}

/// A codec's name and its parameters, which tell profiles apart.
fn claim(codec: &JsValue) -> Option<(String, Option<String>)> {
    let name = read::string(&js::get(codec, "mimeType").ok()?, 32)?;
    let parameters = js::get(codec, "sdpFmtpLine").ok()?;
    Some((name, read::string(&parameters, 256)))
}

impl CodecTransceiver {
    fn open(
        connection: &JsValue,
        track: &JsValue,
        codec: &JsValue,
        name: String,
    ) -> Result<Self, JsValue> {
        let track = read::call(track, "clone", &[])?;
        let init = js::object()?;
        js::set(&init, "direction", &"sendonly".into())?;
        let transceiver = read::call(connection, "addTransceiver", &[&track, &init])?;
        let codecs = read::arguments(&[codec]);
        let preferred = read::call(&transceiver, "setCodecPreferences", &[&codecs]);
        Ok(Self {
            transceiver,
            track,
            seen: Codec {
                name: Observation::Value(name),
                preferred: Observation::Value(read::call_outcome(&preferred)),
                ..Codec::default()
            },
        })
    }

    /// The name of its transceiver.
    pub(crate) fn mid(&self) -> Option<String> {
        read::text_at(&self.transceiver, "mid").value().cloned()
    }

    /// Whether it was decoded, or its line rejected.
    pub(crate) fn is_settled(&self) -> bool {
        let decoded = &self.seen.frames_decoded;
        decoded.value().is_some_and(|count| *count > 0.0) || self.mid().is_none()
    }

    /// Looks at both sides' statistics and at the answer.
    pub(crate) fn read_statistics(
        &mut self,
        received: &JsValue,
        sent: &JsValue,
        answer: &Description<'_>,
    ) {
        let Some(mid) = self.mid() else {
            return;
        };
        let name = self.seen.name.value().cloned().unwrap_or_default();
        let codec = name.split_once('/').map_or("", |(_, codec)| codec);
        let section = answer.sections.iter().find(|section| section.mid == mid);
        self.seen.negotiated = Observation::Value(section.is_some_and(|section| {
            section.direction == "recvonly"
                && section
                    .codecs
                    .iter()
                    .any(|own| own.eq_ignore_ascii_case(codec))
        }));
        if let Some((entry, used)) = by_mid(received, "inbound-rtp", &mid) {
            self.seen.packets = number(&entry, "packetsReceived");
            self.seen.frames_decoded = number(&entry, "framesDecoded");
            self.seen.used = read::text_at(&used, "mimeType");
        }
        if let Some((entry, _)) = by_mid(sent, "outbound-rtp", &mid) {
            self.seen.frames_encoded = number(&entry, "framesEncoded");
        }
    }

    /// Notes that the time was over: what was not decoded may have been about to.
    pub(crate) fn time_out(&mut self) {
        if !self.is_settled() {
            self.seen.frames_decoded = Observation::TimedOut;
        }
    }

    /// What was seen of it.
    pub(crate) fn evidence(&self) -> Codec {
        self.seen.clone()
    }
}

impl Drop for CodecTransceiver {
    fn drop(&mut self) {
        // What cannot be stopped was no track.
        let _ = read::call(&self.track, "stop", &[]);
    }
}

fn number(entry: &JsValue, key: &str) -> Number {
    read::number_at(entry, key)
}

fn by_mid(report: &JsValue, kind: &str, mid: &str) -> Option<(JsValue, JsValue)> {
    let (entries, _) = entries(report, kind, None)?;
    let entry = entries
        .into_iter()
        .find(|pair| js::at(pair, 0).is_ok_and(|entry| read::text_at(&entry, "mid").is(mid)))?;
    Some((
        js::at(&entry, 0).ok()?,
        js::at(&entry, 1).unwrap_or_default(),
    ))
}
