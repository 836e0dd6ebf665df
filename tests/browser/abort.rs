//! Aborting rejects with the signal's reason and frees everything.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{frames, nothing, options, rejection, report, script};

#[wasm_bindgen_test]
async fn a_signal_that_was_aborted_before_rejects_with_its_reason() {
    let reason = rejection(options("signal: AbortSignal.abort('changed my mind')")).await;
    assert_eq!(reason.as_string().as_deref(), Some("changed my mind"));
}

#[wasm_bindgen_test]
async fn aborting_at_any_stage_rejects_and_leaves_nothing_behind() {
    let before = frames();
    for stage in [
        "surveyed",
        "constructed",
        "offer-set",
        "answered",
        "closed",
        "ended",
    ] {
        let made = format!(
            "const abort = new AbortController();
             return {{
               signal: abort.signal,
               onProgress: (step) => {{ if (step.stage === '{stage}') abort.abort('at ' + step.stage); }},
             }}"
        );
        let reason = rejection(script(&made)).await;
        assert_eq!(reason.as_string(), Some(format!("at {stage}")));
        assert_eq!(frames(), before, "after {stage}");
    }
}

#[wasm_bindgen_test]
async fn every_connection_of_an_aborted_probe_is_closed() {
    let options = script(
        "const native = window.RTCPeerConnection;
         const abort = new AbortController();
         window.opened = [];
         window.RTCPeerConnection = class extends native {
           constructor(...list) { super(...list); window.opened.push(this); }
         };
         return {
           signal: abort.signal,
           onProgress: (step) => {
             if (step.stage !== 'offer-set') return;
             window.RTCPeerConnection = native;
             abort.abort();
           },
         }",
    );
    rejection(options).await;
    let states = script("return opened.map((connection) => connection.signalingState).join()");
    let states = states.as_string().unwrap_or_default();
    assert!(states.split(',').count() >= 2, "{states}");
    assert!(states.split(',').all(|state| state == "closed"), "{states}");
}

#[wasm_bindgen_test]
async fn a_probe_after_an_aborted_one_works() {
    rejection(options("signal: AbortSignal.abort()")).await;
    assert_eq!(
        crate::page::at(&report(nothing()).await, "verdict"),
        "\"genuine\""
    );
}
