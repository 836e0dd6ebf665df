//! What the page throws, and reads that may end so.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use super::primitives as js;
use super::text::{TEXT_LIMIT, string, type_in_brackets};
use ontrack_judge::evidence::{Observation, Word};
use ontrack_judge::joined;

/// What a property access or a call threw, or what a promise was rejected with.
#[derive(Clone)]
pub(crate) struct Thrown(JsValue);

/// The result of a read of the page. The page's exception is a value here, never unwound.
pub(crate) type Read<T> = Result<T, Thrown>;

impl Thrown {
    /// The error's own name; the type of a value that is no error, as `(number)`.
    pub(crate) fn name(&self) -> Word {
        error_name(&self.0)
    }

    /// `throws TypeError`, where `word` is `throws`.
    pub(crate) fn after(&self, word: &str) -> String {
        joined(&[word, " ", &self.name()])
    }
}

impl From<JsValue> for Thrown {
    fn from(error: JsValue) -> Self {
        Self(error)
    }
}

impl From<Thrown> for JsValue {
    fn from(Thrown(error): Thrown) -> Self {
        error
    }
}

fn error_name(error: &JsValue) -> Word {
    if error.is_object()
        && let Ok(name) = js::error_name(error)
        && let Some(name) = string(&name, TEXT_LIMIT)
    {
        return Cow::Owned(name);
    }
    Cow::Owned(type_in_brackets(error))
}

/// A read as evidence.
pub(crate) trait Observe<T> {
    /// The value, or the name of the error.
    fn observe(self) -> Observation<T>;
}

impl<T> Observe<T> for Read<T> {
    fn observe(self) -> Observation<T> {
        match self {
            Ok(value) => Observation::Value(value),
            Err(error) => Observation::Threw(error.name()),
        }
    }
}

/// Reads, and gives what came of it as evidence.
pub(crate) fn observe<T>(read: impl FnOnce() -> Read<T>) -> Observation<T> {
    read().observe()
}

/// How a call that should be refused went: `returns` or `throws NAME`.
pub(crate) fn call_outcome<T>(result: &Read<T>) -> String {
    match result {
        Ok(_) => String::from("returns"),
        Err(error) => error.after("throws"),
    }
}
