//! Media that really flows, in the page.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, above_soft, at, frames, options, rejection, report, script};

/// How far the media of each picture came.
fn videos(report: &JsValue) -> Vec<String> {
    let tracks = js_sys::Reflect::get(report, &"tracks".into());
    js_sys::Array::from(&tracks.unwrap_or_default())
        .iter()
        .filter(|track| at(track, "kind") == "\"video\"" && at(track, "source") == "\"loopback\"")
        .map(|track| at(&track, "ladder.rung"))
        .collect()
}

#[wasm_bindgen_test]
async fn a_picture_that_follows_from_the_nonce_is_read_back() {
    let report = report(options("source: 'loopback', nonce: 'painted'")).await;
    assert_eq!(above_soft(&report), [""; 0]);
    assert_eq!(at(&report, "verdict"), "\"genuine\"");
    assert_eq!(at(&report, "outcome"), "\"SUCCESS\"");
    assert_eq!(at(&report, "media.outcome"), "\"complete\"");
    assert_eq!(at(&report, "media.reason"), "null");
    assert_eq!(at(&report, "media.channel"), "\"echoed\"");
    assert_eq!(videos(&report), ["\"content\""]);
    assert!(at(&report, "checks.passed").contains("media.content"));
}

#[wasm_bindgen_test]
async fn every_codec_that_is_claimed_is_decoded() {
    let report = report(options("source: { kind: 'loopback', codecs: 'all' }")).await;
    let codecs = js_sys::Reflect::get(&report, &"evidence".into())
        .and_then(|evidence| js_sys::Reflect::get(&evidence, &"codecs".into()));
    let codecs = js_sys::Array::from(&codecs.unwrap());
    assert!(codecs.length() >= 2, "VP8 and one more");
    for codec in codecs.iter() {
        assert_ne!(at(&codec, "framesDecoded"), "0", "{}", at(&codec, "name"));
        assert_eq!(at(&codec, "used"), at(&codec, "name"));
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
    let report = report(options("source: 'loopback'")).await;
    // The replaced method is seen as what it is; the silence of the network is not.
    assert_eq!(at(&report, "verdict"), "\"instrumented\"");
    assert_eq!(at(&report, "media.outcome"), "\"inconclusive\"");
    assert_eq!(at(&report, "media.reason"), "\"ice-timeout\"");
    assert!(!at(&report, "checks.failed").contains("media."));
}

#[wasm_bindgen_test]
async fn aborting_a_loopback_at_any_stage_closes_its_connections() {
    let before = frames();
    for stage in ["negotiated", "connected", "first-frame", "closed"] {
        let made = format!(
            "const native = window.RTCPeerConnection;
             const abort = new AbortController();
             window.opened = [];
             window.RTCPeerConnection = class extends native {{
               constructor(...list) {{ super(...list); window.opened.push(this); }}
             }};
             window.RTCPeerConnection.generateCertificate = native.generateCertificate;
             return {{
               source: 'loopback',
               signal: abort.signal,
               onProgress: (step) => {{
                 if (step.stage !== '{stage}') return;
                 window.RTCPeerConnection = native;
                 abort.abort('enough');
               }},
             }}"
        );
        rejection(script(&made)).await;
        let states = script("return opened.map((connection) => connection.signalingState).join()");
        let states = states.as_string().unwrap_or_default();
        assert!(states.split(',').count() >= 2, "{stage}: {states}");
        assert!(
            states.split(',').all(|state| state == "closed"),
            "{stage}: {states}"
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
    let report = report(options("source: 'loopback'")).await;
    assert!(at(&report, "checks.failed").contains("received.after-handshake"));
}
