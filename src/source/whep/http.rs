//! The bindings to `http.js`: requests that are aborted on drop.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::js::dictionary::dictionary;
use crate::js::promise::settled;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};

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
    pub(crate) response: Untrusted<Promise>,
    controller: Any,
}

impl Request {
    pub(crate) fn send(
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Read<Self> {
        let controller = Any::new(abort_controller()?);
        let response = request(
            method,
            url,
            &as_object(headers)?,
            &body.map_or(JsValue::UNDEFINED, JsValue::from),
            controller.get::<JsValue>("signal")?.value(),
        )?;
        Ok(Self {
            response: response.into(),
            controller,
        })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        // A request that was answered is not there to be aborted.
        let _ = self.controller.call::<JsValue>("abort", &[]);
    }
}

/// Sends a request that nobody waits for, and that outlives the page.
pub(crate) fn send_and_forget(method: &str, url: &str, headers: &[(&str, &str)]) {
    let response = as_object(headers).and_then(|headers| {
        let nothing = JsValue::UNDEFINED;
        Ok(request(method, url, &headers, &nothing, &nothing)?)
    });
    if let Ok(response) = response {
        settled(&Any::new(response));
    }
}

fn as_object(entries: &[(&str, &str)]) -> Read<JsValue> {
    let values: Vec<_> = entries
        .iter()
        .map(|(_, value)| JsValue::from(*value))
        .collect();
    let names = entries.iter().map(|(name, _)| *name);
    dictionary(&names.zip(&values).collect::<Vec<_>>())
}
