//! The module that probes with every source, and watches.
#![cfg(target_family = "wasm")]

use js_sys::Promise;
use ontrack_npm_allocator as _;
use ontrack_probe::api::{self, Watched};
use wasm_bindgen::prelude::*;

/// Probes the browser. See `probe` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    api::probe(options)
}

/// Watches a connection of the page's own. See `watch` in the package's types;
/// `missed` are the `track` events that came while this module was loading.
#[wasm_bindgen]
pub fn watch(connection: JsValue, options: JsValue, missed: JsValue) -> Result<Watch, JsValue> {
    api::watch(connection, options, missed).map(Watch)
}

/// A connection that is being watched.
#[wasm_bindgen]
pub struct Watch(Watched);

#[wasm_bindgen]
impl Watch {
    /// What was seen so far.
    pub fn report(&self) -> Promise {
        self.0.report()
    }

    /// The last report, when the connection was closed or `stop` called.
    pub fn ended(&self) -> Promise {
        self.0.ended()
    }

    /// Leaves the connection as it is.
    pub fn stop(&self) {
        self.0.stop();
    }
}
