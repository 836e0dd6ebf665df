//! Promises of the page, and promises for the page.

use std::future::Future;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;

use super::one_shot::OneShot;
use super::primitives as js;
use super::thrown::{Read, Thrown};
use super::untrusted::{Any, Untrusted, arguments};

/// Waits for a promise, a thenable or a plain value.
pub(crate) fn settled<T>(value: &Untrusted<T>) -> OneShot<Read<Any>> {
    settled_value(value.value())
}

fn settled_value(value: &JsValue) -> OneShot<Read<Any>> {
    let settled = OneShot::new();
    let setter = settled.clone();
    // Called at most once, and possibly long after the wait was given up.
    let done = Closure::once_into_js(move |is_fulfilled: bool, result: JsValue| {
        setter.set(if is_fulfilled {
            Ok(result.into())
        } else {
            Err(result.into())
        });
    });
    if let Err(error) = js::settled(value, &done) {
        settled.set(Err(error.into()));
    }
    settled
}

/// A promise that settles as `future` does.
pub fn promise_of(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let made = js::promise();
    let part = |index| {
        made.as_ref().map_or(JsValue::UNDEFINED, |parts| {
            js::at(parts, index).unwrap_or_default()
        })
    };
    let (promise, settle) = (part(0), part(1));
    spawn_local(async move {
        let settled = future.await;
        let is_fulfilled = settled.is_ok().into();
        let value = settled.unwrap_or_else(|error| error);
        // If the promise cannot be settled there is nothing more to do.
        let _ = js::apply(
            &settle,
            &JsValue::UNDEFINED,
            &arguments(&[&is_fulfilled, &value]),
        );
    });
    promise.unchecked_into()
}

/// What a call of a method gave. A promise may settle later.
pub(crate) enum CallResult {
    /// The call threw.
    Threw(Thrown),
    /// The call returned neither a promise nor a thenable.
    Returned,
    /// The call returned a promise or a thenable.
    Promised(OneShot<Read<Any>>),
}

impl CallResult {
    /// Takes the result of a call.
    pub(crate) fn of<T>(result: &Read<Untrusted<T>>) -> Self {
        match result {
            Err(error) => Self::Threw(error.clone()),
            Ok(value) if !value.is_object() && !value.is_function() => Self::Returned,
            Ok(value) => Self::Promised(settled(value)),
        }
    }
}
