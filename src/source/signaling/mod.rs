//! The source `signaling`: the page carries the descriptions. The server offers, which is
//! the normal case, or the page does.

mod options;
mod trickle;

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, RtcSessionDescription};

use super::Media;
use super::connection::bundled;
use super::data_channel::DataChannel;
use super::negotiation::{Failure, accept, describe, no_media, receive_only};
use super::receiver_connection::ReceiverConnection;
use crate::js::dictionary::{plain_object, session_description};
use crate::js::one_shot::OneShot;
use crate::js::promise::settled;
use crate::js::text::DESCRIPTION_LIMIT;
use crate::js::thrown::Thrown;
use crate::js::untrusted::{Any, Untrusted};
use crate::observe::transport::sdp_of;
use crate::session::{Over, Session};
use ontrack_judge::evidence::Observation;
use options::Exchange;
pub use options::{Callback, SignalingOptions};
use trickle::Trickle;

/// How long a callback of the page may take, in ms, unless the session's own time is
/// shorter.
const CALLBACK_LIMIT_MS: f64 = 10_000.0;

/// Receives media from the page's server.
pub(crate) async fn media(
    session: &Rc<Session>,
    options: &SignalingOptions,
    first_frame: &OneShot<()>,
) -> Media {
    let configuration = bundled(&options.ice_servers).unwrap_or_default();
    let receiver = match ReceiverConnection::open(session, &configuration, first_frame) {
        Ok(receiver) => receiver,
        Err(reason) => return Media::failed(reason),
    };
    let connection = receiver.value();
    let trickle = Trickle::start(&receiver, options);
    let mut channel = None;
    let negotiated = match &options.exchange {
        Exchange::PageOffers(exchange) => {
            if options.channel {
                channel = DataChannel::open(connection, &session.nonce).ok();
            }
            page_offers(session, connection, exchange).await
        }
        Exchange::ServerOffers { offer, answer } => {
            server_offers(session, connection, offer, answer).await
        }
    };
    match negotiated {
        Err(Failure { reason, step }) => {
            receiver.media.record_step(step);
            receiver.media.fail(reason);
        }
        Ok(()) => {
            trickle.flush();
            session.notify("negotiated");
            match no_media(&sdp_of(connection.remote_description())) {
                Some(reason) if channel.is_none() => receiver.media.fail(reason),
                _ => receiver.receive_from_server().await,
            }
        }
    }
    let mut media = receiver.media.evidence().await;
    media.transport.channel = channel.map_or(Observation::Absent, |channel| channel.state());
    drop(trickle);
    media
}

async fn server_offers(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    offer: &Callback,
    answer: &Callback,
) -> Result<(), Failure> {
    let given = ask(session, "offer", offer, &[]).await?;
    let remote = description_from("offer", &given, "offer")?;
    accept(session, connection, &remote, "offer taken").await?;
    let local = describe(session, connection, "answer").await?;
    ask(session, "answer", answer, &[&plain(&local)]).await?;
    Ok(())
}

async fn page_offers(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    exchange: &Callback,
) -> Result<(), Failure> {
    receive_only(connection)?;
    let local = describe(session, connection, "offer").await?;
    let given = ask(session, "exchange", exchange, &[&plain(&local)]).await?;
    let remote = description_from("exchange", &given, "answer")?;
    accept(session, connection, &remote, "answer taken").await
}

/// Calls a function of the page, and waits for what it gives.
async fn ask(
    session: &Session,
    name: &str,
    callback: &Callback,
    arguments: &[&JsValue],
) -> Result<Any, Failure> {
    let failure = |reason, how: &str, error: &Thrown| {
        Failure::new(reason, &[name, " callback ", how, " ", &error.name()])
    };
    let given = callback
        .call(arguments)
        .map_err(|error| failure("callback-threw", "threw", &error))?;
    match session.within(CALLBACK_LIMIT_MS, &settled(&given)).await {
        Ok(Some(Ok(value))) => Ok(value),
        Ok(Some(Err(error))) => Err(failure("callback-rejected", "rejected", &error)),
        Ok(None) | Err(Over) => Err(Failure::new(
            "callback-timeout",
            &[name, " callback gave no answer in time"],
        )),
    }
}

/// A description from what a callback gave: an object with `sdp`, or its text alone.
fn description_from(name: &str, given: &Any, kind: &str) -> Result<JsValue, Failure> {
    let sdp = if given.is_object() {
        given.string_at("sdp", DESCRIPTION_LIMIT)
    } else {
        given.as_string(DESCRIPTION_LIMIT)
    };
    sdp.filter(|sdp| sdp.starts_with("v=0"))
        .and_then(|sdp| session_description(kind, &sdp).ok())
        .ok_or_else(|| {
            Failure::new(
                "callback-value",
                &[name, " callback gave no session description"],
            )
        })
}

/// The description as plain data that survives `JSON.stringify` and messages.
fn plain(description: &Untrusted<RtcSessionDescription>) -> JsValue {
    let kind = description.kind().value().cloned();
    let sdp = description.sdp_text().unwrap_or_default();
    plain_object(&[
        ("type", &kind.unwrap_or_default().into()),
        ("sdp", &sdp.into()),
    ])
    .unwrap_or_default()
}
