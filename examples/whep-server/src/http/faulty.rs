//! The endpoint, misbehaving as its address says.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::{get, patch},
};
use clap::ValueEnum;

use super::{
    Shared,
    endpoint::{discover, negotiate},
    problem::Problem,
    resource,
};
use crate::fault::Fault;

/// Longer than any client waits.
const FOR_EVER: Duration = Duration::from_secs(60);

/// An endpoint for each way to misbehave.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/{name}/whep", get(discover).post(post))
        .route(
            "/{name}/whep/{id}",
            patch(resource::change).delete(resource::delete),
        )
}

async fn post(
    State(shared): State<Arc<Shared>>,
    Path(name): Path<String>,
    OriginalUri(address): OriginalUri,
    headers: HeaderMap,
    offer: String,
) -> Response {
    let Ok(fault) = Fault::from_str(&name, false) else {
        return Problem::new(StatusCode::NOT_FOUND, "there is no such fault").into_response();
    };
    if let Some(response) = without_a_session(fault) {
        return response;
    }
    match fault {
        Fault::NeverAnswers => tokio::time::sleep(FOR_EVER).await,
        Fault::Slow => tokio::time::sleep(Duration::from_secs(2)).await,
        _ => {}
    }
    let answered = negotiate(&shared, address.path(), &headers, &offer, Some(fault)).await;
    let mut response = answered.into_response();
    change(&mut response, fault).await;
    // Known to the layer that writes the headers for other origins.
    response.extensions_mut().insert(fault);
    response
}

/// What is answered without looking at the offer.
fn without_a_session(fault: Fault) -> Option<Response> {
    let problem = |status, detail: &str| Problem::new(status, detail);
    let retry = |problem: Problem| problem.with(header::RETRY_AFTER, "2").into_response();
    let moved = |status: StatusCode| (status, [(header::LOCATION, "/whep")]).into_response();
    Some(match fault {
        Fault::Html => {
            Html("<!doctype html><title>Welcome</title><p>Please sign in.").into_response()
        }
        Fault::Error => problem(StatusCode::INTERNAL_SERVER_ERROR, "on purpose").into_response(),
        Fault::Redirect307 => moved(StatusCode::TEMPORARY_REDIRECT),
        Fault::Redirect308 => moved(StatusCode::PERMANENT_REDIRECT),
        Fault::Redirect302 => moved(StatusCode::FOUND),
        Fault::Unauthorized => Problem::unauthorized("on purpose").into_response(),
        Fault::NotFound => problem(StatusCode::NOT_FOUND, "on purpose").into_response(),
        Fault::Conflict => retry(problem(StatusCode::CONFLICT, "nothing is on the air")),
        Fault::Unavailable => retry(problem(StatusCode::SERVICE_UNAVAILABLE, "on purpose")),
        Fault::NotAcceptable => problem(StatusCode::NOT_ACCEPTABLE, "on purpose").into_response(),
        _ => return None,
    })
}

/// What is changed of a good answer.
async fn change(response: &mut Response, fault: Fault) {
    match fault {
        Fault::NoLocation => {
            response.headers_mut().remove(header::LOCATION);
        }
        Fault::WrongType => {
            let kind = HeaderValue::from_static("text/plain; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        Fault::Truncated => {
            let body = std::mem::take(response.body_mut());
            let whole = axum::body::to_bytes(body, usize::MAX).await;
            let whole = whole.unwrap_or_default();
            response.headers_mut().remove(header::CONTENT_LENGTH);
            *response.body_mut() = whole.slice(..whole.len() / 2).into();
        }
        _ => {}
    }
}
