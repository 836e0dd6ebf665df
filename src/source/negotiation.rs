//! Descriptions and candidates between one connection and another.

use wasm_bindgen::JsValue;
use web_sys::{
    RtcIceCandidate, RtcPeerConnection, RtcPeerConnectionIceEvent, RtcSessionDescription,
};

use crate::js::dictionary::dictionary;
use crate::js::promise::{CallResult, settled};
use crate::js::thrown::{Read, Thrown};
use crate::js::untrusted::{Any, Untrusted};
use crate::session::Session;
use ontrack_judge::evidence::Observation;
use ontrack_judge::sdp::Description;
use ontrack_judge::{MediaReason, joined};

/// How long a description may take, in ms.
const DESCRIPTION_LIMIT_MS: f64 = 2500.0;

/// Why a negotiation ended: the reason of the report, and the failed step in words.
pub(crate) struct Failure {
    pub(crate) reason: &'static str,
    pub(crate) step: String,
}

impl Failure {
    pub(crate) fn new(reason: &'static str, step: &[&str]) -> Self {
        Self {
            reason,
            step: joined(step),
        }
    }

    /// A call of the connection failed.
    fn of_call(step: &str, error: &Thrown) -> Self {
        Self {
            reason: MediaReason::NegotiationFailed.name(),
            step: error.after(step),
        }
    }
}

/// `setLocalDescription()`, and the description that it made.
pub(crate) async fn describe(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    step: &str,
) -> Result<Untrusted<RtcSessionDescription>, Failure> {
    let result = connection.set_implicit_local_description();
    settle(session, step, result).await?;
    let description = connection.local_description();
    description.map_err(|error| Failure::of_call(step, &error))
}

/// `setRemoteDescription(description)`.
pub(crate) async fn accept(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    description: &JsValue,
    step: &str,
) -> Result<(), Failure> {
    let result = connection.set_remote_description(description);
    settle(session, step, result).await.map(drop)
}

/// Waits for a call. A failed one is reported as `STEP rejects NAME`.
pub(crate) async fn settle<T>(
    session: &Session,
    step: &str,
    result: Read<Untrusted<T>>,
) -> Result<Any, Failure> {
    let (outcome, value) = session
        .outcome(&CallResult::of(&result), DESCRIPTION_LIMIT_MS)
        .await
        .unwrap_or((Observation::TimedOut, None));
    value.ok_or_else(|| {
        let how = outcome.value().map_or("times out", String::as_str);
        Failure::new(MediaReason::NegotiationFailed.name(), &[step, " ", how])
    })
}

/// Adds a transceiver for audio and one for video, both to receive.
pub(crate) fn receive_only(connection: &Untrusted<RtcPeerConnection>) -> Result<(), Failure> {
    for kind in ["audio", "video"] {
        dictionary(&[("direction", &"recvonly".into())])
            .and_then(|init| connection.add_transceiver(&[&kind.into(), &init]))
            .map_err(|error| Failure::of_call("line", &error))?;
    }
    Ok(())
}

/// Why no media can follow from the other side's description: all its media sections were
/// rejected, or none of them sends.
pub(crate) fn no_media(sdp: &str) -> Option<&'static str> {
    let description = Description::read(sdp);
    let media = || {
        description
            .sections
            .iter()
            .filter(|section| section.kind != "application")
    };
    if media().all(|section| section.port == "0") {
        Some(MediaReason::LineRejected.name())
    } else if media().all(|section| section.port == "0" || section.direction == "inactive") {
        Some(MediaReason::LineInactive.name())
    } else {
        None
    }
}

/// The candidate of an `icecandidate` event, unless it marks their end.
pub(crate) fn candidate(
    event: &Untrusted<RtcPeerConnectionIceEvent>,
) -> Option<Untrusted<RtcIceCandidate>> {
    let candidate = event.candidate().ok().filter(Untrusted::is_object)?;
    let text = candidate.string_at("candidate", 1)?;
    (!text.is_empty()).then_some(candidate)
}

/// `addIceCandidate(candidate)`. A candidate that is refused is no failure by itself, and
/// its rejection must not reach the page.
pub(crate) fn add_candidate(
    connection: &Untrusted<RtcPeerConnection>,
    candidate: &Untrusted<RtcIceCandidate>,
) {
    if let Ok(promise) = connection.add_ice_candidate(candidate) {
        settled(&promise);
    }
}
