//! Descriptions and candidates between one connection and another.

use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::promise::{CallResult, settled};
use crate::js::read;
use crate::session::Session;
use ontrack_judge::evidence::Observation;
use ontrack_judge::sdp::Description;

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
            step: step.concat(),
        }
    }

    /// A call of the connection failed.
    fn of_call(step: &str, error: &JsValue) -> Self {
        Self {
            reason: "negotiation-failed",
            step: read::with_error_name(step, error),
        }
    }
}

/// `setLocalDescription()`, and the description that it made.
pub(crate) async fn describe(
    session: &Session,
    connection: &JsValue,
    step: &str,
) -> Result<JsValue, Failure> {
    let result = read::call(connection, "setLocalDescription", &[]);
    settle(session, step, result).await?;
    js::get(connection, "localDescription").map_err(|error| Failure::of_call(step, &error))
}

/// `setRemoteDescription(description)`.
pub(crate) async fn accept(
    session: &Session,
    connection: &JsValue,
    description: &JsValue,
    step: &str,
) -> Result<(), Failure> {
    let result = read::call(connection, "setRemoteDescription", &[description]);
    settle(session, step, result).await.map(drop)
}

/// Waits for a call. A failed one is reported as `STEP rejects NAME`.
pub(crate) async fn settle(
    session: &Session,
    step: &str,
    result: Result<JsValue, JsValue>,
) -> Result<JsValue, Failure> {
    let (outcome, value) = session
        .outcome(&CallResult::of(&result), DESCRIPTION_LIMIT_MS)
        .await
        .unwrap_or((Observation::TimedOut, None));
    value.ok_or_else(|| {
        let how = outcome.value().map_or("times out", String::as_str);
        Failure::new("negotiation-failed", &[step, " ", how])
    })
}

/// Adds a transceiver for audio and one for video, both to receive.
pub(crate) fn receive_only(connection: &JsValue) -> Result<(), Failure> {
    for kind in ["audio", "video"] {
        js::object()
            .and_then(|init| {
                js::set(&init, "direction", &"recvonly".into())?;
                read::call(connection, "addTransceiver", &[&kind.into(), &init])
            })
            .map_err(|error| Failure::of_call("line ", &error))?;
    }
    Ok(())
}

/// `{ type, sdp }`.
pub(crate) fn description_of(kind: &str, sdp: &str) -> Result<JsValue, JsValue> {
    let description = js::object()?;
    js::set(&description, "type", &kind.into())?;
    js::set(&description, "sdp", &sdp.into())?;
    Ok(description)
}

/// The `sdp` of a description.
pub(crate) fn sdp_of(description: &JsValue) -> Option<String> {
    let sdp = js::get(description, "sdp").ok()?;
    read::string(&sdp, read::DESCRIPTION_LIMIT)
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
        Some("line-rejected")
    } else if media().all(|section| section.port == "0" || section.direction == "inactive") {
        Some("line-inactive")
    } else {
        None
    }
}

/// The candidate of an `icecandidate` event, unless it marks their end.
pub(crate) fn candidate(event: &JsValue) -> Option<JsValue> {
    let candidate = js::get(event, "candidate")
        .ok()
        .filter(JsValue::is_object)?;
    let text = js::get(&candidate, "candidate").ok()?;
    read::string(&text, 1).filter(|text| !text.is_empty())?;
    Some(candidate)
}

/// `addIceCandidate(candidate)`. A candidate that is refused is no failure by itself, and
/// its rejection must not reach the page.
pub(crate) fn add_candidate(connection: &JsValue, candidate: &JsValue) {
    if let Ok(promise) = read::call(connection, "addIceCandidate", &[candidate]) {
        settled(&promise);
    }
}
