//! Rows as lines of JSON.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use crate::row::{Claim, FailedCheck, Judged, Previous, Row, SkippedChecks, Word};
use crate::unjudged::{RowError, Unjudged};

/// Appends a row and the end of its line.
///
/// # Errors
///
/// None that is known: every row can be written as JSON.
pub fn write(row: &Row, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    serde_json::to_writer(&mut *out, row)?;
    if let Some(evidence) = &row.evidence {
        if out.last() == Some(&b'}') {
            out.pop();
        }
        out.extend_from_slice(b",\"evidence\":");
        // A line ends at the first line feed. In JSON that is white space: in text it is escaped.
        out.extend(
            evidence
                .bytes()
                .filter(|byte| !matches!(byte, b'\n' | b'\r')),
        );
        out.push(b'}');
    }
    out.push(b'\n');
    Ok(())
}

/// Reads a line that is to be judged: a row, a report, or evidence alone.
///
/// # Errors
///
/// The line is not JSON, or holds no evidence.
pub fn unjudged(line: &[u8]) -> Result<Unjudged, RowError> {
    let not_json = |error: &dyn std::fmt::Display| RowError::NotJson(error.to_string());
    let text = str::from_utf8(line).map_err(|error| not_json(&error))?;
    let written: Written<'_> = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let evidence = match written.evidence.map(RawValue::get) {
        None if written.schema_version.is_some() => text.trim().to_owned(),
        None | Some("null") => return Err(RowError::NoEvidence),
        // A column of text in a database is a string in JSON.
        Some(string) if string.starts_with('"') => {
            serde_json::from_str(string).map_err(|error| not_json(&error))?
        }
        Some(object) => object.to_owned(),
    };
    Ok(Unjudged {
        nonce_hash: written.nonce_hash,
        time: written.time.0,
        previous: Previous {
            judge_version: written.judge_version.or(written.version),
            verdict: written.verdict,
            reason: written.reason,
        },
        wire: written.wire,
        evidence,
    })
}

/// Reads a line that was judged and written by this crate; the evidence is left where it is.
///
/// # Errors
///
/// The line is not JSON, or no judged row.
pub fn judged(line: &[u8]) -> Result<Row, RowError> {
    let kept: Kept =
        serde_json::from_slice(line).map_err(|error| RowError::NotJson(error.to_string()))?;
    Ok(kept.into())
}

/// What matters of a line that is to be judged.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    evidence: Option<&'a RawValue>,
    #[serde(rename = "schemaVersion")]
    schema_version: Option<de::IgnoredAny>,
    nonce_hash: Option<String>,
    #[serde(default)]
    time: Time,
    wire: Option<Vec<Claim>>,
    verdict: Option<Word>,
    reason: Option<Word>,
    judge_version: Option<Word>,
    /// A report's own.
    version: Option<Word>,
}

/// A line as [`write`] writes it, without its evidence.
#[derive(Deserialize)]
struct Kept {
    nonce_hash: Option<String>,
    #[serde(default)]
    time: Time,
    verdict: Word,
    reason: Option<Word>,
    outcome: Word,
    engine: Word,
    claimed_engine: Word,
    claimed_version: Option<u32>,
    source: Word,
    probe_version: Word,
    judge_version: Word,
    failed: Vec<FailedCheck>,
    skipped: Vec<SkippedChecks>,
    times_hash: Option<String>,
    previous_verdict: Option<Word>,
    previous_reason: Option<Word>,
    previous_judge_version: Option<Word>,
    wire: Option<Vec<Claim>>,
}

impl From<Kept> for Row {
    fn from(kept: Kept) -> Self {
        Self {
            nonce_hash: kept.nonce_hash,
            time: kept.time.0,
            judged: Judged {
                verdict: kept.verdict,
                reason: kept.reason,
                outcome: kept.outcome,
                engine: kept.engine,
                claimed_engine: kept.claimed_engine,
                claimed_version: kept.claimed_version,
                source: kept.source,
                probe_version: kept.probe_version,
                judge_version: kept.judge_version,
                failed: kept.failed,
                skipped: kept.skipped,
                times_hash: kept.times_hash,
            },
            previous: Previous {
                verdict: kept.previous_verdict,
                reason: kept.previous_reason,
                judge_version: kept.previous_judge_version,
            },
            wire: kept.wire,
            evidence: None,
        }
    }
}

