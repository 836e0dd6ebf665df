//! Watching a connection of the page's own.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use ontrack_probe::api::{Watch, watch};

use crate::page::{above_soft, at, forget_connections, options, script};
use crate::pair::{close, connection, counted, left, pair, pause, send, stop};

async fn settled(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.expect("no rejection")
}

fn watching(pair: &JsValue) -> Watch {
    forget_connections();
    watch(connection(pair), JsValue::UNDEFINED, JsValue::UNDEFINED).expect("a watch")
}

/// The rungs of the tracks that were watched, in order.
fn rungs(report: &JsValue) -> String {
    let tracks = js_sys::Array::from(&js_sys::Reflect::get(report, &"tracks".into()).unwrap());
    let rungs = tracks.iter().map(|track| at(&track, "ladder.rung"));
    rungs.filter(|rung| rung.starts_with('"')).collect()
}

/// Reports until a track of each was decoded: a browser that starts up takes its time.
async fn decoded(watch: &Watch, tracks: usize) -> JsValue {
    for _ in 0..30 {
        let report = settled(watch.report()).await;
        if rungs(&report) == "\"decoded\"".repeat(tracks) {
            return report;
        }
        settled(pause(100)).await;
    }
    settled(watch.report()).await
}

#[wasm_bindgen_test]
async fn a_watched_track_climbs_by_statistics() {
    let pair = pair();
    let watch = watching(&pair);
    settled(send(&pair)).await;
    let report = decoded(&watch, 1).await;
    close(&pair);
    assert_eq!(rungs(&report), "\"decoded\"");
    assert_eq!(above_soft(&report), [""; 0]);
    assert_eq!(at(&report, "verdict"), "\"genuine\"");
    assert_eq!(at(&report, "source"), "\"watch\"");
    assert_eq!(at(&report, "media.outcome"), "\"complete\"");
}

#[wasm_bindgen_test]
async fn tracks_that_came_before_and_come_again_are_watched() {
    let pair = pair();
    settled(send(&pair)).await;
    let watch = watching(&pair);
    settled(send(&pair)).await;
    let report = decoded(&watch, 2).await;
    assert_eq!(rungs(&report), "\"decoded\"\"decoded\"");
    settled(stop(&pair, 0)).await;
    settled(send(&pair)).await;
    let report = decoded(&watch, 3).await;
    close(&pair);
    assert_eq!(rungs(&report), "\"decoded\"\"decoded\"\"decoded\"");
    assert_eq!(above_soft(&report), [""; 0]);
}

#[wasm_bindgen_test]
async fn the_end_comes_when_the_page_closes_its_connection_first() {
    let pair = pair();
    let watch = watching(&pair);
    settled(send(&pair)).await;
    decoded(&watch, 1).await;
    close(&pair);
    let last = settled(watch.ended()).await;
    assert_eq!(at(&last, "evidence.transport.state"), "\"closed\"");
    assert_eq!(rungs(&last), "\"decoded\"");
    assert_eq!(at(&last, "verdict"), "\"genuine\"");
    let again = settled(watch.report()).await;
    assert_eq!(rungs(&again), "\"decoded\"");
}

#[wasm_bindgen_test]
async fn nothing_is_left_in_a_connection_that_was_watched() {
    let pair = pair();
    let count = counted(&connection(&pair));
    let members = "return Object.getOwnPropertyNames(document).length + document.querySelectorAll('*').length";
    let before = at(&script(members), "");
    let watch = watching(&pair);
    settled(send(&pair)).await;
    decoded(&watch, 1).await;
    assert!(left(&count) > 0.0, "the count counts");
    watch.stop();
    settled(watch.ended()).await;
    assert_eq!(left(&count), 0.0);
    assert_eq!(at(&script(members), ""), before);
    assert_eq!(
        at(&connection(&pair), "connectionState"),
        "\"connected\"",
        "the connection goes on"
    );
    close(&pair);
}

#[wasm_bindgen_test]
async fn without_the_offline_probe_the_tracks_are_told_and_nothing_concluded() {
    let pair = pair();
    let wanted = options("offline: false");
    let watch = watch(connection(&pair), wanted, JsValue::UNDEFINED).expect("a watch");
    settled(send(&pair)).await;
    let report = decoded(&watch, 1).await;
    close(&pair);
    assert_eq!(at(&report, "verdict"), "\"inconclusive\"");
    assert_eq!(at(&report, "reason"), "\"incomplete-evidence\"");
    assert_eq!(at(&report, "outcome"), "\"SUCCESS\"");
    assert_eq!(rungs(&report), "\"decoded\"");
}

#[wasm_bindgen_test]
async fn without_room_for_an_offline_probe_the_tracks_are_told_and_nothing_concluded() {
    let pair = pair();
    forget_connections();
    let wanted = options("connectionBudget: 1");
    let watch = watch(connection(&pair), wanted, JsValue::UNDEFINED).expect("a watch");
    settled(send(&pair)).await;
    let report = decoded(&watch, 1).await;
    close(&pair);
    assert_eq!(rungs(&report), "\"decoded\"");
    assert_eq!(at(&report, "verdict"), "\"inconclusive\"");
    assert_eq!(at(&report, "reason"), "\"page-budget\"");
}

#[wasm_bindgen_test]
async fn reports_that_begin_together_share_one_offline_probe() {
    let pair = pair();
    let watch = watching(&pair);
    settled(send(&pair)).await;
    forget_connections();
    let both = [watch.report(), watch.report()];
    for report in both {
        assert_eq!(at(&settled(report).await, "verdict"), "\"genuine\"");
    }
    close(&pair);
    let opened = script("return globalThis[Symbol.for('ontrack-probe.connections')]");
    assert_eq!(opened.as_f64(), Some(2.0));
}
