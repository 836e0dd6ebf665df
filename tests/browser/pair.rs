//! The functions of `pair.js`.

use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use ontrack_probe::{ProbeOptions, SignalingOptions, Source};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RtcPeerConnection;

use crate::page::script;

thread_local! {
    static PAIR: JsValue = script(include_str!("pair.js"));
}

fn ask(name: &str, list: &[&JsValue]) -> JsValue {
    let function = PAIR.with(|all| Reflect::get(all, &name.into()));
    let list: Array = list.iter().copied().collect();
    Function::from(function.expect("a function"))
        .apply(&JsValue::UNDEFINED, &list)
        .expect("an answer")
}

pub(crate) fn pair() -> JsValue {
    ask("pair", &[])
}

pub(crate) fn connection(pair: &JsValue) -> RtcPeerConnection {
    ask("connection", &[pair]).unchecked_into()
}

pub(crate) fn send(pair: &JsValue) -> Promise {
    ask("send", &[pair]).unchecked_into()
}

pub(crate) fn stop(pair: &JsValue, index: u32) -> Promise {
    ask("stop", &[pair, &index.into()]).unchecked_into()
}

pub(crate) fn close(pair: &JsValue) {
    ask("close", &[pair]);
}

pub(crate) fn pause(ms: u32) -> Promise {
    ask("pause", &[&ms.into()]).unchecked_into()
}

pub(crate) fn counted(connection: &JsValue) -> JsValue {
    ask("counted", &[connection])
}

pub(crate) fn left(count: &JsValue) -> f64 {
    ask("left", &[count]).as_f64().expect("a number")
}

/// A server in this page, with one step that fails; with none where `fault` is empty.
pub(crate) fn signaling(role: &str, fault: &str) -> JsValue {
    ask("signaling", &[&role.into(), &fault.into()])
}

/// A probe with that server.
pub(crate) fn options_of(server: &JsValue, timeout_ms: u64) -> ProbeOptions {
    let callbacks = Reflect::get(server, &"source".into()).expect("callbacks");
    let callback = |name: &str| {
        Reflect::get(&callbacks, &name.into())
            .ok()
            .and_then(|callback| callback.dyn_into::<Function>().ok())
    };
    let options = match (callback("offer"), callback("answer"), callback("exchange")) {
        (Some(offer), Some(answer), None) => SignalingOptions::server_offers(offer, answer),
        (None, None, Some(exchange)) => SignalingOptions::page_offers(exchange),
        _ => panic!("either side offers"),
    };
    let options = options
        .candidate(callback("candidate").expect("a callback"))
        .candidates(callback("candidates").expect("a callback"));
    ProbeOptions::default()
        .source(Source::Signaling(options))
        .timeout(Duration::from_millis(timeout_ms))
}

pub(crate) fn heard(host: &JsValue) -> f64 {
    ask("heard", &[host]).as_f64().expect("a number")
}
