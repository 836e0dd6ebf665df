//! The binding to `held.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/held.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn end(held: &JsValue) -> Result<(), JsValue>;
}

/// What was begun in the page, by the function that ends it. Ended on drop.
pub(crate) struct Held(JsValue);

impl Held {
    pub(crate) const fn by(end: JsValue) -> Self {
        Self(end)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Whatever the page does then, it cannot be ended any better; and what could not be
        // begun needs no end.
        let _ = end(&self.0);
    }
}
