//! Reports of real sessions. The rest of their evidence is hollow, which the library says of it;
//! what is looked at here is what the server says.

use std::time::Duration;

use anyhow::{Context, Result};
use axum::http::Method;
use serde_json::{Value, json};

use crate::{
    decoder::cells,
    running::{Running, Visit, start},
};

const PLAY: Duration = Duration::from_millis(1600);

/// What an honest page would report of this visit.
fn honest(visit: &mut Visit) -> Result<Value> {
    let own = |line: &str| line.strip_prefix("a=fingerprint:").map(str::to_owned);
    let remote = visit
        .answer
        .body
        .lines()
        .find_map(own)
        .context("no fingerprint")?;
    let ssrc = |kind: &str| {
        let section = visit.answer.body.split(&format!("m={kind}")).nth(1)?;
        let rest = section.split("a=ssrc:").nth(1)?;
        rest.split(' ').next()?.parse::<u32>().ok()
    };
    let stream = visit.answer.body.split("a=msid:").nth(1);
    let stream = stream
        .and_then(|rest| rest.split(' ').next())
        .context("no stream")?;
    let mosaics = visit.visitor.counted.mosaics(|picture| cells(picture, 8))?;
    let colours: String = mosaics.iter().map(|cells| &cells[..1]).collect();
    Ok(json!({ "evidence": {
        "schemaVersion": 1,
        "nonce": visit.nonce,
        "durationMs": PLAY.as_millis() as u64 + 100,
        "transport": {
            "connected": true,
            "localFingerprint": visit.visitor.fingerprint(),
            "remoteFingerprint": remote,
        },
        "received": [
            {
                "kind": "video",
                "ssrc": ssrc("video"),
                "streamIds": [stream],
                "framesDecoded": visit.visitor.counted.pictures,
                "colours": colours,
                "mosaics": mosaics.iter().take(6).map(String::as_str).collect::<String>(),
            },
            { "kind": "audio", "ssrc": ssrc("audio"), "streamIds": [stream] },
        ],
    } }))
}

async fn judged(server: &Running, report: &Value) -> Result<Value> {
    let fields = [("content-type", "application/json")];
    let answer = server
        .http
        .ask(Method::POST, "/report", &fields, report.to_string())
        .await?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

/// The codes of the claims that hold, that do not, and that could not be compared.
fn codes(judgement: &Value, holds: Value) -> Vec<&str> {
    let claims = judgement["claims"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let claims = claims.iter().filter(|claim| claim["holds"] == holds);
    claims.filter_map(|claim| claim["claim"].as_str()).collect()
}

async fn played(server: &Running) -> Result<(Visit, Value)> {
    let mut visit = server.visit().await?;
    visit.visitor.play(PLAY).await?;
    server.http.delete(&visit.location, &visit.nonce).await?;
    let report = honest(&mut visit)?;
    Ok((visit, report))
}

#[tokio::test]
async fn every_claim_of_an_honest_report_holds_once() -> Result<()> {
    let server = start(&[]).await?;
    let (_, report) = played(&server).await?;
    let judgement = judged(&server, &report).await?;
    assert!(codes(&judgement, json!(false)).is_empty(), "{judgement:#}");
    let unknown = codes(&judgement, Value::Null);
    // str0m tells of what it received after a second: whether that came in time is not always so.
    // Hollow evidence claims no engine, so the wire is not held against one.
    let may_be_unknown = [
        "tones",
        "rtcp",
        "stack",
        "stack-stun",
        "stack-version",
        "stack-detail",
        "offer",
        "feedback",
    ];
    assert!(
        unknown.iter().all(|code| may_be_unknown.contains(code)),
        "{judgement:#}"
    );
    // Hollow evidence is not genuine, whatever holds of the session.
    assert_eq!(judgement["verdict"], "inconclusive");
    assert_eq!(judgement["reason"], judgement["native"]["reason"]);

    let replayed = judged(&server, &report).await?;
    assert_eq!(replayed["reason"], "nonce-replayed");
    assert_eq!(codes(&replayed, json!(false)), ["nonce-unused"]);
    server.end().await
}

#[tokio::test]
async fn a_report_from_another_session_is_refused() -> Result<()> {
    let server = start(&[]).await?;
    let (_, mut report) = played(&server).await?;
    let (other, _) = played(&server).await?;
    // Everything true, of another session than the nonce's.
    report["evidence"]["nonce"] = json!(other.nonce);
    let judgement = judged(&server, &report).await?;
    assert_eq!(judgement["verdict"], "tampered");
    assert_eq!(judgement["reason"], "claim-fingerprint");
    let wrong = codes(&judgement, json!(false));
    for code in ["fingerprint", "ssrc", "stream-ids", "colours", "content"] {
        assert!(wrong.contains(&code), "{judgement:#}");
    }
    server.end().await
}

#[tokio::test]
async fn who_never_decoded_cannot_say_so() -> Result<()> {
    let server = start(&[]).await?;
    let (_, mut report) = played(&server).await?;
    report["evidence"]["received"][0]["framesDecoded"] = json!(5000);
    let judgement = judged(&server, &report).await?;
    assert_eq!(judgement["reason"], "claim-frames");
    server.end().await
}

#[tokio::test]
async fn a_nonce_counts_on_every_instance_and_its_session_on_one() -> Result<()> {
    let secret = ["--secret", "shared by both of them"];
    let (one, other) = (start(&secret).await?, start(&secret).await?);
    let (_, report) = played(&one).await?;
    let elsewhere = judged(&other, &report).await?;
    assert_eq!(elsewhere["reason"], "session-unknown");
    assert!(codes(&elsewhere, json!(true)).contains(&"nonce-signed"));
    let stranger = start(&["--secret", "that of somebody else"]).await?;
    assert_eq!(
        judged(&stranger, &report).await?["reason"],
        "nonce-unsigned"
    );
    for server in [one, other, stranger] {
        server.end().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_no_report_is_refused() -> Result<()> {
    let server = start(&[]).await?;
    for (body, status) in [
        ("", 400),
        ("[]", 400),
        ("{}", 400),
        ("{\"evidence\":{\"transport\":5}}", 400),
        ("{\"evidence\":{}}", 400),
        ("{\"evidence\":{\"schemaVersion\":99}}", 400),
        ("{\"evidence\":{\"schemaVersion\":\"1\"}}", 400),
        ("{\"evidence\":{\"schemaVersion\":1}}", 200),
    ] {
        let answer = server.http.ask(Method::POST, "/report", &[], body).await?;
        assert_eq!(answer.status, status, "{body}");
    }
    let large = "x".repeat(2_000_000);
    let answer = server.http.ask(Method::POST, "/report", &[], large).await?;
    assert_eq!(answer.status, 413);
    server.end().await
}
