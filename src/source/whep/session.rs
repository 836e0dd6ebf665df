//! One connection to a WHEP endpoint, with the session that the endpoint made for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::options::WhepOptions;
use super::resource::{Resource, Response};
use crate::js::listener::Listener;
use crate::js::one_shot::{OneShot, join};
use crate::js::primitives as js;
use crate::js::read;
use crate::observe::transport::description;
use crate::session::Session;
use crate::source::Media;
use crate::source::connection::bundled;
use crate::source::data_channel::DataChannel;
use crate::source::negotiation::{
    Failure, accept, candidate, describe, description_of, no_media, receive_only, sdp_of, settle,
};
use crate::source::receiver_connection::ReceiverConnection;
use ontrack_judge::sdp::{fragment, without_end_of_candidates};
use ontrack_judge::whep::{IceServer, ice_servers};

/// How long candidates are gathered before they are sent in one request, in ms.
const TRICKLE_MS: f64 = 60.0;
/// What must be left of the session's time, in ms, to ask a busy server again.
const AGAIN_MS: f64 = 700.0;
/// The shortest pause before a busy server is asked again, in ms.
const PAUSE_MS: f64 = 50.0;

/// A connection with what belongs to it. Dropping it deletes the endpoint's session first.
pub(super) struct WhepSession {
    resource: Option<Resource>,
    receiver: ReceiverConnection,
    session: Rc<Session>,
    channel: Option<DataChannel>,
    local: Rc<LocalCandidates>,
}

/// The candidates that were found and not yet sent.
#[derive(Default)]
struct LocalCandidates {
    unsent: RefCell<Vec<String>>,
    is_complete: Cell<bool>,
}

