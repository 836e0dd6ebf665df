//! What a server judged, as a row.

use chrono::{DateTime, Utc};
use ontrack_judge::Report;

use crate::hash::nonce_hash;
use crate::judged;
use crate::row::{Claim, Row};

impl Row {
    /// Of a report that was made here, which came at this time.
    pub fn of_report(report: &Report<'_>, time: DateTime<Utc>, wire: Option<Vec<Claim>>) -> Self {
        let evidence = &report.evidence;
        Self {
            nonce_hash: (!evidence.nonce.is_empty()).then(|| nonce_hash(&evidence.nonce)),
            time: Some(time),
            judged: judged::of_report(report),
            wire,
            // Every evidence that was read can be written.
            evidence: serde_json::to_string(evidence).ok(),
            ..Self::default()
        }
    }
}
