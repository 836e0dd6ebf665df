//! The connections that the library allows itself in the life of one page.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, at, forget_connections, options, report_as_asked, script};

/// What the page was asked for so far.
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

#[wasm_bindgen_test]
async fn every_connection_that_is_opened_counts_and_nothing_else() {
    for (asked, connections) in [
        ("", 2.0),
        ("effort: 'thorough'", 3.0),
        ("source: 'loopback'", 4.0),
        ("source: 'loopback', effort: 'thorough'", 5.0),
    ] {
        forget_connections();
        let _counted = counted();
        report_as_asked(options(asked)).await;
        assert_eq!(spent(), connections, "{asked}");
        assert_eq!(constructed(), connections, "{asked}");
    }
}

#[wasm_bindgen_test]
async fn a_budget_without_room_constructs_nothing_and_accuses_nobody() {
    for (asked, needed) in [
        ("", 2),
        ("effort: 'thorough'", 3),
        ("source: 'loopback'", 4),
        (
            "source: { kind: 'signaling', exchange: () => { window.asked = true; } }",
            3,
        ),
        ("source: { kind: 'whep', url: 'http://127.0.0.1:9/' }", 3),
    ] {
        forget_connections();
        let _counted = counted();
        let short = needed - 1;
        let report = report_as_asked(options(
            format!("{asked}, connectionBudget: {short}").trim_start_matches(", "),
        ))
        .await;
        assert_eq!(at(&report, "verdict"), "\"inconclusive\"", "{asked}");
        assert_eq!(at(&report, "reason"), "\"page-budget\"", "{asked}");
        assert_eq!(at(&report, "anomalies"), "[]", "{asked}");
        assert_eq!(constructed(), 0.0, "{asked}");
        assert_eq!(spent(), 0.0, "{asked}: what was refused is not spent");
        let media = at(&report, "media.reason");
        if asked.contains("source") {
            assert_eq!(media, "\"page-budget\"", "{asked}");
        }
    }
    assert!(
        script("return window.asked").is_undefined(),
        "the host was not asked"
    );
}

#[wasm_bindgen_test]
async fn a_hundred_connections_are_fifty_probes() {
    forget_connections();
    script("globalThis[Symbol.for('ontrack-probe.connections')] = 98");
    let last = report_as_asked(options("")).await;
    assert_eq!(at(&last, "verdict"), "\"genuine\"");
    let refused = report_as_asked(options("")).await;
    assert_eq!(at(&refused, "reason"), "\"page-budget\"");
    assert_eq!(at(&refused, "outcome"), "\"UNSUPPORTED\"");
    let lifted = report_as_asked(options("connectionBudget: Infinity")).await;
    assert_eq!(at(&lifted, "verdict"), "\"genuine\"");
    assert_eq!(spent(), 102.0);
}

#[wasm_bindgen_test]
async fn probes_at_once_share_the_budget() {
    forget_connections();
    let probes: Vec<_> = (0..5)
        .map(|_| ontrack_probe::api::probe(options("connectionBudget: 6")))
        .collect();
    let mut verdicts = Vec::new();
    for probe in probes {
        let report = wasm_bindgen_futures::JsFuture::from(probe).await;
        verdicts.push(at(&report.expect("a report"), "verdict"));
    }
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
        let report = report_as_asked(options("")).await;
        assert_eq!(at(&report, "verdict"), "\"blocked\"");
        assert_eq!(spent(), 0.0);
    }
}

#[wasm_bindgen_test]
async fn what_an_aborted_probe_did_not_open_is_given_back() {
    forget_connections();
    let asked = script(
        "const abort = new AbortController();
         return {
           effort: 'thorough',
           signal: abort.signal,
           onProgress: ({ stage }) => { if (stage === 'offer-set') abort.abort('enough'); },
         }",
    );
    let probe = ontrack_probe::api::probe(asked);
    wasm_bindgen_futures::JsFuture::from(probe)
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
        let report = report_as_asked(options("")).await;
        assert_eq!(at(&report, "verdict"), "\"genuine\"", "{nonsense}");
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
        let report = report_as_asked(options("")).await;
        forget_connections();
        assert_eq!(at(&report, "verdict"), "\"genuine\"", "{broken}");
    }
    let _replaced = Replaced::by(
        "const { defineProperty } = Object;
         Object.defineProperty = () => { throw 'no' };
         return () => { Object.defineProperty = defineProperty; };",
    );
    let report = report_as_asked(options("")).await;
    assert_ne!(at(&report, "verdict"), "\"emulated\"");
}

#[wasm_bindgen_test]
async fn the_count_is_nobodys_to_enumerate() {
    forget_connections();
    report_as_asked(options("")).await;
    let is_listed = script(
        "const symbol = Symbol.for('ontrack-probe.connections');
         return Object.prototype.propertyIsEnumerable.call(globalThis, symbol)",
    );
    assert_eq!(is_listed, false);
}
