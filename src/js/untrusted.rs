//! Values of the page.
//!
//! [`Untrusted<T>`] is a value that should be a `T`, where `T` is a type of web-sys. The type
//! is only a label, so that a connection cannot be passed for an event. web-sys's own calls
//! are not made on it: a getter of the page can throw, and its exception would unwind
//! through WebAssembly. Every access here catches it.

use std::marker::PhantomData;

use wasm_bindgen::JsValue;

use super::list::{elements, strings};
use super::primitives as js;
use super::read_value::{flag, number, present, text};
use super::text::string;
use super::thrown::{Read, Thrown};
use ontrack_judge::evidence::{Flag, List, Number, Observation, Text};

/// A value of the page that should be a `T`.
#[repr(transparent)]
pub(crate) struct Untrusted<T>(JsValue, PhantomData<T>);

/// A value of the page of any type.
pub(crate) type Any = Untrusted<JsValue>;

impl<T> Clone for Untrusted<T> {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl<T> Default for Untrusted<T> {
    /// `undefined`.
    fn default() -> Self {
        Self::new(JsValue::UNDEFINED)
    }
}

impl<T> PartialEq for Untrusted<T> {
    /// `===`
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> From<JsValue> for Untrusted<T> {
    fn from(value: JsValue) -> Self {
        Self::new(value)
    }
}

impl<T> From<&JsValue> for Untrusted<T> {
    fn from(value: &JsValue) -> Self {
        Self::new(value.clone())
    }
}

impl<T> Untrusted<T> {
    pub(crate) const fn new(value: JsValue) -> Self {
        Self(value, PhantomData)
    }

    /// The same value under another label.
    pub(crate) fn cast<U>(self) -> Untrusted<U> {
        Untrusted::new(self.0)
    }

    /// The value itself, to be handed on.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }

    pub(crate) fn into_value(self) -> JsValue {
        self.0
    }

    /// `object[key]`
    pub(crate) fn get<U>(&self, key: &str) -> Read<Untrusted<U>> {
        wrap(js::get(&self.0, key))
    }

    /// `object[index]`
    pub(crate) fn at<U>(&self, index: u32) -> Read<Untrusted<U>> {
        wrap(js::at(&self.0, index))
    }

    /// `object[key] = value`
    pub(crate) fn set(&self, key: &str, value: &JsValue) -> Read<()> {
        Ok(js::set(&self.0, key, value)?)
    }

    /// `object[method](...list)`
    pub(crate) fn call<U>(&self, method: &str, list: &[&JsValue]) -> Read<Untrusted<U>> {
        wrap(js::call(&self.0, method, list))
    }

    /// `function.call(this, ...list)`
    pub(crate) fn apply<U>(&self, this: &JsValue, list: &[&JsValue]) -> Read<Untrusted<U>> {
        wrap(js::apply(&self.0, this, list))
    }

    /// A property that should be a string.
    pub(crate) fn text(&self, key: &str) -> Text {
        text_at(&self.0, key)
    }

    /// A property that should be a boolean.
    pub(crate) fn flag(&self, key: &str) -> Flag {
        flag_at(&self.0, key)
    }

    /// A property that should be a number.
    pub(crate) fn number(&self, key: &str) -> Number {
        number_at(&self.0, key)
    }

    /// A property that should be a string, cut to `limit` UTF-16 code units.
    pub(crate) fn string_at(&self, key: &str, limit: u32) -> Option<String> {
        string_at(&self.0, key, limit)
    }

    /// The string, cut to `limit` UTF-16 code units; `None` for what is not a string.
    pub(crate) fn as_string(&self, limit: u32) -> Option<String> {
        string(&self.0, limit)
    }

    /// The elements of an array or of something like it, at most 64.
    pub(crate) fn elements<U>(&self) -> Vec<Untrusted<U>> {
        elements(&self.0).into_iter().map(Untrusted::new).collect()
    }

    /// The names of its own properties.
    pub(crate) fn own_names(&self) -> List {
        own_names(&self.0)
    }

    /// `Object.prototype.toString.call(object)`, without the brackets.
    pub(crate) fn tag(&self) -> Read<String> {
        tag(&self.0)
    }

    /// `typeof object`
    pub(crate) fn type_of(&self) -> Read<String> {
        Ok(js::type_of(&self.0)?)
    }

    /// `key in object`
    pub(crate) fn has(&self, key: &str) -> Read<bool> {
        Ok(js::has(&self.0, key)?)
    }

    /// `object instanceof constructor`
    pub(crate) fn is_instance_of<C>(&self, constructor: &Untrusted<C>) -> Read<bool> {
        Ok(js::is_instance(&self.0, &constructor.0)?)
    }

    /// `Object.getPrototypeOf(object)`
    pub(crate) fn prototype_of(&self) -> Read<Any> {
        wrap(js::prototype_of(&self.0))
    }

    /// `Object.getOwnPropertyDescriptor(object, key)`, with nothing inherited.
    pub(crate) fn descriptor(&self, key: &str) -> Read<Any> {
        wrap(js::descriptor(&self.0, key))
    }

    pub(crate) fn is_truthy(&self) -> bool {
        self.0.is_truthy()
    }

    pub(crate) fn is_object(&self) -> bool {
        self.0.is_object()
    }

    pub(crate) fn is_function(&self) -> bool {
        self.0.is_function()
    }

    pub(crate) fn is_null(&self) -> bool {
        self.0.is_null()
    }

    pub(crate) fn is_undefined(&self) -> bool {
        self.0.is_undefined()
    }
}

impl<T: AsRef<JsValue>> Untrusted<T> {
    /// An object of the page that came with its type.
    pub(crate) fn of(object: &T) -> Self {
        Self::from(object.as_ref())
    }
}

fn wrap<U>(result: Result<JsValue, JsValue>) -> Read<Untrusted<U>> {
    match result {
        Ok(value) => Ok(Untrusted::new(value)),
        Err(error) => Err(Thrown::from(error)),
    }
}

// What follows does not depend on the label, so that it is compiled once.

fn text_at(object: &JsValue, key: &str) -> Text {
    text(present(js::get(object, key)))
}

fn flag_at(object: &JsValue, key: &str) -> Flag {
    flag(present(js::get(object, key)))
}

fn number_at(object: &JsValue, key: &str) -> Number {
    number(present(js::get(object, key)))
}

fn string_at(object: &JsValue, key: &str, limit: u32) -> Option<String> {
    string(&js::get(object, key).ok()?, limit)
}

fn own_names(object: &JsValue) -> List {
    match js::own_names(object) {
        Ok(names) => Observation::Value(strings(&names)),
        Err(error) => Observation::Threw(Thrown::from(error).name()),
    }
}

fn tag(object: &JsValue) -> Read<String> {
    const LIMIT: u32 = 96;
    let text = string(&js::tag(object)?, LIMIT).unwrap_or_default();
    let name = text.strip_prefix("[object ").unwrap_or_default();
    Ok(name.strip_suffix(']').unwrap_or(name).into())
}
