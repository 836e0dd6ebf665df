//! What is refused, and how.

use anyhow::Result;
use axum::http::Method;

use crate::running::{Running, start};

async fn offer(server: &Running) -> Result<String> {
    Ok(server.visitor().await?.offer()?.0)
}

#[tokio::test]
async fn a_nonce_of_this_server_is_wanted() -> Result<()> {
    let server = start(&[]).await?;
    let offer = offer(&server).await?;
    let fields = [("content-type", "application/sdp")];
    let without = server
        .http
        .ask(Method::POST, "/whep", &fields, offer.clone())
        .await?;
    assert_eq!(without.status, 401);
    assert_eq!(without.field("www-authenticate"), "Bearer");
    assert_eq!(without.field("content-type"), "application/problem+json");
    let foreign = server.http.offer("/whep", "AAAA.BBBB", &offer).await?;
    assert_eq!(foreign.status, 401);

    let visit = server.visit().await?;
    let another = server.http.nonce().await?;
    assert_eq!(
        server.http.delete(&visit.location, &another).await?.status,
        401
    );
    assert_eq!(
        server.http.delete("/whep/unknown", &another).await?.status,
        404
    );
    server.end().await
}

#[tokio::test]
async fn an_expired_nonce_opens_nothing() -> Result<()> {
    let server = start(&["--nonce-seconds", "0"]).await?;
    let nonce = server.http.nonce().await?;
    let answer = server
        .http
        .offer("/whep", &nonce, &offer(&server).await?)
        .await?;
    assert_eq!(answer.status, 401);
    server.end().await
}

#[tokio::test]
async fn what_is_no_offer_is_refused() -> Result<()> {
    let server = start(&[]).await?;
    let nonce = server.http.nonce().await?;
    for body in [
        "",
        "v=0\r\n",
        "<html>",
        "v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=recvonly\r\n",
    ] {
        let answer = server.http.offer("/whep", &nonce, body).await?;
        assert_eq!(answer.status, 400, "{body}: {}", answer.body);
    }
    let large = "a".repeat(100_000);
    assert_eq!(
        server.http.offer("/whep", &nonce, &large).await?.status,
        413
    );
    let token = format!("Bearer {nonce}");
    let fields = [
        ("content-type", "application/json"),
        ("authorization", token.as_str()),
    ];
    let typed = server
        .http
        .ask(Method::POST, "/whep", &fields, "{}")
        .await?;
    assert_eq!(typed.status, 415);
    assert_eq!(typed.field("accept-post"), "application/sdp");
    server.end().await
}

#[tokio::test]
async fn methods_and_addresses_that_are_none() -> Result<()> {
    let server = start(&[]).await?;
    for (method, path, status) in [
        (Method::PUT, "/whep", 405),
        (Method::DELETE, "/whep", 405),
        (Method::POST, "/whep/some", 405),
        (Method::GET, "/whep/some", 405),
        (Method::GET, "/report", 405),
        (Method::GET, "/nothing", 404),
        (Method::GET, "/faults/html/whep", 404),
        // The draft's way to ask whether this is an endpoint.
        (Method::GET, "/whep", 200),
        (Method::HEAD, "/whep", 200),
    ] {
        let answer = server.http.ask(method.clone(), path, &[], "").await?;
        assert_eq!(answer.status, status, "{method} {path}");
    }
    server.end().await
}

#[tokio::test]
async fn no_more_sessions_than_there_is_room_for() -> Result<()> {
    let server = start(&["--sessions", "1"]).await?;
    let first = server.visit().await?;
    assert_eq!(first.answer.status, 201);
    let second = server.visit().await?;
    assert_eq!(second.answer.status, 503);
    assert_eq!(second.answer.field("retry-after"), "2");
    server.http.delete(&first.location, &first.nonce).await?;
    assert_eq!(server.visit().await?.answer.status, 201);
    server.end().await
}

#[tokio::test]
async fn who_asks_too_often_waits() -> Result<()> {
    let server = start(&["--rate", "2"]).await?;
    for _ in 0..2 {
        server.http.nonce().await?;
    }
    let third = server.http.ask(Method::POST, "/nonce", &[], "").await?;
    assert_eq!(third.status, 429);
    assert_eq!(third.field("retry-after"), "10");
    server.end().await
}

#[tokio::test]
async fn pages_of_other_origins_may_ask() -> Result<()> {
    let server = start(&[]).await?;
    let fields = [
        ("origin", "https://example.org"),
        ("access-control-request-method", "PATCH"),
        (
            "access-control-request-headers",
            "authorization,content-type,if-match",
        ),
    ];
    let asked = server
        .http
        .ask(Method::OPTIONS, "/whep/some", &fields, "")
        .await?;
    assert_eq!(asked.status, 200);
    assert_eq!(asked.field("access-control-allow-origin"), "*");
    assert!(
        asked
            .field("access-control-allow-methods")
            .contains("PATCH")
    );
    assert!(
        asked
            .field("access-control-allow-headers")
            .contains("if-match")
    );
    assert!(
        asked
            .field("accept-patch")
            .contains("application/trickle-ice-sdpfrag")
    );
    let nonce = server
        .http
        .ask(Method::GET, "/nonce", &fields[..1], "")
        .await?;
    let exposed = nonce.field("access-control-expose-headers").to_lowercase();
    for name in ["location", "etag", "link", "accept-patch", "retry-after"] {
        assert!(exposed.contains(name), "{name}: {exposed}");
    }
    server.end().await
}

#[tokio::test]
async fn only_named_origins_once_some_are_named() -> Result<()> {
    let server = start(&["--origin", "https://example.org"]).await?;
    for (origin, allowed) in [
        ("https://example.org", "https://example.org"),
        ("https://example.net", ""),
    ] {
        let answer = server
            .http
            .ask(Method::GET, "/nonce", &[("origin", origin)], "")
            .await?;
        assert_eq!(answer.field("access-control-allow-origin"), allowed);
    }
    server.end().await
}
