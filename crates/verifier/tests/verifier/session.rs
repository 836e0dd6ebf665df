//! A nonce counts for whom it was issued.

use ontrack_verifier::{MemoryStore, Verifier};

use crate::{code, evidence, secrets};

#[tokio::test]
async fn a_signed_nonce_of_one_session_is_nothing_to_another() {
    let verifier = Verifier::signed(secrets());
    let nonce = verifier.issue("one").await.unwrap();
    for other in ["", "two", "one "] {
        let code = code(&verifier, &evidence(&nonce.text), other).await;
        assert_eq!(code, "nonce-unknown", "{other:?}");
    }
    assert_eq!(code(&verifier, &evidence(&nonce.text), "one").await, "");
}

#[tokio::test]
async fn a_stored_nonce_of_one_session_is_nothing_to_another() {
    let verifier = Verifier::stored(MemoryStore::default());
    let nonce = verifier.issue("one").await.unwrap();
    assert_eq!(
        code(&verifier, &evidence(&nonce.text), "two").await,
        "nonce-unknown"
    );
    // Nor does a client choose the key that is looked for.
    let with_session = format!("{}:one", nonce.text);
    assert_eq!(
        code(&verifier, &evidence(&with_session), "").await,
        "nonce-unknown"
    );
    assert_eq!(code(&verifier, &evidence(&nonce.text), "one").await, "");
}

#[tokio::test]
async fn a_part_of_the_name_of_a_session_is_no_part_of_a_nonce() {
    let verifier = Verifier::signed(secrets());
    let nonce = verifier.issue("user:42").await.unwrap();
    let (text, signature) = nonce.text.rsplit_once('.').unwrap();
    let forged = format!("{text}:user.{signature}");
    assert_eq!(
        code(&verifier, &evidence(&forged), "42").await,
        "nonce-unknown"
    );
    assert_eq!(code(&verifier, &evidence(&nonce.text), "user:42").await, "");
}
