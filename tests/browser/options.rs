//! Wrong options are refused by name, and nothing else is.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{at, options, rejection, report};

#[wasm_bindgen_test]
async fn a_wrong_option_is_a_type_error_that_names_it() {
    for (literal, name) in [
        ("source: 'satellite'", "source"),
        ("source: { kind: 3 }", "source"),
        ("effort: 'heroic'", "effort"),
        ("timeoutMs: 'soon'", "timeoutMs"),
        ("timeoutMs: 0", "timeoutMs"),
        ("timeoutMs: NaN", "timeoutMs"),
        ("timeoutMs: 1e9", "timeoutMs"),
        ("nonce: ''", "nonce"),
        ("nonce: 7", "nonce"),
        ("nonce: 'n'.repeat(257)", "nonce"),
        ("onProgress: 'me'", "onProgress"),
        ("signal: {}", "signal"),
        ("connectionBudget: -1", "connectionBudget"),
        ("connectionBudget: NaN", "connectionBudget"),
        ("connectionBudget: '100'", "connectionBudget"),
        ("get nonce() { throw 1 }", "nonce"),
    ] {
        let error = rejection(options(literal)).await;
        let error: js_sys::TypeError = wasm_bindgen::JsCast::dyn_into(error).expect("a TypeError");
        let message = String::from(error.message());
        assert!(
            message.contains(&format!("option {name} takes ")),
            "{literal}: {message}"
        );
    }
}

#[wasm_bindgen_test]
async fn options_that_are_no_object_are_refused() {
    for wrong in [JsValue::from("offline"), JsValue::from(3), JsValue::NULL] {
        let error = rejection(wrong).await;
        assert!(wasm_bindgen::JsCast::has_type::<js_sys::TypeError>(&error));
    }
}

#[wasm_bindgen_test]
async fn both_spellings_of_the_source_and_no_options_at_all_are_taken() {
    for right in [
        JsValue::UNDEFINED,
        options("source: 'offline'"),
        options("source: { kind: 'offline' }"),
    ] {
        assert_eq!(at(&report(right).await, "source"), "\"offline\"");
    }
}
