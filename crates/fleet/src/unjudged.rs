//! What stands in a row before it is judged, again or for the first time.

use ontrack_judge::{Evidence, EvidenceError};
use thiserror::Error;

use chrono::{DateTime, Utc};

use crate::hash::nonce_hash;
use crate::judged::judged;
use crate::privacy::Privacy;
use crate::row::{Claim, Previous, Row};

/// A row whose evidence waits for a judge.
#[derive(Clone, Debug, Default)]
pub struct Unjudged {
    /// As in a [`Row`]; worked out anew where nothing stands here.
    pub nonce_hash: Option<String>,
    /// When the evidence came.
    pub time: Option<DateTime<Utc>>,
    /// What the judge said who judged before.
    pub previous: Previous,
    /// What a server saw of the session.
    pub wire: Option<Vec<Claim>>,
    /// The evidence, or a report that holds it, as JSON.
    pub evidence: String,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RowError {
    /// The line is not JSON.
    #[error("this is no row: {0}")]
    NotJson(String),
    /// The line is longer than any row.
    #[error("this line is too long to be a row")]
    TooLong,
    /// Nothing stands where evidence should.
    #[error("there is no evidence; put it into the member or column `evidence`")]
    NoEvidence,
    /// The evidence cannot be read.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
}

impl RowError {
    /// The code; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not-json",
            Self::TooLong => "too-long",
            Self::NoEvidence => "no-evidence",
            Self::Evidence(error) => error.code(),
        }
    }
}

impl Unjudged {
    /// Judges the evidence, and keeps what is to be kept.
    ///
    /// # Errors
    ///
    /// The evidence cannot be read; it comes back.
    pub fn judge(self, privacy: &Privacy) -> Result<Row, (String, RowError)> {
        let evidence = match Evidence::from_json(&self.evidence) {
            Ok(evidence) => evidence,
            Err(error) => return Err((self.evidence, error.into())),
        };
        let own_hash = || (!evidence.nonce.is_empty()).then(|| nonce_hash(&evidence.nonce));
        let mut row = Row {
            nonce_hash: self.nonce_hash.or_else(own_hash),
            time: self.time,
            judged: judged(&evidence),
            previous: self.previous,
            wire: self.wire,
            evidence: Some(self.evidence),
        };
        privacy.apply(&mut row, &evidence);
        Ok(row)
    }
}
