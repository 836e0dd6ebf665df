//! The module that probes offline.
#![cfg(target_family = "wasm")]

use js_sys::Promise;
use ontrack_npm_allocator as _;
use wasm_bindgen::prelude::*;

/// Probes the browser. See `probe` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    ontrack_probe::api::probe_offline(options)
}
