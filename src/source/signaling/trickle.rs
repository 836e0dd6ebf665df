//! Candidates between our connection and the page's server.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{RtcIceCandidate, RtcPeerConnection, RtcPeerConnectionIceEvent};

use super::options::{Callback, SignalingOptions};
use crate::js::events;
use crate::js::listener::Listener;
use crate::js::promise::settled;
use crate::js::revocable::Revocable;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};
use crate::source::negotiation::{add_candidate, candidate};
use crate::source::receiver_connection::ReceiverConnection;

/// Carries candidates in both directions for as long as it is kept.
pub(super) struct Trickle {
    remote: RemoteCandidates,
    add: Option<Revocable>,
    unsubscribe: Any,
    _listener: Option<Listener>,
}

impl Trickle {
    pub(super) fn start(receiver: &ReceiverConnection, options: &SignalingOptions) -> Self {
        let remote = RemoteCandidates {
            connection: receiver.value().clone(),
            early: Rc::default(),
        };
        let listener = give_local_candidates(receiver, options.candidate.clone());
        let added = remote.clone();
        let add = Revocable::new(move |candidate| added.add(candidate.into())).ok();
        let function = add.as_ref().map(Revocable::function).unwrap_or_default();
        let subscribed = match &options.candidates {
            Some(candidates) => candidates.call(&[&function]),
            None => Ok(Any::default()),
        };
        let unsubscribe = subscribed.unwrap_or_else(|error| {
            let step = error.after("candidates callback threw");
            receiver.media.record_step(step);
            Any::default()
        });
        Self {
            remote,
            add,
            unsubscribe,
            _listener: listener,
        }
    }

    /// Adds the candidates that came before the remote description.
    pub(super) fn flush(&self) {
        self.remote.flush();
    }
}

impl Drop for Trickle {
    fn drop(&mut self) {
        drop(self.add.take());
        if self.unsubscribe.is_function() {
            // What the page's function does or throws now is the page's business.
            let _ = self.unsubscribe.apply::<JsValue>(&JsValue::UNDEFINED, &[]);
        }
    }
}

fn give_local_candidates(
    receiver: &ReceiverConnection,
    callback: Option<Callback>,
) -> Option<Listener> {
    let media = Rc::clone(&receiver.media);
    let give = move |event: Untrusted<RtcPeerConnectionIceEvent>| {
        let candidate = candidate(&event);
        if candidate.is_some() {
            media.count_candidate();
        }
        let Some(callback) = &callback else {
            return;
        };
        let init = candidate.as_ref().map_or(JsValue::NULL, as_init);
        match callback.call(&[&init]) {
            Ok(promise) => drop(settled(&promise)),
            Err(error) => media.record_step(error.after("candidate callback threw")),
        }
    };
    Listener::on(receiver.value(), &events::ICE_CANDIDATE, give).ok()
}

/// `RTCIceCandidate.toJSON()`.
fn as_init(candidate: &Untrusted<RtcIceCandidate>) -> JsValue {
    let init: Read<Any> = candidate.call("toJSON", &[]);
    init.as_ref()
        .map_or(candidate.value(), Untrusted::value)
        .clone()
}

/// The server's candidates. They must wait for the description they belong to.
#[derive(Clone)]
struct RemoteCandidates {
    connection: Untrusted<RtcPeerConnection>,
    early: Rc<RefCell<Vec<Untrusted<RtcIceCandidate>>>>,
}

impl RemoteCandidates {
    fn add(&self, candidate: Untrusted<RtcIceCandidate>) {
        self.early.borrow_mut().push(candidate);
        self.flush();
    }

    fn flush(&self) {
        let description = self.connection.remote_description();
        if description.is_ok_and(|description| description.is_object()) {
            for candidate in self.early.take() {
                add_candidate(&self.connection, &candidate);
            }
        }
    }
}
