//! Lists of the page, and lists for it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::primitives as js;
use super::text::{TEXT_LIMIT, string};

/// The most elements taken from a list of the page.
const LIST_LIMIT: u32 = 64;

/// An array of these values. One that cannot be written to has fewer.
pub(crate) fn array(list: &[&JsValue]) -> Array {
    let array = js::list().unwrap_or_default();
    for value in list {
        let _ = js::append(&array, value);
    }
    array.unchecked_into()
}

/// The elements of an array or of something like it.
pub(super) fn elements(list: &JsValue) -> Vec<JsValue> {
    let length = js::get(list, "length")
        .ok()
        .and_then(|length| length.as_f64());
    let length = length.unwrap_or(0.0).max(0.0).min(f64::from(LIST_LIMIT)) as u32;
    (0..length)
        .filter_map(|index| js::at(list, index).ok())
        .collect()
}

/// The strings of a list.
pub(crate) fn strings(list: &JsValue) -> Vec<String> {
    elements(list)
        .iter()
        .filter_map(|item| string(item, TEXT_LIMIT))
        .collect()
}
