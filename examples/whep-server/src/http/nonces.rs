//! Nonces are issued.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde_json::json;

use super::{Shared, problem::Problem};

/// `{ nonce, expires }`, the latter in ms since 1970.
pub(super) async fn issue(State(shared): State<Arc<Shared>>) -> Result<impl IntoResponse, Problem> {
    let lifetime = shared.settings.nonce_lifetime();
    let nonce = shared.secrets.issue(SystemTime::now(), lifetime);
    let nonce = nonce.map_err(|error| {
        tracing::error!(%error, "cannot issue a nonce");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "cannot issue a nonce")
    })?;
    shared.metrics.nonces.inc();
    let expires = nonce.expires.duration_since(UNIX_EPOCH).unwrap_or_default();
    let body = json!({ "nonce": nonce.text, "expires": expires.as_millis() as u64 });
    // Two visitors must not get the same one from a cache.
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)))
}
