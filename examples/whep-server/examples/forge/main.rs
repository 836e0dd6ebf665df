//! Invents a browser's report for a session of some other program, as whoever imitates a browser would:
//! from evidence that anybody can download, changed to what the nonce and the session ask for.
//!
//! `cargo xtask imitators` shows what the server says of such reports. Reads one JSON object and writes
//! another:
//!
//! | read | written |
//! |---|---|
//! | `{ nonces }` | `{ nonce }`: the first that asks for an offer of the recorded shape |
//! | `{ nonce, offer, answer, connected, playedMs, payloads or pictures }` | `{ evidence }` |
//!
//! `payloads` are RTP payloads of VP8 in base64, which are decoded here; `pictures` are sixteen digits each,
//! for programs that have a decoder of their own. With neither, the pictures are guessed.

#[path = "../../tests/server/decoder.rs"]
mod decoder;
mod payload;
mod session;

use std::io::{read_to_string, stdin};

use anyhow::{Context, Result};
use ontrack_probe::challenge::{Challenge, OfferedSection};
use serde::Deserialize;
use serde_json::{Value, json};

use session::Session;

/// The evidence that is forged from, and the nonce that it was recorded with.
const RECORDED: &str = include_str!("../../../../tests/evidence/chromium-156.json");
const RECORDED_NONCE: &str = "recorded";

#[derive(Deserialize)]
#[serde(untagged)]
enum Asked {
    Nonces { nonces: Vec<String> },
    Session(Box<Session>),
}

fn main() -> Result<()> {
    let answer = match serde_json::from_str(&read_to_string(stdin())?)? {
        Asked::Nonces { nonces } => {
            let fitting = nonces.into_iter().find(|nonce| is_of_recorded_shape(nonce));
            json!({ "nonce": fitting })
        }
        Asked::Session(session) => json!({ "evidence": forged(&session)? }),
    };
    println!("{answer}");
    Ok(())
}

/// A recording holds one list entry for each m-line and stream, so it is easiest to wait for a nonce
/// that asks for as many.
fn is_of_recorded_shape(nonce: &str) -> bool {
    let shape = |nonce: &str| -> Vec<_> {
        let sections = Challenge::from_nonce(nonce).sections;
        let shape = |it: &OfferedSection| (it.media, it.direction, it.streams().len());
        sections.iter().map(shape).collect()
    };
    shape(nonce) == shape(RECORDED_NONCE)
}

fn forged(session: &Session) -> Result<Value> {
    let (recorded, asked) = (
        Challenge::from_nonce(RECORDED_NONCE),
        Challenge::from_nonce(&session.nonce),
    );
    let mut text = RECORDED.to_owned();
    let mut payload_types = Vec::new();
    for (before, after) in recorded.sections.iter().zip(&asked.sections) {
        payload_types.push(after.payload_type.to_string());
        let streams = before.streams().iter().zip(after.streams());
        let names = [(&before.mid, &after.mid), (&before.track, &after.track)];
        for (before, after) in names.into_iter().chain(streams) {
            text = text.replace(before.as_str(), after.as_str());
        }
    }
    let mut evidence: Value = serde_json::from_str(&text)?;
    evidence["source"] = json!("whep");
    evidence["nonce"] = json!(session.nonce);
    evidence["durationMs"] = json!(session.watched_ms() + 300.0);
    evidence["challenge"]["answerPayloadTypes"] = json!(payload_types);
    evidence["transport"] = session.transport().context("no fingerprint")?;
    evidence["received"] = session.received()?;
    Ok(evidence)
}
