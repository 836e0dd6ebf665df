//! Whatever a page does, there is a report.

use std::time::Duration;

use ontrack_probe::ProbeOptions;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, replaced_constructor, report};

#[wasm_bindgen_test]
async fn a_missing_constructor_is_blocked() {
    for nothing_there in ["undefined", "null"] {
        let _replaced = replaced_constructor(nothing_there);
        let report = report(ProbeOptions::default()).await;
        assert_eq!(report["verdict"], "blocked");
        assert_eq!(report["reason"], "constructor-missing");
        assert_eq!(report["outcome"], "UNSUPPORTED");
    }
}

#[wasm_bindgen_test]
async fn a_constructor_that_throws_anything_is_blocked() {
    for thrown in [
        "new Error('no')",
        "'a string'",
        "null",
        "undefined",
        "Symbol('s')",
        "{ get name() { throw 1 } }",
    ] {
        let _replaced = replaced_constructor(&format!("function () {{ throw {thrown} }}"));
        let report = report(ProbeOptions::default()).await;
        assert_eq!(report["verdict"], "blocked", "{thrown}");
        assert_eq!(report["outcome"], "CONSTRUCTOR_FAILED", "{thrown}");
    }
}

#[wasm_bindgen_test]
async fn a_string_where_an_object_belongs_is_no_trap() {
    let _replaced = replaced_constructor(
        "class {
           get signalingState() { return 7 }
           setRemoteDescription() { this.ontrack('a string'); this.ontrack(null); return 'soon' }
           getTransceivers() { return 'many' }
           createAnswer() { return { sdp: 12 } }
           addEventListener() { throw 'not today' }
           close() { throw { name: 5 } }
         }",
    );
    let report = report(ProbeOptions::default()).await;
    assert_eq!(report["verdict"], "emulated");
}

#[wasm_bindgen_test]
async fn a_promise_that_never_settles_ends_with_the_deadline() {
    let _replaced = Replaced::by(
        "const native = RTCPeerConnection.prototype.setRemoteDescription;
         RTCPeerConnection.prototype.setRemoteDescription = function () { return new Promise(() => {}) };
         return () => { RTCPeerConnection.prototype.setRemoteDescription = native; };",
    );
    let report = report(ProbeOptions::default().timeout(Duration::from_millis(200))).await;
    assert_eq!(report["outcome"], "TIMEOUT");
    assert_eq!(report["verdict"], "instrumented");
}

#[wasm_bindgen_test]
async fn fifty_megabytes_in_a_getter_are_not_carried_into_the_report() {
    let _replaced = Replaced::by(
        "const native = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'label');
         const long = 'x'.repeat(50e6);
         Object.defineProperty(MediaStreamTrack.prototype, 'label', { ...native, get: () => long });
         return () => Object.defineProperty(MediaStreamTrack.prototype, 'label', native);",
    );
    let report = report(ProbeOptions::default()).await;
    assert_eq!(report["tracks"][0]["label"], "(other)");
    assert!(report["evidence"].to_string().len() < 20_000);
}

#[wasm_bindgen_test]
async fn a_getter_that_throws_is_recorded_as_such() {
    let _replaced = Replaced::by(
        "const native = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'muted');
         Object.defineProperty(MediaStreamTrack.prototype, 'muted', { ...native, get() { throw new RangeError() } });
         return () => Object.defineProperty(MediaStreamTrack.prototype, 'muted', native);",
    );
    let report = report(ProbeOptions::default()).await;
    assert_eq!(
        report["evidence"]["tracks"][0]["muted"],
        serde_json::json!({ "threw": "RangeError" })
    );
}

#[wasm_bindgen_test]
async fn the_probe_works_as_ever_after_all_this() {
    let report = report(ProbeOptions::default()).await;
    assert_eq!(report["verdict"], "genuine");
}
