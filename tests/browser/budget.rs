//! The connections that the library allows itself in the life of one page.

use js_sys::Function;
use ontrack_probe::{Effort, ProbeOptions, SignalingOptions, Source, WhepOptions, probe};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::abort::aborted_at;
use crate::page::{Replaced, as_json, forget_connections, report_as_asked, script};

/// How many connections the library has counted in this page.
fn spent() -> f64 {
    script("return globalThis[Symbol.for('ontrack-probe.connections')] ?? 0")
        .as_f64()
        .expect("a count")
}

/// Counts what is constructed, by whomever. The page is no genuine one any more.
fn counted() -> Replaced {
    Replaced::by(
        "const native = window.RTCPeerConnection;
         window.constructed = 0;
         window.RTCPeerConnection = class extends native {
           constructor(...list) { super(...list); window.constructed += 1; }
         };
         return () => { window.RTCPeerConnection = native; };",
    )
}

fn constructed() -> JsValue {
    script("return window.constructed")
}

fn from(source: Source) -> ProbeOptions {
    ProbeOptions::default().source(source)
}

fn loopback() -> Source {
    Source::Loopback {
        codecs: Default::default(),
    }
}

fn signaling() -> Source {
    let exchange: Function = script("return () => { window.asked = true; }").unchecked_into();
    Source::Signaling(SignalingOptions::page_offers(exchange))
}

fn whep() -> Source {
    Source::Whep(WhepOptions::new("http://127.0.0.1:9/").expect("an address"))
}

#[wasm_bindgen_test]
async fn every_connection_that_is_opened_counts_and_nothing_else() {
    for (source, effort, connections) in [
        (Source::Offline, Effort::Usual, 2.0),
        (Source::Offline, Effort::Thorough, 3.0),
        (loopback(), Effort::Usual, 4.0),
        (loopback(), Effort::Thorough, 5.0),
    ] {
        forget_connections();
        let _counted = counted();
        report_as_asked(from(source).effort(effort)).await;
        assert_eq!(spent(), connections, "{connections}");
        assert_eq!(constructed(), connections, "{connections}");
    }
}

#[wasm_bindgen_test]
async fn a_budget_without_room_constructs_nothing_and_accuses_nobody() {
    for (name, source, effort, needed) in [
        ("offline", Source::Offline, Effort::Usual, 2),
        ("thorough", Source::Offline, Effort::Thorough, 3),
        ("loopback", loopback(), Effort::Usual, 4),
        ("signaling", signaling(), Effort::Usual, 3),
        ("whep", whep(), Effort::Usual, 3),
    ] {
        forget_connections();
        let _counted = counted();
        let has_media = !matches!(source, Source::Offline);
        let options = from(source).effort(effort).connection_budget(needed - 1);
        let report = report_as_asked(options).await;
        assert_eq!(report["verdict"], "inconclusive", "{name}");
        assert_eq!(report["reason"], "page-budget", "{name}");
        assert_eq!(
            report["anomalies"].as_array().map(Vec::len),
            Some(0),
            "{name}"
        );
        assert_eq!(constructed(), 0.0, "{name}");
        assert_eq!(spent(), 0.0, "{name}: what was refused is not spent");
        if has_media {
            assert_eq!(report["media"]["reason"], "page-budget", "{name}");
        }
    }
    assert!(
        script("return window.asked").is_undefined(),
        "the page's callback was not called"
    );
}

#[wasm_bindgen_test]
async fn a_hundred_connections_are_fifty_probes() {
    forget_connections();
    script("globalThis[Symbol.for('ontrack-probe.connections')] = 98");
    let last = report_as_asked(ProbeOptions::default()).await;
    assert_eq!(last["verdict"], "genuine");
    let refused = report_as_asked(ProbeOptions::default()).await;
    assert_eq!(refused["reason"], "page-budget");
    assert_eq!(refused["outcome"], "UNSUPPORTED");
    let lifted = ProbeOptions::default().connection_budget(u32::MAX);
    assert_eq!(report_as_asked(lifted).await["verdict"], "genuine");
    assert_eq!(spent(), 102.0);
}

#[wasm_bindgen_test]
async fn probes_at_once_share_the_budget() {
    forget_connections();
    let probes = (0..5).map(|_| probe(ProbeOptions::default().connection_budget(6)));
    let reports = futures_util::future::join_all(probes).await;
    let mut verdicts: Vec<_> = reports
        .into_iter()
        .map(|report| as_json(&report.expect("no abort"))["verdict"].to_string())
        .collect();
    verdicts.sort();
    let [genuine, inconclusive] = ["\"genuine\"", "\"inconclusive\""];
    assert_eq!(
        verdicts,
        [genuine, genuine, genuine, inconclusive, inconclusive]
    );
    assert_eq!(spent(), 6.0);
}

#[wasm_bindgen_test]
async fn where_nothing_can_be_constructed_nothing_is_spent() {
    forget_connections();
    for instead in ["undefined", "function () { throw new Error('no') }"] {
        let _replaced = crate::page::replaced_constructor(instead);
        let report = report_as_asked(ProbeOptions::default()).await;
        assert_eq!(report["verdict"], "blocked");
        assert_eq!(spent(), 0.0);
    }
}

#[wasm_bindgen_test]
async fn what_an_aborted_probe_did_not_open_is_given_back() {
    forget_connections();
    let options = ProbeOptions::default().effort(Effort::Thorough);
    probe(aborted_at(options, "offer-set"))
        .await
        .expect_err("aborted");
    assert_eq!(spent(), 2.0);
}

#[wasm_bindgen_test]
async fn nonsense_in_the_place_of_the_count_is_no_count() {
    for nonsense in [
        "'many'", "NaN", "-50", "{}", "null", "Symbol()", "1n", "() => {}",
    ] {
        forget_connections();
        script(&format!(
            "globalThis[Symbol.for('ontrack-probe.connections')] = {nonsense}"
        ));
        let report = report_as_asked(ProbeOptions::default()).await;
        assert_eq!(report["verdict"], "genuine", "{nonsense}");
        assert_eq!(spent(), 2.0, "{nonsense}");
    }
}

#[wasm_bindgen_test]
async fn a_page_that_breaks_the_count_gets_its_report_all_the_same() {
    for broken in [
        "{ get() { throw 'no' }, set() { throw 'no' }, configurable: true }",
        "{ get() { return 7 }, configurable: true }",
    ] {
        forget_connections();
        script(&format!(
            "Object.defineProperty(globalThis, Symbol.for('ontrack-probe.connections'), {broken})"
        ));
        let report = report_as_asked(ProbeOptions::default()).await;
        forget_connections();
        assert_eq!(report["verdict"], "genuine", "{broken}");
    }
    let _replaced = Replaced::by(
        "const { defineProperty } = Object;
         Object.defineProperty = () => { throw 'no' };
         return () => { Object.defineProperty = defineProperty; };",
    );
    let report = report_as_asked(ProbeOptions::default()).await;
    assert_ne!(report["verdict"], "emulated");
}

#[wasm_bindgen_test]
async fn the_count_is_not_enumerable() {
    forget_connections();
    report_as_asked(ProbeOptions::default()).await;
    let is_listed = script(
        "const symbol = Symbol.for('ontrack-probe.connections');
         return Object.prototype.propertyIsEnumerable.call(globalThis, symbol)",
    );
    assert_eq!(is_listed, false);
}
