//! The Bearer token, which is the nonce. WHEP wants it on every request.

use std::time::SystemTime;

use axum::http::{HeaderMap, header};
use ontrack_verifier::{Nonce, Secrets};

use super::problem::Problem;

/// The token in the request's head.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    // RFC 9110, section 11.1: the scheme's case does not matter.
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The nonce in the request's head, when it is ours and counts.
pub(super) fn nonce(headers: &HeaderMap, secrets: &Secrets) -> Result<Nonce, Problem> {
    let token = token(headers)
        .ok_or_else(|| Problem::unauthorized("a nonce of this server is wanted as Bearer token"))?;
    let nonce = secrets
        .read(token, "")
        .ok_or_else(|| Problem::unauthorized("the token is no nonce of this server"))?;
    if nonce.left(SystemTime::now()).is_none() {
        return Err(Problem::unauthorized("the nonce is expired"));
    }
    Ok(nonce)
}
