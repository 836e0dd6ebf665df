//! What the policies say.

use ontrack_judge::report::Media;
use ontrack_judge::verdict::MediaOutcome;
use ontrack_judge::{Evidence, MediaReason, Outcome, Reason, judge};

use super::*;

/// A report of this verdict; whatever else it says is changed by `change`.
fn decided(policy: &Policy, verdict: Verdict, change: impl FnOnce(&mut Report<'_>)) -> Decision {
    let evidence = Evidence::default();
    let mut report = judge(&evidence);
    (report.verdict, report.reason, report.outcome) = (verdict, None, Outcome::Success);
    change(&mut report);
    decide(&report, policy)
}

fn media(outcome: MediaOutcome, reason: MediaReason) -> Option<Media<'static>> {
    Some(Media {
        outcome,
        reason: Some(reason),
        channel: None,
        sound: None,
        steps: None,
        codecs: Vec::new(),
    })
}

/// Every decision that a policy has for a verdict.
fn decisions(policy: &Policy, verdict: Verdict) -> Vec<Decision> {
    let Cases { codes, otherwise } = policy.cases(verdict);
    let exact = codes.iter().map(|(_, decision)| *decision);
    exact.chain([*otherwise]).collect()
}

#[test]
fn nobody_is_refused_whose_stack_is_native_or_missing() {
    for (name, policy) in Policy::ALL {
        for verdict in Verdict::ALL.iter().filter(|it| **it != Verdict::Emulated) {
            let decisions = decisions(policy, *verdict);
            assert!(!decisions.contains(&Decision::Refuse), "{name} {verdict}");
        }
        assert_ne!(policy.unverified, Decision::Refuse, "{name}");
    }
}

#[test]
fn a_wrapper_that_shows_itself_costs_nobody_a_step() {
    for policy in [Policy::LOGIN, Policy::STRICT] {
        let decided = decided(&policy, Verdict::Instrumented, |_| ());
        assert_eq!(decided, Decision::Allow);
    }
}

#[test]
fn who_only_measures_allows_everything() {
    for verdict in Verdict::ALL {
        assert_eq!(decisions(&Policy::MEASURE, *verdict), [Decision::Allow]);
    }
    assert_eq!(Policy::MEASURE.unverified, Decision::Allow);
}

#[test]
fn an_imitation_is_refused_only_where_much_is_at_stake() {
    for (name, policy) in Policy::ALL {
        let refuses = decided(policy, Verdict::Emulated, |_| ()) == Decision::Refuse;
        assert_eq!(refuses, *name == "strict", "{name}");
    }
}

#[test]
fn genuine_without_success_is_no_report_at_a_login() {
    let decided = |outcome| {
        decided(&Policy::LOGIN, Verdict::Genuine, |report| {
            report.outcome = outcome;
        })
    };
    assert_eq!(decided(Outcome::Success), Decision::Allow);
    assert_eq!(decided(Outcome::Timeout), Policy::LOGIN.unverified);
}

#[test]
fn a_network_that_keeps_media_away_is_held_against_nobody() {
    for (policy, expected) in [
        (Policy::LOGIN, Decision::Allow),
        (Policy::CALL, Decision::OfferRelay),
    ] {
        let decided = decided(&policy, Verdict::Genuine, |report| {
            report.outcome = Outcome::Timeout;
            report.media = media(MediaOutcome::Inconclusive, MediaReason::IceTimeout);
        });
        assert_eq!(decided, expected);
    }
}

#[test]
fn a_call_without_a_part_of_the_media_stack_is_explained() {
    let decided = |why| {
        decided(&Policy::CALL, Verdict::Inconclusive, |report| {
            report.reason = Some(Reason::Media(why));
            report.media = media(MediaOutcome::Partial, why);
        })
    };
    assert_eq!(
        decided(MediaReason::PacketsWithoutDecoding),
        Decision::Explain
    );
    // In a visible page it may be whole.
    assert_eq!(decided(MediaReason::PageHidden), Decision::Allow);
}

#[test]
fn every_code_of_a_policy_is_one_that_a_report_may_have() {
    for (name, policy) in Policy::ALL {
        for verdict in Verdict::ALL {
            for (code, _) in policy.cases(*verdict).codes {
                let is_known = Reason::from_name(code).is_some()
                    || MediaOutcome::from_name(code).is_some()
                    || Outcome::from_name(code).is_some();
                assert!(is_known, "{name} {verdict}: {code}");
            }
        }
    }
}

#[test]
fn a_policy_is_found_by_its_name() {
    assert_eq!(Policy::from_name("call"), Some(Policy::CALL));
    assert_eq!(Policy::from_name("Call"), None);
}

#[test]
fn a_decision_is_written_by_its_name() {
    let names: Vec<_> = Decision::ALL.iter().map(|it| it.name()).collect();
    let written = serde_json::to_value(Decision::ALL).unwrap_or_default();
    assert_eq!(written, serde_json::json!(names));
}
