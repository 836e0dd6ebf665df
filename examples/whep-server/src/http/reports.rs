//! A report is taken, judged, and held against what was seen.

use std::{
    sync::Arc,
    time::{Instant, SystemTime},
};

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use ontrack_probe::evidence::Evidence;

use super::{Shared, problem::Problem};
use crate::{
    claims::{self, Known},
    metrics::{Hello, Label},
};

/// A report, of which only the evidence counts: a verdict that the client computed is its word.
#[derive(serde::Deserialize)]
struct Report {
    evidence: Evidence,
}

/// `{ verdict, reason, native, claims }`.
pub(super) async fn take(
    State(shared): State<Arc<Shared>>,
    body: String,
) -> Result<impl IntoResponse, Problem> {
    let report: Report = serde_json::from_str(&body).map_err(|error| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            format!("this is no report: {error}"),
        )
    })?;
    let evidence = report.evidence;
    let nonce = shared.secrets.verify(&evidence.nonce);
    let now = SystemTime::now();
    let known = Known {
        is_unused: nonce
            .as_ref()
            .is_some_and(|it| shared.registry.use_once(it)),
        seen: nonce
            .as_ref()
            .and_then(|nonce| shared.registry.witness(&nonce.text))
            .map(|witness| witness.seen()),
        nonce,
        now,
        instant: Instant::now(),
    };
    let judgement = claims::judge(&evidence, &known);
    let label = Label {
        kind: judgement.verdict,
    };
    shared.metrics.reports.get_or_create(&label).inc();
    if let Some(drift) = judgement.drift.filter(|_| known.is_unused) {
        let version = drift.version.map(|version| version.to_string());
        let label = Hello {
            engine: drift.engine,
            version: version.unwrap_or_else(|| "other".to_owned()),
            hello: drift.hello,
        };
        shared.metrics.hellos.get_or_create(&label).inc();
    }
    tracing::info!(
        verdict = judgement.verdict,
        reason = judgement.reason,
        "report judged"
    );
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(judgement)))
}
