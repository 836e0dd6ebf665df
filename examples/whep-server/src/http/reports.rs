//! A report is taken, judged, and held against what was seen.

use std::{
    sync::Arc,
    time::{Instant, SystemTime},
};

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use ontrack_probe::evidence::Evidence;

use super::{Shared, problem::Problem};
use crate::{
    claims::{self, Judgement, Known},
    metrics::{Hello, Label},
    nonce::Signed,
};

/// `{ verdict, reason, native, claims }`. Of a report only the evidence counts: a verdict that the
/// client computed is its word.
pub(super) async fn take(
    State(shared): State<Arc<Shared>>,
    body: Bytes,
) -> Result<impl IntoResponse, Problem> {
    let broken = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "cannot judge a report");
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the report could not be judged",
        )
    };
    // Judging keeps a processor busy. It must not hold up whoever is served beside it, and as many
    // wait as come.
    let judges = Arc::clone(&shared.judges);
    let turn = judges
        .acquire_owned()
        .await
        .map_err(|error| broken(&error))?;
    let judging = tokio::task::spawn_blocking(move || {
        let judged = judge(&shared, &body);
        drop(turn);
        judged
    });
    let judgement = judging.await.map_err(|error| broken(&error))??;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(judgement)))
}

fn judge(shared: &Shared, body: &[u8]) -> Result<Judgement, Problem> {
    let evidence = Evidence::from_json(body).map_err(|error| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            format!("this is no report: {error}"),
        )
    })?;
    let nonce = shared.secrets.verify(&evidence.nonce);
    let is_unused = match &nonce {
        Some(nonce) => is_unused(shared, nonce)?,
        None => false,
    };
    // Nothing is spent on what was judged before.
    let judgement = if nonce.is_some() && !is_unused {
        Judgement::replayed()
    } else {
        let seen = nonce
            .as_ref()
            .and_then(|nonce| shared.registry.witness(&nonce.text))
            .map(|witness| witness.seen());
        let known = Known {
            is_unused,
            seen,
            nonce,
            now: SystemTime::now(),
            instant: Instant::now(),
        };
        claims::judge(&evidence, &known)
    };
    count(shared, &judgement);
    Ok(judgement)
}

/// Asks the others first: while they cannot be asked, the report may be sent again.
fn is_unused(shared: &Shared, nonce: &Signed) -> Result<bool, Problem> {
    let elsewhere = shared.shared_nonces.use_once(nonce, SystemTime::now());
    let elsewhere = elsewhere.map_err(|error| {
        tracing::error!(%error, "cannot ask which nonces were used");
        Problem::unavailable("which nonces were used cannot be told")
    })?;
    Ok(shared.registry.use_once(nonce) && elsewhere)
}

fn count(shared: &Shared, judgement: &Judgement) {
    let label = Label {
        kind: judgement.verdict,
    };
    shared.metrics.reports.get_or_create(&label).inc();
    if let Some(drift) = judgement.drift {
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
}
