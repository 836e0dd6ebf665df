//! Objects that the probe makes for the browser to read. They inherit nothing, because
//! libraries leave names of their own in `Object.prototype`.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::primitives as js;
use super::thrown::Read;

/// A dictionary with these members.
pub(crate) fn dictionary(members: &[(&str, &JsValue)]) -> Read<JsValue> {
    let object = js::object()?;
    for (name, value) in members {
        js::set(&object, name, value)?;
    }
    Ok(object)
}

/// The same with accessors, which append the name of each member that is read to `reads`.
pub(crate) fn recording_dictionary(members: &[(&str, &JsValue)], reads: &Array) -> Read<JsValue> {
    Ok(js::recording_dictionary(&dictionary(members)?, reads)?)
}

/// A session description that `setRemoteDescription` takes.
pub(crate) fn session_description(kind: &str, sdp: &str) -> Read<JsValue> {
    dictionary(&[("type", &kind.into()), ("sdp", &sdp.into())])
}

/// An ordinary object with these members, for the caller's own functions.
pub(crate) fn plain_object(members: &[(&str, &JsValue)]) -> Read<JsValue> {
    Ok(js::ordinary_object(&dictionary(members)?)?)
}
