//! A transceiver and a track of our own, on the second connection.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, RtcRtpTransceiver};

use crate::js::events;
use crate::js::listener::Listener;
use crate::js::read_value::ReadValue;
use crate::js::realm::Realm;
use crate::js::thrown::{Read, call_outcome, observe as read};
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::sender::Sender;
use ontrack_judge::evidence::{Number, Observation, Text, skips};

/// Counts the connection's `negotiationneeded` events.
pub(crate) struct NegotiationNeeded {
    count: Rc<Cell<u32>>,
    _listener: Option<Listener>,
}

impl NegotiationNeeded {
    pub(crate) fn listen(connection: &Untrusted<RtcPeerConnection>) -> Self {
        let count = Rc::new(Cell::new(0));
        let counted = Rc::clone(&count);
        let listener = Listener::on(connection, &events::NEGOTIATION_NEEDED, move |_| {
            counted.set(counted.get() + 1);
        });
        Self {
            count,
            _listener: listener.ok(),
        }
    }

    pub(crate) fn count(&self) -> Number {
        Observation::Value(f64::from(self.count.get()))
    }
}

/// Adds a transceiver and a track, without waiting in between.
pub(crate) fn observe(connection: &Untrusted<RtcPeerConnection>, realm: Option<&Realm>) -> Sender {
    let mut evidence = Sender::default();
    if let Ok(transceiver) = connection.add_transceiver(&[&"video".into()]) {
        fresh_transceiver(connection, &transceiver, &mut evidence);
        evidence.direction_after_nonsense = direction_after_nonsense(realm, &transceiver);
        add_track(connection, &transceiver, &mut evidence);
    }
    evidence
}

fn fresh_transceiver(
    connection: &Untrusted<RtcPeerConnection>,
    transceiver: &Untrusted<RtcRtpTransceiver>,
    evidence: &mut Sender,
) {
    evidence.direction = transceiver.direction();
    evidence.current_direction = transceiver.current_direction();
    // In a browser there is none yet. What a page writes there must not leave the page.
    evidence.mid = transceiver.mid().map(|_| "(other)".into());
    let (sender, receiver) = (transceiver.sender(), transceiver.receiver());
    evidence.track_is_null = read(|| Ok(sender.clone()?.track()?.is_null()));
    evidence.transports_are_null = read(|| {
        Ok(sender.clone()?.transport()?.is_null() && receiver.clone()?.transport()?.is_null())
    });
    evidence.receiver_track_waits = read(|| {
        let track = receiver.clone()?.track()?;
        let ready_state: Any = track.get("readyState")?;
        Ok(*ready_state.value() == "live"
            && track.get::<JsValue>("muted")?.is_truthy()
            && track.get::<JsValue>("enabled")?.is_truthy())
    });
    evidence.is_identical = read(|| {
        let sender = sender.clone()?;
        Ok(transceiver.sender()? == sender && connection.transceivers()?.at(0)? == *transceiver)
    });
    evidence.list_is_copied = read(|| Ok(connection.transceivers()? != connection.transceivers()?));
    evidence.video_dtmf_is_null = read(|| Ok(sender.clone()?.dtmf()?.is_null()));
    let codecs = || -> Read<Any> {
        let codecs: Any = receiver.clone()?.parameters()?.get("codecs")?;
        codecs.get("length")
    };
    evidence.parameters_codecs = codecs().number();
    evidence.synchronization_sources = receiver
        .and_then(|receiver| receiver.synchronization_sources()?.length())
        .number();
}

/// A setter of an enumeration ignores an unknown word. Chromium warns of it in the console
/// of the setter's realm, and the fresh realm's console is gone with its frame. A value that
/// is not the browser's own has its own setter called, which warns of nothing.
fn direction_after_nonsense(
    realm: Option<&Realm>,
    transceiver: &Untrusted<RtcRtpTransceiver>,
) -> Text {
    let Some(realm) = realm else {
        return Observation::skipped(skips::NO_REALM);
    };
    let word = JsValue::from("nonsense");
    let set_natively = || -> Read<Any> {
        let prototype = realm.window().prototype::<RtcRtpTransceiver>()?;
        let setter: Any = prototype.descriptor("direction")?.get("set")?;
        setter.apply(transceiver.value(), &[&word])
    };
    let is_set = match set_natively() {
        Ok(_) => Ok(()),
        Err(_) => transceiver.set("direction", &word),
    };
    is_set
        .and_then(|()| transceiver.get::<JsValue>("direction"))
        .text()
}

fn add_track(
    connection: &Untrusted<RtcPeerConnection>,
    transceiver: &Untrusted<RtcRtpTransceiver>,
    evidence: &mut Sender,
) {
    let Ok(track) = transceiver.received_track() else {
        return;
    };
    let sender = connection.add_track(&[track.value()]);
    evidence.is_reused = read(|| {
        let sender = sender?;
        Ok(transceiver.sender()? == sender)
    });
    evidence.transceivers = connection.transceiver_count();
    let again = connection.add_track(&[track.value()]);
    evidence.duplicate = Observation::Value(call_outcome(&again));
}
