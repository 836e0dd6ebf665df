//! The bindings to `http.js`: requests that are aborted on drop.

use wasm_bindgen::prelude::*;

use crate::js::primitives as js;
use crate::js::read;

#[wasm_bindgen(module = "/src/source/whep/http.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn request(
        method: &str,
        url: &str,
        headers: &JsValue,
        body: &JsValue,
        signal: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn abort_controller() -> Result<JsValue, JsValue>;
}

/// A request under way. It is aborted on drop.
pub(crate) struct Request {
    /// A promise of the response.
    pub(crate) response: JsValue,
    controller: JsValue,
}

impl Request {
    pub(crate) fn send(
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Result<Self, JsValue> {
        let controller = abort_controller()?;
        let response = request(
            method,
            url,
            &as_object(headers)?,
            &body.map_or(JsValue::UNDEFINED, JsValue::from),
            &js::get(&controller, "signal")?,
        )?;
        Ok(Self {
            response,
            controller,
        })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        // A request that was answered is not there to be aborted.
        let _ = read::call(&self.controller, "abort", &[]);
    }
}

/// Sends a request that nobody waits for, and that outlives the page.
pub(crate) fn send_and_forget(method: &str, url: &str, headers: &[(&str, &str)]) {
    let response = as_object(headers).and_then(|headers| {
        request(
            method,
            url,
            &headers,
            &JsValue::UNDEFINED,
            &JsValue::UNDEFINED,
        )
    });
    if let Ok(response) = response {
        crate::js::promise::settled(&response);
    }
}

fn as_object(entries: &[(&str, &str)]) -> Result<JsValue, JsValue> {
    let object = js::object()?;
    for (name, value) in entries {
        js::set(&object, name, &JsValue::from(*value))?;
    }
    Ok(object)
}
