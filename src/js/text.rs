//! Strings of the page. Each is bounded before it is copied, so that a page cannot fill
//! the memory with it.

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::primitives as js;

/// The longest string taken from the page, in UTF-16 code units.
pub(crate) const TEXT_LIMIT: u32 = 96;
/// The longest session description taken, in UTF-16 code units.
pub(crate) const DESCRIPTION_LIMIT: u32 = 200_000;

/// The string, cut to `limit` UTF-16 code units; `None` for what is not a string.
pub(crate) fn string(value: &JsValue, limit: u32) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    if text.length() <= limit {
        return Some(String::from(text));
    }
    js::truncate(value, limit).ok()?.as_string()
}

/// The type of a value: `(number)`.
pub(crate) fn type_in_brackets(value: &JsValue) -> String {
    let mut words = String::from("(");
    words.push_str(&js::type_of(value).unwrap_or_default());
    words.push(')');
    words
}
