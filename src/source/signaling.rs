//! The source `signaling`: the host page carries the descriptions. The server offers,
//! which is the normal case, or we do.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::Media;
use super::call::{Call, bundled, obstructed};
use super::channel::Channel;
use super::negotiation::{accept, add_candidate, candidate, describe, no_media};
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::promise::settled;
use crate::js::read;
use crate::observe::transport::description;
use ontrack_judge::evidence::Observation;

/// How long a callback of the host may take, in ms, unless the probe's own time is
/// shorter.
const CALLBACK_LIMIT_MS: f64 = 10_000.0;

/// What the host page gave us, checked to be functions or undefined.
pub(crate) struct Host {
    /// Gives the server's offer.
    pub(crate) offer: JsValue,
    /// Takes our answer.
    pub(crate) answer: JsValue,
    /// Takes our offer and gives the server's answer.
    pub(crate) exchange: JsValue,
    /// Takes each of our candidates, and `null` at their end.
    pub(crate) candidate: JsValue,
    /// Takes a function that takes the server's candidates; may give one that ends it.
    pub(crate) candidates: JsValue,
    /// `iceServers` of the configuration, or undefined.
    pub(crate) servers: JsValue,
    /// Whether our offer has a data channel.
    pub(crate) channel: bool,
}

/// Where a step of the host went wrong: the code and the step in words.
type Misstep = (&'static str, String);

/// Receives media from the host's server.
pub(crate) async fn media(
    clock: &Rc<Clock>,
    nonce: &str,
    host: &Host,
    moving: &OneShot<()>,
) -> Media {
    let configuration = bundled().and_then(|configuration| {
        if !host.servers.is_undefined() {
            js::set(&configuration, "iceServers", &host.servers)?;
        }
        Ok(configuration)
    });
    let mut call = match Call::open(clock, &configuration.unwrap_or_default(), moving) {
        Ok(call) => call,
        Err(code) => return obstructed(code),
    };
    let trickle = Trickle::start(&mut call, host);
    let mut channel = None;
    let negotiated = if host.exchange.is_function() {
        if host.channel {
            channel = Channel::open(call.connection(), nonce).ok();
        }
        we_offer(clock, &call, host).await
    } else {
        they_offer(clock, &call, host).await
    };
    match negotiated {
        Err((code, step)) => {
            call.receiving.note(step);
            call.receiving.obstacle(code);
        }
        Ok(()) => {
            flush(&trickle.early, call.connection());
            clock.tell("negotiated");
            match no_media(&description(call.connection(), "remoteDescription")) {
                Some(code) if channel.is_none() => call.receiving.obstacle(code),
                _ => call.flow_from_server().await,
            }
        }
    }
    let mut media = call.receiving.seen().await;
    media.transport.channel = channel.map_or(Observation::Absent, |channel| channel.state());
    drop(trickle);
    media
}

async fn they_offer(clock: &Clock, call: &Call, host: &Host) -> Result<(), Misstep> {
    let offer = ask(clock, "offer", &host.offer, &[]).await?;
    let offer = described("offer", &offer, "offer")?;
    let failed = |step| ("negotiation-failed", step);
    accept(clock, call.connection(), &offer, "offer taken")
        .await
        .map_err(failed)?;
    let answer = describe(clock, call.connection(), "answer")
        .await
        .map_err(failed)?;
    ask(clock, "answer", &host.answer, &[&plain(&answer)]).await?;
    Ok(())
}

async fn we_offer(clock: &Clock, call: &Call, host: &Host) -> Result<(), Misstep> {
    let failed = |step| ("negotiation-failed", step);
    receive_only(call.connection())
        .map_err(|error| failed(read::with_error_name("line ", &error)))?;
    let offer = describe(clock, call.connection(), "offer")
        .await
        .map_err(failed)?;
    let answer = ask(clock, "exchange", &host.exchange, &[&plain(&offer)]).await?;
    let answer = described("exchange", &answer, "answer")?;
    accept(clock, call.connection(), &answer, "answer taken")
        .await
        .map_err(failed)
}

/// A line for sound and one for pictures, both to be received.
pub(crate) fn receive_only(connection: &JsValue) -> Result<(), JsValue> {
    for kind in ["audio", "video"] {
        let init = js::object()?;
        js::set(&init, "direction", &"recvonly".into())?;
        read::call(connection, "addTransceiver", &[&kind.into(), &init])?;
    }
    Ok(())
}

/// Calls the host, and waits for what it gives.
async fn ask(
    clock: &Clock,
    name: &str,
    callback: &JsValue,
    list: &[&JsValue],
) -> Result<JsValue, Misstep> {
    let step = |how: &str, error: &JsValue| {
        [name, " callback ", how, " ", &read::error_name(error)].concat()
    };
    let given = js::apply(callback, &JsValue::UNDEFINED, &read::arguments(list))
        .map_err(|error| ("callback-threw", step("threw", &error)))?;
    match clock.within(CALLBACK_LIMIT_MS, &settled(&given)).await {
        Ok(Some(Ok(value))) => Ok(value),
        Ok(Some(Err(error))) => Err(("callback-rejected", step("rejected", &error))),
        Ok(None) | Err(Over) => Err((
            "callback-timeout",
            [name, " callback gave no answer in time"].concat(),
        )),
    }
}

/// A description from what the host gave: one, or its text alone.
fn described(name: &str, given: &JsValue, kind: &str) -> Result<JsValue, Misstep> {
    let wrong = || {
        (
            "callback-value",
            [name, " callback gave no session description"].concat(),
        )
    };
    let sdp = if given.is_object() {
        js::get(given, "sdp").map_err(|_| wrong())?
    } else {
        given.clone()
    };
    let text = read::string(&sdp, read::DESCRIPTION_LIMIT).ok_or_else(wrong)?;
    if !text.starts_with("v=0") {
        return Err(wrong());
    }
    description_of(kind, &text).map_err(|_| wrong())
}

/// `{ type, sdp }`.
pub(crate) fn description_of(kind: &str, sdp: &str) -> Result<JsValue, JsValue> {
    let description = js::object()?;
    js::set(&description, "type", &kind.into())?;
    js::set(&description, "sdp", &sdp.into())?;
    Ok(description)
}

/// As the host gets it: plain data that survives `JSON.stringify` and messages.
fn plain(description: &JsValue) -> JsValue {
    let kind = read::text_at(description, "type").value().cloned();
    let sdp = js::get(description, "sdp").ok();
    let sdp = sdp.and_then(|sdp| read::string(&sdp, read::DESCRIPTION_LIMIT));
    description_of(&kind.unwrap_or_default(), &sdp.unwrap_or_default())
        .and_then(|description| js::ordinary_object(&description))
        .unwrap_or_default()
}

/// Candidates in both directions, for as long as it is kept.
struct Trickle {
    early: Early,
    ending: JsValue,
    gate: JsValue,
    _take: Closure<dyn Fn(JsValue)>,
}

impl Trickle {
    fn start(call: &mut Call, host: &Host) -> Self {
        let receiving = Rc::clone(&call.receiving);
        let give = host.candidate.clone();
        let listener = Listener::add(call.connection(), "icecandidate", move |event| {
            let candidate = candidate(&event);
            if candidate.is_some() {
                receiving.count_candidate();
            }
            if give.is_function() {
                let given = candidate.as_ref().map_or(JsValue::NULL, as_init);
                match js::apply(&give, &JsValue::UNDEFINED, &read::arguments(&[&given])) {
                    Ok(promise) => drop(settled(&promise)),
                    Err(error) => {
                        receiving.note(read::with_error_name("candidate callback threw ", &error))
                    }
                }
            }
        });
        call.keep(listener);
        let connection = call.connection().clone();
        // Candidates must wait for the description they belong to.
        let early = Early::default();
        let later = early.clone();
        let take = Closure::<dyn Fn(JsValue)>::new(move |candidate: JsValue| {
            later.borrow_mut().push(candidate);
            flush(&later, &connection);
        });
        let gate = js::revocable(take.as_ref()).unwrap_or_default();
        let open = js::at(&gate, 0).unwrap_or_default();
        let ending = if host.candidates.is_function() {
            match js::apply(
                &host.candidates,
                &JsValue::UNDEFINED,
                &read::arguments(&[&open]),
            ) {
                Ok(ending) => ending,
                Err(error) => {
                    call.receiving
                        .note(read::with_error_name("candidates callback threw ", &error));
                    JsValue::UNDEFINED
                }
            }
        } else {
            JsValue::UNDEFINED
        };
        Self {
            early,
            ending,
            gate,
            _take: take,
        }
    }
}

type Early = Rc<RefCell<Vec<JsValue>>>;

fn flush(early: &Early, connection: &JsValue) {
    if js::get(connection, "remoteDescription").is_ok_and(|it| it.is_object()) {
        for candidate in early.take() {
            add_candidate(connection, &candidate);
        }
    }
}

impl Drop for Trickle {
    fn drop(&mut self) {
        // Whatever the host does now is the host's business.
        let _ = js::at(&self.gate, 1)
            .and_then(|close| js::apply(&close, &JsValue::UNDEFINED, &read::arguments(&[])));
        if self.ending.is_function() {
            let _ = js::apply(&self.ending, &JsValue::UNDEFINED, &read::arguments(&[]));
        }
    }
}

fn as_init(candidate: &JsValue) -> JsValue {
    read::call(candidate, "toJSON", &[]).unwrap_or_else(|_| candidate.clone())
}
