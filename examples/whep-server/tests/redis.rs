//! Several instances share a Redis, so that a nonce counts once for all of them. It needs the program
//! `redis-server` and the feature: `cargo test -p whep-server --features redis --test redis`.

#[path = "../examples/load/http.rs"]
mod http;
#[path = "server/running.rs"]
mod running;
#[path = "../examples/load/visitor.rs"]
mod visitor;

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use axum::http::Method;
use serde_json::json;

use crate::running::{Running, start};

/// A Redis of our own that keeps nothing on disk and ends with its test.
struct Redis {
    program: Child,
    port: u16,
}

impl Redis {
    fn start() -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        Self::at(port)
    }

    fn at(port: u16) -> Result<Self> {
        let program = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--port", &port.to_string()])
            .stdout(Stdio::null())
            .spawn()
            .context("redis-server is missing; Debian's package has the same name")?;
        let redis = Self { program, port };
        let until = Instant::now() + Duration::from_secs(10);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > until {
                bail!("redis-server does not listen");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(redis)
    }

    fn address(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// An instance with the secret and the Redis of the others.
async fn instance(redis: &Redis) -> Result<Running> {
    start(&[
        "--secret",
        "shared by all of them",
        "--redis",
        &redis.address(),
    ])
    .await
}

/// The status, and the reason where there is a judgement.
async fn reported(server: &Running, nonce: &str) -> Result<(u16, String)> {
    let report = json!({ "evidence": { "schemaVersion": 1, "nonce": nonce } });
    let asked = server
        .http
        .ask(Method::POST, "/report", &[], report.to_string());
    let answer = asked.await?;
    let reason = answer.json()?["reason"].as_str().map(str::to_owned);
    Ok((answer.status, reason.unwrap_or_default()))
}

const FIRST: &str = "session-unknown";
const REPLAYED: &str = "nonce-replayed";

#[tokio::test]
async fn a_nonce_counts_once_for_all_instances() -> Result<()> {
    let redis = Redis::start()?;
    let (one, other) = (instance(&redis).await?, instance(&redis).await?);
    let nonce = one.http.nonce().await?;
    assert_eq!(reported(&one, &nonce).await?, (200, FIRST.to_owned()));
    assert_eq!(reported(&one, &nonce).await?, (200, REPLAYED.to_owned()));
    assert_eq!(reported(&other, &nonce).await?, (200, REPLAYED.to_owned()));
    let fresh = other.http.nonce().await?;
    assert_eq!(reported(&one, &fresh).await?, (200, FIRST.to_owned()));
    one.end().await?;
    other.end().await
}

#[tokio::test]
async fn a_nonce_counts_once_across_a_restart() -> Result<()> {
    let redis = Redis::start()?;
    let before = instance(&redis).await?;
    let nonce = before.http.nonce().await?;
    assert_eq!(reported(&before, &nonce).await?, (200, FIRST.to_owned()));
    before.end().await?;
    let after = instance(&redis).await?;
    assert_eq!(reported(&after, &nonce).await?, (200, REPLAYED.to_owned()));
    after.end().await
}

#[tokio::test]
async fn while_redis_is_away_a_report_may_be_sent_again() -> Result<()> {
    let redis = Redis::start()?;
    let server = instance(&redis).await?;
    let nonce = server.http.nonce().await?;
    let port = redis.port;
    drop(redis);
    assert_eq!(reported(&server, &nonce).await?.0, 503);
    let _back = Redis::at(port)?;
    assert_eq!(reported(&server, &nonce).await?, (200, FIRST.to_owned()));
    server.end().await
}

#[tokio::test]
async fn a_redis_that_is_not_there_is_said_at_the_start() -> Result<()> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let address = format!("redis://127.0.0.1:{port}/");
    let error = start(&["--redis", &address]).await.err();
    let error = format!("{:#}", error.context("it started")?);
    assert!(error.contains("Redis does not answer"), "{error}");
    Ok(())
}
