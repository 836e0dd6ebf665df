//! Watching a connection of the page's own.

use js_sys::Promise;
use ontrack_probe::{Watch, WatchOptions, watch};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{above_soft, as_json, at, forget_connections, script};
use crate::pair::{close, connection, counted, left, pair, pause, send, stop};

async fn settled(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.expect("no rejection")
}

fn watching(pair: &JsValue) -> Watch {
    forget_connections();
    watch(&connection(pair), WatchOptions::default())
}

async fn report(watch: &Watch) -> Value {
    as_json(&watch.report().await)
}

/// How far each watched track came, in order.
fn rungs(report: &Value) -> Vec<&str> {
    let tracks = report["tracks"].as_array().expect("tracks");
    tracks
        .iter()
        .filter_map(|track| track["ladder"]["rung"].as_str())
        .collect()
}

/// Reports until so many tracks were decoded: a browser that starts up takes its time.
async fn decoded(watch: &Watch, tracks: usize) -> Value {
    for _ in 0..30 {
        let report = report(watch).await;
        if rungs(&report) == vec!["decoded"; tracks] {
            return report;
        }
        settled(pause(100)).await;
    }
    report(watch).await
}

#[wasm_bindgen_test]
async fn a_watched_track_is_followed_by_statistics() {
    let pair = pair();
    let watch = watching(&pair);
    settled(send(&pair)).await;
    let report = decoded(&watch, 1).await;
    close(&pair);
    assert_eq!(rungs(&report), ["decoded"]);
    assert_eq!(above_soft(&report), [""; 0]);
    assert_eq!(report["verdict"], "genuine");
    assert_eq!(report["source"], "watch");
    assert_eq!(report["media"]["outcome"], "complete");
}

#[wasm_bindgen_test]
async fn tracks_that_came_before_and_come_again_are_watched() {
    let pair = pair();
    settled(send(&pair)).await;
    let watch = watching(&pair);
    settled(send(&pair)).await;
    let report = decoded(&watch, 2).await;
    assert_eq!(rungs(&report), ["decoded"; 2]);
    settled(stop(&pair, 0)).await;
    settled(send(&pair)).await;
    let report = decoded(&watch, 3).await;
    close(&pair);
    assert_eq!(rungs(&report), ["decoded"; 3]);
    assert_eq!(above_soft(&report), [""; 0]);
}

#[wasm_bindgen_test]
async fn the_end_comes_when_the_page_closes_its_connection_first() {
    let pair = pair();
    let watch = watching(&pair);
    settled(send(&pair)).await;
    decoded(&watch, 1).await;
    close(&pair);
    watch.ended().await;
    let last = report(&watch).await;
    assert_eq!(last["evidence"]["transport"]["state"], "closed");
    assert_eq!(rungs(&last), ["decoded"]);
    assert_eq!(above_soft(&last), [""; 0]);
    assert_eq!(last["verdict"], "genuine");
    assert_eq!(rungs(&report(&watch).await), ["decoded"]);
}

#[wasm_bindgen_test]
async fn the_end_comes_to_everybody_who_waits_for_it() {
    let pair = pair();
    let watch = watch(&connection(&pair), WatchOptions::default().offline(false));
    watch.stop();
    let other = watch.clone();
    futures_util::future::join(watch.ended(), other.ended()).await;
    close(&pair);
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
    watch.ended().await;
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
async fn without_the_offline_probe_the_tracks_are_reported_and_nothing_concluded() {
    let pair = pair();
    let watch = watch(&connection(&pair), WatchOptions::default().offline(false));
    settled(send(&pair)).await;
    let report = decoded(&watch, 1).await;
    close(&pair);
    assert_eq!(report["verdict"], "inconclusive");
    assert_eq!(report["reason"], "incomplete-evidence");
    assert_eq!(report["outcome"], "SUCCESS");
    assert_eq!(rungs(&report), ["decoded"]);
}

#[wasm_bindgen_test]
async fn without_room_for_an_offline_probe_the_tracks_are_reported_and_nothing_concluded() {
    let pair = pair();
    forget_connections();
    let options = WatchOptions::default().connection_budget(1);
    let watch = watch(&connection(&pair), options);
    settled(send(&pair)).await;
    let report = decoded(&watch, 1).await;
    close(&pair);
    assert_eq!(rungs(&report), ["decoded"]);
    assert_eq!(report["verdict"], "inconclusive");
    assert_eq!(report["reason"], "page-budget");
}

#[wasm_bindgen_test]
async fn reports_that_begin_together_share_one_offline_probe() {
    let pair = pair();
    let watch = watching(&pair);
    settled(send(&pair)).await;
    forget_connections();
    let (one, other) = futures_util::future::join(report(&watch), report(&watch)).await;
    assert_eq!(one["verdict"], "genuine");
    assert_eq!(other["verdict"], "genuine");
    close(&pair);
    let opened = script("return globalThis[Symbol.for('ontrack-probe.connections')]");
    assert_eq!(opened.as_f64(), Some(2.0));
}
