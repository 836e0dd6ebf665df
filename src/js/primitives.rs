//! The bindings to `primitives.js`. Each of them catches: a getter of the page can throw
//! anything at any time.

use wasm_bindgen::prelude::*;

/// `object[key]`.
pub(crate) fn get(object: &JsValue, key: &str) -> Result<JsValue, JsValue> {
    outcome(get_caught(object, key))
}

/// The name of an error, as far as the page has not changed it.
pub(crate) fn error_name(error: &JsValue) -> Result<JsValue, JsValue> {
    outcome(error_name_caught(error))
}

/// `list[index]`.
pub(crate) fn at(list: &JsValue, index: u32) -> Result<JsValue, JsValue> {
    outcome(at_caught(list, index))
}

/// `method.call(this, ...list)`, with at most two arguments.
pub(crate) fn apply(
    method: &JsValue,
    this: &JsValue,
    list: &[&JsValue],
) -> Result<JsValue, JsValue> {
    let (count, first, second) = counted(list, method);
    outcome(apply_caught(method, this, count, first, second))
}

/// `object[method](...list)`, with at most two arguments.
pub(crate) fn call(object: &JsValue, method: &str, list: &[&JsValue]) -> Result<JsValue, JsValue> {
    let (count, first, second) = counted(list, object);
    outcome(call_caught(object, method, count, first, second))
}

/// `new constructor(...list)`, with at most two arguments.
pub(crate) fn construct(constructor: &JsValue, list: &[&JsValue]) -> Result<JsValue, JsValue> {
    let (count, first, second) = counted(list, constructor);
    outcome(construct_caught(constructor, count, first, second))
}

/// Arguments cross one by one: to spread a list calls its iterator, which belongs to the page.
/// Those beyond the count are not passed on, whatever they are.
pub(super) fn counted<'a>(
    list: &[&'a JsValue],
    unused: &'a JsValue,
) -> (u32, &'a JsValue, &'a JsValue) {
    let at = |index: usize| list.get(index).copied().unwrap_or(unused);
    (list.len() as u32, at(0), at(1))
}

/// The outcome of a function that catches by itself. The binding catches what remains: a
/// stack that is used up.
fn outcome(result: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    let value = result?;
    if has_thrown()? { Err(value) } else { Ok(value) }
}

#[wasm_bindgen(module = "/src/js/primitives.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = get)]
    fn get_caught(object: &JsValue, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = error_name)]
    fn error_name_caught(error: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = get)]
    fn at_caught(list: &JsValue, index: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = apply)]
    fn apply_caught(
        method: &JsValue,
        this: &JsValue,
        count: u32,
        first: &JsValue,
        second: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = call)]
    fn call_caught(
        object: &JsValue,
        method: &str,
        count: u32,
        first: &JsValue,
        second: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = construct)]
    fn construct_caught(
        constructor: &JsValue,
        count: u32,
        first: &JsValue,
        second: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn set(object: &JsValue, key: &str, value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn list() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn append(list: &JsValue, value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn truncate(text: &JsValue, length: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn has(object: &JsValue, key: &str) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn type_of(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn is_instance(value: &JsValue, constructor: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn prototype_of(object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn own_names(object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn is_frozen(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn tag(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn object() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn ordinary_object(object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn recording_dictionary(
        values: &JsValue,
        reads: &js_sys::Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn now() -> Result<f64, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn random_nonce() -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn absolute_url(text: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn scope() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/js/call.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn has_thrown() -> Result<bool, JsValue>;
}

#[wasm_bindgen(module = "/src/js/descriptor.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    pub(crate) fn descriptor(object: &JsValue, key: &str) -> Result<JsValue, JsValue>;
}
