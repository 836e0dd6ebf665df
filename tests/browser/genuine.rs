//! What a genuine browser shows.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{above_soft, at, frames, nothing, options, report};

#[wasm_bindgen_test]
async fn a_genuine_browser_is_genuine() {
    let report = report(nothing()).await;
    assert_eq!(above_soft(&report), [""; 0]);
    assert_eq!(at(&report, "verdict"), "\"genuine\"");
    assert_eq!(at(&report, "reason"), "null");
    assert_eq!(at(&report, "outcome"), "\"SUCCESS\"");
    assert_eq!(at(&report, "engine.consistent"), "true");
}

#[wasm_bindgen_test]
async fn an_audio_and_a_video_track_arrive_live_and_end_after_close() {
    let report = report(nothing()).await;
    let mut kinds = [at(&report, "tracks.0.kind"), at(&report, "tracks.1.kind")];
    kinds.sort();
    assert_eq!(kinds, ["\"audio\"", "\"video\""]);
    assert_eq!(at(&report, "tracks.2"), at(&nothing(), "undefined"));
    for track in ["tracks.0", "tracks.1"] {
        assert_eq!(at(&report, &format!("{track}.muted")), "true");
        let states: Vec<_> = (0..5)
            .map(|step| at(&report, &format!("{track}.lifecycle.{step}.readyState")))
            .collect();
        assert_eq!(
            states,
            ["\"live\"", "\"live\"", "\"live\"", "\"live\"", "\"ended\""]
        );
    }
}

#[wasm_bindgen_test]
async fn every_check_is_judged_in_a_thorough_probe_of_a_genuine_browser() {
    let everything = "effort: 'thorough', source: { kind: 'loopback', codecs: 'all' }";
    let report = report(options(everything)).await;
    assert_eq!(above_soft(&report), [""; 0]);
    // What one engine and its versions do says nothing of the other's.
    let skipped = at(&report, "checks.skipped");
    let of_another = skipped.matches("-not-measured").count();
    assert_eq!(
        skipped.matches("\"check\"").count(),
        of_another,
        "{skipped}"
    );
}

#[wasm_bindgen_test]
async fn the_nonce_is_reflected_and_two_nonces_make_two_offers() {
    let first = report(options("nonce: 'from the server'")).await;
    assert_eq!(at(&first, "evidence.nonce"), "\"from the server\"");
    let again = report(options("nonce: 'from the server'")).await;
    let mids = "evidence.challenge.transceiverMids";
    assert_eq!(at(&first, mids), at(&again, mids));
    let other = report(nothing()).await;
    assert_ne!(at(&first, mids), at(&other, mids));
}

#[wasm_bindgen_test]
async fn judging_the_evidence_again_gives_the_same_report() {
    let first = report(nothing()).await;
    let evidence = js_sys::Reflect::get(&first, &"evidence".into()).expect("evidence");
    let again = ontrack_probe::api::judge(evidence).expect("a report");
    assert_eq!(at(&first, "checks"), at(&again, "checks"));
    assert_eq!(at(&first, "verdict"), at(&again, "verdict"));
    assert_eq!(at(&first, "evidence"), at(&again, "evidence"));
}

#[wasm_bindgen_test]
async fn evidence_of_another_nonce_does_not_pass() {
    let first = report(nothing()).await;
    let evidence = js_sys::Reflect::get(&first, &"evidence".into()).expect("evidence");
    js_sys::Reflect::set(&evidence, &"nonce".into(), &"another".into()).expect("set");
    let judged = ontrack_probe::api::judge(evidence).expect("a report");
    assert_eq!(at(&judged, "verdict"), "\"tampered\"");
}

#[wasm_bindgen_test]
async fn no_frame_is_left_in_the_page() {
    let before = frames();
    report(nothing()).await;
    assert_eq!(frames(), before);
}

#[wasm_bindgen_test]
async fn ten_probes_at_once_do_not_disturb_each_other() {
    let running: Vec<_> = (0..10)
        .map(|_| ontrack_probe::api::probe(nothing()))
        .collect();
    for promise in running {
        let report = wasm_bindgen_futures::JsFuture::from(promise)
            .await
            .expect("a report");
        assert_eq!(above_soft(&report), [""; 0]);
    }
}

#[wasm_bindgen_test]
async fn progress_is_told_stage_by_stage() {
    crate::page::script("window.stages = []");
    report(options(
        "onProgress: (step) => { stages.push(step.stage); throw 'ignored'; }",
    ))
    .await;
    let stages = crate::page::script("return stages.join()").as_string();
    assert_eq!(
        stages.as_deref(),
        Some("constructed,surveyed,offer-set,answered,closed,ended")
    );
}
