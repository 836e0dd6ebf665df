//! A nonce counts once.

use ontrack_verifier::{MemoryStore, Verifier};

use crate::{RECORDED, code, evidence, having_issued_the_recorded, secrets};

#[tokio::test]
async fn of_a_signed_nonce_the_first_evidence_counts() {
    let verifier = Verifier::signed(secrets());
    let nonce = verifier.issue("").await.unwrap();
    assert_eq!(code(&verifier, &evidence(&nonce.text), "").await, "");
    assert_eq!(
        code(&verifier, &evidence(&nonce.text), "").await,
        "nonce-replayed"
    );
}

#[tokio::test]
async fn of_a_stored_nonce_the_first_evidence_counts() {
    let verifier = Verifier::stored(MemoryStore::default());
    let nonce = verifier.issue("").await.unwrap();
    assert_eq!(code(&verifier, &evidence(&nonce.text), "").await, "");
    assert_eq!(
        code(&verifier, &evidence(&nonce.text), "").await,
        "nonce-unknown"
    );
}

#[tokio::test]
async fn a_nonce_that_nobody_issued_never_counts() {
    let signed = Verifier::signed(secrets());
    let stored = Verifier::stored(MemoryStore::default());
    for nonce in ["", ".", "recorded", "a.b.c.d", &"0".repeat(1000)] {
        assert_eq!(code(&signed, &evidence(nonce), "").await, "nonce-unknown");
        assert_eq!(code(&stored, &evidence(nonce), "").await, "nonce-unknown");
    }
}

#[tokio::test]
async fn evidence_that_cannot_be_read_leaves_the_nonce() {
    let verifier = having_issued_the_recorded().await;
    let half = &RECORDED.as_bytes()[..1000];
    assert_eq!(code(&verifier, half, "").await, "not-json");
    assert_eq!(code(&verifier, RECORDED.as_bytes(), "").await, "");
}

#[tokio::test]
async fn the_nonce_is_that_of_the_evidence_inside_a_report() {
    let verifier = Verifier::signed(secrets());
    let nonce = verifier.issue("").await.unwrap().text;
    let inside = String::from_utf8(evidence("recorded")).unwrap();
    let report = format!(r#"{{"schemaVersion":1,"nonce":"{nonce}","evidence":{inside}}}"#);
    assert_eq!(
        code(&verifier, report.as_bytes(), "").await,
        "nonce-unknown"
    );
}
