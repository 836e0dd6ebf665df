//! One probe of one visitor, as it is kept: a line of JSON, or a row of a Parquet file.
//!
//! [`columns`](crate::columns) documents the fields one by one.

use std::borrow::Cow;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize, Serializer};

/// A code of the library, or what a file says in its place.
pub type Word = Cow<'static, str>;

/// A row.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    /// Tells which session of the site it was, to whoever has the nonce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce_hash: Option<String>,
    /// When the evidence came.
    #[serde(serialize_with = "timestamp", skip_serializing_if = "Option::is_none")]
    pub time: Option<DateTime<Utc>>,
    /// What the judge says of it.
    #[serde(flatten)]
    pub judged: Judged,
    /// What an earlier judge said.
    #[serde(flatten)]
    pub previous: Previous,
    /// What a server saw of the session, held against the evidence. Nothing where no server did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wire: Option<Vec<Claim>>,
    /// The evidence, as JSON in one line. [`lines::write`](crate::lines::write) writes it as it
    /// stands.
    #[serde(skip)]
    pub evidence: Option<String>,
}

/// What a judge says of a piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The verdict.
    pub verdict: Word,
    /// Why, for `blocked` and `inconclusive`.
    pub reason: Option<Word>,
    /// How far the probe came.
    pub outcome: Word,
    /// The engine that it behaves like.
    pub engine: Word,
    /// The engine that the user agent string claims.
    pub claimed_engine: Word,
    /// The major version that the user agent string claims.
    pub claimed_version: Option<u32>,
    /// Where the track came from.
    pub source: Word,
    /// The version of the library that probed.
    pub probe_version: Word,
    /// The version of the library that judged.
    pub judge_version: Word,
    /// The checks that failed.
    pub failed: Vec<FailedCheck>,
    /// How many checks could not be judged, by reason.
    pub skipped: Vec<SkippedChecks>,
    /// Equal for two pieces of evidence whose times are all equal.
    pub times_hash: Option<String>,
}

/// What an earlier judge said; nothing where there was none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Previous {
    /// The verdict.
    #[serde(rename = "previous_verdict", skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Word>,
    /// Why.
    #[serde(rename = "previous_reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<Word>,
    /// The version of the library that judged.
    #[serde(
        rename = "previous_judge_version",
        skip_serializing_if = "Option::is_none"
    )]
    pub judge_version: Option<Word>,
}

/// A check that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedCheck {
    /// Its id.
    pub check: Word,
    /// How sure it is.
    pub weight: Word,
}

/// The checks that could not be judged for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedChecks {
    /// The reason.
    pub reason: Word,
    /// How many.
    pub checks: u32,
}

/// What the evidence claims about a session, held against what a server saw of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its code.
    pub claim: Word,
    /// Whether it holds; nothing where it could not be compared.
    pub holds: Option<bool>,
    /// How much it says where it does not hold.
    pub weight: Word,
}

impl Claim {
    /// Whether somebody must have changed the evidence.
    pub fn is_forged(&self) -> bool {
        self.holds == Some(false) && self.weight == "hard"
    }
}

fn timestamp<S: Serializer>(
    time: &Option<DateTime<Utc>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.serialize_str(&time.to_rfc3339_opts(SecondsFormat::Millis, true)),
        None => serializer.serialize_none(),
    }
}
