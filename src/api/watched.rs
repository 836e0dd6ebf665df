//! The options of `watch`, checked.

use js_sys::TypeError;
use wasm_bindgen::JsValue;

use super::options::{connection_budget, nonce, wrong};
use crate::js::primitives as js;

pub(super) struct Wanted {
    pub(super) nonce: String,
    /// The page's budget of connections, where an offline probe carries the verdict.
    pub(super) offline: Option<f64>,
}

impl Wanted {
    pub(super) fn read(options: &JsValue) -> Result<Self, JsValue> {
        if !options.is_undefined() && !options.is_object() {
            return Err(TypeError::new("watch takes an object of options, or nothing").into());
        }
        let option = |name: &str| {
            if options.is_undefined() {
                return Ok(JsValue::UNDEFINED);
            }
            js::option(options, name).map_err(|_| wrong(name, "a value that can be read"))
        };
        let offline = option("offline")?;
        let budget = connection_budget(&option("connectionBudget")?)?;
        Ok(Self {
            nonce: nonce(&option("nonce")?)?,
            offline: match offline.as_bool() {
                Some(offline) => offline.then_some(budget),
                None if offline.is_undefined() => Some(budget),
                None => return Err(wrong("offline", "true or false")),
            },
        })
    }
}
