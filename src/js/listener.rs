//! Listeners that remove themselves.

use std::marker::PhantomData;

use wasm_bindgen::prelude::*;

use super::held::Held;
use super::thrown::Read;
use super::untrusted::Untrusted;

#[wasm_bindgen(module = "/src/js/listener.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn listen(target: &JsValue, event: &str, callback: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn handle(target: &JsValue, attribute: &str, callback: &JsValue) -> Result<JsValue, JsValue>;
}

/// A function of ours that the page may call.
///
/// `Fn`, not `FnMut`: a getter that runs page code may dispatch the next event
/// while the first is still being read.
pub(crate) type Callback = Closure<dyn Fn(JsValue)>;

/// The name of an event, and the type that it should have.
pub(crate) struct EventType<E>(&'static str, PhantomData<E>);

impl<E> EventType<E> {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self(name, PhantomData)
    }
}

/// A listener that is removed on drop. Whatever the page does then, the callback is invalid
/// afterwards.
pub(crate) struct Listener {
    _held: Held,
    callback: Callback,
}

impl Listener {
    /// `target.addEventListener(event, callback)`
    pub(crate) fn on<T, E: 'static>(
        target: &Untrusted<T>,
        event: &EventType<E>,
        callback: impl Fn(Untrusted<E>) + 'static,
    ) -> Read<Self> {
        let callback = Callback::new(move |event| callback(Untrusted::new(event)));
        let held = listen(target.value(), event.0, callback.as_ref());
        Self::held(held, callback)
    }

    /// `target[attribute] = callback`.
    pub(crate) fn handler<T, E: 'static>(
        target: &Untrusted<T>,
        attribute: &EventType<E>,
        callback: impl Fn(Untrusted<E>) + 'static,
    ) -> Read<Self> {
        let callback = Callback::new(move |event| callback(Untrusted::new(event)));
        let held = handle(target.value(), attribute.0, callback.as_ref());
        Self::held(held, callback)
    }

    fn held(held: Result<JsValue, JsValue>, callback: Callback) -> Read<Self> {
        Ok(Self {
            _held: Held::by(held?),
            callback,
        })
    }

    /// The function as the page sees it.
    pub(crate) fn function(&self) -> &JsValue {
        self.callback.as_ref().unchecked_ref()
    }
}

/// Adds one callback as listener for several events.
pub(crate) fn listen_all<T, E: 'static>(
    target: &Untrusted<T>,
    events: &[EventType<E>],
    callback: impl Fn(&Untrusted<E>) + Clone + 'static,
) -> Vec<Listener> {
    events
        .iter()
        .filter_map(|event| {
            let callback = callback.clone();
            Listener::on(target, event, move |event| callback(&event)).ok()
        })
        .collect()
}
