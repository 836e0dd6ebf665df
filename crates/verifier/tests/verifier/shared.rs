//! Several instances know each other's nonces.

use std::sync::Arc;

use ontrack_verifier::{MemoryStore, Secrets, Verifier};

use crate::{code, evidence, secrets};

#[tokio::test]
async fn any_instance_with_the_secret_verifies() {
    let nonce = Verifier::signed(secrets()).issue("").await.unwrap();
    let elsewhere = Verifier::signed(secrets());
    assert_eq!(code(&elsewhere, &evidence(&nonce.text), "").await, "");
    let stranger = Verifier::signed(Secrets::random().unwrap());
    assert_eq!(
        code(&stranger, &evidence(&nonce.text), "").await,
        "nonce-unknown"
    );
}

#[tokio::test]
async fn with_a_store_that_they_share_a_nonce_counts_once_for_all() {
    let store = Arc::new(MemoryStore::default());
    let [one, other] = [(); 2].map(|()| Verifier::signed_with(secrets(), Arc::clone(&store)));
    let nonce = one.issue("").await.unwrap();
    assert_eq!(code(&one, &evidence(&nonce.text), "").await, "");
    assert_eq!(
        code(&other, &evidence(&nonce.text), "").await,
        "nonce-replayed"
    );
}

#[tokio::test]
async fn a_secret_is_changed_without_refusing_what_the_old_one_signed() {
    let old = Verifier::signed(Secrets::new(["the secret of last year"]).unwrap());
    let both = Secrets::new(["the secret of this year", "the secret of last year"]);
    let both = Verifier::signed(both.unwrap());
    let before = old.issue("").await.unwrap();
    assert_eq!(code(&both, &evidence(&before.text), "").await, "");
    let after = both.issue("").await.unwrap();
    assert_eq!(
        code(&old, &evidence(&after.text), "").await,
        "nonce-unknown"
    );
}
