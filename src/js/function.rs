//! The source text of functions.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::thrown::Read;
use super::untrusted::Untrusted;

#[wasm_bindgen(module = "/src/js/function.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = native_to_string)]
    fn to_string_of_this_page() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = source)]
    fn source_by(to_string: &JsValue, function: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch, js_name = own_source)]
    fn source_by_itself(function: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch, js_name = source_is_one_line)]
    fn is_one_line() -> Result<bool, JsValue>;
}

/// How a function's source text reads.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Source {
    /// Native code, under the expected name.
    Native,
    /// Native code under another name, or under none.
    NativeUnnamed,
    /// Anything else.
    Script,
}

fn kind(number: Result<u32, JsValue>) -> Read<Source> {
    Ok(match number? {
        0 => Source::Native,
        1 => Source::NativeUnnamed,
        _ => Source::Script,
    })
}

/// This page's `Function.prototype.toString`.
pub(crate) fn native_to_string() -> Read<Untrusted<Function>> {
    Ok(to_string_of_this_page()?.into())
}

/// The source text by the `Function.prototype.toString` of some realm.
pub(crate) fn source<T>(
    to_string: &Untrusted<Function>,
    function: &Untrusted<T>,
    name: &str,
) -> Read<Source> {
    kind(source_by(to_string.value(), function.value(), name))
}

/// The source text by the function's own `toString`.
pub(crate) fn own_source<T>(function: &Untrusted<T>, name: &str) -> Read<Source> {
    kind(source_by_itself(function.value(), name))
}

/// Whether this engine writes the source text of its native functions in one line.
pub(crate) fn source_is_one_line() -> Read<bool> {
    Ok(is_one_line()?)
}
