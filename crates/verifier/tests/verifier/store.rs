//! A memory keeps what counts, and no more than it may.

use std::time::Duration;

use ontrack_verifier::{Decision, MemoryStore, Store, StoreError, Verifier};

use crate::{code, evidence, secrets};

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_key_is_put_and_taken_once() {
    let store = MemoryStore::default();
    assert!(store.put("a", LONG).await.unwrap());
    assert!(!store.put("a", LONG).await.unwrap());
    assert!(store.take("a").await.unwrap());
    assert!(!store.take("a").await.unwrap());
    assert!(store.put("a", LONG).await.unwrap());
}

#[tokio::test]
async fn an_expired_key_is_gone_and_leaves_its_place() {
    let store = MemoryStore::new(2);
    for key in ["a", "b", "c", "a"] {
        assert!(store.put(key, Duration::ZERO).await.unwrap(), "{key}");
    }
    assert!(!store.take("a").await.unwrap());
}

#[tokio::test]
async fn a_full_memory_forgets_nothing_that_counts() {
    let store = MemoryStore::new(2);
    assert!(store.put("a", LONG).await.unwrap());
    assert!(store.put("b", LONG).await.unwrap());
    let full = store.put("c", LONG).await.unwrap_err();
    assert!(full.to_string().contains("holds 2 keys"), "{full}");
    assert!(!store.put("a", LONG).await.unwrap());
}

#[tokio::test]
async fn many_keys_come_and_go_in_little_memory() {
    let store = MemoryStore::new(100);
    for key in 0..10_000 {
        assert!(store.put(&key.to_string(), Duration::ZERO).await.unwrap());
    }
}

struct Broken;

impl Store for Broken {
    async fn put(&self, _: &str, _: Duration) -> Result<bool, StoreError> {
        Err("no connection".into())
    }

    async fn take(&self, _: &str) -> Result<bool, StoreError> {
        Err("no connection".into())
    }
}

#[tokio::test]
async fn while_a_store_is_away_nothing_counts_and_nobody_is_refused() {
    let signed = Verifier::signed_with(secrets(), Broken);
    let nonce = signed.issue("").await.unwrap();
    let verification = signed.verify(&evidence(&nonce.text), "").await;
    assert_eq!(verification.decision, Decision::AskMore);
    assert_eq!(verification.error.unwrap().code(), "store-failed");
    let stored = Verifier::stored(Broken);
    assert!(stored.issue("").await.is_err());
    assert_eq!(
        code(&stored, &evidence("recorded"), "").await,
        "store-failed"
    );
}
