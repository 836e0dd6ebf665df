//! What a report says, in sentences. All that is worded here comes from the judge.

use ontrack_probe::{Report, SkipReason};

/// The checks that were not judged for one reason.
pub(super) struct Skipped<'a> {
    pub(super) why: &'a str,
    pub(super) meaning: &'static str,
    pub(super) checks: Vec<&'static str>,
}

/// The checks that were not judged, by reason, the most frequent first.
pub(super) fn skipped<'a>(report: &'a Report<'_>) -> Vec<Skipped<'a>> {
    let groups = report.checks.skipped.iter();
    let mut groups: Vec<_> = groups
        .map(|(why, checks)| Skipped {
            why,
            meaning: SkipReason::from_name(why).map_or("", SkipReason::meaning),
            checks: checks.iter().map(|check| check.id).collect(),
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.checks.len()));
    groups
}
