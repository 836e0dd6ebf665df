//! The binding to `connection.js`.

use wasm_bindgen::prelude::*;
use web_sys::RtcPeerConnection;

use super::held::Held;
use super::interface::InterfaceObject;
use super::primitives::counted;
use super::thrown::Read;
use super::untrusted::Untrusted;

#[wasm_bindgen(module = "/src/js/connection.js")]
extern "C" {
    /// A connection, and the function that closes it.
    type Opened;
    #[wasm_bindgen(method, getter)]
    fn connection(this: &Opened) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn close(this: &Opened) -> JsValue;

    #[wasm_bindgen(catch)]
    fn open_connection(
        constructor: &JsValue,
        count: u32,
        first: &JsValue,
        second: &JsValue,
    ) -> Result<Opened, JsValue>;
}

/// `new constructor(...list)`, and what closes it.
pub(crate) fn open(
    constructor: &Untrusted<InterfaceObject<RtcPeerConnection>>,
    list: &[&JsValue],
) -> Read<(Untrusted<RtcPeerConnection>, Held)> {
    let constructor = constructor.value();
    let (count, first, second) = counted(list, constructor);
    let opened = open_connection(constructor, count, first, second)?;
    Ok((opened.connection().into(), Held::by(opened.close())))
}
