//! What is sent to wear the server out, and costs it little.

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use anyhow::Result;
use axum::http::Method;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpStream, UdpSocket},
    time::timeout,
};

use crate::{
    http::Http,
    running::{Running, start},
};

async fn reported(server: &Running, body: String) -> Result<(u16, Duration)> {
    let began = Instant::now();
    let answer = server.http.ask(Method::POST, "/report", &[], body).await?;
    Ok((answer.status, began.elapsed()))
}

#[tokio::test]
async fn a_report_of_a_million_colours_is_refused_at_once() -> Result<()> {
    let server = start(&[]).await?;
    let visit = server.visit().await?;
    let report = json!({ "evidence": {
        "schemaVersion": 1,
        "nonce": visit.nonce,
        "received": [{ "kind": "video", "colours": "01".repeat(475_000) }],
    } });
    let (status, took) = reported(&server, report.to_string()).await?;
    assert_eq!(status, 400);
    assert!(took < Duration::from_secs(2), "{took:?}");
    server.end().await
}

#[tokio::test]
async fn the_same_report_is_judged_once() -> Result<()> {
    let server = start(&[]).await?;
    let nonce = server.http.nonce().await?;
    let report = json!({ "evidence": { "schemaVersion": 1, "nonce": nonce } }).to_string();
    let ask = async || -> Result<serde_json::Value> {
        let answer = server
            .http
            .ask(Method::POST, "/report", &[], report.clone());
        answer.await?.json()
    };
    assert!(ask().await?["native"].is_object());
    let replayed = ask().await?;
    assert_eq!(replayed["reason"], "nonce-replayed");
    assert!(replayed["native"].is_null(), "{replayed:#}");
    server.end().await
}

#[tokio::test]
async fn candidates_are_bounded() -> Result<()> {
    let server = start(&[]).await?;
    let visit = server.visit().await?;
    let token = format!("Bearer {}", visit.nonce);
    let candidate = visit.visitor.candidate()?;
    let patch = async |count: usize| -> Result<u16> {
        let lines = format!("a={candidate}\r\n").repeat(count);
        let fragment = format!("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n{lines}");
        let fields = [
            ("content-type", "application/trickle-ice-sdpfrag"),
            ("authorization", token.as_str()),
            ("if-match", visit.answer.field("etag")),
        ];
        let answer = server
            .http
            .ask(Method::PATCH, &visit.location, &fields, fragment);
        Ok(answer.await?.status)
    };
    assert_eq!(patch(50).await?, 204);
    assert_eq!(patch(1).await?, 422);
    server.end().await
}

#[tokio::test]
async fn who_changes_a_session_too_often_waits() -> Result<()> {
    let server = start(&["--rate", "2"]).await?;
    for _ in 0..10 {
        let answer = server
            .http
            .ask(Method::PATCH, "/whep/some", &[], "")
            .await?;
        assert_eq!(answer.status, 401);
    }
    let answer = server
        .http
        .ask(Method::PATCH, "/whep/some", &[], "")
        .await?;
    assert_eq!(answer.status, 429);
    server.end().await
}

/// Reads until the server closes the connection.
async fn until_closed(stream: &mut TcpStream) -> Result<String> {
    let mut text = String::new();
    timeout(Duration::from_secs(5), stream.read_to_string(&mut text)).await??;
    Ok(text)
}

#[tokio::test]
async fn half_a_request_head_is_not_waited_for() -> Result<()> {
    let server = start(&["--head-seconds", "1"]).await?;
    let address = server
        .http
        .address()
        .trim_start_matches("http://")
        .to_owned();
    let mut stream = TcpStream::connect(&address).await?;
    stream
        .write_all(b"GET /whep HTTP/1.1\r\nhost: a\r\nx-half: ")
        .await?;
    let text = until_closed(&mut stream).await?;
    assert!(
        text.is_empty() || text.starts_with("HTTP/1.1 408"),
        "{text}"
    );
    server.end().await
}

#[tokio::test]
async fn a_connection_that_is_not_used_is_closed() -> Result<()> {
    let server = start(&["--head-seconds", "1"]).await?;
    let address = server
        .http
        .address()
        .trim_start_matches("http://")
        .to_owned();
    let mut never = TcpStream::connect(&address).await?;
    let mut once = TcpStream::connect(&address).await?;
    once.write_all(b"GET /whep HTTP/1.1\r\nhost: a\r\n\r\n")
        .await?;
    assert_eq!(until_closed(&mut never).await?, "");
    let text = until_closed(&mut once).await?;
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    server.end().await
}

#[tokio::test]
async fn metrics_are_nobody_elses_business() -> Result<()> {
    let server = start(&[]).await?;
    let fields = [("origin", "https://example.org")];
    let answer = server
        .http
        .ask(Method::GET, "/metrics", &fields, "")
        .await?;
    assert_eq!(answer.status, 404);
    let answer = server.http.metrics(&fields).await?;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.field("access-control-allow-origin"), "");
    server.end().await
}

/// Goes on with everything above at once, until it is stopped.
async fn wear_out(http: Http, media: IpAddr, candidate: SocketAddr) -> Result<()> {
    let address = http.address().trim_start_matches("http://").to_owned();
    let nonce = http.nonce().await?;
    let report = json!({ "evidence": {
        "schemaVersion": 1,
        "nonce": nonce,
        "received": [{ "kind": "video", "colours": "01".repeat(475_000) }],
    } });
    let junk = UdpSocket::bind((media, 0)).await?;
    let mut heads = Vec::new();
    loop {
        for first in 0..=255 {
            junk.send_to(&[first; 100], candidate).await?;
        }
        let mut stream = TcpStream::connect(&address).await?;
        stream.write_all(b"POST /whep HTTP/1.1\r\nhost: ").await?;
        heads.push(stream);
        http.ask(Method::PATCH, "/whep/some", &[], "").await?;
        http.ask(Method::POST, "/report", &[], report.to_string())
            .await?;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn visitors_lose_nothing_beside_it() -> Result<()> {
    let server = start(&["--rate", "1000"]).await?;
    let mut visits = Vec::new();
    for _ in 0..5 {
        visits.push(server.visit().await?);
    }
    let (media, candidate) = (server.media(), server.candidate());
    let abuser = tokio::spawn(wear_out(server.http.clone(), media, candidate));
    let play = visits.into_iter().map(|mut visit| {
        tokio::spawn(async move {
            visit.visitor.play(Duration::from_secs(3)).await?;
            anyhow::Ok(visit.visitor.counted)
        })
    });
    for played in play.collect::<Vec<_>>() {
        let counted = played.await??;
        // Thirty pictures a second, less the handshake.
        assert!(counted.pictures > 70, "{counted:?}");
    }
    assert!(!abuser.is_finished());
    abuser.abort();
    assert_eq!(
        server.http.metric("whep_workers_restarted_total").await?,
        0.0
    );
    assert_eq!(server.http.metric("whep_sessions").await?, 5.0);
    server.end().await
}
