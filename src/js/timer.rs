//! Timers, tasks and microtasks.

use wasm_bindgen::prelude::*;

use super::list::arguments;
use super::one_shot::OneShot;
use super::primitives as js;

#[wasm_bindgen(module = "/src/js/timer.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = microtasks)]
    fn after_microtasks(turns: u32, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn start_timer(ms: f64, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn stop_timer(timer: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn alarm(ms: f64, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = task)]
    fn in_task(done: &JsValue) -> Result<(), JsValue>;
}

/// A timer of the page, cleared on drop.
pub(crate) struct Timer {
    timer: JsValue,
    _done: Closure<dyn Fn()>,
}

impl Timer {
    /// Sets `expired` after this many ms.
    pub(crate) fn start(ms: f64, expired: &OneShot<()>) -> Self {
        let done = setter(expired);
        let timer = start_timer(ms, done.as_ref()).unwrap_or(JsValue::UNDEFINED);
        Self { timer, _done: done }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        // In a page without `clearTimeout` the timer fires and calls nothing.
        let _ = stop_timer(&self.timer);
    }
}

/// A deadline that passes even where the page has replaced its timers. Cancelled on drop.
pub(crate) struct Alarm {
    cancel: JsValue,
    _done: Closure<dyn Fn()>,
}

impl Alarm {
    /// Sets `expired` after this many ms.
    pub(crate) fn set(ms: f64, expired: &OneShot<()>) -> Self {
        let done = setter(expired);
        let cancel = alarm(ms, done.as_ref()).unwrap_or(JsValue::UNDEFINED);
        Self {
            cancel,
            _done: done,
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // An alarm that could not be set needs no cancelling.
        let _ = js::apply(&self.cancel, &JsValue::UNDEFINED, &arguments(&[]));
    }
}

fn setter(expired: &OneShot<()>) -> Closure<dyn Fn()> {
    let expired = expired.clone();
    Closure::new(move || expired.set(()))
}

/// Set after this many turns of the microtask queue, before any task.
pub(crate) fn microtasks(turns: u32) -> OneShot<()> {
    let (done, callback) = once();
    if after_microtasks(turns, &callback).is_err() {
        done.set(());
    }
    done
}

/// Set in a later task.
pub(crate) fn task() -> OneShot<()> {
    let (done, callback) = once();
    if in_task(&callback).is_err() {
        done.set(());
    }
    done
}

fn once() -> (OneShot<()>, JsValue) {
    let done = OneShot::new();
    let setter = done.clone();
    (done, Closure::once_into_js(move || setter.set(())))
}
