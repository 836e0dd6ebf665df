//! A session: candidates are added to it, a counter-offer is answered, and it is deleted.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::oneshot;

use super::{Shared, bearer, cors, endpoint::is_type, fragment, problem::Problem};
use crate::{
    registry::Live,
    worker::{Command, Id},
};

/// PATCH: a fragment with candidates, or the answer to a counter-offer.
pub(super) async fn change(
    State(shared): State<Arc<Shared>>,
    Path(at): Path<Place>,
    headers: HeaderMap,
    body: String,
) -> Result<Response, Problem> {
    let (id, live) = find(&shared, &at.id, &headers)?;
    if is_type(&headers, "application/trickle-ice-sdpfrag") {
        trickle(&shared, id, &live, &headers, &body).await
    } else if is_type(&headers, "application/sdp") {
        accept(&shared, id, &live, body).await
    } else {
        let detail = format!("a change is one of {}", cors::PATCHES);
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail))
    }
}

/// DELETE: answered once the session is gone.
pub(super) async fn delete(
    State(shared): State<Arc<Shared>>,
    Path(at): Path<Place>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if bearer::token(&headers).is_some_and(|nonce| shared.registry.is_gone(&at.id, nonce)) {
        return Ok(StatusCode::OK.into_response());
    }
    let (id, live) = find(&shared, &at.id, &headers)?;
    if !live.is_deletable {
        let detail = "this session cannot be deleted";
        return Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail));
    }
    let (farewell, gone) = oneshot::channel();
    shared.tell(live.worker, Command::End(id, farewell)).await?;
    // It may have ended by itself before it was told to: gone is gone.
    let _ = gone.await;
    Ok(StatusCode::OK.into_response())
}

/// Which session, whatever stands before it in the path.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Place {
    id: String,
}

/// The session, for who shows the token it was made with.
fn find(shared: &Shared, id: &str, headers: &HeaderMap) -> Result<(Id, Live), Problem> {
    let token = bearer::token(headers)
        .ok_or_else(|| Problem::unauthorized("the session's nonce is wanted as Bearer token"))?;
    let live = shared
        .registry
        .live(id)
        .ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "there is no such session"))?;
    if live.nonce != token {
        return Err(Problem::unauthorized("the session has another nonce"));
    }
    Ok((id.into(), live))
}

async fn trickle(
    shared: &Shared,
    id: Id,
    live: &Live,
    headers: &HeaderMap,
    body: &str,
) -> Result<Response, Problem> {
    let asked = headers
        .get(header::IF_MATCH)
        .and_then(|it| it.to_str().ok());
    let asked = asked.ok_or_else(|| {
        let detail = "If-Match with the session's entity tag is wanted";
        Problem::new(StatusCode::PRECONDITION_REQUIRED, detail)
    })?;
    // `*` asks for an ICE restart. ICE lite can do without: a visitor whose address changes sends
    // its checks from the new one.
    if asked.trim() == "*" {
        let detail = "ICE is not restarted here; ask for a new session";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail));
    }
    if !asked.split(',').any(|tag| tag.trim() == live.etag) {
        let detail = "the session has another entity tag";
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, detail));
    }
    let fragment = fragment::read(body)
        .ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST, "the body is no fragment"))?;
    let count = fragment.candidates.len();
    if !shared.registry.take_candidates(&id, count) {
        let detail = "the session has too many candidates";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail));
    }
    let command = Command::Candidates(id, fragment.candidates);
    shared.tell(live.worker, command).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn accept(shared: &Shared, id: Id, live: &Live, answer: String) -> Result<Response, Problem> {
    let (reply, accepted) = oneshot::channel();
    shared
        .tell(live.worker, Command::Accept(id, answer, reply))
        .await?;
    match accepted.await {
        Ok(Ok(())) => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(Err(refusal)) => Err(Problem::new(StatusCode::BAD_REQUEST, refusal.to_string())),
        Err(_) => Err(Problem::new(
            StatusCode::NOT_FOUND,
            "there is no such session",
        )),
    }
}
