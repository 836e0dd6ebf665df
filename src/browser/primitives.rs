//! The bindings to `primitives.js`. Every one of them catches: a getter of the
//! page can throw anything at any time.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/primitives.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    pub(crate) fn get(object: &JsValue, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = get)]
    pub(crate) fn at(list: &JsValue, index: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn set(object: &JsValue, key: &str, value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn has(object: &JsValue, key: &str) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn kind(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn apply(
        method: &JsValue,
        this: &JsValue,
        list: &js_sys::Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn construct(
        constructor: &JsValue,
        list: &js_sys::Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn is_instance(value: &JsValue, constructor: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn prototype_of(object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn descriptor(object: &JsValue, key: &str) -> Result<JsValue, JsValue>;
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
    pub(crate) fn bait(values: &JsValue, reads: &js_sys::Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn source(to_string: &JsValue, value: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn odd_members(
        owner: &JsValue,
        here: &JsValue,
        elsewhere: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn lacking(owner: &JsValue, object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn own_source(value: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn source_is_one_line() -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn adopt(value: &JsValue, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn turns(count: u32, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn start_timer(ms: f64, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn stop_timer(timer: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn task(done: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn now() -> Result<f64, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn random_nonce() -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn open_realm() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn close_realm(frame: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn scope() -> Result<JsValue, JsValue>;
}
