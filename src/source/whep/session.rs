//! One connection to a WHEP endpoint, with the session that the endpoint made for it.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::RtcSessionDescription;

use super::options::WhepOptions;
use super::resource::{Resource, Response};
use super::trickle::LocalCandidates;
use crate::js::dictionary::{dictionary, session_description};
use crate::js::list::array;
use crate::js::one_shot::{OneShot, join};
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};
use crate::observe::transport::sdp_of;
use crate::session::Session;
use crate::source::Media;
use crate::source::connection::bundled;
use crate::source::data_channel::DataChannel;
use crate::source::negotiation::{Failure, accept, describe, no_media, receive_only, settle};
use crate::source::receiver_connection::ReceiverConnection;
use ontrack_judge::MediaReason;
use ontrack_judge::sdp::without_end_of_candidates;
use ontrack_judge::whep::{IceServer, ice_servers};

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
    candidates: Rc<LocalCandidates>,
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
        let (candidates, listener) = LocalCandidates::listen(&receiver);
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
            candidates,
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
        let offer = settle(&session, "offer", connection.create_offer()).await?;
        let offer = offer.cast::<RtcSessionDescription>();
        let sdp = without_end_of_candidates(&offer.sdp_text().unwrap_or_default());
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
                MediaReason::ServerNoDescription.name(),
                &["POST answered no session description"],
            ));
        }
        self.add_ice_servers(&ice_servers(&response.link));
        let set = connection.set_local_description(offer.value());
        settle(&session, "offer set", set).await?;
        let answer = session_description("answer", &response.text).unwrap_or_default();
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
                reason: MediaReason::ServerBusy.name(),
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
        let offer = session_description("offer", offer).unwrap_or_default();
        accept(session, connection, &offer, "counter-offer taken").await?;
        let answer = describe(session, connection, "answer").await?;
        let sdp = without_end_of_candidates(&answer.sdp_text().unwrap_or_default());
        let response = resource.patch(session, "application/sdp", &sdp).await?;
        response.accepted("PATCH")
    }

    /// Adds the servers that the endpoint offers to those of the caller.
    fn add_ice_servers(&self, servers: &[IceServer]) {
        let set = || -> Read<Any> {
            let connection = self.receiver.value();
            let configuration = connection.configuration()?;
            let own: Untrusted<Array> = configuration.get("iceServers").unwrap_or_default();
            let mut all = own.elements::<JsValue>();
            for server in servers {
                all.push(entry(server)?.into());
            }
            let all: Vec<&JsValue> = all.iter().map(Any::value).collect();
            configuration.set("iceServers", &array(&all))?;
            connection.set_configuration(&configuration)
        };
        if !servers.is_empty()
            && let Err(error) = set()
        {
            self.record_step(error.after("ice-server"));
        }
    }

    /// Receives, and meanwhile sends the candidates, if the endpoint takes any.
    pub(super) async fn receive(&self) {
        let remote = sdp_of(self.receiver.value().remote_description());
        if self.channel.is_none()
            && let Some(reason) = no_media(&remote)
        {
            self.receiver.media.fail(reason);
            return;
        }
        join(self.receiver.receive_from_server(), self.send_candidates()).await;
        if !self.receiver.media.is_connected() && !remote.contains("a=candidate:") {
            self.record_step("the server gave no candidate".into());
        }
    }

    async fn send_candidates(&self) {
        if let Some(resource) = self.resource.as_ref().filter(|it| it.takes_candidates()) {
            let sent = self
                .candidates
                .send(&self.session, &self.receiver, resource);
            if let Err(step) = sent.await {
                self.record_step(step);
            }
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

/// `RTCIceServer`
fn entry(server: &IceServer) -> Read<JsValue> {
    let urls = JsValue::from(server.url.as_str());
    if server.username.is_empty() {
        return dictionary(&[("urls", &urls)]);
    }
    dictionary(&[
        ("urls", &urls),
        ("username", &server.username.as_str().into()),
        ("credential", &server.credential.as_str().into()),
    ])
}

fn no_location(step: &str) -> Failure {
    Failure::new(
        MediaReason::ServerNoLocation.name(),
        &[step, " gave no Location, or does not expose it"],
    )
}
