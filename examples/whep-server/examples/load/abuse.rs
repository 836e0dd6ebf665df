//! Honest sessions alone, and then beside visitors that misbehave in every way that is known.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use anyhow::{Context, Result};
use axum::http::Method;
use serde_json::json;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpStream, UdpSocket},
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    Target,
    http::Answer,
    steady::{self, Step},
    visitor::Visitor,
};

/// One visitor of twenty.
const SHARE: usize = 20;
/// How often each does all of it.
const EVERY: Duration = Duration::from_millis(20);
/// Datagrams that are nothing, each time.
const JUNK: usize = 40;
/// Beginnings of requests that each keeps open.
const HEADS: usize = 200;

/// How much the abusers did.
static REQUESTS: AtomicU64 = AtomicU64::new(0);
static REFUSED: AtomicU64 = AtomicU64::new(0);

/// So many honest sessions: without abusers, and with them.
pub async fn run(target: &Target, sessions: usize, seconds: u64) -> Result<[Step; 2]> {
    let alone = steady::step(target, sessions, seconds).await?;
    let count = sessions.div_ceil(SHARE);
    eprintln!("{count} that misbehave …");
    let mut abusers = JoinSet::new();
    for number in 0..count {
        abusers.spawn(misbehave(target.clone().numbered(250, number)));
    }
    let beside = steady::step(target, sessions, seconds).await?;
    if let Some(ended) = abusers.try_join_next() {
        ended?.context("one stopped to misbehave")?;
    }
    let [requests, refused] = [&REQUESTS, &REFUSED].map(|it| it.load(Ordering::Relaxed));
    eprintln!("they asked {requests} times, and were refused {refused} times");
    Ok([alone, beside])
}

/// Goes on with all of it until it is stopped.
async fn misbehave(target: Target) -> Result<()> {
    let junk = UdpSocket::bind((target.address, 0)).await?;
    let (mut heads, mut every) = (Vec::new(), interval(EVERY));
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut visitor = Visitor::new(target.address).await?;
    let (offer, _) = visitor.offer()?;
    let nonce = target.http.nonce().await?;
    let candidates: String = (1..60)
        .map(|port| format!("a=candidate:1 1 udp 1 192.0.2.77 {port} typ host\r\n"))
        .collect();
    let report = json!({ "evidence": {
        "schemaVersion": 1,
        "nonce": nonce,
        "received": [{ "kind": "video", "colours": "01".repeat(475_000) }],
    } });
    let (report, mut location) = (report.to_string(), "/whep/none".to_owned());
    for round in 0_usize.. {
        every.tick().await;
        for candidate in &target.candidates {
            send_junk(&junk, *candidate, round).await?;
        }
        if heads.len() < HEADS {
            heads.push(half_a_head(&target).await?);
        } else {
            heads.clear();
        }
        // A session that nobody comes to, the same nonce again and again.
        let made = counted(target.http.offer("/whep", &nonce, &offer)).await;
        let token = format!("Bearer {nonce}");
        let fields = [
            ("content-type", "application/trickle-ice-sdpfrag"),
            ("authorization", token.as_str()),
            ("if-match", "*"),
        ];
        let http = &target.http;
        if let Some(made) = made {
            location = made.field("location").to_owned();
        }
        counted(http.ask(Method::PATCH, &location, &fields, candidates.clone())).await;
        counted(http.ask(Method::POST, "/report", &[], report.clone())).await;
    }
    Ok(())
}

async fn send_junk(socket: &UdpSocket, candidate: SocketAddr, round: usize) -> Result<()> {
    for number in 0..JUNK {
        // Of every kind that the first byte tells: STUN, DTLS, RTP and what is none.
        let first = (round * JUNK + number) as u8;
        socket.send_to(&[first; 300], candidate).await?;
    }
    Ok(())
}

async fn half_a_head(target: &Target) -> Result<TcpStream> {
    let address = target.http.address().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"POST /whep HTTP/1.1\r\nhost: ").await?;
    Ok(stream)
}

/// What was answered; a connection that the server closed is a refusal too.
async fn counted(asked: impl Future<Output = Result<Answer>>) -> Option<Answer> {
    let answer = asked.await.ok().filter(|answer| answer.status < 400);
    REQUESTS.fetch_add(1, Ordering::Relaxed);
    REFUSED.fetch_add(u64::from(answer.is_none()), Ordering::Relaxed);
    answer
}
