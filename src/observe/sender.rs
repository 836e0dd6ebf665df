//! Transceivers and tracks of our own, on a second connection.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::js::listener::Listener;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::sender::Sender;
use ontrack_judge::evidence::{Observation, Text, skips};

/// Counts the connection's calls for negotiation.
pub(crate) struct NegotiationNeeded {
    count: Rc<Cell<u32>>,
    _listener: Option<Listener>,
}

impl NegotiationNeeded {
    pub(crate) fn listen(connection: &JsValue) -> Self {
        let count = Rc::new(Cell::new(0));
        let counted = Rc::clone(&count);
        let listener = Listener::add(connection, "negotiationneeded", move |_| {
            counted.set(counted.get() + 1);
        });
        Self {
            count,
            _listener: listener.ok(),
        }
    }

    pub(crate) fn count(&self) -> ontrack_judge::evidence::Number {
        Observation::Value(f64::from(self.count.get()))
    }
}

/// Adds a transceiver and a track, all in one go.
pub(crate) fn observe(connection: &JsValue, realm: Option<&Realm>) -> Sender {
    let mut seen = Sender::default();
    if let Ok(transceiver) = read::call(connection, "addTransceiver", &[&"video".into()]) {
        fresh(connection, &transceiver, &mut seen);
        seen.direction_after_nonsense = direction_after_nonsense(realm, &transceiver);
        add_track(connection, &transceiver, &mut seen);
    }
    seen
}

fn fresh(connection: &JsValue, transceiver: &JsValue, seen: &mut Sender) {
    let word = |name| read::text_at(transceiver, name);
    seen.direction = word("direction");
    seen.current_direction = word("currentDirection");
    // There is none yet in a browser; what a page writes there stays in the page.
    seen.mid = word("mid").map(|_| "(other)".into());
    let sender = js::get(transceiver, "sender");
    let receiver = js::get(transceiver, "receiver");
    let is_null = |owner: &Result<JsValue, JsValue>, name: &str| {
        owner
            .clone()
            .and_then(|owner| Ok(js::get(&owner, name)?.is_null()))
    };
    seen.track_is_null = read::observe(is_null(&sender, "track"));
    seen.transports_are_null = read::observe(
        is_null(&sender, "transport").and_then(|null| Ok(null && is_null(&receiver, "transport")?)),
    );
    seen.receiver_track_waits = read::observe(receiver.clone().and_then(|receiver| {
        let track = js::get(&receiver, "track")?;
        Ok(js::get(&track, "readyState")? == "live"
            && js::get(&track, "muted")?.is_truthy()
            && js::get(&track, "enabled")?.is_truthy())
    }));
    let list = || read::call(connection, "getTransceivers", &[]);
    seen.is_identical = read::observe(sender.clone().and_then(|sender| {
        Ok(js::get(transceiver, "sender")? == sender && js::at(&list()?, 0)? == *transceiver)
    }));
    seen.list_is_copied = read::observe(list().and_then(|first| Ok(first != list()?)));
    seen.video_dtmf_is_null = read::observe(is_null(&sender, "dtmf"));
    let length = |list: Result<JsValue, JsValue>| {
        read::number(read::observe_present(
            list.and_then(|list| js::get(&list, "length")),
        ))
    };
    seen.parameters_codecs = length(
        receiver
            .clone()
            .and_then(|receiver| js::get(&read::call(&receiver, "getParameters", &[])?, "codecs")),
    );
    seen.synchronization_sources = length(
        receiver.and_then(|receiver| read::call(&receiver, "getSynchronizationSources", &[])),
    );
}

/// A setter of an enumeration passes over what it does not know. Chromium warns of it in the
/// console of the realm that the setter is of, and the fresh realm's has gone with its frame.
/// What is not the browser's own is asked by its own setter, which warns of nothing.
fn direction_after_nonsense(realm: Option<&Realm>, transceiver: &JsValue) -> Text {
    let Some(realm) = realm else {
        return Observation::skipped(skips::NO_REALM);
    };
    let word = JsValue::from("nonsense");
    let natively = realm
        .prototype("RTCRtpTransceiver")
        .and_then(|prototype| js::descriptor(&prototype, "direction"))
        .and_then(|direction| js::get(&direction, "set"))
        .and_then(|set| js::apply(&set, transceiver, &read::arguments(&[&word])));
    read::text(read::observe_present(
        natively
            .or_else(|_| js::set(transceiver, "direction", &word).map(|()| JsValue::UNDEFINED))
            .and_then(|_| js::get(transceiver, "direction")),
    ))
}

fn add_track(connection: &JsValue, transceiver: &JsValue, seen: &mut Sender) {
    let receiver = js::get(transceiver, "receiver");
    let Ok(track) = receiver.and_then(|receiver| js::get(&receiver, "track")) else {
        return;
    };
    let sender = read::call(connection, "addTrack", &[&track]);
    seen.is_reused =
        read::observe(sender.and_then(|sender| Ok(js::get(transceiver, "sender")? == sender)));
    seen.transceivers = read::number(read::observe_present(
        read::call(connection, "getTransceivers", &[]).and_then(|list| js::get(&list, "length")),
    ));
    let again = read::call(connection, "addTrack", &[&track]);
    seen.duplicate = Observation::Value(read::call_outcome(&again));
}
