//! What a genuine browser shows.

use std::cell::RefCell;
use std::rc::Rc;

use ontrack_probe::{
    Codecs, Effort, Evidence, Nonce, ProbeOptions, Source, Verdict, judge, observe, probe,
};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{above_soft, as_json, forget_connections, frames, report, script};

#[wasm_bindgen_test]
async fn a_genuine_browser_is_genuine() {
    let report = report(ProbeOptions::default()).await;
    assert_eq!(above_soft(&report), [""; 0]);
    assert_eq!(report["verdict"], "genuine");
    assert_eq!(report["reason"], Value::Null);
    assert_eq!(report["outcome"], "SUCCESS");
    assert_eq!(report["engine"]["consistent"], true);
}

#[wasm_bindgen_test]
async fn an_audio_and_a_video_track_arrive_live_and_end_after_close() {
    let report = report(ProbeOptions::default()).await;
    let tracks = report["tracks"].as_array().expect("tracks");
    let mut kinds: Vec<_> = tracks.iter().map(|track| &track["kind"]).collect();
    kinds.sort_by_key(|kind| kind.to_string());
    assert_eq!(kinds, ["audio", "video"]);
    for track in tracks {
        assert_eq!(track["muted"], true);
        let steps = track["lifecycle"].as_array().expect("a lifecycle");
        let states: Vec<_> = steps.iter().map(|step| &step["readyState"]).collect();
        assert_eq!(states, ["live", "live", "live", "live", "ended"]);
    }
}

#[wasm_bindgen_test]
async fn every_check_is_judged_in_a_thorough_probe_of_a_genuine_browser() {
    let codecs = Codecs::All;
    let options = ProbeOptions::default()
        .source(Source::Loopback { codecs })
        .effort(Effort::Thorough);
    let report = report(options).await;
    assert_eq!(above_soft(&report), [""; 0]);
    // What one engine and its versions do says nothing of the other's.
    let skipped = report["checks"]["skipped"].as_object().expect("groups");
    let mut reasons = skipped.keys();
    assert!(
        reasons.all(|why| why.ends_with("-not-measured")),
        "{skipped:?}"
    );
}

#[wasm_bindgen_test]
async fn the_nonce_is_reflected_and_two_nonces_make_two_offers() {
    let issued = || Nonce::new("from the server").expect("a nonce");
    let first = report(ProbeOptions::default().nonce(issued())).await;
    assert_eq!(first["evidence"]["nonce"], "from the server");
    let again = report(ProbeOptions::default().nonce(issued())).await;
    let mids = |report: &Value| report["evidence"]["challenge"]["transceiverMids"].clone();
    assert_eq!(mids(&first), mids(&again));
    let other = report(ProbeOptions::default()).await;
    assert_ne!(mids(&first), mids(&other));
}

#[wasm_bindgen_test]
async fn judging_the_evidence_of_a_report_again_gives_the_same_report() {
    let first = report(ProbeOptions::default()).await;
    let evidence = Evidence::from_json(first.to_string()).expect("evidence");
    assert_eq!(as_json(&judge(&evidence)), first);
}

#[wasm_bindgen_test]
async fn evidence_of_another_nonce_does_not_pass() {
    let mut evidence = observe(ProbeOptions::default()).await.expect("no abort");
    evidence.nonce = "another".into();
    assert_eq!(judge(&evidence).verdict, Verdict::Tampered);
}

#[wasm_bindgen_test]
async fn no_frame_is_left_in_the_page() {
    let before = frames();
    report(ProbeOptions::default()).await;
    assert_eq!(frames(), before);
}

#[wasm_bindgen_test]
async fn ten_probes_at_once_do_not_disturb_each_other() {
    forget_connections();
    let probes = (0..10).map(|_| probe(ProbeOptions::default()));
    for report in futures_util::future::join_all(probes).await {
        let report = as_json(&report.expect("no abort"));
        assert_eq!(above_soft(&report), [""; 0]);
    }
}

const STAGES: &str = "constructed,surveyed,offer-set,answered,closed,ended";

#[wasm_bindgen_test]
async fn progress_is_told_stage_by_stage() {
    let stages = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&stages);
    let options = ProbeOptions::default().on_progress(move |progress| {
        seen.borrow_mut().push(progress.stage);
    });
    report(options).await;
    assert_eq!(stages.borrow().join(","), STAGES);
}

#[wasm_bindgen_test]
async fn a_function_of_the_page_hears_of_progress_and_may_throw() {
    script("window.stages = []");
    let callback = script("return (step) => { stages.push(step.stage); throw 'ignored'; }");
    let options = ProbeOptions::default().on_progress_function(callback.unchecked_into());
    report(options).await;
    let stages = script("return stages.join()").as_string();
    assert_eq!(stages.as_deref(), Some(STAGES));
}
