//! Carrying descriptions and candidates from one connection to another.

use wasm_bindgen::JsValue;

use crate::clock::Clock;
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::promise::settled;
use crate::js::read;
use ontrack_judge::evidence::Observation;
use ontrack_judge::sdp::Description;

/// How long a description may take, in ms.
const DESCRIPTION_LIMIT_MS: f64 = 2500.0;

/// `setLocalDescription()`, and what it made.
pub(crate) async fn describe(
    clock: &Clock,
    connection: &JsValue,
    step: &str,
) -> Result<JsValue, String> {
    settle(
        clock,
        step,
        read::call(connection, "setLocalDescription", &[]),
    )
    .await?;
    js::get(connection, "localDescription").map_err(|error| read::with_error_name(step, &error))
}

/// `setRemoteDescription(description)`.
pub(crate) async fn accept(
    clock: &Clock,
    connection: &JsValue,
    description: &JsValue,
    step: &str,
) -> Result<(), String> {
    let result = read::call(connection, "setRemoteDescription", &[description]);
    settle(clock, step, result).await.map(drop)
}

/// Waits for a step; what went wrong is told as `STEP rejects NAME`.
pub(crate) async fn settle(
    clock: &Clock,
    step: &str,
    result: Result<JsValue, JsValue>,
) -> Result<JsValue, String> {
    let (outcome, value) = clock
        .outcome(&CallResult::of(&result), DESCRIPTION_LIMIT_MS)
        .await
        .unwrap_or((Observation::TimedOut, None));
    match value {
        Some(value) => Ok(value),
        None => {
            let how = outcome.value().map_or("times out", String::as_str);
            Err([step, " ", how].concat())
        }
    }
}

/// Why no media can follow from the other side's description: all its lines of media
/// were rejected, or none of them sends.
pub(crate) fn no_media(sdp: &str) -> Option<&'static str> {
    let read = Description::read(sdp);
    let media = || {
        read.sections
            .iter()
            .filter(|line| line.kind != "application")
    };
    if media().all(|line| line.port == "0") {
        Some("line-rejected")
    } else if media().all(|line| line.port == "0" || line.direction == "inactive") {
        Some("line-inactive")
    } else {
        None
    }
}

/// The candidate of an `icecandidate` event, unless it is the end of them.
pub(crate) fn candidate(event: &JsValue) -> Option<JsValue> {
    let candidate = js::get(event, "candidate")
        .ok()
        .filter(JsValue::is_object)?;
    let text = js::get(&candidate, "candidate").ok()?;
    read::string(&text, 1).filter(|text| !text.is_empty())?;
    Some(candidate)
}

/// `addIceCandidate(candidate)`. A candidate that is refused is no obstacle by
/// itself, and its rejection must not reach the page.
pub(crate) fn add_candidate(connection: &JsValue, candidate: &JsValue) {
    if let Ok(promise) = read::call(connection, "addIceCandidate", &[candidate]) {
        settled(&promise);
    }
}
