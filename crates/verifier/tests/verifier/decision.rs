//! The policy decides about what counts, and has a word for what does not.

use ontrack_verifier::{
    Cases, Decision, Policy, Verifier,
    judge::{Outcome, Verdict},
};

use crate::{RECORDED, evidence, having_issued_the_recorded, secrets};

#[tokio::test]
async fn evidence_of_a_browser_is_genuine_and_allowed() {
    let verifier = having_issued_the_recorded().await;
    let verification = verifier.verify(RECORDED.as_bytes(), "").await;
    let report = verification.report.expect("a report");
    assert!(verification.error.is_none());
    assert_eq!(report.verdict, Verdict::Genuine);
    assert_eq!(report.outcome, Outcome::Success);
    assert_eq!(verification.decision, Decision::Allow);
}

#[tokio::test]
async fn a_whole_report_is_judged_by_its_evidence() {
    let verifier = having_issued_the_recorded().await;
    let body = format!(r#"{{"verdict":"emulated","evidence":{RECORDED}}}"#);
    let verification = verifier.verify(body.as_bytes(), "").await;
    assert_eq!(verification.decision, Decision::Allow);
}

#[tokio::test]
async fn evidence_for_another_nonce_is_seen_through() {
    let verifier = Verifier::signed(secrets());
    let nonce = verifier.issue("").await.unwrap();
    let verification = verifier.verify(&evidence(&nonce.text), "").await;
    let verdict = verification.report.expect("a report").verdict;
    assert!(
        matches!(verdict, Verdict::Tampered | Verdict::Emulated),
        "{verdict}"
    );
    assert_eq!(verification.decision, Decision::AskMore);
    // It was signed here, so that its times are known.
    assert_eq!(verification.nonce.map(|it| it.text), Some(nonce.text));
}

#[tokio::test]
async fn what_does_not_count_has_no_report_that_could_be_taken_for_one() {
    const MINE: Policy = Policy {
        genuine: Cases::all(Decision::Allow),
        unverified: Decision::Explain,
        ..Policy::LOGIN
    };
    let verifier = Verifier::signed(secrets()).policy(MINE);
    let verification = verifier.verify(RECORDED.as_bytes(), "").await;
    assert_eq!(verification.decision, Decision::Explain);
    assert_eq!(verification.error.unwrap().code(), "nonce-unknown");
    assert!(verification.report.is_none());
    let unverified = verification.unverified_report.unwrap();
    assert_eq!(unverified.verdict, Verdict::Genuine);
    assert!(verification.nonce.is_none());
}

#[tokio::test]
async fn without_a_report_who_only_measures_allows() {
    let verifier = Verifier::signed(secrets()).policy(Policy::MEASURE);
    let verification = verifier.verify(b"", "").await;
    assert_eq!(verification.decision, Decision::Allow);
    assert!(verification.report.is_none() && verification.unverified_report.is_none());
}
