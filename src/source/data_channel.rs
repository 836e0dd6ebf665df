//! A data channel beside the media, and whether a message goes there and back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::js::listener::Listener;
use crate::js::primitives as js;
use crate::js::read;
use ontrack_judge::evidence::{Observation, Text};

/// A channel of ours. It stops listening on drop.
pub(crate) struct DataChannel {
    channel: JsValue,
    is_echoed: Rc<Cell<bool>>,
    _listeners: Vec<Listener>,
}

impl DataChannel {
    /// Creates a channel. Once it opens, `word` is sent and must come back.
    pub(crate) fn open(connection: &JsValue, word: &str) -> Result<Self, JsValue> {
        let channel = read::call(connection, "createDataChannel", &[&"probe".into()])?;
        let is_echoed = Rc::new(Cell::new(false));
        let (sent, to) = (JsValue::from(word), channel.clone());
        let (expected, echoed) = (sent.clone(), Rc::clone(&is_echoed));
        let listeners = [
            Listener::add(&channel, "open", move |_| {
                // A channel that does not send shows no echo.
                let _ = read::call(&to, "send", &[&sent]);
            }),
            Listener::add(&channel, "message", move |event| {
                let is_same = js::get(&event, "data").is_ok_and(|data| data == expected);
                echoed.set(echoed.get() || is_same);
            }),
        ];
        Ok(Self {
            channel,
            is_echoed,
            _listeners: listeners.into_iter().flatten().collect(),
        })
    }

    /// `echoed` once the word came back, otherwise the channel's `readyState`.
    pub(crate) fn state(&self) -> Text {
        if self.is_echoed.get() {
            Observation::Value("echoed".into())
        } else {
            read::text_at(&self.channel, "readyState")
        }
    }
}

/// Sends back each message on the channels that the other side opens.
pub(crate) fn echo(connection: &JsValue) -> Result<Listener, JsValue> {
    let listeners = RefCell::new(Vec::new());
    Listener::add(connection, "datachannel", move |event| {
        let Ok(channel) = js::get(&event, "channel") else {
            return;
        };
        let to = channel.clone();
        let listener = Listener::add(&channel, "message", move |message| {
            if let Ok(data) = js::get(&message, "data") {
                // A channel that does not send shows no echo.
                let _ = read::call(&to, "send", &[&data]);
            }
        });
        listeners.borrow_mut().extend(listener);
    })
}
