//! A fresh same-origin realm, whose natives nobody of the page has replaced.
//!
//! Scripts that automation injects into every frame reach it too, so its word is
//! compared with the page's, never simply believed.

use wasm_bindgen::JsValue;

use super::look;
use super::primitives as js;
use crate::evidence::{Flag, Observation};

/// Why an observation is missing when no realm could be reached.
pub(crate) const NO_REALM: &str = "no-realm";

/// A realm in a hidden frame, which is removed on drop.
pub(crate) struct Realm {
    frame: JsValue,
    window: JsValue,
    to_string: JsValue,
}

impl Realm {
    /// Opens a realm. A page without a document, or of an opaque origin, has none.
    pub(crate) fn open() -> Result<Self, JsValue> {
        let opened = js::open_realm()?;
        let frame = js::at(&opened, 0)?;
        let mut realm = Self {
            window: js::at(&opened, 1)?,
            frame,
            to_string: JsValue::UNDEFINED,
        };
        let function = js::get(&realm.window, "Function")?;
        realm.to_string = js::get(&js::get(&function, "prototype")?, "toString")?;
        Ok(realm)
    }

    /// The realm's global object.
    pub(crate) fn window(&self) -> &JsValue {
        &self.window
    }

    /// The realm's `Function.prototype.toString`.
    pub(crate) fn to_string(&self) -> &JsValue {
        &self.to_string
    }

    /// The prototype object of one of the realm's interfaces.
    pub(crate) fn prototype(&self, interface: &str) -> Result<JsValue, JsValue> {
        js::get(&js::get(&self.window, interface)?, "prototype")
    }

    /// Whether the realm's getter of this attribute works on `object`, which it
    /// does for the engine's own objects of any realm and for nothing else.
    pub(crate) fn brands(&self, interface: &str, attribute: &str, object: &JsValue) -> Flag {
        let getter = self
            .prototype(interface)
            .and_then(|prototype| js::descriptor(&prototype, attribute))
            .and_then(|descriptor| js::get(&descriptor, "get"));
        match getter {
            Ok(getter) => look::told(js::apply(&getter, object, &look::arguments(&[])))
                .map(|value| !value.is_undefined()),
            Err(_) => Observation::skipped(NO_REALM),
        }
    }
}

impl Drop for Realm {
    fn drop(&mut self) {
        // A frame that the page has removed already is gone.
        let _ = js::close_realm(&self.frame);
    }
}
