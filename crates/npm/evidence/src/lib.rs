//! The module that probes offline and judges nothing: the server of the page judges.
#![cfg(target_family = "wasm")]

use js_sys::Promise;
use ontrack_npm_allocator as _;
use ontrack_npm_json as json;
use ontrack_npm_options as options;
use ontrack_probe::{Aborted, promise_of};
use wasm_bindgen::prelude::*;

/// A part of what a probe begins with.
#[wasm_bindgen]
pub fn prepare(part: u32) {
    ontrack_probe::prepare(part);
}

/// Probes the browser. See `collect` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    promise_of(async move {
        let observed = ontrack_probe::offline::observe(options::offline(&options)?);
        let evidence = observed.await.map_err(Aborted::into_reason)?;
        // Undefined where the page has broken `JSON.parse`: only wrong options and aborts
        // reject.
        Ok(json::evidence(&evidence).unwrap_or_default())
    })
}
