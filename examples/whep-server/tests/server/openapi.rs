//! `openapi.json` says what the server does: every answer to every request here is described, and
//! every answer that is described was given to one of them.

use anyhow::{Context, Result};
use axum::http::Method;
use serde_json::json;

use crate::{
    described::Described,
    http::Answer,
    running::{Running, start},
};

type Fields<'a> = &'a [(&'a str, &'a str)];

/// Asks, and holds the answer against the description. `path` is as it is described there.
async fn ask(
    described: &mut Described,
    server: &Running,
    (method, path, place): (Method, &str, &str),
    fields: Fields<'_>,
    body: &str,
) -> Result<Answer> {
    let body = body.to_owned();
    let answer = server.http.ask(method.clone(), place, fields, body).await?;
    described.take(&method, path, &answer)?;
    Ok(answer)
}

const ENDPOINT: (Method, &str, &str) = (Method::POST, "/whep", "/whep");

#[tokio::test]
async fn every_answer_is_described_and_every_description_is_true() -> Result<()> {
    let mut described = Described::read()?;
    offers(&mut described).await?;
    changes(&mut described).await?;
    others(&mut described).await?;
    limits(&mut described).await?;
    let missing = described.missing();
    assert!(missing.is_empty(), "never given: {missing:#?}");
    Ok(())
}

async fn offers(described: &mut Described) -> Result<()> {
    let server = start(&["--sessions", "1", "--ice-server", "stun:192.0.2.9"]).await?;
    let (offer, _) = server.visitor().await?.offer()?;
    let (nonce, other) = (server.http.nonce().await?, server.http.nonce().await?);
    let token = format!("Bearer {nonce}");
    let typed = [
        ("content-type", "application/sdp"),
        ("authorization", token.as_str()),
    ];
    let silent = offer.replace("a=recvonly", "a=inactive");
    let large = "a".repeat(100_000);
    for (fields, body, status) in [
        (&typed[..1], offer.as_str(), 401),
        (&typed[1..], offer.as_str(), 415),
        (&typed[..], "v=0", 400),
        (&typed[..], large.as_str(), 413),
        (&typed[..], silent.as_str(), 422),
        (&typed[..], offer.as_str(), 201),
    ] {
        let answer = ask(described, &server, ENDPOINT, fields, body).await?;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    let full = server.http.offer("/whep", &other, &offer).await?;
    assert_eq!(full.status, 503);
    described.take(&Method::POST, "/whep", &full)?;
    server.end().await?;

    let server = start(&["--counter-offer"]).await?;
    let nonce = server.http.nonce().await?;
    let counter = server.http.offer("/whep", &nonce, &offer).await?;
    assert_eq!(counter.status, 406);
    described.take(&Method::POST, "/whep", &counter)?;
    server.end().await
}

async fn changes(described: &mut Described) -> Result<()> {
    let server = start(&[]).await?;
    let visit = server.visit().await?;
    let token = format!("Bearer {}", visit.nonce);
    let owner = ("authorization", token.as_str());
    let kind = ("content-type", "application/trickle-ice-sdpfrag");
    let tag = ("if-match", visit.answer.field("etag"));
    let fragment = format!(
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na={}\r\n",
        visit.visitor.candidate()?
    );
    let (path, place) = ("/whep/{session}", visit.location.as_str());
    let large = "a".repeat(100_000);
    let rows: [(&str, Fields<'_>, &str, u16); 9] = [
        (place, &[kind, tag], &fragment, 401),
        ("/whep/none", &[kind, tag, owner], &fragment, 404),
        (place, &[kind, owner], &fragment, 428),
        (
            place,
            &[kind, owner, ("if-match", "\"other\"")],
            &fragment,
            412,
        ),
        (place, &[kind, owner, ("if-match", "*")], &fragment, 422),
        (place, &[kind, owner, tag], "what?", 400),
        (place, &[kind, owner, tag], &large, 413),
        (
            place,
            &[owner, tag, ("content-type", "application/json")],
            "{}",
            415,
        ),
        (place, &[kind, owner, tag], &fragment, 204),
    ];
    for (place, fields, body, status) in rows {
        let asked = (Method::PATCH, path, place);
        let answer = ask(described, &server, asked, fields, body).await?;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    for (place, fields, status) in [
        (place, &[][..], 401),
        ("/whep/none", &[owner][..], 404),
        (place, &[owner][..], 200),
    ] {
        let asked = (Method::DELETE, path, place);
        let answer = ask(described, &server, asked, fields, "").await?;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    server.end().await
}

async fn others(described: &mut Described) -> Result<()> {
    let server = start(&[]).await?;
    for method in [Method::GET, Method::POST] {
        ask(described, &server, (method, "/nonce", "/nonce"), &[], "").await?;
    }
    let discover = (Method::GET, "/whep", "/whep");
    ask(described, &server, discover, &[], "").await?;
    let nonce = server.http.nonce().await?;
    let evidence = json!({ "evidence": { "schemaVersion": 1, "nonce": nonce } }).to_string();
    let large = "x".repeat(2_000_000);
    // The second time it was sent before.
    for (body, status) in [
        ("{}", 400),
        (large.as_str(), 413),
        (evidence.as_str(), 200),
        (evidence.as_str(), 200),
    ] {
        let asked = (Method::POST, "/report", "/report");
        let answer = ask(described, &server, asked, &[], body).await?;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    let metrics = server.http.metrics(&[]).await?;
    described.take(&Method::GET, "/metrics", &metrics)?;
    server.end().await
}

/// Who asks too often waits, whatever is asked.
async fn limits(described: &mut Described) -> Result<()> {
    let server = start(&["--rate", "1"]).await?;
    for (method, path, count) in [
        (Method::GET, "/nonce", 2),
        (Method::POST, "/nonce", 1),
        (Method::GET, "/whep", 1),
        (Method::POST, "/whep", 1),
        (Method::POST, "/report", 1),
        (Method::PATCH, "/whep/{session}", 6),
    ] {
        let mut answer = None;
        for _ in 0..count {
            answer = Some(server.http.ask(method.clone(), path, &[], "").await?);
        }
        let answer = answer.context("never asked")?;
        assert_eq!(answer.status, 429, "{method} {path}");
        described.take(&method, path, &answer)?;
    }
    server.end().await
}
