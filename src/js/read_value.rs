//! Values of the page as evidence of a simple type.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use super::text::{TEXT_LIMIT, string, type_in_brackets};
use super::thrown::{Read, Thrown};
use super::untrusted::Untrusted;
use ontrack_judge::evidence::{Flag, Number, Observation, Text};

/// A read value as evidence of a simple type. `undefined` is absent.
pub(crate) trait ReadValue<T> {
    /// The value itself.
    fn present(self) -> Observation<Untrusted<T>>;
    /// A string. `null` is absent.
    fn text(self) -> Text;
    /// A finite number.
    fn number(self) -> Number;
}

impl<T> ReadValue<T> for Read<Untrusted<T>> {
    fn present(self) -> Observation<Untrusted<T>> {
        present(unwrap(self)).map(Untrusted::new)
    }

    fn text(self) -> Text {
        text(present(unwrap(self)))
    }

    fn number(self) -> Number {
        number(present(unwrap(self)))
    }
}

fn unwrap<T>(read: Read<Untrusted<T>>) -> Result<JsValue, JsValue> {
    match read {
        Ok(value) => Ok(value.into_value()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn present(result: Result<JsValue, JsValue>) -> Observation<JsValue> {
    match result {
        Ok(value) if value.is_undefined() => Observation::Absent,
        Ok(value) => Observation::Value(value),
        Err(error) => Observation::Threw(Thrown::from(error).name()),
    }
}

pub(super) fn text(value: Observation<JsValue>) -> Text {
    match value {
        Observation::Value(value) if value.is_null() => Observation::Absent,
        other => other
            .map(|value| string(&value, TEXT_LIMIT).unwrap_or_else(|| type_in_brackets(&value))),
    }
}

pub(super) fn flag(value: Observation<JsValue>) -> Flag {
    match value {
        Observation::Value(value) => match value.as_bool() {
            Some(flag) => Observation::Value(flag),
            None => Observation::Threw(Cow::Borrowed("NotABoolean")),
        },
        other => other.map(|_| false),
    }
}

pub(super) fn number(value: Observation<JsValue>) -> Number {
    match value {
        Observation::Value(value) => match value.as_f64().filter(|number| number.is_finite()) {
            Some(number) => Observation::Value(number),
            None => Observation::Threw(Cow::Borrowed("NotANumber")),
        },
        other => other.map(|_| 0.0),
    }
}
