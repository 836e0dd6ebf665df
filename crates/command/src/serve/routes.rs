//! The addresses.
//!
//! | address | what it is |
//! |---|---|
//! | `POST /judge` | evidence in, report out |
//! | `GET /health` | whether it serves |
//! | `GET /openapi.json` | the description of all of this |
//! | `GET /schema/NAME.schema.json` | the schemas that the description refers to |

use std::time::Duration;

use axum::{
    Router,
    body::Bytes,
    extract::{
        DefaultBodyLimit, Query, Request, State,
        rejection::{BytesRejection, QueryRejection},
    },
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use ontrack_probe::{Limits, judge, schema};
use serde::Deserialize;
use serde_json::json;

use super::problem::Problem;
use crate::{
    brief,
    refusal::{self, Refusal},
};

const DESCRIPTION: &str = include_str!("../../openapi.json");

/// What may stand behind the question mark of `/judge`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    nonce: Option<String>,
    #[serde(default)]
    brief: bool,
}

/// Everything that is served. An answer takes at most this long, a slow client's body included.
pub(super) fn router(limits: Limits, longest: Duration) -> Router {
    let schema = |text| get(move || async move { json("application/schema+json", text) });
    Router::new()
        .route("/judge", post(judge_body))
        .route("/health", get(health))
        .route(
            "/openapi.json",
            get(|| async { json("application/json", DESCRIPTION) }),
        )
        .route("/schema/evidence.schema.json", schema(schema::EVIDENCE))
        .route("/schema/report.schema.json", schema(schema::REPORT))
        .fallback(nothing_here)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(limits.bytes))
        .layer(middleware::from_fn_with_state(longest, in_time))
        .with_state(limits)
}

async fn judge_body(
    State(limits): State<Limits>,
    asked: Result<Query<Asked>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|rejection| {
        let detail = format!(
            "{}: /judge takes nonce=NONCE and brief=true",
            rejection.body_text()
        );
        Problem::new(StatusCode::BAD_REQUEST, "wrong-query", detail)
    })?;
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(limits.bytes).into(),
        status => Problem::new(status, "body-unread", rejection.body_text()),
    })?;
    let evidence = refusal::evidence(&body, &limits, asked.nonce.as_deref())?;
    let text = brief::text(&judge(&evidence), asked.brief).map_err(|_| Problem::broken())?;
    // A report belongs to one visit.
    Ok((
        [(header::CACHE_CONTROL, "no-store")],
        json("application/json", text),
    )
        .into_response())
}

async fn health() -> impl IntoResponse {
    let version = env!("CARGO_PKG_VERSION");
    let text = json!({ "status": "ok", "version": version }).to_string();
    json("application/json", text)
}

async fn nothing_here() -> Problem {
    let detail = "there is nothing here: POST evidence to /judge, GET /openapi.json for the rest";
    Problem::new(StatusCode::NOT_FOUND, "not-found", detail)
}

async fn other_method() -> Problem {
    let detail = "this address has another method: /judge takes POST, every other one GET";
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "other-method", detail)
}

async fn in_time(State(longest): State<Duration>, request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(longest, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        let seconds = longest.as_secs();
        let detail = format!("the request was not complete after {seconds} s: send it again");
        Problem::new(StatusCode::REQUEST_TIMEOUT, "timeout", detail).into_response()
    })
}

fn json(kind: &'static str, text: impl IntoResponse) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind)], text)
}
