//! Nonces are issued.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use super::{Shared, problem::Problem};

/// `{ nonce, expires }`, the latter in ms since 1970.
pub(super) async fn issue(State(shared): State<Arc<Shared>>) -> Result<impl IntoResponse, Problem> {
    let nonce = shared.verifier.issue("").await.map_err(|error| {
        tracing::error!(%error, "cannot issue a nonce");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "cannot issue a nonce")
    })?;
    shared.metrics.nonces.inc();
    // Two visitors must not get the same one from a cache.
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(nonce)))
}
