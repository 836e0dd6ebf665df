//! What of a row is not kept.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use clap::{Args, ValueEnum};
use ontrack_judge::Evidence;
use serde::{Deserialize, Serialize};

use crate::other_nonce::with_nonce;
use crate::row::Row;

/// What is not kept of a row, because it could lead to a person.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Privacy {
    /// Leave these columns empty
    #[arg(long, value_delimiter = ',', value_name = "COLUMN")]
    pub without: Vec<Column>,
    /// Put another nonce into the evidence, with everything that follows from it, so that nobody
    /// finds the session. Leaves the column nonce_hash empty as well
    #[arg(long)]
    pub unlinked: bool,
    /// Keep the time to the hour or the day only
    #[arg(long, value_name = "UNIT")]
    pub time: Option<Unit>,
}

/// A column that may be left empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Column {
    /// Leads whoever has the nonce to the session
    NonceHash,
    /// Leads to a visit that another log has too
    Time,
    /// Tells evidence that was copied
    TimesHash,
    /// What a server saw of the session
    Wire,
    /// Without it nothing can be judged again
    Evidence,
}

/// What a time is kept to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Bursts can still be told
    Hour,
    /// Enough for the rates of a day
    Day,
}

impl Privacy {
    /// Takes out of a row what is not kept. The evidence is the row's.
    pub fn apply(&self, row: &mut Row, evidence: &Evidence) {
        if let (Some(unit), Some(time)) = (self.time, &mut row.time) {
            *time = unit.of(*time);
        }
        if self.unlinked {
            row.nonce_hash = None;
            row.evidence = unlinked(evidence);
        }
        for column in &self.without {
            match column {
                Column::NonceHash => row.nonce_hash = None,
                Column::Time => row.time = None,
                Column::TimesHash => row.judged.times_hash = None,
                Column::Wire => row.wire = None,
                Column::Evidence => row.evidence = None,
            }
        }
    }
}

impl Unit {
    fn of(self, time: DateTime<Utc>) -> DateTime<Utc> {
        let unit = match self {
            Self::Hour => TimeDelta::hours(1),
            Self::Day => TimeDelta::days(1),
        };
        time.duration_trunc(unit).unwrap_or(time)
    }
}

/// The evidence under a nonce that nobody issued. The nonce keeps no secret: it must only not be the
/// one before.
fn unlinked(evidence: &Evidence) -> Option<String> {
    // Every second nonce fits. That a hundred do not is no chance.
    let nonces = (0..100).map(|_| format!("{:032x}", fastrand::u128(..)));
    let evidence = nonces
        .filter_map(|nonce| with_nonce(evidence, &nonce))
        .next()?;
    serde_json::to_string(&evidence).ok()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use super::*;
    use crate::lines;

    const LINE: &[u8] = br#"{"time":"2026-03-01T13:47:11.5Z","wire":[],"evidence":{"schemaVersion":1,"nonce":"abc","timeline":[{"atMs":1,"event":"constructed"}]}}"#;

    fn kept(privacy: &Privacy) -> Row {
        let unjudged = lines::unjudged(LINE).expect("a row");
        unjudged.judge(privacy).expect("evidence")
    }

    #[test]
    fn columns_are_left_empty() {
        let all = Column::value_variants().to_vec();
        let row = kept(&Privacy {
            without: all,
            ..Privacy::default()
        });
        let is_empty = row.nonce_hash.is_none()
            && row.time.is_none()
            && row.judged.times_hash.is_none()
            && row.wire.is_none()
            && row.evidence.is_none();
        assert!(is_empty, "{row:?}");
        assert_eq!(row.judged.verdict, "inconclusive");
    }

    #[test]
    fn times_are_kept_to_the_hour_or_the_day() {
        for (unit, expected) in [
            (Unit::Hour, "2026-03-01T13:00:00+00:00"),
            (Unit::Day, "2026-03-01T00:00:00+00:00"),
        ] {
            let row = kept(&Privacy {
                time: Some(unit),
                ..Privacy::default()
            });
            assert_eq!(row.time.expect("a time").to_rfc3339(), expected);
        }
    }

    #[test]
    fn evidence_without_its_nonce_has_another() {
        let row = kept(&Privacy {
            unlinked: true,
            ..Privacy::default()
        });
        let evidence = Evidence::from_json(row.evidence.expect("evidence")).expect("evidence");
        assert_eq!(evidence.nonce.len(), 32);
        assert_eq!(row.nonce_hash, None);
    }
}
