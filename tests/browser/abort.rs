//! Aborting gives the signal's reason and frees everything.

use std::cell::RefCell;

use ontrack_probe::ProbeOptions;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, AbortSignal};

use crate::page::{frames, opened_connections, opened_states, reason_of_abort, report};

/// Aborts the probe as soon as it has reached this stage.
pub(crate) fn aborted_at(options: ProbeOptions, stage: &'static str) -> ProbeOptions {
    let controller = AbortController::new().expect("a controller");
    let signal = controller.signal();
    let progress = move |progress: ontrack_probe::Progress| {
        if progress.stage == stage {
            controller.abort_with_reason(&format!("at {stage}").into());
        }
    };
    options.signal(signal).on_progress(progress)
}

#[wasm_bindgen_test]
async fn a_signal_that_was_aborted_before_ends_the_probe_with_its_reason() {
    let signal = AbortSignal::abort_with_reason(&"changed my mind".into());
    let reason = reason_of_abort(ProbeOptions::default().signal(signal)).await;
    assert_eq!(reason.as_string().as_deref(), Some("changed my mind"));
}

#[wasm_bindgen_test]
async fn aborting_at_any_stage_leaves_nothing_behind() {
    let before = frames();
    for stage in [
        "surveyed",
        "constructed",
        "offer-set",
        "answered",
        "closed",
        "ended",
    ] {
        let reason = reason_of_abort(aborted_at(ProbeOptions::default(), stage)).await;
        assert_eq!(reason.as_string(), Some(format!("at {stage}")));
        assert_eq!(frames(), before, "after {stage}");
    }
}

#[wasm_bindgen_test]
async fn every_connection_of_an_aborted_probe_is_closed() {
    let opened = RefCell::new(Some(opened_connections()));
    let controller = AbortController::new().expect("a controller");
    let signal = controller.signal();
    let options = ProbeOptions::default()
        .signal(signal)
        .on_progress(move |progress| {
            if progress.stage == "offer-set" {
                drop(opened.take());
                controller.abort();
            }
        });
    reason_of_abort(options).await;
    let states = opened_states();
    assert!(states.len() >= 2, "{states:?}");
    assert!(states.iter().all(|state| state == "closed"), "{states:?}");
}

#[wasm_bindgen_test]
async fn a_probe_after_an_aborted_one_works() {
    reason_of_abort(ProbeOptions::default().signal(AbortSignal::abort())).await;
    assert_eq!(report(ProbeOptions::default()).await["verdict"], "genuine");
}
