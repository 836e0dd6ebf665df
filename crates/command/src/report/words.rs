//! What a report says, in sentences. All that is worded here comes from the judge.

use std::collections::BTreeMap;

use ontrack_probe::{Anomaly, Report, SkipReason};

/// What the report concludes, and why.
pub(super) fn summary(report: &Report<'_>) -> String {
    let verdict = report.verdict.meaning();
    match report.reason {
        Some(reason) => format!("{verdict} {}: {}", reason.name(), reason.meaning()),
        None => verdict.to_owned(),
    }
}

/// What a failed check is about.
pub(super) fn finding(anomaly: &Anomaly) -> &str {
    anomaly.check.about.title
}

/// The checks that were not judged for one reason.
pub(super) struct Skipped<'a> {
    pub(super) why: &'a str,
    pub(super) meaning: &'static str,
    pub(super) checks: Vec<&'static str>,
}

/// The checks that were not judged, by reason, the most frequent first.
pub(super) fn skipped<'a>(report: &'a Report<'_>) -> Vec<Skipped<'a>> {
    let mut groups = BTreeMap::<&str, Vec<&'static str>>::new();
    for skipped in &report.checks.skipped {
        groups
            .entry(&skipped.why)
            .or_default()
            .push(skipped.check.id);
    }
    let mut groups: Vec<_> = groups
        .into_iter()
        .map(|(why, checks)| Skipped {
            why,
            meaning: SkipReason::from_name(why).map_or("", SkipReason::meaning),
            checks,
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.checks.len()));
    groups
}
