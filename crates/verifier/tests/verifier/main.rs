//! What a verifier promises, one promise to a file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod body;
mod decision;
mod expiry;
mod layer;
#[cfg(feature = "record")]
mod record;
mod secrets;
mod session;
mod shared;
mod single_use;
mod store;
mod vectors;

use ontrack_verifier::{MemoryStore, Secrets, Store, Verifier};
use serde_json::{Value, json};

/// Evidence of a real browser, with the nonce `recorded`.
const RECORDED: &str = include_str!("../../../../tests/evidence/chromium-156.json");

fn secrets() -> Secrets {
    Secrets::new(["a secret for tests"]).expect("long enough")
}

/// The recorded evidence with another nonce.
fn evidence(nonce: &str) -> Vec<u8> {
    let mut evidence: Value = serde_json::from_str(RECORDED).expect("JSON");
    evidence["nonce"] = json!(nonce);
    evidence.to_string().into_bytes()
}

/// A verifier that issued the nonce of the recorded evidence.
async fn having_issued_the_recorded() -> Verifier {
    let store = MemoryStore::default();
    let put = store.put("recorded:", std::time::Duration::from_secs(60));
    assert!(put.await.expect("the memory"));
    Verifier::stored(store)
}

/// The codes of errors, and nothing for a body that counts.
async fn code<S: Store>(verifier: &Verifier<S>, body: &[u8], session: &str) -> &'static str {
    let error = verifier.verify(body, session).await.error;
    error.map_or("", |error| error.code())
}
