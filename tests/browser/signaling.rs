//! A track from a server whose descriptions the host page carries. The server is
//! another connection in the page.

use js_sys::Reflect;
use ontrack_probe::{Callback, ProbeOptions, SignalingOptions, Source};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{above_soft, report};
use crate::pair::{close, heard, options_of, signaling};

const ROLES: [&str; 2] = ["server offers", "client offers"];

#[wasm_bindgen_test]
async fn media_of_a_server_is_decoded_whoever_offers() {
    for role in ROLES {
        let host = signaling(role, "");
        let report = report(options_of(&host, 5000)).await;
        assert_eq!(above_soft(&report), [""; 0], "{role}");
        assert_eq!(report["verdict"], "genuine", "{role}");
        assert_eq!(report["outcome"], "SUCCESS", "{role}");
        assert_eq!(report["media"]["outcome"], "complete", "{role}");
        assert_eq!(heard(&host), 1.0, "the candidates' subscription ended");
        close(&host);
    }
}

#[wasm_bindgen_test]
async fn a_callback_that_fails_ends_in_the_step_and_the_reason() {
    for (role, fault, reason, step) in [
        (
            "server offers",
            "offer throws",
            "callback-threw",
            "offer callback threw RangeError",
        ),
        (
            "server offers",
            "offer rejects",
            "callback-rejected",
            "offer callback rejected (string)",
        ),
        (
            "server offers",
            "offer hangs",
            "callback-timeout",
            "offer callback gave no answer in time",
        ),
        (
            "server offers",
            "offer rubbish",
            "callback-value",
            "offer callback gave no session description",
        ),
        (
            "server offers",
            "answer throws",
            "callback-threw",
            "answer callback threw RangeError",
        ),
        (
            "client offers",
            "exchange nothing",
            "callback-value",
            "exchange callback gave no session description",
        ),
        (
            "client offers",
            "exchange rejects",
            "callback-rejected",
            "exchange callback rejected (string)",
        ),
    ] {
        let host = signaling(role, fault);
        let report = report(options_of(&host, 1500)).await;
        assert_eq!(report["media"]["reason"], format!("{reason}"), "{fault}");
        assert!(
            report["media"]["steps"].to_string().contains(step),
            "{fault}: {}",
            report["media"]["steps"]
        );
        assert_eq!(report["verdict"], "genuine", "{fault} accuses nobody");
        assert_eq!(report["outcome"], "NEGOTIATION_FAILED", "{fault}");
        close(&host);
    }
}

#[wasm_bindgen_test]
async fn a_candidate_callback_that_throws_is_noted_and_harms_nothing() {
    let host = signaling("server offers", "candidate");
    let report = report(options_of(&host, 4000)).await;
    assert!(
        report["media"]["steps"]
            .to_string()
            .contains("candidate callback threw Error")
    );
    assert_eq!(report["verdict"], "genuine");
    close(&host);
}

#[wasm_bindgen_test]
async fn callbacks_may_be_asynchronous_functions_of_rust() {
    let text = JsValue::from("<!doctype html>");
    let exchange = Callback::from_async(move |offer| {
        let answer = text.clone();
        async move {
            let kind = Reflect::get(&offer, &"type".into())?;
            assert_eq!(kind, "offer");
            Ok(answer)
        }
    });
    let options = SignalingOptions::page_offers(exchange);
    let report = report(ProbeOptions::default().source(Source::Signaling(options))).await;
    assert_eq!(report["media"]["reason"], "callback-value");
    assert_eq!(report["verdict"], "genuine");
}
