//! From the claims to the verdict of the server.

use ontrack_probe::verdict::Verdict;

use super::{
    Finding,
    table::{Meaning, Row},
};

/// | when | verdict |
/// |---|---|
/// | the first contradicted claim says nothing of forgery | `inconclusive`, and its reason |
/// | a claim is contradicted | `emulated` if the evidence alone is, otherwise `tampered`; `claim-CODE` |
/// | the evidence alone is `genuine`, and a required claim was not shown | `inconclusive`, `unproven-CODE` |
/// | otherwise | what the evidence alone is |
pub(super) fn conclude(
    native: Verdict,
    reason: Option<&'static str>,
    findings: &[(&Row, Finding)],
) -> (Verdict, Option<String>) {
    let contradicted = findings
        .iter()
        .filter(|(_, finding)| finding.holds == Some(false))
        .map(|(row, finding)| (row.code, finding.meaning.unwrap_or(row.contradicted)))
        .find(|(_, meaning)| *meaning != Meaning::Shown);
    match contradicted {
        Some((_, Meaning::Nothing(reason))) => (Verdict::Inconclusive, Some(reason.to_owned())),
        Some((code, _)) => {
            let verdict = match native {
                Verdict::Emulated => native,
                _ => Verdict::Tampered,
            };
            (verdict, Some(format!("claim-{code}")))
        }
        None if native == Verdict::Genuine => {
            let is_missing = |(row, finding): &&(&Row, Finding)| {
                finding.holds.is_none() && finding.is_required.unwrap_or(row.is_required)
            };
            match findings.iter().find(is_missing) {
                Some((row, _)) => {
                    let reason = format!("unproven-{}", row.code);
                    (Verdict::Inconclusive, Some(reason))
                }
                None => (native, None),
            }
        }
        None => (native, reason.map(str::to_owned)),
    }
}
