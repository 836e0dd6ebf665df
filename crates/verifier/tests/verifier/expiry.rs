//! A nonce counts for a while.

use std::time::{Duration, SystemTime};

use ontrack_verifier::{MemoryStore, Verifier};

use crate::{code, evidence, secrets};

const HOUR: Duration = Duration::from_secs(60 * 60);

fn an_hour_later() -> SystemTime {
    SystemTime::now() + HOUR
}

#[tokio::test]
async fn a_signed_nonce_expires() {
    let nonce = Verifier::signed(secrets()).issue("").await.unwrap();
    let evidence = evidence(&nonce.text);
    let later = Verifier::signed(secrets()).clock(an_hour_later);
    assert_eq!(code(&later, &evidence, "").await, "nonce-expired");
    assert_eq!(code(&Verifier::signed(secrets()), &evidence, "").await, "");
}

#[tokio::test]
async fn a_stored_nonce_expires_in_its_store() {
    let verifier = Verifier::stored(MemoryStore::default()).lifetime(Duration::ZERO);
    let nonce = verifier.issue("").await.unwrap();
    assert_eq!(
        code(&verifier, &evidence(&nonce.text), "").await,
        "nonce-unknown"
    );
}

#[tokio::test]
async fn it_says_until_when_it_counts() {
    let verifier = Verifier::signed(secrets()).lifetime(HOUR);
    let before = SystemTime::now();
    let nonce = verifier.issue("").await.unwrap();
    // It has whole milliseconds.
    assert!(nonce.expires + Duration::from_millis(1) > before + HOUR);
    assert_eq!(nonce.expires, nonce.issued + HOUR);
    assert_eq!(nonce.left(nonce.issued), Some(HOUR));
    assert_eq!(nonce.left(nonce.expires), None);
}

#[tokio::test]
async fn as_json_it_is_what_a_page_needs() {
    let nonce = Verifier::signed(secrets()).issue("").await.unwrap();
    let json = serde_json::to_value(&nonce).unwrap();
    let expires = nonce.expires.duration_since(SystemTime::UNIX_EPOCH);
    assert_eq!(json["nonce"], nonce.text);
    assert_eq!(json["expires"], expires.unwrap().as_millis() as u64);
}
