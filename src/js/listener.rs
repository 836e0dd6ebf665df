//! Listeners that remove themselves.

use std::marker::PhantomData;

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::primitives as js;
use super::thrown::Read;
use super::untrusted::{Any, Untrusted};

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

/// A listener that is removed on drop.
pub(crate) struct Listener {
    target: Any,
    /// The name of the event, or of the event handler attribute.
    name: &'static str,
    callback: Callback,
    is_handler: bool,
}

impl Listener {
    /// `target.addEventListener(event, callback)`
    pub(crate) fn on<T, E: 'static>(
        target: &Untrusted<T>,
        event: &EventType<E>,
        callback: impl Fn(Untrusted<E>) + 'static,
    ) -> Read<Self> {
        let callback = Callback::new(move |event| callback(Untrusted::new(event)));
        Self::add_callback(target.value(), event.0, callback)
    }

    /// `target[attribute] = callback`.
    pub(crate) fn handler<T, E: 'static>(
        target: &Untrusted<T>,
        attribute: &EventType<E>,
        callback: impl Fn(Untrusted<E>) + 'static,
    ) -> Read<Self> {
        let callback = Callback::new(move |event| callback(Untrusted::new(event)));
        js::set(target.value(), attribute.0, callback.as_ref())?;
        Ok(Self {
            target: target.value().clone().into(),
            name: attribute.0,
            callback,
            is_handler: true,
        })
    }

    fn add_callback(target: &JsValue, name: &'static str, callback: Callback) -> Read<Self> {
        let target = Any::new(target.clone());
        let list = [&name.into(), callback.as_ref()];
        target.call::<JsValue>("addEventListener", &list)?;
        Ok(Self {
            target,
            name,
            callback,
            is_handler: false,
        })
    }

    /// The function as the page sees it.
    pub(crate) fn function(&self) -> &JsValue {
        self.callback.as_ref().unchecked_ref()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Whatever the page does on removal, the callback is invalid afterwards.
        let _ = if self.is_handler {
            js::set(self.target.value(), self.name, &JsValue::NULL)
        } else {
            let list = [&JsValue::from(self.name), self.callback.as_ref()];
            self.target
                .call::<JsValue>("removeEventListener", &list)
                .map(drop)
                .map_err(JsValue::from)
        };
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
