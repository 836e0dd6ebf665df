//! Promises of the page, and promises for the page.

use std::future::Future;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::one_shot::OneShot;
use super::thrown::{Read, Thrown};
use super::untrusted::{Any, Untrusted};

#[wasm_bindgen(module = "/src/js/promises.js")]
extern "C" {
    /// What `deferred` returns.
    type Deferred;
    #[wasm_bindgen(method, getter)]
    fn promise(this: &Deferred) -> Promise;
    #[wasm_bindgen(method, catch)]
    fn settle(this: &Deferred, is_fulfilled: bool, value: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn deferred() -> Result<Deferred, JsValue>;
    #[wasm_bindgen(catch, js_name = settled)]
    fn when_settled(value: &JsValue, done: &JsValue) -> Result<JsValue, JsValue>;
}

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
    if let Err(error) = when_settled(value, &done) {
        settled.set(Err(error.into()));
    }
    settled
}

/// A promise that settles as `future` does.
pub fn promise_of(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let deferred = deferred().ok();
    let promise = deferred.as_ref().map(Deferred::promise);
    spawn_local(async move {
        let settled = future.await;
        let is_fulfilled = settled.is_ok();
        let value = settled.unwrap_or_else(|error| error);
        if let Some(deferred) = deferred {
            // If the promise cannot be settled there is nothing more to do.
            let _ = deferred.settle(is_fulfilled, &value);
        }
    });
    promise.unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
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
