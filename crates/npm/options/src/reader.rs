//! Reads an object of options. Every error is a TypeError that names the option and what
//! it takes.

use js_sys::{Array, Function, JsString, TypeError};
use ontrack_judge::joined;
use ontrack_probe::InvalidOption;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

// What `reader.js` does not catch is a stack that is used up.
#[wasm_bindgen(module = "/src/reader.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn option(object: &JsValue, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn has_thrown() -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    fn is_signal(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// An object of options.
pub(crate) struct Reader<'a> {
    object: &'a JsValue,
    /// What stands before the options' names in errors.
    prefix: &'static str,
}

impl<'a> Reader<'a> {
    /// The options of `function`: an object, or `undefined` for none.
    pub(crate) fn new(object: &'a JsValue, function: &str) -> Result<Self, JsValue> {
        if !object.is_undefined() && !object.is_object() {
            let words = [function, " takes an object of options, or nothing"];
            return Err(TypeError::new(&joined(&words)).into());
        }
        Ok(Self { object, prefix: "" })
    }

    /// The members of the option `source`.
    pub(crate) fn of_source(object: &'a JsValue) -> Self {
        Self {
            object,
            prefix: "source.",
        }
    }

    /// The option's value; `undefined` where it is not given.
    pub(crate) fn value(&self, name: &str) -> Result<JsValue, JsValue> {
        if !self.object.is_object() {
            return Ok(JsValue::UNDEFINED);
        }
        match option(self.object, name) {
            Ok(value) if has_thrown().is_ok_and(|threw| !threw) => Ok(value),
            _ if self.prefix.is_empty() => Err(wrong(name, "a value that can be read")),
            _ => Err(wrong("source", "an object that can be read")),
        }
    }

    /// The option as `convert` understands it; nothing where it is not given.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        takes: &str,
        convert: impl FnOnce(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        match convert(&value) {
            Some(converted) => Ok(Some(converted)),
            None => Err(wrong(&joined(&[self.prefix, name]), takes)),
        }
    }

    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, JsValue> {
        self.read(name, "true or false", JsValue::as_bool)
    }

    pub(crate) fn function(&self, name: &str) -> Result<Option<Function>, JsValue> {
        self.read(name, "a function", |value| {
            value.dyn_ref::<Function>().cloned()
        })
    }

    pub(crate) fn ice_servers(&self) -> Result<Option<Array>, JsValue> {
        let takes = "an array, as RTCPeerConnection takes it";
        self.read("iceServers", takes, |value| {
            is_array(value)
                .is_ok_and(|is| is)
                .then(|| value.clone().unchecked_into())
        })
    }

    pub(crate) fn signal(&self) -> Result<Option<AbortSignal>, JsValue> {
        self.read("signal", "an AbortSignal", |value| {
            is_signal(value)
                .is_ok_and(|is| is)
                .then(|| value.clone().unchecked_into())
        })
    }
}

/// The value as a string, unless it is none or longer than `limit` UTF-16 code units.
pub(crate) fn text(value: &JsValue, limit: u32) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    (text.length() <= limit).then(|| text.into())
}

/// The TypeError for an option that takes something else.
pub(crate) fn wrong(option: &str, takes: &str) -> JsValue {
    TypeError::new(&joined(&["probe option ", option, " takes ", takes])).into()
}

/// The same for an option that the probe refuses.
pub(crate) fn refused(error: InvalidOption) -> JsValue {
    wrong(error.option(), error.takes())
}
