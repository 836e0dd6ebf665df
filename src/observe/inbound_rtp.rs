//! An entry of the statistics beside what else is known of its track.
//!
//! Spec: <https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats>

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::RtcRtpReceiver;

use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::received::Received;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{Describe, Flag, Number, Observation};
use ontrack_judge::sdp::Description;

/// Counters that only grow.
const COUNTERS: [&str; 5] = [
    "timestamp",
    "packetsReceived",
    "bytesReceived",
    "framesDecoded",
    "totalSamplesReceived",
];

/// The values of the counters at the last read.
#[derive(Default)]
pub(super) struct Counters(Cell<[f64; COUNTERS.len()]>);

impl Counters {
    pub(super) fn reset(&self) {
        self.0.take();
    }

    /// Adds the names of counters that went backward, and of those with an impossible value.
    pub(super) fn follow(&self, entry: &Any, evidence: &mut Received) {
        let mut backward = evidence.backward.value().cloned().unwrap_or_default();
        let mut impossible = evidence.impossible.value().cloned().unwrap_or_default();
        let mut last = self.0.get();
        for (name, last) in COUNTERS.iter().zip(&mut last) {
            let name = String::from(*name);
            match entry.number(&name) {
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
        self.0.set(last);
        evidence.backward = Observation::Value(backward);
        evidence.impossible = Observation::Value(impossible);
    }
}

/// Whether the receiver names this source among those of the last ten seconds.
pub(super) fn ssrc_agrees(receiver: &Untrusted<RtcRtpReceiver>, ssrc: &Number) -> Flag {
    let Ok(sources) = receiver.synchronization_sources() else {
        return Observation::skipped(skips::NOT_IN_THIS_VERSION);
    };
    let sources = sources.elements::<JsValue>();
    if sources.is_empty() {
        return Observation::skipped(skips::NO_RECENT_SOURCE);
    }
    let is_of_track = |source: &Any| source.number("source") == *ssrc;
    Observation::Value(sources.iter().any(is_of_track))
}

/// Whether the remote description maps the payload type to this codec.
pub(super) fn codec_agrees(codec: &Any, mid: Option<&str>, remote: &Description<'_>) -> Flag {
    let (Observation::Value(mime), Observation::Value(payload_type)) =
        (codec.text("mimeType"), codec.number("payloadType"))
    else {
        return Observation::skipped(skips::NO_CODEC_ENTRY);
    };
    let Some(section) =
        mid.and_then(|mid| remote.sections.iter().find(|section| section.mid == mid))
    else {
        return Observation::skipped(skips::NO_SECTION);
    };
    let mut digits = String::new();
    payload_type.describe(&mut digits);
    Observation::Value(section.maps(&digits, &mime))
}
