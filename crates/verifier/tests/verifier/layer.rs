//! A layer of tower in front of a handler of axum.

use std::{convert::Infallible, sync::Arc};

use axum::{
    Extension, Router,
    body::{Body, Bytes, to_bytes},
    http::{Request, StatusCode},
    routing::post,
};
use ontrack_verifier::{Verification, Verifier, VerifierLayer, judge::Limits};
use tower::ServiceExt;

use crate::{RECORDED, evidence, having_issued_the_recorded, secrets};

/// Answers with the decision, the code of the error and the length of the body.
async fn tell(Extension(verification): Extension<Arc<Verification>>, body: Bytes) -> String {
    let code = verification.error.as_ref().map_or("", |error| error.code());
    format!("{} {code} {}", verification.decision, body.len())
}

fn router(verifier: Verifier) -> Router {
    let layer = VerifierLayer::new(Arc::new(verifier)).session(|parts| {
        let name = parts.headers.get("x-session");
        let name = name.and_then(|name| name.to_str().ok());
        name.unwrap_or_default().to_owned()
    });
    Router::new().route("/probe", post(tell).layer(layer))
}

async fn ask(router: &Router, session: &str, body: Body) -> String {
    let request = Request::post("/probe").header("x-session", session);
    let request = request.body(body).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let bytes = to_bytes(response.into_body(), 1000).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn the_handler_gets_the_verification_and_the_body() {
    let router = router(having_issued_the_recorded().await);
    let length = RECORDED.len();
    assert_eq!(
        ask(&router, "", Body::from(RECORDED)).await,
        format!("allow  {length}")
    );
    assert_eq!(
        ask(&router, "", Body::from(RECORDED)).await,
        format!("ask-more nonce-unknown {length}")
    );
}

#[tokio::test]
async fn the_session_comes_from_the_head_of_the_request() {
    let verifier = Verifier::signed(secrets());
    let nonce = verifier.issue("mine").await.unwrap();
    let router = router(verifier);
    let evidence = evidence(&nonce.text);
    let others = ask(&router, "yours", Body::from(evidence.clone())).await;
    assert!(others.contains("nonce-unknown"), "{others}");
    let mine = ask(&router, "mine", Body::from(evidence)).await;
    assert!(!mine.contains("nonce"), "{mine}");
}

#[tokio::test]
async fn of_a_body_that_is_too_long_no_more_is_read() {
    let limits = Limits {
        bytes: 1000,
        ..Limits::default()
    };
    let router = router(Verifier::signed(secrets()).limits(limits));
    let endless = std::iter::repeat_with(|| Ok::<_, Infallible>(Bytes::from_static(&[b' '; 100])));
    let body = Body::from_stream(futures_util::stream::iter(endless));
    assert_eq!(ask(&router, "", body).await, "ask-more too-large 0");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_told() {
    let router = router(Verifier::signed(secrets()));
    let pieces = [
        Ok(Bytes::from_static(b"{")),
        Err(std::io::Error::other("reset")),
    ];
    let body = Body::from_stream(futures_util::stream::iter(pieces));
    assert_eq!(ask(&router, "", body).await, "ask-more not-read 0");
}
