//! A data channel beside the media, and whether a message goes there and back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{RtcDataChannel, RtcPeerConnection};

use crate::js::events;
use crate::js::listener::Listener;
use crate::js::thrown::Read;
use crate::js::untrusted::Untrusted;
use ontrack_judge::evidence::{Observation, Text};

/// A channel of ours. It stops listening on drop.
pub(crate) struct DataChannel {
    channel: Untrusted<RtcDataChannel>,
    is_echoed: Rc<Cell<bool>>,
    _listeners: Vec<Listener>,
}

impl DataChannel {
    /// Creates a channel. Once it opens, `word` is sent and must come back.
    pub(crate) fn open(connection: &Untrusted<RtcPeerConnection>, word: &str) -> Read<Self> {
        let channel = connection.create_data_channel("probe")?;
        let is_echoed = Rc::new(Cell::new(false));
        let (sent, to) = (JsValue::from(word), channel.clone());
        let (expected, echoed) = (sent.clone(), Rc::clone(&is_echoed));
        let listeners = [
            Listener::on(&channel, &events::OPEN, move |_| {
                // A channel that does not send shows no echo.
                let _ = to.send(&sent);
            }),
            Listener::on(&channel, &events::MESSAGE, move |event| {
                let is_same = event.data().is_ok_and(|data| *data.value() == expected);
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
            self.channel.ready_state()
        }
    }
}

/// Sends back each message on the channels that the other side opens.
pub(crate) fn echo(connection: &Untrusted<RtcPeerConnection>) -> Read<Listener> {
    let listeners = RefCell::new(Vec::new());
    Listener::on(connection, &events::DATA_CHANNEL, move |event| {
        let Ok(channel) = event.channel() else {
            return;
        };
        let to = channel.clone();
        let listener = Listener::on(&channel, &events::MESSAGE, move |message| {
            if let Ok(data) = message.data() {
                // A channel that does not send shows no echo.
                let _ = to.send(data.value());
            }
        });
        listeners.borrow_mut().extend(listener);
    })
}
