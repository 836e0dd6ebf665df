//! Options of JavaScript: wrong ones are refused by name, and nothing else is.

use js_sys::TypeError;
use ontrack_npm_options as options;
use ontrack_probe::Evidence;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, forget_connections, script};

/// An object of options from the body of an object literal.
fn literal(body: &str) -> JsValue {
    script(&format!("return {{ {body} }}"))
}

/// The message of the TypeError that these options give.
fn refusal<T>(read: Result<T, JsValue>) -> String {
    let error = read.err().expect("an error, not options");
    let error: TypeError = error.dyn_into().expect("a TypeError");
    error.message().into()
}

async fn observed(options: &JsValue) -> Evidence {
    forget_connections();
    let options = options::probe(options).expect("options");
    ontrack_probe::observe(options).await.expect("no abort")
}

#[wasm_bindgen_test]
fn a_wrong_option_is_a_type_error_that_names_it() {
    for (body, name) in [
        ("source: 'satellite'", "source"),
        ("source: { kind: 3 }", "source"),
        ("source: { get kind() { throw 1 } }", "source"),
        ("source: { kind: 'signaling' }", "source"),
        ("source: { kind: 'signaling', offer: 1 }", "source.offer"),
        (
            "source: { kind: 'loopback', codecs: 'none' }",
            "source.codecs",
        ),
        ("source: { kind: 'whep' }", "source.url"),
        (
            "source: { kind: 'whep', url: 'ftp://a.example/' }",
            "source.url",
        ),
        (
            "source: { kind: 'whep', url: '/', token: 'a b' }",
            "source.token",
        ),
        (
            "source: { kind: 'whep', url: '/', iceServers: {} }",
            "source.iceServers",
        ),
        (
            "source: { kind: 'whep', url: '/', channel: 1 }",
            "source.channel",
        ),
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
        let message = refusal(options::probe(&literal(body)));
        assert!(
            message.contains(&format!("option {name} takes ")),
            "{body}: {message}"
        );
    }
}

#[wasm_bindgen_test]
fn options_that_are_no_object_are_refused() {
    for wrong in [JsValue::from("offline"), JsValue::from(3), JsValue::NULL] {
        for message in [
            refusal(options::probe(&wrong)),
            refusal(options::offline(&wrong)),
            refusal(options::watch(&wrong)),
        ] {
            assert!(message.contains("takes an object of options"), "{message}");
        }
    }
}

#[wasm_bindgen_test]
async fn both_spellings_of_the_source_and_no_options_at_all_are_accepted() {
    for right in [
        JsValue::UNDEFINED,
        literal("source: 'offline'"),
        literal("source: { kind: 'offline' }"),
    ] {
        assert!(options::offline(&right).is_ok());
        assert_eq!(observed(&right).await.source, "offline");
    }
}

#[wasm_bindgen_test]
fn where_only_an_offline_probe_is_linked_every_other_source_is_refused() {
    for other in [
        "'loopback'",
        "{ kind: 'whep', url: '/' }",
        "{ get kind() { throw 1 } }",
    ] {
        let message = refusal(options::offline(&literal(&format!("source: {other}"))));
        assert!(message.contains("option source takes "), "{message}");
    }
}

#[wasm_bindgen_test]
async fn an_option_that_all_objects_inherit_was_not_given() {
    let _polluted = Replaced::by(
        "Object.prototype.nonce = 'of a library';
         Object.prototype.timeoutMs = 'soon';
         return () => { delete Object.prototype.nonce; delete Object.prototype.timeoutMs; };",
    );
    assert_ne!(observed(&literal("")).await.nonce, "of a library");
}

#[wasm_bindgen_test]
async fn an_option_of_the_callers_class_was_given() {
    let options = script("return new (class { get nonce() { return 'of a class'; } })()");
    assert_eq!(observed(&options).await.nonce, "of a class");
}
