//! Candidates between our connection and the page's server.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::options::{Callback, SignalingOptions};
use crate::js::listener::Listener;
use crate::js::primitives as js;
use crate::js::promise::settled;
use crate::js::read;
use crate::source::negotiation::{add_candidate, candidate};
use crate::source::receiver_connection::ReceiverConnection;

/// Carries candidates in both directions for as long as it is kept.
pub(super) struct Trickle {
    remote: RemoteCandidates,
    revocable: JsValue,
    unsubscribe: JsValue,
    _add: Closure<dyn Fn(JsValue)>,
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
        let add = Closure::<dyn Fn(JsValue)>::new(move |candidate| added.add(candidate));
        let revocable = js::revocable(add.as_ref()).unwrap_or_default();
        let open = js::at(&revocable, 0).unwrap_or_default();
        let subscribed = match &options.candidates {
            Some(candidates) => candidates.call(&[&open]),
            None => Ok(JsValue::UNDEFINED),
        };
        let unsubscribe = subscribed.unwrap_or_else(|error| {
            let step = read::with_error_name("candidates callback threw ", &error);
            receiver.media.record_step(step);
            JsValue::UNDEFINED
        });
        Self {
            remote,
            revocable,
            unsubscribe,
            _add: add,
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
        // What the page's functions do now is the page's business.
        let _ = js::at(&self.revocable, 1)
            .and_then(|revoke| js::apply(&revoke, &JsValue::UNDEFINED, &read::arguments(&[])));
        if self.unsubscribe.is_function() {
            let none = read::arguments(&[]);
            let _ = js::apply(&self.unsubscribe, &JsValue::UNDEFINED, &none);
        }
    }
}

fn give_local_candidates(
    receiver: &ReceiverConnection,
    callback: Option<Callback>,
) -> Option<Listener> {
    let media = Rc::clone(&receiver.media);
    let give = move |event: JsValue| {
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
            Err(error) => {
                media.record_step(read::with_error_name("candidate callback threw ", &error))
            }
        }
    };
    Listener::add(receiver.value(), "icecandidate", give).ok()
}

/// `RTCIceCandidate.toJSON()`.
fn as_init(candidate: &JsValue) -> JsValue {
    read::call(candidate, "toJSON", &[]).unwrap_or_else(|_| candidate.clone())
}

/// The server's candidates. They must wait for the description they belong to.
#[derive(Clone)]
struct RemoteCandidates {
    connection: JsValue,
    early: Rc<RefCell<Vec<JsValue>>>,
}

impl RemoteCandidates {
    fn add(&self, candidate: JsValue) {
        self.early.borrow_mut().push(candidate);
        self.flush();
    }

    fn flush(&self) {
        let description = js::get(&self.connection, "remoteDescription");
        if description.is_ok_and(|description| description.is_object()) {
            for candidate in self.early.take() {
                add_candidate(&self.connection, &candidate);
            }
        }
    }
}
