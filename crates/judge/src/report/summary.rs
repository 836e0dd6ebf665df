//! A report in a sentence or two, for people.

use super::{Checks, Outcome};
use crate::json::push_whole;
use crate::reason::Reason;
use crate::verdict::Verdict;

pub(super) fn summary(
    verdict: Verdict,
    reason: Option<Reason>,
    outcome: Outcome,
    checks: &Checks,
) -> String {
    let mut text = String::from(match verdict {
        Verdict::Genuine => "A complete, genuine media stack answered",
        Verdict::Inconclusive => "Nothing can be concluded",
        Verdict::Blocked => "WebRTC is missing or refused",
        Verdict::Instrumented => "A native media stack answered, openly wrapped",
        Verdict::Tampered => "A native media stack answered, and its wrapper hides or rewrites",
        Verdict::Emulated => "An imitation of a media stack answered",
    });
    let code = match reason {
        Some(reason) => reason.name(),
        None if outcome == Outcome::Success => "",
        None => outcome.name(),
    };
    if !code.is_empty() {
        text.push_str(" (");
        text.push_str(code);
        text.push(')');
    }
    text.push('.');
    let failed = checks.failed.len();
    let judged = failed + checks.passed.len();
    if judged == 0 {
        return text;
    }
    if failed == 0 {
        text.push_str(" None");
    } else {
        text.push(' ');
        push_whole(&mut text, failed as u64);
    }
    text.push_str(" of ");
    push_whole(&mut text, judged as u64);
    text.push_str(" checks failed.");
    text
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Observation};
    use crate::report::judge;

    #[test]
    fn a_probe_that_could_not_start_says_why_and_counts_nothing() {
        let evidence = Evidence {
            obstacle: "no-webassembly".into(),
            ..Evidence::default()
        };
        let report = judge(&evidence);
        assert_eq!(report.summary, "Nothing can be concluded (no-webassembly).");
    }

    #[test]
    fn webrtc_that_is_missing_is_said_to_be() {
        let mut evidence = Evidence::default();
        evidence.constructor.kind = Observation::Absent;
        assert_eq!(
            judge(&evidence).summary,
            "WebRTC is missing or refused (constructor-missing). 1 of 1 checks failed."
        );
    }
}
