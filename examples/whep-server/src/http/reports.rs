//! A report is judged, and held against what was seen.

use std::{
    sync::Arc,
    time::{Instant, SystemTime},
};

use axum::{
    Extension, Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use chrono::Utc;
use ontrack_fleet::{Row, row};
use ontrack_probe::Report;
use ontrack_verifier::{Nonce, Verification, VerifyError};

use super::{Shared, problem::Problem};
use crate::{
    claims::{self, Judgement, Known},
    metrics::{Hello, Label},
};

/// `{ verdict, reason, native, claims }`. Of a report only the evidence counts: a verdict that the
/// client computed is its word.
pub(super) async fn take(
    State(shared): State<Arc<Shared>>,
    Extension(verification): Extension<Arc<Verification>>,
) -> Result<impl IntoResponse, Problem> {
    let report = judged(&verification)?;
    let is_unused = !matches!(verification.error, Some(VerifyError::NonceReplayed));
    let judgement = if is_unused {
        claims::judge(report, &known(&shared, verification.nonce.as_ref()))
    } else {
        // Nothing is told of what was told before.
        Judgement::replayed()
    };
    count(&shared, &judgement);
    record(&shared, report, &judgement);
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(judgement)))
}

/// The report, whether its nonce counts or not: that is one of the claims.
fn judged(verification: &Verification) -> Result<&Report<'static>, Problem> {
    let (status, detail) = match &verification.error {
        Some(VerifyError::StoreFailed(error)) => {
            tracing::error!(error, "cannot ask which nonces were used");
            let detail = "which nonces were used cannot be told";
            return Err(Problem::unavailable(detail));
        }
        Some(error @ VerifyError::TooLarge { .. }) => {
            (StatusCode::PAYLOAD_TOO_LARGE, error.to_string())
        }
        Some(error) => (StatusCode::BAD_REQUEST, error.to_string()),
        None => (StatusCode::BAD_REQUEST, String::new()),
    };
    let report = verification.report.as_ref();
    let report = report.or(verification.unverified_report.as_ref());
    report.ok_or_else(|| Problem::new(status, format!("this is no report: {detail}")))
}

fn known(shared: &Shared, nonce: Option<&Nonce>) -> Known {
    let witness = nonce.and_then(|nonce| shared.registry.witness(&nonce.text));
    Known {
        nonce: nonce.cloned(),
        is_unused: true,
        seen: witness.map(|witness| witness.seen()),
        now: SystemTime::now(),
        instant: Instant::now(),
    }
}

/// Keeps it. That it cannot be kept is no reason to refuse the visitor.
fn record(shared: &Shared, report: &Report<'_>, judgement: &Judgement) {
    let Some(recorder) = &shared.recorder else {
        return;
    };
    let claims = judgement.claims.iter().map(|claim| row::Claim {
        claim: claim.claim.into(),
        holds: claim.holds,
        weight: claim.weight.into(),
    });
    let now = Utc::now();
    let row = Row::of_report(report, now, Some(claims.collect()));
    if let Err(error) = recorder.record(&row, now) {
        tracing::error!(%error, "a report could not be recorded");
    }
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
