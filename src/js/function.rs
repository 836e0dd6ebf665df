//! The source text of functions, and the members of objects that are not native.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::list::strings;
use super::thrown::Read;
use super::untrusted::Untrusted;

#[wasm_bindgen(module = "/src/js/function.js")]
extern "C" {
    /// What `non_native_members` returns.
    type Members;
    #[wasm_bindgen(method, getter)]
    fn count(this: &Members) -> f64;
    #[wasm_bindgen(method, getter)]
    fn names(this: &Members) -> Array;

    #[wasm_bindgen(catch, js_name = native_to_string)]
    fn to_string_of_this_page() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = source)]
    fn source_by(to_string: &JsValue, function: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch, js_name = own_source)]
    fn source_by_itself(function: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch, js_name = source_is_one_line)]
    fn is_one_line() -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_name = non_native_members)]
    fn members_of(
        owner: &JsValue,
        here: &JsValue,
        in_fresh_realm: &JsValue,
    ) -> Result<Members, JsValue>;
    #[wasm_bindgen(catch, js_name = missing_members)]
    fn missing_of(owner: &JsValue, object: &JsValue) -> Result<JsValue, JsValue>;
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

/// How many members an object has, and the names of those that do not read as native by
/// one of two `toString`.
pub(crate) fn non_native_members<T>(
    owner: &Untrusted<T>,
    [here, in_fresh_realm]: [&Untrusted<Function>; 2],
) -> Read<(f64, Vec<String>)> {
    let found = members_of(owner.value(), here.value(), in_fresh_realm.value())?;
    Ok((found.count(), strings(&found.names())))
}

/// The names that `owner` has itself and `object` lacks.
pub(crate) fn missing_members<T, U>(
    owner: &Untrusted<T>,
    object: &Untrusted<U>,
) -> Read<Vec<String>> {
    Ok(strings(&missing_of(owner.value(), object.value())?))
}

/// Whether this engine writes the source text of its native functions in one line.
pub(crate) fn source_is_one_line() -> Read<bool> {
    Ok(is_one_line()?)
}
