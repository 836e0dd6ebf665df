//! Looking at JavaScript values without believing them.
//!
//! Every look ends in an observation. Strings are bounded before they are copied,
//! so that a page cannot fill the memory with them.

use std::borrow::Cow;

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::primitives as js;
use ontrack_judge::evidence::{Flag, List, Number, Observation, Text, Word};

/// The longest string taken from the page, in UTF-16 code units.
const TEXT_LIMIT: u32 = 96;
/// The longest session description taken, in UTF-16 code units.
pub(crate) const DESCRIPTION_LIMIT: u32 = 200_000;
/// The most elements taken from a list of the page.
pub(crate) const LIST_LIMIT: u32 = 64;

/// The property of this name; `undefined` is an absence.
pub(crate) fn get(object: &JsValue, key: &str) -> Observation<JsValue> {
    observe_present(js::get(object, key))
}

/// A value or an exception as an observation.
pub(crate) fn observe_present(result: Result<JsValue, JsValue>) -> Observation<JsValue> {
    match result {
        Ok(value) if value.is_undefined() => Observation::Absent,
        Ok(value) => Observation::Value(value),
        Err(error) => Observation::Threw(error_name(&error)),
    }
}

/// An answer or an exception as an observation.
pub(crate) fn observe<T>(result: Result<T, JsValue>) -> Observation<T> {
    match result {
        Ok(value) => Observation::Value(value),
        Err(error) => Observation::Threw(error_name(&error)),
    }
}

/// What a thrown or rejected value calls itself.
pub(crate) fn error_name(error: &JsValue) -> Word {
    if error.is_object()
        && let Ok(name) = js::error_name(error)
        && let Some(name) = string(&name, TEXT_LIMIT)
    {
        return Cow::Owned(name);
    }
    Cow::Owned(in_brackets(error))
}

/// The type of a value that is not what it should be: `(number)`.
fn in_brackets(value: &JsValue) -> String {
    let mut words = String::from("(");
    words.push_str(&js::type_of(value).unwrap_or_default());
    words.push(')');
    words
}

/// A string no longer than `limit`, or nothing where the value is no string.
pub(crate) fn string(value: &JsValue, limit: u32) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    if text.length() <= limit {
        return Some(String::from(text));
    }
    js::truncate(value, limit).ok()?.as_string()
}

/// A value that should be a string.
pub(crate) fn text(value: Observation<JsValue>) -> Text {
    match value {
        Observation::Value(value) if value.is_null() => Observation::Absent,
        other => {
            other.map(|value| string(&value, TEXT_LIMIT).unwrap_or_else(|| in_brackets(&value)))
        }
    }
}

/// A value that should be a boolean.
pub(crate) fn flag(value: Observation<JsValue>) -> Flag {
    match value {
        Observation::Value(value) => match value.as_bool() {
            Some(flag) => Observation::Value(flag),
            None => Observation::Threw(Cow::Borrowed("NotABoolean")),
        },
        other => other.map(|_| false),
    }
}

/// A value that should be a number.
pub(crate) fn number(value: Observation<JsValue>) -> Number {
    match value {
        Observation::Value(value) => match value.as_f64().filter(|number| number.is_finite()) {
            Some(number) => Observation::Value(number),
            None => Observation::Threw(Cow::Borrowed("NotANumber")),
        },
        other => other.map(|_| 0.0),
    }
}

/// A property that should be a string.
pub(crate) fn text_at(object: &JsValue, key: &str) -> Text {
    text(get(object, key))
}

/// A property that should be a boolean.
pub(crate) fn flag_at(object: &JsValue, key: &str) -> Flag {
    flag(get(object, key))
}

/// A property that should be a number.
pub(crate) fn number_at(object: &JsValue, key: &str) -> Number {
    number(get(object, key))
}

/// Calls the method of this name.
pub(crate) fn call(object: &JsValue, method: &str, list: &[&JsValue]) -> Result<JsValue, JsValue> {
    js::apply(&js::get(object, method)?, object, &arguments(list))
}

/// An array of these values.
pub(crate) fn arguments(list: &[&JsValue]) -> Array {
    let array = Array::new();
    for (index, value) in (0..).zip(list) {
        // A list that cannot be written to is a list without arguments.
        let _ = js::put(&array, index, value);
    }
    array
}

/// The elements of an array or of something like it.
pub(crate) fn elements(list: &JsValue) -> Vec<JsValue> {
    let length = js::get(list, "length")
        .ok()
        .and_then(|length| length.as_f64());
    let length = length.unwrap_or(0.0).max(0.0).min(f64::from(LIST_LIMIT)) as u32;
    (0..length)
        .filter_map(|index| js::at(list, index).ok())
        .collect()
}

/// The strings of a list.
pub(crate) fn strings(list: &JsValue) -> Vec<String> {
    elements(list)
        .iter()
        .filter_map(|item| string(item, TEXT_LIMIT))
        .collect()
}

/// The names of an object's own properties.
pub(crate) fn own_names(object: &JsValue) -> List {
    match js::own_names(object) {
        Ok(names) => Observation::Value(
            elements(&names)
                .iter()
                .filter_map(|name| string(name, TEXT_LIMIT))
                .collect(),
        ),
        Err(error) => Observation::Threw(error_name(&error)),
    }
}

/// How a call that should fail went: `returns` or `throws NAME`.
pub(crate) fn call_outcome(result: &Result<JsValue, JsValue>) -> String {
    match result {
        Ok(_) => String::from("returns"),
        Err(error) => with_error_name("throws ", error),
    }
}

/// A word followed by the name of an error.
pub(crate) fn with_error_name(word: &str, error: &JsValue) -> String {
    let mut words = String::from(word);
    words.push_str(&error_name(error));
    words
}

/// The getter of an attribute, looked up as the page's own code would find it: a
/// subclass inherits it.
pub(crate) fn getter(prototype: &JsValue, attribute: &str) -> Option<JsValue> {
    const DEPTH_LIMIT: usize = 8;
    let mut owner = prototype.clone();
    for _ in 0..DEPTH_LIMIT {
        let own = js::descriptor(&owner, attribute).ok()?;
        if own.is_object() {
            return js::get(&own, "get").ok().filter(JsValue::is_function);
        }
        owner = js::prototype_of(&owner)
            .ok()
            .filter(|owner| !owner.is_null())?;
    }
    None
}
