//! Whatever a client sends, there is an answer with a stable code.

use ontrack_verifier::{Verifier, judge::Limits};

use crate::{RECORDED, code, secrets};

#[tokio::test]
async fn what_is_no_evidence_has_the_code_of_the_reader() {
    let verifier = Verifier::signed(secrets());
    for (body, expected) in [
        ("", "not-json"),
        ("<html>", "not-json"),
        ("null", "other-type"),
        ("[]", "other-type"),
        ("{}", "no-version"),
        (r#"{"schemaVersion":2}"#, "other-version"),
        (r#"{"schemaVersion":1,"nonce":3}"#, "other-type"),
        (r#"{"schemaVersion":1}"#, "nonce-unknown"),
    ] {
        assert_eq!(
            code(&verifier, body.as_bytes(), "").await,
            expected,
            "{body}"
        );
    }
    assert_eq!(code(&verifier, &[0xff, 0xfe], "").await, "not-json");
}

#[tokio::test]
async fn a_body_may_be_as_long_as_the_limits_say() {
    let limits = |bytes| Limits {
        bytes,
        ..Limits::default()
    };
    let length = RECORDED.len();
    let fits = Verifier::signed(secrets()).limits(limits(length));
    assert_eq!(fits.longest_body(), length);
    assert_eq!(code(&fits, RECORDED.as_bytes(), "").await, "nonce-unknown");
    let tight = Verifier::signed(secrets()).limits(limits(length - 1));
    assert_eq!(code(&tight, RECORDED.as_bytes(), "").await, "too-large");
}
