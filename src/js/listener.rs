//! Listeners that remove themselves.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::primitives as js;
use super::read;

/// A function of ours in the hands of the page.
///
/// `Fn`, not `FnMut`: a getter that runs page code may dispatch the next event
/// while the first is still being looked at.
pub(crate) type Callback = Closure<dyn Fn(JsValue)>;

/// A listener for as long as it is kept.
pub(crate) struct Listener {
    target: JsValue,
    kind: &'static str,
    callback: Callback,
    is_handler: bool,
}

impl Listener {
    /// Adds a listener by `addEventListener`.
    pub(crate) fn add(
        target: &JsValue,
        kind: &'static str,
        callback: impl Fn(JsValue) + 'static,
    ) -> Result<Self, JsValue> {
        let callback = Callback::new(callback);
        read::call(
            target,
            "addEventListener",
            &[&kind.into(), callback.as_ref()],
        )?;
        Ok(Self {
            target: target.clone(),
            kind,
            callback,
            is_handler: false,
        })
    }

    /// Sets an event handler attribute, `ontrack` for example.
    pub(crate) fn set(
        target: &JsValue,
        attribute: &'static str,
        callback: impl Fn(JsValue) + 'static,
    ) -> Result<Self, JsValue> {
        let callback = Callback::new(callback);
        js::set(target, attribute, callback.as_ref())?;
        Ok(Self {
            target: target.clone(),
            kind: attribute,
            callback,
            is_handler: true,
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
            js::set(&self.target, self.kind, &JsValue::NULL)
        } else {
            let list = [&JsValue::from(self.kind), self.callback.as_ref()];
            read::call(&self.target, "removeEventListener", &list).map(drop)
        };
    }
}

/// Listeners for several kinds of events, all told to one function.
pub(crate) fn listen_all(
    target: &JsValue,
    kinds: &[&'static str],
    callback: impl Fn(&JsValue) + Clone + 'static,
) -> Vec<Listener> {
    kinds
        .iter()
        .filter_map(|kind| {
            let callback = callback.clone();
            Listener::add(target, kind, move |event| callback(&event)).ok()
        })
        .collect()
}
