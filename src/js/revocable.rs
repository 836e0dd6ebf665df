//! Functions that the page may keep and call at any time.

use wasm_bindgen::prelude::*;

use super::thrown::Read;

#[wasm_bindgen(module = "/src/js/revocable.js")]
extern "C" {
    type Handle;
    #[wasm_bindgen(method, getter)]
    fn function(this: &Handle) -> JsValue;
    #[wasm_bindgen(method, catch)]
    fn revoke(this: &Handle) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = revocable)]
    fn make_revocable(callback: &JsValue) -> Result<Handle, JsValue>;
}

/// A function for the page, which calls ours until this is dropped and does nothing after.
pub(crate) struct Revocable {
    handle: Handle,
    _callback: Closure<dyn Fn(JsValue)>,
}

impl Revocable {
    pub(crate) fn new(callback: impl Fn(JsValue) + 'static) -> Read<Self> {
        let callback = Closure::<dyn Fn(JsValue)>::new(callback);
        Ok(Self {
            handle: make_revocable(callback.as_ref())?,
            _callback: callback,
        })
    }

    /// The function as the page sees it.
    pub(crate) fn function(&self) -> JsValue {
        self.handle.function()
    }
}

impl Drop for Revocable {
    fn drop(&mut self) {
        // It fails only where the stack is used up, and then the page's call throws.
        let _ = self.handle.revoke();
    }
}
