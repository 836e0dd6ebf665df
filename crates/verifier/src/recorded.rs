//! What was judged is kept, with what became of its nonce.

use std::time::SystemTime;

use ontrack_fleet::{FleetError, Row, record::Recorder, row::Claim};
use ontrack_judge::Report;

use crate::verification::VerifyError;

/// The claims about a nonce, in the order in which they are asked; the example server has the same.
const CLAIMS: [&str; 3] = ["nonce-signed", "nonce-unexpired", "nonce-unused"];

pub(crate) fn record(
    recorder: &Recorder,
    report: &Report<'_>,
    error: Option<&VerifyError>,
    now: SystemTime,
) -> Result<(), FleetError> {
    let now = now.into();
    recorder.record(&Row::of_report(report, now, Some(claims(error))), now)
}

/// What holds of the nonce. What comes after the first that does not hold was not asked.
fn claims(error: Option<&VerifyError>) -> Vec<Claim> {
    let refused = match error {
        None => CLAIMS.len(),
        Some(VerifyError::NonceUnknown) => 0,
        Some(VerifyError::NonceExpired) => 1,
        Some(VerifyError::NonceReplayed) => 2,
        // Nobody could tell.
        Some(_) => return Vec::new(),
    };
    let claim = |(place, code): (usize, &'static str)| Claim {
        claim: code.into(),
        holds: match place.cmp(&refused) {
            std::cmp::Ordering::Less => Some(true),
            std::cmp::Ordering::Equal => Some(false),
            std::cmp::Ordering::Greater => None,
        },
        weight: "medium".into(),
    };
    CLAIMS.into_iter().enumerate().map(claim).collect()
}