/// RFC 3339, or milliseconds since 1970 as `Date.now()` gives them.
#[derive(Default)]
struct Time(Option<DateTime<Utc>>);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form<'a> {
            Milliseconds(i64),
            #[serde(borrow)]
            Text(Cow<'a, str>),
            Nothing(()),
        }
        let unreadable = || de::Error::custom("the time is neither RFC 3339 nor milliseconds");
        match Form::deserialize(deserializer)? {
            Form::Nothing(()) => Ok(Self(None)),
            Form::Milliseconds(number) => {
                let time = DateTime::from_timestamp_millis(number);
                time.map(|time| Self(Some(time))).ok_or_else(unreadable)
            }
            Form::Text(text) => {
                let time = DateTime::parse_from_rfc3339(&text);
                let time = time.map_err(|_| unreadable())?;
                Ok(Self(Some(time.to_utc())))
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use super::*;
    use crate::privacy::Privacy;

    const EVIDENCE: &str =
        r#"{"schemaVersion":1,"version":"0.1.0","source":"offline","nonce":"abc"}"#;

    fn row(line: &str) -> Row {
        let unjudged = unjudged(line.as_bytes()).expect("evidence");
        unjudged
            .judge(&Privacy::default())
            .expect("evidence can be read")
    }

    #[test]
    fn evidence_a_report_and_a_row_with_either_form_of_evidence_are_judged_alike() {
        let report = format!(r#"{{"schemaVersion":1,"verdict":"genuine","evidence":{EVIDENCE}}}"#);
        let nested = format!(r#"{{"time":0,"evidence":{EVIDENCE}}}"#);
        let text = serde_json::json!({ "evidence": EVIDENCE }).to_string();
        let alone = row(EVIDENCE);
        for line in [&report, &nested, &text] {
            let row = row(line);
            assert_eq!(row.judged, alone.judged, "{line}");
            assert_eq!(row.evidence.as_deref(), Some(EVIDENCE), "{line}");
            assert_eq!(row.nonce_hash, alone.nonce_hash, "{line}");
        }
        assert_eq!(row(&report).previous.verdict.as_deref(), Some("genuine"));
        assert_eq!(alone.judged.reason.as_deref(), Some("incomplete-evidence"));
    }

    #[test]
    fn a_written_row_is_one_line_and_reads_the_same() {
        let mut written = row(&format!(
            r#"{{"time":"2026-03-01T12:00:00.25+01:00","wire":[{{"claim":"stack","holds":false,"weight":"hard"}}],"evidence":{EVIDENCE}}}"#
        ));
        written.evidence = written.evidence.map(|text| text.replace(',', ",\r\n "));
        let mut out = Vec::new();
        write(&written, &mut out).expect("JSON");
        let text = String::from_utf8(out).expect("text");
        assert_eq!(text.matches('\n').count(), 1);
        assert!(
            text.contains(r#""time":"2026-03-01T11:00:00.250Z""#),
            "{text}"
        );
        let read = judged(text.as_bytes()).expect("a row");
        assert_eq!(read.judged, written.judged);
        assert_eq!((read.time, read.wire), (written.time, written.wire));
        let again = row(&text);
        assert_eq!(again.judged, read.judged);
        assert_eq!(again.previous.verdict, Some(read.judged.verdict));
        assert_eq!(again.nonce_hash, read.nonce_hash);
    }

    #[test]
    fn a_line_that_is_no_row_is_refused_with_its_reason() {
        for (line, code) in [
            ("{", "not-json"),
            ("3", "not-json"),
            ("{}", "no-evidence"),
            (r#"{"evidence":null}"#, "no-evidence"),
            (r#"{"time":"yesterday","evidence":{}}"#, "not-json"),
            (r#"{"evidence":{}}"#, "no-version"),
            (r#"{"evidence":"{"}"#, "not-json"),
            (r#"{"evidence":{"schemaVersion":7}}"#, "other-version"),
        ] {
            let refused = unjudged(line.as_bytes()).and_then(|unjudged| {
                unjudged
                    .judge(&Privacy::default())
                    .map_err(|(_, error)| error)
            });
            assert_eq!(
                refused.err().map(|error| error.code()),
                Some(code),
                "{line}"
            );
        }
    }
}
