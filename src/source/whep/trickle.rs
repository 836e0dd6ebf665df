//! Candidates that were found after the offer, sent to the endpoint one request at a time.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8840>.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::resource::Resource;
use crate::js::events;
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::observe::transport::sdp_of;
use crate::session::Session;
use crate::source::negotiation::{Failure, candidate};
use crate::source::receiver_connection::ReceiverConnection;
use ontrack_judge::sdp::fragment;

/// How long candidates are gathered before they are sent in one request, in ms.
const TRICKLE_MS: f64 = 60.0;
/// The longest candidate that is sent, in UTF-16 code units.
const CANDIDATE_LIMIT: u32 = 512;

/// The candidates that were found and not yet sent.
#[derive(Default)]
pub(super) struct LocalCandidates {
    unsent: RefCell<Vec<String>>,
    is_complete: Cell<bool>,
}

impl LocalCandidates {
    /// Collects the connection's candidates for as long as the listener is kept.
    pub(super) fn listen(receiver: &ReceiverConnection) -> (Rc<Self>, Option<Listener>) {
        let this = Rc::<Self>::default();
        let (media, found) = (Rc::clone(&receiver.media), Rc::clone(&this));
        let listener = Listener::on(receiver.value(), &events::ICE_CANDIDATE, move |event| {
            let candidate = candidate(&event);
            let text = candidate.and_then(|it| it.string_at("candidate", CANDIDATE_LIMIT));
            match text {
                Some(text) => {
                    media.count_candidate();
                    found.unsent.borrow_mut().push(text);
                }
                None => found.is_complete.set(true),
            }
        });
        (this, listener.ok())
    }

    /// Sends candidates until all are sent or the connection is established.
    ///
    /// Fails with the step in words where the endpoint refuses some.
    pub(super) async fn send(
        &self,
        session: &Session,
        receiver: &ReceiverConnection,
        resource: &Resource,
    ) -> Result<(), String> {
        let never = OneShot::<()>::new();
        while !receiver.media.is_settled() && session.within(TRICKLE_MS, &never).await.is_ok() {
            let (candidates, is_complete) = (self.unsent.take(), self.is_complete.get());
            if candidates.is_empty() {
                if is_complete {
                    break;
                }
                continue;
            }
            let offer = sdp_of(receiver.value().local_description());
            let body = fragment(&offer, &candidates, is_complete);
            let response = resource
                .patch(session, "application/trickle-ice-sdpfrag", &body)
                .await;
            match response {
                Ok(response) if response.is_success() => {}
                Ok(response) => return Err(response.step("PATCH")),
                Err(Failure { step, .. }) => return Err(step),
            }
        }
        Ok(())
    }
}
