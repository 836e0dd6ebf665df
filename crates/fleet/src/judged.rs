//! From evidence to the judged fields of a row. Nothing else in this crate reads a report.

use std::borrow::Cow;

use ontrack_judge::{Evidence, Report, judge};

use crate::hash::times_hash;
use crate::row::{FailedCheck, Judged, SkippedChecks};

/// The version of the judge.
pub const JUDGE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Judges a piece of evidence.
pub fn judged(evidence: &Evidence) -> Judged {
    of_report(&judge(evidence))
}

/// What a row keeps of a report.
pub fn of_report(report: &Report<'_>) -> Judged {
    let version = report.evidence.environment.claimed_version.value();
    Judged {
        verdict: Cow::Borrowed(report.verdict.name()),
        reason: report.reason.map(|reason| Cow::Borrowed(reason.name())),
        outcome: Cow::Borrowed(report.outcome.name()),
        engine: Cow::Borrowed(report.engine.behaves.name()),
        claimed_engine: Cow::Borrowed(report.engine.claims.name()),
        claimed_version: version.map(|version| *version as u32),
        source: Cow::Owned(report.source.clone().into_owned()),
        probe_version: Cow::Owned(report.version.clone().into_owned()),
        judge_version: Cow::Borrowed(JUDGE_VERSION),
        failed: failed(report),
        skipped: skipped(report),
        times_hash: times_hash(&report.evidence),
    }
}

fn failed(report: &Report<'_>) -> Vec<FailedCheck> {
    let failed = report.anomalies.iter().map(|anomaly| FailedCheck {
        check: Cow::Borrowed(anomaly.check.id),
        weight: Cow::Borrowed(anomaly.weight.name()),
    });
    failed.collect()
}

fn skipped(report: &Report<'_>) -> Vec<SkippedChecks> {
    let groups = report.checks.skipped.iter();
    groups
        .map(|(reason, checks)| SkippedChecks {
            reason: reason.clone(),
            checks: u32::try_from(checks.len()).unwrap_or(u32::MAX),
        })
        .collect()
}
