//! The few members of a report that most programs act on.

use ontrack_probe::{Outcome, Reason, Report, Verdict};
use serde::Serialize;

/// The few members of a report that most programs act on.
#[derive(Debug, Serialize)]
pub(crate) struct Brief<'a> {
    verdict: Verdict,
    reason: Option<Reason>,
    outcome: Outcome,
    /// For the caller to compare with the nonce that it issued.
    nonce: &'a str,
}

impl<'a> Brief<'a> {
    pub(crate) fn of(report: &'a Report<'_>) -> Self {
        Self {
            verdict: report.verdict,
            reason: report.reason,
            outcome: report.outcome,
            nonce: &report.evidence.nonce,
        }
    }
}

/// The report as JSON text, whole or brief.
pub(crate) fn text(report: &Report<'_>, is_brief: bool) -> serde_json::Result<String> {
    if is_brief {
        serde_json::to_string(&Brief::of(report))
    } else {
        Ok(report.to_json())
    }
}
