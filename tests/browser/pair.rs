//! The functions of `pair.js`.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

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

pub(crate) fn connection(pair: &JsValue) -> JsValue {
    ask("connection", &[pair])
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

pub(crate) fn signaling(role: &str, fault: JsValue) -> JsValue {
    ask("signaling", &[&role.into(), &fault])
}

pub(crate) fn options_of(host: &JsValue, timeout_ms: u32) -> JsValue {
    ask("options_of", &[host, &timeout_ms.into()])
}

pub(crate) fn heard(host: &JsValue) -> f64 {
    ask("heard", &[host]).as_f64().expect("a number")
}
