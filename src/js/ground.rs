//! The functions that the probe itself stands on.

use wasm_bindgen::prelude::*;

use super::survey::FunctionList;
use super::thrown::Read;
use super::untrusted::Untrusted;
use web_sys::Window;

#[wasm_bindgen(module = "/src/js/ground.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = ways)]
    fn ways_of(scope: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = called)]
    fn called_of(scope: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = judging)]
    fn judging_of(realm: &JsValue) -> Result<JsValue, JsValue>;
}

/// The ways to a frame and its window.
pub(crate) fn ways(scope: &Untrusted<Window>) -> Read<FunctionList> {
    Ok(FunctionList::new(ways_of(scope.value())?))
}

/// Functions that a page sees called when a probe begins, or that stand between the module and
/// what it reports.
pub(crate) fn called(scope: &Untrusted<Window>) -> Read<FunctionList> {
    Ok(FunctionList::new(called_of(scope.value())?))
}

/// Functions of a fresh realm that others are judged by.
pub(crate) fn judging(realm: &Untrusted<Window>) -> Read<FunctionList> {
    Ok(FunctionList::new(judging_of(realm.value())?))
}
