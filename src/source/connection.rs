//! A connection of ours, closed on drop whatever happens.

use wasm_bindgen::JsValue;

use crate::clock::Clock;
use crate::js::primitives as js;
use crate::js::read;

/// A connection that closes itself.
pub(crate) struct OwnConnection(JsValue);

impl OwnConnection {
    /// `new RTCPeerConnection(…list)`. What is refused counts for nothing.
    pub(crate) fn open(
        clock: &Clock,
        constructor: &JsValue,
        list: &[&JsValue],
    ) -> Result<Self, JsValue> {
        let connection = js::construct(constructor, &read::arguments(list))?;
        clock.allowance.note();
        Ok(Self(connection))
    }

    /// The connection as the page sees it.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }
}

impl Drop for OwnConnection {
    fn drop(&mut self) {
        // Closing twice does nothing, and what cannot be closed was no connection.
        let _ = read::call(&self.0, "close", &[]);
    }
}
