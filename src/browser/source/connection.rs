//! A connection of ours, closed on drop whatever happens.

use wasm_bindgen::JsValue;

use crate::browser::look;
use crate::browser::primitives as js;

/// A connection that closes itself.
pub(crate) struct OwnConnection(JsValue);

impl OwnConnection {
    /// `new RTCPeerConnection(…list)`.
    pub(crate) fn open(constructor: &JsValue, list: &[&JsValue]) -> Result<Self, JsValue> {
        js::construct(constructor, &look::arguments(list)).map(Self)
    }

    /// The connection as the page sees it.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }
}

impl Drop for OwnConnection {
    fn drop(&mut self) {
        // Closing twice does nothing, and what cannot be closed was no connection.
        let _ = look::call(&self.0, "close", &[]);
    }
}
