//! What the modules export that probe with every source and watch.
#![cfg(target_family = "wasm")]

use js_sys::{Array, Promise};
use ontrack_npm_allocator as _;
use ontrack_npm_json as json;
use ontrack_npm_options as options;
use ontrack_probe::{Aborted, promise_of};
use wasm_bindgen::prelude::*;
use web_sys::{RtcPeerConnection, RtcTrackEvent};

/// A part of what `prepare` in the package's types does.
#[wasm_bindgen]
pub fn prepare(part: u32) {
    ontrack_probe::prepare(part);
}

/// Probes the browser. See `probe` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    promise_of(async move {
        let observed = ontrack_probe::observe(options::probe(&options)?);
        let evidence = observed.await.map_err(Aborted::into_reason)?;
        // Undefined where the page has broken `JSON.parse`: only wrong options and aborts
        // reject.
        Ok(json::report(&evidence).unwrap_or_default())
    })
}

/// Watches a connection of the page's own. See `watch` in the package's types;
/// `queued` are the `track` events that came while this module was loading.
#[wasm_bindgen]
pub fn watch(connection: JsValue, options: JsValue, queued: &Array) -> Result<Watch, JsValue> {
    // What is no connection answers nothing.
    let connection: RtcPeerConnection = connection.unchecked_into();
    let watch = ontrack_probe::watch(&connection, options::watch(&options)?);
    for event in queued.iter() {
        watch.on_track(event.unchecked_ref::<RtcTrackEvent>());
    }
    let ending = watch.clone();
    let ended = promise_of(async move {
        ending.ended().await;
        Ok(json::report(&ending.evidence().await).unwrap_or_default())
    });
    Ok(Watch { watch, ended })
}

/// A connection that is being watched.
#[wasm_bindgen]
pub struct Watch {
    watch: ontrack_probe::Watch,
    ended: Promise,
}

#[wasm_bindgen]
impl Watch {
    /// What was observed so far.
    pub fn report(&self) -> Promise {
        let watch = self.watch.clone();
        promise_of(async move { Ok(json::report(&watch.evidence().await).unwrap_or_default()) })
    }

    /// The last report, when the connection was closed or `stop` called.
    pub fn ended(&self) -> Promise {
        self.ended.clone()
    }

    /// Leaves the connection as it is.
    pub fn stop(&self) {
        self.watch.stop();
    }
}
