//! The source `whep`: the page asks a WHEP endpoint for the stream.
//!
//! Spec: <https://datatracker.ietf.org/doc/draft-ietf-wish-whep/>.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::Media;
use super::call::{Call, bundled, obstructed};
use super::channel::Channel;
use super::negotiation::{accept, candidate, describe, no_media, settle};
use super::resource::{Endpoint, Resource, Response};
use super::signaling::{description_of, receive_only};
use crate::clock::Clock;
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::read;
use crate::observe::transport::description;
use ontrack_judge::sdp::{fragment, without_end_of_candidates};
use ontrack_judge::whep::{IceServer, ice_servers};

/// How long candidates are gathered before they are sent in one request, in ms.
const TRICKLE_MS: f64 = 60.0;
/// What must be left of the probe's time, in ms, to ask a busy server again.
const AGAIN_MS: f64 = 700.0;

/// What the caller wants of the endpoint.
pub(crate) struct Wanted {
    pub(crate) endpoint: Rc<Endpoint>,
    /// Whether the offer has a data channel, which few servers take.
    pub(crate) channel: bool,
    /// `iceServers` of the configuration, or undefined.
    pub(crate) servers: JsValue,
}

/// Where it went wrong: the code, and the step in words.
type Misstep = (&'static str, String);

/// Asks for the stream and receives it. The session is deleted on every way out.
pub(crate) async fn media(
    clock: &Rc<Clock>,
    nonce: &str,
    wanted: &Wanted,
    moving: &OneShot<()>,
) -> Media {
    let mut attempt = match Attempt::begin(clock, nonce, wanted, moving) {
        Ok(attempt) => attempt,
        Err(code) => return obstructed(code),
    };
    let negotiated = match attempt.offer(clock, wanted).await {
        Ok(None) => Ok(()),
        Ok(Some((counter_offer, resource))) => {
            // A rolled-back offer leaves transceivers behind; a fresh connection has none.
            drop(attempt);
            attempt = match Attempt::begin(clock, nonce, wanted, moving) {
                Ok(attempt) => attempt,
                Err(code) => return obstructed(code),
            };
            attempt.call.receiving.note("counter-offer".into());
            attempt.answer(clock, &counter_offer, resource).await
        }
        Err(misstep) => Err(misstep),
    };
    match negotiated {
        Err((code, step)) => {
            attempt.call.receiving.note(step);
            attempt.call.receiving.obstacle(code);
        }
        Ok(()) => {
            clock.tell("negotiated");
            attempt.flow(clock).await;
        }
    }
    let mut media = attempt.call.receiving.seen().await;
    if let Some(channel) = &attempt.channel {
        media.transport.channel = channel.state();
    }
    media
}

/// One connection with what belongs to it. Dropping it deletes the session first.
struct Attempt {
    resource: Option<Resource>,
    call: Call,
    channel: Option<Channel>,
    candidates: Rc<RefCell<Vec<String>>>,
    is_gathered: Rc<Cell<bool>>,
}

impl Attempt {
    fn begin(
        clock: &Rc<Clock>,
        nonce: &str,
        wanted: &Wanted,
        moving: &OneShot<()>,
    ) -> Result<Self, &'static str> {
        let configuration = bundled().and_then(|configuration| {
            if !wanted.servers.is_undefined() {
                js::set(&configuration, "iceServers", &wanted.servers)?;
            }
            Ok(configuration)
        });
        let mut call = Call::open(clock, &configuration.unwrap_or_default(), moving)?;
        let candidates = Rc::<RefCell<Vec<String>>>::default();
        let is_gathered = Rc::new(Cell::new(false));
        let listener = {
            let (receiving, candidates) = (Rc::clone(&call.receiving), Rc::clone(&candidates));
            let is_gathered = Rc::clone(&is_gathered);
            Listener::add(call.connection(), "icecandidate", move |event| {
                let text = candidate(&event).and_then(|it| js::get(&it, "candidate").ok());
                match text.and_then(|text| read::string(&text, 512)) {
                    Some(text) => {
                        receiving.count_candidate();
                        candidates.borrow_mut().push(text);
                    }
                    None => is_gathered.set(true),
                }
            })
        };
        call.keep(listener);
        let channel = wanted
            .channel
            .then(|| Channel::open(call.connection(), nonce).ok())
            .flatten();
        Ok(Self {
            resource: None,
            call,
            channel,
            candidates,
            is_gathered,
        })
    }

    /// Offers, without waiting for candidates, and takes the answer. A counter-offer
    /// is given back, with the session it belongs to.
    async fn offer(
        &mut self,
        clock: &Clock,
        wanted: &Wanted,
    ) -> Result<Option<(String, Resource)>, Misstep> {
        let failed = |step| ("negotiation-failed", step);
        let connection = self.call.connection().clone();
        receive_only(&connection)
            .map_err(|error| failed(read::with_error_name("line ", &error)))?;
        let offer = read::call(&connection, "createOffer", &[]);
        let offer = settle(clock, "offer", offer).await.map_err(failed)?;
        let sdp = js::get(&offer, "sdp").ok();
        let sdp = sdp.and_then(|sdp| read::string(&sdp, read::DESCRIPTION_LIMIT));
        let sdp = without_end_of_candidates(&sdp.unwrap_or_default());
        let response = self.post(clock, wanted, &sdp).await?;
        if response.status == 406 && response.is_description() {
            let resource = Resource::of(&wanted.endpoint, &response)
                .ok_or_else(|| no_location("counter-offer"))?;
            return Ok(Some((response.text, resource)));
        }
        response.accepted("POST")?;
        self.resource = Resource::of(&wanted.endpoint, &response);
        if self.resource.is_none() {
            self.call.receiving.note(no_location("POST").1);
        }
        if !response.is_description() {
            return Err((
                "server-no-description",
                "POST answered no session description".into(),
            ));
        }
        self.use_servers(&ice_servers(&response.link));
        let set = read::call(&connection, "setLocalDescription", &[&offer]);
        settle(clock, "offer set", set).await.map_err(failed)?;
        let answer = description_of("answer", &response.text).unwrap_or_default();
        accept(clock, &connection, &answer, "answer taken")
            .await
            .map_err(failed)?;
        Ok(None)
    }

    /// POST, again where the server is busy and says when.
    async fn post(&self, clock: &Clock, wanted: &Wanted, sdp: &str) -> Result<Response, Misstep> {
        loop {
            let response = wanted
                .endpoint
                .send(
                    clock,
                    "POST",
                    wanted.endpoint.url(),
                    "application/sdp",
                    &[],
                    sdp,
                )
                .await?;
            if !matches!(response.status, 409 | 503) {
                return Ok(response);
            }
            let is_in_time =
                response.retry_ms >= 0.0 && response.retry_ms < clock.left_ms() - AGAIN_MS;
            if !is_in_time {
                return Err(("server-busy", response.step("POST")));
            }
            self.call.receiving.note(response.step("POST"));
            let never: OneShot<()> = OneShot::new();
            let again = clock.within(response.retry_ms.max(50.0), &never).await;
            if again.is_err() {
                return Err(("server-busy", response.step("POST")));
            }
        }
    }

    /// Answers a counter-offer by PATCH.
    async fn answer(
        &mut self,
        clock: &Clock,
        offer: &str,
        resource: Resource,
    ) -> Result<(), Misstep> {
        let failed = |step| ("negotiation-failed", step);
        let resource = self.resource.insert(resource);
        let connection = self.call.connection();
        let offer = description_of("offer", offer).unwrap_or_default();
        accept(clock, connection, &offer, "counter-offer taken")
            .await
            .map_err(failed)?;
        let answer = describe(clock, connection, "answer")
            .await
            .map_err(failed)?;
        let sdp = js::get(&answer, "sdp").ok();
        let sdp = sdp.and_then(|sdp| read::string(&sdp, read::DESCRIPTION_LIMIT));
        let sdp = without_end_of_candidates(&sdp.unwrap_or_default());
        let response = resource.patch(clock, "application/sdp", &sdp).await?;
        response.accepted("PATCH")
    }

    /// Adds the servers that the endpoint offers to those of the caller.
    fn use_servers(&self, servers: &[IceServer]) {
        let set = || {
            let connection = self.call.connection();
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
            self.call
                .receiving
                .note(read::with_error_name("ice-server ", &error));
        }
    }

    /// Receives, and meanwhile sends the candidates, if the endpoint takes any.
    async fn flow(&self, clock: &Clock) {
        let remote = description(self.call.connection(), "remoteDescription");
        if self.channel.is_none()
            && let Some(code) = no_media(&remote)
        {
            self.call.receiving.obstacle(code);
            return;
        }
        let flow = self.call.flow_from_server();
        crate::js::one_shot::join(flow, self.trickle(clock)).await;
        if !self.call.receiving.is_connected() && !remote.contains("a=candidate:") {
            self.call
                .receiving
                .note("the server gave no candidate".into());
        }
    }

    async fn trickle(&self, clock: &Clock) {
        let Some(resource) = self.resource.as_ref().filter(|it| it.takes_candidates()) else {
            return;
        };
        let never: OneShot<()> = OneShot::new();
        while !self.call.receiving.is_over() {
            if clock.within(TRICKLE_MS, &never).await.is_err() {
                return;
            }
            let (candidates, is_complete) = (self.candidates.take(), self.is_gathered.get());
            if candidates.is_empty() {
                if is_complete {
                    return;
                }
                continue;
            }
            let offer = description(self.call.connection(), "localDescription");
            let body = fragment(&offer, &candidates, is_complete);
            let response = resource
                .patch(clock, "application/trickle-ice-sdpfrag", &body)
                .await;
            let step = match response {
                Ok(response) if response.is_success() => continue,
                Ok(response) => response.step("PATCH"),
                Err((_, step)) => step,
            };
            self.call.receiving.note(step);
            return;
        }
    }
}

fn no_location(step: &str) -> Misstep {
    (
        "server-no-location",
        [step, " gave no Location, or does not expose it"].concat(),
    )
}
