//! Timers, tasks and microtasks.

use wasm_bindgen::prelude::*;

use super::held::Held;
use super::one_shot::OneShot;

#[wasm_bindgen(module = "/src/js/timer.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = microtasks)]
    fn after_microtasks(turns: u32, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn start_timer(ms: f64, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn alarm(ms: f64, done: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = task)]
    fn in_task(done: &JsValue) -> Result<(), JsValue>;
}

/// A timer of the page, cleared on drop. In a page without `clearTimeout` it fires and calls
/// nothing.
pub(crate) struct Timer {
    _timer: Held,
    _done: Closure<dyn Fn()>,
}

impl Timer {
    /// Sets `expired` after this many ms.
    pub(crate) fn start(ms: f64, expired: &OneShot<()>) -> Self {
        let done = setter(expired);
        let timer = start_timer(ms, done.as_ref()).unwrap_or_default();
        Self {
            _timer: Held::by(timer),
            _done: done,
        }
    }
}

/// A deadline that passes even where the page has replaced its timers. Cancelled on drop.
pub(crate) struct Alarm {
    _alarm: Held,
    _done: Closure<dyn Fn()>,
}

impl Alarm {
    /// Sets `expired` after this many ms.
    pub(crate) fn set(ms: f64, expired: &OneShot<()>) -> Self {
        let done = setter(expired);
        let alarm = alarm(ms, done.as_ref()).unwrap_or_default();
        Self {
            _alarm: Held::by(alarm),
            _done: done,
        }
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
