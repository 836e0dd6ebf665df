//! Media that really flows, in the page.

use std::cell::RefCell;

use ontrack_probe::{Codecs, Nonce, ProbeOptions, Source};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::page::{
    Replaced, above_soft, frames, has_check, opened_connections, opened_states, reason_of_abort,
    report,
};

fn loopback(codecs: Codecs) -> ProbeOptions {
    ProbeOptions::default().source(Source::Loopback { codecs })
}

/// How far the media of each picture came.
fn videos(report: &Value) -> Vec<&Value> {
    let tracks = report["tracks"].as_array().expect("tracks");
    tracks
        .iter()
        .filter(|track| track["kind"] == "video" && track["source"] == "loopback")
        .map(|track| &track["ladder"]["rung"])
        .collect()
}

#[wasm_bindgen_test]
async fn a_picture_that_follows_from_the_nonce_is_read_back() {
    let nonce = Nonce::new("painted").expect("a nonce");
    let report = report(loopback(Codecs::Default).nonce(nonce)).await;
    assert_eq!(above_soft(&report), [""; 0]);
    assert_eq!(report["verdict"], "genuine");
    assert_eq!(report["outcome"], "SUCCESS");
    assert_eq!(report["media"]["outcome"], "complete");
    assert_eq!(report["media"]["reason"], Value::Null);
    assert_eq!(report["media"]["channel"], "echoed");
    assert_eq!(videos(&report), ["content"]);
    assert!(has_check(&report, "passed", "media.content"));
}

#[wasm_bindgen_test]
async fn every_codec_that_is_claimed_is_decoded() {
    let report = report(loopback(Codecs::All)).await;
    let codecs = report["evidence"]["codecs"].as_array().expect("codecs");
    assert!(codecs.len() >= 2, "VP8 and one more");
    for codec in codecs {
        assert_ne!(codec["framesDecoded"], 0, "{codec}");
        assert_eq!(codec["used"], codec["name"]);
    }
    assert_eq!(above_soft(&report), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_network_that_leads_nowhere_accuses_nobody() {
    let _deaf = Replaced::by(
        "const { addIceCandidate } = RTCPeerConnection.prototype;
         RTCPeerConnection.prototype.addIceCandidate = async () => {};
         return () => { RTCPeerConnection.prototype.addIceCandidate = addIceCandidate; };",
    );
    let report = report(loopback(Codecs::Default)).await;
    // The replaced method is seen as what it is; the silence of the network is not.
    assert_eq!(report["verdict"], "instrumented");
    assert_eq!(report["media"]["outcome"], "inconclusive");
    assert_eq!(report["media"]["reason"], "ice-timeout");
    assert!(!has_check(&report, "failed", "media."));
}

#[wasm_bindgen_test]
async fn aborting_a_loopback_at_any_stage_closes_its_connections() {
    let before = frames();
    for stage in ["negotiated", "connected", "first-frame", "closed"] {
        let opened = RefCell::new(Some(opened_connections()));
        let controller = AbortController::new().expect("a controller");
        let signal = controller.signal();
        let options = loopback(Codecs::Default).signal(signal);
        let options = options.on_progress(move |progress| {
            if progress.stage == stage {
                drop(opened.take());
                controller.abort();
            }
        });
        reason_of_abort(options).await;
        let states = opened_states();
        assert!(states.len() >= 2, "{stage}: {states:?}");
        assert!(
            states.iter().all(|state| state == "closed"),
            "{stage}: {states:?}"
        );
        assert_eq!(frames(), before, "after {stage}");
    }
}

#[wasm_bindgen_test]
async fn packets_counted_before_the_handshake_are_told() {
    let _invented = Replaced::by(
        "const { getStats } = RTCPeerConnection.prototype;
         RTCPeerConnection.prototype.getStats = async function () {
           const mids = this.getTransceivers().map(({ mid, receiver }) => [mid, receiver.track]);
           return new Map(mids.map(([mid, { id, kind }]) => [mid, {
             id: mid, type: 'inbound-rtp', timestamp: 1, kind, mid, trackIdentifier: id, ssrc: 7, packetsReceived: 9,
           }]));
         };
         const { addIceCandidate } = RTCPeerConnection.prototype;
         RTCPeerConnection.prototype.addIceCandidate = async () => {};
         return () => Object.assign(RTCPeerConnection.prototype, { getStats, addIceCandidate });",
    );
    let report = report(loopback(Codecs::Default)).await;
    assert!(has_check(&report, "failed", "received.after-handshake"));
}