impl WhepSession {
    /// Opens the connection. Fails with the reason for the report.
    pub(super) fn open(
        session: &Rc<Session>,
        options: &WhepOptions,
        first_frame: &OneShot<()>,
    ) -> Result<Self, &'static str> {
        let configuration = bundled(&options.ice_servers).unwrap_or_default();
        let mut receiver = ReceiverConnection::open(session, &configuration, first_frame)?;
        let local = Rc::<LocalCandidates>::default();
        let listener = {
            let (media, local) = (Rc::clone(&receiver.media), Rc::clone(&local));
            Listener::add(receiver.value(), "icecandidate", move |event| {
                let candidate = candidate(&event);
                let text = candidate.and_then(|candidate| js::get(&candidate, "candidate").ok());
                match text.and_then(|text| read::string(&text, 512)) {
                    Some(text) => {
                        media.count_candidate();
                        local.unsent.borrow_mut().push(text);
                    }
                    None => local.is_complete.set(true),
                }
            })
        };
        receiver.keep(listener);
        let channel = options
            .channel
            .then(|| DataChannel::open(receiver.value(), &session.nonce).ok())
            .flatten();
        Ok(Self {
            resource: None,
            receiver,
            session: Rc::clone(session),
            channel,
            local,
        })
    }

    /// Offers, without waiting for candidates, and takes the answer. A counter-offer is
    /// returned with the session it belongs to.
    pub(super) async fn offer(
        &mut self,
        options: &WhepOptions,
    ) -> Result<Option<(String, Resource)>, Failure> {
        let session = Rc::clone(&self.session);
        let connection = self.receiver.value().clone();
        receive_only(&connection)?;
        let offer = read::call(&connection, "createOffer", &[]);
        let offer = settle(&session, "offer", offer).await?;
        let sdp = without_end_of_candidates(&sdp_of(&offer).unwrap_or_default());
        let response = self.post(options, &sdp).await?;
        if response.status == 406 && response.is_description() {
            let resource = Resource::of(&options.endpoint, &response)
                .ok_or_else(|| no_location("counter-offer"))?;
            return Ok(Some((response.text, resource)));
        }
        response.accepted("POST")?;
        self.resource = Resource::of(&options.endpoint, &response);
        if self.resource.is_none() {
            self.record_step(no_location("POST").step);
        }
        if !response.is_description() {
            return Err(Failure::new(
                "server-no-description",
                &["POST answered no session description"],
            ));
        }
        self.add_ice_servers(&ice_servers(&response.link));
        let set = read::call(&connection, "setLocalDescription", &[&offer]);
        settle(&session, "offer set", set).await?;
        let answer = description_of("answer", &response.text).unwrap_or_default();
        accept(&session, &connection, &answer, "answer taken").await?;
        Ok(None)
    }

    /// POST, again where the server is busy and says when.
    async fn post(&self, options: &WhepOptions, sdp: &str) -> Result<Response, Failure> {
        let endpoint = &options.endpoint;
        loop {
            let response = endpoint
                .send(
                    &self.session,
                    "POST",
                    endpoint.url(),
                    "application/sdp",
                    &[],
                    sdp,
                )
                .await?;
            if !matches!(response.status, 409 | 503) {
                return Ok(response);
            }
            let is_busy = || Failure {
                reason: "server-busy",
                step: response.step("POST"),
            };
            let is_in_time = response.retry_ms >= 0.0
                && response.retry_ms < self.session.remaining_ms() - AGAIN_MS;
            if !is_in_time {
                return Err(is_busy());
            }
            self.record_step(response.step("POST"));
            self.session
                .within(response.retry_ms.max(PAUSE_MS), &OneShot::<()>::new())
                .await
                .map_err(|_| is_busy())?;
        }
    }

    /// Answers a counter-offer by PATCH.
    pub(super) async fn answer(&mut self, offer: &str, resource: Resource) -> Result<(), Failure> {
        let resource = self.resource.insert(resource);
        let (session, connection) = (&self.session, self.receiver.value());
        let offer = description_of("offer", offer).unwrap_or_default();
        accept(session, connection, &offer, "counter-offer taken").await?;
        let answer = describe(session, connection, "answer").await?;
        let sdp = without_end_of_candidates(&sdp_of(&answer).unwrap_or_default());
        let response = resource.patch(session, "application/sdp", &sdp).await?;
        response.accepted("PATCH")
    }

    /// Adds the servers that the endpoint offers to those of the caller.
    fn add_ice_servers(&self, servers: &[IceServer]) {
        let set = || {
            let connection = self.receiver.value();
            let configuration = read::call(connection, "getConfiguration", &[])?;
            let own = js::get(&configuration, "iceServers").unwrap_or_default();
            let mut all = read::elements(&own);
            for server in servers {
                let entry = js::object()?;
                js::set(&entry, "urls", &server.url.as_str().into())?;
                if !server.username.is_empty() {
                    js::set(&entry, "username", &server.username.as_str().into())?;
                    js::set(&entry, "credential", &server.credential.as_str().into())?;
                }
                all.push(entry);
            }
            let all: Vec<&JsValue> = all.iter().collect();
            js::set(&configuration, "iceServers", &read::arguments(&all))?;
            read::call(connection, "setConfiguration", &[&configuration])
        };
        if !servers.is_empty()
            && let Err(error) = set()
        {
            self.record_step(read::with_error_name("ice-server ", &error));
        }
    }

    /// Receives, and meanwhile sends the candidates, if the endpoint takes any.
    pub(super) async fn receive(&self) {
        let remote = description(self.receiver.value(), "remoteDescription");
        if self.channel.is_none()
            && let Some(reason) = no_media(&remote)
        {
            self.receiver.media.fail(reason);
            return;
        }
        join(self.receiver.receive_from_server(), self.trickle()).await;
        if !self.receiver.media.is_connected() && !remote.contains("a=candidate:") {
            self.record_step("the server gave no candidate".into());
        }
    }

    async fn trickle(&self) {
        let Some(resource) = self.resource.as_ref() else {
            return;
        };
        while resource.takes_candidates() && !self.receiver.media.is_settled() {
            let never = OneShot::<()>::new();
            if self.session.within(TRICKLE_MS, &never).await.is_err() {
                return;
            }
            let (candidates, is_complete) =
                (self.local.unsent.take(), self.local.is_complete.get());
            if candidates.is_empty() {
                if is_complete {
                    return;
                }
                continue;
            }
            let offer = description(self.receiver.value(), "localDescription");
            let body = fragment(&offer, &candidates, is_complete);
            let response = resource
                .patch(&self.session, "application/trickle-ice-sdpfrag", &body)
                .await;
            let step = match response {
                Ok(response) if response.is_success() => continue,
                Ok(response) => response.step("PATCH"),
                Err(Failure { step, .. }) => step,
            };
            self.record_step(step);
            return;
        }
    }

    /// Records that a step failed, or took a detour.
    pub(super) fn record_step(&self, step: String) {
        self.receiver.media.record_step(step);
    }

    /// Records the step that ended the negotiation, and the reason for the report.
    pub(super) fn fail(&self, reason: &'static str, step: String) {
        self.record_step(step);
        self.receiver.media.fail(reason);
    }

    /// What was observed of media.
    pub(super) async fn evidence(&self) -> Media {
        let mut media = self.receiver.media.evidence().await;
        if let Some(channel) = &self.channel {
            media.transport.channel = channel.state();
        }
        media
    }
}

fn no_location(step: &str) -> Failure {
    Failure::new(
        "server-no-location",
        &[step, " gave no Location, or does not expose it"],
    )
}
