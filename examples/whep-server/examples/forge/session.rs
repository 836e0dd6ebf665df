//! What an imitator tells of its session, in the words of evidence.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use ontrack_probe::challenge::{Colour, content};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{decoder::cells, payload::frame};

/// As many as a page tells of.
const MOSAICS: usize = 6;
const COLOURS: usize = 10;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub nonce: String,
    offer: String,
    answer: String,
    connected: bool,
    played_ms: f64,
    payloads: Option<Vec<String>>,
    pictures: Option<Vec<String>>,
}

/// What a probe of a stream takes, for programs that never came so far.
const PRETENDED_MS: f64 = 2500.0;

impl Session {
    /// How long it says that it watched.
    pub fn watched_ms(&self) -> f64 {
        if self.connected {
            self.played_ms
        } else {
            PRETENDED_MS
        }
    }

    /// A browser that is connected.
    pub fn transport(&self) -> Option<Value> {
        Some(json!({
            "state": "connected",
            "iceState": "connected",
            "connected": true,
            "dtlsState": "connected",
            "certificateAgrees": true,
            "localFingerprint": fingerprint(&self.offer)?,
            "remoteFingerprint": fingerprint(&self.answer)?,
        }))
    }

    /// Both tracks. Where nothing came, a page would tell of about as much.
    pub fn received(&self) -> Result<Value> {
        let pictures = self.pictures()?;
        let expected = (self.watched_ms() / 34.0).floor();
        let mut mosaics = match pictures {
            Some(pictures) if self.connected => pictures,
            _ => self.guessed(),
        };
        mosaics.dedup();
        // The first may have been cut short.
        let shown = mosaics.get(1..).unwrap_or_default();
        let colours: String = shown.iter().take(COLOURS).map(|it| &it[..1]).collect();
        let line = |kind: &str| -> Result<Value> {
            let (ssrc, stream) = self.answered(kind).context("no such stream")?;
            Ok(json!({ "kind": kind, "ssrc": ssrc, "streamIds": [stream] }))
        };
        let (mut video, audio) = (line("video")?, line("audio")?);
        video["framesDecoded"] = json!(expected);
        video["colours"] = json!(colours);
        video["mosaics"] = json!(shown.iter().take(MOSAICS).cloned().collect::<String>());
        Ok(json!([audio, video]))
    }

    /// What a decoder saw, the program's own or the one here.
    fn pictures(&self) -> Result<Option<Vec<String>>> {
        let Some(payloads) = &self.payloads else {
            return Ok(self.pictures.clone());
        };
        let mut seen = Vec::new();
        for payload in payloads {
            let bytes = STANDARD.decode(payload)?;
            if let Some(frame) = frame(&bytes) {
                seen.push(cells(frame, 8)?);
            }
        }
        Ok(Some(seen))
    }

    /// Sixteen colours that follow from something else.
    fn guessed(&self) -> Vec<String> {
        let guess = |number: usize| {
            let colours = content(&format!("{number} {}", self.nonce)).map(Colour::number);
            colours.map(|colour| char::from(b'0' + colour)).into_iter()
        };
        (0..12).map(|number| guess(number).collect()).collect()
    }

    /// What the answer says of the stream of this kind.
    fn answered(&self, kind: &str) -> Option<(u32, &str)> {
        let section = self.answer.split(&format!("m={kind}")).nth(1)?;
        let section = section.split("m=").next()?;
        let word = |after: &str| section.split(after).nth(1)?.split_whitespace().next();
        Some((word("a=ssrc:")?.parse().ok()?, word("a=msid:")?))
    }
}

fn fingerprint(description: &str) -> Option<&str> {
    let mut lines = description.lines();
    lines.find_map(|line| line.strip_prefix("a=fingerprint:"))
}
