//! One row of the matrix, as the harness tells it.

use anyhow::{Context, Result};
use serde_json::Value;

/// How a row went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// As wanted.
    Good,
    /// Not as wanted.
    Bad,
    /// This machine cannot make it.
    NotOffered,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// `adversaries`, `genuine`, `engines`, `slow`, `hardened`, `silence`, `field`, or `media` for
    /// those of the first two that ask for media.
    /// Beside the matrix: `peers` or `faults`.
    pub part: String,
    /// The adversary or the configuration.
    pub name: String,
    /// The browser, with its version where it is known.
    pub browser: String,
    /// How the adversary got into the page, if one did; which client asked a peer.
    pub injection: Option<String>,
    /// The verdicts that are right.
    pub wanted: String,
    /// The verdict that was given.
    pub actual: String,
    /// How it went.
    pub state: State,
    /// Why it is not as wanted, or not offered.
    pub why: String,
    /// How far media came, if it was asked for.
    pub media: Option<String>,
    /// How many anomalies above soft there were, and how many soft ones.
    pub anomalies: Option<(u64, u64)>,
}

impl Row {
    /// Reads what the harness answers.
    pub fn read(value: &Value) -> Result<Self> {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let needed = |key: &str| text(key).with_context(|| format!("a row has no {key}: {value}"));
        let count = |key: &str| value[key].as_u64();
        Ok(Self {
            part: needed("part")?,
            name: needed("name")?,
            browser: needed("title")?,
            injection: text("injection"),
            wanted: needed("wanted")?,
            actual: text("actual").unwrap_or_default(),
            state: match needed("state")?.as_str() {
                "ok" => State::Good,
                "not offered" => State::NotOffered,
                _ => State::Bad,
            },
            why: text("why").unwrap_or_default(),
            media: media(&value["media"]),
            anomalies: count("aboveSoft").zip(count("soft")),
        })
    }

    /// Where it is, in one line.
    pub fn place(&self) -> String {
        let injection = self.injection.as_deref();
        let injection = injection.map(|way| format!(", {way}")).unwrap_or_default();
        format!("{} in {}{injection}", self.name, self.browser)
    }

    /// Whether its cell tells the number of anomalies: where they say how near a genuine page
    /// comes to an accusation.
    pub fn counts_anomalies(&self) -> bool {
        ["genuine", "engines", "slow", "hardened", "silence", "media"].contains(&self.part.as_str())
    }

    /// What one cell of the table says of it.
    pub fn cell(&self) -> String {
        let numbers = match self.anomalies {
            Some((above, soft)) if self.counts_anomalies() => format!(" {above}+{soft}"),
            _ => String::new(),
        };
        let media = self.media.as_deref().map(|media| format!(", {media}"));
        let numbers = media.unwrap_or_default() + &numbers;
        match self.state {
            State::Good => format!("ok {}{numbers}", self.actual),
            State::Bad => format!("FAIL {}{numbers}", self.actual),
            State::NotOffered => "not offered".into(),
        }
    }
}

/// How far media came and why not further, in a few words.
fn media(value: &Value) -> Option<String> {
    let outcome = value["outcome"].as_str()?;
    Some(match value["reason"].as_str() {
        Some(reason) => format!("{outcome} {reason}"),
        None => outcome.into(),
    })
}
